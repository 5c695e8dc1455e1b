"""Quantities of a text, each a number with its unit: the door `find_quantities`.

Money, shares, counted nouns, measures and factors. Dates, durations, ordinals, ages, numbers in names and counts of
meetings, agreements and negotiators are none (data/lexicons: uncounted.txt, name_numbers.txt).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.language.comparators import read_comparator
from kg.language import factors
from kg.language.factors import read_factor
from kg.language.nouns import read_counted
from kg.language.numerals import GAP, STARTERS, UNITS, Numeral, read_numeral
from kg.language.times import find_times
from kg.language.units import Unit, read_currency, read_measure, read_percent, read_rate, symbols, words
from kg.model import Quantity, Span, TimeExpression

_TOKEN = re.compile(r"[^\W\d_]+\.?|\d+|[^\w\s,.;:()’'“”\"-]")
_GLUED_LETTERS = re.compile(r"[A-Za-z.]{1,4}$")
_SPACE = re.compile(r"[^\S\n]?")
_OF = re.compile(rf"{GAP}of{GAP}(?:(?:the|its|our|their|his|these|those){GAP})?", re.I)
_RANGE = re.compile(rf"{GAP}?[-–—]{GAP}?|{GAP}(?P<word>to|and|or){GAP}(?=[\w$€£¥₹₩₽])", re.I)
_BETWEEN = re.compile(rf"\bbetween{GAP}[^\w\s]?(?:[A-Z]{{1,3}})?$", re.I)
_FROM = re.compile(rf"\bfrom{GAP}(?:(?:the{GAP})?(?:current|previous|about|around|nearly|just|over|some){GAP})?$", re.I)
_RANGING = re.compile(rf"\b(?:rang|vary|anywhere)\w*{GAP}from{GAP}$", re.I)
_NO_NUMBER_AFTER = re.compile(rf"(?:st|nd|rd|th)\b|[/:+]\d|{GAP}?[ap]\.?m\b|[.,]\d|°(?!C)|{GAP}o['’]clock", re.I)
_LAST_WORD = re.compile(rf"(?P<w>(?:group{GAP}of|[^\W\d_][\w’'.]*)){GAP}$", re.I)


_DEFINITE = re.compile(rf"\b(?:the|these|those|our|their|its|both|first|last|other|next|remaining){GAP}$", re.I)
_AFTER_NAME = re.compile(r"[a-z,][^\S\n](?!(?:January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec))[A-Z][\w-]+[^\S\n]$")
_SHARE = re.compile(rf"\b(?:\d+|{'|'.join(UNITS)}){GAP}(?:in|of|out{GAP}of){GAP}(?:every{GAP})?$", re.I)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its unit, or with none yet."""

    begin: int
    numeral: Numeral
    end: int
    unit: Unit | None = None
    noun: Span | None = None


def find_quantities(
    text: str, spans: Sequence[Span] = (), *, times: Sequence[TimeExpression] | None = None
) -> list[Quantity]:
    """Every quantity of ``text`` within ``spans`` (all of it where there are none), in text order.

    ``times`` are the time expressions already found, whose numbers are none; they are looked for where not given.

    >>> [(q.value, q.unit, q.comparator) for q in find_quantities("over $30 billion and 400,000 people a year")]
    [(30000000000.0, 'USD', 'moreThan'), (400000.0, 'people/year', 'equal')]
    """
    dated = find_times(text, None, spans) if times is None else times
    found: list[Quantity] = []
    for span in spans or (Span(0, len(text)),):
        found += _scan(text, span, [t.span for t in dated if t.span.meets(span)])
    return found


def _scan(text: str, span: Span, dated: list[Span]) -> Iterator[Quantity]:
    begin, waiting = span.begin, iter([*dated, Span(span.end, span.end)])
    date = next(waiting)
    for token in _TOKEN.finditer(text, span.begin, span.end):
        at = token.start()
        while at >= date.end and date.begin < span.end:
            date = next(waiting)
        if at < begin or date.begin <= at < date.end or not _may_start(token[0]):
            continue
        for quantity in _read_at(text, token[0], at, span, date.begin if date.begin > at else span.end):
            yield quantity
            begin = quantity.span.end


def _may_start(word: str) -> bool:
    lower = word.lower().rstrip(".")
    return word[0].isdecimal() or lower in STARTERS or lower in factors.STARTERS or word in symbols() or word[:-1] in symbols()


