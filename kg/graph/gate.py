"""The gate: nothing goes on to a store that a shape refuses, or whose quote is not the document's text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import GraphError, Where
from kg.graph.documentgraph import DocumentGraph, Passage
from kg.graph.shapes import Shapes, Violation, shipped_shapes
from kg.graph.vocabulary import DG, OWL, RDF, RDFS, SSSOM
from kg.model import Refusal, Span

_QUOTE = "The quote is not the document's text from begin to end; mend the span."


@dataclass(frozen=True, slots=True)
class Checked:
    """What passed, and what was turned away with its reason."""

    graph: DocumentGraph
    refusals: tuple[Refusal, ...]


def check(graph: DocumentGraph, text: str, shapes: Shapes | None = None) -> Checked:
    """Let through what keeps the shapes and quotes the text; turn away each fact that does not.

    A fact goes with everything that hangs only on it. One that points at a refused node (a passage with a wrong quote,
    an impossible date, an agent without a name) is refused too, since without it it would say less than was meant.

    Raises:
        GraphError: the document itself is refused, or the text that it keeps is not ``text``.
    """
    shapes = shapes or shipped_shapes()
    violations = (*shapes.violations(graph.quads), *misquotes(graph.passages, text))
    if not violations and _kept_text(graph) == text:
        return Checked(graph, ())
    web = _Web(graph)
    upstream = {v.node: web.upstream(v.node) for v in violations}
    refused = set().union(*upstream.values())
    faults = [v.message for v in violations if web.document in upstream[v.node]]
    if _kept_text(graph) != text:
        faults.append("The text that it keeps is not the text that was read; hand over the same.")
    if faults:
        raise GraphError(
            f"the document itself is refused: {faults[0]}",
            where=Where(graph.name),
            hint="this is a bug in reading or mapping; report it with the document",
        )
    # A dict keeps one of equal refusals, in the order of the violations.
    refusals = {
        web.refusal(node, violation): None
        for violation in violations
        for node in sorted(web.tops(upstream[violation.node]) or {violation.node})
        if node == violation.node or node not in upstream
    }
    return Checked(DocumentGraph.of(web.without(refused)), tuple(refusals))


def misquotes(passages: Iterable[Passage], text: str) -> Iterator[Violation]:
    """Passages whose quote is not exactly ``text[begin:end]``."""
    for passage in passages:
        inside = 0 <= passage.begin < passage.end <= len(text)
        if not inside or text[passage.begin : passage.end] != passage.quote:
            found = text[passage.begin : passage.end] if inside else "nothing there"
            yield Violation(passage.iri, passage.quote, DG.quote.value, _QUOTE, found, "Quote")


def _kept_text(graph: DocumentGraph) -> str | None:
    return next((q.object.value for q in graph.quads if q.predicate == DG.text and isinstance(q.object, Literal)), None)


class _Web:
    """What points at what in a document's quads, by IRI; built only where something is refused.

    What a meeting produced does not count: meeting and agreement are facts without each other.
    """

    def __init__(self, graph: DocumentGraph) -> None:
        self.graph = graph
        self.points_at: dict[str, set[str]] = defaultdict(set)
        self.pointed_by: dict[str, set[str]] = defaultdict(set)
        self.types: dict[str, set[NamedNode]] = defaultdict(set)
        self.literals: dict[tuple[str, NamedNode], str] = {}
        subjects = {_node(quad) for quad in graph.quads}
        for quad in graph.quads:
            subject, value = _node(quad), quad.object
            if quad.predicate == RDF.type and isinstance(value, NamedNode):
                self.types[subject].add(value)
            elif isinstance(value, Literal):
                self.literals[subject, quad.predicate] = value.value
            elif isinstance(value, NamedNode) and value.value in subjects and quad.predicate != DG.outcome:
                self.points_at[subject].add(value.value)
                self.pointed_by[value.value].add(subject)
        self.document = next(node for node, types in self.types.items() if DG.Document in types)

    def upstream(self, node: str) -> set[str]:
        """A node and all that point at it, directly or not."""
        return _reach({node}, self.pointed_by)

    def tops(self, nodes: set[str]) -> set[str]:
        """The facts among some nodes that no other fact among them points at."""
        facts = {node for node in nodes if DG.Fact in self.types[node]}
        return {fact for fact in facts if not (self.pointed_by[fact] & facts)}

    def refusal(self, node: str, violation: Violation) -> Refusal:
        """A refused fact in words, with its first quote."""
        label = self.literals.get((node, RDFS.label), node)
        at = "" if node == violation.node else f" (at {violation.label or violation.node})"
        found = "" if violation.value is None else f" Found: {violation.value[:200]}"
        passages = [p for p in self.graph.passages if p.iri in self.points_at[node] or p.iri == violation.node]
        first = min(passages, key=lambda p: (p.iri != violation.node, p.begin, p.end), default=None)
        return Refusal(
            stage="gate",
            rule=self.literals.get((node, DG.rule), ""),
            reason=f"{label}: {violation.message}{at}{found}",
            span=Span(first.begin, first.end) if first else None,
            quote=first.quote if first else "",
        )

    def without(self, refused: set[str]) -> Iterator[Quad]:
        """The quads that still hang on something once some nodes are gone."""
        own = {_node(q) for q in self.graph.quads if q.graph_name == self.graph.graph} - refused
        roots = {n for n in own if n in (self.document, self.graph.graph.value) or self._stands_alone(n)}
        mappings = {node for node, types in self.types.items() if SSSOM.Mapping in types}
        kept = _reach(roots, self.points_at)
        kept |= {m for m in mappings - refused if self.points_at[m] <= kept}
        unlinked = {_link(self.graph.quads, mapping) for mapping in mappings & refused}
        for quad in self.graph.quads:
            lost = quad.predicate == DG.outcome and str(quad.object)[1:-1] not in kept
            if _node(quad) in kept and not lost and (quad.subject, quad.predicate, quad.object) not in unlinked:
                yield quad

    def _stands_alone(self, node: str) -> bool:
        """Facts and mentions do; a participation hangs on its meeting."""
        types = self.types[node]
        return DG.Mention in types or (DG.Fact in types and DG.Participation not in types)


def _reach(start: set[str], edges: dict[str, set[str]]) -> set[str]:
    found, ahead = set(start), list(start)
    while ahead:
        new = edges.get(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return found


def _node(quad: Quad) -> str:
    assert isinstance(quad.subject, NamedNode)  # the graph holds no blank nodes: DocumentGraph mints IRIs only
    return quad.subject.value


def _link(quads: Iterable[Quad], mapping: str) -> tuple[object, ...]:
    """The link that a mapping node tells of, as subject, predicate and object."""
    parts = {q.predicate: q.object for q in quads if _node(q) == mapping}
    return tuple(parts.get(p) for p in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget))
