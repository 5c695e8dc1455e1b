"""When: the deadline of a goal, the period that an observation is about."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction.context import Context
from kg.extraction.figures.ahead import elsewhere
from kg.extraction.figures.parse import tokens_in
from kg.extraction.figures.periods import period_of
from kg.extraction.figures.statements import at_it, days_of, own_times
from kg.extraction.figures.terms import lead_in
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Sentence
from kg.language.numerals import read_numeral
from kg.model import Quantity, Span, TimeExpression, TimeSpan, When

_OF_A_DOCUMENT = re.compile(r"\b(?!As\b|Out\b)(?:\d+|[A-Z][\w’'-]*)\s+(?:of|dated|on)\s*$")  # not "As of"
_OF_A_PLAN = re.compile(r"\b(?:Action|Plan|Programme|Program|Roadmap|Strategy|Agenda|Framework|Partnership)\s+\($")
_CENSUS = re.compile(r"\s+(?:[A-Z]\w+\s+)?(?:census|survey)\b", re.IGNORECASE)
_TWO_YEARS = 731  # days
_DECADE = re.compile(r"(?P<d>\d{3})0/(?P=d)9")
_STARTS = re.compile(r"\b(?:from|starting|beginning|effective|as of|since)\s+(?:in\s+|on\s+|from\s+)?$", re.IGNORECASE)
_OVER_YEARS = re.compile(
    r"[^.;:,]{0,40}?(?:,\s+at\s+least\s[^.;:,]{3,40},\s+)?\b(?:in|over|within)\s+(?:a\s+period\s+of\s+)?(?P<n>\d{1,2}|[a-z]+)\s+years\b"
    r"(?!\W+time)",
    re.IGNORECASE,
)
# What a change is measured against: "up 23% from 2021", "20 per cent more than in 2019", "compared to 1990".
_BASE = re.compile(
    r"\b(?:from|than|over|against|on|(?:compared|relative)\s+(?:to|with)|as\s+of|versus|vs\.?"
    r"|as\s+(?:much|many|high|large|big|great)\s+as|(?:what|that)\s+(?:it|they)\s+(?:was|were|had\s+been|stood\s+at)"
    r"|the\s+(?:number|level|figure|amount|value|volume|total)\s+(?:of|in))\s+(?:only\s+|just\s+)?"
    r"(?:(?:that|the\s+(?:same|corresponding|previous|preceding)\s+(?:period|quarter|half|months?))\s+)?"
    r"(?:in\s+|of\s+|for\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
# A year that is no calendar year: "the same period of 2020", "the four quarters to the end of Q3 2021"
_ROLLING = re.compile(r"\bsame\b|\bquarters\b|\bmonths\b|\byear\s+(?:to|ending|ended)\b", re.IGNORECASE)
_OR_SUM = re.compile(r"(?:%|per\s?cent)\s+or\s+(?:by\s+)?$", re.IGNORECASE)  # "an increase of 18.2% or £650m"
_FINANCIAL_YEAR = re.compile(r"(?:FY\s?)?\d{4}[-–/]\d{2}", re.IGNORECASE)
_BEHIND = re.compile(r"\b(?:past|last|previous)\b", re.IGNORECASE)  # "has committed $7 billion over the past year"
_DASH = re.compile(r"\s+[–—-]\s")
_COMPARED = re.compile(r"\b(?:compared|relative)\s+(?:to|with)\b(?:[^.;]|\.\d){0,40}$", re.IGNORECASE)


def times_of(quantity: Quantity, target: bool, sentence: Sentence, context: Context) -> tuple[When | None, When | None]:
    """Deadline and period of a figure, one of them None."""
    times = [t for t in context.times(sentence.span.begin, sentence.span.end) if t.time is not None]
    times = [t for t in times if not t.in_name or _CENSUS.match(context.text, t.span.end)]
    times = [
        t
        for t in times
        if not _OF_A_DOCUMENT.search(context.text, max(sentence.span.begin, t.span.begin - 30), t.span.begin)
        or t.role == "by"
    ]
    times = [t for t in times if not _in_a_title(t, sentence, context)]
    times = [t for t in times if not is_base(t, quantity, sentence, context)]
    if target:
        return _deadline(quantity, times, sentence, context), None
    return None, period_of(quantity, times, sentence, context)


def _in_a_title(t: TimeExpression, sentence: Sentence, context: Context) -> bool:
    """Whether brackets hold the years of a paper: "the Plan of Action (2021-2025)"."""
    if days_of(t) <= _TWO_YEARS:
        return False
    return _OF_A_PLAN.search(context.text, max(sentence.span.begin, t.span.begin - 30), t.span.begin) is not None


def is_base(t: TimeExpression, quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a time is only what a change is measured against."""
    first = max(sentence.span.begin, t.span.begin - 60)
    year_before = quantity.kind == "percent" and _FINANCIAL_YEAR.fullmatch(t.span.of(context.text)) is not None
    if at_it(
        quantity, t, context.text
    ):  # "compared with 150,000 in 2018", but "an increase of 6 per cent over 2013-14"
        return year_before and _BASE.search(context.text, first, t.span.begin) is not None
    if _COMPARED.search(context.text, first, t.span.begin):
        return True
    before = context.analysis.quantities_in(Span(max(sentence.span.begin, t.span.begin - 70), t.span.begin))
    by_so_much = bool(before) and _OR_SUM.search(
        context.text, max(0, before[-1].span.begin - 30), before[-1].span.begin
    )
    share = (
        bool(before)
        and (before[-1].kind in {"percent", "factor"} or by_so_much is not None)
        and t.span.begin - before[-1].span.end < 40
    )
    stretch = t.time is not None and "/" in t.time.edtf and _ROLLING.search(t.span.of(context.text)) is None
    stretch = stretch and not _FINANCIAL_YEAR.fullmatch(t.span.of(context.text))  # "6 per cent more than in 2013-14"
    long = not stretch and days_of(t) >= 27  # "up 5% on 2021", "than in the same months of 2020", but "on 1 July"
    return share and long and bool(_BASE.search(context.text, first, t.span.begin))


