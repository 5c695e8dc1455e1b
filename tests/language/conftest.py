"""One model for the tests that need real parses, and a directory that knows a few people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.language.analysis import Analysis
from kg.reading.read import read_bytes

Analyse = Callable[..., Analysis]

# Enough plain English to be told as such.
_MORE = "It was a long and very useful day for all of those who took part in it."
LEADERS = {"Biden": "Q30", "Putin": "Q159", "Modi": "Q668", "Abe": "Q17", "Harris": "Q30"}


OFFICES = {
    ("Q30", "President"),
    ("Q145", "Prime Minister"),
    ("Q145", "Foreign Secretary"),
    ("Q668", "Prime Minister"),
    ("Q145", "Chancellor"),
}


GIVEN = {("Meloni", "Prime Minister"): "Giorgia", ("Rama", "Prime Minister"): "Edi"}


class FewPeople:
    """Knows a few surnames, whatever the title and day, and a few offices."""

    def country_of(self, name: str, title: str | None, on: date | None) -> str | None:
        return LEADERS.get(name.split()[-1])

    def given_name(self, name: str, title: str | None, on: date | None) -> str | None:
        return GIVEN.get((name, title))

    def has_office(self, country: str, title: str) -> bool:
        return (country, title) in OFFICES


@pytest.fixture(scope="session")
def analyse(one_model: None) -> Analyse:
    """Analyses a text under a title and a date."""
    from kg.language.pipeline import Analyser

    analyser = Analyser(directory=FewPeople())

    def run(text: str, title: str = "Talks", date: str = "20 March 2023") -> Analysis:
        document = read_bytes(f"{title}\n\n{date}\n\n{text}\n\n{_MORE}\n".encode(), "test.txt")[0]
        return next(iter(analyser.analyse([document])))

    return run
