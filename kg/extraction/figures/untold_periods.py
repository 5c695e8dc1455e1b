"""Periods that no time at the number tells: how long a change took, since what, and against which year it is told."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.figures.parse import tokens_in
from kg.extraction.figures.statements import at_it
from kg.extraction.figures.words import figure_words
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Sentence
from kg.language.numerals import read_numeral
from kg.model import Quantity, TimeSpan, When

# "has doubled in five years", "grew within ten years by 30 per cent"
_TOOK = re.compile(
    r"\b(?:in|within|over)\s+(?:(?:just|only|about|the|a\s+period\s+of|less\s+than)\s+){0,2}(?P<n>\d{1,2}|[a-z]+)\s+years\b(?!\s+(?:time|ago))",
    re.IGNORECASE,
)
_SINCE_EVENT = re.compile(
    r"\bsince\b[^.;:]{0,90}?\b(?:(?:c[ao]me|entr?y|entered|entering|coming)\s+into\s+(?:force|effect|application)|took\s+effect)\b",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(
    r"\b(?:(?:c[ao]me|entry|entered|enters?|entering|coming)\s+into\s+(?:force|effect|application)|took\s+effect|took\s+legal\s+effect"
    r"|(?:in|into)\s+(?:force|effect|application)\s+since|applied\s+(?:provisionally\s+)?since)\b",
    re.IGNORECASE,
)
_NEAR = 60  # characters between the event and its day
_REACH = 110  # characters between a change and how long it took
_MOST = 60  # years
_AGAINST = re.compile(
    r"\b(?:(?:compared|relative)\s+(?:to|with)|against|from|versus|than)\s+(?:(?:the|about|around|some|only|just)\s+){0,2}$",
    re.IGNORECASE,
)
_BEFORE_LAST = 2  # years: a level told against that of the year before last is last year's
_TOLD = 160  # characters


def untold(quantity: Quantity, sentence: Sentence, context: Context) -> When | None:
    """The period of an observation that no time of its own dates, where its sentence tells it otherwise."""
    return (
        _years_it_took(quantity, sentence, context)
        or _since_event(quantity, sentence, context)
        or _year_after(quantity, sentence, context)
    )


def _years_it_took(quantity: Quantity, sentence: Sentence, context: Context) -> When | None:
    """The years up to the text's own of a change: "has doubled in five years" in 2023 is of 2018 to 2023."""
    issued = context.document.issued
    if issued is None or quantity.kind not in {"factor", "percent"} or not _came_about(quantity, sentence):
        return None
    match = _TOOK.search(context.text, quantity.span.end, min(sentence.span.end, quantity.span.end + _REACH))
    if match is None or any(mark in context.text[quantity.span.end : match.start()] for mark in ",;:"):
        return None
    numeral = read_numeral(context.text, match.start("n"), match.end("n"))
    if numeral is None or not 0 < numeral.value <= _MOST:
        return None
    return When(TimeSpan(f"{issued.year - int(numeral.value)}/{issued.year}"), "resolved")


def _came_about(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a change is told as done: "has doubled", "grew by"; not "may triple"."""
    head = next(iter(tokens_in(sentence, quantity.span.begin, quantity.span.end)), None)
    verb = head if head is None or head.pos_ == "VERB" else governing_verb(head)
    changes = figure_words("up") | figure_words("down")
    return verb is not None and verb.tag_ in {"VBD", "VBN"} and (quantity.kind == "factor" or verb.lower_ in changes)


def _since_event(quantity: Quantity, sentence: Sentence, context: Context) -> When | None:
    """The time since an agreement is in force, where the document says from when, and of one agreement only."""
    issued = context.document.issued
    begin, end = quantity.span.end, min(sentence.span.end, quantity.span.end + _TOLD)
    match = _SINCE_EVENT.search(context.text, begin, end) or _SINCE_EVENT.search(
        context.text, max(sentence.span.begin, quantity.span.begin - _TOLD), quantity.span.begin
    )
    if issued is None or match is None:
        return None
    days: set[str] = set()
    for event in _IN_FORCE.finditer(context.text):
        stop = context.sentence_at(event.start()).span.end
        times = [t for t in context.times(event.end(), min(stop, event.end() + _NEAR)) if t.time is not None]
        if times and times[0].time is not None and times[0].time.earliest <= issued:
            days.add(times[0].time.edtf.partition("/")[0][:10])
    if len(days) != 1:
        return None
    first = days.pop()
    return When(TimeSpan(f"{first}/{issued.isoformat()[: len(first)]}"), "resolved")


def _year_after(quantity: Quantity, sentence: Sentence, context: Context) -> When | None:
    """Last year, for a level told against that of the year before last: "$7 billion, compared to $6 billion"."""
    issued = context.document.issued
    if issued is None or quantity.kind not in {"money", "percent"}:
        return None
    text = context.text
    for other in context.analysis.quantities_in(sentence.span):
        if other == quantity or other.kind != "money" or abs(other.span.begin - quantity.span.begin) > _TOLD:
            continue
        if not _AGAINST.search(text, max(sentence.span.begin, other.span.begin - 40), other.span.begin):
            continue
        for t in context.times(other.span.end, min(sentence.span.end, other.span.end + 30)):
            if t.time is None or not at_it(other, t, text) or len(t.time.edtf) != len("2021"):
                continue
            if t.time.latest.year == issued.year - _BEFORE_LAST:
                return When(TimeSpan(str(issued.year - 1)), "resolved")
    return None
