"""Quantities that are a factor, not an amount: "doubled", "threefold", "five times cheaper", "cut in half"."""

from __future__ import annotations

import re
from typing import Literal

from kg.language.comparators import read_comparator
from kg.language.nouns import read_counted
from kg.language.numerals import GAP, TENS, UNITS, read_numeral
from kg.model import Quantity, Span

_VERBS = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "halv": 0.5}
_FORMS = ("e", "es", "ed", "ing")
_VERB = re.compile(r"(?P<stem>doubl|tripl|trebl|quadrupl|quintupl|halv)(?P<form>e|es|ed|ing)\b", re.I)
_NO_FACTOR = re.compile(rf"[-‑]|{GAP}(?:down|standards?|taxation|counting|check\w*|as|digits?|tap|dips?)\b", re.I)
_INFINITIVE = re.compile(
    rf"\b(?:to|will|would|shall|should|can|could|must|may|might|and|more{GAP}than|nearly|almost|over|helps?|us|least"
    rf"|[’'](?:ll|d)){GAP}$",
    re.I,
)
_FOLD = re.compile(r"(?P<n>\d{1,3}(?:\.\d{1,2})?|[a-z]+?)-?fold\b", re.I)
_TIMES = re.compile(
    rf"{GAP}times{GAP}(?=(?:more|less|as|the|its|their|what|that|over|\w+er)\b)|{GAP}times(?![\w’'])", re.I
)
_GROWTH = re.compile(
    r"\b(?:increas|grow|grew|grown|multipl|rose|risen|rise|expand|up)\w*"
    r"(?:\s+(?:by|to|of|some|about|almost|nearly|over|more|than)){0,3}\s+$",
    re.I,
)
_TWICE = re.compile(rf"twice(?={GAP}(?:as|the|what|that|its|more|higher)\b)", re.I)
_BY_HALF = re.compile(rf"\b(?:in|by){GAP}$", re.I)
_IS = re.compile(rf"\b(?:is|are|was|were|be){GAP}$", re.I)
_CUT = re.compile(r"\b(?:cut|reduc|slash|drop|fall|fell|declin|lower|decreas|shr[aiu]nk)\w*\b[^.;]{0,60}$", re.I)
_HALF_OF = re.compile(rf"half{GAP}of{GAP}(?=(?:the|its|our|their|all|his|her|my|your|this|that|\w+['’]s)\b)", re.I)
STARTERS = frozenset(  # words that a factor may start with, besides a number
    {stem + form for stem in _VERBS for form in _FORMS} | {"half", "twice"} | {f"{word}fold" for word in UNITS}
)
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_OVER = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_PART = re.compile(rf"(?P<n>{'|'.join(_OVER)})(?:{GAP}|-)(?P<part>{'|'.join(_PARTS)})s?\b", re.I)
_PART_OF = re.compile(
    rf"{GAP}of{GAP}(?=(?i:the|its|our|their|all|his|her|my|your|this|that|total|\w+['’]s)\b|[A-Z][a-z]+{GAP}[a-z])"
    rf"(?!the{GAP}(?:century|year|way)\b)"
)
_PART_MORE = re.compile(rf"{GAP}(?P<more>more|higher|larger|greater|less|lower|fewer|smaller){GAP}than\b", re.I)
_RISE_OF = re.compile(
    rf"\b(?:rise|increase|growth|jump|surge|fall|drop|decline|decrease|reduction|cut){GAP}of{GAP}(?:(?:about|almost|nearly|over|some){GAP})?$",
    re.I,
)
# "one in five Australians": of a people; how many women or workers is what any text on society tells
_ONE_IN = re.compile(
    rf"(?P<n>(?i:{'|'.join(UNITS)})|\d{{1,2}}){GAP}(?:in|out{GAP}of){GAP}(?:every{GAP})?"
    rf"(?P<of>{'|'.join(UNITS)}|{'|'.join(TENS)}|hundred|\d{{1,4}})(?={GAP}[A-Z])"
)
# What may follow "grew by a third"; "by a third country" is no share.
_PART_ENDS = re.compile(
    rf"{GAP}?(?:[,.;:)–—]|$)|{GAP}(?:in|over|since|last|this|to|from|and|but|compared|between|during|by|on|while|as|within"
    rf"|every|each|year|after|before|against|versus|annually)\b",
    re.I,
)
_BY_PART = re.compile(
    rf"\bby{GAP}(?:(?:about|around|almost|nearly|over|roughly|some|more{GAP}than|at{GAP}least|up{GAP}to){GAP})?$", re.I
)
_ORDINAL = re.compile(rf"\b(?:first|second|latter|other|last|another|and{GAP}a){GAP}$", re.I)


