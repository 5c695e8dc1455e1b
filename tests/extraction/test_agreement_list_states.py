from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.list_states import state_of
from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
MEETING = "President Marcos Ayala of Peru met President Lena Brandt of Austria in Lima today.\n\n"
LIST = "\n\n- Agreement on Air Services\n\n- Action Plan for Tourism 2023-2025"


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("The following documents are ready for signature:", "agreed"),
        ("The following agreements are to be signed in Graz later this year:", "agreed"),
        ("Peru proposed the conclusion of the following documents:", "proposed"),
        ("The two sides agreed to expedite negotiations on the following agreements:", "negotiating"),
        ("The two sides looked forward to the early conclusion of the following agreements:", "negotiating"),
        ("Agreements under negotiation", "negotiating"),
        ("Relations rest on the following agreements:", "in force"),
        ("The legal framework of relations includes the following documents:", "in force"),
        ("The following documents were signed:", None),
        ("The following documents were signed, and are ready for signature by others:", None),
        ("The Presidents welcomed the signing of the following documents:", None),
    ],
)
def test_a_line_says_what_all_its_papers_are(line: str, state: str | None) -> None:
    """What opens a list may say that its papers are to be signed, negotiated, proposed or in force."""
    assert state_of(line) == state


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("The following documents are ready for signature:", "agreed"),
        ("Austria proposed the conclusion of the following documents:", "proposed"),
        ("Relations rest on the following agreements:", "inForce"),
        ("The following documents were signed:", "signed"),
    ],
)
def test_its_entries_have_that_status(analyse: Analyse, line: str, status: str) -> None:
    """Each entry of the list has the status that its opening line tells."""
    found = extract(analyse(MEETING + line + LIST, date="March 20, 2023")).agreements
    wanted = [("Agreement on Air Services", status), ("Action Plan for Tourism 2023-2025", status)]
    assert [(a.title, a.status) for a in found] == wanted
