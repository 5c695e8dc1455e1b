"""The people of a roster: who is named one after another, and whose delegation they lead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.context import Context, unique
from kg.language.analysis import Sentence
from kg.model import Span

CLAUSE = re.compile(
    r"(?<!\b[A-Z])\.|:|\b(?:who|which|that|said|he|she|they|will|was|were|is|are|has|had|met|one\s+by|(?:delegation|side|team)\s+by)\b|"
    r"\b(?!(?:attended|included|accompanied|led|headed|chaired)\b)[a-z]+ed\b"  # a clause of its own
)
_JOINT = re.compile(r"[,;]|\s[-–—•]\s|\b(?:and|with|including|included)\b")
SPOUSE = re.compile(r"(?:the\s+)?(?:First\s+(?:Lady|Gentleman)|Madame?|Mrs|(?:his|her)\s+(?:wife|husband|spouse))\b")
LONGEST_TITLE = 140  # characters: ", Deputy Minister for X at the Y, and"


@dataclass(frozen=True, slots=True)
class Roster:
    """People who took part; ``of`` is the side whose delegation they led, where the text says it."""

    people: tuple[str, ...]
    of: str | None
    span: Span  # of the statement's words
    sentence: Sentence
    to_come: bool | None  # None: the words do not say
    beside: str | None  # whom they accompanied
    here: bool = False  # told in the occasion's own sentence, if at all
    inside: bool = False  # may stand before the words that tell of the occasion
    along: bool = False  # they came with somebody, and stand for nobody
    several: bool = False  # told of more than one occasion: "The two meetings were attended by"
    reach: int = 0  # sentences over which its noun points back: "The meeting was attended by"
    pair: bool = False  # they led both sides


def people_named(position: int, stop: int, context: Context) -> tuple[list[str], int]:
    """The people named one after another from ``position``, with their titles, and where the list ends."""
    found: list[str] = []
    first, end = -1, position
    for mention in context.mentions_in(position, stop):
        if mention.kind != "person" or mention.form != "name":
            continue
        if mention.span.begin == first and mention.span.end > end:
            found += mention.entities  # of a plural title: "Ministers A, B and C"
            end = mention.span.end
            continue
        if mention.span.begin < end:
            continue
        gap = context.text[end : mention.span.begin]
        if len(gap) > LONGEST_TITLE or CLAUSE.search(gap) or not (end == position or _JOINT.search(gap)):
            break
        found += mention.entities
        first, end = mention.span.begin, mention.span.end
    return unique(found), end


def side_named(begin: int, end: int, context: Context) -> str | None:
    """The country or organisation named last in ``text[begin:end]``: "the Kazakh", "Mexico's"."""
    named = [m for m in context.mentions_in(begin, end) if m.kind in {"country", "organization"}]
    return context.country(named[-1].entities[0]) if named else None