def read_factor(text: str, word: str, at: int, span: Span, end: int) -> Quantity | None:
    """The factor that starts with ``word`` at ``at``, or None."""
    before = text[max(span.begin, at - 80) : at]
    if before[-1:].isalnum() or before[-1:] in {"-", "‑"}:
        return None
    if match := _VERB.match(text, at, end):
        base = match["form"].lower() in {"e", "es"}
        if _NO_FACTOR.match(text, match.end(), end) or (base and not _INFINITIVE.search(before)):
            return None
        value = _VERBS[match["stem"].lower()]
        return _factor(text, Span(at, match.end()), value, span, end, "increase" if value > 1 else "decrease")
    if word == "half" and _BY_HALF.search(before):
        return _factor(text, Span(at, at + 4), 0.5, span, end, "decrease") if _CUT.search(before) else None
    if word == "half" and (half_of := _HALF_OF.match(text, at, end)) and not _ORDINAL.search(before):
        comparator = read_comparator(text, span.begin, at, at + 4, end) or "equal"
        return Quantity(Span(at, half_of.end() - 1), "percent", 50.0, "percent", comparator=comparator)
    if word == "twice" and _TWICE.match(text, at, end):
        return _factor(text, Span(at, at + 5), 2.0, span, end, None)
    if (one := _ONE_IN.match(text, at, end)) is not None and (share := _one_in(text, one, span, end)) is not None:
        return share
    if word in _OVER and (part := _PART.match(text, at, end)) is not None:
        return _read_part(text, part, span, end, before)
    return _read_multiple(text, word, at, span, end, before)


def _read_part(text: str, part: re.Match[str], span: Span, end: int, before: str) -> Quantity | None:
    """A share in words: "grew by a fifth", "two thirds of our exports"; "by a third party" is none."""
    of = _PART_OF.match(text, part.end(), end)
    changed = _BY_PART.search(before) or _RISE_OF.search(before)
    if (
        of is None
        and not (changed and _PART_ENDS.match(text, part.end(), end))
        and not _PART_MORE.match(text, part.end())
    ):
        return None
    parts = _OVER[part["n"].lower()]
    value = round(100.0 * parts / _PARTS[part["part"].lower()], 0 if parts == 1 else 1)  # as texts say: 33, 66.7
    comparator = read_comparator(text, span.begin, part.start(), part.end(), end) or "equal"
    stop = of.end() - 1 if of is not None else part.end()
    return Quantity(Span(part.start(), stop), "percent", value, "percent", comparator=comparator)


def _one_in(text: str, one: re.Match[str], span: Span, end: int) -> Quantity | None:
    """The share of "about one in ten Australians"; "one in five years" is none."""
    first, second = (read_numeral(text, one.start(name), one.end(name)) for name in ("n", "of"))
    counted = read_counted(text, one.end(), end)
    if first is None or second is None or counted is None or not 0 < first.value < second.value:
        return None
    comparator = read_comparator(text, span.begin, one.start(), one.end(), end) or "equal"
    value = round(100.0 * first.value / second.value, 1)
    return Quantity(Span(one.start(), one.end()), "percent", value, "percent", comparator=comparator)


def _read_multiple(text: str, word: str, at: int, span: Span, end: int, before: str) -> Quantity | None:
    """A multiple: "threefold", "10-fold", "five times cheaper", "grew three times"; "met three times" is none."""
    if not (word[:1].isdecimal() or word.removesuffix("fold") in UNITS):
        return None
    if (fold := _FOLD.match(text, at, end)) and (fold["n"][0].isdecimal() or fold["n"].lower() in UNITS):
        if _IS.search(before):
            return None  # "the answer is twofold"
        value = float(fold["n"]) if fold["n"][0].isdecimal() else float(UNITS[fold["n"].lower()])
        return _factor(text, Span(at, fold.end()), value, span, end, None)
    numeral = read_numeral(text, at, end)
    if numeral is None or (times := _TIMES.match(text, numeral.end, end)) is None:
        return None
    stop = numeral.end + len(times[0].rstrip())
    if stop == times.end() and not _GROWTH.search(before):
        return None
    return _factor(text, Span(at, stop), numeral.value, span, end, None)


def _factor(
    text: str, place: Span, value: float, span: Span, end: int, change: Literal["increase", "decrease"] | None
) -> Quantity:
    comparator = read_comparator(text, span.begin, place.begin, place.end, end) or "equal"
    return Quantity(place, "factor", value, "times", comparator=comparator, change=change)
