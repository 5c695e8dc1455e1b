"""What the store knows of one node, gathered for a person: by the graph that tells it, with names for IRIs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.cli.identities import Match, matches, told
from kg.errors import KgError
from kg.graph.iris import Namespaces
from kg.graph.serialise import export_prefixes
from kg.graph.vocabulary import DG, RDF, RDFS

if TYPE_CHECKING:
    from kg.store.store import Store

CONTEXT = 60  # characters on either side of a quote
_APART = {DG.evidence, DG.rule, DG.confidence, DG.explanation, DG.text, RDF.type, RDFS.label}
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with the words around it; offsets are code points into the document's text."""

    begin: int
    end: int
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one named graph tells of a node; ``source`` is the document's file name, or the name of the shared graph."""

    source: str
    quotes: tuple[Quote, ...]
    attributes: tuple[tuple[str, tuple[str, ...]], ...]
    rules: tuple[str, ...]
    explanations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A node with every account of it."""

    iri: str
    label: str
    types: tuple[str, ...]
    accounts: tuple[Account, ...]
    links: tuple[Match, ...] = ()
    told: tuple[tuple[str, str, str], ...] = ()  # document, form, how the document came from it to this agent

    def as_json(self) -> dict[str, Any]:
        """For ``--json``: attributes as an object."""
        found = asdict(self)
        for account in found["accounts"]:
            account["attributes"] = {name: list(values) for name, values in account["attributes"]}
        return found


def find_node(store: Store, text: str, base: str) -> ox.NamedNode:
    """The node that a person means: an IRI, in angle brackets or not, or the beginning of what stands after the base.

    Raises:
        KgError: no node begins so, or several do.
    """
    text = text.strip().removeprefix("<").removesuffix(">")
    full = _full(text, base)
    try:
        node = ox.NamedNode(full)
    except ValueError:
        raise KgError(
            f"{text!r} is no IRI", hint="an IRI as kg query prints it, or the end of one: meeting/3f0a"
        ) from None
    if next(iter(store.db.quads_for_pattern(node, None, None, None)), None):
        return node
    found = sorted(
        {
            quad.subject.value
            for quad in store.db.quads_for_pattern(None, RDF.type, None, None)
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(full)
        }
    )
    if len(found) == 1:
        return ox.NamedNode(found[0])
    if not found:
        raise KgError(
            f"the store has no node {text!r}",
            hint="kg query lists the questions whose answers name nodes; --base, if the store was built under another",
        )
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise KgError(
        f"{len(found)} nodes begin with {text!r}: {', '.join(iri.removeprefix(base) for iri in found[:_SHOWN])}{more}",
        hint="more of the IRI",
    )


def _full(text: str, base: str) -> str:
    """The IRI of a short form: meeting/3f0a, or meeting:3f0a as tables have it, is one under the base."""
    if "://" in text or text.startswith(base):
        return text
    prefix, colon, rest = text.partition(":")
    prefixes = export_prefixes(Namespaces(base))
    return prefixes[prefix] + rest if colon and prefix in prefixes else base + text


def explain(store: Store, node: ox.NamedNode, base: str) -> Explained:
    """Every account of a node, documents first, by name."""
    by_graph: dict[Any, list[ox.Quad]] = defaultdict(list)
    for quad in store.db.quads_for_pattern(node, None, None, None):
        by_graph[quad.graph_name].append(quad)
    names = {ox.NamedNode(document.graph): document.name for document in store.documents()}
    accounts = [
        (graph not in names, names.get(graph, str(graph).strip("<>").removeprefix(base)), quads)
        for graph, quads in by_graph.items()
    ]
    types = {quad.object for quads in by_graph.values() for quad in quads if quad.predicate == RDF.type}
    return Explained(
        iri=node.value,
        label=_label(store, node, base),
        types=tuple(sorted(_local(str(type)) for type in types if str(type).strip("<>").startswith(DG.iri))),
        accounts=tuple(
            _account(store, source, quads, base) for _, source, quads in sorted(accounts, key=lambda each: each[:2])
        ),
        links=matches(store, node),
        told=tuple(told(store, node)),
    )


def _account(store: Store, source: str, quads: Sequence[ox.Quad], base: str) -> Account:
    attributes: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate not in _APART:
            attributes[_local(quad.predicate.value)].add(_value(store, quad.object, base))
    confidence = sorted(_text(quad.object) for quad in quads if quad.predicate == DG.confidence)
    rules = sorted(_text(quad.object) for quad in quads if quad.predicate == DG.rule)
    return Account(
        source=source,
        quotes=tuple(_quotes(store, [quad.object for quad in quads if quad.predicate == DG.evidence])),
        attributes=tuple((name, tuple(sorted(values))) for name, values in sorted(attributes.items())),
        rules=tuple(f"{rule}, confidence {', '.join(confidence)}" for rule in rules),
        explanations=tuple(sorted(_text(quad.object) for quad in quads if quad.predicate == DG.explanation)),
    )


def _quotes(store: Store, passages: Sequence[Any]) -> list[Quote]:
    found = []
    for passage in passages:
        parts = {quad.predicate: quad.object for quad in store.db.quads_for_pattern(passage, None, None, None)}
        begin, end = int(_text(parts[DG.begin])), int(_text(parts[DG.end]))
        text = store.text_of(_text(parts[DG.inDocument]))
        before, after = text[max(0, begin - CONTEXT) : begin], text[end : end + CONTEXT]
        found.append(Quote(begin, end, _text(parts[DG.quote]), before, after))
    return sorted(found, key=lambda quote: (quote.begin, quote.end))


def _value(store: Store, term: Any, base: str) -> str:
    if not isinstance(term, ox.NamedNode):
        return _text(term)
    if term.value.startswith(DG.iri):
        return _local(term.value)
    label = _label(store, term, base)
    short = term.value.removeprefix(base)
    return short if label == short else f"{label} <{short}>"


def _label(store: Store, node: ox.NamedNode, base: str) -> str:
    labels = sorted(_text(quad.object) for quad in store.db.quads_for_pattern(node, RDFS.label, None, None))
    return labels[0] if labels else node.value.removeprefix(base)


def _text(term: object) -> str:
    """What stands in a term; the graph is RDF 1.1, so it holds no triple terms."""
    assert isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal)
    return term.value


def _local(iri: str) -> str:
    iri = iri.strip("<>")
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]
