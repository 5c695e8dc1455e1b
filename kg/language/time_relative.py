"""The rules for times that lean on the document's date ("last month", "over the next five years") or on another time.

They are read against the day the document was issued; without it they date nothing.
"""

from __future__ import annotations

import re
from datetime import timedelta

from kg.language import edtf
from kg.language.numerals import GAP, TENS, UNITS
from kg.language.time_grammar import ABSOLUTE, MONTHS, WEEKDAY, WEEKDAYS, Place, Reading, Rule, rule
from kg.model import TimeRole

_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_NUMBER = rf"(?P<n>\d{{1,3}}|an?|{'|'.join([*UNITS, *TENS])}|couple{GAP}of|half{GAP}a)"
_UNIT = r"(?P<u>day|week|month|quarter|year|decade)"
_VAGUE_COUNT = rf"(?:(?:few|several|couple|many|number|remaining)(?:{GAP}of)?{GAP}(?:short{GAP})?)"
_SEASON = r"(?P<s>spring|summer|autumn|fall|winter)"
_PERIOD = rf"(?:(?:calendar|fiscal|financial|school|academic){GAP})?{_UNIT}"
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1, "final": -1}
_ORDINAL = rf"(?P<o>{'|'.join(_ORDINALS)})"


def _count(word: str) -> int:
    word = word.lower()
    if word.isdecimal():
        return int(word)
    return 1 if word in {"a", "an"} else {**UNITS, **TENS}[word]


def _unit(word: str) -> edtf.Unit:
    units: dict[str, edtf.Unit] = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}
    return units.get(word.lower(), "decade")


def _vague(match: re.Match[str], place: Place) -> Reading:
    return Reading(None, match.end(), "resolved")


def _read_day_word(match: re.Match[str], place: Place) -> Reading:
    if place.reference is None:
        return _vague(match, place)
    step = _DAY_WORDS[match["w"].lower()] if match["w"] else 0
    if match["turn"]:
        step *= 2
    return Reading(edtf.shifted(place.reference, step, "day"), match.end(), "resolved")


def _step(word: str) -> int:
    return {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}.get(word.lower().split()[-1], 0)


def _read_unit(match: re.Match[str], place: Place) -> Reading | None:
    """"last month", "this year"; "the past year" is the twelve months up to now."""
    if place.reference is None:
        return _vague(match, place)
    unit, step = _unit(match["u"]), _step(match["w"])
    if unit == "day":
        return None  # "the next day" counts from the day told of, "this day" is a figure of speech
    rolling = match["w"].lower().split()[-1] in {"past", "coming"} or (unit == "decade" and step)
    if rolling:
        return Reading(edtf.stretch(place.reference, step, unit), match.end(), "resolved", "during")
    return Reading(edtf.shifted(place.reference, step, unit), match.end(), "resolved")


def _read_weekend(match: re.Match[str], place: Place) -> Reading:
    if place.reference is None:
        return _vague(match, place)
    saturday = place.reference + timedelta(days=5 - place.reference.weekday() + 7 * _step(match["w"]))
    return Reading(edtf.interval(saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()), match.end(), "resolved")


def _read_night(match: re.Match[str], place: Place) -> Reading:
    if place.reference is None:
        return _vague(match, place)
    return Reading(edtf.shifted(place.reference, -1, "day"), match.end(), "resolved")


def _read_stepped_month(match: re.Match[str], place: Place) -> Reading:
    """"last June" is the nearest June before this month, "this June" the one of this year."""
    if place.reference is None:
        return _vague(match, place)
    number, step, now = MONTHS.index(match["m"].lower()) + 1, _step(match["w"]), place.reference
    past = "past" in match["w"].lower()
    of_year = now.year
    if step < 0 and (number > now.month or (number == now.month and not past)):
        of_year -= 1
    elif step > 0 and number <= now.month:
        of_year += 1
    return Reading(edtf.month(of_year, number), match.end(), "resolved")


