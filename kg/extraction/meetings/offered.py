"""Invitations told by a noun: "A renewed his invitation to B to visit X", however the parse hangs the visit on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context, unique
from kg.extraction.meetings.brought import TO_VISIT, brought
from kg.extraction.meetings.phrase import leader_of
from kg.extraction.meetings.words import meeting_words
from kg.extraction.referents import actors_of
from kg.extraction.subjects import subject_actors
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO_WHOM = re.compile(  # "an invitation, on behalf of the Government, to B": up to B
    r"\binvitations?\s+(?:,?\s*on\s+behalf\s+of\s+[^.;,]{3,60},?\s+)?(?:to|for)\s+"
)
_UNNAMED = re.compile(
    r"(?:(?:[Hh]is|[Hh]er|[Oo]ur|[Tt]he)\s+)?(?P<title>(?:Prime|Foreign)\s+Minister|President|Chancellor)(?=\s+to\b)"
)
_OFFICE = re.compile(  # whom "A invited the Chancellor", "the two Presidents" speaks of
    r"\s+(?:the\s+(?P<many>two\s+)?|[Hh]is\s+|[Hh]er\s+|Mr\.?\s+|Madam\s+)?(?:Mr\.?\s+)?(?:Federal\s+)?"
    r"(?P<title>(?:Prime|Foreign)\s+Minister|President|Chancellor)(?P<s>s)?(?=\s+(?:to|for)\b)"
)
_HONOURED = re.compile(r"(?:His|Her)\s+(?P<style>(?:Royal\s+)?(?:Majesty|Highness|Excellency))(?=\s+to\b)")
_TWO = 2  # "the two Presidents"
_REACH = 260  # characters before the verb in which the invitation stands


def offered(visit: int, sentence: Sentence, context: Context) -> tuple[list[str], list[str]]:
    """Who is invited to the visit told at a character, and who invites him; nobody where no invitation is told."""
    begin = max(sentence.span.begin, visit - _REACH)
    if "invit" not in context.text[begin:visit]:
        return [], []
    for match in _TO_WHOM.finditer(context.text, begin, visit):
        guests, end = actor_list(match.end(), visit, context)
        asking = _asking(match.start(), sentence, context)
        if not guests and (office := _UNNAMED.match(context.text, match.end(), visit)):
            guests, end = _holder(office["title"], asking, context), office.end()
        if not guests and (honour := _HONOURED.match(context.text, match.end(), visit)):
            guests, end = _honoured(honour["style"], match.end(), context), honour.end()
        guests = [g for g in guests if context.kind(g) == "person" and g not in asking]
        if guests and asking and TO_VISIT.fullmatch(context.text, end, visit):
            return guests, asking
    return brought(visit, begin, sentence, context)


def unnamed_guests(invites: Token, sentence: Sentence, context: Context) -> list[str]:
    """Whom somebody invites by an office alone, or as "a delegation of X": who holds it on another side, or X."""
    asking = subject_actors(invites, sentence, context)
    end = invites.idx + len(invites)
    if (office := _OFFICE.match(context.text, end, sentence.span.end)) is not None:
        return _holder(office["title"], asking, context, several=bool(office["many"] and office["s"]))
    party = next((c for c in invites.rights if c.lemma_ in meeting_words("party")), None)
    return leader_of(party, party.right_edge.nbor(), context) if party is not None and not _ends(party) else []


def _ends(token: Token) -> bool:
    return token.right_edge.i + 1 >= len(token.doc)


def _is(office: str, title: str, several: bool) -> bool:
    return office == title or (several and office.startswith(title)) or office == f"Federal {title}"


def _asking(position: int, sentence: Sentence, context: Context) -> list[str]:
    """Whose invitation it is: the subject of the verb that makes it, where that is somebody."""
    head = next((t for t in sentence.tokens if t.idx == position), None)
    if head is None or head.dep_ not in {"dobj", "obj"} or head.head.lemma_ not in meeting_words("invites"):
        return []
    owner = next((c for c in head.lefts if c.dep_ == "poss" and c.pos_ == "PROPN"), None)  # "conveyed C's invitation"
    named = actors_of(owner, sentence, context) if owner is not None else subject_actors(head.head, sentence, context)
    return [a for a in named if context.kind(a) == "person"]


def _honoured(style: str, position: int, context: Context) -> list[str]:
    """Who was last named with a style: "His Majesty" after "His Majesty King A"."""
    before = context.mentions_in(0, position)
    named = [m for m in before if m.kind == "person" and context.text[m.span.begin - 15 : m.span.end].count(style)]
    return list(named[-1].entities) if named else []


def _holder(title: str, asking: list[str], context: Context, *, several: bool = False) -> list[str]:
    """Who holds an office told without a name, among those whom the document is about, on another side."""
    sides = {context.country(a) for a in asking}
    held = [
        p
        for p in context.analysis.principals
        if context.country(p) not in sides and any(_is(o.title, title, several) for o in context.entities[p].offices)
    ]
    return unique(held) if len(held) == 1 or (several and len(held) == _TWO) else []
