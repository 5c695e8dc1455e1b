"""The rules for dates that name a day, a month or a year: "June 29, 2019", "7 to 10 July", "2010-11", "FY2023".

Years are read from 1800 to 2099. Numeric dates with dots are day first; with slashes they are whatever order is
possible, and no more than a year where both are. Where no year is said, it is looked for around the document's date.
"""

from __future__ import annotations

import re
from datetime import date

from kg.language import edtf
from kg.language.numerals import GAP
from kg.language.time_grammar import WEEKDAY, Place, Reading, day, month, month_number, rule, vague, year
from kg.model import DateBasis

TO = rf"(?:{GAP}?[-–—]{{1,2}}{GAP}?|{GAP}(?:to|through|until|till){GAP})"
_MORE_DAYS = rf"(?:,{GAP}[0-3]?\d(?:st|nd|rd|th)?(?!\d)){{0,3}},?"  # "5, 6 and 7 June"
TO_AND = rf"(?:{GAP}?[-–—]{{1,2}}{GAP}?|{GAP}(?:to|through|until|till){GAP}|{_MORE_DAYS}{GAP}(?:and|&){GAP})"
_OR = rf"{GAP}or{GAP}(?:(?:early|late|mid-?){GAP}?)?"
_OF_YEAR = rf"(?:(?:{GAP}?,{GAP}?|{GAP})(?:of{GAP})?{year('y')}|(?:,|{GAP}of)?{GAP}(?P<ry>this|last|next){GAP}year\b)"
_ON = rf"(?:{WEEKDAY}(?:,?{GAP}(?:the{GAP})?|{GAP}\())?"  # "Monday, the 5th of", "Monday (June 5"
# Japanese and Chinese ministries put the weekday behind: "June 3 (Monday)", "June 3, 2024 (Mon)".
_WEEKDAY_AFTER = rf"(?:{GAP}?\((?:{WEEKDAY}|(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\.?)\))?"
_NEWS = 21  # days from the document's date within which it tells of its own days
_YEAR_STEPS = {"last": -1, "this": 0, "next": 1}


def _stated_year(match: re.Match[str], place: Place) -> tuple[int | None, DateBasis]:
    """The year that the match names, and the basis; (None, …) where it names none."""
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"]), "stated"
    if groups.get("ry") and place.reference:
        return place.reference.year + _YEAR_STEPS[groups["ry"].lower()], "resolved"
    return None, "resolved"


def _read_day(match: re.Match[str], place: Place) -> Reading | None:
    number, of_month = int(match["d"]), month_number(match["m"])
    of_year, basis = _stated_year(match, place)
    if of_year is not None:
        return Reading(edtf.day(of_year, of_month, number), match.end(), basis)
    edtf.day(2000, of_month, number)
    if place.reference is None:
        return vague(match, place)
    found = edtf.near_day(place.reference, of_month, number, place.direction)
    return Reading(found, match.end(), "resolved", loose=True)


def _read_days(match: re.Match[str], place: Place) -> Reading | None:
    """Two days of one month, or of two: "July 7-10, 2014", "28 June – 2 July"."""
    groups = match.groupdict()
    last_month = month_number(groups.get("m2") or match["m"])
    first_month = month_number(match["m"])
    first, last = int(match["d"]), int(match["d2"])
    of_year, basis = _stated_year(match, place)
    loose = of_year is None
    if of_year is None:
        edtf.day(2000, first_month, first)
        edtf.day(2000, last_month, last)
        if place.reference is None:
            return vague(match, place)
        end = edtf.near_day(place.reference, last_month, last, place.direction)
        of_year = int(end[:4])
    from_year = of_year - 1 if first_month > last_month else of_year
    found = edtf.interval(edtf.day(from_year, first_month, first), edtf.day(of_year, last_month, last))
    return Reading(found, match.end(), basis, loose=loose)


