"""Who comes to the country whose text it is: "Prime Minister A's visit to Seoul" in a Korean text is no Korean's."""

from __future__ import annotations

import re

from kg.language import sides
from kg.language.cast import Cast
from kg.language.lexicon import side_of
from kg.model import Span

_COMES = re.compile(
    r"(?:[’']s?\s+(?:(?!to\b)[\w-]+\s+){0,4}?(?:visit|trip)\s+to|\s+(?:(?:will|has|had)\s+)?visit(?:s|ed)?)\s+(?:the\s+)?"
)
_OF_STATE = frozenset(("leader", "minister", "deputy"))


def settle_arrivals(cast: Cast, head: Span, home: str | None) -> None:
    """Leaders and ministers of whom nothing tells, and who come to ``home``, are of the one other side of the text.

    That is the one foreign country of its title, or of the leaders that it names.
    """
    text = cast.document.text
    arriving = [
        (cast.ids[id(one)], goes.end())
        for one in cast.clusters
        if one.rank in _OF_STATE and one.titles and cast.countries[cast.ids[id(one)]] is None
        for person in one.people
        if (goes := _COMES.match(text, (person.name_span or person.span).end))
    ]
    if home is None or not arriving:
        return
    led = sorted({cast.countries[cast.ids[id(c)]] or "" for c in cast.clusters if c.rank == "leader"})
    named = [c for c in sides.title_parties(cast.stage(head)) if c != home] or [c for c in led if c != home]
    others = [c for c in dict.fromkeys(named) if c.startswith("country/")]
    if len(others) != 1:
        return
    there = {
        m.span.begin: m.entities[0] for m in cast.mentions if m.kind in {"country", "place"} and m.form != "adjective"
    }
    for person_id, at in arriving:
        if (place := there.get(at)) is not None and side_of(cast.named[place]).id == home:
            cast.countries[person_id] = others[0]
