"""What a document brings into the store, and what goes when it goes.

A document's facts lie in a graph of its own; agents, places, links and terms lie in graphs that all documents
share (docs/architecture.md, "The shape of the graph"). A shared node stays while some document's graph points at
it, directly or through another shared node that stays; an agent's ``skos:altLabel`` stays while some document's
``dg:Mention`` carries that form. `plan` computes the difference that brings a store from one such state to the
next; nothing here writes.
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
from kg.graph.vocabulary import DG, OWL, SKOS, XSD

# A mapping node (SSSOM in RDF is a reified axiom) points at the agent that it maps, not the other way round: it
# stays while that agent stays.
_MAPS = OWL.annotatedSource
_IS_SHARED = re.compile(rf"[/#]graph/(?:{'|'.join(SHARED_GRAPHS)})\Z").search

Node = ox.NamedNode
Form = tuple[ox.NamedNode, ox.Literal]  # an agent and a form that a mention carries


@dataclass(frozen=True, slots=True)
class Contribution:
    """One document's quads, as the store will hold them: its own graph, and the shared nodes that it reaches."""

    name: str
    graph: Node
    own: frozenset[ox.Quad]
    shared: Mapping[Node, frozenset[ox.Quad]]
    forms: frozenset[Form]

    @property
    def quads(self) -> frozenset[ox.Quad]:
        return self.own.union(*self.shared.values())


@dataclass(slots=True)
class Delta:
    """Quads to remove and to add, disjoint, none of them idle."""

    add: set[ox.Quad] = field(default_factory=set)
    remove: set[ox.Quad] = field(default_factory=set)


@lru_cache(maxsize=1024)
def is_shared(graph: object) -> bool:
    """Whether this is one of the graphs that documents share: ``<base>graph/agents`` and its siblings."""
    return isinstance(graph, Node) and _IS_SHARED(graph.value) is not None


def contribution(quads: Iterable[ox.Quad]) -> Contribution:
    """Sorts one document's quads; leaves out shared nodes that nothing of the document leads to.

    Raises:
        GraphError: blank nodes, the default graph, or not exactly one document.
    """
    normal = {_normal(quad) for quad in quads}
    shared: dict[Node, set[ox.Quad]] = defaultdict(set)
    own: set[ox.Quad] = set()
    for quad in normal:
        if not isinstance(quad.subject, Node) or isinstance(quad.object, ox.BlankNode):
            raise GraphError(f"a blank node in a document's graph: {quad}")
        if is_shared(quad.graph_name):
            shared[quad.subject].add(quad)
        else:
            own.add(quad)
    graphs = {quad.graph_name for quad in own}
    names = {quad.object.value for quad in own if quad.predicate == DG.fileName and isinstance(quad.object, ox.Literal)}
    graph = graphs.pop() if len(graphs) == 1 else None
    if not isinstance(graph, Node) or len(names) != 1:
        raise GraphError(
            f"a document is put as one named graph with one dg:fileName, not {len(names)} names in "
            f"{len(graphs) + (graph is not None)} graphs"
        )
    forms = frozenset(_forms(own))
    spoken = {(agent, form.value) for agent, form in forms}
    reached = _reach({quad.object for quad in own}, shared)
    kept = {
        node: frozenset(q for q in shared[node] if q.predicate != SKOS.altLabel or (node, _value(q)) in spoken)
        for node in reached
    }
    return Contribution(names.pop(), graph, frozenset(own), kept, forms)


def plan(db: ox.Store, graphs: Iterable[Node], incoming: Iterable[Contribution]) -> Delta:
    """The difference that takes the document graphs ``graphs`` out of ``db`` and puts ``incoming`` in.

    Later contributions override earlier ones, and all override the store, in what they say of a shared node.
    """
    incoming = tuple(incoming)
    old = {quad for graph in graphs for quad in db.quads_for_pattern(None, None, None, graph)}
    new: set[ox.Quad] = set()
    described: dict[Node, frozenset[ox.Quad]] = {}
    labels: dict[Node, set[ox.Quad]] = defaultdict(set)
    for part in incoming:
        new |= part.own
        for node, quads in part.shared.items():
            described[node] = frozenset(q for q in quads if q.predicate != SKOS.altLabel)
            labels[node] |= quads - described[node]
    delta = Delta(add=new - old, remove=old - new)
    for node, quads in described.items():
        existing = _shared_quads(db, node)
        delta.remove |= {q for q in existing if q.predicate != SKOS.altLabel} - quads
        delta.add |= (quads | labels[node]) - existing
    if delta.remove:
        _drop_unspoken(db, delta)
        _drop_unreached(db, delta, frozenset(described))
    return delta


def _drop_unspoken(db: ox.Store, delta: Delta) -> None:
    """Adds to the removals every altLabel whose last mention goes."""
    for agent, form in set(_forms(delta.remove)) - set(_forms(delta.add)):
        mentions = (q for q in db.quads_for_pattern(None, DG.form, form) if q not in delta.remove)
        if not any(
            q not in delta.remove
            for mention in mentions
            for q in db.quads_for_pattern(mention.subject, DG.agent, agent, mention.graph_name)
        ):
            kept = {quad for quad in delta.add if quad.subject == agent}
            delta.remove |= {
                quad
                for quad in db.quads_for_pattern(agent, SKOS.altLabel, None)
                if is_shared(quad.graph_name) and _value(quad) == form.value and quad not in kept
            }


