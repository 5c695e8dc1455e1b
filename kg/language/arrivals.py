"""Who comes where, and who asked him to: "Prime Minister A's visit to Seoul" in a Korean text is no Korean's.

Whoever invites a visitor is of the country that is visited.
"""

from __future__ import annotations

import re

from kg.language import sides
from kg.language.cast import Cast
from kg.language.lexicon import side_of
from kg.model import Span

_COMES = re.compile(
    r"(?:[’']s?\s+(?:(?!to\b)[\w-]+\s+){0,4}?(?:visit|trip)\s+to|\s+(?:(?:will|has|had)\s+)?visit(?:s|ed)?)\s+(?:the\s+)?"
)
_ASKED_BY = re.compile(  # right before whoever invites
    r"\b(?:[Aa]t|[Uu]pon|[Oo]n)\s+the\s+(?:(?:kind|gracious|official|cordial|personal|joint)\s+)?invitation\s+"
    r"(?:of|from|by|extended\s+by)\s+(?:(?:the|his|her|their)\s+)?(?:(?:[\w’'-]+\s+)?counterpart,?\s+(?:the\s+)?)?$"
)
_GOES_TO = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|(?:visit|trip|tour|mission|travel(?:s|led|ed|ling)?|go(?:es|ing)?|went|arriv(?:es|ed|ing)\s+in|"
    r"(?:is|are|was|were|be|been|stay|arrived|arrive)\s+in|head(?:s|ed|ing)?)(?:\s+(?!from\b)[\w-]+){0,1}?\s+(?:to|in)|to\s+come\s+to)"
    r"\s+(?:the\s+)?$"
)
_AROUND, _WORDS, _LONG = 300, 40, 90  # characters behind who invites, of a journey's words, of an invitation's
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


def settle_inviters(cast: Cast) -> None:
    """Those of whom nothing tells, and who ask somebody to come, are of the one country that their guest goes to."""
    text = cast.document.text
    where: list[tuple[int, str]] | None = None
    for one in cast.clusters:
        person = cast.ids[id(one)]
        if cast.countries[person] is not None or not one.titles:
            continue
        for each in one.people:
            begin = each.span.begin
            asked = _ASKED_BY.search(text, max(0, begin - _LONG), begin)
            if asked is None:
                continue
            where = where or [
                (m.span.begin, m.entities[0]) for m in cast.mentions if m.kind in {"country", "place"} and m.entities
            ]
            start = max(text.rfind("\n", 0, begin), text.rfind(". ", 0, asked.start())) + 1
            stop = min(text.find("\n", begin) % (len(text) + 1), begin + _AROUND)
            goals = {
                side_of(cast.named[entity]).id
                for at, entity in where
                if start <= at < stop and _GOES_TO.search(text, max(start, at - _WORDS), at)
            }
            if len(goals) == 1 and (country := goals.pop()).startswith("country/"):
                cast.countries[person] = country
            break
