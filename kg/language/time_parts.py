"""The rules for a part of a longer time: "late June", "the end of the year", "the second quarter", "spring 2022".

A part is as precise as its whole, for "late" and "the end of" say no dates; halves, quarters and seasons are months.
"""

from __future__ import annotations

import re

from kg.language import edtf
from kg.language.numerals import GAP
from kg.language.time_grammar import (
    MONTHS,
    NUMBER,
    SEASON,
    UNIT,
    WEEKDAY,
    Place,
    Reading,
    count_of,
    month,
    month_number,
    read_at,
    rule,
    unit_of,
    vague,
)
from kg.model import TimeSpan

_IN_THE = re.compile(r"\bin\s+the\s+$", re.I)
_DEEPEST = 3  # "the end of the first quarter of next year"
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": -1,
    "final": -1,
}
_ORDINAL = rf"(?P<o>{'|'.join(_ORDINALS)})"
_HERE = rf"{GAP}(?:of|in){GAP}the{GAP}(?:current{GAP})?year\b(?!{GAP}\d)"  # the document's own year
_OF = (
    rf"(?P<of>{GAP}(?:of|in){GAP}(?:the{GAP}(?:year{GAP}|(?=coming{GAP}year\b)))?|"
    rf"{GAP}(?=(?:19|20)\d\d|this\b|last\b|next\b))?"
)
_PART = (
    rf"(?:(?:very{GAP})?(?:beginning|start|end|middle|close|turn|latter{GAP}part|early{GAP}part){GAP}of"
    rf"|(?:early|late|later|earlier)(?:{GAP}(?:in|on))?|mid|(?:year[ -])?end(?=[ -](?:19|20)\d\d))"
)


def _read_part_of_day(match: re.Match[str], place: Place) -> Reading | None:
    """As in "in the evening": of the day told of last, else of the document's own."""
    if not _IN_THE.search(place.text, max(0, match.start() - 12), match.start()):
        return None
    day = place.told or place.reference
    return vague(match, place) if day is None else Reading(edtf.shifted(day, 0, "day"), match.end(), "resolved")


def _read_year_and_month(match: re.Match[str], place: Place) -> Reading:
    """As in "last year in December", "next year, in May"."""
    if place.reference is None:
        return vague(match, place)
    of_year = place.reference.year + {"last": -1, "this": 0, "next": 1}[match["w"].lower()]
    return Reading(edtf.month(of_year, month_number(match["m"])), match.end(), "resolved")


def _read_named_season(match: re.Match[str], place: Place) -> Reading | None:
    base = read_at(place.inner(), match.end()) if place.depth < _DEEPEST else None
    if base is None or base.edtf is None or len(base.edtf) != 4:
        return None
    return Reading(edtf.season(int(base.edtf), match["s"].lower()), base.end, base.basis)


def _read_part(match: re.Match[str], place: Place) -> Reading | None:
    """The whole that it is a part of: "early 2024", "late June", "the end of next year"."""
    if place.depth >= _DEEPEST:
        return None
    base = read_at(place.inner(), match.end())
    return None if base is None or base.role == "during" else base


def _read_week_of(match: re.Match[str], place: Place) -> Reading | None:
    """The week that a day lies in: "the week of June 19"."""
    base = read_at(place.inner(), match.end()) if place.depth < _DEEPEST else None
    if base is None or base.edtf is None or len(base.edtf) != len("2019-06-01"):
        return None
    return Reading(edtf.shifted(TimeSpan(base.edtf).earliest, 0, "week"), base.end, base.basis)


def _read_unit_end(match: re.Match[str], place: Place) -> Reading | None:
    """A part of the current unit: "the end of the year", "later in the week", "year's end"."""
    if place.reference is None:
        return vague(match, place)
    if match["u"].lower() == "day" and " in " not in match[0].lower():
        return None  # "at the end of the day", "early days"
    day = (place.told if match["u"].lower() == "day" else None) or place.reference
    return Reading(edtf.shifted(day, 0, unit_of(match["u"])), match.end(), "resolved")


def _base_year(match: re.Match[str], place: Place) -> tuple[int, Reading] | None:
    """The year after "of", or the reference's own where there is none; None where neither is known."""
    if match["of"]:
        base = read_at(place.inner(), match.end("of")) if place.depth < _DEEPEST else None
        if base is not None and base.edtf is not None and len(base.edtf) == 4:
            return int(base.edtf), base
        if match["of"].split() != ["in"] or place.reference is None:
            return None
        return place.reference.year, Reading(None, match.start("of"), "resolved")  # "in the fourth quarter in Geneva"
    if place.reference is None:
        return None
    return place.reference.year, Reading(None, match.end(), "resolved")


def _read_fraction(match: re.Match[str], place: Place) -> Reading | None:
    """A half or quarter: "the first half of 2024", "Q2 2023", "the second quarter"."""
    if (found := _base_year(match, place)) is None:
        return None
    of_year, base = found
    groups = match.groupdict()
    number = int(groups["q"]) if groups.get("q") else _ORDINALS[match["o"].lower()]
    size = 6 if match["part"].lower() in {"half", "h", "semester"} else 3
    if number < 0:
        number = 12 // size
    if number * size > 12:
        return None
    return Reading(edtf.months(of_year, (number - 1) * size + 1, number * size), base.end, base.basis)


