"""The facts of one document as JSON: the shape of the gold annotations, with offsets, rules and reasons beside.

The gold shape is what `check_gold.py` of the annotation guidelines accepts; everything else is added around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from kg.model import Agent, Agreement, Entity, Fact, Figure, Holding, Knowledge, Meeting, Span, When

_SIGNS = {"equal": "=", "moreThan": ">", "atLeast": ">=", "lessThan": "<", "atMost": "<=", "about": "~"}
_STATUS = {"inForce": "in force", "notReached": "not reached"}
_WIKIDATA = re.compile(r"http://www\.wikidata\.org/entity/(Q[1-9]\d*)")

Json = dict[str, Any]
F = TypeVar("F", bound=Fact)


def as_json(knowledge: Knowledge, *, gold: bool = False) -> Json:
    """Facts in text order; with ``gold``, exactly the shape of a gold file: no offsets, no offices, no refusals."""
    return _Writer(knowledge, gold).write()


class _Writer:
    def __init__(self, knowledge: Knowledge, gold: bool) -> None:
        self.document = knowledge.document
        self.extraction = knowledge.extraction
        self.agents = knowledge.agents
        self.gold = gold
        self.entities = {entity.id: entity for entity in knowledge.extraction.entities}
        self.used: dict[str, None] = {}  # keys of agents that some fact names, in order
        self.names = _names(knowledge.agents.values())
        self.ids: dict[Fact, str] = {}  # of what meetings may produce
        self.ids |= {fact: f"a{n}" for n, fact in enumerate(_ordered(self.extraction.agreements), 1)}
        self.ids |= {fact: f"f{n}" for n, fact in enumerate(_ordered(self.extraction.figures), 1)}

    def write(self) -> Json:
        facts = self.extraction
        groups = {
            "meetings": [self._meeting(f"m{n}", fact) for n, fact in enumerate(_ordered(facts.meetings), 1)],
            "agreements": [self._agreement(self.ids[fact], fact) for fact in _ordered(facts.agreements)],
            "figures": [self._figure(self.ids[fact], fact) for fact in _ordered(facts.figures)],
        }
        if not self.gold:
            groups["holdings"] = [self._holding(f"h{n}", fact) for n, fact in enumerate(_ordered(facts.holdings), 1)]
            groups["refusals"] = [
                {"rule": r.rule, "reason": r.reason, "quote": r.quote, **(_place(r.span) if r.span else {})}
                for r in facts.refusals
            ]
        return {
            "document": self.document.name,
            "date": self.document.issued.isoformat() if self.document.issued else None,
            "title": self.document.title,
            "agents": [self._agent(key) for key in self.used],
            **groups,
        }

    def _agent(self, key: str) -> Json:
        agents = [agent for agent in self.agents.values() if agent.key == key]
        name = self.names[key]
        forms = {form for agent in agents for form in agent.forms} - {name}
        found: Json = {"name": name, "type": agents[0].kind, "aliases": sorted(forms)}
        offices: dict[tuple[str, str | None], None] = {}
        for entity in self._entities_of(key):
            for office in entity.offices:
                offices[office.title, self._label(office.of)] = None
        if offices:
            found["roles"] = [{"title": title, "of": of} for title, of in sorted(offices, key=str)]
        links = [match[1] for link in agents[0].links if link.exact and (match := _WIKIDATA.fullmatch(link.iri))]
        if links:
            found["qid"] = links[0]
        return found

    def _meeting(self, id: str, fact: Meeting) -> Json:
        found: Json = {
            "id": id,
            "kind": fact.kind,
            "status": fact.status,
            "date": _edtf(fact.date),
            "places": _distinct(self._label(place) for place in fact.places),
            "participants": self._actors(participant.entity for participant in fact.participants),
            "part_of": fact.part_of,
            "ordinal": fact.ordinal,
        }
        if not self.gold:
            found["topics"] = list(fact.topics)
            found["outcomes"] = [self.ids[o.fact] for o in self.extraction.outcomes if o.meeting == fact]
            found["roles"] = [
                {"agent": self._label(p.entity), "role": p.role, "represents": self._label(p.represents)}
                for p in fact.participants
                if p.role or p.represents
            ]
        return found | self._common(fact)

    def _agreement(self, id: str, fact: Agreement) -> Json:
        found: Json = {"id": id, "title": fact.title}
        if fact.aliases:
            found["aliases"] = list(fact.aliases)
        return (
            found
            | {
                "kind": fact.kind,
                "status": _STATUS.get(fact.status, fact.status),
                "date": _edtf(fact.date),
                "parties": self._actors(fact.parties),
                "count": fact.count,
                "approximate": fact.approximate,
            }
            | ({} if self.gold else {"subject": fact.subject})
            | self._common(fact)
        )

    def _figure(self, id: str, fact: Figure) -> Json:
        low = _number(fact.value)
        return {
            "id": id,
            "kind": "target" if fact.target else "observed",
            "indicator": fact.indicator,
            "value": low if fact.upper is None else [low, _number(fact.upper)],
            "unit": fact.unit,
            "comparator": _SIGNS[fact.comparator],
            "deadline": _edtf(fact.deadline),
            "period": _edtf(fact.period),
            "change": fact.change,
            "parties": self._actors(fact.parties),
            "status": _STATUS.get(fact.status or "", fact.status),
        } | self._common(fact)

    def _holding(self, id: str, fact: Holding) -> Json:
        person = next(iter(self._actors([fact.person])), None)
        of = next(iter(self._actors([fact.of] if fact.of else [])), None)
        return {"id": id, "person": person, "office": fact.office, "of": of, "status": fact.status} | self._common(fact)

    def _common(self, fact: Fact) -> Json:
        text = self.document.text
        evidence: Json = {"evidence": _distinct(span.of(text) for span in fact.evidence)}
        if self.gold:
            return evidence
        return evidence | {
            "passages": [_place(span) | {"quote": span.of(text)} for span in fact.evidence],
            "rule": fact.rule,
            "confidence": fact.confidence,
            "stated_by": self._label(fact.stated_by),
            "stated_on": _edtf(fact.stated_on),
            "reasons": [
                {"attribute": reason.attribute, "text": reason.text, **(_place(reason.span) if reason.span else {})}
                for reason in fact.reasons
            ],
        }

    def _actors(self, entities: Iterable[str]) -> list[str]:
        """Names of those that can act; a place that stands among the participants is none of them."""
        found: dict[str, None] = {}
        for entity in entities:
            agent = self.agents.get(entity)
            if agent is not None and agent.kind != "place":
                self.used[agent.key] = None
                found[self.names[agent.key]] = None
        return list(found)

    def _label(self, entity: str | None) -> str | None:
        if entity is None:
            return None
        agent = self.agents.get(entity)
        return self.names[agent.key] if agent else self.entities[entity].name

    def _entities_of(self, key: str) -> list[Entity]:
        return [self.entities[id] for id, agent in self.agents.items() if agent.key == key and id in self.entities]


def _names(agents: Iterable[Agent]) -> dict[str, str]:
    """Key to name, each name once: two agents of one name carry their keys."""
    labels: dict[str, set[str]] = {}
    for agent in agents:
        labels.setdefault(agent.label, set()).add(agent.key)
    return {key: label if len(keys) == 1 else f"{label} ({key})" for label, keys in labels.items() for key in keys}


def _ordered(facts: Iterable[F]) -> list[F]:
    return sorted(facts, key=lambda fact: fact.evidence)


def _place(span: Span) -> Json:
    return {"begin": span.begin, "end": span.end}


def _edtf(when: When | None) -> str | None:
    return when.time.edtf if when else None


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _distinct(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
