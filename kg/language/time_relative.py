"""The rules for times that count from the document's date: "last month", "three years ago", "over the next five years".

Without that date they date nothing. "The past year" and "the coming decade" are the stretch that ends or begins with
it; "last year" is the calendar year before.
"""

from __future__ import annotations

import re
from datetime import date

from kg.language import edtf
from kg.language.numerals import GAP
from kg.language.time_absolute import TO
from kg.language.time_grammar import (
    MONTHS,
    NUMBER,
    SEASON,
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
from kg.model import TimeRole

_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_VAGUE_COUNT = rf"(?:(?:few|several|couple|many|number|remaining)(?:{GAP}of)?{GAP}(?:short{GAP})?)"
_PERIOD = rf"(?:(?:calendar|fiscal|financial|school|academic){GAP})?{UNIT}"
_IN_SEASON = re.compile(r"\b(?:in|during|by)\s+(?:the\s+)?(?:(?:early|late)\s+)?$", re.I)
_NAMED_DAY = re.compile(r"\b(?:Good|Holy|Black|Bloody|Super|Cyber|Giving|Palm|Easter|Ash)\s$", re.I)


def _resolved(found: str, match: re.Match[str], role: TimeRole | None = None) -> Reading:
    return Reading(found, match.end(), "resolved", role)


def _read_day_word(match: re.Match[str], place: Place) -> Reading:
    if place.reference is None:
        return vague(match, place)
    step = _DAY_WORDS[match["w"].lower()] if match["w"] else 0
    if match["turn"]:
        step *= 2
    return _resolved(edtf.shifted(place.reference, step, "day"), match)


_A_YEAR = re.compile(r"\b(?:in|of)\s+the\s+$", re.IGNORECASE)


def _step(word: str) -> int:
    return {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}.get(word.lower().split()[-1], 0)


def _read_unit(match: re.Match[str], place: Place) -> Reading | None:
    """A unit by its place: "last month", "this year"; "the past year" is the twelve months up to now."""
    if place.reference is None:
        return vague(match, place)
    unit, step = unit_of(match["u"]), _step(match["w"])
    if unit == "day":
        return None  # "the next day" has a rule of its own, "this day" is a figure of speech
    if unit == "year" and step > 0 and _A_YEAR.search(place.text, max(0, match.start() - 8), match.start()):
        return _resolved(edtf.shifted(place.reference, step, unit), match)  # "in the coming year" is the next one
    rolling = match["w"].lower().split()[-1] in {"past", "coming"} or (unit == "decade" and step)
    if rolling:
        if unit == "year":
            unit, step = "month", 12 * step  # as precise as it is said: "the past year" begins a year ago
        return _resolved(edtf.stretch(place.reference, step, unit), match, "during")
    return _resolved(edtf.shifted(place.reference, step, unit), match)


def _read_weekend(match: re.Match[str], place: Place) -> Reading:
    if place.reference is None:
        return vague(match, place)
    saturday = edtf.moved(place.reference, 5 - place.reference.weekday() + 7 * _step(match["w"]))
    return _resolved(edtf.interval(saturday.isoformat(), edtf.moved(saturday, 1).isoformat()), match)


def _read_night(match: re.Match[str], place: Place) -> Reading:
    if place.reference is None:
        return vague(match, place)
    return _resolved(edtf.shifted(place.reference, -1, "day"), match)


def _read_told_day(match: re.Match[str], place: Place) -> Reading:
    """A day that counts from the one told of last: "on the same day", "the following day", "the day before"."""
    if place.told is None:
        return vague(match, place)
    step = {"same": 0, "that": 0, "previous": -1, "before": -1, "earlier": -1}.get(match["w"].lower(), 1)
    return _resolved(edtf.shifted(place.told, step, "day"), match)


def _read_bare_season(match: re.Match[str], place: Place) -> Reading | None:
    """A season of the year around the document's: "in autumn"; its year is looked for as a month's is."""
    before = place.text[max(0, match.start() - 18) : match.start()]
    if not _IN_SEASON.search(before) or (match["s"].lower() == "fall" and "the" not in before.lower().split()[-1:]):
        return None  # "to fall in love"
    if place.reference is None:
        return vague(match, place)
    name = match["s"].lower()
    found = edtf.near_month(place.reference, edtf.SEASONS[name], place.direction)
    return Reading(edtf.season(int(found[:4]), name), match.end(), "resolved", loose=True)


def _read_stepped_month(match: re.Match[str], place: Place) -> Reading:
    """A month by its place: "last June" is the nearest June before this month, "this June" the one of this year."""
    if place.reference is None:
        return vague(match, place)
    number, step, now = MONTHS.index(match["m"].lower()) + 1, _step(match["w"]), place.reference
    past = "past" in match["w"].lower()
    of_year = now.year
    if step < 0 and (number > now.month or (number == now.month and not past)):
        of_year -= 1
    elif step > 0 and number <= now.month:
        of_year += 1
    return _resolved(edtf.month(of_year, number), match)


def _read_day_of_month(match: re.Match[str], place: Place) -> Reading:
    """A day of the month around the document's: "on the 20th of this month"."""
    if place.reference is None:
        return vague(match, place)
    of_month = edtf.shifted(place.reference, _step(match["w"]), "month")
    return _resolved(edtf.day(int(of_month[:4]), int(of_month[5:7]), int(match["d"])), match)


def _read_stepped_season(match: re.Match[str], place: Place) -> Reading:
    if place.reference is None:
        return vague(match, place)
    name, step, now = match["s"].lower(), _step(match["w"]), place.reference
    first = edtf.SEASONS[name]
    of_year = now.year
    if step < 0 and first + 2 >= now.month:
        of_year -= 1
    elif step > 0 and first <= now.month:
        of_year += 1
    return _resolved(edtf.season(of_year, name), match)


def _read_stepped_weekday(match: re.Match[str], place: Place) -> Reading:
    """A weekday by its place: "last Friday" lies 1 to 7 days back, "next Friday" in the next week.

    "This coming Friday" lies 1 to 7 days ahead.
    """
    if place.reference is None:
        return vague(match, place)
    weekday, step, now = WEEKDAYS.index(match["d"].lower()), _step(match["w"]), place.reference
    if step < 0:
        return _resolved(edtf.shifted(now, -((now.weekday() - weekday - 1) % 7 + 1), "day"), match)
    if match["w"].lower().endswith("coming"):
        return _resolved(edtf.shifted(now, (weekday - now.weekday() - 1) % 7 + 1, "day"), match)
    return _resolved(edtf.shifted(now, weekday - now.weekday() + 7 * step, "day"), match)


def _read_weekday(match: re.Match[str], place: Place) -> Reading | None:
    if not match["d"][0].isupper() or _NAMED_DAY.search(place.text, max(0, match.start() - 8), match.start()):
        return None
    if place.reference is None:
        return vague(match, place)
    found = edtf.near_weekday(place.reference, WEEKDAYS.index(match["d"].lower()), place.direction)
    return Reading(found, match.end(), "resolved", loose=True)


def _read_weekdays(match: re.Match[str], place: Place) -> Reading | None:
    """Days of one week: "from Monday to Wednesday"."""
    if not (match["d"][0].isupper() and match["d2"][0].isupper()) or place.reference is None:
        return None
    first, last = (WEEKDAYS.index(match[d].lower()) for d in ("d", "d2"))
    if first == last or (match["to"].strip() == "and" and (last - first) % 7 != 1):
        return None  # "on Monday and Thursday" are two days, "on Thursday and Friday" is one stay
    begin = date.fromisoformat(edtf.near_weekday(place.reference, first, place.direction))
    end = edtf.shifted(begin, (last - first) % 7, "day")
    return Reading(edtf.interval(begin.isoformat(), end), match.end(), "resolved", "during", loose=True)


def _read_stretch(match: re.Match[str], place: Place) -> Reading | None:
    """A stretch from or up to the document's date: "the next five years", "the past 18 months"."""
    if place.reference is None or not match["n"][0].isalnum() or " " in match["n"].strip():
        return vague(match, place)
    sign = -1 if match["w"].lower() in {"last", "past"} else 1
    role: TimeRole = "by" if match.groupdict().get("within") else "during"
    if role == "by":
        return _resolved(edtf.point(place.reference, sign * count_of(match["n"]), unit_of(match["u"])), match, role)
    return _resolved(edtf.stretch(place.reference, sign * count_of(match["n"]), unit_of(match["u"])), match, role)


def _read_ago(match: re.Match[str], place: Place) -> Reading | None:
    if place.reference is None or " " in match["n"].strip():
        return vague(match, place)
    return _resolved(edtf.point(place.reference, -count_of(match["n"]), unit_of(match["u"])), match)


def _read_ahead(match: re.Match[str], place: Place) -> Reading | None:
    if place.reference is None or " " in match["n"].strip():
        return vague(match, place)
    role: TimeRole | None = "by" if match[0].lower().startswith("within") else None
    return _resolved(edtf.point(place.reference, count_of(match["n"]), unit_of(match["u"])), match, role)


_RECENT = (
    rf"(?:recently|lately|soon(?!{GAP}as\b)|shortly|nowadays|recent{GAP}(?:days|weeks|months|years|decades)"
    rf"|near{GAP}future|foreseeable{GAP}future|due{GAP}course"
    rf"|(?:(?:next|last|past|coming|upcoming|following){GAP}){_VAGUE_COUNT}?(?:days|weeks|months|quarters|years|decades)"
    rf"|(?:decades|years|months|weeks|days|centuries){GAP}ago)\b"
)

RULES = (
    rule(
        "day-word/1",
        "today tonight yesterday tomorrow day",
        rf"(?P<turn>day{GAP}(?:after|before){GAP}(?=tomorrow|yesterday))?(?P<w>today|tonight|yesterday|tomorrow)\b",
        _read_day_word,
    ),
    rule("this-morning/1", "this", rf"(?P<turn>)(?P<w>)this{GAP}(?:morning|afternoon|evening)\b", _read_day_word),
    rule("last-night/1", "last", rf"last{GAP}(?:night|evening)\b", _read_night),
    rule(
        "unit/2",
        "this last next past coming current",
        rf"(?P<w>this{GAP}(?:past|coming)|(?:this|the){GAP}(?:current|same)|this|last|next|past|coming|current){GAP}{_PERIOD}\b(?!-)"
        rf"(?!{GAP}of{GAP}(?:{'|'.join(MONTHS)})\b)",  # "the last week of June"
        _read_unit,
    ),
    rule(
        "told-day/2", "same following next previous", rf"(?P<w>same|following|next|previous){GAP}day\b", _read_told_day
    ),
    rule("told-part/1", "same that", rf"(?P<w>same|that){GAP}(?:morning|afternoon|evening)\b", _read_told_day),
    rule(
        "day-before/1",
        "day",
        rf"day{GAP}(?P<w>before|earlier|after)(?=[.,;:)\n]|{GAP}[.,;:)]|\Z)",
        _read_told_day,
    ),
    rule(
        "bare-season/1",
        "spring summer autumn winter fall",
        r"(?P<s>spring|summer|autumn|winter|fall(?!\s+of\b))\b(?!-)",
        _read_bare_season,
    ),
    rule("weekend/1", "this last next past", rf"(?P<w>this{GAP}past|this|last|next|past){GAP}weekend\b", _read_weekend),
    rule(
        "stepped-month/1",
        "this last next past",
        rf"(?P<w>this{GAP}(?:past|coming)|this|last|next|past){GAP}(?P<m>{'|'.join(MONTHS)})\b",
        _read_stepped_month,
    ),
    rule("day-of-month/1", "#", rf"{day('d')}{GAP}of{GAP}(?P<w>this|last|next){GAP}month\b", _read_day_of_month),
    rule(
        "stepped-season/1",
        "this last next past coming",
        rf"(?P<w>this{GAP}(?:past|coming)|this|last|next|past|coming){GAP}{SEASON}\b",
        _read_stepped_season,
    ),
    rule(
        "stepped-weekday/2",
        "this last next past coming",
        rf"(?P<w>this{GAP}(?:past|coming)|this|last|next|past|coming){GAP}(?P<d>{WEEKDAY})\b",
        _read_stepped_weekday,
    ),
    rule("weekdays/2", "@weekday", rf"(?P<d>{WEEKDAY})(?P<to>{TO}|{GAP}and{GAP})(?P<d2>{WEEKDAY})\b", _read_weekdays),
    rule("weekday/1", "@weekday", rf"(?P<d>{WEEKDAY})\b", _read_weekday),
    rule(
        "stretch/1",
        "next last past coming",
        rf"(?P<w>next|last|past|coming){GAP}{NUMBER}(?:{GAP}|-){UNIT}s?\b",
        _read_stretch,
    ),
    rule(
        "within-next/1",
        "within",
        rf"(?P<within>within){GAP}(?:the{GAP})?(?P<w>next|coming){GAP}{NUMBER}{GAP}{UNIT}s?\b",
        _read_stretch,
    ),
    rule("within/1", "within", rf"within{GAP}{NUMBER}{GAP}{UNIT}s?\b(?!{GAP}(?:of|from|after)\b)", _read_ahead),
    rule(
        "from-now/1",
        "# a an @number",
        rf"{NUMBER}{GAP}{UNIT}s?(?:{GAP}from{GAP}(?:now|today)|['’]{GAP}time)\b",
        _read_ahead,
    ),
    rule("ago/1", "# a an couple half @number", rf"{NUMBER}{GAP}{UNIT}s?{GAP}ago\b", _read_ago),
    rule(
        "recent/1",
        "recently lately soon shortly nowadays recent near foreseeable due next last past coming upcoming "
        "decades years months weeks days centuries",
        _RECENT,
        vague,
    ),
)
