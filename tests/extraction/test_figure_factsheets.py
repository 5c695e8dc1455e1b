"""Figures as trade factsheets tell them: rolling years, sums beside shares, the year before in brackets."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures
from kg.model import Figure


def figures(analyse, text: str) -> list[Figure]:
    return find_figures(Context(analyse(text, title="Talks between Peru and Chile", date="20 June 2023")))


def test_a_rolling_year_and_what_it_is_told_against(analyse):
    """The share and the sum of a rise are of the later four quarters; current prices are no thing measured."""
    found = figures(
        analyse,
        "Total trade was £1.9 billion in the four quarters to the end of Q4 2022, an increase of 25.1% or £383 million "
        "in current prices from the four quarters to the end of Q4 2021.",
    )
    assert [f.value for f in found] == [1.9e9, 25.1, 383e6]
    assert {f.period and f.period.time.edtf for f in found} == {"2022-01/2022-12"}
    assert [f.change for f in found] == [None, "increase", "increase"]
    assert all("prices" not in f.indicator for f in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In 2021, 2,100 Peruvian students were enrolled at Chilean universities (2020: 1,950).",
            [(2100, "students", "2021"), (1950, "students", "2020")],
        ),
        (
            "Trade amounted to $3.5 billion in 2021 (2020: $2.9 billion).",
            [(3.5e9, "USD", "2021"), (2.9e9, "USD", "2020")],
        ),
        ("• Chilean tourists in Peru (2022): 150,000", [(150_000, "people/year", "2022")]),
        (
            "Chile's exports to Peru totalled $1.8 billion and its imports $1.2 billion in 2021.",
            [(1.8e9, "USD", "2021"), (1.2e9, "USD", "2021")],
        ),
        (
            "Exports were $2 billion in 2020 and imports were $1 billion in 2021.",
            [(2e9, "USD", "2020"), (1e9, "USD", "2021")],
        ),
        ("Peru offers 15 full scholarships per academic year to Chile.", [(15, "scholarships/year", None)]),
    ],
)
def test_years_beside_numbers(analyse, text: str, told: list[tuple[float, str, str | None]]):
    """A year heads the number behind its colon, and is that of both flows where it stands at the second."""
    assert [(f.value, f.unit, f.period and f.period.time.edtf) for f in figures(analyse, text)] == told


def test_a_rise_by_a_sum_to_another(analyse):
    """What it rises by is a change, what it rises to a level; with one currency told it is a range."""
    apart = figures(analyse, "Chile will raise its contribution by EUR 10 million to EUR 35 million.")
    assert [(f.value, f.change) for f in apart] == [(1e7, "increase"), (3.5e7, None)]
    [whole] = figures(analyse, "Chile will raise its contribution by 10 to 35 million euros.")
    assert (whole.value, whole.upper, whole.change) == (1e7, 3.5e7, "increase")


def test_a_threefold_increase_is_one(analyse):
    """The noun after a multiple tells its direction."""
    [figure] = figures(analyse, "There has been a threefold increase in trade since 2009.")
    assert figure.change == "increase"


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("About 40% of the 500 places went to women from Chile.", "share of places that went to women from Chile"),
        ("About 40% of the places went to women from Chile.", "share of places that went to women from Chile"),
    ],
)
def test_a_share_of_a_number(analyse, text: str, indicator: str):
    """What a share is of may be a number itself."""
    assert figures(analyse, text)[0].indicator == indicator
