"""Cabinets and parliaments that approve papers, and papers told among those that were signed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.state_organs import is_executive
from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
MEETING = "President Ana Sol of Malta met President Ion Rusu of Cyprus in Valletta today. "


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Cabinet of Malta approved an agreement with Cyprus on fisheries.", "agreed"),
        ("The Maltese Council of Ministers approved the Agreement with Cyprus on Fisheries.", "agreed"),
        ("The Parliament of Malta approved the Treaty on Extradition with Cyprus.", "inForce"),
        ("The Maltese Senate approved the agreement with Cyprus on taxes.", "inForce"),
    ],
)
def test_what_is_approved(analyse: Analyse, text: str, status: str) -> None:
    """A cabinet agrees to what is to be signed, a parliament ratifies what was; both act for their state."""
    (agreement,) = extract(analyse(MEETING + text, date="June 14, 2023")).agreements
    assert agreement.status == status
    assert {p.partition("/")[2] for p in agreement.parties} == {"Malta", "Cyprus"}


@pytest.mark.parametrize(
    "text",
    [
        "Among the documents signed were a treaty on extradition and a memorandum on agriculture.",
        "Among the agreements concluded is a protocol on customs.",
    ],
)
def test_what_is_told_among_papers_signed(analyse: Analyse, text: str) -> None:
    """It is signed as they are, on the day of the meeting."""
    found = extract(analyse(MEETING + text, date="June 14, 2023")).agreements
    assert {(a.status, a.date.time.edtf if a.date else None) for a in found} == {("signed", "2023-06-14")}


def test_who_governs() -> None:
    """Parliaments and chambers do not."""
    assert is_executive("Cabinet")
    assert not is_executive("Senate")
