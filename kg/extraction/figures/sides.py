"""Whom a figure is about where its clause names nobody: the document's two sides, or whom its paragraph speaks of."""

from __future__ import annotations

import re

from kg.extraction.context import Context, unique
from kg.extraction.figures.actors import behind
from kg.extraction.figures.own import group_sides, theirs
from kg.extraction.figures.receivers import outside_money
from kg.extraction.titled_bodies import parties_told
from kg.language.analysis import Sentence
from kg.language.business import seat_of
from kg.model import Quantity, Span

_INTRA = re.compile(r"\b[Ii]ntra-(?=[A-Z])")
_TOUR = re.compile(r"\b(?:visits?|travels?|trips?|tours?|departure|stops?)\b", re.IGNORECASE)
# What two countries have with one another, told without them.
_MUTUAL = re.compile(
    r"\b(?:bilateral|two-way|mutual|reciprocal|our|their)\s+(?:[\w-]+\s+){0,2}?(?:trade|exchanges|commerce|turnover)\b",
    re.IGNORECASE,
)
_THE_COUNTRY = re.compile(r"\b(?:in|to|into)\s+(?:the|that)\s+country\b(?!['’])", re.IGNORECASE)
_ASIDE = 80  # characters
_MOST = 12
_NEAR = 3  # sentences
_BACK = 3  # sentences of the paragraph that are looked at
_MANY = 3  # countries that are one group


def pair_of(context: Context) -> list[str]:
    """The two parties of a bilateral document: its principals' countries, or those that its title names."""
    parties = [p for p in parties_told(context) if context.kind(p) in {"country", "organization"}]
    own = {context.country(p) for p in context.analysis.principals}
    if len(parties) > 2 and parties[2] not in own and not _TOUR.search(context.document.title or ""):
        parties = [p for p in parties if p in own & context.title_sides]  # "Foreign Ministers of A and B Discuss C"
    if len(parties) != 2:
        return []
    head = (
        (context.text.find(context.document.title or "") + len(context.document.title or ""))
        if context.document.title
        else 0
    )
    told = {e for m in context.mentions_in(0, max(head, 400)) for e in m.entities}
    return parties if set(parties) <= own | told | {context.analysis.home} else []


def partner(one: str, pair: list[str], context: Context, *, acts: bool) -> list[str]:
    """With whom a firm deals in a document of two: home, or the other side for a body of home or named after it.

    A third country acts alone, and what acts in a document of a bloc is most often its own body: "KFOR has 3,700
    troops".
    """
    if acts and (context.kind(one) == "country" or any(context.kind(p) != "country" for p in pair)):
        return []
    sides = sorted(pair, key=lambda p: p != context.analysis.home)
    body = context.entities.get(one)
    seat = (body.country or seat_of(body.name or "")) if body is not None else None
    return [p for p in sides if context.kind(p) == "country" and p != seat and p.partition("/")[2] not in one][:1]


def within_bloc(begin: int, quantity: Quantity, context: Context) -> list[str]:
    """The bloc of "intra-ASEAN trade"."""
    intra = _INTRA.search(context.text, begin, quantity.span.begin)
    mention = context.mention_at(intra.end()) if intra else None
    return behind(mention, context) if mention is not None else []


def of_all(begin: int, quantity: Quantity, sentence: Sentence, context: Context) -> list[str]:
    """In a document of several sides: a group, those whom "they" stands for, whom the paragraph or the title names."""
    if sides := group_sides(begin, quantity.span.begin, context) or theirs(begin, quantity, sentence, context):
        return sides[:_MOST]
    if sides := of_paragraph(sentence, context):
        return sides[:_MOST]
    parties = context.analysis.parties
    if len(parties) == 2 and any(set(sides) == set(parties) for sides in context.group_sides):
        return list(parties)  # "the two countries"
    every = [p for p in parties if p in context.title_sides]
    return every[:_MOST] if len(every) > 2 else list(parties[:1])


def the_country(quantity: Quantity, one: str, sentence: Sentence, context: Context) -> str | None:
    """Which other country "in the country" is: the last that the sentences before name, for a number told of one."""
    near = Span(
        max(sentence.span.begin, quantity.span.begin - _ASIDE), min(sentence.span.end, quantity.span.end + _ASIDE)
    )
    if context.kind(one) != "country" or _THE_COUNTRY.search(context.text, near.begin, near.end) is None:
        return None
    here = context.mentions_in(sentence.span.begin, sentence.span.end)
    if any(one in m.entities and m.form != "adjective" for m in here):
        return None  # "Kenya has built 300 schools in the country"
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        before = context.analysis.sentences[index]
        if before.speaker != sentence.speaker:
            return None
        told = [m for m in context.mentions_in(before.span.begin, before.span.end) if m.form == "name"]
        named = [e for m in told if m.kind == "country" for e in m.entities]
        if named:
            return named[-1] if named[-1] != one else None
    return None


def of_paragraph(sentence: Sentence, context: Context) -> list[str]:
    """Whom the paragraph speaks of before a sentence: home and the last country named beside it, or a whole list."""
    home = context.analysis.home
    at_home = False
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        before = context.analysis.sentences[index]
        if before.block_index != sentence.block_index or before.speaker != sentence.speaker:
            break
        told = context.mentions_in(before.span.begin, before.span.end)
        told = [m for m in told if m.kind in {"country", "person"} and m.form != "adjective" and context.is_actor(m)]
        named = unique([c for m in told for c in context.represent(m.entities) if context.kind(c) == "country"])
        at_home = at_home or home in named
        others = [c for c in named if c != home]
        if len(others) >= _MANY:
            return named
        if others:
            last = next(c for m in reversed(told) for c in reversed(context.represent(m.entities)) if c in others)
            return [home, last] if home is not None else [last]
    return [home] if at_home and home is not None else []


def of_another_two(lead: tuple[int, int], sentence: Sentence, context: Context) -> list[str]:
    """The two of "bilateral trade" where the last sentence that names any names two, and others than the text's."""
    if not sentence.index or not _MUTUAL.search(context.text, *lead):
        return []
    if any(m.form != "group" for m in context.mentions_in(sentence.span.begin, lead[1]) if m.kind == "country"):
        return []
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _NEAR), -1):
        before = context.analysis.sentences[index]
        if before.block_index != sentence.block_index or before.speaker != sentence.speaker:
            break
        told = outside_money(context.mentions_in(before.span.begin, before.span.end), context)
        told = [m for m in told if m.form not in {"adjective", "group"}]
        named = unique([c for m in told for c in context.represent(m.entities) if context.kind(c) == "country"])
        if len(named) == 1 and context.analysis.home is not None:
            named = unique([context.analysis.home, *named])
        if named:
            return named if len(named) == 2 and not set(named) <= set(context.analysis.parties[:2]) else []
    return []
