"""Scores over annotated documents: detection, slots, evidence and links, in the shape of the guidelines' own scorer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluation.found import FoundFacts
from kg.evaluation.gold import GoldDocument
from kg.evaluation.measure import GROUPS, SLOTS, Count, Pairing, matched, pair_up, slot_count
from kg.graph.documentgraph import DocumentGraph


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores as JSON's own types, and the pairing of each document and group that they were counted from."""

    scores: dict[str, Any]
    pairings: dict[tuple[str, str], Pairing]


def evaluate(gold: Sequence[GoldDocument], graphs: Sequence[DocumentGraph]) -> Evaluation:
    """Compare what was built with what is annotated; a document that was not built misses everything."""
    facts = FoundFacts(graphs)
    passages = {graph.name: graph.passages for graph in graphs}
    detection = {group: Count() for group in GROUPS}
    arguments = {group: Count() for group in GROUPS}
    slots: dict[str, Count] = defaultdict(Count)
    links = {"right": 0, "wrong": 0, "none": 0}
    evidence = {"passages": 0, "exact": 0}
    pairings: dict[tuple[str, str], Pairing] = {}
    for document in gold:
        for passage in passages.get(document.name, ()):
            evidence["passages"] += 1
            evidence["exact"] += document.text[passage.begin : passage.end] == passage.quote
        for group in GROUPS:
            pairing = pair_up(group, facts.of(document.name, group), document.facts[group])
            pairings[document.name, group] = pairing
            paired = len(pairing.pairs)
            detection[group].add(paired, paired + len(pairing.alone), paired + len(pairing.missed))
            _count_slots(group, pairing, arguments[group], slots)
            _count_links(pairing, links)
    scores = {
        "detection_f1": _mean(detection),
        "arguments_f1": _mean(arguments),
        "detection": {group: count.figures() for group, count in detection.items()},
        "arguments": {group: count.figures() for group, count in arguments.items()},
        "slots": {slot: count.figures() for slot, count in sorted(slots.items())},
        "evidence": evidence,
        "links": links,
    }
    return Evaluation(scores, pairings)


def _count_slots(group: str, pairing: Pairing, total: Count, slots: dict[str, Count]) -> None:
    for slot, many in SLOTS[group].items():
        count = slots[f"{group}.{slot}"]
        told = [(found.slots[slot], wanted.slots[slot]) for found, wanted in pairing.pairs]
        told += [(found.slots[slot], None) for found in pairing.alone]
        told += [(None, wanted.slots[slot]) for wanted in pairing.missed]
        for found, wanted in told:
            figures = slot_count(many, found, wanted)
            total.add(*figures)
            count.add(*figures)


def _count_links(pairing: Pairing, links: dict[str, int]) -> None:
    for found, wanted in pairing.pairs:
        for slot in ("participants", "parties"):
            for a, b in matched(found.slots.get(slot, ()), wanted.slots.get(slot, ())):
                if b.qids:
                    links["none" if not a.qids else "right" if a.qids & b.qids else "wrong"] += 1


def _mean(counts: dict[str, Count]) -> float:
    return round(sum(count.figures()["f1"] for count in counts.values()) / len(counts), 3)
