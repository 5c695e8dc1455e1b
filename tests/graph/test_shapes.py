"""The compiled shapes find what pySHACL finds, and a shapes file that they cannot know in full is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import GraphError
from kg.graph.iris import Namespaces
from kg.graph.mapping import Run, to_graph
from kg.graph.shacl import validate
from kg.graph.shapes import load_shapes, shipped_shapes
from kg.graph.vocabulary import DG, XSD
from tests.graph.knowledge import KNOWLEDGE

GOOD = to_graph(KNOWLEDGE, Namespaces(), Run("0.1.0", "model")).quads
# One of each subject's class is enough for pySHACL, which takes a tenth of a second a graph.
VALUES = st.sampled_from(
    [
        Literal(""),
        Literal("x"),
        Literal("x", language="en"),
        Literal("meeting.verb/1"),
        *(Literal(text, datatype=XSD.decimal) for text in ("0.5", "1.5", "-1", "abc", ".5", "1e3")),
        *(Literal(text, datatype=XSD.integer) for text in ("0", "-1", "7", "007", "99999999", "1.0")),
        *(Literal(text, datatype=XSD.date) for text in ("2019-01-01", "2019-13-01", "2019-02-29", "never")),
        *(Literal(text, datatype=XSD.boolean) for text in ("true", "maybe", "1")),
        *(DG[name] for name in ("held", "set", "talks", "signed", "equal", "increase", "stated")),
        NamedNode("http://example.org/x"),
        NamedNode("https://www.wikidata.org/wiki/Q1"),
    ]
)
MUTATIONS = st.lists(
    st.tuples(st.sampled_from(["drop", "replace", "add", "borrow"]), st.integers(0), st.integers(0), VALUES),
    min_size=1,
    max_size=12,
)


def mutated(mutations: list[tuple[str, int, int, object]]) -> list[Quad]:
    quads = list(GOOD)
    for action, where, other, value in mutations:
        quad = quads[where % len(quads)]
        if action in ("drop", "replace"):
            quads.remove(quad)
        if action in ("replace", "add"):
            quads.append(Quad(quad.subject, quad.predicate, value, quad.graph_name))
        if action == "borrow":
            quads.append(Quad(quad.subject, quad.predicate, quads[other % len(quads)].object, quad.graph_name))
    return quads


def test_a_good_graph_conforms_to_both() -> None:
    """The graph of a document breaks no shape, by either reckoning."""
    assert shipped_shapes().violations(GOOD) == validate(GOOD) == ()


# Shrinking would run pySHACL thousands of times; a failing example is short enough as it is.
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(MUTATIONS)
def test_compiled_shapes_find_what_pyshacl_finds(mutations: list[tuple[str, int, int, object]]) -> None:
    """Node, property, component, message and value of every breach are those of the reference.

    Where values do not compare SHACL asks for a breach (4.3, 4.5.3); pySHACL compares some of them all the same, a
    date with a number or two IRIs, so that of the breaches of order only those that it finds are looked for.
    """
    triples = [quad.triple for quad in mutated(mutations)]
    ours, theirs = set(shipped_shapes().violations(triples)), set(validate(triples))
    assert theirs <= ours
    assert {v for v in ours - theirs if v.component not in ORDER} == set()


ORDER = {f"{name}ConstraintComponent" for name in ("LessThan", "LessThanOrEquals", "MinInclusive", "MaxInclusive")}
HEAD = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <http://example.org/> .
"""


@pytest.mark.parametrize(
    ("shape", "what"),
    [
        ("ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:closed true .", "sh:closed"),
        ("ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:sparql [] .", "sh:sparql"),
        ("ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:targetNode ex:a .", "sh:targetNode"),
        ("ex:S a sh:NodeShape ; sh:minCount 1 .", "a shape without sh:targetClass"),
        ("ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:nodeKind sh:IRIOrLiteral .", "sh:nodeKind"),
        (
            "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:datatype xsd:gYear ] .",
            "sh:datatype",
        ),
        ("ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path [ sh:inversePath ex:p ] ] .", "a path of"),
        ("ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:not [ sh:path ex:p ; sh:minCount 1 ] .", "a nested property"),
        ("ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p, ex:q ] .", "sh:path given twice"),
        ("ex:S a sh:NodeShape", "cannot read the shapes"),
    ],
)
def test_what_is_not_known_is_an_error(tmp_path: Path, shape: str, what: str) -> None:
    """No shape is passed over in silence: an unknown component, target or path stops the load, by name."""
    file = tmp_path / "shapes.ttl"
    file.write_text(HEAD + shape)
    with pytest.raises(GraphError, match=what) as caught:
        load_shapes(file)
    assert "shapes.ttl" in str(caught.value) and "try: " in str(caught.value)


def test_a_missing_shapes_file_is_an_error(tmp_path: Path) -> None:
    """A file that is not there is told as such."""
    with pytest.raises(GraphError, match="cannot read the shapes"):
        load_shapes(tmp_path / "none.ttl")


@pytest.mark.parametrize(
    ("constraint", "value", "breaks"),
    [
        ("sh:not [ sh:class ex:D ]", NamedNode("http://example.org/d"), True),
        ("sh:not [ sh:class ex:D ]", NamedNode("http://example.org/e"), False),
        ("sh:or ( [ sh:class ex:D ] [ sh:nodeKind sh:Literal ] )", Literal("x"), False),
        ("sh:or ( [ sh:class ex:D ] [ sh:nodeKind sh:Literal ] )", NamedNode("http://example.org/e"), True),
        ("sh:xone ( [ sh:class ex:D ] [ sh:nodeKind sh:IRI ] )", NamedNode("http://example.org/d"), True),
        ("sh:xone ( [ sh:class ex:D ] [ sh:nodeKind sh:IRI ] )", NamedNode("http://example.org/e"), False),
        ('sh:pattern "^a$"', Literal("a"), False),
        ('sh:pattern "^a$"', Literal("a\n"), True),
        ('sh:pattern "^a\\\\$$"', Literal("a$"), False),
        ('sh:pattern "a"', BlankNode("a"), True),
        ("sh:lessThan ex:q", Literal(4), False),
        ("sh:lessThan ex:q", Literal(5), True),
        ("sh:lessThanOrEquals ex:q", Literal(5), False),
        ("sh:lessThanOrEquals ex:q", Literal("4"), True),
        ("sh:maxInclusive 5", Literal("5.0", datatype=XSD.decimal), False),
        ("sh:minInclusive 5", Literal("4.9", datatype=XSD.decimal), True),
    ],
)
def test_single_components(tmp_path: Path, constraint: str, value: object, breaks: bool) -> None:
    """Each component keeps to its definition, on one value."""
    file = tmp_path / "shapes.ttl"
    file.write_text(f"{HEAD} ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; {constraint} ] .")
    rdf_type = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    ex = {name: NamedNode(f"http://example.org/{name}") for name in "aCdDpq"}
    data = [
        Triple(ex["a"], rdf_type, ex["C"]),
        Triple(ex["d"], rdf_type, ex["D"]),
        Triple(ex["a"], ex["p"], value),
        Triple(ex["a"], ex["q"], Literal(5)),
    ]
    assert bool(load_shapes(file).violations(data)) is breaks
