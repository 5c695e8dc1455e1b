"""References to occasions that nothing else in the text tells: whose they are, by the words around them.

"As agreed by A and B at their meeting on 10 March", "the Fourth Summit, held in P", "signed at the summit in July".
"""

from __future__ import annotations

import re

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context
from kg.extraction.meetings.attendance import is_body
from kg.extraction.meetings.occasion_sides import two_parties
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.own_session import of_own_body
from kg.extraction.meetings.spoken_of import spoken_around

_AT_THEIRS = re.compile(r"\s+(?:at|during|in|following|after|on)\s+their\s+(?:[\w’'-]+\s+){0,3}$")
_THE_SUMMIT = re.compile(r"\b(?:the|their|our|last|next)\s+(?:next\s+|last\s+|upcoming\s+|informal\s+)?$")
_MANY = frozenset(("summit", "forum"))
_FAR, _NEAR = 160, 40  # characters before a noun in which those who met are named, and in which its article stands
_TWO = 2  # sides


def whose(telling: Telling, context: Context) -> list[str]:
    """Who took part in an occasion told with its own day, number or place; nobody where that is not known."""
    if telling.headline or not telling.rule.startswith("meeting.noun"):
        return _of_the_parties(telling, context)
    return _told_before(telling, context) or _of_the_parties(telling, context) or _at_the_summit(telling, context)


def _of_the_parties(telling: Telling, context: Context) -> list[str]:
    """As in "the fourth round, held in X in July", which nobody else told: of the two between whom all plays."""
    where = bool(telling.places) and telling.kind not in _MANY
    own_body = telling.kind == "session" and of_own_body(telling, context)
    sits = own_body and bool(telling.places or telling.ordinal)
    told = telling.date is not None and (telling.ordinal or where)
    parties = two_parties(context)
    if sits and not parties:
        parties = spoken_around(telling, context)
    if not (told or sits):
        return []
    if len(telling.own) >= _TWO:
        return telling.own
    if len(parties) == _TWO and set(telling.participants) <= set(parties):
        return parties
    return []


def _told_before(telling: Telling, context: Context) -> list[str]:
    """As in "as determined by A and B at their meeting on 10 March": the people named right before it."""
    if telling.date is None or telling.participants:
        return []
    begin = max(context.analysis.sentences[telling.sentence].span.begin, telling.position - _FAR)
    theirs = _AT_THEIRS.search(context.text, begin, telling.position)
    if theirs is None:
        return []
    for mention in context.mentions_in(begin, theirs.start()):
        listed, end = actor_list(mention.span.begin, theirs.start(), context)
        people = all(context.kind(p) == "person" for p in listed)
        if people and len(context.represent(listed)) >= _TWO and end == theirs.start():
            return listed
    return []


def _at_the_summit(telling: Telling, context: Context) -> list[str]:
    """As in "our agreement with B is to be signed at the summit in July": of the two of which the sentence speaks."""
    issued, day = context.document.issued, telling.date.time if telling.date else None
    if telling.kind != "summit" or telling.participants or day is None or issued is None:
        return []
    if day.earliest <= issued <= day.latest:
        return []
    sentence = context.analysis.sentences[telling.sentence]
    begin = sentence.span.begin
    if not _THE_SUMMIT.search(context.text, max(begin, telling.position - _NEAR), telling.position):
        return []
    named = context.mentions_in(begin, telling.position)
    bodies = list(dict.fromkeys(e for m in named if is_body(m, context) for e in m.entities))
    countries = list(dict.fromkeys(e for m in named if m.kind == "country" for e in m.entities))
    home = context.analysis.home
    if not bodies and home is not None and context.kind(home) == "organization":
        bodies = [home]
    sides = [*bodies, *countries]
    return sides if bodies and len(sides) == _TWO else []
