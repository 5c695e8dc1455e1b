"""When: the deadline of a goal, the period that an observation is about."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction.context import Context
from kg.extraction.figure_terms import lead_in
from kg.language.analysis import Sentence
from kg.language.numerals import read_numeral
from kg.model import Quantity, Span, TimeExpression, TimeSpan, When

_OF_AN_ACT = re.compile(
    r"\b(?:signed|established|announced|launched|founded|adopted|held)\s+(?:in|on|earlier)?\s*$", re.IGNORECASE
)
_LONG_BEFORE = re.compile(r"\b(?:signed|adopted|concluded)\b[^,;.]{0,60}\b(?:in|on)\s*$", re.IGNORECASE)
_OF_A_DOCUMENT = re.compile(r"\b(?:\d+|[A-Z][\w’'-]*)\s+(?:of|dated|on)\s*$")
_CLAUSE = re.compile(r"[;:]|,\s|\bwhile\b|\bwhereas\b|\bbut\b")
_BORDER = 60  # characters that a clause border counts for
_STARTS = re.compile(r"\b(?:from|starting|beginning|effective|as of|since)\s+(?:in\s+|on\s+|from\s+)?$", re.IGNORECASE)
_SINCE_IT = re.compile(r"\bsince\b[^,;.]{5,80}\b(?:in|on)\s+$", re.IGNORECASE)
_IN_YEARS = re.compile(r"[^.;:,]{0,40}?\bin\s+(?P<n>\d{1,2}|[a-z]+)\s+years\b(?!\W+time)", re.IGNORECASE)
_AHEAD = re.compile(r"(?:the\s+)?(?:next|coming|upcoming|following)\b", re.IGNORECASE)
_AS_OF = re.compile(r"\bas\s+of\s+(?:the\s+)?$", re.IGNORECASE)
# What a change is measured against: "up 23% from 2021", "20 per cent more than in 2019", "compared to 1990".
_BASE = re.compile(
    r"\b(?:from|than|over|against|on|(?:compared|relative)\s+(?:to|with)|as\s+of|versus|vs\.?)\s+"
    r"(?:that\s+)?(?:in\s+|of\s+|for\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:compared|relative)\s+(?:to|with)\b[^.;]{0,40}$", re.IGNORECASE)
# What may stand between two amounts of one statement: "by 17 percent to $20 billion", "$3 billion, up 21 per cent".
_ONE_STATEMENT = re.compile(
    r"[\s,(]*(?:(?:in|for|during|over|of|by|to|or|up|down|and|an?|the|increase|decrease|rise|growth|drop|fall|decline|"
    r"jump|reduction|record|figure|high|level|total|value|from|reaching|totall?ing|more|than|about|over|nearly|almost|some|representing|which|is|was|at|"
    r"exceed(?:ed|ing|s)?|reach(?:ed|es)?|hit|amount(?:ed|ing|s)?|stood|stands?)"
    r"[\s,(]*){0,7}",
    re.IGNORECASE,
)
_LONGEST = 70  # characters between them


def times_of(quantity: Quantity, target: bool, sentence: Sentence, context: Context) -> tuple[When | None, When | None]:
    """Deadline and period of a figure, one of them None."""
    times = [t for t in context.times(sentence.span.begin, sentence.span.end) if t.time is not None and not t.in_name]
    times = [
        t
        for t in times
        if not _OF_A_DOCUMENT.search(context.text, max(sentence.span.begin, t.span.begin - 30), t.span.begin)
        or t.role == "by"
    ]
    times = [t for t in times if not _is_base(t, quantity, sentence, context)]
    if target:
        return _deadline(quantity, times, sentence, context), None
    return None, _period(quantity, times, sentence, context)


def _is_base(t: TimeExpression, quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a time is only what a change is measured against."""
    first = max(sentence.span.begin, t.span.begin - 60)
    if _COMPARED.search(context.text, first, t.span.begin):
        return True
    before = context.analysis.quantities_in(Span(max(sentence.span.begin, t.span.begin - 70), t.span.begin))
    share = bool(before) and before[-1].kind == "percent" and t.span.begin - before[-1].span.end < 40
    long = t.time is not None and "/" not in t.time.edtf and _days(t) >= 27  # "up 5% on 2021", but "on 1 July"
    return share and long and bool(_BASE.search(context.text, first, t.span.begin))


def _distance(t: TimeExpression, begin: int, end: int, text: str) -> int:
    """Characters between a time and a quantity, clause borders counting extra."""
    low, high = (end, t.span.begin) if t.span.begin >= end else (t.span.end, begin)
    return max(0, high - low) + _BORDER * len(_CLAUSE.findall(text[low:high]))


def _statement(quantity: Quantity, times: list[TimeExpression], sentence: Sentence, context: Context) -> list[Quantity]:
    """The quantities that one statement has with this one, so that a time of one is a time of all."""
    every = context.analysis.quantities_in(sentence.span)
    at = every.index(quantity)
    first = last = at
    while first > 0 and _one_statement(every[first - 1], every[first], times, context.text):
        first -= 1
    while last + 1 < len(every) and _one_statement(every[last], every[last + 1], times, context.text):
        last += 1
    return every[first : last + 1]


