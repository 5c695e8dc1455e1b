"""Where a sitting is of which only the host is told: "will be hosted by Spain", "Brunei will host the 3rd session"."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Occasion, Telling
from kg.extraction.unlisted_places import town_of
from kg.language.analysis import Mention

_SITTINGS = frozenset(("session", "forum", "summit"))
_BY = re.compile(r"[^.;:]{0,80}?\bhosted\s+(?:jointly\s+)?(?:this\s+(?:year|time)\s+)?by\s+(?:the\s+)?(?=[A-Z])")
_HELPERS = (
    r"(?:\s+(?:will|would|shall|is|was|to|has|had|have|be|been|being|again|also|next|once|offered|agreed|kindly|glad|"
    r"set|due|scheduled|expected|going|today|yesterday|recently|jointly)){0,6}"
)
_HOSTS = re.compile(
    rf"{_HELPERS}\s+(?:host(?:s|ed|ing)?|(?:the|a)\s+(?:venue|host|setting)\s+(?:of|for))\s+"
    r"(?:(?:the|its|an?|this|next|informal|bilateral|annual|regular|political)\s+(?:[^.,;:]{0,90}\s)?)?"
)
_TOWN_HOSTS = re.compile(
    rf"\b[Tt]he\s+(?:[\w’'-]+\s+){{0,4}}?(?:city|town|village|resort)\s+of\s+[A-Z][\w’'-]+(?=(?:\s+[A-Z][\w’'-]+){{0,2}}{_HOSTS.pattern}$)"
)
_WHICH = re.compile(r"[^.;:]{0,90}?,?\s+(?:which|that)\s+(?=[A-Z])")  # "the meeting which Kigali hosted on 25 October"
_HOSTED = re.compile(r"(?:\s+(?:will|would|is\s+to|had|has|is\s+going\s+to))?\s+host(?:s|ed)?\b")
_HOSTING_BEFORE = 130  # characters before a noun in which its host stands
_GOES_ON = re.compile(r"[’']s\b|-\w|\s+(?:[A-Z](?!\d)|and\s+[A-Z]|embassy|side|government)")
_AND, _JOINED = re.compile(r",?\s+and\s+(?:the\s+)?"), 60
_FROM_AFAR = re.compile(r"\b(?:virtual\w*|video\w*|online|hybrid|teleconference)\b", re.IGNORECASE)


def settle_with_hosts(occasions: list[Occasion], context: Context) -> None:
    """Give sittings that are told nowhere the country or city that receives them."""
    for occasion in occasions:
        if occasion.places or occasion.kind not in _SITTINGS or occasion.status == "cancelled":
            continue
        host = next((h for t in occasion.tellings if (h := _host(t, context)) is not None), None)
        towns = [] if host is not None else [town for t in occasion.tellings if (town := _town(t, context))]
        occasion.settled = list(host.entities) if host is not None else towns[:1]


def _town(telling: Telling, context: Context) -> str | None:
    """As in "the Latvian town of X hosted the consultations": X, which no list may have."""
    span = context.analysis.sentences[telling.sentence].span
    before = _TOWN_HOSTS.search(context.text, max(span.begin, telling.position - _HOSTING_BEFORE), telling.position)
    return None if before is None else town_of(before.start(), before.end(), context, subject=True)


def _host(telling: Telling, context: Context) -> Mention | None:
    span = context.analysis.sentences[telling.sentence].span
    words = context.text[span.begin : span.end]
    if ("host" not in words and "venue" not in words) or _FROM_AFAR.search(context.text, span.begin, span.end):
        return None
    by = _BY.match(context.text, telling.position, span.end)
    found = context.mention_at(by.end()) if by is not None else None
    if found is None and (which := _WHICH.match(context.text, telling.position, span.end)) is not None:
        host = context.mention_at(which.end())
        found = host if host is not None and _HOSTED.match(context.text, host.span.end, span.end) else None
    if found is None:
        before = context.mentions_in(max(span.begin, telling.position - _HOSTING_BEFORE), telling.position)
        hosts = [m for m in before if _HOSTS.fullmatch(context.text, m.span.end, telling.position)]
        found = hosts[-1] if hosts else None
    is_place = found is not None and found.kind in {"country", "place"} and found.form == "name"
    if found is None or not is_place or len(found.entities) != 1 or _GOES_ON.match(context.text, found.span.end):
        return None
    beside = context.mentions_in(max(span.begin, found.span.begin - _JOINED), found.span.begin)
    if beside and beside[-1].kind == "country" and _AND.fullmatch(context.text, beside[-1].span.end, found.span.begin):
        return None  # "A, B and C will host a workshop": it may be at any one's
    return found
