"""Agents and places as a store has them, for the commands on links: names, links with their reasons, and sentences."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.vocabulary import DG, OWL, RDF, RDFS, SKOS, SSSOM
from kg.identity.names import normal

if TYPE_CHECKING:
    from kg.store.store import Store

WIKIDATA = "http://www.wikidata.org/entity/"
_KINDS = {DG.Country: "country", DG.Person: "person", DG.Organization: "organization", DG.Place: "place"}
_PREDICATES = {SKOS.exactMatch.value: "exact", SKOS.closeMatch.value: "close"}
_AROUND = 120  # characters on either side of a name that stands in no quote


@dataclass(frozen=True, slots=True)
class Match:
    """One link: same (a person's decision), exact or close, with score, why in words, and what it was found in."""

    predicate: str
    iri: str
    score: float
    why: str
    source: str = ""
    by: str = ""
    on: str = ""

    @property
    def item(self) -> str | None:
        """The Wikidata id, where it is one."""
        return self.iri.removeprefix(WIKIDATA) if self.iri.startswith(WIKIDATA) else None


@dataclass(frozen=True, slots=True)
class Identity:
    """An agent or place with its links, best first; ``key`` ends its IRI."""

    iri: str
    key: str
    kind: str
    label: str
    names: tuple[str, ...]
    country: str | None
    matches: tuple[Match, ...]

    @property
    def item(self) -> str | None:
        """The Wikidata id that it is linked to, if it is."""
        return next((match.item for match in self.matches if match.predicate != "close" and match.item), None)

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        return asdict(self)


def identities(store: Store, base: str) -> list[Identity]:
    """Every agent and place, by label, then key."""
    found = []
    for folder in ("agents", "places"):
        graph = ox.NamedNode(f"{base}graph/{folder}")
        nodes = {quad.subject for quad in store.db.quads_for_pattern(None, RDF.type, None, graph)}
        found += [identity(store, node, base) for node in nodes if isinstance(node, ox.NamedNode)]
    return sorted(found, key=lambda one: (one.label.casefold(), one.key))


def identity(store: Store, node: ox.NamedNode, base: str) -> Identity:
    """One agent or place."""
    types = {quad.object for quad in store.db.quads_for_pattern(node, RDF.type, None)}
    names = {_text(quad.object) for quad in store.db.quads_for_pattern(node, SKOS.altLabel, None)}
    label = _one(store, node, RDFS.label) or node.value
    country = next((quad.object for quad in store.db.quads_for_pattern(node, DG.country, None)), None)
    return Identity(
        iri=node.value,
        key=unquote(node.value.removeprefix(base).partition("/")[2]),
        kind=next((kind for type_, kind in _KINDS.items() if type_ in types), "place"),
        label=label,
        names=tuple(sorted(names)),
        country=_one(store, country, RDFS.label) if isinstance(country, ox.NamedNode) else None,
        matches=matches(store, node),
    )


def matches(store: Store, node: ox.NamedNode) -> tuple[Match, ...]:
    """The links of a node with what their mapping nodes say, accepted ones first, then by score."""
    same = {quad.object for quad in store.db.quads_for_pattern(node, OWL.sameAs, None)}
    found = []
    for quad in store.db.quads_for_pattern(None, OWL.annotatedSource, node):
        parts = {part.predicate: part.object for part in store.db.quads_for_pattern(quad.subject, None, None)}
        target = parts[OWL.annotatedTarget]
        predicate = "same" if target in same else _PREDICATES[_text(parts[OWL.annotatedProperty])]
        found.append(
            Match(
                predicate,
                _text(target),
                float(_text(parts[SSSOM.confidence])),
                *(_text(parts.get(slot)) for slot in (RDFS.comment, SSSOM.object_source_version)),
                *(_text(parts.get(slot)) for slot in (SSSOM.author_label, SSSOM.mapping_date)),
            )
        )
    return tuple(sorted(found, key=lambda match: (match.predicate == "close", -match.score, match.iri)))


def find_identity(store: Store, text: str, base: str) -> Identity | None:
    """Whom a person means: IRI, key, agent/key, place/key, or a name, or words of one, that one agent alone bears.

    None for nobody.

    Raises:
        KgError: several agents bear the name.
    """
    text = text.strip().removeprefix("<").removesuffix(">")
    every = identities(store, base)
    for one in every:
        if text in (one.iri, one.key, unquote(one.iri.removeprefix(base)), one.iri.removeprefix(base)):
            return one
    named = [one for one in every if text.casefold() in {name.casefold() for name in (one.label, *one.names)}]
    asked = normal(text)
    if not named and asked:
        # "Lavrov" for Sergey Lavrov.
        named = [one for one in every if any(f" {asked} " in f" {normal(name)} " for name in (one.label, *one.names))]
    if len(named) > 1:
        keys = ", ".join(one.key for one in named[:5])
        raise KgError(f"{len(named)} agents are called {text!r}: {keys}", hint="the key instead of the name")
    return named[0] if named else None


def sentences(store: Store, one: Identity, most: int = 3) -> list[tuple[str, str]]:
    """Document and quote of facts that name an agent, or the words around its name; at most ``most``."""
    node = ox.NamedNode(one.iri)
    found: dict[tuple[str, str], None] = {}
    names = {document.graph: document.name for document in store.documents()}
    facts = sorted(
        (names[_text(quad.graph_name)], _text(quad.subject))
        for quad in store.db.quads_for_pattern(None, None, node)
        if _text(quad.graph_name) in names and quad.predicate != DG.agent
    )
    for document, fact in facts:
        for quad in store.db.quads_for_pattern(ox.NamedNode(fact), DG.evidence, None):
            assert isinstance(quad.object, ox.NamedNode)
            quote = _one(store, quad.object, DG.quote) or ""
            found[document, " ".join(quote.split())] = None
    if not found:
        for quad in store.db.quads_for_pattern(None, DG.agent, node):
            name = names.get(_text(quad.graph_name))
            if name and isinstance(quad.subject, ox.NamedNode):
                form = _one(store, quad.subject, DG.form) or one.label
                found[name, _around(store.text_of(name), form)] = None
    return sorted(found)[:most]


def told(store: Store, node: ox.NamedNode) -> list[tuple[str, str, str]]:
    """Document, form, and how the document came from that form to the agent, sorted."""
    names = {document.graph: document.name for document in store.documents()}
    found = []
    for quad in store.db.quads_for_pattern(None, DG.agent, node):
        document = names.get(_text(quad.graph_name))
        if document is None or not isinstance(quad.subject, ox.NamedNode):
            continue
        form = _one(store, quad.subject, DG.form)
        for how in store.db.quads_for_pattern(quad.subject, DG.explanation, None):
            if form is not None:
                found.append((document, form, _text(how.object).removeprefix("identity: ")))
    return sorted(found)


def _around(text: str, form: str) -> str:
    at = max(text.find(form), 0)
    return " ".join(text[max(0, at - _AROUND) : at + len(form) + _AROUND].split())


def _one(store: Store, node: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
    return min((_text(quad.object) for quad in store.db.quads_for_pattern(node, predicate, None)), default=None)


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
