"""Whose a goal is in a document of two, on real parses of short sentences."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures

BOTH = {"Chile", "Latvia"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile plans to produce 2 million tonnes of green hydrogen a year by 2035.", {"Chile"}),
        ("Latvia now wants to raise the share of renewables to 30 percent by 2030.", {"Latvia"}),
        ("Latvia has set itself the goal of producing 500 MW of solar power by 2030.", {"Latvia"}),
        ("Chile plans to spend 5% of GDP on research next year.", {"Chile"}),
        (
            "Latvia's Minister welcomed Chile's goal of reaching 80 per cent renewable electricity by 2030.",
            {"Chile"},
        ),
        ("The Minister of Chile praised the Latvian target of cutting methane by 33 per cent by 2030.", {"Latvia"}),
        ("Chile aims to increase exports to Latvia by 20 per cent by 2030.", BOTH),
        ("Latvia wants to double bilateral trade to 6 billion euros by 2030.", BOTH),
        ("Chile intends to produce 300 tonnes of fruit for Latvian shops by 2026.", BOTH),
        ("Chile plans to offer 50 scholarships next year.", BOTH),
        ("Chile's goal of importing 30,000 tonnes from Latvia was recalled.", BOTH),
    ],
)
def test_whose_goal_it_is(analyse, text, expected):
    """What a side sets out to do within its borders is its own, whoever welcomes it; else it is of both."""
    found = find_figures(Context(analyse(text, title="Talks between Latvia and Chile", date="20 March 2023")))
    assert found
    assert all({party.partition("/")[2] for party in figure.parties} == expected for figure in found)
