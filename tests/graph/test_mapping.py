"""Knowledge becomes quads that say all of it, and nothing that depends on order, clock or luck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from kg.errors import GraphError
from kg.graph.documentgraph import DocumentGraph
from kg.graph.iris import Namespaces
from kg.graph.mapping import Run, to_graph
from kg.graph.serialise import serialise
from kg.graph.vocabulary import DG, PREFIXES, RDF, RDFS, SKOS
from kg.model import Agent, Agreement, Entity, Extraction, Knowledge, Link, Meeting, Participant, Span, TimeSpan, When
from tests.graph.knowledge import (
    AGENTS,
    BUSINESS,
    DOCUMENT,
    EXCHANGES,
    EXTRACTION,
    GOAL,
    KNOWLEDGE,
    OFFICE,
    OSAKA,
    RECORD,
    RUN_MODEL,
    RUN_VERSION,
    TALKS,
    TEXT,
    line,
    span,
)

NS = Namespaces()
RUN = Run(RUN_VERSION, RUN_MODEL)
GOLDEN = Path(__file__).parents[1] / "golden" / "graph"
HEADER = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def graph_of(extraction: Extraction = EXTRACTION, name: str = "talks.txt", **changes: object) -> DocumentGraph:
    knowledge = replace(KNOWLEDGE, extraction=extraction, document=replace(DOCUMENT, name=name))
    return to_graph(replace(knowledge, **changes), NS, RUN)


def ask(graph: DocumentGraph | list[DocumentGraph], query: str) -> list[tuple[str, ...]]:
    """Rows of a query over the union of graphs, as plain values."""
    store = Store()
    for one in graph if isinstance(graph, list) else [graph]:
        store.extend(one.quads)
    rows = store.query(HEADER + query, use_default_graph_as_union=True)
    return sorted(tuple("" if term is None else term.value for term in row) for row in rows)


def nodes(graph: DocumentGraph, cls: str) -> set[str]:
    return {q.subject.value for q in graph.quads if q.predicate == RDF.type and q.object == DG[cls]}


@pytest.mark.parametrize(
    ("name", "extraction"),
    [
        ("talks", replace(EXTRACTION, meetings=(TALKS,), agreements=(), figures=(), holdings=())),
        ("summit", replace(EXTRACTION, meetings=(OSAKA,), agreements=(), figures=(), holdings=())),
        ("goal-and-record", replace(EXTRACTION, meetings=(), agreements=(), figures=(GOAL, RECORD), holdings=())),
        ("exchanges", replace(EXTRACTION, meetings=(), agreements=(), figures=(EXCHANGES,), holdings=())),
        ("business", replace(EXTRACTION, meetings=(), agreements=(BUSINESS,), figures=(), holdings=(OFFICE,))),
    ],
)
def test_golden_turtle(golden: Callable[[Path, str], None], name: str, extraction: Extraction) -> None:
    """The whole graph of a small document is exactly the kept Turtle."""
    used = {entity for entity in AGENTS if entity in repr(extraction)}
    agents = {entity: agent for entity, agent in AGENTS.items() if entity in used}
    graph = graph_of(extraction, agents=agents)
    golden(GOLDEN / f"{name}.ttl", b"".join(serialise(graph.quads, "turtle", NS)).decode())


def test_the_tokyo_talks_are_told_whole() -> None:
    """Who, where, when, how and by whom: every attribute of a meeting can be asked for."""
    assert ask(
        graph_of(),
        """SELECT ?label ?who ?where ?first ?last ?ordinal ?said WHERE {
        ?m a dg:Meeting ; dg:status dg:held ; dg:kind dg:talks ; rdfs:label ?label ; dg:participant/rdfs:label ?who ;
           dg:place/rdfs:label ?where ; dg:date [ dg:earliest ?first ; dg:latest ?last ] ; dg:dateBasis dg:stated ;
           dg:ordinal ?ordinal ; dg:statedBy/rdfs:label ?said }""",
    ) == [
        (
            "Talks of Sergey Lavrov and Taro Kono, Tokyo, 31 May 2019",
            who,
            "Tokyo",
            "2019-05-31",
            "2019-05-31",
            "5",
            "Sergey Lavrov",
        )
        for who in ("Sergey Lavrov", "Taro Kono")
    ]


def test_participations_are_facts_with_role_and_side() -> None:
    """Each participant has a participation with evidence, status, rule and confidence of its own."""
    assert ask(
        graph_of(),
        """SELECT ?who ?role ?for ?rule WHERE {
        ?m dg:status dg:planned ; dg:participation ?p .
        ?p a dg:Participation, dg:Fact ; rdfs:label ?l ; dg:agent/rdfs:label ?who ; dg:role ?role ;
           dg:represents/rdfs:label ?for ; dg:status dg:planned ; dg:rule ?rule .
        FILTER EXISTS { ?p dg:evidence/dg:inDocument ?d ; dg:confidence ?c } }""",
    ) == [
        ("Shinzo Abe", "Prime Minister", "Japan", "meeting.verb/1"),
        ("Vladimir Putin", "President", "Russia", "meeting.verb/1"),
    ]


def test_a_larger_event_is_named_but_no_meeting() -> None:
    """The G20 summit frames the meeting; it is no fact, since nothing else is said of it."""
    graph = graph_of()
    rows = ask(graph, "SELECT ?name WHERE { ?m dg:partOf ?o . ?o a dg:Occasion ; rdfs:label ?name }")
    assert rows == [("G20 summit",)]
    assert not ask(graph, "SELECT ?o WHERE { ?m dg:partOf ?o . ?o a dg:Meeting }")


def test_a_goal_and_a_record_are_two_figures() -> None:
    """A target without a deadline and an observation of 2013 share value, unit, quote and indicator, and are two."""
    assert ask(
        graph_of(),
        """SELECT ?label ?status ?period WHERE {
        ?f a dg:Figure ; rdfs:label ?label ; dg:value ?v ; dg:unit/skos:notation "USD" ;
           dg:comparator dg:moreThan ; dg:indicator/rdfs:label "trade between Russia and Japan" .
        FILTER(?v = 30000000000)
        OPTIONAL { ?f dg:status ?status } OPTIONAL { ?f dg:period/dg:edtf ?period } }""",
    ) == [
        ("over 30 billion USD: trade between Russia and Japan (observed 2013)", "", "2013"),
        ("over 30 billion USD: trade between Russia and Japan (target)", DG.iri + "set", ""),
    ]


def test_numbers_are_canonical_decimals() -> None:
    """Values stand in full, confidences as short as they are, all xsd:decimal."""
    literals = {q.object for q in graph_of().quads if q.predicate in (DG.value, DG.confidence)}
    decimal = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    assert {Literal(v, datatype=decimal) for v in ("30000000000", "400000", "0.95", "0.8")} <= literals
    assert {literal.datatype for literal in literals} == {decimal}


def test_a_counted_group_says_how_many_and_how_sure() -> None:
    """About 70 business agreements are one node with a count, and no work of its own."""
    rows = ask(graph_of(), "SELECT ?n ?about ?t WHERE { ?a a dg:Agreement ; dg:count ?n ; dg:approximate ?about }")
    assert rows == [("70", "true", "")]
    assert not ask(graph_of(), "SELECT ?a WHERE { ?a a dg:Agreement, schema:CreativeWork }")


def test_reasons_stand_on_the_fact() -> None:
    """How an attribute was reached can be read off the fact."""
    assert ask(graph_of(), "SELECT ?why WHERE { ?m a dg:Meeting ; dg:explanation ?why }") == [
        ("date: from the heading: 'May 31, 2019' → 2019-05-31",)
    ]


def test_superclasses_are_written_out() -> None:
    """No query needs inference: a country is a place and an agent, a target a figure, a meeting an event."""
    graph = graph_of()
    types = {}
    for quad in graph.quads:
        if quad.predicate == RDF.type:
            types.setdefault(quad.subject, set()).add(quad.object)
    assert {DG.Country, DG.Place, DG.Agent} <= types[NS.agent("Q159")]
    assert {DG.Person, DG.Agent} <= types[NS.agent("Q58217")]
    assert all({DG.Fact, DG.Figure} <= kinds for kinds in types.values() if DG.TargetFigure in kinds)
    assert all({DG.Fact, DG.Occasion} <= kinds for kinds in types.values() if DG.Meeting in kinds)


def test_shared_nodes_live_in_shared_graphs() -> None:
    """Agents, places, links and terms have graphs of their own; facts, passages and mentions that of the document."""
    where = {(q.subject, q.graph_name) for q in graph_of().quads}
    assert (NS.agent("Q58217"), NS.agents) in where and (NS.agent("Q58217"), NS.links) in where
    assert (NS.place("Q1490"), NS.places) in where
    assert (NS.time("2019-05-31"), NS.terms) in where and (NS.unit("USD"), NS.terms) in where
    own = {subject.value.removeprefix(NS.base).split("/")[0] for subject, graph in where if graph == NS.graph("talks")}
    assert own == {
        "document", "graph", "extraction", "passage", "mention", "meeting", "participation", "agreement", "figure",
        "holding", "indicator",
    }  # fmt: skip


def test_every_form_has_a_mention_and_others_are_alternative_labels() -> None:
    """The canonical name is no alternative of itself; each form is a mention in its document."""
    graph, kono = graph_of(), NS.agent("Q1161024")
    assert ask(graph, f"SELECT ?a WHERE {{ {kono} skos:altLabel ?a }}") == [("Kono",)]
    mentions = f"SELECT ?f WHERE {{ ?m a dg:Mention ; dg:agent {kono} ; dg:form ?f ; dg:inDocument ?d }}"
    assert ask(graph, mentions) == [("Kono",), ("Taro Kono",)]


def test_links_have_mapping_nodes() -> None:
    """Each link says, in SSSOM's terms, what it maps, how sure it is and why."""
    seko = Agent("seko", "person", "Seko", ("Seko",), (Link("http://www.wikidata.org/entity/Q1", False, 0.4, "name"),))
    graph = graph_of(agents={**AGENTS, "person/seko": seko})
    rows = ask(
        graph,
        f"""SELECT ?target ?score ?why WHERE {{ {NS.agent("seko")} skos:closeMatch ?target .
        ?m a sssom:Mapping ; owl:annotatedSource {NS.agent("seko")} ; owl:annotatedProperty skos:closeMatch ;
           owl:annotatedTarget ?target ; sssom:confidence ?score ; rdfs:comment ?why ;
           sssom:mapping_justification semapv:CompositeMatching }}""",
    )
    assert rows == [("http://www.wikidata.org/entity/Q1", "0.4", "name")]


