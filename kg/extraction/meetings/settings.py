"""Where and when a meeting is that the text tells of under another: "A visited X. He also met C" is a meeting in X.

A text names the city of a visit, of a conference or of a round of talks once. What the same people do next, on no other
day and at no other place, they do there.
"""

from __future__ import annotations

import re

from kg.extraction.circumstances import find_places, is_site
from kg.extraction.context import Context
from kg.extraction.meetings.occasion_apart import is_stretch
from kg.extraction.meetings.occasions import Occasion, Telling
from kg.language.analysis import Sentence
from kg.model import When

_SERIES_IN = re.compile(r"\b(?:[Mm]eetings|[Tt]alks)\b(?:[^.;:]*?\s)?(?:in|at)\s+(?P<where>[A-Z][^.;:,]+)$")
_FAR = 8  # sentences between the telling of a place and an occasion at it
_DAYS = 3  # between what has happened at a place and what is planned there
_LONG_AGO = 14  # days before the text is issued
_TO_COME = frozenset(("planned", "proposed"))
_ELSEWHERE = frozenset(("call", "visit"))  # kinds that are nowhere, or somewhere of their own


def settle(occasions: list[Occasion], context: Context) -> None:
    """Give occasions without a place that of the occasion told before them, where its people are the same."""
    _of_the_title(occasions, context)
    told = sorted((o for o in occasions if o.status != "cancelled"), key=_first)
    for at, occasion in enumerate(told):
        if occasion.places or occasion.event or occasion.kind in _ELSEWHERE:
            continue
        earlier = told[:at][::-1]
        if _on_a_stay(occasion):  # on some day of the visit, at some place of it; else with whoever was met on it
            earlier.sort(key=lambda o: o.kind != "visit")
        for before in earlier:
            if before.places and all(is_site(p, context) for p in before.places):
                continue  # a palace is where one receives, not where all else is
            if (
                before.places
                and before.kind != "call"
                and (_of_now(before, context) or _in_one_breath(before, occasion))
                and _people(before, context) & _people(occasion, context)
            ):
                if _near(before, occasion, context) and _together(before, occasion):
                    occasion.settled = before.places
                    if occasion.date is None and _same_status(before, occasion):
                        occasion.given = _its_days(before, occasion, context)
                break


def in_its_city(found: list[Telling], sentence: Sentence, context: Context) -> None:
    """Give a visit to a country the city there that the sentence names: "travelled to P, and took part in X in Q"."""
    for telling in found:
        visit = telling.kind == "visit" and len(telling.places) == 1 and not telling.refers
        if not visit or context.kind(telling.places[0]) != "country":
            continue
        named = find_places(sentence.span.begin, sentence.span.end, sentence, context)
        people = {p for p in telling.participants if context.kind(p) == "person"}
        others = {
            p
            for t in found
            if t is not telling and (not people & set(t.participants) or t.date not in {None, telling.date})
            for p in t.places
        }  # of others, or of another day
        cities = [p for p in named if p not in others and _is_in(p, telling.places[0], context)]
        telling.places = cities or telling.places


def _is_in(place: str, country: str, context: Context) -> bool:
    found = context.entities.get(place)
    return found is not None and found.kind == "place" and found.country == country and not is_site(place, context)


def _of_the_title(occasions: list[Occasion], context: Context) -> None:
    """As under the title "A holds a series of meetings on the margins of the General Assembly in P": A's are in P."""
    title = next((b.span for b in context.document.blocks if b.kind == "title"), None)
    told = _SERIES_IN.search(context.text, title.begin, title.end) if title is not None else None
    named = context.mentions_in(*told.span("where")) if told is not None else []
    places = [m.entities[0] for m in named if m.kind == "place"]
    for occasion in occasions if len(places) == 1 else ():
        elsewhere = occasion.event or occasion.kind in _ELSEWHERE or occasion.status in _TO_COME | {"cancelled"}
        past = _days_ago(occasion, context) > _LONG_AGO
        own = set(context.analysis.principals[:1]) & set(occasion.participants)
        if own and not (occasion.places or elsewhere or past):
            occasion.settled = places


def _days_ago(occasion: Occasion, context: Context) -> int:
    issued, date = context.document.issued, occasion.date
    return (issued - date.time.latest).days if issued is not None and date is not None else 0


def _first(occasion: Occasion) -> int:
    """Where the occasion is first told in the body of the text, else where its headline tells it."""
    body = [t.position for t in occasion.tellings if not t.headline]
    return min(body or [t.position for t in occasion.tellings])


def _people(occasion: Occasion, context: Context) -> set[str]:
    return {p for p in occasion.participants if context.kind(p) == "person"}


def _of_now(occasion: Occasion, context: Context) -> bool:
    """Whether the text reports the occasion, rather than looks back on it."""
    if occasion.date is None:
        return occasion.headline or occasion.status == "ongoing"
    return _days_ago(occasion, context) <= _LONG_AGO


def _near(one: Occasion, two: Occasion, context: Context) -> bool:
    first = context.sentence_at(_first(two)).index
    return any(0 <= first - t.sentence <= _FAR for t in one.tellings)


def _in_one_breath(one: Occasion, two: Occasion) -> bool:
    """As in "A visited P in 2015 and met B": however long ago, told by one sentence."""
    return bool(one.sentences & two.sentences)


def _same_status(one: Occasion, two: Occasion) -> bool:
    return (one.status in _TO_COME) == (two.status in _TO_COME)


def _together(one: Occasion, two: Occasion) -> bool:
    """Whether two occasions are on the same days, or the second soon after the first."""
    if one.date is None or two.date is None:
        return _same_status(one, two)
    first, second = one.date.time, two.date.time
    if _same_status(one, two):
        return first.earliest <= second.latest and second.earliest <= first.latest
    return 0 <= (second.earliest - first.latest).days <= _DAYS


def _its_days(before: Occasion, occasion: Occasion, context: Context) -> When | None:
    """The day of what was told before, if not of something told as added to it; or the days over which it went on.

    Whom somebody meets on a visit, `kg.extraction.meetings.stays` dates, unless one sentence tells of both: "travelled
    to P in May 2016 and met B".
    """
    if before.date is None or (_on_a_stay(occasion) and before.kind != "visit"):
        return None
    time = before.date.time
    if not _of_now(before, context):
        return When(time, "inherited") if before.kind == "visit" else None
    one_day = time.earliest == time.latest and not all(t.added for t in occasion.tellings)
    return When(time, "inherited") if one_day or (is_stretch(time) and before.kind != "visit") else None


def _on_a_stay(occasion: Occasion) -> bool:
    """As in "During his visit he also met C": on some day of it."""
    return all(t.during for t in occasion.tellings)
