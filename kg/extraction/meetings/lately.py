"""When a report's meetings were that it dates nowhere: in the month in which it is issued.

A ministry that reports that its minister "also met with B" tells of these days, not of any year. What it recalls, what
somebody says in a speech, and what an account of many years tells has no day.
"""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Occasion
from kg.model import TimeSpan, When

_NEWS = frozenset(("talks", "ceremony", "call"))
_REPORTED = 31  # days before the document within which a report lies
_KNOWN = re.compile(r"\b(?:their|his|her|its|our|your|recent|last|latest|previous|earlier)\s+(?:[\w’'-]+\s+){0,3}$")
_ANOTHER_TIME = re.compile(
    r"\b(?:[Ff]ollowing\s+up|[Bb]uilding\s+on|recall\w*|remember\w*|since\s+(?:the|their|his|her|its|our)|"
    r"previous(?:ly)?|earlier\s+(?:this|that)\s+year|in\s+the\s+past|over\s+the\s+years|several\s+occasions|once|"
    r"had\s+(?:\w+\s+)?(?:met|held|visited|discussed|spoken|agreed|had|been)|last\s+(?:met|visited|spoke)|"
    r"[Pp]redecessor|[Tt]hen[- ][A-Z]\w+|[Ff]ormer|"
    r"upcoming|forthcoming|planning|look(?:s|ed|ing)?\s+forward|coming\s+(?:days|weeks|months))\b"
)


def of_these_days(occasions: list[Occasion], main: Occasion | None, context: Context) -> None:
    """Date what a report tells as done on no day by its month, where the one whom it is about takes part."""
    issued = context.document.issued
    if issued is None or not _is_report(occasions, main, context):
        return
    month = When(TimeSpan(f"{issued.year:04}-{issued.month:02}"), "inherited")
    for occasion in occasions:
        known = main is not None and set(occasion.participants) <= set(main.participants)  # more of what is reported
        if occasion.date is None and (_is_to_come(occasion) or (not known and _is_news(occasion, context))):
            occasion.given = month


def _is_report(occasions: list[Occasion], main: Occasion | None, context: Context) -> bool:
    """Whether the document reports what has just been done: its main occasion, or one of these days."""
    issued = context.document.issued
    if main is not None and main.date is None:
        return True  # which is of the document's day
    dates = [o.date.time for o in occasions if o.date is not None and o.status in {"held", "ongoing"}]
    return any(0 <= (issued - d.latest).days <= _REPORTED for d in dates if issued is not None)


def _is_to_come(occasion: Occasion) -> bool:
    """As in "During his visit, he will also meet C", of a visit of these days."""
    told = [t for t in occasion.tellings if not t.refers]
    return occasion.status == "planned" and not occasion.event and bool(told) and all(t.during for t in told)


def _is_news(occasion: Occasion, context: Context) -> bool:
    if occasion.status != "held" or occasion.kind not in _NEWS or occasion.event:
        return False
    sentences = [context.analysis.sentences[t.sentence] for t in occasion.tellings if not t.refers]
    people = {p for p in occasion.participants if context.kind(p) == "person"}
    spoken = any(s.speaker is not None for s in sentences)
    recalled = any(_ANOTHER_TIME.search(context.text, s.span.begin, s.span.end) for s in sentences)
    recalled |= any(_KNOWN.search(context.text, max(0, t.position - 50), t.position) for t in occasion.tellings)
    return bool(people and sentences) and not spoken and not recalled