def _one_statement(one: Quantity, two: Quantity, times: list[TimeExpression], text: str) -> bool:
    begin, end = one.span.end, two.span.begin
    if end - begin > _LONGEST:
        return False
    between = text[begin:end]
    for t in times:
        if begin <= t.span.begin and t.span.end <= end:
            between = between.replace(t.span.of(text), " ")
    return _ONE_STATEMENT.fullmatch(between) is not None


def _own(quantity: Quantity, times: list[TimeExpression], sentence: Sentence, context: Context) -> list[TimeExpression]:
    """The times that no quantity of another statement is nearer to."""
    text = context.text
    mine = [q.span for q in _statement(quantity, times, sentence, context)]
    others = [q.span for q in context.analysis.quantities_in(sentence.span) if q.span not in mine]

    def near(t: TimeExpression) -> bool:
        least = min(_distance(t, m.begin, m.end, text) for m in mine)
        return all(least <= _distance(t, o.begin, o.end, text) for o in others)

    return [t for t in times if near(t)]


def _deadline(quantity: Quantity, times: list[TimeExpression], sentence: Sentence, context: Context) -> When | None:
    own = _own(quantity, times, sentence, context)
    times = [t for t in times if not _of_the_past(t, quantity, sentence, context)]
    own = [t for t in own if t in times]
    others = context.analysis.quantities_in(sentence.span)
    shared = [t for t in times if t.role == "by" or t.span.end <= others[0].span.begin]
    due = [
        t
        for t in (own or shared)
        if t.role in {"by", "until"}
        or (t.role in {"on", "during"} and _ahead(t, context))
        or _starts(t, sentence, context)
    ]
    due = due or [t for t in times if t.role == "by"]
    if due:
        return _last_day(min(due, key=lambda t: (t.role != "by", abs(t.span.begin - quantity.span.end))), context)
    if (within := _within_years(quantity, sentence, context)) is not None:
        return within
    lead = lead_in(sentence, context)
    if lead is None:
        return None
    said = [t for t in context.times(lead.span.begin, lead.span.end) if t.time is not None and t.role == "by"]
    return context.when(said[-1]) if said else None


def _within_years(quantity: Quantity, sentence: Sentence, context: Context) -> When | None:
    """The deadline of "doubling exports in 10 years", which counts from the document's date."""
    issued = context.document.issued
    match = _IN_YEARS.match(context.text, quantity.span.end, min(sentence.span.end, quantity.span.end + 60))
    if match is None or issued is None:
        return None
    numeral = read_numeral(context.text, match.start("n"), match.end("n"))
    year = issued.year + int(numeral.value) if numeral is not None else 0
    return When(TimeSpan(str(year)), "resolved") if issued.year < year < issued.year + 100 else None


def _last_day(t: TimeExpression, context: Context) -> When | None:
    """A deadline; "in the next five years" is due when they are over, while "in 2024-2027" is said as it is."""
    when = context.when(t)
    if when is None or t.basis != "resolved" or t.role != "during" or "/" not in when.time.edtf:
        return when
    reference = context.document.issued
    begins = reference is not None and when.time.earliest <= reference <= when.time.latest
    return replace(when, time=TimeSpan(when.time.edtf.partition("/")[2])) if begins else when


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
    past = [t for t in past if not _AHEAD.match(t.span.of(text)) and not _of_another_verb(t, quantity, sentence)]
    if not past:
        return None
    best = min(past, key=lambda t: _distance(t, quantity.span.begin, quantity.span.end, text))
    best = min((t for t in past if _within(t, best)), key=_days, default=best)
    when = context.when(best)
    if when is not None and _begins(best, sentence, context):
        return _until_now(when, context)
    return when


def _begins(t: TimeExpression, sentence: Sentence, context: Context) -> bool:
    """Whether the period begins with a time: "since 2019", "since the agreement came into force in 2011"."""
    text = context.text
    if t.role == "since":
        return not _AS_OF.search(text, max(0, t.span.begin - 12), t.span.begin)
    return _SINCE_IT.search(text, max(sentence.span.begin, t.span.begin - 90), t.span.begin) is not None


def _of_another_verb(t: TimeExpression, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether another verb's clause lies between: "recalled his visit in 2019 and thanked the 3 million"."""
    if t.span.end > quantity.span.begin or t.span.begin - sentence.span.begin < 8:
        return False
    between = [w for w in sentence.tokens if t.span.end <= w.idx < quantity.span.begin]
    return any(w.dep_ == "conj" and w.tag_ == "VBD" for w in between)


def _until_now(when: When, context: Context) -> When | None:
    """The stretch from a time on: "since 2019" in a text of 2023; none where it begins after the text was issued."""
    issued, first = context.document.issued, when.time.edtf.partition("/")[0][:10]
    if issued is None:
        return when
    if when.time.earliest > issued:
        return None
    now = issued.isoformat()[: len(first)]
    return When(TimeSpan(first if first == now else f"{first}/{now}"), when.basis)


def _days(t: TimeExpression) -> int:
    return (t.time.latest - t.time.earliest).days if t.time is not None else 0


def _within(t: TimeExpression, other: TimeExpression) -> bool:
    return (
        t.time is not None
        and other.time is not None
        and other.time.earliest <= t.time.earliest
        and t.time.latest <= other.time.latest
    )
