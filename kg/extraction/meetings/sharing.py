"""What occasions share: side meetings with the larger one, what "A also met C" tells with what was reported."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Occasion, Telling
from kg.extraction.meetings.reported import reported_day

_ALSO = re.compile(
    r"\b(?:also|then|later|subsequently|afterwards?|finally|lastly|afterwards|separately|earlier in the day|"
    r"in the (?:morning|afternoon|evening)|prior to (?:the|their)|(?:after|before|following) the (?:talks|meeting))\b",
    re.IGNORECASE,
)
_SIDELINES = re.compile(r"\b[Oo]n the (?:side[- ]?lines|margins|fringes)\b|\b[Ii]n the margins\b")
_OF_THE = re.compile(  # of an occasion already known: "on the margins of the conference"
    r"\b[Oo]n the (?:side[- ]?lines|margins|fringes) of (?:the|this|that) (?:\w+\s)?(?P<what>[Ss]ummit|[Ss]ession|"
    r"[Cc]onference|[Ff]orum|[Mm]eeting|[Aa]ssembly|[Ee]vent|[Cc]onsultations)\b(?!\s+(?:of|on|between)\b)"
)
_OF_ANY = frozenset(("meeting", "event"))
_NOW = frozenset(("ongoing", "planned"))
_LARGER = frozenset(("summit", "session", "forum"))
_NEXT_TO = 2  # sentences
_NEWS = 14  # days before the document that what it reports lies at the most


def beside(occasion: Occasion, others: list[Occasion], context: Context) -> None:
    """Bilateral meetings at a larger one share its day and place where nothing else is said."""
    own = [t for t in occasion.tellings if not t.refers or t.beside]
    if not own or not all(t.beside or _on_sidelines(t, context) for t in own):
        return
    first, people = occasion.tellings[0].position, set(occasion.participants)
    larger = [
        o
        for o in others
        if o is not occasion
        and (o.status in {occasion.status, None} or {o.status, occasion.status} == _NOW)
        and o.tellings[0].position < first
        and not _long_ago(o, context)
        and (people < set(o.participants) or (o.kind in _LARGER and not all(t.beside for t in o.tellings)))
    ]
    of = next((what for t in own if (what := _larger_noun(t, context))), "")
    named = [o for o in larger if _is_named(o, of, context)] if of else []
    larger = named or ([] if of and of not in _OF_ANY else larger)
    if larger:
        other = max(larger, key=lambda o: max(t.position for t in o.tellings if t.position < first))
        occasion.given = other.date
        if not occasion.places:
            occasion.settled = other.places


def _larger_noun(telling: Telling, context: Context) -> str:
    """What it is on the margins of, where that is told as known: "conference"; empty where it is not."""
    span = context.analysis.sentences[telling.sentence].span
    of = _OF_THE.search(context.text, span.begin, span.end)
    return of["what"].lower() if of else ""


def _is_named(larger: Occasion, noun: str, context: Context) -> bool:
    """Whether "the conference" is this one: one that is told as a conference."""
    words = (larger.name or context.text[t.position : t.position + len(noun)] for t in larger.tellings)
    return any(noun in word.lower() for word in words)


def _long_ago(occasion: Occasion, context: Context) -> bool:
    issued, date = context.document.issued, occasion.date
    return issued is not None and date is not None and (issued - date.time.latest).days > _NEWS


def _on_sidelines(telling: Telling, context: Context) -> bool:
    span = context.analysis.sentences[telling.sentence].span
    before = _SIDELINES.search(context.text, span.begin, telling.position) is not None
    return before or _OF_THE.search(context.text, telling.position, span.end) is not None


def same_day(main: Occasion, occasions: list[Occasion], context: Context) -> None:
    """What is told after the main occasion as "A also met C" was on its day."""
    day = main.date or reported_day(context)
    people = {p for p in main.participants if context.kind(p) == "person"}
    if day is not None and day.time.earliest != day.time.latest:
        return
    for other in occasions:
        first = other.tellings[0]
        if all(t.during for t in other.tellings):
            continue  # "During his visit he also met C": on some day of it
        if other is main or other.event or other.date or other.status != "held" or not people & set(other.participants):
            continue
        span = context.analysis.sentences[first.sentence].span
        also = first.position >= main.tellings[0].position and _ALSO.search(context.text, span.begin, span.end)
        if also or _in_one_sentence(main, other):
            other.given = day


def _in_one_sentence(main: Occasion, other: Occasion) -> bool:
    """As in "A held talks with B and was received by C": told as done in one go."""
    told = {t.sentence for t in main.tellings if not t.refers and not t.headline}
    return other.tellings[0].sentence in told and not other.fresh


def events_of(main: Occasion, occasions: list[Occasion], context: Context) -> None:
    """What is reported of a day dates the larger event that it is part of."""
    for event in occasions:
        if event.event and main.part_of and event.name and event.name.casefold() in main.part_of.casefold():
            event.given = main.date or reported_day(context)


def of_a_stay(occasion: Occasion, others: list[Occasion], context: Context) -> bool:
    """Whether an occasion is one of those of a visit, of which the document's own day may not be one."""
    issued = context.document.issued
    if all(t.during for t in occasion.tellings):
        return True
    if issued is None:
        return False
    added = all(t.added for t in occasion.tellings)
    people = {p for p in occasion.participants if context.kind(p) == "person"}
    stays = [o for o in others if o is not occasion and o.kind == "visit" and o.date and people & set(o.participants)]
    if not added:  # "A ended a visit to P on Friday. In P, he met B"
        stays = [
            o
            for o in stays
            if occasion.date is None and (set(o.places) & set(occasion.places) or _told_next(o, occasion, context))
        ]
    ends = [o.date.time.latest for o in stays if o.date]
    return any(0 < (issued - end).days <= _NEWS for end in ends)


def _told_next(stay: Occasion, occasion: Occasion, context: Context) -> bool:
    """As in "A paid a visit to P on 3-4 May. He was received by B": nowhere else, right after it, below the title."""
    last = max((t.sentence for t in stay.tellings if t.date is not None and not t.headline), default=None)
    first = occasion.tellings[0]
    if last is None or first.headline or occasion.places or not 0 < first.sentence - last <= _NEXT_TO:
        return False
    return stay.status == "held" and occasion.status == "held"


def during_a_stay(occasions: list[Occasion], context: Context) -> None:
    """What is done "during the visit", on no day told, is within the days of the visit told before it."""
    for occasion in occasions:
        if occasion.date or not all(t.during for t in occasion.tellings) or occasion.status != "held":
            continue
        first = occasion.tellings[0].position
        sides = {context.country(p) for p in occasion.participants}
        stays = [
            o
            for o in occasions
            if o.kind == "visit"
            and o.date
            and o.status in {"held", "ongoing"}
            and o.tellings[0].position < first
            and {context.country(p) for p in o.participants} & sides
        ]
        if stays:
            occasion.given = max(stays, key=lambda o: max(t.position for t in o.tellings if t.position < first)).date
