"""The graph in each export format, byte-stable: statements sorted and distinct before a byte is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.errors import GraphError
from kg.graph.iris import Namespaces
from kg.graph.rdfxml import write_rdfxml
from kg.graph.turtle import write_trig, write_turtle
from kg.graph.vocabulary import PREFIXES

#: Export formats by name, with their media types.
MEDIA_TYPES = {
    "turtle": "text/turtle",
    "trig": "application/trig",
    "ntriples": "application/n-triples",
    "nquads": "application/n-quads",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
_KINDS = ["document", "agent", "place", "meeting", "agreement", "participation", "holding", "unit", "indicator"]
_KINDS += ["mapping", "graph"]
_LINES = 5_000  # statements in one chunk of a line-based format


def export_prefixes(namespaces: Namespaces) -> dict[str, str]:
    """Prefixes of an export: the vocabularies, and one for each kind of node that lies right under the base.

    Dates have ``date:``, since ``time:`` is the Time Ontology.
    """
    return PREFIXES | {kind: f"{namespaces.base}{kind}/" for kind in _KINDS} | {"date": f"{namespaces.base}time/"}


def serialise(quads: Iterable[Quad], format: str, namespaces: Namespaces) -> Iterator[bytes]:
    """Chunks of the quads in one of `MEDIA_TYPES`.

    turtle, ntriples and rdfxml drop graph names, and then duplicates.

    Raises:
        GraphError: an unknown format, or a term that the format lacks.
    """
    try:
        write = _WRITERS[format]
    except KeyError:
        known = ", ".join(MEDIA_TYPES)
        raise GraphError(f"there is no export format {format!r}", hint=f"choose one of {known}") from None
    return write(quads, export_prefixes(namespaces))


def _turtle(quads: Iterable[Quad], prefixes: dict[str, str]) -> Iterator[bytes]:
    yield write_turtle(quads, prefixes).encode()


def _trig(quads: Iterable[Quad], prefixes: dict[str, str]) -> Iterator[bytes]:
    yield write_trig(quads, prefixes).encode()


def _ntriples(quads: Iterable[Quad], _prefixes: dict[str, str]) -> Iterator[bytes]:
    return _lines(_triples(quads))


def _nquads(quads: Iterable[Quad], _prefixes: dict[str, str]) -> Iterator[bytes]:
    return _lines(set(quads))


def _lines(statements: Iterable[Triple | Quad]) -> Iterator[bytes]:
    lines = iter(sorted(f"{statement} .\n" for statement in statements))
    while chunk := "".join(islice(lines, _LINES)):
        yield chunk.encode()


def _jsonld(quads: Iterable[Quad], _prefixes: dict[str, str]) -> Iterator[bytes]:
    # Expanded form, whose order is that of the statements; pyoxigraph would write a context in no fixed order.
    data = serialize(sorted(set(quads), key=_by_graph), format=RdfFormat.JSON_LD)
    assert data is not None  # pyoxigraph returns bytes whenever no output file is named
    yield data


def _rdfxml(quads: Iterable[Quad], prefixes: dict[str, str]) -> Iterator[bytes]:
    yield write_rdfxml(_triples(quads), prefixes).encode()


def _triples(quads: Iterable[Quad]) -> set[Triple]:
    return {quad.triple for quad in quads}


def _by_graph(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)


_WRITERS: dict[str, Callable[[Iterable[Quad], dict[str, str]], Iterator[bytes]]] = {
    "turtle": _turtle,
    "trig": _trig,
    "ntriples": _ntriples,
    "nquads": _nquads,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}
