"""Numbers in the wordings of many offices: arrivals, quotas, dates "as of", and what is so beside a plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
Row = tuple[float, str, str, str | None]  # value, unit, kind, period


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "As of December 2022, a total of 27 projects with Turkish participation had been implemented in Malaysia.",
            [(27, "projects", "observed", "2022-12")],
        ),
        (
            "Tourist arrivals from Israel to Cyprus reached 250,000 in 2022.",
            [(250000, "arrivals", "observed", "2022")],
        ),
        ("Visitors from Israel to Cyprus surpassed 2019 levels.", []),
        (
            "Enhancement of training slots for Botswana from 60 to 150 per annum.",
            [(60, "slots/year", "observed", None), (150, "slots/year", "observed", None)],
        ),
        (
            "Morocco granted scholarships to Malawian students, whose quota has gone from 20 to 60 per year.",
            [(20, "scholarships/year", "observed", None), (60, "scholarships/year", "observed", None)],
        ),
        (
            "They spoke of the Plan of Action (2021-2025), with over 90 per cent of its lines having been addressed.",
            [(90, "percent", "observed", None)],
        ),
        (
            "I suggest that the commission work on the Ulan Bator Railway, where Russia owns 50 percent of it.",
            [(50, "percent", "observed", None)],
        ),
        (
            "Total trade between Britain and Peru rose by £340 million in current prices to £3.1 billion in 2022.",
            [(340000000, "GBP", "observed", "2022"), (3100000000, "GBP", "observed", "2022")],
        ),
    ],
)
def test_numbers_in_other_words(analyse: Analyse, text: str, wanted: list[Row]) -> None:
    """What is counted, whether it is so or aimed at, and when."""
    figures = extract(analyse(text, title="Visit", date="14 June 2023")).figures
    rows = [
        (f.value, f.unit, "target" if f.target else "observed", f.period.time.edtf if f.period else None)
        for f in figures
    ]
    assert sorted(rows) == sorted(wanted)
