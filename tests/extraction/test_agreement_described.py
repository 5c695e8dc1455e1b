"""Papers of those just signed that a later sentence tells by what they do, and lists of what was endorsed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
SIGNED = "The presidents of Peru and Chile met in Lima and signed four agreements today. Trade has grown. "


def statuses(analyse: Analyse, text: str) -> dict[str, str]:
    found = extract(analyse(text, title="Talks of Peru and Chile", date="14 June 2023")).agreements
    return {a.title: a.status for a in found if a.count is None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SIGNED}The Social Security Agreement will allow pensions to be paid abroad.", "signed"),
        (f"{SIGNED}It is expected that the Social Security Agreement will help workers.", "signed"),
        # not one of them
        (f"{SIGNED}The Social Security Agreement of 1998 provides for pensions.", "inForce"),
        (f"{SIGNED}The existing Social Security Agreement provides for pensions.", "inForce"),
        (f"{SIGNED}They praised the Social Security Agreement.", "inForce"),
        ("Peru and Chile have many agreements. The Social Security Agreement allows pensions.", "inForce"),
        ("Peru and Chile will sign two agreements in May. The Social Security Agreement helps workers.", "inForce"),
    ],
)
def test_what_one_of_those_signed_does(analyse: Analyse, text: str, expected: str) -> None:
    """Told as the subject of what it does, shortly after the signing, and by no year of its own."""
    found = statuses(analyse, text)
    assert next(s for t, s in found.items() if t.startswith("Social Security Agreement")) == expected


def test_entries_of_what_was_endorsed_are_adopted(analyse: Analyse) -> None:
    """A line that says what ministers endorsed opens a list as one on what they signed does."""
    text = (
        "The ministers of Peru and Chile endorsed the following deliverables:\n\na. the Terms of Reference of the "
        "Peru-Chile Women’s Network;\n\nb. the Work Programme on Standards 2022-2024."
    )
    assert set(statuses(analyse, text).values()) == {"signed"}