def _read_first_months(match: re.Match[str], place: Place) -> Reading | None:
    """The first or last months or quarters of a year: "the first eleven months of last year"."""
    if (found := _base_year(match, place)) is None:
        return None
    of_year, base = found
    count = count_of(match["n"]) * (3 if match["part"].lower() == "quarters" else 1)
    if not 1 <= count <= 12:
        return None
    first = (1, count) if match["o"].lower() == "first" else (13 - count, 12)
    return Reading(edtf.months(of_year, *first), base.end, base.basis)


def _read_months_of(match: re.Match[str], place: Place) -> Reading | None:
    """The months of a year up to a date in it: "in the seven months of 2022", "10 months of this year"."""
    count = count_of(match["n"])
    if not 2 <= count <= 11 or (found := _base_year(match, place)) is None:
        return None
    of_year, base = found
    return Reading(edtf.months(of_year, 1, count), base.end, base.basis)


def _read_bare_quarters(match: re.Match[str], place: Place) -> Reading | None:
    """The first months or quarters of a year that is not named: of this year where they are over, else of the last."""
    if place.text[max(0, match.start() - 4) : match.start()].lower() != "the ":
        return None  # "in her first six months"
    if place.reference is None:
        return vague(match, place)
    count = count_of(match["n"]) * (3 if match["part"].lower() == "quarters" else 1)
    if not 1 <= count <= 12:
        return None
    of_year = place.reference.year - (place.reference.month < count)
    return Reading(edtf.months(of_year, 1, count), match.end(), "resolved")


def _read_ending(match: re.Match[str], place: Place) -> Reading | None:
    """The months before a date: "the 12 months to March 2023", "four quarters to the end of Q2", "the year ending"."""
    unit = match["u"].lower().removesuffix("s")
    end = read_at(place.inner(), match.end()) if place.depth < _DEEPEST else None
    if end is None or end.edtf is None or (match["n"] is None and unit != "year"):
        return None
    count = (count_of(match["n"]) if match["n"] else 1) * {"month": 1, "quarter": 3, "year": 12}[unit]
    last = TimeSpan(end.edtf).latest
    return Reading(edtf.months(last.year, last.month - count + 1, last.month), end.end, end.basis, "during")


# Not "in the afternoon of June 13", which is of that day.
_PART_OF_DAY = (
    rf"(?:morning|afternoon|evening)\b(?!-)(?!{GAP}of{GAP}(?:the{GAP})?(?:\d|{WEEKDAY}\b|(?:{'|'.join(MONTHS)})\b))"
)

RULES = (
    rule("part-of-day/2", "morning afternoon evening", _PART_OF_DAY, _read_part_of_day),
    rule(
        "year-and-month/1",
        "last next this",
        rf"(?P<w>last|next|this){GAP}year,?{GAP}in{GAP}{month('m')}",
        _read_year_and_month,
    ),
    rule("season/1", "spring summer autumn fall winter", rf"{SEASON}(?:{GAP}of)?{GAP}", _read_named_season),
    rule(
        "part/1",
        "very beginning start end middle close turn latter early late later earlier mid year",
        rf"{_PART}(?:{GAP}|-)(?:the{GAP})?",
        _read_part,
    ),
    rule(
        "unit-end/1",
        "very beginning start end middle close latter early late later earlier",
        rf"{_PART}{GAP}(?:the{GAP})?(?:calendar{GAP}|current{GAP}|present{GAP})?{UNIT}\b",
        _read_unit_end,
    ),
    rule("week-of/1", "week", rf"week{GAP}(?:of|beginning|starting|commencing){GAP}(?:on{GAP})?", _read_week_of),
    rule("year-end/1", "year", rf"(?P<u>year)(?:['’]s{GAP}|-|{GAP})end\b", _read_unit_end),
    rule(
        "fraction/2",
        "first second third fourth last final #",
        rf"{_ORDINAL}{GAP}(?P<part>half(?={GAP}(?:of|in|20|this|last|next))|semester|quarter|trimester)\b(?:{_HERE}|{_OF})",
        _read_fraction,
    ),
    rule("quarter/1", "q h", rf"(?P<part>Q|H)(?P<q>[1-4])\b{_OF}(?<=\s)", _read_fraction),
    rule("half-year/1", "#", rf"(?P<q>[1-4])(?P<part>Q|H)\b{_OF}(?<=\s)", _read_fraction),
    rule(
        "ending/1",
        "year # @number",
        rf"(?:{NUMBER}{GAP})?(?P<u>months|quarters|years?){GAP}(?:up{GAP}to|to|ending|ended){GAP}(?:(?:on|in){GAP})?(?:the{GAP})?",
        _read_ending,
    ),
    rule(
        "first-months/1",
        "first last",
        rf"(?P<o>first|last){GAP}{NUMBER}{GAP}(?P<part>months|quarters)(?:{_HERE}|{_OF}(?<=\s))",
        _read_first_months,
    ),
    rule(
        "bare-quarters/1",
        "first",
        rf"first{GAP}{NUMBER}{GAP}(?P<part>months|quarters)\b(?!{GAP}(?:of|in|after|since|following))",
        _read_bare_quarters,
    ),
    rule(
        "months-of/1",
        "# @number",
        rf"{NUMBER}{GAP}months(?:{_HERE}|(?P<of>{GAP}of{GAP}(?:the{GAP}year{GAP})?))",
        _read_months_of,
    ),
)