def _read_dates(match: re.Match[str], place: Place) -> Reading:
    """Two dates that each name their year: "30 June 2023 to 2 July 2024", "April 2000 to March 2023"."""
    groups = match.groupdict()
    ends = [
        edtf.day(int(match[y]), month_number(match[m]), int(groups[d]))
        if groups.get(d)
        else edtf.month(int(match[y]), month_number(match[m]))
        for y, m, d in (("y1", "m", "d"), ("y", "m2", "d2"))
    ]
    return Reading(edtf.interval(ends[0], ends[1]), match.end(), role="during")


def _read_month(match: re.Match[str], place: Place) -> Reading | None:
    number = month_number(match["m"])
    last = month_number(match["m2"]) if match.groupdict().get("m2") else number
    of_year, basis = _stated_year(match, place)
    loose = of_year is None
    if of_year is None:
        if place.reference is None:
            return vague(match, place)
        of_year = int(edtf.near_month(place.reference, last, place.direction)[:4])
    wraps = number > last  # November to January
    found = edtf.months(of_year - wraps, number, last + 12 * wraps)
    return Reading(found, match.end(), basis, loose=loose)


_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|by|since|until|till|before|after|during|from|to|through|for|and|this|last|next|or)\s{1,3}$", re.I
)
_NUMBER_BEFORE = re.compile(r"\d\s$")
_CAPITAL = re.compile(rf"{GAP}[A-Z]")


def _read_bare_month(match: re.Match[str], place: Place) -> Reading | None:
    """A month alone, unless it may as well be a name or a verb: "April Haines", "May I", "March on"."""
    text, begin = place.text, match.start()
    led = place.depth > 0 or _BEFORE_MONTH.search(text, max(0, begin - 12), begin) is not None
    named = _CAPITAL.match(text, match.end(), place.end) is not None
    if _NUMBER_BEFORE.search(text, max(0, begin - 3), begin):
        return None  # "31 February"
    doubtful = named or match["m"].lower() in {"may", "march"} or len(match["m"]) < 4
    return None if doubtful and not led else _read_month(match, place)


def _read_iso(match: re.Match[str], place: Place) -> Reading | None:
    return Reading(edtf.day(int(match["y"]), int(match["n"]), int(match["d"])), match.end())


def _read_numeric(match: re.Match[str], place: Place) -> Reading | None:
    first, second, of_year = int(match["a"]), int(match["b"]), int(match["y"])
    if match["sep"] == "/" and first <= 12 and second <= 12 and first != second:
        news = _news(of_year, first, second, place)
        return Reading(news or edtf.year(of_year), match.end())
    if second > 12 and match["sep"] == "/":
        first, second = second, first
    return Reading(edtf.day(of_year, second, first), match.end())


def _read_numeric_days(match: re.Match[str], place: Place) -> Reading | None:
    """Days of one month, day first: "19-20.06.2023"."""
    ends = [edtf.day(int(match["y"]), int(match["n"]), int(match[d])) for d in ("d", "d2")]
    return Reading(edtf.interval(*ends), match.end(), role="during")


def _news(of_year: int, one: int, other: int, place: Place) -> str | None:
    """The day of two numbers of which each may be the month, where one reading only is near the document's date."""
    if place.reference is None:
        return None
    orders = [(number, month) for number, month in ((one, other), (other, one)) if month <= 12]
    days = [date(of_year, month, number) for number, month in orders]
    near = [d for d in days if abs((d - place.reference).days) <= _NEWS]
    return near[0].isoformat() if len(near) == 1 else None


def _read_bracketed(match: re.Match[str], place: Place) -> Reading | None:
    """A day in brackets alone, as Jakarta and Hanoi write it: "held in Quito (12/06)"; none but of these days."""
    if place.text[match.start() - 1 : match.start()] != "(" or place.reference is None:
        return None
    found = _news(place.reference.year, int(match["d"]), int(match["n"]), place)
    return Reading(found, match.end(), "resolved") if found else None


