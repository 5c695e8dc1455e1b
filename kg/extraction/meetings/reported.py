"""The day that a report is of: that of its first sentence, if it names one of the last days, else the document's own.

News are dated a day or two after what they tell: "On Wednesday, A and B expressed concern …", and below it, without a
day, "at a bilateral meeting in P".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Telling
from kg.model import TimeSpan, When

_DAYS = 7  # before the document's day
_DATELINE = 40  # characters at the head of the first sentence in which the document's own day may stand
_ABOVE = frozenset(("title", "heading", "dateline"))

_AGO = re.compile(r"\bago$|\brecent|\blately|\b(?:past|last)\b", re.IGNORECASE)
_BEFORE, _BEHIND = 40, 120  # characters from a trigger in which its time stands


def told_vaguely(tellings: Iterable[Telling], context: Context) -> bool:
    """As in "met B several months ago": not on the document's day, on whatever day it was."""
    for telling in tellings:
        span = context.analysis.sentences[telling.sentence].span
        begin, end = max(span.begin, telling.position - _BEFORE), min(span.end, telling.position + _BEHIND)
        near = [t for t in context.times(begin, end) if t.time is None]
        if not telling.refers and any(_AGO.search(t.span.of(context.text)) for t in near):
            return True
    return False


def reported_day(context: Context) -> When | None:
    """The day of what the document reports, where it says no other."""
    issued = context.document.issued
    if issued is None:
        return None
    return _of_the_lead(context) or When(TimeSpan(issued.isoformat()), "inherited")


def _of_the_lead(context: Context) -> When | None:
    """The one day that the first sentence names, of the week before."""
    issued = context.document.issued
    lead = next((s for s in context.analysis.sentences if s.block not in _ABOVE), None)
    if lead is None or issued is None or lead.speaker is not None:
        return None
    named = [t for t in context.times(lead.span.begin, lead.span.end) if t.time is not None]
    if named and named[0].span.begin - lead.span.begin < _DATELINE and named[0].time == TimeSpan(issued.isoformat()):
        named = named[1:]
    days = {t.time.earliest for t in named if t.time is not None and t.time.earliest == t.time.latest}
    if len(days) != 1 or any(t.role == "by" for t in named):
        return None
    day = days.pop()
    return When(TimeSpan(day.isoformat()), "inherited") if 0 < (issued - day).days <= _DAYS else None
