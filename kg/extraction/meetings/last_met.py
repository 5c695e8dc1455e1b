"""Meetings of the people spoken of: "since their last meeting in P in May", "The meeting took place in P on 3 May"."""

from __future__ import annotations

from kg.extraction.meetings.agreed import OF_BODY
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.referents import pronoun_referents

_BETWEEN_PEOPLE = frozenset(("meeting", "talk", "conversation", "discussion", "encounter", "exchange"))
_KNOWN = frozenset(("meeting", "talk", "conversation", "discussion"))
_TWO = 2  # sides


def of_themselves(telling: Telling, phrase: Phrase) -> list[str]:
    """The two people spoken of, whose meeting it is and not one of a body of their countries; else nobody."""
    context = phrase.context
    if phrase.determiner not in {"their", "our"} or telling.ordinal is not None or phrase.word not in _BETWEEN_PEOPLE:
        return []
    if OF_BODY.match(context.text, phrase.end, phrase.sentence.span.end):
        return []
    people = pronoun_referents(phrase.determiner, phrase.sentence, context)
    if len(context.represent(people)) != _TWO or not all(context.kind(p) == "person" for p in people):
        return []
    return people


def who_met(phrase: Phrase) -> list[str]:
    """The two people whom the document is about, where it tells of a meeting as known: "The meeting took place"."""
    people = list(phrase.context.analysis.principals)
    known = phrase.definite and not phrase.in_turn and phrase.word in _KNOWN and phrase.verb.tag_ == "VBD"
    return people if known and len(people) == len(phrase.context.represent(people)) == _TWO else []
