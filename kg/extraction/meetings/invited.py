"""Who is asked to come: "A invited B to Japan", "A invited B to take part in the conference in Riga"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction.circumstances import find_places
from kg.extraction.context import unique
from kg.extraction.meetings.actors import objects, prepositional
from kg.extraction.meetings.dates import date_of
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.offered import unnamed_guests
from kg.extraction.meetings.phrase import Clause
from kg.extraction.meetings.visits import accept, goal, host_of, inviters, place_at
from kg.extraction.meetings.words import TOP, kind_of_name, ordinal

_EVENT = (
    r"(?P<name>(?:(?P<nth>[\w-]+)\s+)?(?:[\w’'&+–-]+\s+){0,6}?(?:[Ss]ummit|[Ff]orum|[Cc]onference|[Ss]ession|"
    r"[Cc]onsultations|[Mm]eeting|[Ww]orkshop|[Ss]eminar|[Ee]xpo|[Ee]xposition|[Ee]xhibition|Fair|trade\s+fair))\b"
)
_ASKED_TO = re.compile(rf"(?:to\s+(?:[A-Z]\w+\s+)?for|to)\s+(?:the|an?|their|its|(?:next|this)\s+year[’']s)\s+{_EVENT}")
_TO_JOIN = re.compile(  # "to take part in the conference"; "to attend" has a rule of its own
    rf"[^.;:]{{0,60}}?\bto\s+(?:take\s+part\s+in|participate\s+(?:in|at)|join|speak\s+at|address|be\s+present\s+at|"
    r"be\s+(?:the\s+|an?\s+)?(?:[Cc]hief\s+[Gg]uest|[Gg]uest\s+of\s+[Hh]onou?r|[Kk]eynote\s+[Ss]peaker)\s+(?:at|of))"
    rf"\s+(?:the|an?|their|its|(?:next|this)\s+year[’']s)\s+{_EVENT}"
)
_ATTENDED = re.compile(rf"\s+(?:the|an?|their|its|(?:next|this)\s+year[’']s)\s+{_EVENT}")
_DUE_FOR = re.compile(
    r",?\s+(?:(?:which|that)\s+is\s+)?(?:scheduled|slated|set|due|planned)\s+(?:for|in)\s+(?:the\s+)?"
)
_OF_LEADERS = re.compile(rf"\b{TOP}[’']?\s+(?:and\s+(?:\w+\s+){{1,3}})?[Mm]eeting$")
_OTHER = re.compile(r"\b(?:after|following|before)\b|\band\s+to\b")  # "after its first edition in P", "and to visit"
_SHOWS = re.compile(r"[Ee]xpo(?:sition)?\b|[Ee]xhibition\b|[Ff]air\b")
_SIDES = frozenset(("person", "country"))
_TWO = 2


def by_inviter(telling: Telling, clause: Clause) -> bool:
    """As in "A invited B to Japan", "A invited B to the summit to be held in X": B's visit, so far only asked for."""
    context = clause.context
    guests = objects(clause.verb, clause.sentence, context)
    if (joined := _TO_JOIN.match(context.text, clause.after, clause.sentence.span.end)) is not None:
        return _to_join(telling, clause, guests, joined)
    guests = [o for o in guests if context.kind(o) == "person"]
    if set(guests) <= set(clause.actors):  # nobody invites himself
        guests = unnamed_guests(clause.verb, clause.sentence, context)
    to = next((c for c in clause.verb.rights if c.dep_ in {"prep", "dative"} and c.lower_ == "to"), None)
    if not guests or not clause.actors or to is None or set(guests) & set(clause.actors):
        return False
    telling.kind = "visit"
    if (event := _ASKED_TO.match(context.text, to.idx, clause.end)) is not None:
        telling.kind = _kind(event) or "visit"
        telling.date = date_of(replace(telling, position=event.end()), event.end(), clause.end, context)
    telling.status = "planned" if clause.stance == "planned" else "proposed"
    telling.places = goal(to.idx, clause.sentence, context) or find_places(to.idx, clause.end, clause.sentence, context)
    hosts = [h for p in telling.places if (h := host_of(p, context))]
    telling.participants = unique([*guests, *clause.actors])
    sides = set(context.represent(telling.participants))
    telling.participants += [h for h in hosts if h not in sides]
    return bool(telling.places)


def _to_join(telling: Telling, clause: Clause, guests: list[str], joined: re.Match[str]) -> bool:
    """As in "A invited B to take part in the conference in P in spring": the event, of both, somewhere or on a day."""
    context, stop = clause.context, clause.sentence.span.end
    if (other := _OTHER.search(context.text, joined.end(), stop)) is not None:
        stop = other.start()
    both = unique([*(g for g in guests if context.kind(g) in _SIDES), *clause.actors])
    if set(guests) & set(clause.actors) or len(context.represent(both)) < _TWO or len(guests) > _TWO:
        return False  # guests of many sides: a call on the public
    telling.kind = _kind(joined) or "visit"
    telling.status, telling.participants = "planned" if clause.stance == "planned" else "proposed", both
    telling.places = find_places(joined.end(), stop, clause.sentence, context)
    telling.date = date_of(replace(telling, position=joined.end()), joined.end(), stop, context)
    telling.fresh = True  # of no occasion told before
    accept(telling, context)
    return bool(telling.places or telling.date)


def _kind(event: re.Match[str]) -> str | None:
    if _SHOWS.search(event["name"]):
        return "forum"
    if _OF_LEADERS.search(event["name"]):
        return "summit"  # "the Commonwealth Heads of Government Meeting"
    return kind_of_name(event["name"], ordinal(event["nth"] or ""))


def by_guest(telling: Telling, clause: Clause) -> bool:
    """As in "A invited B to attend the celebrations in X": B's visit to X."""
    context, verb = clause.context, clause.verb
    asking, guests = inviters(verb, clause.sentence, context), clause.actors
    telling.places = find_places(clause.after, clause.end, clause.sentence, context)
    if verb.head.lemma_ == "invitation":
        # "A extended an invitation to B to attend the summit in X"
        offered_to = prepositional(verb.head, {"to", "for"}, clause.sentence, context)
        guests = [g for g in offered_to if context.kind(g) in _SIDES and g not in asking] or guests
    if asking and (verb.head.lemma_ == "invitation" or not telling.places):
        _to_event(telling, clause)
    telling.participants = unique([*guests, *asking])
    return bool(asking and guests and (telling.places or telling.date))


def _to_event(telling: Telling, clause: Clause) -> None:
    """What somebody is asked to attend, with its day and the place that it is due for."""
    context, stop = clause.context, clause.sentence.span.end
    event = _ATTENDED.match(context.text, clause.after, stop)
    if event is None:
        return
    telling.kind, telling.status = _kind(event) or "visit", "proposed"
    telling.date = date_of(replace(telling, position=event.end()), event.end(), stop, context)
    due = _DUE_FOR.match(context.text, event.end(), stop)
    place = place_at(due.end(), context) if due and not telling.places else None
    telling.places = list(place.entities[:1]) if place is not None else telling.places
    accept(telling, context)
