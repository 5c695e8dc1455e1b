"""Who meets the one side that a sentence names: two people of one country, or the one whose text it is."""

from __future__ import annotations

import re

from kg.extraction.context import Context, unique
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.spoken_of import spoken_of
from kg.extraction.meetings.visits import host_of

_FACE_TO_FACE = frozenset(("talks", "call"))
_THIS = re.compile(r"\b(?:[Tt]his|[Oo]ur|[Mm]y)\s+(?:[\w’'-]+\s+){0,2}$")  # the one under way
_TWO = 2


def opposite(telling: Telling, context: Context) -> bool:
    """Complete a telling of talks with one side; False where nobody else is known to take part."""
    if telling.kind not in _FACE_TO_FACE or telling.refers or telling.headline or telling.event:
        return False
    people = [p for p in telling.participants if context.kind(p) == "person"]
    if len(people) >= _TWO:
        return telling.kind == "talks" and _partner_told(telling, people, context)
    home = context.analysis.home
    if len(people) != 1 or len(telling.participants) != 1 or home is None:
        return False
    side = context.country(people[0])
    if side == home or context.kind(side) != "country":
        return False
    hosts = [p for p in context.analysis.principals if context.country(p) == home]
    telling.participants = [*(hosts if len(hosts) == 1 else [home]), *people]
    return True


def _partner_told(telling: Telling, people: list[str], context: Context) -> bool:
    """Whether one of them is named behind the word of meeting: "A met B", not "A and B met young people"."""
    span = context.analysis.sentences[telling.sentence].span
    behind = {e for m in context.mentions_in(telling.position, span.end) for e in m.entities}
    before = {e for m in context.mentions_in(span.begin, telling.position) for e in m.entities}
    return any(p in behind and p not in before for p in people)


def completed(telling: Telling, context: Context) -> bool:
    """Whether what is told with a day or place, and of nothing else in the text, is an occasion of its own.

    "In my talks with President B in P three days ago", "the visit by President B on 8 October": with whoever receives
    there, whose text it is, or whom the words around speak of.
    """
    if telling.headline or telling.rule.startswith("meeting.refers") or not (telling.date or telling.places):
        return False
    sides = context.represent(telling.participants)
    issued, day = context.document.issued, telling.date.time if telling.date else None
    now = day is None or (issued is not None and day.earliest <= issued <= day.latest)
    this = now and _THIS.search(context.text, max(0, telling.position - 30), telling.position)
    if not sides or telling.under_way or this:
        return False
    hosts = [h for p in telling.places if (h := host_of(p, context))] if telling.kind == "visit" else []
    home = [context.analysis.home] if context.analysis.home else []
    others = [s for s in (*hosts, *home, *_around(telling, context)) if s not in sides]
    if (len(sides) < _TWO and not others) or (telling.kind == "visit" and not hosts and telling.date is None):
        return False
    telling.participants = unique([*telling.participants, *(others[:1] if len(sides) < _TWO else [])])
    return True


def _around(telling: Telling, context: Context) -> list[str]:
    return spoken_of(context.analysis.sentences[telling.sentence], context, telling.position)
