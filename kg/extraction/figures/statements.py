"""Which times belong to which number: the statement that amounts share, and the time that stands at one of them."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.model import Quantity, Span, TimeExpression

_CLAUSE = re.compile(r"[;:]|,\s|\bwhile\b|\bwhereas\b|\bbut\b")
_BORDER = 60  # characters that a clause border counts for
# What may stand between two amounts of one statement: "by 17 percent to $20 billion", "$3 billion, up 21 per cent".
_ONE_STATEMENT = re.compile(
    r"[\s,(]*(?:(?:in|for|during|over|of|by|to|or|up|down|and|an?|the|increase|decrease|rise|growth|drop|fall|decline|"
    r"jump|reduction|(?:current|constant)\s+prices|(?:real|nominal)\s+terms|record|figure|high|level|total|value|from|reaching|totall?ing|more|than|about|over|nearly|almost|some|representing|which|is|was|at|"
    r"exceed(?:ed|ing|s)?|reach(?:ed|es)?|hit|amount(?:ed|ing|s)?|stood|stands?)"
    r"[\s,(]*){0,7}",
    re.IGNORECASE,
)
# "exports totalled $1.8 billion | and its imports | $1.2 billion in 2021"
_AND_FLOW = re.compile(
    r"\s*,?\s+(?:and|while|with)\s+(?:(?:its|their|the|those)\s+)?(?:exports|imports)(?:\s+(?:to|from|of|at|were|was|totalled|totaled|amounted|reached|stood)){0,3}\s+",
    re.IGNORECASE,
)
_FAR = 500  # characters from a number beyond which no time is its own, however long the sentence
_LONGEST = 70  # characters between them
_AT_IT = re.compile(
    r"\s*\(?\s*(?:(?:in|for|during|over|by|as of|at the end of)\s+)?(?:the\s+)?(?:(?:calendar\s+)?year\s+)?",
    re.IGNORECASE,
)
_COLON = re.compile(r":\s*(?:[a-z]+\s+){0,2}")
_OF_NEXT = re.compile(r":\s*[^\s\w]?\d")
_AND_THEN = re.compile(r"\s*,?\s*and\s", re.IGNORECASE)
_AND = re.compile(r"\band\b", re.IGNORECASE)
_FROM = re.compile(
    r"\bfrom\s+(?:(?:about|around|over|nearly|almost|approximately|some|just|only|an?|the|current|more|less|than)\s+){0,3}$",
    re.IGNORECASE,
)


def distance(t: TimeExpression, begin: int, end: int, text: str) -> int:
    """Characters between a time and a quantity, clause borders counting extra."""
    low, high = (end, t.span.begin) if t.span.begin >= end else (t.span.end, begin)
    borders = len(_CLAUSE.findall(text, low, high)) if low < high else 0
    if t.span.begin < end and _AND_THEN.match(text, low, high):
        borders += 1  # "1.5 million tons this year and 5 million in the future"
    return max(0, high - low) + _BORDER * borders


def days_of(t: TimeExpression) -> int:
    """How many days a time spans, less one."""
    return (t.time.latest - t.time.earliest).days if t.time is not None else 0


def at_it(quantity: Quantity, t: TimeExpression, text: str) -> bool:
    """Whether a time stands right after a number, or before its colon: "from $2.3 billion in 2019", "(2020: 1,950)"."""
    if t.span.end <= quantity.span.begin:
        return _COLON.fullmatch(text, t.span.end, quantity.span.begin) is not None
    return t.span.begin >= quantity.span.end and _AT_IT.fullmatch(text, quantity.span.end, t.span.begin) is not None


def of_next(quantity: Quantity, t: TimeExpression, text: str) -> bool:
    """Whether a time after a number heads another one: "2,100 students (2020: 1,950)"."""
    return t.span.begin >= quantity.span.end and _OF_NEXT.match(text, t.span.end) is not None


def is_old_level(quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a number is what another one rose or fell from: "to $9.5 billion in 2021 from $5.3 billion"."""
    begin = max(sentence.span.begin, quantity.span.begin - 40)
    if not _FROM.search(context.text, begin, quantity.span.begin):
        return False
    every = context.analysis.quantities_in(sentence.span)
    return any(q.kind == quantity.kind and q != quantity for q in every)


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
    if "count" in {one.kind, two.kind} and one.kind != two.kind and _AND.search(between):
        return False  # "$80 million in 2021, and 50 firms operate here"
    for t in times:
        if begin <= t.span.begin and t.span.end <= end:
            between = between.replace(t.span.of(text), " ")
    return _ONE_STATEMENT.fullmatch(between) is not None or _AND_FLOW.fullmatch(between) is not None


def own_times(
    quantity: Quantity, times: list[TimeExpression], sentence: Sentence, context: Context
) -> list[TimeExpression]:
    """The times that no quantity of another statement is nearer to."""
    text = context.text
    mine = _statement(quantity, times, sentence, context)
    around = Span(max(0, quantity.span.begin - _FAR), quantity.span.end + _FAR)
    times = [t for t in times if around.meets(t.span)]
    others = [q for q in context.analysis.quantities_in(around) if sentence.span.holds(q.span) and q not in mine]

    def near(t: TimeExpression) -> bool:
        if any(at_it(q, t, text) for q in mine):
            return True
        least = min(distance(t, q.span.begin, q.span.end, text) for q in mine)
        return all(least <= distance(t, q.span.begin, q.span.end, text) for q in others)

    return [t for t in times if near(t)]
