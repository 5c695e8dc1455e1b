"""Numbers as English prose writes them: "1,234,567", "3.2 billion", "twenty-five", "half a million", "dozens".

Values are in full (30000000000 for "30 billion"). Digits may be grouped by commas, thin or hard spaces; a comma
before one or two digits is a decimal comma where a scale word or per cent follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_BELOW_TWENTY = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = """twenty thirty forty fifty sixty seventy eighty ninety"""
UNITS = {word: value for value, word in enumerate(_BELOW_TWENTY.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
    "mln": 1e6,
    "mn": 1e6,
    "bln": 1e9,
    "bn": 1e9,
    "mio": 1e6,
    "mrd": 1e9,
    "milliard": 1e9,
    "trn": 1e12,
    "trln": 1e12,
    "tn": 1e12,
    "mil": 1e6,
    "bil": 1e9,
}
# Scales that may be written with a full stop: "5 mio. euros".
_SHORTENED = frozenset(("mln", "mn", "bln", "bn", "mio", "mrd", "trn", "trln", "tn", "mil", "bil"))
SHORT_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}  # only glued to an amount of money: "$600M"
MAGNITUDES = {  # lower bounds, as the annotation guidelines ask for
    "dozens": 24.0,
    "hundreds": 100.0,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
STARTERS = frozenset(
    {
        *UNITS,
        *TENS,
        *MAGNITUDES,
        "a",
        "an",
        "half",
        "quarter",
        "several",
        "tens",
        "hundred",
        "thousand",
        "million",
        "billion",
    }
)

GAP = r"(?:[^\S\n]{1,4}|[^\S\n]{0,4}\n[^\S\n]{0,4})"  # white space, at most one line break: never across paragraphs
JOIN = rf"(?:{GAP}|-)"

_DIGITS = re.compile(
    r"(?P<grouped>\d{1,3}(?:,\d{3}){1,5}"
    r"|\d{1,3}(?:['’]\d{3}){1,5}(?=[^\w'’]|$)|\d{1,3}(?:\.\d{3}){2,5}(?![.\d])"
    r"|\d{1,3}(?!\s7\d7\s[A-Z])(?:[ \u00a0\u2009\u202f]\d{3}){1,5})(?P<part>\.\d{1,9})?(?![\d])"
    r"|(?P<comma>\d{1,4},\d{1,2})(?![\d,])(?=[^\S\n]?(?:%|per\b|[mbt]\w*illion|bn\b))"
    r"|(?P<plain>\d{1,15}(?:\.\d{1,9})?)(?!\d)"
)
_SCALE = re.compile(  # "466 thousands", "5 mio. EUR"
    rf"{JOIN}?(?P<scale>{'|'.join(SCALES)})s?\b(?:\.(?=[^\S\n]?(?:[a-z€$£¥(]|[A-Z]{{2,3}}\b)))?", re.I
)
_SHORT = re.compile(r"[kmbt](?![^\W_])|[^\S\n]m(?![^\W_’'])", re.I)  # "$600M", "CHF 2.5 m"
_SHORT_BEFORE = re.compile(r"[^\S\n]?(?P<scale>[kKmM])(?=[€$£]|EUR\b|USD\b)")  # "12 M€"
_WORD = re.compile(rf"(?:{JOIN}(?:and{GAP})?)?(?P<word>[^\W\d_]+)")
_HALF_A = re.compile(  # "half a million", "a quarter million", "three-quarters of a million"
    rf"(?:(?:an?{GAP})?half{JOIN}(?:of{GAP})?(?:a{JOIN})?|(?:(?P<quarters>an?|one|three){JOIN})?quarters?{JOIN}(?:of{GAP})?(?:a{JOIN})?)"
    r"(?P<scale>dozen|thousand|million|billion|trillion)\b",
    re.I,
)
_AND_A_HALF = re.compile(rf"{JOIN}and{JOIN}(?:an?|one){JOIN}(?P<part>half|quarter)\b", re.I)  # "two and a half billion"
_PART = re.compile(r"[^\S\n]?(?P<part>[½¼¾])")
_PARTS = {"half": 0.5, "quarter": 0.25, "½": 0.5, "¼": 0.25, "¾": 0.75}
_MAGNITUDE = re.compile(
    rf"(?:(?P<lead>tens|hundreds|thousands|dozens)(?:{GAP}of{GAP}|{GAP}))?(?P<main>{'|'.join(MAGNITUDES)})\b(?={GAP}of\b)?",
    re.I,
)
_SEVERAL = re.compile(rf"(?:several|a{GAP}few){GAP}(?P<scale>dozen|hundred|thousand|million|billion)\b", re.I)
_DECIMALS = re.compile(rf"{GAP}point(?P<digits>(?:{GAP}(?:{'|'.join(_BELOW_TWENTY.split()[:10])})\b){{1,4}})", re.I)
# "sixty (60) companies", "60 (sixty) companies"
_ECHO = re.compile(rf"{GAP}?\((?P<said>[^()\n]{{1,60}})\)(?={GAP}[^\W\d_])")
_LEADS = {"tens": 10.0, "dozens": 24.0, "hundreds": 100.0, "thousands": 1000.0}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read at some offset. ``scaled`` tells that a scale word stood in it, ``lower`` that it is a lower bound.

    ``bare`` is the value before the scale word: "10 to 15 billion" lends its scale to the 10.
    """

    value: float
    end: int
    words: bool = False
    scaled: bool = False
    lower: bool = False
    bare: float | None = None