def _read_at(text: str, word: str, at: int, span: Span, end: int) -> list[Quantity]:
    """The quantities that start with this token; two for "from 28 to 38 students"."""
    if factor := read_factor(text, word.lower().rstrip("."), at, span, end):
        return [factor]
    if (first := _amount(text, word, at, span, end)) is None:
        return []
    between = _RANGE.match(text, first.end, end)
    if between is not None:
        second = _second(text, first, between, span, end)
        if second is not None:
            return _pair(text, first, second, between, span, end)
    return [_quantity(text, first, span, end)] if first.unit else []


def _amount(text: str, word: str, at: int, span: Span, end: int) -> _Amount | None:
    """A number with its unit from a token that is a currency, a digit or a number word."""
    known = symbols()
    if word in known or word.rstrip(".") in known:
        return _money(text, word if word in known else word.rstrip("."), at, span, end)
    if word[0].isdecimal():
        if not _free(text, at, span.begin):
            return None
    elif word.lower() not in STARTERS or not _free(text, at, span.begin):
        return None
    numeral = read_numeral(text, at, end)
    if numeral is None or numeral.value == 0 or _NO_NUMBER_AFTER.match(text, numeral.end, end):
        return None
    return _with_unit(text, at, numeral, span, end)


def _money(text: str, sign: str, at: int, span: Span, end: int) -> _Amount | None:
    begin, stop = at, at + len(sign)
    if sign == "$":
        glued = _GLUED_LETTERS.search(text, max(span.begin, at - 4), at)
        if glued:
            whole = glued[0] + sign
            if whole not in symbols():
                return None
            begin, sign = glued.start(), whole
    elif begin > span.begin and (text[begin - 1].isalnum() or text[begin - 1] in "$-"):
        return None
    gap = _SPACE.match(text, stop, end)
    stop = gap.end() if gap else stop
    if stop >= end or not text[stop].isdecimal():
        return None
    numeral = read_numeral(text, stop, end, money=True)
    if numeral is None or (sign.isalpha() and sign.isupper() and not numeral.scaled and numeral.value < 1000):
        return None  # "COP 28"
    unit = Unit("money", symbols()[sign], numeral.end, dollar=sign == "$")
    trailing = read_currency(text, numeral.end, end)
    if trailing and (sign == "$" or trailing.notation == unit.notation) and not text[trailing.end - 1] == "$":
        unit = trailing
    return _rated(text, _Amount(begin, numeral, unit.end, unit), end, of=False)


def _with_unit(text: str, at: int, numeral: Numeral, span: Span, end: int) -> _Amount:
    stop = numeral.end + text.startswith("+", numeral.end, end)
    bare = _Amount(at, numeral, numeral.end)
    if numeral.lower or numeral.words and numeral.scaled:
        of = _OF.match(text, stop, end)
        if of:
            stop = of.end() - 1
    unit = read_currency(text, stop, end)
    if unit and not numeral.words and not numeral.scaled and _named(text, at, span):
        return bare
    unit = unit or (None if numeral.lower else read_percent(text, stop, end))
    if unit:
        return _rated(text, replace(bare, end=unit.end, unit=unit), end, of=False)
    if (measured := read_measure(text, stop, end)) and not (numeral.words and numeral.value == 1):
        unit, begin = measured
        return _rated(text, replace(bare, end=unit.end, unit=unit, noun=Span(begin, unit.end)), end, of=True)
    counted = read_counted(text, stop, end)
    if counted is None or not _counts(text, at, numeral, counted.span, span):
        return bare
    unit = Unit("count", counted.unit, counted.span.end)
    return _rated(text, replace(bare, end=unit.end, unit=unit, noun=counted.span), end, of=True)


def _rated(text: str, amount: _Amount, end: int, *, of: bool) -> _Amount:
    rate = read_rate(text, amount.end, end, of=of)
    if rate is None or amount.unit is None:
        return amount
    per, stop = rate
    return replace(amount, end=stop, unit=replace(amount.unit, notation=amount.unit.notation + per, end=stop))


def _free(text: str, at: int, first: int) -> bool:
    """Not inside a word, a name such as "F-35", "G20" and "2+2", a date or a number."""
    if at == first:
        return True
    previous = text[at - 1]
    if previous.isalnum() or previous in "_#+/\\@:%°^*$€£¥":
        return False
    if previous in ".,-–’'" and at - 1 > first:
        return not text[at - 2].isalnum()
    return True


