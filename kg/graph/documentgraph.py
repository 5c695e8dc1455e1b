"""A document as quads: the unit that the gate checks, worker processes hand over and the store puts or withdraws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.errors import GraphError
from kg.graph.vocabulary import DG, RDF


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence as written in the graph: code points into the document's text, ``end`` exclusive."""

    iri: str
    begin: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class DocumentGraph:
    """All quads that one document contributes: its own named graph and the shared nodes that it points at.

    ``counts`` gives the number of nodes per class of the ontology, by local name ("Meeting", "TargetFigure"), in the
    document's own graph. Quads are sorted and distinct, so two graphs of equal content are equal.
    """

    name: str
    slug: str
    sha256: str
    graph: NamedNode
    quads: tuple[Quad, ...]
    passages: tuple[Passage, ...]
    counts: dict[str, int]

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> DocumentGraph:
        """Read name, digest, passages and counts off the quads themselves.

        Raises:
            GraphError: the quads hold no document, more than one, or one without name and digest.
        """
        ordered = tuple(sorted(set(quads), key=quad_key))
        documents = [q for q in ordered if q.predicate == RDF.type and q.object == DG.Document]
        if len(documents) != 1:
            raise GraphError(
                f"expected the quads of one document, found {len(documents)}", hint="hand over one document at a time"
            )
        iri, graph = documents[0].subject, documents[0].graph_name
        if not isinstance(iri, NamedNode) or not isinstance(graph, NamedNode):
            raise GraphError(f"the document {iri} is not in a graph of its own", hint="build it again")
        own = [q for q in ordered if q.graph_name == graph]
        facts = {q.predicate: q.object.value for q in own if q.subject == iri and isinstance(q.object, Literal)}
        if DG.fileName not in facts or DG.sha256 not in facts:
            raise GraphError(f"the document {iri} lacks its file name or digest", hint="build it again")
        return cls(
            name=facts[DG.fileName],
            slug=graph.value.rpartition("graph/")[2],
            sha256=facts[DG.sha256],
            graph=graph,
            quads=ordered,
            passages=_passages(own),
            counts=_counts(own),
        )

    def to_nquads(self) -> bytes:
        """The quads as N-Quads, sorted; `from_nquads` gives the same value back."""
        data = serialize(self.quads, format=RdfFormat.N_QUADS)
        assert data is not None  # pyoxigraph returns bytes whenever no output file is named
        return data

    @classmethod
    def from_nquads(cls, data: bytes) -> DocumentGraph:
        """Read back what `to_nquads` wrote.

        Raises:
            GraphError: not N-Quads, or not those of one document.
        """
        try:
            return cls.of(parse(input=data, format=RdfFormat.N_QUADS))
        except SyntaxError as error:
            raise GraphError(f"not N-Quads: {error}", hint="hand over what to_nquads() gave") from None


def quad_key(quad: Quad) -> tuple[str, str, str, str]:
    """Sort key: graph, subject, predicate, object, each in its N-Triples form."""
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def _passages(own: list[Quad]) -> tuple[Passage, ...]:
    """Those with all their parts; the shapes tell of the others."""
    parts: dict[object, str] = {DG.begin: "begin", DG.end: "end", DG.quote: "quote"}
    found: dict[str, dict[str, str]] = {}
    for quad in own:
        if (name := parts.get(quad.predicate)) and isinstance(quad.object, Literal):
            found.setdefault(str(quad.subject)[1:-1], {})[name] = quad.object.value
    return tuple(
        Passage(iri, int(part["begin"]), int(part["end"]), part["quote"])
        for iri, part in found.items()
        if len(part) == 3 and part["begin"].isdecimal() and part["end"].isdecimal()
    )


def _counts(own: list[Quad]) -> dict[str, int]:
    names: dict[object, str] = {term: name for name, term in DG.terms.items()}
    found = Counter(names[q.object] for q in own if q.predicate == RDF.type and q.object in names)
    return dict(sorted(found.items()))
