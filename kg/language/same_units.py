"""A number whose unit was told with the one before it in the sentence: "…, up from 10,000", "twelve of them"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.language.amounts import read_number
from kg.language.comparators import read_comparator
from kg.language.numerals import GAP
from kg.model import Quantity, Span

FROM = re.compile(rf"\bfrom{GAP}(?:(?:the{GAP})?(?:current|previous|about|around|nearly|just|over|some){GAP})?$", re.I)
_UP_FROM = re.compile(
    rf"(?:,|\(|–|—){GAP}?(?:as{GAP})?(?:(?:up|down){GAP}from|compared{GAP}(?:with|to)|against|versus){GAP}(?:(?:about|around|only|some|just){GAP})?$"
    rf"|{GAP}as{GAP}against{GAP}(?:(?:about|around|only|some|just){GAP})?$",
    re.I,
)
# "brought down by 1,000 troops in December to 21,626"
_BY = re.compile(rf"\bby{GAP}(?:(?:about|around|some|over|nearly){GAP})?$", re.I)
# "More than 3,000 Fijians worked here, and this will rise to at least 4,000"
_IT_RISES_TO = re.compile(
    rf"\b(?:this|that|it|they|these){GAP}(?:(?:will|would|should|is|are|has|have|to|also|now){GAP}){{0,3}}"
    rf"(?:rise|risen|rose|grow|grown|grew|increased?|climb(?:ed)?|go{GAP}up|gone{GAP}up|fall(?:en)?|fell|drop(?:ped)?|come|reach(?:ed)?)"
    rf"(?:{GAP}to)?{GAP}(?:(?:about|around|over|nearly|almost|some|at{GAP}least|more{GAP}than){GAP})?$",
    re.I,
)
_YEAR_HEADS = re.compile(r"\((?:19|20)\d\d:\s?$")  # "2,100 students (2020: 1,950)"
# "3,000 workers in its first year, rising to 5,000"
_RISING_TO = re.compile(
    rf",{GAP}(?:and{GAP})?(?:gradually{GAP})?(?:rising|increasing|growing|falling|dropping|climbing|decreasing|going{GAP}up){GAP}(?:gradually{GAP})?to{GAP}"
    rf"(?:(?:about|around|over|nearly|some|at{GAP}least|more{GAP}than){GAP})?$",
    re.I,
)
_FAR_BACK = 160  # characters, for what "this" takes up
_LOOK_BACK = 110  # characters
# "from 677 last year to at least 1,500"
_THEN_TO = re.compile(
    rf"[^.,;:()]{{0,30}}?{GAP}to{GAP}(?:(?:about|around|over|nearly|some|at{GAP}least|more{GAP}than){GAP})?", re.I
)
_OF_ALL = re.compile(rf"\b[Oo]f{GAP}(?:(?:the|these|those|its|all){GAP})+$")
_OF_THEM = re.compile(rf"[\d,.\w]+(?:{GAP}(?:thousand|million))?{GAP}of{GAP}(?:them|these|those|which|whom)\b", re.I)
_OF_WHICH = re.compile(rf",{GAP}of{GAP}wh(?:ich|om){GAP}(?:(?:about|around|over|nearly|some|only){GAP})?$", re.I)
_COMMA = re.compile(rf",{GAP}(?:(?:about|around|over|nearly|some|only|more{GAP}than){GAP})?$", re.I)
_DID = re.compile(
    rf"[\d,.]*\d{GAP}(?:have|has|had|are|were|will|would|came|went|arrived|took|received|found|joined|\w+ed)\b", re.I
)
_THEN_AND = re.compile(rf"(?:{GAP}and|,){GAP}(?:[a-z]+{GAP}){{0,5}}$")
_OTHER_TIME = re.compile(
    rf"[\d,.]*\d(?:{GAP}(?:thousand|million))?(?:{GAP}more)?{GAP}(?:in{GAP}(?:19|20)\d\d|by{GAP}20\d\d|(?:this|last|next){GAP}year|"
    rf"(?:a|the){GAP}(?:previous{GAP}year|year{GAP}(?:before|earlier)))\b"
)
# Who so many millions are, not how much money: "$5 million for the 1.4 million who fled".
_NO_SUM = re.compile(
    rf"(?:{GAP}|-)(?:who|whom|whose|strong|living|displaced|affected|in{GAP}need|more{GAP}people|of{GAP}(?:them|whom|its|our|their|the))\b",
    re.I,
)
# "a market of 1.4 billion" is one of people.
_SO_MANY = re.compile(
    rf"\b(?:countr(?:y|ies)|markets?|nations?|continent|region|home|populations?|people|famil(?:y|ies)|cit(?:y|ies)){GAP}"
    rf"(?:of|to|with){GAP}(?:[a-z]+{GAP}){{0,3}}$",
    re.I,
)
_INSIDE = re.compile(r"(?:\d[.,]|[^\s(–—])$")  # a number goes on, or sticks to something
_CALLED = re.compile(r"\+\d{1,3}[\s(]+$")  # "+358 295 350 000"
SAME_SUM = 300  # characters in which a sum takes the money told before
_THE_NUMBER_TO = re.compile(
    rf"\b(?:the|this|that|its|their){GAP}(?:number|figure|total)\b[^.;:()]{{0,30}}?{GAP}to{GAP}(?:about{GAP}|over{GAP})?$",
    re.I,
)


def read_former(text: str, at: int, span: Span, end: int, last: Quantity | None) -> list[Quantity]:
    """A number whose unit was told with the one before it in the sentence.

    What a counted one rose from or is to come to ("…, up from 10,000", "take the number to 100,000"), a part of it ("of
    the 90,000 doses, 40,000 arrived", "twelve of them"), a sum of the same money ("$14 billion; 19 billion then").
    """
    if last is None or last.kind not in {"count", "money"} or _INSIDE.search(text, max(span.begin, at - 2), at):
        return []
    if _CALLED.search(text, max(span.begin, at - 8), at):
        return []
    far = last.kind == "count" and _IT_RISES_TO.search(text, last.span.end, at) is not None
    if at - last.span.end > (SAME_SUM if last.kind == "money" else _FAR_BACK if far else _LOOK_BACK):
        return []
    if last.kind == "count" and not _goes_on(text, last, at, span, end):
        return []
    number = read_number(text, at, span, end)
    if number is None or number.unit is not None or number.numeral.value == 1 or number.numeral.lower:
        return []
    if last.kind == "money" and (
        number.numeral.words or number.numeral.value < 1e6 or _NO_SUM.match(text, number.end, end)
    ):
        return []
    if last.kind == "money" and _SO_MANY.search(text[max(span.begin, at - 40) : at]):
        return []
    value = number.numeral.value
    comparator = read_comparator(text, span.begin, at, number.end, end) or "equal"
    if _OF_THEM.match(text, at, end):
        last = replace(last, unit=last.unit.partition("/")[0])
    return [replace(last, span=Span(at, number.end), value=value, upper=None, comparator=comparator)]


def _goes_on(text: str, last: Quantity, at: int, span: Span, end: int) -> bool:
    """Whether what stands around a bare number says that it counts the same as the number before."""
    if last.noun is None:
        return False
    if _OF_THEM.match(text, at, end):
        return True
    compared = _UP_FROM.search(text, last.span.end, at)
    if not text[at].isdecimal() and compared is None:
        return False
    if _OF_WHICH.search(text, last.span.end, at) and _DID.match(text, at, end):
        return True
    if _YEAR_HEADS.search(text, last.span.end, at) or _RISING_TO.search(text, last.span.end, at):
        return True
    if compared or _IT_RISES_TO.search(text, last.span.end, at) or _THE_NUMBER_TO.search(text, last.span.end, at):
        return True
    before = text[max(span.begin, last.span.begin - 40) : last.span.begin]
    if (FROM.search(before) or _BY.search(before)) and _THEN_TO.fullmatch(text, last.span.end, at):
        return True
    if _THEN_AND.search(text, last.span.end, at) and _OTHER_TIME.match(
        text, at, span.end
    ):  # a time ends the quantities
        return True  # "trained 1,400 soldiers in 2022 and 1,000 this year"
    part = _OF_ALL.search(before) is not None and _COMMA.search(text, last.span.end, at) is not None
    return part and _DID.match(text, at, end) is not None
