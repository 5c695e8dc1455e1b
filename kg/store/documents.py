"""The documents of a store, as their own graphs tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from kg.graph.vocabulary import DCTERMS, DG, RDF

FACTS = ("Meeting", "Agreement", "TargetFigure", "ObservedFigure", "Participation", "Holding")


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One document: what it was read from, what extracted it, and how much of what kind it gave.

    ``facts`` counts nodes by the local name of their class in this document's graph, in the order of `FACTS`.
    """

    name: str
    slug: str
    iri: str
    graph: str
    sha256: str
    version: str
    model: str
    decisions: str
    title: str | None
    issued: date | None
    facts: tuple[tuple[str, int], ...]
    passages: int
    quads: int


def read_documents(db: ox.Store) -> tuple[StoredDocument, ...]:
    """Every document of ``db``, by name."""
    return tuple(sorted((_read(db, quad) for quad in _names(db)), key=lambda document: (document.name, document.iri)))


def find_graph(db: ox.Store, name: str) -> ox.NamedNode | None:
    """The named graph of the document with this file name; None where there is none."""
    for quad in db.quads_for_pattern(None, DG.fileName, ox.Literal(name)):
        if isinstance(quad.graph_name, ox.NamedNode):
            return quad.graph_name
    return None


def _extraction(db: ox.Store, graph: ox.NamedNode) -> tuple[str, str, str] | None:
    """Digest of the input, version and model of the extraction that filled this document graph."""
    document = _node(db, DG.Document, graph)
    run = _node(db, DG.Extraction, graph)
    if document is None or run is None:
        return None
    found = (_literal(db, document, DG.sha256), _literal(db, run, DG.version), _literal(db, run, DG.model))
    return (found[0] or "", found[1] or "", found[2] or "")


def read_text(db: ox.Store, name: str) -> str | None:
    """The kept text (``dg:text``) of the document with this file name or IRI."""
    for quad in db.quads_for_pattern(None, DG.fileName, ox.Literal(name)):
        return _literal(db, quad.subject, DG.text)
    try:
        return _literal(db, ox.NamedNode(name), DG.text)
    except ValueError:  # no IRI either
        return None


def count_nodes(db: ox.Store, kinds: Mapping[str, str]) -> dict[str, int]:
    """How many nodes of each class (an IRI) there are in all graphs, by the name that ``kinds`` gives it."""
    return {
        name: len({quad.subject for quad in db.quads_for_pattern(None, RDF.type, ox.NamedNode(iri))})
        for name, iri in kinds.items()
    }


def _names(db: ox.Store) -> list[ox.Quad]:
    return [q for q in db.quads_for_pattern(None, DG.fileName, None) if isinstance(q.graph_name, ox.NamedNode)]


def _read(db: ox.Store, name: ox.Quad) -> StoredDocument:
    graph, node = name.graph_name, name.subject
    assert isinstance(graph, ox.NamedNode) and isinstance(node, ox.NamedNode)  # as _names and the gate see to
    kinds: Counter[object] = Counter()
    for quad in db.quads_for_pattern(None, RDF.type, None, graph):
        kinds[quad.object] += 1
    sha256, version, model = _extraction(db, graph) or ("", "", "")
    run = _node(db, DG.Extraction, graph)
    decisions = (_literal(db, run, DG.decisions) if run else None) or ""
    issued = _literal(db, node, DCTERMS.issued)
    return StoredDocument(
        name=_text(name.object),
        slug=node.value.rpartition("/")[2],
        iri=node.value,
        graph=graph.value,
        sha256=sha256,
        version=version,
        model=model,
        decisions=decisions,
        title=_literal(db, node, DCTERMS.title),
        issued=date.fromisoformat(issued) if issued else None,
        facts=tuple((kind, kinds[DG[kind]]) for kind in FACTS),
        passages=kinds[DG.Passage],
        quads=sum(1 for _ in db.quads_for_pattern(None, None, None, graph)),
    )


def _node(db: ox.Store, kind: ox.NamedNode, graph: ox.NamedNode) -> ox.NamedNode | None:
    nodes = (quad.subject for quad in db.quads_for_pattern(None, RDF.type, kind, graph))
    return min((node for node in nodes if isinstance(node, ox.NamedNode)), key=str, default=None)


def _literal(db: ox.Store, node: ox.NamedNode | ox.BlankNode | ox.Triple, predicate: ox.NamedNode) -> str | None:
    return min((_text(quad.object) for quad in db.quads_for_pattern(node, predicate, None)), default=None)


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.Literal | ox.NamedNode) else str(term)