def _deadline(quantity: Quantity, times: list[TimeExpression], sentence: Sentence, context: Context) -> When | None:
    own = own_times(quantity, times, sentence, context)
    times = [
        t
        for t in times
        if not _of_the_past(t, quantity, sentence, context)
        and not _aside(t, quantity, sentence, context)
        and not _of_what_follows(t, quantity, sentence, context)
        and not _of_the_announcement(t, quantity, sentence)
        and (t.role == "by" or not _BEHIND.search(t.span.of(context.text)))
    ]
    own = [t for t in own if t in times]
    others = context.analysis.quantities_in(sentence.span)
    first = others[0].span.begin
    shared = [t for t in times if t.span.end <= first or (t.role == "by" and _of_one_verb(t, quantity, sentence))]
    due = [
        t
        for t in (own or shared)
        if t.role in {"by", "until"}
        or (t.role in {"on", "during"} and _ahead(t, context))
        or _starts(t, sentence, context)
    ]
    due = due or [t for t in shared if t.role == "by"]
    if not own and (within := _within_years(quantity, sentence, context)) is not None:
        return within
    if due:
        best = min(
            due,
            key=lambda t: (not at_it(quantity, t, context.text), t.role != "by", abs(t.span.begin - quantity.span.end)),
        )
        return _last_day(best, quantity, context)
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
    match = _OVER_YEARS.match(context.text, quantity.span.end, min(sentence.span.end, quantity.span.end + 80))
    if match is None or issued is None:
        return None
    numeral = read_numeral(context.text, match.start("n"), match.end("n"))
    year = issued.year + int(numeral.value) if numeral is not None else 0
    return When(TimeSpan(str(year)), "resolved") if issued.year < year < issued.year + 100 else None


def _last_day(t: TimeExpression, quantity: Quantity, context: Context) -> When | None:
    """A deadline; what is for "the next five years" or "2024-2027" is due when they are over, "in 2024-25" as said.

    What is given each year is for all of them.
    """
    when = context.when(t)
    if when is not None and t.role == "by" and (decade := _DECADE.fullmatch(when.time.edtf)):
        return replace(when, time=TimeSpan(str(int(decade[1]) * 10 + 10)))  # "by the end of the decade" is by 2030
    if when is not None and "/" in when.time.edtf and not quantity.unit.endswith("/year") and _is_run(t, context):
        return replace(when, time=TimeSpan(when.time.edtf.partition("/")[2]))
    if when is None or t.basis != "resolved" or t.role != "during" or "/" not in when.time.edtf:
        return when
    reference = context.document.issued
    begins = reference is not None and when.time.earliest <= reference <= when.time.latest
    return replace(when, time=TimeSpan(when.time.edtf.partition("/")[2])) if begins else when


def _is_run(t: TimeExpression, context: Context) -> bool:
    """Whether a time is a run of years ("2021-2024"), no financial year and no decade."""
    return days_of(t) > _TWO_YEARS and "0s" not in t.span.of(context.text)


def _starts(t: TimeExpression, sentence: Sentence, context: Context) -> bool:
    """When a goal begins to hold, unless that is past: "38 students every year from 2012"."""
    reference = context.document.issued
    if t.time is None or reference is None or t.time.earliest < reference:
        return False
    return (
        t.role == "since"
        or _STARTS.search(context.text, max(sentence.span.begin, t.span.begin - 20), t.span.begin) is not None
    )


def _of_what_follows(t: TimeExpression, quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a time is of another clause after the number: "$140 million for a power line, to be completed by 2022".

    What a relative clause tells of is due with the clause around it: "the expansion, which will add 40 MW, by 2021".
    """
    if t.span.begin < quantity.span.end or not elsewhere(quantity.span.end, t.span.begin, sentence, context):
        return False
    head = next(iter(tokens_in(sentence, quantity.span.begin, quantity.span.end)), None)
    return head is None or governing_verb(head).dep_ != "relcl"


def _of_one_verb(t: TimeExpression, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether no verb stands between a number and a time: "by 31 percent, and up to 43 with support, by 2030"."""
    begin, end = (
        (quantity.span.end, t.span.begin) if t.span.begin >= quantity.span.end else (t.span.end, quantity.span.begin)
    )
    return not any(w.pos_ == "VERB" for w in tokens_in(sentence, begin, end))


def _aside(t: TimeExpression, quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a time stands in an aside before the verb: "A – host of COP28 in 2023 – will invest $2 billion"."""
    if t.span.end > quantity.span.begin:
        return False
    before = context.text[sentence.span.begin : t.span.begin]
    return _DASH.search(before) is not None and _DASH.match(context.text, t.span.end) is not None


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
    return any(w.tag_ == "VBD" for w in tokens_in(sentence, t.span.end, quantity.span.begin))


def _of_the_announcement(t: TimeExpression, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a time is when a goal is made known: "Tomorrow, A will announce up to $690 million"."""
    if t.role == "by" or t.span.end > quantity.span.begin:
        return False
    between = [w for w in tokens_in(sentence, t.span.end, quantity.span.begin) if w.pos_ == "VERB"]
    return bool(between) and between[-1].lemma_ in {"announce", "unveil", "sign"}


def _ahead(t: TimeExpression, context: Context) -> bool:
    reference = context.document.issued
    return reference is not None and t.time is not None and t.time.latest > reference
