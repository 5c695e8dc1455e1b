"""All days of a visit of which the text tells one: "arrived today for a four-day visit"."""

from __future__ import annotations

import re
from datetime import timedelta

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Telling
from kg.language.numerals import UNITS
from kg.model import TimeSpan, When

_LONGEST_STAY = 14  # days
_N_DAYS = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})[- ]day\s+(?:[\w-]+\s+){0,4}?"
    r"(?:visit|trip|tour|stay)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:conclud\w+|end(?:ed|s)?|conclusion|complet\w+|"
    r"(?:left|leaves|departed)(?!\s+(?:[A-Z]\w+\s+)?for\b)|wrapp\w+|(?:last|final|second) day)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:arriv\w+|beg[aiu]n\w*|start\w*|embark\w*|kick\w*|first day|"
    r"(?:leaves?|left|depart\w*)\s+(?:[A-Z]\w+\s+)?for|flies|flew)\b",
    re.IGNORECASE,
)
_BEGINS_AFTER = re.compile(r"[^.;]{0,40}?\s(?:beginning|starting|commencing|from)\b")


def whole_stay(telling: Telling, begin: int, end: int, context: Context) -> When | None:
    """As in "arrived today for a four-day visit", "left at the end of a two-day visit": all days of the visit."""
    if telling.date is None or telling.date.time.earliest != telling.date.time.latest:
        return None
    match = _N_DAYS.search(context.text, begin, end)
    count = int(match["n"]) if match and match["n"].isdecimal() else UNITS.get(match["n"].lower(), 0) if match else 0
    if match is None or not 1 < count <= _LONGEST_STAY:
        return None
    day, rest = telling.date.time.earliest, timedelta(days=count - 1)
    words = context.text[begin : match.end()]
    if _ENDS.search(words):
        first, last = day - rest, day
    elif _BEGINS.search(words) or _BEGINS_AFTER.match(context.text, match.end(), end):
        first, last = day, day + rest
    else:
        return None
    return When(TimeSpan(f"{first.isoformat()}/{last.isoformat()}"), "resolved")
