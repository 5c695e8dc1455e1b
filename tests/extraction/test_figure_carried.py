"""What the sentence before tells of a figure, on real parses of short texts."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures
from kg.model import Figure

PAIR = "Talks between India and Japan"


def figures(analyse, text: str, title: str = PAIR) -> list[Figure]:
    return find_figures(Context(analyse(text, title=title, date="20 March 2023")))


def periods(found: list[Figure]) -> list[str | None]:
    return [f.period.time.edtf if f.period is not None else None for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2021, bilateral trade totalled $4 billion. Japan had a surplus of $870 million.", ["2021", "2021"]),
        (
            "Last year trade was $4 billion. Our exports were $2.3 billion, up 11 per cent on the year before.",
            ["2022", "2022", "2022"],
        ),
        (
            "Trade recorded $4 billion in 2021, compared to $3 billion in 2020. Indian exports amounted to $1 billion.",
            ["2021", "2020", "2021"],
        ),
        ("In 2022, exports stood at $7 billion. That is less than 1 per cent of all our trade.", ["2022", "2022"]),
        ("Trade was worth $4 billion in 2021-22. Imports rose by 6 per cent over 2020-21.", ["2021/2022", "2021/2022"]),
    ],
)
def test_the_year_of_the_sentence_before(analyse, text, expected):
    """Flows told next without a time are of the year that the trade before is told of."""
    assert periods(figures(analyse, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Trade amounted to $4 billion in 2021. Japanese investment in India stands at $30 billion.",
        "Trade amounted to $4 billion in 2021. Exports currently amount to $2 billion.",
        "Trade amounted to $4 billion in 2021. Japan built 40 schools.",
        "Trade amounted to $4 billion in 2021.\n\nIndian exports amounted to $2 billion.",
        "Trade is to reach $4 billion in 2030. Indian exports amounted to $2 billion.",
    ],
)
def test_what_is_told_otherwise_has_no_year(analyse, text):
    """A stock, a present state, another thing or another paragraph does not take the year of the trade before."""
    assert periods(figures(analyse, text))[-1] is None


def test_the_sides_of_the_sentence_before(analyse):
    """Exports told next are those of the two sides whose trade was told."""
    text = "Two-way trade between Australia and Kenya was worth $121 million in 2021. Exports amounted to $97 million."
    _, exports = figures(analyse, text, "Kenya country brief")
    assert set(exports.parties) == {"country/Australia", "country/Kenya"}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("In 2022, trade was worth 90 million dollars, while 12,000 Indians visited Japan.", ["2022", "2022"]),
        ("In 2022, trade was worth 90 million dollars, while 50 companies are active in Japan.", ["2022", None]),
        ("For 2018-19, 75 slots were allotted to Japan, of which 62 were utilized.", ["2018/2019", "2018/2019"]),
        ("Trade grew by 9 per cent in 2021, despite a slowdown in the last quarter of 2021.", ["2021"]),
        ("Last year trade grew by 30 per cent, in the first 11 months of last year.", ["2022-01/2022-11"]),
    ],
)
def test_a_period_goes_on_while_the_past_is_told(analyse, text, periods):
    """Another kind of number has the period too where a verb of the past has it; a finer time is of the same."""
    found = find_figures(Context(analyse(text, title="Talks between India and Japan", date="20 March 2023")))
    assert [f.period and f.period.time.edtf for f in found] == periods
