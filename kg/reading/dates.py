"""Dates to the day as pages print them: "31 May 201911:01", "February 1, 2022 19:20", "2021-11-23", "5. 3. 2024"."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from dataclasses import dataclass
from datetime import date

_MONTHS = {name.casefold(): number for number, name in enumerate(month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(month_abbr) if name} | {"sept": 9}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
# A four-digit year; a clock time may be glued to it ("201911:01").
_YEAR = r"(?P<year>(?:18|19|20)\d\d)(?=\d?\d:\d\d|\D|$)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:18|19|20)\d\d)(?P<sep>[-/]|\.\s?)(?P<number>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d)\.?",
        rf"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|\.)?\s{{0,3}}(?:of\s)?\s{{0,3}}[-–]?{_MONTH}[\s,-]{{0,3}}{_YEAR}",
        rf"\b{_MONTH}\s{{1,3}}(?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s{{0,2}},\s{{0,3}}|\s{{1,3}}){_YEAR}",
        rf"(?<!\d)(?P<day>\d\d?)(?P<sep>/|\.\s?)(?P<number>\d\d?)(?P=sep){_YEAR}",
    )
)
_YEARS = re.compile(r"(?:18|19|20)\d\d")  # every form has one
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the searched string."""

    day: date
    begin: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """All dates that are given to the day, in text order. "05/03/2024" is left out: no telling day from month.

    >>> [str(found.day) for found in find_dates("31 May 201911:01")]
    ['2019-05-31']
    """
    found: list[FoundDate] = []
    for form in _FORMS if _YEARS.search(text) else ():
        for match in form.finditer(text):
            day = _day(match)
            if day and not any(other.begin < match.end() and match.start() < other.end for other in found):
                found.append(FoundDate(day, match.start(), match.end()))
    return sorted(found, key=lambda each: each.begin)


def date_in_name(name: str) -> date | None:
    """The date in a file name: "2021-11-23", "2021_11_23" or "20211123"."""
    for match in _IN_NAME.finditer(name):
        try:
            return date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
    return None


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    year, day = int(groups["year"]), int(groups["day"])
    month = _MONTHS[groups["month"].casefold()] if groups.get("month") else int(groups["number"])
    if groups.get("sep") == "/" and match.start("day") < match.start("year") and day != month:
        if day <= 12 and month <= 12:
            return None
        if month > 12:  # month first, as in the United States
            day, month = month, day
    try:
        return date(year, month, day)
    except ValueError:
        return None
