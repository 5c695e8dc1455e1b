"""Which documents a change of decisions on links concerns: those that name the agents, or use the names, decided on.

Each document's graph says by a digest which lines of the record bore on it (`kg.identity.relevance`). From what a store
holds, the same digest is made of the record as it is now; where the two are one, the document stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import DG, RDF
from kg.identity.relevance import OFFICE, Relevance

if TYPE_CHECKING:
    from kg.graph.documentgraph import DocumentGraph
    from kg.graph.iris import Namespaces


class Asked(Protocol):
    """A store that answers SELECT queries of our own: rows of texts, in the order of the variables."""

    def rows(self, text: str, /) -> Iterable[tuple[str, ...]]: ...


def digest_of(graph: DocumentGraph, relevance: Relevance, namespaces: Namespaces) -> str:
    """Digest of the lines that bear on a document that is being built."""
    if not relevance:
        return relevance.all_digest
    spaces = _spaces(namespaces)
    own = [quad for quad in graph.quads if quad.graph_name == graph.graph]
    nodes = {quad.object.value for quad in own if isinstance(quad.object, NamedNode)}
    keys = {unquote(node.removeprefix(space)) for node in nodes for space in spaces if node.startswith(space)}
    if facts := relevance.facts:
        typed = {quad.subject for quad in own if quad.predicate == RDF.type}
        keys |= facts & {str(node)[1:-1].removeprefix(namespaces.base) for node in typed}
    forms = {
        quad.object.value for quad in own if quad.predicate == DG.form and isinstance(quad.object, Literal)
    }  # fmt: skip
    return relevance.digest(keys, forms)


def digests_in(store: Asked, relevance: Relevance, namespaces: Namespaces) -> Mapping[str, str]:
    """The same of every document of a store, by the IRI of its graph; those not there are concerned by nothing."""
    base = namespaces.base
    keys: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, set[str]] = defaultdict(set)
    wanted = " ".join(
        f"<{node.value}>" for key in sorted(relevance.keys) for node in (namespaces.agent(key), namespaces.place(key))
    )
    offices = f'GRAPH <{base}graph/agents> {{ ?agent a ?kind }} FILTER(STRSTARTS(STR(?agent), "{base}agent/{OFFICE}"))'
    for pattern in (f"VALUES ?agent {{ {wanted} }}", offices):
        text = f"SELECT DISTINCT ?graph ?agent {{ {pattern} GRAPH ?graph {{ ?node ?property ?agent }} }}"
        for graph, agent in store.rows(text):
            keys[graph].add(unquote(agent.removeprefix(base).partition("/")[2]))
    if relevance.facts:
        values = " ".join(f"<{base}{fact}>" for fact in sorted(relevance.facts))
        text = f"SELECT DISTINCT ?graph ?fact {{ VALUES ?fact {{ {values} }} GRAPH ?graph {{ ?fact a ?kind }} }}"
        for graph, fact in store.rows(text):
            keys[graph].add(fact.removeprefix(base))
    for graph, form in store.rows(f"SELECT ?graph ?form {{ GRAPH ?graph {{ ?mention {DG.form} ?form }} }}"):
        forms[graph].add(form)
    return {graph: relevance.digest(keys[graph], forms[graph]) for graph in {*keys, *forms}}


def _spaces(namespaces: Namespaces) -> tuple[str, str]:
    return f"{namespaces.base}agent/", f"{namespaces.base}place/"