def _named(text: str, at: int, span: Span) -> bool:
    """Whether the number belongs to a name: "Article 5", "the Three Seas"."""
    last = _LAST_WORD.search(text, max(span.begin, at - 24), at)
    if last is None:
        return False
    word = " ".join(last["w"].lower().split())
    return word in words("name_numbers.txt") and (not word.endswith("s") or text[at].isdecimal())


def _counts(text: str, at: int, numeral: Numeral, noun: Span, span: Span) -> bool:
    """Whether a number before a noun is a figure, and no name ("Three Seas"), share ("one in five") or mere "the two"."""
    if (numeral.value == 1 and not numeral.scaled) or _named(text, at, span):
        return False
    before = text[max(span.begin, at - 40) : at]
    titled = noun.of(text).split()[-1][0].isupper()
    if numeral.value < 10 and (_DEFINITE.search(before) or (numeral.words and titled and text[at].isupper())):
        return False
    if numeral.value < 100 and not numeral.scaled and not titled and _AFTER_NAME.search(before):
        return False
    return _SHARE.search(before) is None


def _second(text: str, first: _Amount, between: re.Match[str], span: Span, end: int) -> _Amount | None:
    """The other end of a range or change, where what follows is one."""
    word = (between["word"] or "").lower()
    if word == "and" and not _BETWEEN.search(text[max(span.begin, first.begin - 16) : first.begin]):
        return None
    token = _TOKEN.match(text, between.end(), end)
    if token is None:
        return None
    if token[0].isdecimal():
        numeral = read_numeral(text, token.start(), end, money=first.unit is not None and first.unit.kind == "money")
        if numeral is None or _NO_NUMBER_AFTER.match(text, numeral.end, end):
            return None
        return _with_unit(text, token.start(), numeral, span, end)
    sign = text[between.end() : end] if token[0] == "$" else token[0]
    return _amount(text, "$" if sign[:1] == "$" else token[0], token.start(), span, end)


def _pair(text: str, first: _Amount, second: _Amount, between: re.Match[str], span: Span, end: int) -> list[Quantity]:
    before = text[max(span.begin, first.begin - 40) : first.begin]
    apart = bool(between["word"]) and between["word"].lower() == "to" and _FROM.search(before) and not _RANGING.search(before)
    if first.unit and second.unit is None and first.unit.kind in {"money", "percent"}:
        second = replace(second, unit=first.unit)
    if second.unit is None:
        return [_quantity(text, first, span, end)] if first.unit else []
    same = first.unit is None or first.unit.notation == second.unit.notation.partition("/")[0]
    same = same or (first.unit is not None and first.unit.kind == second.unit.kind == "money" and second.unit.dollar)
    if not same:
        return [_quantity(text, one, span, end) for one in (first, second) if one.unit]
    low, high = first.numeral, second.numeral
    if not low.scaled and high.scaled and high.bare is not None and low.value < 1000 and low.value <= high.bare:
        low = replace(low, value=low.value * high.value / high.bare)
    unit = first.unit if first.unit and first.unit.kind == "money" and not first.unit.dollar else second.unit
    first = replace(first, numeral=low, unit=unit, noun=first.noun or second.noun)
    second = replace(second, unit=unit)
    if apart or low.value >= high.value:
        return [_quantity(text, first, span, end), _quantity(text, second, span, end)]
    whole = replace(second, begin=first.begin)
    return [replace(_quantity(text, whole, span, end), value=low.value, upper=high.value)]


def _quantity(text: str, amount: _Amount, span: Span, end: int) -> Quantity:
    assert amount.unit is not None  # every caller has looked
    comparator = read_comparator(text, span.begin, amount.begin, amount.end, end)
    if comparator is None and amount.numeral.end < amount.end:
        comparator = read_comparator(text, span.begin, amount.begin, amount.numeral.end, end)
    return Quantity(
        Span(amount.begin, amount.end),
        amount.unit.kind,
        amount.numeral.value,
        amount.unit.notation,
        comparator=comparator or ("moreThan" if amount.numeral.lower else "equal"),
        dollar=amount.unit.dollar,
        noun=amount.noun,
    )
