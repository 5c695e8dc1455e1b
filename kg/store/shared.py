"""What a document brings into the store, and what goes when it goes.

A document's facts lie in a graph of its own; agents, places, links and terms lie in graphs that all documents
share (docs/architecture.md, "The shape of the graph"). A shared node stays while some document's graph points at
it, with the mapping nodes (SSSOM) that tell of its links; an agent's ``skos:altLabel`` stays while some document's
``dg:Mention`` carries that form. Only pointers out of document graphs count: were a country kept by an agent of
that country alone, a withdrawal could not tell who had described it.

`plan` computes the difference that brings a store from one such state to the next; nothing here writes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.iris import SHARED_GRAPHS
from kg.graph.vocabulary import DG, OWL, SCHEMA, SKOS, XSD

Node = ox.NamedNode
Form = tuple[ox.NamedNode, ox.Literal]  # an agent and a form that a mention carries

_STRING, _INTEGER = XSD.string, XSD.integer
_TELLING = frozenset((DG.fileName, DG.agent, DG.form))
_IS_PLAIN_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z").match
_IS_SHARED = re.compile(rf"[/#]graph/(?:{'|'.join(SHARED_GRAPHS)})\Z").search


@dataclass(frozen=True, slots=True)
class Contribution:
    """One document's quads, as the store will hold them: its own graph, and the shared nodes that it points at.

    ``own`` keeps the order that the quads came in: Oxigraph writes what lies together faster than what is strewn.
    """

    name: str
    graph: Node
    own: Mapping[ox.Quad, None]
    shared: Mapping[Node, frozenset[ox.Quad]]

    @property
    def quads(self) -> frozenset[ox.Quad]:
        return frozenset(self.own).union(*self.shared.values())


@dataclass(slots=True)
class Delta:
    """Quads to remove and to add, disjoint, none of them idle; those to add in the order to write them in."""

    add: dict[ox.Quad, None] = field(default_factory=dict)
    remove: set[ox.Quad] = field(default_factory=set)


@lru_cache(maxsize=1024)
def is_shared(graph: object) -> bool:
    """Whether this is one of the graphs that documents share: ``<base>graph/agents`` and its siblings."""
    return isinstance(graph, Node) and _IS_SHARED(graph.value) is not None


def contribution(quads: Iterable[ox.Quad]) -> Contribution:
    """Sorts one document's quads; leaves out shared nodes and names that nothing in its own graph speaks of.

    Raises:
        GraphError: blank nodes, the default graph, or not exactly one document.
    """
    shared: dict[Node, set[ox.Quad]] = defaultdict(set)
    own: dict[ox.Quad, None] = {}
    graphs: set[object] = set()
    objects: set[Node] = set()
    telling: list[ox.Quad] = []
    last, last_is_shared = None, False  # quads of one graph come together: most need not ask
    for quad in quads:
        subject, value, graph_name = quad.subject, quad.object, quad.graph_name
        if isinstance(value, ox.Literal) and not _is_plain(value) and (normal := _normal_literal(value)) != value:
            value = normal
            quad = ox.Quad(subject, quad.predicate, value, graph_name)
        if not isinstance(subject, Node) or isinstance(value, ox.BlankNode):
            raise GraphError(f"a blank node in a document's graph: {quad}")
        if graph_name != last:
            last, last_is_shared = graph_name, is_shared(graph_name)
            if not last_is_shared:
                graphs.add(graph_name)
        if last_is_shared:
            shared[subject].add(quad)
            continue
        own[quad] = None
        if isinstance(value, Node):
            objects.add(value)
        if quad.predicate in _TELLING:
            telling.append(quad)
    names = {_value(quad) for quad in telling if quad.predicate == DG.fileName}
    graph = next(iter(graphs), None)
    if not isinstance(graph, Node) or len(graphs) != 1 or len(names) != 1:
        raise GraphError(
            "a document is put as one named graph with one dg:fileName, "
            f"not {len(graphs)} graphs with {len(names)} names"
        )
    for quads_of_one in list(shared.values()):
        for quad in quads_of_one:
            if quad.predicate == OWL.annotatedSource and isinstance(quad.object, Node):
                shared[quad.object] |= quads_of_one
    spoken = {(agent, form.value) for agent, form in _forms(telling)}
    kept = {
        node: frozenset(
            quad for quad in shared[node] if quad.predicate != SKOS.altLabel or (node, _value(quad)) in spoken
        )
        for node in objects
        if node in shared
    }
    return Contribution(names.pop(), graph, own, kept)


def describe(db: ox.Store, node: Node) -> set[ox.Quad]:
    """What the shared graphs of ``db`` say of a node, its mapping nodes included."""
    found = {quad for quad in db.quads_for_pattern(node, None, None) if is_shared(quad.graph_name)}
    if found:
        for mapping in list(db.quads_for_pattern(None, OWL.annotatedSource, node)):
            found.update(q for q in db.quads_for_pattern(mapping.subject, None, None) if is_shared(q.graph_name))
    return found


def plan(db: ox.Store, graphs: Iterable[Node], incoming: Iterable[Contribution]) -> Delta:
    """The difference that takes the document graphs ``graphs`` out of ``db`` and puts ``incoming`` in.

    What ``incoming`` says of a shared node, names apart, replaces what ``db`` says of it: after an update of the
    gazetteer the newest word counts.
    """
    old = {quad for graph in graphs for quad in db.quads_for_pattern(None, None, None, graph)}
    new: dict[ox.Quad, None] = {}
    described: dict[Node, frozenset[ox.Quad]] = {}
    names: dict[Node, frozenset[ox.Quad]] = {}
    for part in incoming:
        new.update(part.own)
        for node, quads in part.shared.items():
            own_names = frozenset(quad for quad in quads if quad.predicate == SKOS.altLabel)
            names[node] = names.get(node, frozenset()) | own_names
            described[node] = quads - own_names
    delta = Delta(add={quad: None for quad in new if quad not in old} if old else new, remove=old - new.keys())
    if delta.remove:
        _drop_unspoken(db, delta)
        _drop_unpointed(db, delta)
    for node, quads in described.items():
        existing = describe(db, node)
        stale = {quad for quad in existing if quad.predicate != SKOS.altLabel} - quads
        fresh = quads | names[node]
        delta.remove |= stale
        delta.remove -= fresh
        delta.add.update(dict.fromkeys(fresh - existing))
    return delta


def _drop_unspoken(db: ox.Store, delta: Delta) -> None:
    """Adds to the removals every altLabel whose last mention goes."""
    gone = delta.remove
    for agent, form in _forms(gone) - _forms(delta.add):
        mentions = (quad for quad in db.quads_for_pattern(None, DG.form, form) if quad not in gone)
        if not any(
            quad not in gone
            for mention in mentions
            for quad in db.quads_for_pattern(mention.subject, DG.agent, agent, mention.graph_name)
        ):
            labels = db.quads_for_pattern(agent, SKOS.altLabel, None)
            delta.remove |= {q for q in labels if is_shared(q.graph_name) and _value(q) == form.value}


def _drop_unpointed(db: ox.Store, delta: Delta) -> None:
    """Adds to the removals every shared node that only the removals pointed at.

    Links of an agreement or event stay while some document mentions it for their sake, whatever else points at it.
    """
    gone = frozenset(delta.remove)
    added = {quad.object for quad in delta.add}
    mentioned = {quad.object for quad in delta.add if quad.predicate == SCHEMA.mentions}
    for node, mention in _pointed(gone):
        if node not in (mentioned if mention else added) and (quads := describe(db, node)):
            pointers = db.quads_for_pattern(None, mention, node)
            if not any(not is_shared(quad.graph_name) and quad not in gone for quad in pointers):
                delta.remove |= quads


def _pointed(quads: Iterable[ox.Quad]) -> set[tuple[Node, Node | None]]:
    """What these quads point at, with the predicate where they are mentions."""
    return {
        (quad.object, quad.predicate if quad.predicate == SCHEMA.mentions else None)
        for quad in quads
        if isinstance(quad.object, Node)
    }


def _forms(quads: Iterable[ox.Quad]) -> set[Form]:
    agents: dict[object, list[Node]] = defaultdict(list)
    forms: dict[object, list[ox.Literal]] = defaultdict(list)
    for quad in quads:
        if quad.predicate == DG.agent and isinstance(quad.object, Node):
            agents[quad.subject].append(quad.object)
        elif quad.predicate == DG.form and isinstance(quad.object, ox.Literal):
            forms[quad.subject].append(quad.object)
    return {(agent, form) for mention in forms for form in forms[mention] for agent in agents.get(mention, ())}


def _value(quad: ox.Quad) -> str:
    return quad.object.value if isinstance(quad.object, ox.Literal) else ""


def _is_plain(literal: ox.Literal) -> bool:
    """Whether Oxigraph surely gives it back as it is; most are."""
    kind = literal.datatype
    return kind == _STRING or (kind == _INTEGER and _IS_PLAIN_INTEGER(literal.value) is not None)


@lru_cache(maxsize=4096)
def _normal_literal(literal: ox.Literal) -> ox.Literal:
    """The literal as Oxigraph gives it back: it keeps numbers by value ("1.50" comes back as "1.5")."""
    memory = ox.Store()
    memory.add(ox.Quad(DG.agent, DG.form, literal))
    (quad,) = memory
    assert isinstance(quad.object, ox.Literal)
    return quad.object
