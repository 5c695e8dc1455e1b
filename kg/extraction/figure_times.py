"""When: the deadline of a goal, the period that an observation is about."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.figure_goals import lead_in
from kg.language.analysis import Sentence
from kg.model import Quantity, TimeExpression, TimeSpan, When

_OF_AN_ACT = re.compile(
    r"\b(?:signed|established|announced|launched|founded|adopted|held)\s+(?:in|on|earlier)?\s*$", re.IGNORECASE
)
_LONG_BEFORE = re.compile(r"\b(?:signed|adopted|concluded)\b[^,;.]{0,60}\b(?:in|on)\s*$", re.IGNORECASE)
_OF_A_DOCUMENT = re.compile(r"\b(?:\d+|[A-Z][\w’'-]*)\s+(?:of|dated|on)\s*$")
_CLAUSE = re.compile(r"[;:]|,\s|\bwhile\b|\bwhereas\b|\bbut\b")
_BORDER = 60  # characters that a clause border counts for
_STARTS = re.compile(r"\b(?:from|starting|beginning|effective|as of|since)\s+(?:in\s+|on\s+|from\s+)?$", re.IGNORECASE)


def times_of(quantity: Quantity, target: bool, sentence: Sentence, context: Context) -> tuple[When | None, When | None]:
    """Deadline and period of a figure, one of them None."""
    times = [t for t in context.times(sentence.span.begin, sentence.span.end) if t.time is not None and not t.in_name]
    times = [
        t
        for t in times
        if not _OF_A_DOCUMENT.search(context.text, max(sentence.span.begin, t.span.begin - 30), t.span.begin)
        or t.role == "by"
    ]
    if target:
        return _deadline(quantity, times, sentence, context), None
    return None, _period(quantity, times, sentence, context)


def _distance(t: TimeExpression, begin: int, end: int, text: str) -> int:
    """Characters between a time and a quantity, clause borders counting extra."""
    low, high = (end, t.span.begin) if t.span.begin >= end else (t.span.end, begin)
    return max(0, high - low) + _BORDER * len(_CLAUSE.findall(text[low:high]))


def _own(quantity: Quantity, times: list[TimeExpression], sentence: Sentence, context: Context) -> list[TimeExpression]:
    """The times that no other quantity is nearer to."""
    text = context.text
    others = [q.span for q in context.analysis.quantities_in(sentence.span) if q.span != quantity.span]

    def near(t: TimeExpression) -> bool:
        mine = _distance(t, quantity.span.begin, quantity.span.end, text)
        return all(mine <= _distance(t, o.begin, o.end, text) for o in others)

    return [t for t in times if near(t)]


def _deadline(quantity: Quantity, times: list[TimeExpression], sentence: Sentence, context: Context) -> When | None:
    own = _own(quantity, times, sentence, context)
    times = [t for t in times if not _of_the_past(t, quantity, sentence, context)]
    own = [t for t in own if t in times]
    due = [
        t
        for t in (own or times)
        if t.role in {"by", "until"}
        or (t.role in {"on", "during"} and _ahead(t, context))
        or _starts(t, sentence, context)
    ]
    due = due or [t for t in times if t.role == "by"]
    if due:
        return context.when(min(due, key=lambda t: (t.role != "by", abs(t.span.begin - quantity.span.end))))
    lead = lead_in(sentence, context)
    if lead is None:
        return None
    said = [t for t in context.times(lead.span.begin, lead.span.end) if t.time is not None and t.role == "by"]
    return context.when(said[-1]) if said else None


def _starts(t: TimeExpression, sentence: Sentence, context: Context) -> bool:
    """When a goal begins to hold, unless that is past: "38 students every year from 2012"."""
    reference = context.document.issued
    if t.time is None or reference is None or t.time.earliest < reference:
        return False
    return (
        t.role == "since"
        or _STARTS.search(context.text, max(sentence.span.begin, t.span.begin - 20), t.span.begin) is not None
    )


def _of_the_past(t: TimeExpression, quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a verb in the past stands between: "Earlier this year, MCC signed a compact that provides …"."""
    issued = context.document.issued
    if (
        t.time is None
        or issued is None
        or t.span.begin > quantity.span.begin
        or t.time.earliest > issued
        or t.role == "by"
    ):
        return False
    return any(w.tag_ == "VBD" for w in sentence.tokens if t.span.end <= w.idx < quantity.span.begin)


def _ahead(t: TimeExpression, context: Context) -> bool:
    reference = context.document.issued
    return reference is not None and t.time is not None and t.time.latest > reference


def _period(quantity: Quantity, times: list[TimeExpression], sentence: Sentence, context: Context) -> When | None:
    text = context.text
    past = [t for t in _own(quantity, times, sentence, context) if t.role in {"on", "during", "since"}]
    past = [t for t in past if not _OF_AN_ACT.search(text, max(sentence.span.begin, t.span.begin - 24), t.span.begin)]
    past = [t for t in past if not _LONG_BEFORE.search(text, max(sentence.span.begin, t.span.begin - 80), t.span.begin)]
    past = [t for t in past if t.role != "on" or _days(t) >= 27]
    if not past:
        return None
    best = min(past, key=lambda t: _distance(t, quantity.span.begin, quantity.span.end, text))
    best = min((t for t in past if _within(t, best)), key=_days, default=best)
    when = context.when(best)
    if best.role == "since" and when is not None and context.document.issued is not None:
        return When(TimeSpan(f"{when.time.edtf.split('/')[0][:4]}/{context.document.issued.year}"), when.basis)
    return when


def _days(t: TimeExpression) -> int:
    return (t.time.latest - t.time.earliest).days if t.time is not None else 0


def _within(t: TimeExpression, other: TimeExpression) -> bool:
    return (
        t.time is not None
        and other.time is not None
        and other.time.earliest <= t.time.earliest
        and t.time.latest <= other.time.latest
    )
