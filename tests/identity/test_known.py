"""Everybody who is known by name: of the graph, of the gazetteer, and both at once."""

from __future__ import annotations

import pytest

from kg.identity.gazetteer import Gazetteer
from kg.identity.known import Known
from kg.model import Agent

SEKO = Agent("person.Hiroshige_Seko.Japan", "person", "Hiroshige Seko", ("Minister Seko", "Seko"), country="Q17")
LAVROV = Agent("Q58217", "person", "Sergey Lavrov", ("S.Lavrov",), country="Q159")
MINISTRY = Agent("organization.MFA.Japan", "organization", "Ministry of Foreign Affairs of Japan", ("the MFA",))


@pytest.fixture
def known(gazetteer: Gazetteer) -> Known:
    return Known(gazetteer, [SEKO, LAVROV, MINISTRY])


def test_agents_by_key(known: Known) -> None:
    """A key leads to the graph's agent or the gazetteer's; an agent of both has codes of one, forms of the other."""
    assert known.agent(SEKO.key) == SEKO
    lavrov = known.agent("Q58217")
    assert lavrov and lavrov.forms == ("S.Lavrov",) and lavrov.links
    assert (japan := known.agent("Q17")) and dict(japan.codes)["iso3166"] == "JP"
    assert known.agent("Q999999999999") is None and known.agent("person.Nobody_At_All") is None
    assert known.agent("") is None and known.agent("../x") is None


def test_leaders_without_an_item_have_their_minted_key(known: Known) -> None:
    """Who came into office after the snapshot is known by the key that documents give."""
    found = known.agent("person.Keir_Starmer.United_Kingdom")
    assert found and found.label == "Keir Starmer" and not found.links
    assert "prime minister" in known.description(found)


def test_agents_of_the_graph_by_any_name(known: Known) -> None:
    """Both orders of a name, a form that a document used, a surname with less certainty."""
    assert known.of_graph("Seko Hiroshige") == [(SEKO, 1.0)]
    assert known.of_graph("the MFA") == [(MINISTRY, 1.0)]
    assert known.of_graph("Lavrov")[0][0] == LAVROV and known.of_graph("Lavrov")[0][1] < 1
    assert known.of_graph("Nobody") == []


@pytest.mark.parametrize(
    ("prefix", "first"),
    [
        ("Japan", "Q17"), ("japa", "Q17"), ("Sergey Lav", "Q58217"), ("Minister Se", SEKO.key), ("Tokyo", "Q1490"),
        ("Q1490", "Q1490"), ("United Nations", "Q1065"), ("Sek", SEKO.key), (SEKO.key, SEKO.key),
    ],
)  # fmt: skip
def test_the_beginning_of_a_name(known: Known, prefix: str, first: str) -> None:
    """Whole names come first, then the graph's own, then the better known; an identifier finds its own."""
    found = known.beginning(prefix)
    assert found[0].key == first
    assert len({agent.key for agent in found}) == len(found)


def test_nothing_begins_with_nothing(known: Known) -> None:
    """An empty beginning finds nobody, rather than everybody; marks of SQL's are letters like others."""
    assert known.beginning("") == known.beginning(" ") == known.beginning("%") == []


def test_descriptions_tell_namesakes_apart(known: Known) -> None:
    """Of a person the last office with its country, of a place its country, of a country its code."""

    def of(key: str) -> str:
        agent = known.agent(key)
        assert agent
        return known.description(agent)

    assert of("Q58217").startswith("foreign minister, 2004") and of("Q58217").endswith("Russia")
    assert of("Q17") == "country, JP" and of("Q1490").startswith("place, Japan") and of(SEKO.key) == "person, Japan"
