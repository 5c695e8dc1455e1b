"""A document as quads: the unit that the gate checks, worker processes hand over and the store puts or withdraws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg.errors import GraphError
from kg.graph.vocabulary import CLASSES, DG, RDF


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
        # Keyed by its own line, a quad is there once, and sorts as N-Quads does.
        lines = {str(quad): quad for quad in quads}
        ordered = tuple(lines[line] for line in sorted(lines))
        found = _Found()
        for quad in ordered:
            found.read(quad)
        if len(found.documents) != 1:
            raise GraphError(
                f"expected the quads of one document, found {len(found.documents)}",
                hint="hand over one document at a time",
            )
        iri, graph = found.documents[0]
        if not isinstance(iri, NamedNode) or not isinstance(graph, NamedNode):
            raise GraphError(f"the document {iri} is not in a graph of its own", hint="build it again")
        about = found.literals.get(iri, {})
        if "fileName" not in about or "sha256" not in about:
            raise GraphError(f"the document {iri} lacks its file name or digest", hint="build it again")
        return cls(
            name=about["fileName"],
            slug=graph.value.rpartition("graph/")[2],
            sha256=about["sha256"],
            graph=graph,
            quads=ordered,
            passages=found.passages(),
            counts=dict(sorted(Counter(name for name, where in found.nodes if where == graph).items())),
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


_CLASSES: dict[object, str] = {DG[name]: name for name in CLASSES.split()}
_LITERALS: dict[object, str] = {DG[name]: name for name in ("begin", "end", "quote", "fileName", "sha256")}


class _Found:
    """What one pass over a document's quads picks up."""

    def __init__(self) -> None:
        self.documents: list[tuple[object, object]] = []
        self.nodes: list[tuple[str, object]] = []
        self.literals: dict[object, dict[str, str]] = {}

    def read(self, quad: Quad) -> None:
        predicate = quad.predicate
        if predicate == RDF.type:
            if (name := _CLASSES.get(quad.object)) is not None:
                self.nodes.append((name, quad.graph_name))
                if name == "Document":
                    self.documents.append((quad.subject, quad.graph_name))
        elif (name := _LITERALS.get(predicate)) is not None and isinstance(value := quad.object, Literal):
            self.literals.setdefault(quad.subject, {})[name] = value.value

    def passages(self) -> tuple[Passage, ...]:
        """Those with all their parts; the shapes tell of the others."""
        return tuple(
            Passage(str(node)[1:-1], int(part["begin"]), int(part["end"]), part["quote"])
            for node, part in self.literals.items()
            if part.keys() == {"begin", "end", "quote"} and part["begin"].isdecimal() and part["end"].isdecimal()
        )
