"""Sessions told by who chaired the body that sat: "A co-chaired the Joint Commission with B in X"."""

from __future__ import annotations

import re

from kg.extraction.circumstances import find_places
from kg.extraction.context import unique
from kg.extraction.meetings.actors import prepositional
from kg.extraction.meetings.occasion_sides import two_parties
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Clause, Phrase
from kg.extraction.meetings.roster_people import people_named
from kg.extraction.meetings.words import ordinal

_BODY = re.compile(r"(?:Commission|Committee|Council|Dialogue|Mechanism|Board|Group|Cabinet|Consultation)")
CHAIRED = re.compile(rf"[^.;]{{1,100}}?\b{_BODY.pattern}\b")
_TWO = 2  # sides at the least
_CHAIRS = frozenset(
    (
        "chair",
        "co-chair",
        "cochair",
        "head",
        "lead",
        "preside",
        "attend",
        "open",
        "conduct",
        "convene",
        "host",
        "moderate",
    )
)
_BY = re.compile(r"[^.;]{1,80}?\b(?:over\s+)?(?:jointly\s+)?by\s")


def by_chair(telling: Telling, clause: Clause) -> bool:
    """Who sat: those who chaired, the sides that the body's name has, or the two sides of the text."""
    context, verb = clause.context, clause.verb
    body = next((c for c in verb.rights if c.dep_ in {"dobj", "obj"} and _BODY.fullmatch(c.text)), None)
    if body is None or clause.passive or not clause.actors:
        return False
    begin, end = body.left_edge.idx, body.right_edge.idx + len(body.right_edge)
    beside = prepositional(verb, {"with", "alongside"}, clause.sentence, context)
    beside = beside or prepositional(body, {"with"}, clause.sentence, context)
    chairs = unique([*clause.actors, *beside])
    sides = unique([e for m in context.mentions_in(begin, end) if m.kind == "country" for e in m.entities])
    if len(context.represent(chairs)) < _TWO:
        chairs = unique([*chairs, *(s for s in sides or two_parties(context) if s not in context.represent(chairs))])
    telling.kind, telling.body = "session", context.text[body.left_edge.idx : body.idx + len(body)]
    telling.participants = chairs if len(context.represent(chairs)) >= _TWO else []
    telling.ordinal = next((n for c in body.lefts if (n := ordinal(c.text)) is not None), None)
    return bool(telling.participants)


def chaired_by(phrase: Phrase) -> bool:
    """As in "The meeting was co-chaired by A and B": said of the one told before, who was there besides."""
    context, stop = phrase.context, phrase.sentence.span.end
    said = phrase.verb.lemma_ in _CHAIRS and phrase.head.dep_ == "nsubjpass" and not phrase.headline
    bare = (
        not phrase.determiner and phrase.noun.tag_ == "NNS" and phrase.begin == phrase.sentence.span.begin
    )  # "Talks were led by"
    the = bare or (phrase.determiner in {"the", "this"} and not phrase.fresh)
    by = _BY.match(context.text, phrase.end) if said and the else None
    if by is None:
        return False
    chairs = people_named(by.end(), stop, context)[1]  # with their titles, which may name a ministry
    # With a day or a place of its own it is told here.
    placed = find_places(phrase.end, by.end(), phrase.sentence, context) or find_places(
        chairs, stop, phrase.sentence, context
    )
    return not context.times(phrase.end, stop) and not placed
