"""Figures: quantities that measure the relationship or a commitment (guidelines, "Figures").

Every quantity that the language room found is a candidate; the rules say what it measures, for whom, for when, and
whether it is a goal or an observation:

    figure.target    "hope to reach over $30 billion", "will create more than 5,000 jobs"
    figure.observed  "increased by 17 per cent last year", "has already provided $97.6 million"
    figure.record    a second, observed figure told in apposition: "…, a record reached in 2013"
    figure.table     a cell of a table: "2016-17 | 447.62 | 181.30"
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.context import Context
from kg.extraction.figures.carried import from_before, told_with, with_sides
from kg.extraction.figures.changes import change_of, settle
from kg.extraction.figures.goals import is_goal
from kg.extraction.figures.indicators import Indicators
from kg.extraction.figures.parse import tokens_in, verb_of
from kg.extraction.figures.parties import parties_of
from kg.extraction.figures.periods import carries_on
from kg.extraction.figures.refused import no_figure
from kg.extraction.figures.tables import table_figures
from kg.extraction.figures.terms import whole_of
from kg.extraction.figures.times import times_of
from kg.extraction.figures.twins import unique_figures
from kg.extraction.figures.units import unit_of, visits
from kg.extraction.figures.windows import window
from kg.extraction.syntax import find_subject
from kg.language.analysis import Sentence
from kg.language.slips import said_again
from kg.model import Comparator, Figure, Quantity, Reason, TimeSpan, When

if TYPE_CHECKING:
    from spacy.tokens import Token

_RECORD = re.compile(
    r"[^.;]{0,60}?,\s+(?:which\s+is\s+)?(?:a|the)\s+(?:(?:all-time|historic)\s+)?(?:record|level|peak|high|figure|mark)\s+"
    r"(?:that\s+was\s+)?(?:reached|set|achieved|attained|seen|recorded)\b",
    re.IGNORECASE,
)
_CONVERTED = re.compile(r"\s*\((?:\w+\s+){0,3}$")
_SIGNED = re.compile(r"[^.;:()]{0,40}\(\s*([+−–-])\s*")
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_TO = re.compile(r"\s+to\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_UP_FROM = re.compile(r"\bup\s+from\s+(?:\w+\s+)?$", re.IGNORECASE)
_PASSED = re.compile(
    r"\b(?:exceed|cross|surpass|pass|top)(?:e[sd]|s|ped|ing)?\s+the\s+(?:threshold|mark|level|figure)\s+of\s+$",
    re.IGNORECASE,
)
_BROUGHT_UP_TO = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|rais(?:e[sd]?|ing)|increas(?:e[sd]?|ing)|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?)\s"
    r"[^.;,]{1,45}\bup\s+to\s+$",
    re.IGNORECASE,
)


def find_figures(context: Context) -> list[Figure]:
    """All figures of the document, those of sentences before those of tables."""
    found: list[Figure] = []
    indicators = Indicators(context)
    tabled, cells = table_figures(context)
    for whole in context.analysis.sentences:
        if whole.block == "dateline":
            continue
        before: tuple[Quantity, Figure] | None = None
        quantities = context.analysis.quantities_in(whole.span)
        for at, quantity in enumerate(quantities):
            if cells.meet(quantity.span):
                continue
            if at and _is_said_again(quantities[at - 1], quantity, context):
                context.refuse(rules.FIGURE, "said once more for weight", quantity.span)
                continue
            sentence = window(quantity, whole)
            if sentence.block == "title" and quantity.kind == "count":
                continue
            if (
                quantity.kind == "factor"
                and at + 2 < len(quantities)
                and _levels(quantity, quantities[at + 1], quantities[at + 2], context)
            ):
                context.refuse(rules.FIGURE, "a change whose two levels are told", quantity.span)
                continue
            head = _token(quantity, sentence)
            reason = no_figure(quantity, head, sentence, context) if head is not None else None
            if reason is not None:
                context.refuse(rules.FIGURE, reason, quantity.span)
                continue
            figure = _figure(quantity, sentence, context, indicators, before, found)
            if figure is None:
                continue
            if (
                before is not None
                and before[1].period is not None
                and not (figure.target or figure.period)
                and carries_on(before[0], before[1].period, quantity, sentence, context)
            ):
                figure = replace(figure, period=before[1].period)
            if before is not None and told_with(before[0], quantity, context.text):
                figure = with_sides(figure, before[1])
            figure = from_before(figure, quantity, sentence, context, found)
            before = (quantity, figure)
            record = _record(figure, quantity, sentence, context)
            if record is not None:
                figure = replace(figure, period=None)
            found.append(figure)
            if record is not None:
                found.append(record)
    return unique_figures([settle(f, context) for f in (*found, *tabled)], context)


def _is_said_again(told: Quantity, quantity: Quantity, context: Context) -> bool:
    """Whether a speaker only repeats the number before: "75 percent by 2025 — 75 percent"."""
    same = quantity.value == told.value and quantity.kind == told.kind and quantity.upper == told.upper
    return same and said_again(context.text, told.span.end, quantity.span.begin, quantity.span.end)


def _levels(change: Quantity, first: Quantity, second: Quantity, context: Context) -> bool:
    """Whether a change is told again by its two levels: "a halving of the tariff from 38.5 to 19.5 per cent"."""
    text = context.text
    return (
        first.span.begin - change.span.end < 80
        and _FROM.search(text[change.span.end : first.span.begin]) is not None
        and _TO.fullmatch(text[first.span.end : second.span.begin]) is not None
    )


def _figure(
    quantity: Quantity,
    sentence: Sentence,
    context: Context,
    indicators: Indicators,
    before: tuple[Quantity, Figure] | None,
    earlier: list[Figure],
) -> Figure | None:
    """One figure. ``before`` is the one before it in the sentence, ``earlier`` all before it."""
    text = context.text
    if (
        before is not None
        and quantity.kind == before[0].kind == "money"
        and _CONVERTED.fullmatch(text[before[0].span.end : quantity.span.begin])
    ):
        return replace(before[1], value=quantity.value, upper=quantity.upper, unit=unit_of(quantity, sentence, context))
    if (
        before is not None
        and quantity.kind == "percent"
        and (sign := _SIGNED.fullmatch(text[before[0].span.end : quantity.span.begin]))
    ):
        return _signed(before[1], quantity, sign[1])
    head = _token(quantity, sentence)
    if head is None:
        return None
    verb = verb_of(quantity, head)
    target, why = is_goal(quantity, verb, sentence, context, earlier)
    deadline, period = times_of(quantity, target, sentence, context)
    said = indicators.find(quantity, head, verb, sentence)
    words, sources = (said.words, said.sources) if said else ("", ())
    pair = (
        before is not None
        and quantity.unit == before[1].unit
        and _TO.fullmatch(text[before[0].span.end : quantity.span.begin])
    )
    if (
        before is not None
        and pair
        and _FROM.search(text[max(sentence.span.begin, before[0].span.begin - 30) : before[0].span.begin])
    ):
        words = before[1].indicator
    if not words:
        context.refuse(rules.FIGURE, "nothing says what it measures", quantity.span)
        return None
    subject = find_subject(verb) if verb is not None else None
    whole = (
        whole_of(subject, context.analysis.sentences[sentence.index - 1], earlier)
        if subject is not None and sentence.index
        else None
    )
    parties = parties_of(quantity, verb, sentence, context, agent=whole.parties[:1] if whole else None)
    issued = context.document.issued
    return Figure(
        evidence=tuple(sorted({sentence.span, *sources})),
        rule=rules.FIGURE_TARGET if target else rules.FIGURE_OBSERVED,
        confidence=0.8 if quantity.kind != "count" else 0.7,
        stated_by=sentence.speaker,
        stated_on=When(TimeSpan(issued.isoformat()), "inherited") if issued else None,
        reasons=(Reason("kind", why, quantity.span),),
        target=target,
        indicator=words,
        value=quantity.value,
        unit=visits(unit_of(quantity, sentence, context), period, quantity, sentence, context),
        comparator=_comparator(quantity, context),
        parties=parties,
        upper=quantity.upper,
        deadline=deadline,
        period=period,
        change=change_of(quantity, sentence, context),
        status="set" if target else None,
    )


def _comparator(quantity: Quantity, context: Context) -> Comparator:
    """How a figure compares: "passed the mark of $1 billion" is more; "…, up from $66 billion" is a level, no bound."""
    before = context.text[max(0, quantity.span.begin - 60) : quantity.span.begin]
    if quantity.comparator == "equal" and _PASSED.search(before):
        return "moreThan"
    led = {"atLeast": _UP_FROM, "atMost": _BROUGHT_UP_TO}.get(quantity.comparator)
    return "equal" if led is not None and led.search(before) else quantity.comparator


def _signed(level: Figure, quantity: Quantity, sign: str) -> Figure:
    """The change told in brackets behind a level: "amounted to 31.7 million US dollars (+62.3%)"."""
    return replace(
        level,
        value=quantity.value,
        upper=None,
        unit=quantity.unit,
        comparator=quantity.comparator,
        change="increase" if sign == "+" else "decrease",
        reasons=(*level.reasons, Reason("change", f"the sign '{sign}'", quantity.span)),
    )


def _token(quantity: Quantity, sentence: Sentence) -> Token | None:
    """The token that the parse hangs the quantity on: the highest one inside it."""
    inside = tokens_in(sentence, quantity.span.begin, quantity.span.end)
    if not inside:
        return None
    outside = [t for t in inside if t.head not in inside or t.head == t]
    return outside[-1] if outside else inside[-1]


def _record(figure: Figure, quantity: Quantity, sentence: Sentence, context: Context) -> Figure | None:
    """The observation told beside a goal: "to reach over $30 billion …, a record reached in 2013"."""
    match = _RECORD.match(context.text, quantity.span.end, sentence.span.end) if figure.target else None
    if match is None:
        return None
    times = [t for t in context.times(match.end(), min(sentence.span.end, match.end() + 40)) if t.time is not None]
    return replace(
        figure,
        target=False,
        status=None,
        deadline=None,
        period=context.when(times[0]) if times else None,
        rule=rules.FIGURE_RECORD,
        indicator=f"record {figure.indicator}",
        reasons=(Reason("kind", "told as a record that was reached", quantity.span),),
    )
