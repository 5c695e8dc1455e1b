"""Older papers beside newer ones: which is amended or replaced, and the day that stands before or behind a noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
MEETING = "President Ana Sol of Malta met President Ion Rusu of Cyprus in Valletta today. "


@pytest.mark.parametrize(
    ("text", "title", "status", "day"),
    [
        ("The protocol with Cyprus amends the 2000 agreement on fish.", "2000 agreement on fish", "inForce", "2000"),
        (
            "They are negotiating a free trade agreement to replace the interim agreement which took effect in 2019.",
            "free trade agreement to replace the interim agreement",
            "negotiating",
            None,
        ),
        ("Malta proposed that Cyprus soon ratify the Fish Trade Agreement.", "Fish Trade Agreement", "signed", None),
        ("They spoke of implementing the December 2021 memorandum on gas.", "memorandum on gas", "inForce", "2021-12"),
        ("They recalled the May 11 protocol of the commission.", "protocol of the commission", "inForce", "2023-05-11"),
        ("They praised the Trade Agreement No. 65, in force since 2010.", "Trade Agreement", "inForce", "2010"),
        (
            "The fishing agreement with Cyprus is at the stage of internal approval.",
            "fishing agreement",
            "agreed",
            None,
        ),
        (
            "A signing and exchange of documents ceremony was held for the Convention on Social Security.",
            "Convention on Social Security",
            "signed",
            "2023-06-14",
        ),
        ("They spoke of the loan worth 30 million euros, on which the two agreed in 2022.", "loan", "inForce", "2022"),
    ],
)
def test_older_papers(analyse: Analyse, text: str, title: str, status: str, day: str | None) -> None:
    """What is said of the one is not said of the other."""
    found = extract(analyse(MEETING + text, date="June 14, 2023")).agreements
    rows = [(a.title, a.status, a.date.time.edtf if a.date else None) for a in found]
    assert any(t.startswith(title) and (s, d) == (status, day) for t, s, d in rows), rows
