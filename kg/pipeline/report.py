"""What a build did, as values: for the summary on the terminal and for ``kg build --report FILE``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from kg.evaluation.silence import Silence
from kg.model import Refusal

State = Literal["new", "changed", "unchanged", "failed", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that did not go in. ``error`` is the kind ("EmptyDocument"), or "bug" where the fault is ours."""

    document: str
    error: str
    message: str


@dataclass(frozen=True, slots=True)
class Step:
    """Progress: this document has come to its end, ``done`` of ``total`` sources are through."""

    document: str
    state: State
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What one document gave: nodes by class, facts by rule, what was refused; where asked for, what was silent."""

    document: str
    state: State
    words: int = 0
    nodes: Mapping[str, int] = field(default_factory=dict)
    rules: Mapping[str, int] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    silent: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """A build, told by document in the order of their names; ``seconds`` is wall time."""

    documents: tuple[DocumentReport, ...] = ()
    failures: tuple[Failure, ...] = ()
    seconds: float = 0.0
    dry: bool = False

    def in_state(self, *states: State) -> tuple[DocumentReport, ...]:
        """The documents that came to one of these ends."""
        return tuple(document for document in self.documents if document.state in states)

    @property
    def nodes(self) -> dict[str, int]:
        """Nodes by class over all documents read, as each of them tells of them."""
        return _sum(document.nodes for document in self.documents)

    @property
    def rules(self) -> dict[str, int]:
        """Facts by the rule that found them."""
        return _sum(document.rules for document in self.documents)

    @property
    def refusals(self) -> tuple[tuple[str, Refusal], ...]:
        """Each refusal with its document."""
        return tuple((document.document, refusal) for document in self.documents for refusal in document.refusals)

    def as_json(self) -> dict[str, Any]:
        """The whole report for ``--report``, in JSON's own types."""
        return {
            "documents": [
                {
                    "document": d.document,
                    "state": d.state,
                    "words": d.words,
                    "nodes": dict(d.nodes),
                    "rules": dict(d.rules),
                }
                for d in self.documents
            ],
            "failures": [asdict(failure) for failure in self.failures],
            "refusals": [
                {
                    "document": document,
                    "stage": refusal.stage,
                    "rule": refusal.rule,
                    "reason": refusal.reason,
                    "begin": refusal.span.begin if refusal.span else None,
                    "end": refusal.span.end if refusal.span else None,
                    "quote": refusal.quote,
                }
                for document, refusal in self.refusals
            ],
            "silent": [
                {
                    "document": document.document,
                    "kind": silence.kind,
                    "trigger": silence.trigger,
                    "begin": silence.span.begin,
                    "end": silence.span.end,
                    "quote": silence.quote,
                }
                for document in self.documents
                for silence in document.silent
            ],
            "nodes": self.nodes,
            "rules": self.rules,
            "seconds": round(self.seconds, 3),
            "dry": self.dry,
        }


def _sum(parts: Any) -> dict[str, int]:
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return dict(sorted(total.items()))