def _drop_unreached(db: ox.Store, delta: Delta, described: frozenset[Node]) -> None:
    """Adds to the removals every shared node that only the removals led to.

    Reference counts would keep a cycle of shared nodes for ever; so the nodes that a removal can reach are marked
    afresh from those that something outside of them still points at.
    """
    after: dict[Node, set[ox.Quad]] = {}

    def final(node: Node) -> set[ox.Quad]:
        if node not in after:
            after[node] = _shared_quads(db, node) - delta.remove
        return after[node]

    touched = {node for quad in delta.remove for node in (quad.object, quad.subject) if isinstance(node, Node)}
    at_risk: dict[Node, set[Node]] = {}  # each with the shared nodes that it keeps alive
    queue = [node for node in touched if _shared_quads(db, node)]
    while queue:
        node = queue.pop()
        if node in at_risk:
            continue
        leads = {q.object for q in final(node) if isinstance(q.object, Node)}
        at_risk[node] = {n for n in leads | _mappings(db, node) if _shared_quads(db, n)}
        queue += at_risk[node]
    added = {quad.object for quad in delta.add}
    alive = [
        node
        for node in at_risk
        if node in described or node in added or _pointed_at(db, node, delta.remove, frozenset(at_risk))
    ]
    living: set[Node] = set()
    while alive:
        node = alive.pop()
        if node not in living:
            living.add(node)
            alive += at_risk.get(node, ())
    for node in at_risk.keys() - living:
        delta.remove |= final(node)


def _pointed_at(db: ox.Store, node: Node, gone: set[ox.Quad], at_risk: frozenset[Node]) -> bool:
    """Whether something that is sure to stay points at ``node``, or is the agent that this mapping node maps."""
    for quad in db.quads_for_pattern(None, None, node):
        if quad not in gone and (not is_shared(quad.graph_name) or (quad.subject not in at_risk and not _maps(quad))):
            return True
    return any(quad.object not in at_risk for quad in _shared_quads(db, node) - gone if _maps(quad))


def _mappings(db: ox.Store, node: Node) -> set[Node]:
    return {q.subject for q in db.quads_for_pattern(None, _MAPS, node) if isinstance(q.subject, Node)}


def _maps(quad: ox.Quad) -> bool:
    return quad.predicate == _MAPS


def _shared_quads(db: ox.Store, node: Node) -> set[ox.Quad]:
    return {quad for quad in db.quads_for_pattern(node, None, None) if is_shared(quad.graph_name)}


def reachable(db: ox.Store, own: Iterable[ox.Quad]) -> dict[Node, set[ox.Quad]]:
    """The shared nodes of ``db`` that the quads ``own`` lead to, with what the store says of each."""
    found: dict[Node, set[ox.Quad]] = {}
    queue = [quad.object for quad in own]
    while queue:
        node = queue.pop()
        if isinstance(node, Node) and node not in found and (quads := _shared_quads(db, node)):
            found[node] = quads
            queue += [quad.object for quad in quads]
            queue += _mappings(db, node)
    return found


def _reach(start: Iterable[object], shared: Mapping[Node, set[ox.Quad]]) -> set[Node]:
    mapped: dict[object, list[Node]] = defaultdict(list)
    for node, quads in shared.items():
        for quad in quads:
            if _maps(quad):
                mapped[quad.object].append(node)
    reached: set[Node] = set()
    queue: list[object] = list(start)
    while queue:
        node = queue.pop()
        if isinstance(node, Node) and node in shared and node not in reached:
            reached.add(node)
            queue += [quad.object for quad in shared[node]]
            queue += mapped[node]
    return reached


def _forms(quads: Iterable[ox.Quad]) -> Iterable[Form]:
    agents: dict[object, list[Node]] = defaultdict(list)
    forms: dict[object, list[ox.Literal]] = defaultdict(list)
    for quad in quads:
        if quad.predicate == DG.agent and isinstance(quad.object, Node):
            agents[quad.subject].append(quad.object)
        elif quad.predicate == DG.form and isinstance(quad.object, ox.Literal):
            forms[quad.subject].append(quad.object)
    return {(agent, form) for mention in forms for form in forms[mention] for agent in agents[mention]}


def _value(quad: ox.Quad) -> str:
    return quad.object.value if isinstance(quad.object, ox.Literal) else ""


def _normal(quad: ox.Quad) -> ox.Quad:
    """The quad as Oxigraph gives it back: it keeps numbers by value ("1.50" comes back as "1.5")."""
    if not isinstance(quad.object, ox.Literal) or quad.object.datatype == XSD.string:
        return quad
    return ox.Quad(quad.subject, quad.predicate, _normal_literal(quad.object), quad.graph_name)


@lru_cache(maxsize=4096)
def _normal_literal(literal: ox.Literal) -> ox.Literal:
    memory = ox.Store()
    memory.add(ox.Quad(DG.agent, DG.form, literal))
    (quad,) = memory
    assert isinstance(quad.object, ox.Literal)
    return quad.object
