"""The rules for days and weeks told by what the reader knows: "on the 12th", "the week before last", "in two weeks".

A day of the month alone is of the month of the day told of last, else of the one that the verb nearby tells.
"""

from __future__ import annotations

import re
from datetime import date

from kg.language import edtf
from kg.language.numerals import GAP
from kg.language.tense import lean
from kg.language.time_absolute import TO
from kg.language.time_grammar import (
    NUMBER,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    Place,
    Reading,
    count_of,
    day,
    rule,
    unit_of,
    vague,
)
from kg.model import TimeSpan

_ON_THE = re.compile(r"\b(?:on|since|until|till|by|(?:morning|afternoon|evening|night)\s+of)\s+the\s+$", re.I)
_AT_WEEKEND = re.compile(rf"\b(?:over|at|on|during){GAP}the{GAP}$", re.I)
_OF_A_RECORD = re.compile(
    r"\b(?:first|last|only|more|[a-z]{2,}est)\b[^.;:]{0,90}$", re.I
)  # "the first visit in 11 years"
_LOOK_BACK = 180  # characters to the verb that tells whether it is to come
_MONTHS = 12


def _near_month(reference: date, number: int, before: bool) -> str:
    """The day of that number in the nearest month before, or after, the document's day."""
    for step in range(4):
        of_month = reference.month - 1 + (-step if before else step)
        try:
            found = date(reference.year + of_month // _MONTHS, of_month % _MONTHS + 1, number)
        except ValueError:
            continue  # no 31st
        if (found <= reference) if before else (found >= reference):
            return found.isoformat()
    raise ValueError(f"no month has a day {number}")


def _read_lone_day(match: re.Match[str], place: Place) -> Reading | None:
    """As in "met on the 12th in P", "on Monday the 12th": no more is said of it than its number."""
    weekday = match.groupdict().get("w")
    if weekday is None and not _ON_THE.search(place.text, max(0, match.start() - 24), match.start()):
        return None
    if place.reference is None:
        return vague(match, place)
    number, base = int(match["d"]), place.told
    if base is not None:
        return Reading(edtf.day(base.year, base.month, number), match.end(), "resolved")
    first = max(0, match.start() - _LOOK_BACK)
    ahead = lean(place.text, match.start(), match.end(), first, place.end, "on") == "future"
    return Reading(_near_month(place.reference, number, not ahead), match.end(), "resolved")


def _read_before_last(match: re.Match[str], place: Place) -> Reading:
    if place.reference is None:
        return vague(match, place)
    return Reading(edtf.shifted(place.reference, -2, unit_of(match["u"])), match.end(), "resolved")


def _read_in_so_many(match: re.Match[str], place: Place) -> Reading | None:
    """As in "will meet in two weeks"; "was built in two years" is how long it took."""
    if place.reference is None or " " in match["n"].strip() or unit_of(match["u"]) in {"quarter", "decade"}:
        return None
    first = max(0, match.start() - _LOOK_BACK)
    if _OF_A_RECORD.search(place.text, first, match.start()):
        return None
    if lean(place.text, match.start(), match.end(), first, place.end, "on") != "future":
        return None
    return Reading(edtf.point(place.reference, count_of(match["n"]), unit_of(match["u"])), match.end(), "resolved")


def _read_stepped_weekdays(match: re.Match[str], place: Place) -> Reading | None:
    """As in "last Thursday and Friday", "next Monday to Wednesday": days that follow each other."""
    if place.reference is None:
        return vague(match, place)
    first, last = (WEEKDAYS.index(match[d].lower()) for d in ("d", "d2"))
    now, step = place.reference.weekday(), -1 if match["w"].lower() == "last" else 1
    if first == last or (match["to"].strip() == "and" and (last - first) % 7 != 1):
        return None
    begin = edtf.moved(place.reference, -((now - first - 1) % 7 + 1) if step < 0 else first - now + 7)
    if step < 0 and edtf.moved(begin, (last - first) % 7) >= place.reference:
        begin = edtf.moved(begin, -7)
    end = edtf.shifted(begin, (last - first) % 7, "day")
    return Reading(edtf.interval(begin.isoformat(), end), match.end(), "resolved", "during")


def _read_bare_weekend(match: re.Match[str], place: Place) -> Reading | None:
    """The weekend around the document's date: "over the weekend"; the past one where no verb says otherwise."""
    if not _AT_WEEKEND.search(place.text, max(0, match.start() - 20), match.start()):
        return None
    if place.reference is None:
        return vague(match, place)
    saturday = date.fromisoformat(edtf.near_weekday(place.reference, 5, place.direction))
    return Reading(
        edtf.interval(saturday.isoformat(), edtf.moved(saturday, 1).isoformat()), match.end(), "resolved", loose=True
    )


def _read_course_of_day(match: re.Match[str], place: Place) -> Reading:
    """As in "In the course of the day he also met B": of the day told of last."""
    if place.told is None:
        return vague(match, place)
    return Reading(TimeSpan(place.told.isoformat()).edtf, match.end(), "resolved")


_ENDS_HERE = (
    rf"(?=[.,;:)\n]|{GAP}?\Z|{GAP}(?:in|at|with|to|by|and|for|when|where|after|before|during|from|he|she|they|the)\b)"
)
_COUNT = rf"(?:(?:a{GAP})?(?:few|couple{GAP}of|number{GAP}of)|several|many|some)"

RULES = (
    rule("bare-weekend/1", "weekend", r"weekend\b(?!-)", _read_bare_weekend),
    rule("lone-day/1", "#", rf"{day('d')}(?<=[a-z]){_ENDS_HERE}", _read_lone_day),
    rule(
        "weekday-lone-day/1",
        "@weekday",
        rf"(?P<w>{WEEKDAY}),?{GAP}the{GAP}{day('d')}(?<=[a-z])(?!{GAP}of\b){_ENDS_HERE}",
        _read_lone_day,
    ),
    rule("before-last/1", "week month year", r"(?P<u>week|month|year)" + rf"{GAP}before{GAP}last\b", _read_before_last),
    rule(
        "in-so-many/1",
        "in",
        rf"in{GAP}(?:(?:about|around|just|exactly|only){GAP})?{NUMBER}{GAP}{UNIT}s?\b(?!['’]|{GAP}(?:of|from|after|since)\b)",
        _read_in_so_many,
    ),
    rule(
        "stepped-weekdays/1",
        "last next",
        rf"(?P<w>last|next){GAP}(?P<d>{WEEKDAY})(?P<to>{TO}|{GAP}and{GAP})(?P<d2>{WEEKDAY})\b",
        _read_stepped_weekdays,
    ),
    rule(
        "course-of-day/1",
        "course",
        rf"course{GAP}of{GAP}(?:the|that){GAP}(?:same{GAP})?day\b",
        _read_course_of_day,
    ),
    rule(
        "some-time-ago/1",
        "a several many some few couple",
        rf"(?:{_COUNT}{GAP}(?:days|weeks|months|years|decades)|(?:some|a{GAP}long){GAP}time){GAP}ago\b",
        vague,
    ),
)
