"""Quantities of a text, each a number with its unit: the door `find_quantities`.

Money, shares, counted nouns, measures and factors. Dates, durations, ordinals, ages, numbers in names and counts of
meetings, agreements and negotiators are none (data/lexicons: uncounted.txt, name_numbers.txt).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.language.amounts import Amount, may_start, read_amount, read_number
from kg.language.comparators import read_comparator
from kg.language.factors import read_factor
from kg.language.numerals import GAP
from kg.language.same_units import FROM, SAME_SUM, read_former
from kg.language.slips import scale_mended, slip_after
from kg.language.times import find_times
from kg.language.told_numbers import read_from_to, read_told
from kg.language.units import Unit, read_rate
from kg.language.wordplaces import places_where, word_test
from kg.model import Quantity, Span, TimeExpression

_TOKEN = re.compile(r"[^\W\d_]+\.?|\d+|[^\w\s,.;:()’'“”\"-]")
_RANGE = re.compile(rf"{GAP}?[-–—]{GAP}?|{GAP}(?P<word>to|and|or){GAP}(?=[\w$€£¥₹₩₽])", re.I)
_BETWEEN = re.compile(rf"\bbetween{GAP}[^\w\s]?(?:[A-Z]{{1,3}})?$", re.I)
_AND = re.compile(rf"(?:{GAP}?\([^()]{{1,40}}\))?[^,.;:()]{{0,50}}{GAP}and{GAP}", re.I)
# "up to 1,240 military and 606 police personnel": the noun is told with the second
_AND_KIND = re.compile(rf"(?P<kind>{GAP}(?:[a-z][a-z-]+{GAP}){{0,2}}[a-z][a-z-]+){GAP}and{GAP}(?=\d|[a-z]+{GAP}[a-z])")
_YEARLY = re.compile(
    rf"\bannual{GAP}(?:[a-z-]+{GAP}){{1,3}}(?:of|worth|to|at|is|was)(?:{GAP}[a-z]+){{0,2}}{GAP}$", re.I
)  # "an annual trade volume of 20 billion dollars"
# "$350 million in annual assistance"
_ANNUAL = re.compile(rf"{GAP}(?:in{GAP})?(?:annual|yearly)\b(?!{GAP}(?:growth|increase|rise|report))", re.I)
_BY = re.compile(rf"\bby{GAP}(?:(?:about|around|some|over|nearly){GAP})?$", re.I)
_RANGING = re.compile(rf"\b(?:rang|vary|anywhere)\w*{GAP}from{GAP}$", re.I)


def find_quantities(
    text: str, spans: Sequence[Span] = (), *, times: Sequence[TimeExpression] | None = None
) -> list[Quantity]:
    """Every quantity of ``text`` within ``spans`` (all of it where there are none), in text order.

    ``times`` are the time expressions already found, whose numbers are none; they are looked for where not given.

    >>> [(q.value, q.unit, q.comparator) for q in find_quantities("over $30 billion and 400,000 people a year")]
    [(30000000000.0, 'USD', 'moreThan'), (400000.0, 'people/year', 'equal')]
    """
    dated = find_times(text, None, spans) if times is None else times
    begins, ends = [t.span.begin for t in dated], [t.span.end for t in dated]
    found: list[Quantity] = []
    for span in spans or (Span(0, len(text)),):
        within = dated[bisect_right(ends, span.begin) : bisect_left(begins, span.end)]
        told = [q for q in found[-3:] if q.kind == "money" and span.begin - q.span.end < SAME_SUM]
        found += _scan(text, span, [t.span for t in within], told[-1] if told else None)
    return found


def _scan(text: str, span: Span, dated: list[Span], money: Quantity | None) -> Iterator[Quantity]:
    """The quantities of a span; ``money`` is the sum told last before it."""
    last: Quantity | None = None
    begin, waiting = span.begin, iter([*dated, Span(span.end, span.end)])
    date = next(waiting)
    places = _places(text)
    for at in places[bisect_left(places, span.begin) : bisect_left(places, span.end)]:
        while at >= date.end and date.begin < span.end:
            date = next(waiting)
        if at < begin or date.begin <= at < date.end:
            continue
        token = _TOKEN.match(text, at, span.end)
        if token is None or not may_start(token[0]):
            continue
        limit = date.begin if date.begin > at else span.end
        read = _read_at(text, token[0], at, span, limit) or read_former(text, at, span, limit, last)
        for quantity in read or (read_former(text, at, span, limit, money) if money is not last else ()):
            if last is not None and _shares_limit(text, last, quantity):
                quantity = replace(quantity, comparator=last.comparator)
            if last is None or not _echoes(text, last, quantity):
                yield quantity
            begin = quantity.span.end
            if text[quantity.span.begin - 1 : quantity.span.begin] != "(":  # a conversion stands beside, not between
                last = quantity
                money = quantity if quantity.kind == "money" else money


def _echoes(text: str, told: Quantity, quantity: Quantity) -> bool:
    """Whether brackets say in digits what was just told in words, or the other way: "ninety percent (90%)"."""
    same = quantity.value == told.value and quantity.kind == told.kind and quantity.upper == told.upper
    return same and text[told.span.end : quantity.span.begin].strip() == "("


@lru_cache(maxsize=2)
def _places(text: str) -> list[int]:
    """Where a word stands that a quantity may begin with, a full stop behind it or none."""
    return places_where(text, _begins_quantity)


@word_test
def _begins_quantity(word: str) -> bool:
    return may_start(word) or may_start(f"{word}.")


def _shares_limit(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether "up to" before the first holds for the second: "up to $7.5 million to A and $4.9 million to B"."""
    if first.comparator != "atMost" or second.comparator != "equal" or first.kind != second.kind:
        return False
    return _AND.fullmatch(text, first.span.end, second.span.begin) is not None