def _read_stepped_season(match: re.Match[str], place: Place) -> Reading:
    if place.reference is None:
        return _vague(match, place)
    name, step, now = match["s"].lower(), _step(match["w"]), place.reference
    first = edtf.SEASONS[name]
    of_year = now.year
    if step < 0 and first + 2 >= now.month:
        of_year -= 1
    elif step > 0 and first <= now.month:
        of_year += 1
    return Reading(edtf.season(of_year, name), match.end(), "resolved")


def _read_stepped_weekday(match: re.Match[str], place: Place) -> Reading:
    """"last Friday" lies 1 to 7 days back, "next Friday" in the next week, "this Friday" in this one."""
    if place.reference is None:
        return _vague(match, place)
    weekday, step, now = WEEKDAYS.index(match["d"].lower()), _step(match["w"]), place.reference
    if step < 0:
        return Reading(edtf.shifted(now, -((now.weekday() - weekday - 1) % 7 + 1), "day"), match.end(), "resolved")
    return Reading(edtf.shifted(now, weekday - now.weekday() + 7 * step, "day"), match.end(), "resolved")


def _read_weekday(match: re.Match[str], place: Place) -> Reading | None:
    if not match["d"][0].isupper():
        return None
    if place.reference is None:
        return _vague(match, place)
    found = edtf.near_weekday(place.reference, WEEKDAYS.index(match["d"].lower()), place.direction)
    return Reading(found, match.end(), "resolved", loose=True)


def _read_stretch(match: re.Match[str], place: Place) -> Reading | None:
    """"the next five years", "the past 18 months"."""
    if place.reference is None or not match["n"][0].isalnum() or " " in match["n"].strip():
        return _vague(match, place)
    sign = -1 if match["w"].lower() in {"last", "past"} else 1
    role: TimeRole = "by" if match.groupdict().get("within") else "during"
    if role == "by":
        return Reading(edtf.point(place.reference, sign * _count(match["n"]), _unit(match["u"])), match.end(), "resolved", role)
    return Reading(edtf.stretch(place.reference, sign * _count(match["n"]), _unit(match["u"])), match.end(), "resolved", role)


def _read_ago(match: re.Match[str], place: Place) -> Reading | None:
    if place.reference is None or " " in match["n"].strip():
        return _vague(match, place)
    return Reading(edtf.point(place.reference, -_count(match["n"]), _unit(match["u"])), match.end(), "resolved")


def _read_ahead(match: re.Match[str], place: Place) -> Reading | None:
    if place.reference is None or " " in match["n"].strip():
        return _vague(match, place)
    role: TimeRole | None = "by" if match[0].lower().startswith("within") else None
    return Reading(edtf.point(place.reference, _count(match["n"]), _unit(match["u"])), match.end(), "resolved", role)


def _read_named_season(match: re.Match[str], place: Place) -> Reading | None:
    base = read_at(place.inner(), match.end()) if place.depth < 3 else None
    if base is None or base.edtf is None or len(base.edtf) != 4:
        return None
    return Reading(edtf.season(int(base.edtf), match["s"].lower()), base.end, base.basis)


def _read_part(match: re.Match[str], place: Place) -> Reading | None:
    """"early 2024", "late June", "the end of next year": as precise as what they are part of."""
    if place.depth >= 3:
        return None
    base = read_at(place.inner(), match.end())
    if base is None or base.role == "during" or "/" in (base.edtf or "") and base.basis == "stated" and base.loose:
        return None
    return base


def _read_unit_end(match: re.Match[str], place: Place) -> Reading | None:
    """"the end of the year", "later in the week", "year's end"."""
    if place.reference is None:
        return _vague(match, place)
    if match["u"].lower() == "day" and not match[0].lower().startswith(("late", "earl")):
        return None  # "at the end of the day"
    return Reading(edtf.shifted(place.reference, 0, _unit(match["u"])), match.end(), "resolved")