def test_quotes_are_the_text_at_their_offsets() -> None:
    """Every passage quotes exactly the characters from begin to end."""
    graph = graph_of()
    assert graph.passages
    assert all(TEXT[p.begin : p.end] == p.quote for p in graph.passages)


def test_one_meeting_told_by_two_documents_is_one_node() -> None:
    """Participants, date and family decide: a visit there and talks here are one occasion, a call is another."""
    told = replace(TALKS, kind="visit", status="planned", places=(), evidence=(line("This is my fifth"),))
    one, two = graph_of(), graph_of(Extraction(meetings=(told,)), name="other.txt")
    assert nodes(one, "Meeting") & nodes(two, "Meeting")
    call = graph_of(Extraction(meetings=(replace(told, kind="call"),)), name="other.txt")
    assert not nodes(one, "Meeting") & nodes(call, "Meeting")


def test_a_meeting_that_was_planned_before_it_was_held_meets_its_telling_elsewhere() -> None:
    """Of tellings that share participants, date and family, the only one that was held is the node of others, too."""
    plan = replace(TALKS, status="planned", evidence=(line("This is my fifth"),))
    both, other = graph_of(Extraction(meetings=(plan, TALKS))), graph_of(name="other.txt")
    (shared,) = nodes(both, "Meeting") & nodes(other, "Meeting")
    assert both.counts["Meeting"] == 2
    assert ask(both, f"SELECT ?s {{ <{shared}> dg:status ?s }}") == [(DG.held.value,)]
    twice = graph_of(Extraction(meetings=(replace(plan, status="held"), TALKS)))
    assert not nodes(twice, "Meeting") & nodes(other, "Meeting")


