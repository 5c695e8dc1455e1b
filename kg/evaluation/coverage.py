"""What the rules reach in a corpus: how often each fires, what each refuses, and a sample of what stayed silent."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from kg.evaluation.silence import Silence, kind_of
from kg.model import Refusal


class Told(Protocol):
    """What coverage is counted from: how one document came out of a build."""

    @property
    def document(self) -> str: ...  # its name
    @property
    def words(self) -> int: ...  # in its text
    @property
    def rules(self) -> Mapping[str, int]: ...  # facts by the rule that found them
    @property
    def refusals(self) -> Sequence[Refusal]: ...  # by rules and by the gate
    @property
    def silent(self) -> Sequence[Silence]: ...  # sentences that gave nothing


@dataclass(frozen=True, slots=True)
class Rule:
    """How often a rule fired, and in how many documents."""

    rule: str
    facts: int
    documents: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A silent sentence with its document."""

    document: str
    silence: Silence


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage of a corpus. ``silent`` counts sentences by kind and trigger; ``samples`` are drawn by kind."""

    documents: int
    words: int
    rules: Mapping[str, tuple[Rule, ...]]
    refusals: tuple[tuple[str, str, int], ...]
    silent: Mapping[str, Mapping[str, int]]
    samples: Mapping[str, tuple[Sample, ...]]
    without_facts: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """In JSON's own types."""
        return {
            "documents": self.documents,
            "words": self.words,
            "rules": {
                kind: [{"rule": r.rule, "facts": r.facts, "documents": r.documents} for r in rules]
                for kind, rules in self.rules.items()
            },
            "refusals": [{"rule": rule, "reason": reason, "count": count} for rule, reason, count in self.refusals],
            "silent": {kind: dict(triggers) for kind, triggers in self.silent.items()},
            "samples": {
                kind: [
                    {
                        "document": sample.document,
                        "trigger": sample.silence.trigger,
                        "begin": sample.silence.span.begin,
                        "end": sample.silence.span.end,
                        "sentence": sample.silence.quote,
                    }
                    for sample in samples
                ]
                for kind, samples in self.samples.items()
            },
            "without_facts": list(self.without_facts),
        }


def cover(documents: Sequence[Told], *, sample: int, seed: int) -> Coverage:
    """Count over documents, in any order; the same documents and seed give the same sample.

    Args:
        documents: how each came out.
        sample: silent sentences to draw for each kind of fact.
        seed: of the draw.
    """
    documents = sorted(documents, key=lambda told: told.document)
    facts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    refusals: Counter[tuple[str, str]] = Counter()
    triggers: dict[str, Counter[str]] = defaultdict(Counter)
    silent: dict[str, list[Sample]] = defaultdict(list)
    for told in documents:
        facts.update(told.rules)
        spread.update(told.rules.keys())
        # What the gate says names the fact itself; what it refused for is the rest.
        refusals.update((r.rule, r.reason if r.stage != "gate" else "turned away by the gate") for r in told.refusals)
        for silence in told.silent:
            triggers[silence.kind][silence.trigger if silence.kind != "figure" else "a quantity"] += 1
            silent[silence.kind].append(Sample(told.document, silence))
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule, count in _ranked(facts):
        rules[kind_of(rule)].append(Rule(rule, count, spread[rule]))
    return Coverage(
        documents=len(documents),
        words=sum(told.words for told in documents),
        rules={kind: tuple(found) for kind, found in sorted(rules.items())},
        refusals=tuple((rule, reason, count) for (rule, reason), count in _ranked(refusals)),
        silent={kind: dict(_ranked(counts)) for kind, counts in sorted(triggers.items())},
        samples={kind: _draw(found, sample, f"{seed} {kind}") for kind, found in sorted(silent.items())},
        without_facts=tuple(told.document for told in documents if not told.rules),
    )


def _ranked(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _draw(found: Sequence[Sample], number: int, seed: str) -> tuple[Sample, ...]:
    if number >= len(found):
        return tuple(found)
    chosen = random.Random(seed).sample(range(len(found)), number)
    return tuple(found[at] for at in sorted(chosen))
