"""Whom a figure is about, where a farm, a university or "the country" tells it."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Some 80 Lao officers study at Vietnamese military academies.", {"Laos", "Vietnam"}),
        ("More than 3,000 Fijians worked on Australian farms last year.", {"Fiji", "Australia"}),
        (
            "The number of Nepali trainees received every year at Polish technical institutes rose to 150.",
            {"Nepal", "Poland"},
        ),
        ("Chinese companies have created more than 50,000 local jobs in Zambia.", {"China", "Zambia"}),
        ("The project will create 5,000 jobs in Zambia.", {"Zambia"}),
        ("He will visit Poland. Some 200 Korean companies have invested in the country.", {"South Korea", "Poland"}),
        ("He met the leaders of Ghana, Togo and Mali. Kenya has built 300 schools in the country.", {"Kenya"}),
    ],
)
def test_where_they_are_counted(analyse, text: str, sides: set[str]) -> None:
    """An institution of a country, its jobs, and the country spoken of before are sides of what is counted there."""
    [figure] = find_figures(Context(analyse(text, title="Weekly press briefing", date="20 June 2023")))
    assert {p.partition("/")[2] for p in figure.parties} == sides
