"""Nothing passes the gate that a shape refuses or whose quote is not the text; the rest of the document goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import GraphError
from kg.graph.documentgraph import DocumentGraph
from kg.graph.gate import Checked, check
from kg.graph.iris import Namespaces
from kg.graph.mapping import Run, to_graph
from kg.graph.shacl import validate
from kg.graph.vocabulary import DG, RDF, RDFS, SKOS, SSSOM
from kg.model import Agent, Extraction, Link, Outcome, Participant, Span, TimeSpan, When
from tests.graph.knowledge import (
    AGENTS,
    BUSINESS,
    EXCHANGES,
    EXTRACTION,
    GOAL,
    KNOWLEDGE,
    OFFICE,
    OSAKA,
    RECORD,
    TALKS,
    TEXT,
    line,
)

NS = Namespaces()
RUN = Run("0.1.0", "model")


def graph_of(extraction: Extraction = EXTRACTION, agents: dict[str, Agent] = AGENTS) -> DocumentGraph:
    return to_graph(replace(KNOWLEDGE, extraction=extraction, agents=agents), NS, RUN)


def change(graph: DocumentGraph, predicate: NamedNode, old: object, new: object) -> DocumentGraph:
    """The graph with one value of a property put in the place of another."""
    found = {q for q in graph.quads if q.predicate == predicate and (old is None or q.object == old)}
    assert found
    return DocumentGraph.of({*graph.quads} - found | {Quad(q.subject, q.predicate, new, q.graph_name) for q in found})


def sound(checked: Checked) -> None:
    """What came through is a conforming graph that points at nothing that is gone."""
    assert check(checked.graph, TEXT) == Checked(checked.graph, ())
    subjects = {q.subject for q in checked.graph.quads}
    for quad in checked.graph.quads:
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(NS.base):
            assert quad.object in subjects, f"{quad.object} is pointed at and gone"


def test_a_good_document_passes_untouched() -> None:
    """Nothing is refused, and the graph that comes out is the one that went in."""
    graph = graph_of()
    checked = check(graph, TEXT)
    assert checked.graph is graph and checked.refusals == ()
    sound(checked)


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        ({"meetings": (replace(TALKS, confidence=1.5),)}, "confidence from 0 to 1"),
        ({"meetings": (replace(TALKS, confidence=float("nan")),)}, "confidence from 0 to 1"),
        ({"meetings": (replace(TALKS, rule="meeting"),)}, "the rule that found it with its version"),
        ({"meetings": (replace(TALKS, rule="meeting.verb/1\n"),)}, "the rule that found it with its version"),
        ({"meetings": (replace(TALKS, evidence=()),)}, "rests on at least one passage"),
        ({"meetings": (replace(TALKS, ordinal=0),)}, "counts from 1"),
        ({"meetings": (replace(TALKS, places=("person/taro kono",)),)}, "place is a place or country"),
        ({"meetings": (replace(TALKS, participants=(Participant("place/tokyo"),)),)}, "a place takes part in"),
        ({"meetings": (replace(TALKS, stated_by="place/tokyo"),)}, "Who states a fact"),
        ({"agreements": (replace(BUSINESS, count=0),)}, "counts at least one"),
        ({"agreements": (replace(BUSINESS, title=""),)}, "one title in the text's words"),
        ({"agreements": (replace(BUSINESS, parties=("place/tokyo",)),)}, "a place signs nothing"),
        ({"figures": (replace(RECORD, status="set"),)}, "An observation has no status"),
        ({"figures": (replace(RECORD, deadline=RECORD.period),)}, "a period and no deadline"),
        ({"figures": (replace(GOAL, status=None),)}, "A target has one status"),
        ({"figures": (replace(GOAL, period=RECORD.period),)}, "a deadline and no period"),
        ({"figures": (replace(GOAL, value=float("inf")),)}, "A figure has one number"),
        ({"figures": (replace(GOAL, upper=1.0),)}, "from its lower to its upper end"),
        ({"figures": (replace(GOAL, unit=""),)}, "A unit has a notation"),
        ({"figures": (replace(EXCHANGES, deadline=When(TimeSpan("2023-13"), "stated")),)}, "a first day that exists"),
        ({"figures": (replace(EXCHANGES, deadline=When(TimeSpan("2023/2022"), "stated")),)}, "not after its last"),
        ({"figures": (replace(EXCHANGES, deadline=When(TimeSpan("next"), "stated")),)}, "EDTF level 0"),
        ({"holdings": (replace(OFFICE, person="country/japan"),)}, "held by one person"),
        ({"holdings": (replace(OFFICE, office=""),)}, "a title in the text's words"),
    ],
)
def test_a_fact_that_breaks_a_shape_is_refused(bad: dict[str, tuple[object, ...]], words: str) -> None:
    """It is left out with the shape's message, its rule and its quote; all other facts go on."""
    graph = graph_of(replace(EXTRACTION, **bad))
    checked = check(graph, TEXT)
    fact = next(iter(bad.values()))[0]
    assert any(words in refusal.reason for refusal in checked.refusals)
    for refusal in checked.refusals:
        assert (refusal.stage, refusal.rule) == ("gate", fact.rule)
        assert refusal.quote == (refusal.span.of(TEXT) if refusal.span else "")
        assert bool(refusal.quote) == bool(fact.evidence)
    kind = {"meetings": "Meeting", "agreements": "Agreement", "figures": "Figure", "holdings": "Holding"}[
        next(iter(bad))
    ]
    assert kind not in checked.graph.counts
    others = {"Meeting", "Agreement", "Figure", "Holding"} - {kind}
    assert {k: checked.graph.counts[k] for k in others} == {k: graph_of().counts[k] for k in others}
    sound(checked)