@pytest.mark.parametrize("name", ["G20 Leaders' Summit", "the G20 (GTW) Summit", "2019 G20 Summit"])
def test_a_named_event_is_one_however_it_is_told(name: str) -> None:
    """Leaders, an abbreviation in brackets and the year in a name make no other event of that year."""
    one, two = (
        graph_of(Extraction(meetings=(replace(TALKS, name=told),)), name=f"{n}.txt")
        for n, told in enumerate(("G20 Summit", name))
    )
    assert nodes(one, "Meeting") == nodes(two, "Meeting")


@pytest.mark.parametrize("change", [{"date": None}, {"participants": TALKS.participants[:1]}])
def test_undated_or_one_sided_meetings_stay_apart(change: dict[str, object]) -> None:
    """Without a date or a second participant, two documents' meetings are two."""
    alone = Extraction(meetings=(replace(TALKS, **change),))
    assert not nodes(graph_of(alone), "Meeting") & nodes(graph_of(alone, name="other.txt"), "Meeting")


@pytest.mark.parametrize(
    ("title", "kind", "shared"),
    [
        ("Japan-Australia Economic Partnership Agreement between the two countries", "treaty", True),
        ("Japan-Australia Economic Partnership Agreement", "treaty", True),
        ("the Japan–Australia economic partnership agreement", "treaty", True),
        ("Japan-Australia Economic Partnership Agreement (JAEPA)", "treaty", True),
        ("joint statement", "declaration", False),
        ("schedule of future meetings", "commitment", False),
    ],
)
def test_agreements_meet_by_name_and_parties(title: str, kind: str, shared: bool) -> None:
    """A named instrument is one node in two documents; a sort of instrument or a bare decision is one in each."""
    named = replace(BUSINESS, title="Japan-Australia Economic Partnership Agreement", kind="treaty", count=None)
    other = replace(named, title=title, kind=kind)
    one = nodes(graph_of(Extraction(agreements=(named if shared else other,))), "Agreement")
    two = nodes(graph_of(Extraction(agreements=(other,)), name="other.txt"), "Agreement")
    assert (one == two) is shared
    counted = Extraction(agreements=(replace(named, count=12),))
    assert not nodes(graph_of(counted), "Agreement") & nodes(graph_of(counted, name="other.txt"), "Agreement")


