"""What kind a paper is by whom it is between and what it is on; lists that say what state their papers are in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.find import find_agreements
from kg.extraction.context import Context
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
VISIT = "The President of Malta visited Cyprus on 31 May 2019. The two countries discussed trade. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Malta signed a loan agreement with the Asian Development Bank.", "treaty"),
        ("Malta signed a loan agreement with the Valletta Investment Bank.", "contract"),
        ("They signed investment agreements worth 45 billion euros.", "contract"),
        ("The University of Malta and the University of Cyprus signed a research arrangement on fish.", "memorandum"),
        ("The free trade agreement between the EFTA States and Malta served our companies well.", "treaty"),
        ("They agreed to work on an arrangement under which land would be leased.", "programme"),
    ],
)
def test_kinds(analyse: Analyse, text: str, kind: str) -> None:
    """The sides and the words of a paper settle its kind where its noun does not."""
    context = Context(analyse(VISIT + text, date="31 May 2019"))
    assert [a.kind for a in find_agreements(context, [])][-1:] == [kind]


@pytest.mark.parametrize(
    ("lead", "status"),
    [
        ("Agreements under negotiation", "negotiating"),
        ("Pending agreements:", "negotiating"),
        ("Agreements in force between Malta and Cyprus:", "inForce"),
        ("Agreements signed", "signed"),
    ],
)
def test_lists_by_their_state(analyse: Analyse, lead: str, status: str) -> None:
    """The line above a list says whether its papers are signed, in force or still negotiated."""
    text = f"{VISIT}\n\n{lead}\n\n• Agreement on Sport, 2013\n\n• Memorandum of Understanding on Health\n\n"
    context = Context(analyse(text, date="31 May 2019"))
    assert {a.status for a in find_agreements(context, [])} == {status}