def read_numeral(text: str, begin: int, end: int, *, money: bool = False) -> Numeral | None:
    """The longest number that starts exactly at ``begin``, or None. ``money`` allows "600M" and "1.2b"."""
    if begin >= end:
        return None
    found = _read_digits(text, begin, end, money) if text[begin].isdecimal() else _read_words(text, begin, end)
    return found and _with_echo(text, found, end)


def _with_echo(text: str, numeral: Numeral, end: int) -> Numeral:
    """The number with what says the same in brackets, once in words and once in digits."""
    echo = _ECHO.match(text, numeral.end, end)
    if echo is None:
        return numeral
    begin, stop = echo.span("said")
    again = _read_digits(text, begin, stop, money=False) if text[begin].isdecimal() else _read_words(text, begin, stop)
    same = again is not None and again.end == stop and again.value == numeral.value and again.words != numeral.words
    if not same:
        return numeral
    if not numeral.scaled and _SCALE.match(text, echo.end(), end):  # "fifty (50) million"
        return _scaled(text, numeral.value, echo.end(), end, words=numeral.words)
    return replace(numeral, end=echo.end())


def _read_digits(text: str, begin: int, end: int, money: bool) -> Numeral | None:
    match = _DIGITS.match(text, begin, end)
    if match is None:
        return None
    if match["grouped"]:
        value = float(re.sub(r"\D", "", match["grouped"]) + (match["part"] or ""))
    else:
        value = float((match["comma"] or match["plain"]).replace(",", "."))
    stop = match.end()
    if part := _PART.match(text, stop, end) or _AND_A_HALF.match(text, stop, end):
        value, stop = value + _PARTS[part["part"].lower()], part.end()
    if money and (short := _SHORT.match(text, stop, end)):
        return Numeral(value * SHORT_SCALES[short[0].strip().lower()], short.end(), scaled=True, bare=value)
    if before := _SHORT_BEFORE.match(text, stop, end):
        return Numeral(value * SHORT_SCALES[before["scale"].lower()], before.end(), scaled=True, bare=value)
    return _scaled(text, value, stop, end, words=False)


def _scaled(text: str, value: float, stop: int, end: int, *, words: bool) -> Numeral:
    bare, scaled = value, False
    for _ in range(2):  # "a hundred thousand million" is read no further
        scale = _SCALE.match(text, stop, end)
        if scale is None:
            break
        word = scale["scale"].lower()
        last = scale.end() - (text[scale.end() - 1] == "." and word not in _SHORTENED)
        value, stop, scaled = value * SCALES[word], last, True
    return Numeral(_tidy(value), stop, words=words, scaled=scaled, bare=bare)


