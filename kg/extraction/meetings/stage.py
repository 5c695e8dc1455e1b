"""The place that a document's header names, and which of its occasions were there.

The header line of a talks report is its venue: "The Kremlin, Moscow" (guidelines, rulings); what else the report tells
of that day without a place was there, too. Nobody meets at the place of a virtual summit, and a visit is to a country.
"""

from __future__ import annotations

import re
from datetime import timedelta

from kg.extraction.circumstances import is_site
from kg.extraction.context import Context
from kg.extraction.meetings.here import of_header, room_of_header, where_done, where_spoken
from kg.extraction.meetings.occasions import TAKES_PLACE, Occasion

_FROM_AFAR = re.compile(r"\b(?:[Vv]irtual(?:ly)?|[Vv]ideo\w*|[Oo]nline|[Tt]eleconference)\b")
_HELD_FROM_AFAR = re.compile(  # "The meeting was held virtually."
    r"(?:The|This|Their)\s+(?:[\w’'-]+\s+){0,3}?\w+\s+(?:was|were|took\s+place|is|has\s+been)\s[^.;,]{0,40}?"
    + _FROM_AFAR.pattern
)
_NOWHERE = frozenset(("call", "visit"))


def set_stage(occasions: list[Occasion], main: Occasion | None, context: Context) -> None:
    """Give the header's city to the main occasion, if it tells nothing closer, and to placeless others of its day."""
    if main is not None and (done := where_done(context)) is not None:
        _set_done(main, done, context)
    cities = where_spoken(context) if main is not None else []
    if main is not None and not cities and (room := room_of_header(context)):
        _set_room(main, room, context)
    if main is None or not cities:
        return
    if main.kind != "call" and not _from_afar(main, context):
        _set_main(main, cities, context)
    if set(main.places) & set(cities) and of_header(context):
        for other in occasions:
            if other is not main and _on_the_day(other, context) and not _from_afar(other, context):
                other.settled = [cities[-1]]


def _set_room(main: Occasion, room: list[str], context: Context) -> None:
    """Take the room of the header line for the talks, where the text tells no closer place than the country."""
    far = all(context.kind(p) == "country" for p in main.places)
    if main.kind not in _NOWHERE and far and not _from_afar(main, context):
        main.settled = room


def _set_done(main: Occasion, city: str, context: Context) -> None:
    """Take the city of the closing words for the visit or talks, where the text tells no other city."""
    found = context.entities.get(city)
    country = found.country if found is not None else None
    if main.kind != "call" and all(p == country or is_site(p, context) for p in main.places):
        main.settled = [city]


def _set_main(main: Occasion, cities: list[str], context: Context) -> None:
    if cities[-1] in main.places:
        return
    city = context.entities.get(cities[-1])
    if main.kind == "visit" and city is not None and city.country in main.told_places:
        return  # the visit is to the country
    if not any(p not in cities and context.kind(p) == "place" and not is_site(p, context) for p in main.places):
        main.settled = [cities[-1]]


def _on_the_day(occasion: Occasion, context: Context) -> bool:
    issued = context.document.issued
    if occasion.places or occasion.event or occasion.kind in _NOWHERE or occasion.status not in TAKES_PLACE:
        return False
    if occasion.date is None or issued is None:
        return False
    return issued - timedelta(days=1) <= occasion.date.time.earliest and occasion.date.time.latest <= issued


def _from_afar(occasion: Occasion, context: Context) -> bool:
    sentences = context.analysis.sentences
    told = [t.sentence for t in occasion.tellings if not t.refers]
    spans = [sentences[at].span for at in told]
    after = [sentences[at + 1].span for at in told if at + 1 < len(sentences)]
    return any(_FROM_AFAR.search(context.text, span.begin, span.end) for span in spans) or any(
        _HELD_FROM_AFAR.match(context.text, span.begin, span.end) for span in after
    )