def _base_year(match: re.Match[str], place: Place) -> tuple[int, Reading] | None:
    """The year after "of", or the reference's own where there is none; None where neither is known."""
    if match["of"]:
        base = read_at(place.inner(), match.end("of")) if place.depth < 3 else None
        if base is None or base.edtf is None or len(base.edtf) != 4:
            return None
        return int(base.edtf), base
    if place.reference is None:
        return None
    return place.reference.year, Reading(None, match.end(), "resolved")


def _read_fraction(match: re.Match[str], place: Place) -> Reading | None:
    """"the first half of 2024", "Q2 2023", "the second quarter"."""
    if (found := _base_year(match, place)) is None:
        return None
    of_year, base = found
    groups = match.groupdict()
    number = int(groups["q"]) if groups.get("q") else _ORDINALS[match["o"].lower()]
    size = 6 if match["part"].lower() in {"half", "h"} else 3
    if number < 0:
        number = 12 // size
    if number * size > 12:
        return None
    return Reading(edtf.months(of_year, (number - 1) * size + 1, number * size), base.end, base.basis)


def _read_first_months(match: re.Match[str], place: Place) -> Reading | None:
    """"the first eleven months of last year"."""
    if (found := _base_year(match, place)) is None:
        return None
    of_year, base = found
    count = _count(match["n"])
    if not 1 <= count <= 12:
        return None
    first = (1, count) if match["o"].lower() == "first" else (13 - count, 12)
    return Reading(edtf.months(of_year, *first), base.end, base.basis)


_OF = rf"(?P<of>{GAP}(?:of|in){GAP}(?:the{GAP}year{GAP})?|{GAP}(?=(?:19|20)\d\d|this\b|last\b|next\b))?"
_PART = (
    rf"(?:(?:very{GAP})?(?:beginning|start|end|middle|close|turn|latter{GAP}part|early{GAP}part){GAP}of"
    rf"|(?:early|late|later|earlier)(?:{GAP}(?:in|on))?|mid)"
)
_RECENT = (
    rf"(?:recently|lately|soon(?!{GAP}as\b)|shortly|nowadays|recent{GAP}(?:days|weeks|months|years|decades)"
    rf"|near{GAP}future|foreseeable{GAP}future|due{GAP}course"
    rf"|(?:(?:next|last|past|coming|upcoming|following){GAP}){_VAGUE_COUNT}?(?:days|weeks|months|quarters|years|decades)"
    rf"|(?:decades|years|months|weeks|days|centuries){GAP}ago)\b"
)

