"""Validation of a whole store by pySHACL, the reference that the gate's own checks are held against, told in words."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import GraphError
from kg.graph.shapes import Violation
from kg.graph.vocabulary import DG, RDF
from kg.resources import resource

if TYPE_CHECKING:
    import rdflib

_SPLIT = "#told-in="  # no IRI of a build has a fragment


def validate(statements: Iterable[Quad | Triple]) -> tuple[Violation, ...]:
    """Breaches of ``ontology/shapes.ttl``, sorted; () where the graph conforms.

    A fact that several documents tell of is checked as each one tells it, so quads of a whole store may be given; the
    same breach in two documents is one violation. Triples are taken as one document's.

    Raises:
        GraphError: pySHACL cannot compare two terms, which it says of blank nodes alone.
    """
    # Imported here: rdflib takes a quarter of a second to import, and no other path needs it.
    import rdflib
    from pyshacl import validate as run
    from pyshacl.errors import ReportableRuntimeError
    from rdflib.namespace import RDFS, SH

    # rdflib logs each ill-typed literal with a traceback; the shapes tell of them in words.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    data = rdflib.Graph()
    for subject, predicate, value in _told_apart(statements):
        data.add((_rdflib(subject), _rdflib(predicate), _rdflib(value)))
    shapes = rdflib.Graph().parse(resource("ontology", "shapes.ttl"), format="turtle")
    try:
        _, report, _ = run(data, shacl_graph=shapes)
    except ReportableRuntimeError as error:
        raise GraphError(f"pySHACL gave up: {error}", hint="look for blank nodes, which no build writes") from None
    assert isinstance(report, rdflib.Graph)  # pySHACL gives bytes only when asked to serialise
    found = set()
    for result in report.objects(None, SH.result):
        focus = report.value(result, SH.focusNode)
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        component = report.value(result, SH.sourceConstraintComponent)
        found.add(
            Violation(
                node=str(focus).partition(_SPLIT)[0],
                label=min(
                    (str(o) for o in data.objects(focus, RDFS.label) if isinstance(o, rdflib.Literal)), default=""
                ),
                path=None if path is None else str(path),
                message=str(report.value(result, SH.resultMessage)),
                value=None if value is None else _written(value),
                component=str(component).rpartition("#")[2],
            )
        )
    return tuple(sorted(found, key=lambda v: (v.node, v.path or "", v.component, v.message, v.value or "")))


def _told_apart(statements: Iterable[Quad | Triple]) -> Iterator[tuple[object, object, object]]:
    """Triples in which a fact told by several graphs is a node for each of them."""
    quads = [(s.subject, s.predicate, s.object, s.graph_name if isinstance(s, Quad) else None) for s in statements]
    graphs = defaultdict(set)
    for subject, predicate, value, graph in quads:
        if predicate == RDF.type and value in (DG.Fact, DG.Occasion):
            graphs[subject].add(graph)
    shared = {node for node, tellers in graphs.items() if len(tellers) > 1}

    def apart(term: object, graph: object) -> object:
        if term not in shared or not (isinstance(term, NamedNode) and isinstance(graph, NamedNode)):
            return term
        return NamedNode(f"{term.value}{_SPLIT}{graph.value}")

    for subject, predicate, value, graph in quads:
        yield apart(subject, graph), predicate, apart(value, graph)


def _rdflib(term: object) -> rdflib.term.Node:
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, Literal)  # RDF 1.1 has no fourth kind of term
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def _written(term: object) -> str:
    """As the gate writes terms, so that both give equal violations."""
    import rdflib

    if isinstance(term, rdflib.BNode):
        return f"_:{term}"
    if isinstance(term, rdflib.Literal):
        if term.language:
            return str(Literal(str(term), language=term.language))
        return str(Literal(str(term), datatype=NamedNode(str(term.datatype)) if term.datatype else None))
    return str(term)
