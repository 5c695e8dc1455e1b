"""How one time expression is read at one place of a text, and the patterns that the rules share.

A rule is a pattern that is tried where one of its anchor words stands, and a function from its match to a reading.
The rules are in `time_absolute`, `time_relative` and `time_parts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kg.language import edtf
from kg.language.numerals import GAP, TENS, UNITS
from kg.model import DateBasis, TimeRole

_MONTH_LIST = "january february march april may june july august september october november december"
MONTHS = _MONTH_LIST.split()
_WEEKDAY_LIST = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAYS = _WEEKDAY_LIST.split()
_SHORT_MONTHS = {name[:3]: number for number, name in enumerate(MONTHS, start=1)} | {"sept": 9}
_MONTH_NAMES = {name: number for number, name in enumerate(MONTHS, start=1)} | _SHORT_MONTHS
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
NUMBER = rf"(?P<n>\d{{1,3}}|an?|{'|'.join([*UNITS, *TENS])}|couple{GAP}of|half{GAP}a)"
UNIT = r"(?P<u>day|week|month|quarter|year|decade)"
SEASON = r"(?P<s>spring|summer|autumn|fall|winter)"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. ``edtf`` is None where it dates nothing; ``role`` only where its own words say it.

    ``loose`` marks a month or day whose year (a weekday whose week) was guessed and may be guessed otherwise.
    """

    edtf: str | None
    end: int
    basis: DateBasis = "stated"
    role: TimeRole | None = None
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A text with its limit, the document's date, the rules, and where a year is looked for (None: nearby)."""

    text: str
    end: int
    reference: date | None
    rules: Mapping[str, tuple[Rule, ...]]
    direction: edtf.Direction | None = None
    depth: int = 0  # how many expressions this one stands in: "the end of the first quarter of next year"
    told: date | None = None  # the day that the text spoke of last: "on the same day"

    def inner(self) -> Place:
        """The same place, seen from within an expression."""
        return replace(self, depth=self.depth + 1)


Read = Callable[[re.Match[str], Place], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """``anchors`` are lower-case first words, or "#" for a digit."""

    name: str
    anchors: frozenset[str]
    pattern: re.Pattern[str]
    read: Read


def rule(name: str, anchors: str, pattern: str, read: Read) -> Rule:
    """A rule whose anchors are given in one string; "@month", "@weekday" and "@number" stand for all of those."""
    words: set[str] = set()
    for word in anchors.split():
        words |= {"@month": set(_MONTH_NAMES), "@weekday": set(WEEKDAYS), "@number": {*UNITS, *TENS}}.get(word, {word})
    return Rule(name, frozenset(words), re.compile(pattern, re.I), read)


def month_number(word: str) -> int:
    """1 to 12 of a capitalised month name or its abbreviation.

    Raises:
        ValueError: not capitalised ("may", "march") or no month.
    """
    if not word[:1].isupper():
        raise ValueError(f"{word} is no month's name")
    return _MONTH_NAMES[word.lower().rstrip(".")]


def month(group: str) -> str:
    """The pattern of a month's name."""
    return (
        rf"(?P<{group}>january|february|march|april|may|june|july|august|september|october|november|december"
        r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
    )


def day(group: str) -> str:
    """The pattern of a day of the month; a web page may raise its ending ("13<sup>th</sup>")."""
    return rf"(?P<{group}>[0-3]?\d)(?:(?:st|nd|rd|th)\b|<sup>(?:st|nd|rd|th)</sup>|(?![\d]))"


def year(group: str) -> str:
    """The pattern of a year; a clock time may stick to it ("31 May 201911:01")."""
    return rf"(?P<{group}>(?:18|19|20)\d\d)(?:(?!\d)|(?=\d\d:\d\d))"


def count_of(word: str) -> int:
    """The value of what NUMBER matches, save "couple of" and "half a" (KeyError)."""
    word = word.lower()
    if word.isdecimal():
        return int(word)
    return 1 if word in {"a", "an"} else {**UNITS, **TENS}[word]


def unit_of(word: str) -> edtf.Unit:
    """The unit that UNIT matches."""
    units: dict[str, edtf.Unit] = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}
    return units.get(word.lower(), "decade")


_FIRST_WORD = re.compile(r"[^\W\d_]+|\d")


def by_anchor(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The rules under each of their anchors, in the order given."""
    table: dict[str, list[Rule]] = {}
    for one in rules:
        for anchor in one.anchors:
            table.setdefault(anchor, []).append(one)
    return {anchor: tuple(found) for anchor, found in table.items()}


def read_at(place: Place, begin: int) -> Reading | None:
    """The longest reading of an expression that starts exactly at ``begin``; of equally long ones the first rule's."""
    word = _FIRST_WORD.match(place.text, begin, place.end)
    if word is None:
        return None
    best: Reading | None = None
    for one in place.rules.get("#" if word[0].isdecimal() else word[0].lower(), ()):
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


def vague(match: re.Match[str], place: Place) -> Reading:
    """The reading of what dates nothing, or nothing as long as the document's date is unknown."""
    return Reading(None, match.end(), "resolved")
