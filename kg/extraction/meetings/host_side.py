"""Whose a sitting to come is that is told of no sides: home's, and of the country in which it will be held.

A report of talks with several goes from one to the next: "agreed that the Joint Committee should meet in Beirut" is of
Lebanon, told of before it, and not of the body whose head was met last.
"""

from __future__ import annotations

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Occasion, Telling
from kg.extraction.meetings.visits import host_of

_SITTINGS = frozenset(("session", "forum"))
_TO_COME = frozenset(("planned", "proposed"))
_TWO = 2


def settle_sides(occasions: list[Occasion], context: Context) -> None:
    """Put the country of the place for the side that no sentence of a sitting names, where the text tells of it."""
    home = context.analysis.home
    for occasion in occasions if home is not None else ():
        if occasion.kind not in _SITTINGS or occasion.status not in _TO_COME or occasion.event:
            continue
        sides, hosts = occasion.participants, {host_of(p, context) for p in occasion.places}
        if len(sides) != _TWO or home not in sides or len(hosts) != 1:
            continue
        host, other = hosts.pop(), next(s for s in sides if s != home)
        if host is None or host in sides or context.kind(other) == "person":
            continue
        spans = [context.analysis.sentences[t.sentence].span for t in occasion.tellings]
        named = {context.country(e) for s in spans for m in context.mentions_in(s.begin, s.end) for e in m.entities}
        if other in named or not _told_of(host, spans[0].begin, context):
            continue
        first = occasion.tellings[0]
        occasion.add(Telling(occasion.kind, first.rule, first.position, first.sentence, refers=True, guests=[host]))
        occasion.stand_for(other)


def _told_of(country: str, position: int, context: Context) -> bool:
    """Whether the text tells of a country's people before a place."""
    people = (m for m in context.mentions_in(0, position) if m.kind == "person")
    return any(context.country(e) == country for m in people for e in m.entities)
