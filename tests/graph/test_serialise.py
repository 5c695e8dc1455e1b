"""Every export is byte-stable and read by other parsers as the same statements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import GraphError
from kg.graph.iris import Namespaces
from kg.graph.mapping import Run, to_graph
from kg.graph.rdfxml import write_rdfxml
from kg.graph.serialise import MEDIA_TYPES, export_prefixes, serialise
from kg.graph.turtle import write_trig, write_turtle
from kg.graph.vocabulary import DG, RDF, XSD
from tests.graph.knowledge import KNOWLEDGE

NS = Namespaces()
PREFIXES = export_prefixes(NS)
GRAPH = to_graph(KNOWLEDGE, NS, Run("0.1.0", "model"))
GOLDEN = Path(__file__).parents[1] / "golden" / "graph"

SEGMENTS = st.text(alphabet="aZ09_-.:/?=&%é€/~!$'()*+,;@\u200d", max_size=8)
IRIS = st.builds(
    lambda base, rest: base + rest.replace("%", "%41"),
    st.sampled_from([NS.base, NS.base + "agent/", DG.iri, "http://example.org/", "urn:x:", XSD.iri]),
    SEGMENTS,
).map(NamedNode)
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="\"'\\\n\r\t\b\f\0\x1f\x7f\x85\u2028\ufeff\ufffe&<>]{}^@. a", max_size=12),
    st.sampled_from(["0", "-0", "007", "1.0", "1.50", ".5", "+1", "-1.5", "true", "TRUE", "1", "1e5", "NaN"]),
)
LITERALS = st.one_of(
    TEXTS.map(Literal),
    st.builds(lambda t, lang: Literal(t, language=lang), TEXTS, st.sampled_from(["en", "en-gb", "ja"])),
    st.builds(
        lambda t, kind: Literal(t, datatype=kind),
        TEXTS,
        st.one_of(st.sampled_from([XSD.integer, XSD.decimal, XSD.boolean, XSD.double, XSD.date]), IRIS),
    ),
)
BLANKS = st.sampled_from(["a", "b1", "0f"]).map(BlankNode)
SUBJECTS = st.one_of(IRIS, BLANKS)
TRIPLES = st.builds(
    Triple, SUBJECTS, st.one_of(IRIS, st.sampled_from([RDF.type, DG.title])),
    st.one_of(SUBJECTS, LITERALS, st.sampled_from([DG.Meeting, DG.Document])),
)  # fmt: skip
QUADS = st.builds(
    lambda t, g: Quad(t.subject, t.predicate, t.object, g), TRIPLES, st.one_of(IRIS, st.just(DefaultGraph()))
)


@settings(max_examples=150, deadline=None)
@given(st.lists(TRIPLES, max_size=12))
def test_turtle_parses_back_to_the_same_triples(triples: list[Triple]) -> None:
    """Whatever the terms hold, another parser reads from the Turtle exactly what was written."""
    text = write_turtle(triples, PREFIXES)
    assert {quad.triple for quad in parse(input=text, format=RdfFormat.TURTLE)} == set(triples)


@settings(max_examples=80, deadline=None)
@given(st.lists(QUADS, max_size=12))
def test_trig_parses_back_to_the_same_quads(quads: list[Quad]) -> None:
    """Named graphs and the default graph come back as they went in."""
    assert set(parse(input=write_trig(quads, PREFIXES), format=RdfFormat.TRIG)) == set(quads)


@settings(max_examples=40, deadline=None)
@given(st.lists(QUADS, max_size=10).flatmap(lambda quads: st.tuples(st.just(quads), st.permutations(quads * 2))))
def test_order_and_repetition_never_show(pair: tuple[list[Quad], list[Quad]]) -> None:
    """Every format gives the same bytes for the same statements, in any order and however often."""
    for format in ("turtle", "trig", "ntriples", "nquads", "jsonld"):
        one, two = (b"".join(serialise(quads, format, NS)) for quads in pair)
        assert one == two


ELEMENTS = st.from_regex(r"[A-Za-z_][A-Za-z0-9_.-]{0,5}", fullmatch=True)
XML_PREDICATES = st.builds(
    lambda b, n: NamedNode(b + n), st.sampled_from([DG.iri, "http://e.org/", "urn:x:"]), ELEMENTS
)
XML_TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r"))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.builds(Triple, IRIS, XML_PREDICATES, st.one_of(IRIS, XML_TEXTS.map(Literal))), max_size=8))
def test_rdfxml_parses_back_to_the_same_triples(triples: list[Triple]) -> None:
    """Markup, quotes and line ends survive XML."""
    triples = [t for t in triples if not ({"\ufffe", "\uffff"} & set(t.object.value))]
    text = write_rdfxml(triples, PREFIXES)
    assert {quad.triple for quad in parse(input=text, format=RdfFormat.RDF_XML)} == set(triples)
    assert text == write_rdfxml(triples[::-1], PREFIXES)


def test_rdfxml_keeps_offsets_where_xml_lacks_a_character() -> None:
    """A form feed becomes U+FFFD, so that every other character stays where it was."""
    text = write_rdfxml([Triple(DG.Meeting, DG.text, Literal("a\x0cb\x00"))], PREFIXES)
    assert ">a\ufffdb\ufffd<" in text


def test_rdfxml_writes_all_sorts_of_nodes() -> None:
    """Blank nodes, languages and datatypes are told; a property without a name is an error."""
    blank = BlankNode("0a")
    triples = [Triple(blank, DG.title, Literal("x", language="en")), Triple(blank, DG.agent, blank),
               Triple(blank, DG["count"], Literal(5))]  # fmt: skip
    graph = rdflib.Graph().parse(data=write_rdfxml(triples, PREFIXES), format="xml")
    assert {o.n3() for o in graph.objects(None, rdflib.URIRef(DG.title.value))} == {'"x"@en'}
    assert len(set(graph.subjects())) == 1 and len(graph) == 3
    with pytest.raises(GraphError, match="cannot write the property"):
        write_rdfxml([Triple(blank, NamedNode("http://e.org/1"), blank)], PREFIXES)


RDFLIB = {
    "turtle": "turtle", "trig": "trig", "ntriples": "nt", "nquads": "nquads", "jsonld": "json-ld", "rdfxml": "xml",
}  # fmt: skip


@pytest.mark.parametrize("format", sorted(MEDIA_TYPES))
def test_rdflib_reads_every_export(format: str) -> None:
    """A second, independent parser finds all statements of a document in each format."""
    data = rdflib.Dataset(default_union=True)
    data.parse(data=b"".join(serialise(GRAPH.quads, format, NS)), format=RDFLIB[format])
    expected = rdflib.Graph().parse(data=b"".join(serialise(GRAPH.quads, "ntriples", NS)), format="nt")
    assert {(s, p, o) for s, p, o, _ in data.quads()} == set(expected)
    graphs = {str(g) for _, _, _, g in data.quads()}
    named = {quad.graph_name.value for quad in GRAPH.quads}
    assert named <= graphs if format in ("trig", "nquads", "jsonld") else not named & graphs


@pytest.mark.parametrize("format", ["trig", "rdfxml", "jsonld", "nquads"])
def test_golden_exports(golden: Callable[[Path, str], None], format: str) -> None:
    """Each export of a small graph is exactly the kept bytes."""
    small = [q for q in GRAPH.quads if q.subject in (NS.unit("USD"), NS.agent("Q159"), NS.time("2013"))]
    golden(GOLDEN / f"small.{format}", b"".join(serialise(small, format, NS)).decode())


def test_turtle_is_for_people() -> None:
    """The type first, label next, evidence late, the text last; prefixes only where used."""
    text = b"".join(serialise(GRAPH.quads, "turtle", NS)).decode()
    block = next(block for block in text.split("\n\n") if " a dg:Meeting" in block)
    lines = [line.split()[0] for line in block.splitlines() if line.startswith("    ") and not line.startswith("     ")]
    assert lines[:3] == ["rdfs:label", "dg:kind", "dg:status"] and lines.index("dg:evidence") > lines.index("dg:place")
    used = {name for name in PREFIXES if f"@prefix {name}:" in text}
    body = text.partition("\n\n")[2]
    assert used == {name for name in used if f" {name}:" in body or f"\n{name}:" in body or f"^^{name}:" in body}
    assert "@prefix sosa:" in text and "@prefix sosa:" not in write_turtle([GRAPH.quads[0]], PREFIXES)
    order = [
        text.index(f" a {kind}") for kind in ("dg:Document", "dg:Meeting", "dg:Agreement", "dg:Passage", "dg:Person")
    ]
    assert order == sorted(order)


def test_an_empty_graph_is_an_empty_file() -> None:
    """Nothing in, no prefix out."""
    assert write_turtle([], PREFIXES) == write_trig([], PREFIXES) == ""
    assert b"".join(serialise([], "nquads", NS)) == b""


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (NS.base + "agent/Q159", "agent:Q159"),
        (NS.base + "unit/people%2Fyear", "unit:people%2Fyear"),
        (NS.base + "time/2014-07-07..2014-07-10", "date:2014-07-07..2014-07-10"),
        (NS.base + "document/a.", f"<{NS.base}document/a.>"),
        (NS.base + "agent/-a", f"<{NS.base}agent/-a>"),
        (NS.base + "agent/", f"<{NS.base}agent/>"),
        (NS.base + "passage/a/b", f"<{NS.base}passage/a/b>"),
        ("http://example.org/a", "<http://example.org/a>"),
    ],
)
def test_iris_are_shortened_only_to_legal_names(iri: str, short: str) -> None:
    """A local name that would need an escape is left as a whole IRI."""
    assert (
        write_turtle([Triple(NamedNode(iri), DG.agent, Literal(1))], PREFIXES).split("\n\n")[1].startswith(short + " ")
    )


@pytest.mark.parametrize(
    ("text", "datatype", "written"),
    [
        ("5", "integer", "5"),
        ("-5", "integer", "-5"),
        ("05", "integer", '"05"^^xsd:integer'),
        ("-0", "integer", '"-0"^^xsd:integer'),
        ("38.5", "decimal", "38.5"),
        ("38.50", "decimal", '"38.50"^^xsd:decimal'),
        ("30000000000", "decimal", '"30000000000"^^xsd:decimal'),
        ("true", "boolean", "true"),
        ("1", "boolean", '"1"^^xsd:boolean'),
        ('a"b\\\n\x00é', "string", '"a\\"b\\\\\\n\\u0000é"'),
    ],
)
def test_literals_are_bare_only_where_canonical(text: str, datatype: str, written: str) -> None:
    """Numbers stand bare in canonical form, else typed; strings are escaped by the grammar."""
    assert f" {written} .\n" in write_turtle(
        [Triple(DG.Meeting, DG.agent, Literal(text, datatype=XSD[datatype]))], PREFIXES
    )


def test_an_unknown_format_is_an_error_that_lists_the_known() -> None:
    """The message names the formats to choose from."""
    with pytest.raises(GraphError, match="turtle, trig, ntriples, nquads, jsonld, rdfxml"):
        serialise([], "hdt", NS)


def test_terms_that_rdf_1_1_lacks_are_refused() -> None:
    """A triple term is an error, not broken Turtle."""
    inner = Triple(DG.Meeting, DG.agent, DG.Person)
    with pytest.raises(GraphError, match=r"no term of RDF 1\.1"):
        write_turtle([Triple(DG.Meeting, DG.agent, inner)], PREFIXES)
    with pytest.raises(GraphError, match=r"no term of RDF 1\.1"):
        write_rdfxml([Triple(DG.Meeting, DG.agent, inner)], PREFIXES)