def test_two_facts_of_one_document_never_share_an_iri() -> None:
    """Facts that agree in what identifies them stay apart by their quotes, and then by all they say."""
    again = replace(TALKS, kind="ceremony", evidence=(line("This is my fifth"),))
    third = replace(again, confidence=0.5)
    graph = graph_of(Extraction(meetings=(TALKS, again, third, TALKS)))
    assert graph.counts["Meeting"] == 3
    swapped = graph_of(Extraction(meetings=(third, TALKS, again)))
    assert graph == swapped


def test_passages_of_equal_words_are_told_apart() -> None:
    """The same words at two places are two passages, named by which occurrence they are."""
    first, second = span("meeting"), Span(TEXT.index("agreements"), TEXT.index("agreements") + 10)
    third = Span(TEXT.rindex("agreements"), TEXT.rindex("agreements") + 10)
    graph = graph_of(Extraction(holdings=(replace(OFFICE, evidence=(first, second, third)),)))
    assert sorted(p.quote for p in graph.passages) == ["agreements", "agreements", "meeting"]
    assert len({p.iri for p in graph.passages}) == 3


def test_an_indicator_is_one_for_all_spellings_with_the_text_s_words() -> None:
    """Case and articles make no new indicator; a document labels it once, the plainer way."""
    loud = replace(GOAL, indicator="The Trade between Russia and Japan", evidence=(line("This is"),))
    graph = graph_of(Extraction(figures=(GOAL, loud)))
    assert ask(graph, "SELECT ?i ?l WHERE { ?i a dg:Indicator ; rdfs:label ?l }") == [
        (NS.base + "indicator/trade-russia-japan", "trade between Russia and Japan")
    ]


def test_entities_of_one_agent_join_their_forms() -> None:
    """Two entities that are one agent give one node with the forms of both."""
    twice = {**AGENTS, "person/kono": replace(AGENTS["person/taro kono"], forms=("T.Kono",))}
    rows = ask(graph_of(agents=twice), f"SELECT ?a WHERE {{ {NS.agent('Q1161024')} skos:altLabel ?a }}")
    assert rows == [("Kono",), ("T.Kono",)]


def test_agents_that_nobody_speaks_of_are_not_written() -> None:
    """An agent without a form and without a fact leaves no trace."""
    silent = graph_of(Extraction(), agents={"x": Agent("silent", "person", "Nobody")})
    assert not any(q.subject == NS.agent("silent") for q in silent.quads)


def test_a_fact_about_an_unidentified_entity_is_an_error() -> None:
    """An entity without an agent is a bug, and said to be one, with the document's name."""
    extraction = Extraction(entities=(Entity("person/x", "person", "X"),), meetings=(
        replace(TALKS, participants=(Participant("person/x"),)),
    ))  # fmt: skip
    with pytest.raises(GraphError, match=r"talks\.txt: a fact names the entity 'person/x'"):
        graph_of(extraction)


def test_an_agent_described_in_two_ways_is_an_error() -> None:
    """Two agents with one key and different names are a bug in identity."""
    torn = {**AGENTS, "person/kono": replace(AGENTS["person/taro kono"], label="Kono Taro")}
    with pytest.raises(GraphError, match="described in two ways"):
        graph_of(agents=torn)


def test_text_that_is_no_unicode_is_an_error() -> None:
    """A lone surrogate, which no RDF format can carry, is refused with the document's name."""
    with pytest.raises(GraphError, match=r"talks\.txt: text that is no Unicode"):
        graph_of(Extraction(), document=replace(DOCUMENT, text="broken \ud800", title=None))


