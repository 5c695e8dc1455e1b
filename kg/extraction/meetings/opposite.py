"""Who meets the one side that a sentence names: two people of one country, or the one whose text it is."""

from __future__ import annotations

import re

from kg.extraction.context import Context, unique
from kg.extraction.meetings.occasions import NOT_HELD, Telling
from kg.extraction.meetings.spoken_of import spoken_around
from kg.extraction.meetings.visits import host_of

_FACE_TO_FACE = frozenset(("talks", "call"))
_THIS = re.compile(r"\b(?:[Tt]his|[Oo]ur|[Mm]y)\s+(?:[\w’'-]+\s+){0,2}$")  # the one under way
_BESIDE = re.compile(r"\b(?:alongside|[Tt]hank\w*|[Gg]rateful)\b[^.;]*$")  # "your visit", which goes on
_SITTINGS = frozenset(("session", "forum", "summit"))
_WITH = re.compile(r"\bwith\s")
_WHO_TRADE = re.compile(
    r"\s+(?:[a-z][\w-]*\s+){0,2}?(?:business\w*|compan(?:y|ies)|investors|entrepreneurs|industrialists|firms|parliamentarians|"
    r"lawmakers|bankers|traders|exporters)\b"
)
_NEAR = 110  # characters in which they are named
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
    if side == home and (trade := _business(telling, side, context)):
        telling.participants = [*people, trade]
        return True
    if side == home or context.kind(side) != "country":
        return False
    hosts = [p for p in context.analysis.principals if context.country(p) == home]
    telling.participants = [*(hosts if len(hosts) == 1 else [home]), *people]
    return True


def _business(telling: Telling, home: str, context: Context) -> str | None:
    """As in "held a meeting with representatives of American business circles": the country of those who trade."""
    stop = min(context.analysis.sentences[telling.sentence].span.end, telling.position + _NEAR)
    for mention in context.mentions_in(telling.position, stop):
        foreign = mention.kind == "country" and mention.form == "adjective" and mention.entities[0] != home
        if foreign and _WHO_TRADE.match(context.text, mention.span.end):
            between = context.text[telling.position : mention.span.begin]
            return mention.entities[0] if _WITH.search(between) or " " not in between.strip() else None
    return None


def _partner_told(telling: Telling, people: list[str], context: Context) -> bool:
    """Whether one of them is named behind the word of meeting: "A met B", not "A and B met young people"."""
    span = context.analysis.sentences[telling.sentence].span
    behind = {e for m in context.mentions_in(telling.position, span.end) for e in m.entities}
    before = {e for m in context.mentions_in(span.begin, telling.position) for e in m.entities}
    return any(p in behind and p not in before for p in people)


def people_somewhere(telling: Telling, context: Context) -> bool:
    """As in "when I met Secretary B in P in February": two people with names, be it unsaid for whom one speaks."""
    named = {p for p in telling.participants if context.kind(p) == "person" and context.entities[p].name}
    dated = telling.date is not None and bool(telling.places)
    told = telling.kind == "talks" and not telling.headline
    return told and dated and len(named) == len(telling.participants) == _TWO


def completed(telling: Telling, context: Context) -> bool:
    """Whether what is told with a day or place, and of nothing else in the text, is an occasion of its own.

    "In my talks with President B in P three days ago", "the visit by President B on 8 October": with whoever receives
    there, whose text it is, or whom the words around speak of.
    """
    told = telling.participants and (telling.date or telling.places) and not telling.under_way
    if not told or telling.headline or telling.rule.startswith("meeting.refers"):
        return False
    issued, day = context.document.issued, telling.date.time if telling.date else None
    now = day is None or (issued is not None and day.earliest <= issued <= day.latest)
    span = context.analysis.sentences[telling.sentence].span
    if (now and _THIS.search(context.text, max(span.begin, telling.position - 30), telling.position)) or _BESIDE.search(
        context.text, max(span.begin, telling.position - 90), telling.position
    ):
        return False
    sides = context.represent(telling.participants)
    home = [context.analysis.home] if context.analysis.home else []
    if telling.kind == "visit":
        hosts = [h for p in telling.places if (h := host_of(p, context))]
        at_home = len(sides) < _TWO and (set(hosts) & set(sides) or (telling.places and not hosts))
        if at_home or (day is None and (not hosts or telling.status not in NOT_HELD)):
            return False  # at home, or the visit under way
        home = [*hosts, *home]
    elif telling.kind in _SITTINGS or _partner_told(telling, telling.participants, context):
        home = [*home, *spoken_around(telling, context)]
    others = [s for s in home if s not in sides]
    bodies = telling.kind == "session" and all(context.kind(p) == "organization" for p in telling.participants)
    if not sides or (len(sides) < _TWO and (not others or (bodies and not telling.places))):
        return False
    telling.participants = unique([*telling.participants, *(others[:1] if len(sides) < _TWO else [])])
    return True