def _read_words(text: str, begin: int, end: int) -> Numeral | None:
    for pattern in (_HALF_A, _SEVERAL, _MAGNITUDE):
        match = pattern.match(text, begin, end)
        if match is None:
            continue
        if pattern is _MAGNITUDE:
            value = MAGNITUDES[match["main"].lower()] * _LEADS.get((match["lead"] or "").lower(), 1.0)
            return Numeral(value, match.end(), words=True, scaled=True, lower=True)
        scale = {"dozen": 12.0, "hundred": 100.0, **SCALES}[match["scale"].lower()]
        factor = _part_of(match) if pattern is _HALF_A else 1.0
        return Numeral(scale * factor, match.end(), words=True, scaled=True, lower=pattern is _SEVERAL)
    return _read_cardinal(text, begin, end)


def _part_of(match: re.Match[str]) -> float:
    quarter = "quarter" in match[0].lower()
    return 0.75 if quarter and (match["quarters"] or "").lower() == "three" else 0.25 if quarter else 0.5


def _read_cardinal(text: str, begin: int, end: int) -> Numeral | None:
    """Words by the usual grammar: a group below a thousand, its scale, the next group with a smaller scale."""
    total, group, stop, ceiling = 0.0, None, begin, 1e15
    scaled, tail = False, ""  # tail: what the last word was, which says what may follow
    first = _WORD.match(text, begin, end)
    if first is None:
        return None
    word, at = first["word"].lower(), first
    if word in {"a", "an"}:
        nxt = _WORD.match(text, at.end(), end)
        if nxt is None or nxt["word"].lower() not in {"hundred", "dozen", *SCALES}:
            return None
        group, at, word = 1.0, nxt, nxt["word"].lower()
        tail = "unit"
    while True:
        joined_and = at.start() != begin and " and" in at[0].lower()
        if joined_and and not (tail in {"hundred", "scale"} and (word in UNITS or word in TENS)):
            break
        if word in UNITS and (tail in {"", "hundred", "scale"} or (tail == "tens" and 0 < UNITS[word] < 10)):
            group, tail = (group or 0.0) + UNITS[word], "unit"
        elif word in TENS and tail in {"", "hundred", "scale"}:
            group, tail = (group or 0.0) + TENS[word], "tens"
        elif word == "hundred" and tail in {"unit", "tens"} and group is not None and group < 100:
            group, tail, scaled = group * 100, "hundred", True
        elif word == "dozen" and tail == "unit" and group is not None and total == 0:
            return Numeral(group * 12, at.end(), words=True, scaled=True, bare=group)
        elif word in SCALES and len(word) > 3 and group is not None and SCALES[word] < ceiling:
            total, ceiling = total + group * SCALES[word], SCALES[word]
            group, tail, scaled = None, "scale", True
        else:
            break
        stop = at.end()
        if tail in {"unit", "tens"} and (half := _AND_A_HALF.match(text, stop, end)):
            return _scaled(text, total + (group or 0.0) + _PARTS[half["part"].lower()], half.end(), end, words=True)
        if tail in {"unit", "tens"} and (decimals := _DECIMALS.match(text, stop, end)):
            digits = "".join(str(UNITS[digit]) for digit in decimals["digits"].lower().split())
            return _scaled(text, total + float(f"{group or 0.0:.0f}.{digits}"), decimals.end(), end, words=True)
        following = _WORD.match(text, stop, end)
        if following is None or following.start("word") == stop:
            break
        at, word = following, following["word"].lower()
    if stop == begin:
        return None
    return Numeral(total + (group or 0.0), stop, words=True, scaled=scaled)


def _tidy(value: float) -> float:
    """4.35 million is 4350000, not 4349999.9999999995."""
    return round(value, 9) if value < 1 else float(f"{value:.15g}")
