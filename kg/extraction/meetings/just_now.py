"""What has just been done is of the day on which it is said: "We have just concluded our seventh Annual Conference"."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Telling
from kg.model import TimeSpan, When

_JUST = re.compile(
    r"(?:\b(?:have|has)|[’'](?:ve|s))\s+(?:only\s+|now\s+)?just\s+"
    r"(?:concluded|finished|completed|wrapped\s+up|held|had|ended|closed|come\s+(?:from|out\s+of)|left|met|chaired|attended|hosted)\b"
    r"[^.;:?!]{0,80}$"
)
_BACK = 130  # characters before a meeting's word in which it is said to be just over


def date_just_over(telling: Telling, context: Context) -> None:
    """Give a meeting that is just over the document's day, where nothing else dates it."""
    issued = context.document.issued
    if issued is None or telling.date is not None or telling.refers or telling.status not in {"held", None}:
        return
    if telling.kind == "visit":
        return  # which took some days
    begin = context.analysis.sentences[telling.sentence].span.begin
    if _JUST.search(context.text, max(begin, telling.position - _BACK), telling.position):
        telling.date, telling.status = When(TimeSpan(issued.isoformat()), "resolved"), "held"