def test_a_refused_fact_takes_only_what_hangs_on_it_alone() -> None:
    """Its participations, passages and place go; agents that others name, and mentions, stay."""
    bad = replace(OSAKA, confidence=2)
    checked = check(graph_of(replace(EXTRACTION, meetings=(TALKS, bad))), TEXT)
    assert checked.graph.counts["Meeting"] == 1 and checked.graph.counts["Participation"] == 2
    assert line("President Vladimir").of(TEXT) not in {p.quote for p in checked.graph.passages}
    assert checked.graph.counts["Mention"] == graph_of().counts["Mention"]
    assert not any(q.object == DG.Occasion and "G20" in str(q) for q in checked.graph.quads)
    assert NS.time("2019-06-29") not in {q.subject for q in checked.graph.quads}
    sound(checked)


OUTCOME = replace(EXTRACTION, outcomes=(Outcome(TALKS, BUSINESS),))


@pytest.mark.parametrize(
    ("bad", "left"),
    [
        (
            {"agreements": (replace(BUSINESS, count=0),), "outcomes": (Outcome(TALKS, replace(BUSINESS, count=0)),)},
            {"Meeting": 2},
        ),
        (
            {"meetings": (replace(TALKS, ordinal=0),), "outcomes": (Outcome(replace(TALKS, ordinal=0), BUSINESS),)},
            {"Agreement": 1},
        ),
    ],
)
def test_a_meeting_and_what_it_produced_are_facts_without_each_other(
    bad: dict[str, tuple[object, ...]], left: dict[str, int]
) -> None:
    """Where one of the two is refused, the link goes, and the other stays."""
    assert any(q.predicate == DG.outcome for q in check(graph_of(OUTCOME), TEXT).graph.quads)
    checked = check(graph_of(replace(OUTCOME, **bad)), TEXT)
    assert {kind: checked.graph.counts.get(kind) for kind in left} == left
    assert not any(q.predicate == DG.outcome for q in checked.graph.quads)
    sound(checked)


def test_a_quote_that_is_not_the_text_is_refused() -> None:
    """Offsets that are off by one, however the shapes like them, refuse every fact that rests on them."""
    graph = graph_of()
    passage = next(p for p in graph.passages if "over $30 billion" in p.quote)
    shifted = change(graph, DG.quote, Literal(passage.quote), Literal(passage.quote[1:]))
    checked = check(shifted, TEXT)
    assert [r.reason.partition(":")[0] for r in checked.refusals] == ["over 30 billion USD"] * 2
    assert all("not the document's text" in r.reason for r in checked.refusals)
    assert checked.graph.counts["Figure"] == 1
    sound(checked)


@pytest.mark.parametrize("span", [Span(0, 0), Span(5, 3), Span(10, 10**6), Span(-5, 3)])
def test_a_span_outside_the_text_is_refused(span: Span) -> None:
    """Empty, reversed and overlong spans are no evidence, even where slicing would forgive them."""
    checked = check(graph_of(replace(EXTRACTION, holdings=(replace(OFFICE, evidence=(span,)),))), TEXT)
    assert "Holding" not in checked.graph.counts
    assert any(r.rule == OFFICE.rule for r in checked.refusals)
    sound(checked)


def test_one_wrong_quote_among_good_ones_refuses_the_fact() -> None:
    """A fact is not let through on the rest of its evidence: a wrong offset shows a fault that may have more."""
    two = replace(TALKS, evidence=(*TALKS.evidence, Span(3, 10**6)))
    checked = check(graph_of(replace(EXTRACTION, meetings=(two, OSAKA))), TEXT)
    assert checked.graph.counts["Meeting"] == 1
    sound(checked)


def test_a_broken_agent_refuses_the_facts_about_it() -> None:
    """A nameless agent takes its facts along, and the refusal says where the fault is."""
    agents = {**AGENTS, "place/osaka": replace(AGENTS["place/osaka"], label="", forms=())}
    checked = check(graph_of(agents=agents), TEXT)
    assert [r.rule for r in checked.refusals] == [OSAKA.rule]
    assert "one canonical name" in checked.refusals[0].reason and "place/osaka-japan" in checked.refusals[0].reason
    sound(checked)


