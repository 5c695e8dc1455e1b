"""Who pays a visit told by a noun: "visit of A", "visit to X by B", "the trip of Czech companies to X"."""

from __future__ import annotations

import re

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.relative import paid

_OF, _TO = re.compile(r"\s+(?:of|by|from)\s+"), re.compile(r"\s+to\s+(?:the\s+)?")
_TO_BE_PAID = re.compile(r"\s+(?:(?:to\s+be|being|soon\s+to\s+be)\s+)?(?:made|paid|undertaken)\s+to\s+(?:the\s+)?")
_THEN_BY = re.compile(r"[^.;:()]{0,50}?\s+by\s+(?:an?\s+)?")
_PARTY = re.compile(
    r"(?:an?\s+|the\s+|some\s+)?(?:[\w’'-]+\s+){0,5}?(?:delegations?|mission|team|compan(?:y|ies)|firms|businesses|"
    r"business\w+|entrepreneurs|investors|executives|experts|officials|parliamentarians|ministers?|researchers)\b"
    r"(?:\s+(?:of|from)\s+(?:[\w’'-]+\s+){0,2}?(?:business\w+|compan(?:y|ies)|entrepreneurs|investors|experts))?"
)
_BY = re.compile(r"\s+(?:of|by)\s+(?:an?\s+)?")
_LED = re.compile(r"[^.,;]{0,60}?\b(?:headed|led|chaired)\s+by\s+")


def visitors(phrase: Phrase) -> list[str]:
    """As in "visit of A", "visit to X by B", "visit to X by a delegation headed by C", "visit that D paid"."""
    context, stop = phrase.context, phrase.sentence.span.end
    if of := _OF.match(context.text, phrase.end, stop):
        return actor_list(of.end(), stop, context)[0] or _party(of.end(), stop, context)
    made = _TO_BE_PAID.match(context.text, phrase.end, stop)
    to = made or _TO.match(context.text, phrase.end)
    place = context.mention_at(to.end()) if to else None
    by = _BY.match(context.text, place.span.end) if place is not None else None
    if by is None and made is not None and place is not None:
        by = _THEN_BY.match(context.text, place.span.end, stop)
    if by is None:
        return paid(phrase)[0]
    led = _LED.match(context.text, by.end())
    return actor_list(led.end() if led else by.end(), stop, context)[0] or _party(by.end(), stop, context)


def to_be_paid(phrase: Phrase) -> int | None:
    """Where the place stands in "a visit to be made to X by a delegation"."""
    made = _TO_BE_PAID.match(phrase.context.text, phrase.end, phrase.sentence.span.end)
    return made.end() if made else None


def _party(position: int, stop: int, context: Context) -> list[str]:
    """As in "the visit of a Swiss economic delegation", "the trip of Czech companies": their country."""
    party = _PARTY.match(context.text, position, stop)
    if party is None:
        return []
    named = [m for m in context.mentions_in(position, party.end()) if m.kind == "country"]
    return list(named[0].entities) if len(named) == 1 else []