def _read_at(text: str, word: str, at: int, span: Span, end: int) -> list[Quantity]:
    """The quantities that start with this token; two for "from 28 to 38 students"."""
    if factor := read_factor(text, word.lower().rstrip("."), at, span, end):
        return [factor]
    if (first := read_amount(text, word, at, span, end)) is None:
        return []
    if (slip := slip_after(text, first.end, end)) is not None:
        if scale_mended(text, text[at : first.end], slip.end(), end):
            return []
        mended = _second(text, first, slip, span, end)
        if mended is not None and (meant := _said_anew(text, first, mended, span, end)) is not None:
            return [meant]
    between = _RANGE.match(text, first.end, end)
    if between is not None:
        second = _second(text, first, between, span, end)
        if second is not None and first.unit is None and second.unit is None and not first.numeral.lower:
            first, second = _told_both(text, first, second, span, end)
        if second is not None:
            return _pair(text, first, second, between, span, end)
    if first.unit is None:
        told = None if first.numeral.lower else read_told(text, span.begin, at, first.end, end, first.numeral.value)
        if told is None and (shared := _of_two_kinds(text, first, span, end)) is not None:
            return [_quantity(text, shared, span, end)]
        if told is None:
            return []
        per, stop = read_rate(text, first.end, end, of=False) or ("", first.end)
        first = replace(first, end=stop, unit=Unit("count", told.unit + per, stop), noun=told.span)
    return [_quantity(text, first, span, end)]


def _said_anew(text: str, first: Amount, second: Amount, span: Span, end: int) -> Quantity | None:
    """The number that mends the one before a dash, compared as a number broken off was: "nearly three- — 30,000"."""
    if second.unit is None or (first.unit is not None and first.unit.kind != second.unit.kind):
        return None
    meant = replace(_quantity(text, second, span, end), span=Span(first.begin, second.end))
    broken = read_comparator(text, span.begin, first.begin, first.end, first.end) if first.unit is None else None
    return replace(meant, comparator=broken) if broken is not None else meant


def _of_two_kinds(text: str, first: Amount, span: Span, end: int) -> Amount | None:
    """A number whose noun is told with the next one: "1,240 military | and 606 police personnel"."""
    kind = _AND_KIND.match(text, first.end, end)
    second = read_number(text, kind.end(), span, end) if kind is not None else None
    if kind is None or second is None or second.noun is None or second.unit is None or second.unit.kind != "count":
        return None
    if len(second.noun.of(text).split()) != len(kind["kind"].split()) + 1 or first.numeral.lower:
        return None
    noun = Span(kind.start("kind") + 1, kind.end("kind"))
    return replace(first, end=noun.end, unit=Unit("count", second.unit.notation, noun.end), noun=noun)