def _read_weekday_numeric(match: re.Match[str], place: Place) -> Reading | None:
    """A weekday with its date in brackets, day first, as Jakarta writes it: "on Monday (22/5)"."""
    number, of_month = int(match["d"]), int(match["n"])
    if match["y"]:
        return Reading(edtf.day(int(match["y"]), of_month, number), match.end())
    edtf.day(2000, of_month, number)
    if place.reference is None:
        return vague(match, place)
    return Reading(
        edtf.near_day(place.reference, of_month, number, place.direction), match.end(), "resolved", loose=True
    )


def _read_year_pair(match: re.Match[str], place: Place) -> Reading | None:
    """Two years: a financial year ("2010-11", "2010/2011") or a run of years ("2021-2023"); "2019-06" is a month."""
    first, tail = int(match["y"]), match["y2"]
    if len(tail) == 2:
        last = first - first % 100 + int(tail)
        if last <= first and first % 100 == 99 and tail == "00":
            last = first + 1
        if last != first + 1 and match["sep"] == "-" and 1 <= int(tail) <= 12:
            return Reading(edtf.month(first, int(tail)), match.end())
        if last != first + 1 and match["sep"] == "/":
            return None
    else:
        last = int(tail)
    if not first < last <= first + 200:
        return None
    return Reading(edtf.interval(edtf.year(first), edtf.year(last)), match.end(), role="during")


def _read_fiscal(match: re.Match[str], place: Place) -> Reading | None:
    if match["yy"]:
        first, last = (2000 + int(short) for short in (match["yy"], match["yy2"] or match["yy"]))
        return Reading(edtf.interval(edtf.year(first), edtf.year(last)), match.end())
    first = int(match["y"])
    if match["y2"]:
        return Reading(edtf.interval(edtf.year(first), edtf.year(first + 1)), match.end())
    return Reading(edtf.year(first), match.end())


def _read_decade(match: re.Match[str], place: Place) -> Reading | None:
    first = int(match["dec"]) * 10
    return Reading(edtf.decade(first), match.end())


def _read_year(match: re.Match[str], place: Place) -> Reading | None:
    return Reading(edtf.year(int(match["y"])), match.end())


