"""Whose a figure is where the clause names one side or none: one's own trade with somebody, the side of "our".

Also the sides that a group stands for ("the five countries"), and who gives which of two amounts ("respectively").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context, unique
from kg.extraction.figures.words import figure_words
from kg.language.analysis import Sentence
from kg.model import Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEECH = re.compile(r"\b(?:speech|remarks|address|keynote|lecture)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|their)\b", re.IGNORECASE)
_FAR = 600  # characters within which "they" points back
_RESPECTIVELY = re.compile(r"[^.;]{0,160}?\brespectively\b", re.IGNORECASE)
_MEMBERS = re.compile(r"\bmembers?\b", re.IGNORECASE)
_SIDES = 2


def other_side(sides: list[str], sentence: Sentence, context: Context) -> str | None:
    """Who trades with the one side that a text names: the speaker's or author's country, else whoever it is about."""
    pair = [p for p in context.analysis.parties if context.kind(p) in {"country", "organization"}][:_SIDES]
    first = context.represent(context.analysis.principals[:1])
    told = [context.side(sentence)] if sentence.speaker is not None else []
    if len(context.analysis.parties) == _SIDES and set(sides) & set(pair):
        told += pair
    if context.analysis.home in context.analysis.parties[:1] or not context.analysis.parties:
        told.append(context.analysis.home)
    return next((s for s in (*told, *first, *pair) if s is not None and s not in sides), None)


def our_side(sentence: Sentence, context: Context) -> str | None:
    """The one side that "we" and "our" stand for: the speaker's, or home in a speech; none in a text of several."""
    if sentence.speaker is not None:
        return context.side(sentence)
    return context.analysis.home if _SPEECH.search(context.document.title or "") else None


def group_sides(begin: int, end: int, context: Context) -> list[str]:
    """The sides of "the five countries" or "the member states" between two characters, or of "their" there."""
    groups = [m for m in context.mentions_in(begin, end) if m.form == "group"]
    if not groups:
        return []
    bodies = sorted(s for s in context.title_sides if context.kind(s) == "organization")
    if len(bodies) == 1 and _MEMBERS.search(groups[-1].span.of(context.text)):
        return bodies
    return unique(context.represent(groups[-1].entities))


def theirs(begin: int, quantity: Quantity, sentence: Sentence, context: Context) -> list[str]:
    """Those whom "they" and "their" before a number stand for, as told by the last group ("the ministers")."""
    if not _THEY.search(context.text, begin, quantity.span.begin):
        return []
    sides = group_sides(max(0, sentence.span.begin - _FAR), sentence.span.begin, context)
    return sides if len(sides) >= _SIDES else []


def shared_out(
    quantity: Quantity, verb: Token | None, sides: list[str], sentence: Sentence, context: Context
) -> str | None:
    """Whose of two amounts this is: "A and B will contribute $4 million and $1.5 million respectively"."""
    if len(sides) < _SIDES or verb is None or verb.lemma_ not in figure_words("gives") | {"finalize", "finalise"}:
        return None
    if not _RESPECTIVELY.match(context.text, quantity.span.end, sentence.span.end):
        return None
    every = [q for q in context.analysis.quantities_in(Span(verb.idx, sentence.span.end)) if q.kind == quantity.kind]
    return sides[every.index(quantity)] if len(every) == len(sides) and quantity in every else None
