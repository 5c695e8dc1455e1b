"""Papers named for two fields, bodies whose founding is welcomed, groups of states, and entries that decide."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.joined_fields import joined_before
from kg.extraction.extract import extract
from kg.language.analysis import Analysis
from kg.language.wordlists import words
from kg.lexicons import organisations
from kg.model import Agreement

Analyse = Callable[..., Analysis]
MEETING = "President Ana Sol of Malta met President Ion Rusu of Cyprus in Valletta today. "


def found(analyse: Analyse, text: str) -> list[Agreement]:
    return list(extract(analyse(MEETING + text, date="June 14, 2023")).agreements)


@pytest.mark.parametrize(
    ("before", "fields"),
    [
        ("signed a trade and ", "trade and "),
        ("launched a new mining, energy and ", "mining, energy and "),
        ("welcomed the research and ", "research and "),
        ("signed a memorandum and ", ""),
        ("praised the visit and ", ""),
        ("concluded a visa waiver and ", ""),
        ("discussed trade and ", ""),
        ("signed a treaty of peace and ", ""),
    ],
)
def test_fields_joined_before_a_noun_are_its_own(before: str, fields: str) -> None:
    """After "a", or after "the" where they are fields of ministries; no paper and nothing of another kind is one."""
    assert joined_before(before) == fields


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The two countries signed a trade and investment agreement.", "trade and investment agreement"),
        (
            "They agreed to create a joint illegal logging and timber trafficking task force.",
            "joint illegal logging and timber trafficking task force",
        ),
        ("They welcomed the launch of a working group on lithium.", "working group on lithium"),
        ("They welcomed the creation of a joint task force to fight piracy.", "joint task force to fight piracy"),
        ("They welcomed the signing of a “green” shipping agreement.", "shipping agreement"),
    ],
)
def test_the_whole_name_is_told(analyse: Analyse, text: str, title: str) -> None:
    """With both of its fields, and whether it is set up or its founding is welcomed."""
    (agreement,) = found(analyse, text)
    assert agreement.title == title


@pytest.mark.parametrize(
    "text",
    ["They discussed the establishment of a working group on lithium.", "They welcomed the launch of a working group."],
)
def test_what_is_only_discussed_or_says_nothing_is_none(analyse: Analyse, text: str) -> None:
    """A body that is not set up, or of which nothing is told."""
    assert found(analyse, text) == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Earlier this year, G7 leaders committed to strip Belarus of its tariff preferences.", "G7"),
        ("G20 Leaders agreed to suspend the debt payments of 40 poor countries.", "G20"),
        ("NATO decided to set up a training centre in Bydgoszcz.", "NATO"),
    ],
)
def test_states_that_decide_together_are_one_party(analyse: Analyse, text: str, party: str) -> None:
    """What the leaders of a group of states agree on is the group's, not of those who met."""
    extraction = extract(analyse(MEETING + text, date="June 14, 2023"))
    (agreement,) = extraction.agreements
    names = {e.id: e.name for e in extraction.entities}
    assert [names[p] for p in agreement.parties] == [party]


def test_groups_of_states_are_known_bodies() -> None:
    """Each of the list is a name of organisations.tsv, where their forms stand."""
    assert words("state_groups.txt") <= {row.name for row in organisations()}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The two sides:\n\n- Decided to open a consulate in Limassol.", "open a consulate in Limassol"),
        ("The Ministers:\n\n(a) Agreed to lift the ban on lemons by March;", "lift the ban on lemons by March"),
        ("They spoke of fish, agreeing to exchange lists of vessels by June.", "exchange lists of vessels by June"),
        ("They want to be safe by:\n\n- Committing to exchange lists of vessels.", "exchange lists of vessels"),
    ],
)
def test_an_entry_decides_for_those_of_its_lead(analyse: Analyse, text: str, title: str) -> None:
    """A verb of agreeing that opens an entry, or goes with what both did, is theirs."""
    (agreement,) = found(analyse, text)
    assert agreement.title == title


@pytest.mark.parametrize(
    "text",
    [
        "Malta praised Cyprus for agreeing to open the strait to ships.",
        "The Minister opened the session by pledging to lower tariffs on rice.",
        "The ministers agreed on the next session of the Joint Commission in May.",
        "The two sides:\n\n- Committed to deepen their trade.",
    ],
)
def test_one_side_a_meeting_or_resolve_is_no_decision(analyse: Analyse, text: str) -> None:
    """Of whom one alone speaks, or what is told as a meeting, or not concrete."""
    assert found(analyse, text) == []
