"""The facts of built documents, read off their quads: exactly what an export of the same documents would tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.evaluation.measure import ACTORS, GROUPS, SLOTS, Actor, Judged
from kg.graph.documentgraph import DocumentGraph
from kg.graph.vocabulary import DG, RDF, RDFS, SKOS
from kg.model import Span

_SIGNS = {"equal": "=", "moreThan": ">", "atLeast": ">=", "lessThan": "<", "atMost": "<=", "about": "~"}
_WIKIDATA = re.compile(r"wikidata\.org/(?:entity|wiki)/(Q\d+)$")


class FoundFacts:
    """The quads of several documents, indexed. What two documents tell of one node is told of it together."""

    def __init__(self, graphs: Iterable[DocumentGraph]) -> None:
        self._values: dict[tuple[str, NamedNode], dict[NamedNode | Literal, None]] = defaultdict(dict)
        self._facts: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        self._actors: dict[str, Actor] = {}
        graphs = sorted(graphs, key=lambda graph: graph.graph.value)
        for graph in graphs:
            for quad in graph.quads:
                assert isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
                values = self._values[quad.subject.value, quad.predicate]
                values.pop(quad.object, None)  # what is said again comes last
                values[quad.object] = None
        for graph in graphs:
            spans = {passage.iri: Span(passage.begin, passage.end) for passage in graph.passages}
            evidence = [quad for quad in graph.quads if quad.predicate == DG.evidence]
            for quad in sorted(evidence, key=lambda q: (str(q.object), str(q.subject)), reverse=True):
                assert isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
                for group, kind in GROUPS.items():
                    if DG[kind] in self._values[quad.subject.value, RDF.type]:
                        found = self._facts[graph.name, group][quad.subject.value]
                        found.append(spans[quad.object.value])

    def of(self, document: str, group: str) -> list[Judged]:
        """The facts of a group that a document tells: in an order that is always the same, since it decides ties."""
        told = self._facts.get((document, group), {})
        return [self._fact(group, iri, tuple(sorted(spans))) for iri, spans in told.items()]

    def _all(self, iri: str, predicate: NamedNode) -> list[NamedNode | Literal]:
        return list(self._values.get((iri, predicate), ()))

    def _one(self, iri: str, predicate: NamedNode) -> str | None:
        """The value; where documents disagree, what the last of them says, which is also what a query meets first."""
        values = self._all(iri, predicate)
        return values[-1].value if values else None

    def _concept(self, iri: str, predicate: NamedNode) -> str | None:
        value = self._one(iri, predicate)
        return None if value is None else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", _local(value)).lower()

    def _days(self, iri: str, predicate: NamedNode) -> tuple[str, str] | None:
        time = self._one(iri, predicate)
        if time is None:
            return None
        first, last = self._one(time, DG.earliest), self._one(time, DG.latest)
        return (first[:10], last[:10]) if first and last else None

    def _integer(self, iri: str, predicate: NamedNode) -> int | None:
        value = self._one(iri, predicate)
        return None if value is None else int(value)

    def _labels(self, iri: str) -> set[str]:
        return {value.value for predicate in (RDFS.label, SKOS.altLabel) for value in self._all(iri, predicate)}

    def _actor(self, iri: str) -> Actor:
        if iri not in self._actors:
            matches = (_WIKIDATA.search(link.value) for link in self._all(iri, SKOS.exactMatch))
            qids = frozenset(match[1] for match in matches if match)
            self._actors[iri] = Actor(frozenset(self._labels(iri)), qids, DG.Person in self._all(iri, RDF.type))
        return self._actors[iri]

    def _slot(self, iri: str, slot: str) -> Any:
        if slot in ACTORS or slot == "places":
            predicate = {"participants": DG.participant, "parties": DG.party, "places": DG.place}[slot]
            return [self._actor(value.value) for value in self._all(iri, predicate)]
        if slot in {"date", "deadline", "period"}:
            return self._days(iri, DG[slot])
        if slot in {"ordinal", "count"}:
            return self._integer(iri, DG[slot])
        if slot == "unit":
            unit = self._one(iri, DG.unit)
            return unit and self._one(unit, SKOS.notation)
        if slot == "comparator":
            sign = self._one(iri, DG.comparator)
            return sign and _SIGNS.get(_local(sign))
        return self._concept(iri, DG[slot])

    def _fact(self, group: str, iri: str, spans: tuple[Span, ...]) -> Judged:
        slots = {slot: self._slot(iri, slot) for slot in SLOTS[group]}
        titles = self._labels(iri) | {title.value for title in self._all(iri, DG.title)}
        name = min(titles, default=iri)
        value: float | tuple[float, ...] | None = None
        if group == "figures":
            slots["kind"] = "target" if DG.TargetFigure in self._all(iri, RDF.type) else "observed"
            low, high = self._one(iri, DG.value), self._one(iri, DG.upperValue)
            value = None if low is None else float(low) if high is None else (float(low), float(high))
            titles = {label for node in self._all(iri, DG.indicator) for label in self._labels(node.value)}
        rules = tuple(sorted(rule.value for rule in self._all(iri, DG.rule)))
        return Judged(iri, name, slots, spans, frozenset(titles), value, rules=rules)


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]