RELATIVE = (
    rule(
        "day-word/1",
        "today tonight yesterday tomorrow day",
        rf"(?P<turn>day{GAP}(?:after|before){GAP}(?=tomorrow|yesterday))?(?P<w>today|tonight|yesterday|tomorrow)\b",
        _read_day_word,
    ),
    rule("this-morning/1", "this", rf"(?P<turn>)(?P<w>)this{GAP}(?:morning|afternoon|evening)\b", _read_day_word),
    rule("last-night/1", "last", rf"last{GAP}(?:night|evening)\b", _read_night),
    rule(
        "unit/1",
        "this last next past coming",
        rf"(?P<w>this{GAP}(?:past|coming)|this{GAP}(?:current|same)|this|last|next|past|coming){GAP}{_PERIOD}\b(?!-)",
        _read_unit,
    ),
    rule("weekend/1", "this last next past", rf"(?P<w>this{GAP}past|this|last|next|past){GAP}weekend\b", _read_weekend),
    rule(
        "stepped-month/1",
        "this last next past",
        rf"(?P<w>this{GAP}(?:past|coming)|this|last|next|past){GAP}(?P<m>{'|'.join(MONTHS)})\b",
        _read_stepped_month,
    ),
    rule(
        "stepped-season/1",
        "this last next past coming",
        rf"(?P<w>this{GAP}(?:past|coming)|this|last|next|past|coming){GAP}{_SEASON}\b",
        _read_stepped_season,
    ),
    rule(
        "stepped-weekday/1",
        "this last next past coming",
        rf"(?P<w>this{GAP}(?:past|coming)|this|last|next|past|coming){GAP}(?P<d>{WEEKDAY})\b",
        _read_stepped_weekday,
    ),
    rule("weekday/1", "@weekday", rf"(?P<d>{WEEKDAY})\b", _read_weekday),
    rule(
        "stretch/1",
        "next last past coming",
        rf"(?P<w>next|last|past|coming){GAP}{_NUMBER}(?:{GAP}|-){_UNIT}s?\b",
        _read_stretch,
    ),
    rule(
        "within-next/1",
        "within",
        rf"(?P<within>within){GAP}(?:the{GAP})?(?P<w>next|coming){GAP}{_NUMBER}{GAP}{_UNIT}s?\b",
        _read_stretch,
    ),
    rule("within/1", "within", rf"within{GAP}{_NUMBER}{GAP}{_UNIT}s?\b(?!{GAP}(?:of|from|after)\b)", _read_ahead),
    rule(
        "from-now/1",
        "# a an @number",
        rf"{_NUMBER}{GAP}{_UNIT}s?(?:{GAP}from{GAP}(?:now|today)|['’]{GAP}time)\b",
        _read_ahead,
    ),
    rule("ago/1", "# a an couple half @number", rf"{_NUMBER}{GAP}{_UNIT}s?{GAP}ago\b", _read_ago),
    rule("season/1", "spring summer autumn fall winter", rf"{_SEASON}(?:{GAP}of)?{GAP}", _read_named_season),
    rule(
        "part/1",
        "very beginning start end middle close turn latter early late later earlier mid",
        rf"{_PART}(?:{GAP}|-)(?:the{GAP})?",
        _read_part,
    ),
    rule(
        "unit-end/1",
        "very beginning start end middle close latter early late later earlier",
        rf"{_PART}{GAP}(?:the{GAP})?(?:calendar{GAP}|current{GAP}|present{GAP})?{_UNIT}\b",
        _read_unit_end,
    ),
    rule("year-end/1", "year", rf"(?P<u>year)(?:['’]s{GAP}|-|{GAP})end\b", _read_unit_end),
    rule(
        "fraction/1",
        "first second third fourth last final #",
        rf"{_ORDINAL}{GAP}(?P<part>half|quarter)\b{_OF}",
        _read_fraction,
    ),
    rule("quarter/1", "q h", rf"(?P<part>Q|H)(?P<q>[1-4])\b{_OF}(?<=\s)", _read_fraction),
    rule(
        "first-months/1",
        "first last",
        rf"(?P<o>first|last){GAP}{_NUMBER}{GAP}months{_OF}(?<=\s)",
        _read_first_months,
    ),
    rule(
        "recent/1",
        "recently lately soon shortly nowadays recent near foreseeable due next last past coming upcoming "
        "decades years months weeks days centuries",
        _RECENT,
        _vague,
    ),
)


def _by_anchor() -> dict[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for one in (*ABSOLUTE, *RELATIVE):
        anchors = set(one.anchors)
        if "@number" in anchors:
            anchors = anchors - {"@number"} | {*UNITS, *TENS}
        for anchor in anchors:
            table.setdefault(anchor, []).append(one)
    return {anchor: tuple(found) for anchor, found in table.items()}


_FIRST_WORD = re.compile(r"[^\W\d_]+|\d")
RULES = _by_anchor()


def read_at(place: Place, begin: int) -> Reading | None:
    """The longest reading of an expression that starts exactly at ``begin``; of equally long ones the first rule's."""
    word = _FIRST_WORD.match(place.text, begin, place.end)
    if word is None:
        return None
    key = "#" if word[0].isdecimal() else word[0].lower()
    best: Reading | None = None
    for one in RULES.get(key, ()):
        match = one.pattern.match(place.text, begin, place.end)
        if match is None:
            continue
        try:
            reading = one.read(match, place)
        except (ValueError, KeyError):  # a date that does not exist, a word that is no number
            continue
        if reading is not None and (best is None or reading.end > best.end):
            best = reading
    return best