RULES = (
    rule(
        "month-day/2",
        "@month @weekday",
        rf"{_ON}{month('m')}{GAP}?(?:the{GAP})?{day('d')}{_OF_YEAR}?{_WEEKDAY_AFTER}",
        _read_day,
    ),
    rule(
        "month-days/2",
        "@month @weekday",
        rf"{_ON}{month('m')}{GAP}?{day('d')}{TO_AND}(?:{month('m2')}{GAP})?{day('d2')}{_OF_YEAR}?",
        _read_days,
    ),
    rule(  # "Monday, August 26, to Thursday, August 29"
        "month-day-month-day/2",
        "@month @weekday",
        rf"{_ON}{month('m')}{GAP}{day('d')},?{TO}{_ON}{month('m2')}{GAP}{day('d2')}{_OF_YEAR}?",
        _read_days,
    ),
    rule(
        "day-month/2",
        "# @weekday",
        rf"{_ON}{day('d')}\.?{GAP}?(?:(?:day{GAP})?of{GAP})?{month('m')}(?!\w){_OF_YEAR}?{_WEEKDAY_AFTER}",
        _read_day,
    ),
    rule(
        "days-month/3",
        "# @weekday",
        rf"{_ON}{day('d')}(?:{TO_AND}|/)(?:the{GAP})?{_ON}{day('d2')}{GAP}(?:of{GAP})?{month('m')}(?!\w){_OF_YEAR}?",
        _read_days,
    ),
    rule(
        "day-month-day-month/3",
        "# @weekday",
        rf"{_ON}{day('d')}{GAP}(?:of{GAP})?{month('m')},?{TO_AND}(?:the{GAP})?{_ON}{day('d2')}{GAP}(?:of{GAP})?{month('m2')}(?!\w){_OF_YEAR}?",
        _read_days,
    ),
    rule(  # "30 May to June 2"
        "day-month-month-day/1",
        "#",
        rf"{day('d')}{GAP}{month('m')}{TO}{month('m2')}{GAP}{day('d2')}{_OF_YEAR}?",
        _read_days,
    ),
    rule(
        "dates/1",
        "#",
        rf"{day('d')}{GAP}{month('m')}{GAP}{year('y1')}{TO}{day('d2')}{GAP}{month('m2')}{GAP}{year('y')}",
        _read_dates,
    ),
    rule(
        "dates-us/1",
        "@month",
        rf"{month('m')}{GAP}{day('d')},?{GAP}{year('y1')}{TO}{month('m2')}{GAP}{day('d2')},?{GAP}{year('y')}",
        _read_dates,
    ),
    rule("months-years/1", "@month", rf"{month('m')}{GAP}{year('y1')}{TO}{month('m2')}{GAP}{year('y')}", _read_dates),
    rule(
        "month-year/2",
        "@month",
        rf"{month('m')}(?:(?:{TO_AND}|{_OR}){month('m2')}(?:{GAP}period)?)?{_OF_YEAR}",
        _read_month,
    ),
    rule("months/1", "@month", rf"{month('m')}(?:{TO}|{_OR}){month('m2')}(?![\w])", _read_month),
    rule("month/1", "@month", rf"{month('m')}(?![\w-])(?!{GAP}\d)", _read_bare_month),
    rule("iso/1", "#", rf"{year('y')}(?P<sep>[-./])(?P<n>[01]?\d)(?P=sep)(?P<d>[0-3]?\d)(?!\d)", _read_iso),
    rule("numeric/2", "#", rf"(?P<a>[0-3]?\d)(?P<sep>[./-])(?P<b>[0-3]?\d)(?P=sep){year('y')}", _read_numeric),
    rule(  # "19-20.06.2023"
        "numeric-days/1",
        "#",
        rf"(?P<d>[0-3]?\d){GAP}?[-–—]{GAP}?(?P<d2>[0-3]?\d)(?P<sep>[./])(?P<n>[01]?\d)(?P=sep){year('y')}",
        _read_numeric_days,
    ),
    rule(
        "weekday-numeric/1",
        "@weekday",
        rf"{WEEKDAY}{GAP}?\((?P<d>[0-3]?\d)/(?P<n>[01]?\d)(?:/{year('y')})?\)",
        _read_weekday_numeric,
    ),
    rule("bracketed/1", "#", r"(?P<d>[0-3]?\d)/(?P<n>[01]?\d)(?=\))", _read_bracketed),
    rule("years/1", "#", rf"{year('y')}(?P<sep>[-–/])(?P<y2>(?:19|20)\d\d|\d\d)(?![\d-])", _read_year_pair),
    rule("years-to/1", "#", rf"{year('y')}(?P<sep>{TO}){year('y2')}", _read_year_pair),
    rule("between-years/1", "between", rf"between{GAP}{year('y')}(?P<sep>{GAP}and{GAP}){year('y2')}", _read_year_pair),
    rule(
        "between-days/1",
        "between",
        rf"between{GAP}{day('d')}{GAP}and{GAP}{day('d2')}{GAP}{month('m')}(?!\w){_OF_YEAR}?",
        _read_days,
    ),
    rule(
        "between-months/1",
        "between",
        rf"between{GAP}{month('m')}{GAP}and{GAP}{month('m2')}(?!\w){_OF_YEAR}?",
        _read_month,
    ),
    rule(
        "fiscal/1",
        "fy fiscal financial",
        rf"(?:FY{GAP}?|(?:fiscal|financial){GAP}years?{GAP})(?:{year('y')}(?:[-–/](?P<y2>(?:20)?\d\d)(?!\d))?|(?P<yy>[0-4]\d)(?:[-–/](?P<yy2>[0-4]\d))?(?!\d))",
        _read_fiscal,
    ),
    rule("decade/1", "#", r"(?P<dec>(?:18|19|20)\d)0['’]?s\b", _read_decade),
    rule("year/1", "#", rf"{year('y')}(?!\w)", _read_year),
)