def _told_both(text: str, first: Amount, second: Amount, span: Span, end: int) -> tuple[Amount, Amount]:
    """Both ends with what words before count: "the number of weekly flights from 14 to 28"."""
    told = read_told(text, span.begin, first.begin, first.end, end, first.numeral.value)
    told = told or read_told(text, span.begin, second.begin, second.end, end, second.numeral.value)
    told = told or (
        read_from_to(text, span.begin, first.begin)
        if FROM.search(text, max(0, first.begin - 12), first.begin)
        else None
    )
    if told is None:
        return first, second
    per, stop = read_rate(text, second.end, end, of=False) or ("", second.end)
    one = replace(first, unit=Unit("count", told.unit + per, first.end), noun=told.span)
    return one, replace(second, end=stop, unit=Unit("count", told.unit + per, stop), noun=told.span)


def _second(text: str, first: Amount, between: re.Match[str], span: Span, end: int) -> Amount | None:
    """The other end of a range or change, where what follows is one."""
    word = (between.groupdict().get("word") or "").lower()
    if word == "and" and not _BETWEEN.search(text[max(span.begin, first.begin - 16) : first.begin]):
        return None
    token = _TOKEN.match(text, between.end(), end)
    if token is None:
        return None
    if token[0].isdecimal():
        money = first.unit is not None and first.unit.kind == "money"
        return read_number(text, token.start(), span, end, money=money)
    return read_amount(text, token[0], token.start(), span, end)


def _pair(text: str, first: Amount, second: Amount, between: re.Match[str], span: Span, end: int) -> list[Quantity]:
    before = text[max(span.begin, first.begin - 40) : first.begin]
    to = (between["word"] or "").lower() == "to"
    apart = to and FROM.search(before) and not _RANGING.search(before)  # a change of level, not a range
    if to and first.unit and second.unit and first.unit.kind == "money" and _BY.search(before):
        apart = re.match(r"[^\d\s]", text[second.begin :]) is not None  # "by EUR 10 million to EUR 35 million"
    if first.unit and second.unit is None and first.unit.kind in {"money", "percent"}:
        second = replace(second, unit=first.unit)
    if first.unit and second.unit is None and apart and first.unit.kind == "count" and second.numeral.scaled:
        second = replace(second, unit=first.unit, noun=first.noun)  # "from 9 million cubic metres a day to 32 million"
    if second.unit is None:
        return [_quantity(text, first, span, end)] if first.unit else []
    same = first.unit is None or first.unit.notation == second.unit.notation.partition("/")[0]
    same = same or (first.unit is not None and first.unit.notation[:3] in second.unit.shared)  # "A$5 to $10 million"
    if not same:
        return [_quantity(text, one, span, end) for one in (first, second) if one.unit]
    low, high = first.numeral, second.numeral
    if not low.scaled and high.scaled and high.bare is not None and low.value < 1000 and low.value <= high.bare:
        low = replace(low, value=low.value * high.value / high.bare)
    unit = first.unit if first.unit and first.unit.kind == "money" and not first.unit.shared else second.unit
    first = replace(first, numeral=low, unit=unit, noun=first.noun or second.noun)
    second = replace(second, unit=unit)
    if apart or low.value >= high.value:
        return [_quantity(text, first, span, end), _quantity(text, second, span, end)]
    whole = replace(second, begin=first.begin)
    return [replace(_quantity(text, whole, span, end), value=low.value, upper=high.value)]


def _quantity(text: str, amount: Amount, span: Span, end: int) -> Quantity:
    assert amount.unit is not None  # every caller has looked
    comparator = read_comparator(text, span.begin, amount.begin, amount.end, end)
    if comparator is None and amount.numeral.end < amount.end:
        comparator = read_comparator(text, span.begin, amount.begin, amount.numeral.end, end)
    notation = amount.unit.notation
    if amount.unit.kind == "money" and "/" not in notation:
        before = text[max(span.begin, amount.begin - 60) : amount.begin]
        notation += "/year" if _YEARLY.search(before) or _ANNUAL.match(text, amount.end, end) else ""
    return Quantity(
        Span(amount.begin, amount.end),
        amount.unit.kind,
        amount.numeral.value,
        notation,
        comparator=comparator or ("moreThan" if amount.numeral.lower else "equal"),
        shared=amount.unit.shared,
        noun=amount.noun,
    )
