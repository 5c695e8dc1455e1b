"""What went wrong, one by one: each miss and false alarm with what came nearest, and each fact with wrong slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from kg.evaluation.gold import GoldDocument
from kg.evaluation.measure import GROUPS, SLOTS, Judged, actors_overlap, matched, same_evidence, titles_overlap
from kg.evaluation.scoring import Evaluation
from kg.evaluation.silence import kind_of
from kg.model import Refusal, Span

Kind = Literal["miss", "false alarm", "wrong slots"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A miss, a false alarm, or a fact that was found with other values in some slots than it should have.

    ``nearest`` is what came closest to a miss or false alarm, ``why`` what keeps the two apart.
    """

    document: str
    kind: Kind
    group: str
    name: str
    begin: int
    end: int
    sentence: str
    rules: tuple[str, ...] = ()
    nearest: str | None = None
    why: str = ""

    def as_json(self) -> dict[str, Any]:
        """In JSON's own types."""
        return asdict(self) | {"rules": list(self.rules)}


def find_faults(
    evaluation: Evaluation, gold: Sequence[GoldDocument], refusals: Mapping[str, Sequence[Refusal]]
) -> Iterator[Fault]:
    """Faults by document, group and place; ``refusals`` are those of the build, by document."""
    for document in gold:
        for group in GROUPS:
            pairing = evaluation.pairings[document.name, group]
            wanted = [w for _, w in pairing.pairs] + list(pairing.missed)
            partner = {id(f): w for f, w in pairing.pairs}
            found = [f for f, _ in pairing.pairs] + list(pairing.alone)
            faults = [
                _miss(document, group, miss, found, partner, refusals.get(document.name, ())) for miss in pairing.missed
            ]
            faults += [_false_alarm(document, group, alone, wanted) for alone in pairing.alone]
            faults += [
                _fault(document, "wrong slots", group, found, None, f"differs on {', '.join(told)}")
                for found, right in pairing.pairs
                if (told := _wrong_slots(group, found, right))
            ]
            yield from sorted(faults, key=lambda fault: (fault.begin, fault.kind, fault.name))


def _miss(
    document: GoldDocument,
    group: str,
    miss: Judged,
    found: Sequence[Judged],
    partner: Mapping[int, Judged],
    refusals: Sequence[Refusal],
) -> Fault:
    nearest, why = None, "no rule saw it"
    if refusal := _nearest_refusal(group, miss, refusals):
        nearest, why = refusal.quote, f"{refusal.stage} refused it: {refusal.rule}: {refusal.reason}"
    elif other := _nearest_fact(group, miss, found):
        nearest, why = other.name, _difference(group, other, miss)
        if id(other) in partner:
            why += f"; it stands for {partner[id(other)].name!r}"
    return _fault(document, "miss", group, miss, nearest, why)


def _false_alarm(document: GoldDocument, group: str, alone: Judged, wanted: Sequence[Judged]) -> Fault:
    other = _nearest_fact(group, alone, wanted)
    if other is None:
        return _fault(document, "false alarm", group, alone, None, "nothing of its kind is annotated there")
    return _fault(document, "false alarm", group, alone, other.name, _difference(group, alone, other))


def _fault(
    document: GoldDocument,
    kind: Kind,
    group: str,
    fact: Judged,
    nearest: str | None,
    why: str,
) -> Fault:
    span = fact.spans[0]
    sentence = " ".join(span.of(document.text).split())
    return Fault(document.name, kind, group, fact.name, span.begin, span.end, sentence, fact.rules, nearest, why)


def _nearest_refusal(group: str, miss: Judged, refusals: Sequence[Refusal]) -> Refusal | None:
    """The refusal of a rule of this group that covers most of the evidence."""
    near = [
        (_common(refusal.span, miss.spans), -index, refusal)
        for index, refusal in enumerate(refusals)
        if refusal.span is not None and f"{kind_of(refusal.rule)}s" == group
    ]
    common, _, refusal = max(near, key=lambda each: each[:2], default=(0, 0, None))
    return refusal if common else None


def _common(span: Span, spans: Sequence[Span]) -> int:
    return max((max(0, min(span.end, s.end) - max(span.begin, s.begin)) for s in spans), default=0)


def _nearest_fact(group: str, fact: Judged, others: Sequence[Judged]) -> Judged | None:
    """Of those on the same evidence, or of the same number, the one that says most of the same."""
    near = [o for o in others if same_evidence(o, fact) or (group == "figures" and o.value == fact.value)]
    return max(near, key=lambda other: (_likeness(group, other, fact), -other.spans[0].begin), default=None)


def _likeness(group: str, a: Judged, b: Judged) -> float:
    if group == "meetings":
        return actors_overlap(a.slots["participants"], b.slots["participants"])
    return titles_overlap(a, b) + float(a.value is not None and a.value == b.value)


def _difference(group: str, found: Judged, wanted: Judged) -> str:
    """On what two facts differ, in words: found first."""
    told = []
    if not same_evidence(found, wanted):
        told.append("other evidence")
    if group == "figures" and found.value != wanted.value:
        told.append(f"value {found.value} for {wanted.value}")
    if group != "meetings" and not titles_overlap(found, wanted):
        told.append(f"title {_titles(found)} for {_titles(wanted)}")
    told += _wrong_slots(group, found, wanted)
    return "differs on " + ", ".join(told) if told else "says the same, but another stands for it"


def _wrong_slots(group: str, found: Judged, wanted: Judged) -> list[str]:
    """The slots that two facts differ in, in words: found first."""
    told = []
    for slot, many in SLOTS[group].items():
        a, b = found.slots[slot], wanted.slots[slot]
        if many:
            if not len(matched(a, b)) == len(a) == len(b):
                told.append(f"{slot} {_names(a)} for {_names(b)}")
        elif a != b:
            told.append(f"{slot} {_value(a)} for {_value(b)}")
    return told


def _titles(fact: Judged) -> str:
    return " / ".join(sorted(fact.titles)) or "none"


def _names(actors: Sequence[Any]) -> str:
    return "[" + ", ".join(sorted(actor.name for actor in actors)) + "]"


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return value[0] if value[0] == value[1] else f"{value[0]}..{value[1]}"
    return "none" if value is None else str(value)
