"""Days of what is done on a visit: "A will visit P from 18 to 21 May. In Q, he will meet B" is within those days.

A text gives the days of a visit once; whom the visitor meets of the country visited, on no other day, he meets then.
"""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import TAKES_PLACE, Occasion
from kg.extraction.meetings.visits import host_of

_FAR = 12  # sentences between the telling of a visit and what is done on it
_LONGEST = 14  # days
_TO_COME = frozenset(("planned",))
_ON_A_VISIT = frozenset(("talks", "session", "forum", "ceremony"))
_WITH_THE_VISIT = re.compile(  # "a business forum, held on the sidelines of the visit"
    r"\b(?:on\s+the\s+(?:side-?lines|margins|fringes|occasion)\s+of|in\s+the\s+(?:margins|framework|course|context)\s+of|"
    r"(?:as|being)\s+part\s+of|within\s+the\s+framework\s+of|alongside|in\s+parallel\s+(?:with|to)|during|coinciding\s+with)\s+"
    r"(?:the|this|his|her|their|its)\s+(?:(?!and\b)[\w’'-]+\s+){0,4}?visit\b"
)


def within_stays(occasions: list[Occasion], main: Occasion | None, context: Context) -> None:
    """Give occasions without a day the days of the visit told before them, where its people meet its hosts."""
    stays = [o for o in occasions if o.kind == "visit" and o.places and _days(o) > 1 and o.status != "cancelled"]
    for occasion in occasions if stays else ():
        if occasion.date or occasion.kind not in _ON_A_VISIT:
            continue
        told = _told_with_it(occasion, context)
        if (occasion.event or occasion is main) and not told:
            continue
        fits = [
            s
            for s in stays
            if _same_time(s, occasion)
            and (_of_its_sides(s, occasion, context) if told else _near(s, occasion) and _of_it(s, occasion, context))
        ]
        if fits:
            stay = max(fits, key=lambda s: s.tellings[0].position)
            occasion.given = stay.date
            if not occasion.places and occasion.kind != "call" and len(stay.places) == 1:
                occasion.settled = stay.places


def _days(occasion: Occasion) -> int:
    time = occasion.date.time if occasion.date else None
    days = (time.latest - time.earliest).days + 1 if time else 0
    return days if days <= _LONGEST else 0


def _same_time(stay: Occasion, occasion: Occasion) -> bool:
    return any({stay.status, occasion.status} <= group for group in (_TO_COME, TAKES_PLACE))


def _near(stay: Occasion, occasion: Occasion) -> bool:
    first = occasion.tellings[0]
    return any(t.position < first.position and first.sentence - t.sentence <= _FAR for t in stay.tellings)


def _told_with_it(occasion: Occasion, context: Context) -> bool:
    """As in "The A-B Forum was held on the sidelines of the visit": within its days, be the visit told far from it."""
    sentences = context.analysis.sentences
    spans = [sentences[t.sentence].span for t in occasion.tellings if not t.refers]
    return any(_WITH_THE_VISIT.search(context.text, span.begin, span.end) for span in spans)


def _of_its_sides(stay: Occasion, occasion: Occasion, context: Context) -> bool:
    sides = {context.country(p) for p in stay.participants} | {h for p in stay.places if (h := host_of(p, context))}
    first = stay.tellings[0].position < occasion.tellings[0].position
    return first and {context.country(p) for p in occasion.participants} <= sides


def _of_it(stay: Occasion, occasion: Occasion, context: Context) -> bool:
    """Whether the visitor meets those of the country visited, there."""
    hosts = {h for p in stay.places if (h := host_of(p, context))}
    travelled = {p for p in stay.participants if context.kind(p) == "person" and context.country(p) not in hosts}
    others = {context.country(p) for p in occasion.participants} - {context.country(p) for p in travelled}
    there = {host_of(p, context) for p in occasion.places}
    return bool(travelled & set(occasion.participants)) and bool(others) and others <= hosts and there <= hosts
