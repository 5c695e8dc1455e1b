"""Time expressions of a text, as precise as they were said: the door `find_times`.

Dates are EDTF level 0. An expression never crosses a span; expressions do not overlap and come in text order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from kg.language import time_absolute, time_nearby, time_parts, time_relative
from kg.language.numerals import GAP
from kg.language.tense import is_far, lean
from kg.language.time_grammar import Place, Reading, by_anchor, read_at
from kg.language.wordlists import words
from kg.language.wordplaces import places_where, word_test
from kg.model import Span, TimeExpression, TimeRole, TimeSpan

RULES = by_anchor((*time_absolute.RULES, *time_relative.RULES, *time_nearby.RULES, *time_parts.RULES))
_LOOK_BACK = 48  # characters before an expression that its role may depend on
_SENTENCE = 180  # and its being part of a name
_OTHER_TIMES = 100  # days from the document's date: what is told of then is history

_MOST = rf"the|its|this|some|about|around|approximately|roughly|at{GAP}least"
_THE = rf"(?:{GAP}(?:{_MOST}))?(?:{GAP}(?:calendar{GAP})?year)?{GAP}?$"
_SINCE = rf"since|(?:starting|beginning|effective|(?:dat|go|stretch|reach)\w*{GAP}back){GAP}(?:from|in|on|to)|as{GAP}of"
_ROLE_WORDS: dict[TimeRole, str] = {
    "by": rf"by|before|no{GAP}later{GAP}than|not{GAP}later{GAP}than|prior{GAP}to|ahead{GAP}of",
    "since": _SINCE,
    "until": rf"until|till|through(?:{GAP}to)?|(?:up|now){GAP}to|from\b[^.;:]{{1,30}}\bto",
    "during": rf"over|during|throughout|across|(?:course|span){GAP}of",
}
_ROLES = {role: re.compile(rf"\b(?:{either}){_THE}", re.I) for role, either in _ROLE_WORDS.items()}
_FROM = re.compile(rf"\bfrom{_THE}", re.I)
_ONWARDS = re.compile(rf"{GAP}(?:onwards?|and{GAP}beyond|forward)\b", re.I)

_BEFORE_DATE = re.compile(
    r"(?:\b(?:in|on|since|by|until|till|from|before|after|during|to|through|throughout|between|and|for|over|of|or|at|"
    r"year|years|late|early|mid|end|beginning|around|about|as)|[(,;:–—-])\s*$",
    re.I,
)
_NAME_AFTER = re.compile(r"[^\S\n]{1,2}(?:[A-Z][\w.]*[a-z&]|[A-Z]{2,}|G\d)")
_NOUN_AFTER = re.compile(
    rf"{GAP}(?:\w+{GAP}){{0,2}}?(?:declarations?|agreements?|treaty|treaties|summits?|(?:joint{GAP})?statements?|conferences?|"
    r"memorand(?:um|a)|conventions?|accords?|protocols?|resolutions?|constitution|elections?|communiqu[eé]s?|pacts?|charter|"
    r"act|law|budget|review|strategy|agenda)\b"
)
_NAME_BEFORE = re.compile(r"(?:^|(?<=[\s(“\"'‘]))(?P<w>[A-Z][\w’'.&]*[a-zA-Z0-9])(?:[^\S\n]{1,2}|-)$")
_INSTRUMENTS = (
    r"Agreements?|Announcement|Accords?|Act|Charter|Communiqu[eé]|Constitution|Convention|Declaration|Decree|Directive|"
    r"Law|Memorand(?:um|a)|Notice|Orders?|Protocol|Resolution|Statement|Treaty|Regulation"
)
# "the Agreement … of 10 April 1991", "No. 4 of 2025": the instrument may stand some way off, within the sentence.
_OF_INSTRUMENT = re.compile(
    rf"(?:\b(?:{_INSTRUMENTS})\b[^.;:]{{0,150}}{GAP}|\bNo\.?{GAP}\d{{1,6}}{GAP})(?:of|dated){GAP}(?:the{GAP})?$"
)
_ATTRIBUTE = re.compile(rf"\b(?:the|our|its|their){GAP}$", re.I)  # "the November 9, 2020, Statement"
_ORDINAL_DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th)\b", re.I)
_NOT_YEARS = re.compile(  # words that make the number after them no year
    rf"\b(?:order|resolutions?|unscr|no\.?|number|article|section|flight|room|paragraph|sec\.|title|chapter|page|pp?\.|"
    rf"more{GAP}than|at{GAP}least|nearly|exceed(?:s|ed|ing)?|fewer{GAP}than|less{GAP}than|up{GAP}to|almost|additional|some){GAP}?$",
    re.I,
)
_ENDS = re.compile(r"\s*(?:[.,;)]|$)")  # "available up to 2030."
_COUNTED = re.compile(  # what makes the number before it no year
    rf"(?:{GAP}|-)?(?:%|per{GAP}?cent\b|percent\b|°)|{GAP}(?:dollars|euros?|yen|rou?bles|people|persons|troops|soldiers|men|"
    rf"women|children|students|jobs|schools|homes|tonnes?|tons|km|kilomet\w+|miles|met(?:er|re)s|MW|GW|megawatts?|hectares|acres|doses|"
    rf"million|billion|thousand|trillion|hours|feet|companies|barrels|refugees|workers|families|individuals)\b"
)


def find_times(text: str, reference: date | None, spans: Sequence[Span] = ()) -> list[TimeExpression]:
    """Every time expression of ``text`` within ``spans`` (all of it where there are none), in text order.

    ``reference`` is the day the document was issued: "last month" counts from it; None leaves such expressions vague.
    The year of "June 29" or the week of "Tuesday" is the nearest (for a weekday the past), unless the
    verb says otherwise.

    >>> [(t.time.edtf, t.role) for t in find_times("signed on 29 June, to run until 2030", date(2019, 5, 31)) if t.time]
    [('2019-06-29', 'on'), ('2030', 'until')]
    """
    found: list[TimeExpression] = []
    told: date | None = None
    for span in spans or (Span(0, len(text)),):
        here = list(_scan(Place(text, span.end, reference, RULES, told=told), span.begin))
        told = next((day for t in reversed(here) if (day := _day_told(t, reference))), told)
        found += here
    return found


def _day_told(expression: TimeExpression, reference: date | None) -> date | None:
    """The day that "the same day" would mean after this expression; None where it tells of no day of its time."""
    time = expression.time
    if time is None or time.earliest != time.latest or expression.in_name:
        return None
    far = reference is not None and abs((time.earliest - reference).days) > _OTHER_TIMES
    return None if far else time.earliest


def _scan(place: Place, begin: int) -> Iterator[TimeExpression]:
    text, first = place.text, begin
    places = _places(text)
    for at in places[bisect_left(places, begin) : bisect_left(places, place.end)]:
        if at < begin or not _starts(text, at, first):
            continue
        reading = read_at(place, at)
        if reading is None or _no_year(text, at, first, reading, place.end):
            continue
        begin = reading.end
        before = text[max(first, at - _SENTENCE) : at]
        role = _role(before[-_LOOK_BACK:], text, reading, place.end)
        if reading.loose and place.direction is None:
            reading = _leaning(place, at, first, reading, role)
        expression = TimeExpression(
            Span(at, reading.end),
            TimeSpan(reading.edtf) if reading.edtf else None,
            reading.basis,
            role,
            reading.basis == "stated" and _in_name(before, text, at, reading, place.end),
        )
        if day := _day_told(expression, place.reference):
            place = replace(place, told=day)
        yield expression


@lru_cache(maxsize=2)
def _places(text: str) -> list[int]:
    """Where a word stands that an expression may begin with."""
    return places_where(text, _begins_time)


@word_test
def _begins_time(word: str) -> bool:
    return ("#" if word.isdecimal() else word.lower()) in RULES


def _leaning(place: Place, at: int, first: int, reading: Reading, role: TimeRole) -> Reading:
    """The reading whose year or week the verb nearby tells, where the nearest one is doubtful."""
    if place.reference is None or reading.edtf is None:
        return reading
    # A weekend has two days.
    weekday = len(reading.edtf) in _OF_DAYS and not any(c.isdecimal() for c in place.text[at : reading.end])
    if not weekday and not is_far(reading.edtf, place.reference):
        return reading
    direction = lean(place.text, at, reading.end, first, place.end, role)
    return read_at(replace(place, direction=direction), at) or reading if direction else reading


def _starts(text: str, at: int, first: int) -> bool:
    """Not inside a word, a number, an amount of money or a reference such as "COP26", "12/2019" or "S/2019"."""
    if at == first:
        return True
    previous = text[at - 1]
    if previous.isalnum() or previous in "_$€£¥#%+/\\@":
        return False
    if previous in ".,:" and at - 1 > first:
        return not text[at - 2].isdecimal() or not text[at].isdecimal()
    if previous in "-–—" and at - 1 > first and text[at].isdecimal():
        return not text[at - 2].isalnum()
    return True


def _no_year(text: str, at: int, first: int, reading: Reading, end: int) -> bool:
    """A bare number between 1800 and 2099 that counts something or numbers a document."""
    if reading.end - at != 4 or not text[at].isdecimal():
        return False
    counts = _NOT_YEARS.search(text, max(first, at - 16), at) is not None
    if (counts and not (text.endswith("up to ", first, at) and _ENDS.match(text, reading.end, end))) or _COUNTED.match(
        text, reading.end, end
    ):
        return True
    following = text[reading.end : min(end, reading.end + 2)]
    return following[:1] in {",", ".", ":"} and following[1:].isdecimal()


def _role(before: str, text: str, reading: Reading, end: int) -> TimeRole:
    if reading.role == "by":
        return "by"
    for role, pattern in _ROLES.items():
        if pattern.search(before):
            return role
    if _ONWARDS.match(text, reading.end, end):
        return "since"
    if reading.role is not None:
        return reading.role
    if _FROM.search(before):
        return "during" if reading.edtf and "/" in reading.edtf else "since"
    return "on"


_OF_DAYS = frozenset((10, 21))  # letters of a day, or of its first and last day


def _in_name(before: str, text: str, at: int, reading: Reading, end: int) -> bool:
    """Whether the date belongs to the name of an instrument or event: it dates that, not what is told of it."""
    if _OF_INSTRUMENT.search(before):
        return True
    followed = _NAME_AFTER.match(text, reading.end, end) or _NOUN_AFTER.match(text, reading.end, end)
    if text.startswith(("between", "from"), at):
        return False  # "visited Praia between 19 and 21 June": no name goes on so
    if reading.edtf and len(reading.edtf) in _OF_DAYS:
        # "on the 14th June 2024" has its article from the ordinal.
        return _ATTRIBUTE.search(before) is not None and bool(followed or not _ORDINAL_DAY.match(text, at))
    named = _NAME_BEFORE.search(before)
    if named and named["w"] not in words("before_dates.txt") and not named["w"].endswith("."):
        return True
    if _BEFORE_DATE.search(before):
        return False
    return followed is not None
