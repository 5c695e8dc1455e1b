"""IRIs are valid, injective and made of content."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import GraphError
from kg.graph import identity, iris, labels, units
from kg.graph.iris import SHARED_GRAPHS, Namespaces, document_slug, segment

NS = Namespaces()
# Names that are near each other, so that clashes would be found, and any others.
NAMES = st.one_of(
    st.text(alphabet="a.:/%2E tx", max_size=8), st.text(), st.sampled_from(["..", ".", "", "agents.txt", ".txt"])
)
KEYS = st.one_of(st.text(alphabet="a.-/%_ ", max_size=6), st.text())


@given(NAMES)
def test_any_file_name_gives_valid_iris(name: str) -> None:
    """Whatever a file is called, its document and graph have IRIs right under the base, in ASCII."""
    slug = document_slug(name)
    for node, kind in ((NS.document(slug), "document"), (NS.graph(slug), "graph"), (NS.agent(name), "agent")):
        rest = node.value.removeprefix(f"{NS.base}{kind}/")
        assert node.value.isascii() and "/" not in rest
        assert rest.strip(".") or not name or kind == "agent"


@given(NAMES, NAMES)
def test_two_file_names_never_share_a_slug(one: str, two: str) -> None:
    """Documents of different names are different nodes."""
    assert (document_slug(one) == document_slug(two)) == (one == two)


@given(NAMES)
def test_no_document_takes_the_graph_of_agents_or_places(name: str) -> None:
    """No file name gives the named graph that documents share."""
    assert document_slug(name) not in SHARED_GRAPHS


@given(KEYS, KEYS)
def test_two_keys_never_share_an_iri(one: str, two: str) -> None:
    """Agents, places, units and indicators of different keys are different nodes."""
    for mint in (NS.agent, NS.place, NS.unit, NS.indicator):
        assert (mint(one) == mint(two)) == (one == two)


@given(st.text(), st.text())
def test_segments_hold_no_delimiter(one: str, two: str) -> None:
    """A segment is one path segment, with no dot segment to resolve away."""
    assert not set(segment(one)) & set("/?#[]@ :") and segment(one) not in (".", "..")
    assert NS.node("x", one, two) != NS.node("x", f"{one}/{two}")


def test_iris_are_those_of_the_architecture() -> None:
    """The IRIs of one document, agent, date and unit, in full."""
    assert NS.document(document_slug("000_6feb.txt")) == NamedNode(NS.base + "document/000_6feb")
    assert NS.agent("Q58217") == NamedNode(NS.base + "agent/Q58217")
    assert NS.time("2014-07-07/2014-07-10") == NamedNode(NS.base + "time/2014-07-07..2014-07-10")
    assert NS.unit("people/year") == NamedNode(NS.base + "unit/people%2Fyear")
    assert NS.in_document("figure", "a", "x", "y") == NamedNode(NS.base + "figure/a/adbbc83fffe5c8ca")
    assert NS.hashed("meeting", "x", "y") == NamedNode(NS.base + "meeting/adbbc83fffe5c8ca")


def test_the_base_is_a_setting() -> None:
    """Every IRI lies under the base that was set."""
    assert Namespaces("http://example.org/kg/").agent("a") == NamedNode("http://example.org/kg/agent/a")


@pytest.mark.parametrize("base", ["nowhere/", "http://example.org/a b/", "http://example.org/kg", ""])
def test_a_bad_base_is_refused_with_a_hint(base: str) -> None:
    """A base that is no absolute IRI, or that has no end, is an error that says what to set."""
    with pytest.raises(GraphError, match="try: "):
        Namespaces(base)


@pytest.mark.parametrize("module", [iris, identity, labels, units])
def test_examples_in_docstrings_hold(module: object) -> None:
    """Every example in the docstrings gives what it says."""
    assert doctest.testmod(module).failed == 0
