"""Where a sitting is of which only the host is told: "will be hosted by Spain", "Brunei will host the 3rd session"."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Occasion, Telling
from kg.language.analysis import Mention

_SITTINGS = frozenset(("session", "forum", "summit"))
_BY = re.compile(r"[^.;:]{0,80}?\bhosted\s+(?:jointly\s+)?(?:this\s+(?:year|time)\s+)?by\s+(?:the\s+)?(?=[A-Z])")
_HOSTS = re.compile(
    r"(?:\s+(?:will|would|shall|is|was|to|has|had|have|be|being|again|also|next|offered|agreed|kindly|glad|set|due|"
    r"scheduled|expected)){0,5}\s+host(?:s|ed|ing)?\s+(?:the|its|an?|this|next)\s+(?:[^.,;:]{0,90}\s)?"
)
_HOSTING_BEFORE = 130  # characters before a noun in which its host stands
_GOES_ON = re.compile(r"[’']s\b|-\w|\s+(?:[A-Z](?!\d)|and\s+[A-Z]|embassy|side|government)")
_FROM_AFAR = re.compile(r"\b(?:virtual\w*|video\w*|online|hybrid|teleconference)\b", re.IGNORECASE)


def settle_with_hosts(occasions: list[Occasion], context: Context) -> None:
    """Give sittings that are told nowhere the country or city that receives them."""
    for occasion in occasions:
        if occasion.places or occasion.kind not in _SITTINGS or occasion.status == "cancelled":
            continue
        host = next((h for t in occasion.tellings if (h := _host(t, context)) is not None), None)
        if host is not None:
            occasion.settled = list(host.entities)


def _host(telling: Telling, context: Context) -> Mention | None:
    span = context.analysis.sentences[telling.sentence].span
    if "host" not in context.text[span.begin : span.end] or _FROM_AFAR.search(context.text, span.begin, span.end):
        return None
    by = _BY.match(context.text, telling.position, span.end)
    found = context.mention_at(by.end()) if by is not None else None
    if found is None:
        before = context.mentions_in(max(span.begin, telling.position - _HOSTING_BEFORE), telling.position)
        hosts = [m for m in before if _HOSTS.fullmatch(context.text, m.span.end, telling.position)]
        found = hosts[-1] if hosts else None
    is_place = found is not None and found.kind in {"country", "place"} and found.form == "name"
    if found is None or not is_place or len(found.entities) != 1 or _GOES_ON.match(context.text, found.span.end):
        return None
    return found