def test_a_link_that_is_no_iri_is_an_error() -> None:
    """A link that cannot be written is said to be none, not dropped."""
    bad = {"x": Agent("x", "person", "X", ("X",), (Link("not an iri", True, 1.0, ""),))}
    with pytest.raises(GraphError, match="no IRI"):
        graph_of(Extraction(), agents=bad)


@pytest.mark.parametrize(
    ("source", "term"),
    [("https://e.org/a", NamedNode("https://e.org/a")), ("https://e.org/a b", Literal("https://e.org/a b"))],
)
def test_a_source_is_an_iri_where_it_can_be(source: str, term: object) -> None:
    """A URL with a blank is kept as text instead of failing the document."""
    graph = graph_of(Extraction(), document=replace(DOCUMENT, source=source))
    assert term in {q.object for q in graph.quads if q.predicate.value.endswith("/source")}


def test_nquads_carry_a_document_whole() -> None:
    """What a worker writes is what the parent reads: equal in every field."""
    graph = graph_of()
    assert DocumentGraph.from_nquads(graph.to_nquads()) == graph
    with pytest.raises(GraphError, match="not N-Quads"):
        DocumentGraph.from_nquads(b"<a")
    with pytest.raises(GraphError, match="found 0"):
        DocumentGraph.from_nquads(b"")
    with pytest.raises(GraphError, match="found 2"):
        DocumentGraph.of([*graph.quads, *graph_of(name="b.txt").quads])


def test_the_document_graph_tells_what_it_holds() -> None:
    """Name, slug, digest and counts are read off the quads."""
    graph = graph_of()
    assert (graph.name, graph.slug, graph.sha256, graph.graph) == ("talks.txt", "talks", "0" * 64, NS.graph("talks"))
    assert {k: graph.counts[k] for k in ("Meeting", "Agreement", "TargetFigure", "ObservedFigure", "Holding")} == {
        "Meeting": 2, "Agreement": 1, "TargetFigure": 2, "ObservedFigure": 1, "Holding": 1,
    }  # fmt: skip


FACTS = (TALKS, OSAKA, replace(TALKS, date=When(TimeSpan("2019"), "resolved")), replace(OSAKA, part_of=None))


@settings(max_examples=40, deadline=None)
@given(st.permutations(FACTS), st.permutations([GOAL, RECORD, EXCHANGES]), st.permutations(sorted(AGENTS)))
def test_order_never_shows(meetings: list[Meeting], figures: list[object], agents: list[str]) -> None:
    """Any order of facts, parties and agents gives the same bytes."""
    shuffled = replace(EXTRACTION, meetings=tuple(meetings), figures=tuple(figures))
    usual = replace(EXTRACTION, meetings=FACTS)
    again = to_graph(Knowledge(DOCUMENT, shuffled, {a: AGENTS[a] for a in agents}), NS, RUN)
    assert again.to_nquads() == graph_of(usual).to_nquads()


TITLES = st.text(min_size=1, max_size=12).filter(lambda t: t.isprintable())


@settings(max_examples=40, deadline=None)
@given(st.lists(TITLES, min_size=1, max_size=4))
def test_any_words_can_be_written(titles: list[str]) -> None:
    """Whatever stands in a title, the graph takes it and gives it back."""
    agreements = tuple(
        Agreement(title=t, kind="treaty", status="signed", parties=(), evidence=(Span(0, 9),), rule="a/1", confidence=1)
        for t in titles
    )
    graph = graph_of(Extraction(agreements=agreements))
    assert {q.object.value for q in graph.quads if q.predicate == DG.title} == set(titles)
    assert {q.object.value for q in graph.quads if q.predicate == RDFS.label} >= set(titles)
    assert not any(q.predicate == SKOS.altLabel for q in graph.quads if q.graph_name == graph.graph)


def test_known_units_are_linked_to_qudt() -> None:
    """A unit of measure points at QUDT's, a currency and a counted noun carry their notation alone."""
    figures = tuple(replace(GOAL, unit=unit) for unit in ("GW", "USD", "jobs"))
    rows = ask(
        graph_of(Extraction(figures=figures)),
        "SELECT ?n ?q WHERE { ?u a dg:Unit ; skos:notation ?n OPTIONAL { ?u skos:exactMatch ?q } }",
    )
    assert rows == [("GW", "http://qudt.org/vocab/unit/GigaW"), ("USD", ""), ("jobs", "")]