def test_a_broken_agent_that_no_fact_names_is_told_too() -> None:
    """Its mention goes with it; no fact is touched."""
    agents = {**AGENTS, "x": Agent("x", "person", "X", ("X", ""))}
    checked = check(graph_of(agents=agents), TEXT)
    assert checked.refusals and all(r.rule == "" for r in checked.refusals)
    assert checked.graph.counts["Fact"] == graph_of().counts["Fact"]
    sound(checked)


def test_a_broken_link_is_left_out_and_the_agent_stays() -> None:
    """A score that is none removes the link and its mapping node, not the agent."""
    link = Link("http://www.wikidata.org/entity/Q58217", True, 1.5, "name")
    agents = {**AGENTS, "person/sergey lavrov": replace(AGENTS["person/sergey lavrov"], links=(link,))}
    checked = check(graph_of(agents=agents), TEXT)
    assert checked.graph.counts == graph_of().counts
    about = [q for q in checked.graph.quads if q.subject == NS.agent("Q58217")]
    assert about and not any(q.predicate == SKOS.exactMatch for q in about)
    assert len([r for r in checked.refusals if "mend the score" in r.reason]) == 1
    sound(checked)


def test_wikidata_is_linked_by_its_entity_iri_only() -> None:
    """The https and wiki forms of Wikidata's IRIs, which name pages, are refused."""
    for iri in ("https://www.wikidata.org/entity/Q1", "http://www.wikidata.org/wiki/Q1"):
        agents = {**AGENTS, "x": Agent("x", "person", "X", ("X",), (Link(iri, True, 1.0, "name"),))}
        refusals = check(graph_of(agents=agents), TEXT).refusals
        assert any("http://www.wikidata.org/entity/Q…" in refusal.reason for refusal in refusals)


@pytest.mark.parametrize(("kind", "words"), [("sha256", "64 lower-case"), ("version", "version of diplograph")])
def test_a_broken_document_is_an_error(kind: str, words: str) -> None:
    """Where document or run break a shape nothing could be let through, so the caller is told."""
    with pytest.raises(GraphError, match=rf"talks\.txt: the document itself is refused: .*{words}"):
        check(change(graph_of(), DG[kind], None, Literal("")), TEXT)


def test_the_kept_text_is_the_text() -> None:
    """A graph whose kept text is another than the one read is refused whole."""
    with pytest.raises(GraphError, match="not the text that was read"):
        check(graph_of(), TEXT + " ")


def test_offsets_that_are_no_numbers_are_refused() -> None:
    """A begin that is a word breaks the shapes and nothing else."""
    checked = check(change(graph_of(), DG.begin, Literal(0), Literal("zero")), TEXT)
    assert any("begins at an offset" in refusal.reason for refusal in checked.refusals)
    sound(checked)


def test_the_report_of_a_store_is_told_document_by_document() -> None:
    """A meeting that two documents tell of, each in its own words, breaks no shape; a breach is told once."""
    other = to_graph(
        replace(
            KNOWLEDGE,
            document=replace(KNOWLEDGE.document, name="other.txt"),
            extraction=Extraction(meetings=(replace(TALKS, status="planned", kind="visit"),)),
        ),
        NS,
        RUN,
    )
    both = {*graph_of().quads, *other.quads}
    shared = {q.subject for q in other.quads if q.object == DG.Meeting}
    assert shared <= {q.subject for q in graph_of().quads}
    assert validate(both) == ()
    node = next(iter(shared))
    broken = {q for q in both if not (q.subject == node and q.predicate == RDFS.label)}
    violations = validate(broken)
    assert {v.node for v in violations} == {node.value}
    assert all("one readable label" in v.message or "has the name" in v.message for v in violations)
    assert len(violations) == len(set(violations)) == 2


def test_the_report_of_a_store_tells_the_same_as_the_gate() -> None:
    """The reference's words are the shapes' words, with label, property and value."""
    found = validate(change(graph_of(), DG.kind, DG.talks, DG.treaty).quads)
    assert {(v.label, v.path, v.value, v.component) for v in found} == {
        (label, DG.kind.value, DG.treaty.value, "InConstraintComponent")
        for label in (
            "Talks of Sergey Lavrov and Taro Kono, Tokyo, 31 May 2019",
            "Talks of Shinzo Abe and Vladimir Putin, Osaka, 29 June 2019 (planned)",
        )
    }
    assert {v.message for v in found} == {"A meeting has one kind of the list; use 'other' where none fits."}


def test_blank_nodes_that_the_reference_cannot_compare_are_an_error() -> None:
    """The reference's own failure is told in words, not as a traceback."""
    with pytest.raises(GraphError, match="blank nodes, which no build writes"):
        validate(change(graph_of(), DG.begin, Literal(0), BlankNode("b")).quads)


def test_no_untyped_mapping_slips_through() -> None:
    """Every mapping node of a checked graph still has its link beside it."""
    graph = check(graph_of(), TEXT).graph
    mappings = {q.subject for q in graph.quads if q.predicate == RDF.type and q.object == SSSOM.Mapping}
    links = [q for q in graph.quads if q.predicate in (SKOS.exactMatch, SKOS.closeMatch) and q.graph_name == NS.links]
    assert len(mappings) == len(links) > 0
