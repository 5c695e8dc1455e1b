"""Numbers in digits and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.numerals import SCALES, TENS, UNITS, Numeral, read_numeral

ONES = list(UNITS)
DECADES = ["", "", *TENS]


def spell(number: int) -> str:
    """English words of a number below a trillion, as style guides write them."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return DECADES[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100]} hundred" + (f" and {spell(number % 100)}" if number % 100 else "")
    for scale, word in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{spell(number // scale)} {word}" + (joint + spell(rest) if rest else "")
    raise AssertionError(number)


def read(text: str, *, money: bool = False) -> Numeral:
    found = read_numeral(text, 0, len(text), money=money)
    assert found is not None
    return found


READ = [
    ("5", 5, "5"),
    ("1,234,567 people", 1234567, "1,234,567"),
    ("1 234 567 people", 1234567, "1 234 567"),
    ("1'250'000 people", 1250000, "1'250'000"),
    ("3.000.000 trees", 3000000, "3.000.000"),
    ("1.250 trees", 1.25, "1.250"),
    ("200 mio. kroner", 2e8, "200 mio."),
    ("1½ million people", 1.5e6, "1½ million"),
    ("Three and a half billion dollars", 3.5e9, "Three and a half billion"),
    ("one-and-a-half million people", 1.5e6, "one-and-a-half million"),
    ("2 and a quarter million people", 2.25e6, "2 and a quarter million"),
    ("a quarter of a million people", 250e3, "a quarter of a million"),
    ("three quarters of a million people", 750e3, "three quarters of a million"),
    ("12\u00a0500", 12500, "12\u00a0500"),
    ("3.2 billion", 3.2e9, "3.2 billion"),
    ("1,5 million", 1.5e6, "1,5 million"),
    ("38,5 per cent", 38.5, "38,5"),
    ("97.6 million", 97600000, "97.6 million"),
    ("500 crore", 5e9, "500 crore"),
    ("2 lakh", 2e5, "2 lakh"),
    ("1.2bn", 1.2e9, "1.2bn"),
    ("30-billion-dollar", 30e9, "30-billion"),
    ("twelve", 12, "twelve"),
    ("twenty-five", 25, "twenty-five"),
    ("Twenty five", 25, "Twenty five"),
    ("two hundred and fifty thousand", 250000, "two hundred and fifty thousand"),
    ("two million", 2e6, "two million"),
    ("a million", 1e6, "a million"),
    ("a dozen", 12, "a dozen"),
    ("two dozen", 24, "two dozen"),
    ("half a million", 5e5, "half a million"),
    ("a half million", 5e5, "a half million"),
    ("half-a-million people", 5e5, "half-a-million"),
    ("a quarter million jobs", 250e3, "a quarter million"),
    ("quarter of a billion dollars", 250e6, "quarter of a billion"),
    ("three-quarters of a million", 750e3, "three-quarters of a million"),
    ("half a dozen", 6, "half a dozen"),
    ("five and ten", 5, "five"),
    ("twenty twenty", 20, "twenty"),
    ("nine eleven", 9, "nine"),
    ("two and a half", 2.5, "two and a half"),
]


@pytest.mark.parametrize(("text", "value", "covered"), READ)
def test_a_number_is_read_in_full(text: str, value: float, covered: str) -> None:
    """Digits, scales and words give the full value and end where the number ends."""
    found = read(text)
    assert (found.value, text[: found.end]) == (value, covered)


LOWER = [
    ("dozens of firms", 24),
    ("hundreds", 100),
    ("thousands", 1000),
    ("tens of thousands", 10_000),
    ("hundreds of thousands", 100_000),
    ("tens of millions", 10_000_000),
    ("several hundred", 100),
    ("a few thousand", 1000),
]


@pytest.mark.parametrize(("text", "value"), LOWER)
def test_a_magnitude_is_its_lower_bound(text: str, value: float) -> None:
    """A magnitude without a number gives the least it can mean, and says so."""
    found = read(text)
    assert (found.value, found.lower) == (value, True)


@pytest.mark.parametrize(
    "text", ["second", "a few", "an", "a man", "million", "and", "", "half", "12345678901234567890", "several"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    """Ordinals, articles, bare scales and absurdly long digits are refused."""
    assert read_numeral(text, 0, len(text)) is None


@pytest.mark.parametrize(("text", "value"), [("600M", 6e8), ("1.2b", 1.2e9), ("5k", 5000), ("2t", 2e12)])
def test_a_letter_scales_only_money(text: str, value: float) -> None:
    """A letter scales an amount of money only: of anything else "600M" may be metres."""
    assert read(text, money=True).value == value
    assert read(text).value < 1000


def test_a_number_stops_at_the_limit() -> None:
    """What lies beyond the given end is not read."""
    found = read_numeral("5 million", 0, 3)
    assert found is not None and found.value == 5


@given(st.integers(min_value=1, max_value=999_999_999_999))
def test_words_and_groups_round_trip(number: int) -> None:
    """A number written in words, and with commas, is read back."""
    for text in (spell(number), f"{number:,}", str(number)):
        assert (read(text).value, read(text).end) == (number, len(text))


@given(st.decimals(min_value="0.01", max_value=999, places=2), st.sampled_from(sorted(SCALES)))
def test_scales_round_trip(number: object, scale: str) -> None:
    """A decimal with a scale word has no rounding dust: 4.35 million is 4350000."""
    assert read(f"{number} {scale}").value == float(f"{float(str(number)) * SCALES[scale]:.12g}")


@given(st.text(alphabet="0123456789,. onetwhudradmilb-\u00a0", max_size=60))
def test_any_text_gives_a_finite_number_or_none(text: str) -> None:
    """Whatever stands there, the value is finite and the end lies in the text."""
    found = read_numeral(text, 0, len(text)) if text else None
    if found is not None:
        assert 0 < found.end <= len(text) and 0 <= found.value < 1e30
