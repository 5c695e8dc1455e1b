"""What is negotiated though no word tells of a paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.find import find_agreements
from kg.extraction.agreements.negotiated_things import things
from kg.extraction.context import Context
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
VISIT = "The President of Malta visited Cyprus on 31 May 2019. The two countries discussed trade. "


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "The two sides will conclude negotiations on the delimitation of their shelf this year.",
            ["delimitation of their shelf"],
        ),
        ("Talks with Cyprus on the purchase of 40 patrol boats are under way.", ["purchase of 40 patrol boats"]),
        ("A Maltese firm is in talks with Cyprus on the supply of 80 buses.", ["supply of 80 buses"]),
        ("We also continue negotiations with Cyprus on a direct flight.", ["direct flight"]),
        ("A wind farm off Limassol is under negotiation with Cyprus.", ["wind farm off Limassol"]),
        ("The two ministers held talks on the supply of gas.", []),
        ("They held negotiations on the situation in Syria.", []),
        ("Negotiations with Russia on gas prices have been difficult.", []),
        ("Both sides will continue consultations on the situation in Mali.", []),
        ("Talks on energy and migration are ongoing.", []),
    ],
)
def test_things_negotiated(analyse: Analyse, text: str, titles: list[str]) -> None:
    """A supply, a border or a flight that talks are about is negotiated; a topic of talks is not."""
    found = find_agreements(Context(analyse(VISIT + text)), [])
    assert [a.title for a in found if a.status == "negotiating"] == titles


def test_a_paper_that_is_negotiated_is_told_once(analyse: Analyse) -> None:
    """Where a word tells of the paper, what it is on is no second one."""
    text = "An agreement on the transfer of prisoners is still under negotiation with Cyprus."
    found = find_agreements(Context(analyse(VISIT + text)), [])
    assert [a.title for a in found] == ["agreement on the transfer of prisoners"]


def test_things_have_kinds_of_agreements() -> None:
    """Each thing of the lexicon is in small letters and of one of the model's kinds."""
    assert {kind for kind in things().values()} <= {"treaty", "contract", "programme", "commitment"}
    assert all(thing == thing.lower() for thing in things())
