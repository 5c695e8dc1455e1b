"""Whose a gift, project or stake is where no plain subject tells it.

As in "the contribution of A", "A, which has financed seven projects", "thanked A for training 44,000 soldiers".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.figures.words import figure_words, gifts

if TYPE_CHECKING:
    from spacy.tokens import Token

_THANKS = frozenset(("thank", "commend", "praise", "applaud", "congratulate", "credit"))
_STEPS = 8


def antecedent(noun: Token, verb: Token) -> Token | None:
    """What "which" stands for as the subject of a relative clause: "the Fund, which has financed 7 projects"."""
    if noun.tag_ not in {"WDT", "WP"} or verb.dep_ != "relcl" or verb.lemma_ not in gifts():
        return None
    head = verb.head
    while head.dep_ == "pobj" and head.pos_ == "PROPN" and head.head.head.pos_ == "PROPN":
        head = head.head.head  # "the Fund for Development, which": the Fund
    return head


def thanked(verb: Token) -> Token | None:
    """Who did what somebody thanks for: "thanked Canada for training 44,000 soldiers"."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb
    if above == verb or above.lemma_ not in _THANKS:
        return None
    return next((c for c in above.rights if c.dep_ in {"dobj", "obj"} and c.i < verb.i), None)


def owners(noun: Token) -> list[Token]:
    """Whose a noun of giving or building is: "X's contribution", "the commitments by X", "the projects of X"."""
    whose = [c for c in noun.lefts if c.dep_ == "poss"]
    led = {"by", "of"} if noun.lemma_.lower() in _deeds() else {"by"}
    told = [g for c in noun.rights if c.lower_ in led for g in c.rights if g.dep_ == "pobj"]
    return [part for noun in (*whose, *told) for part in (noun, *noun.conjuncts)]


def over(token: Token) -> list[Token]:
    """The nouns over a number, up to the main verb."""
    found: list[Token] = []
    for _ in range(_STEPS):
        if token.head == token:
            break
        token = token.head
        if token.pos_ in {"NOUN", "PROPN"}:
            found.append(token)
    return found


@cache
def _deeds() -> frozenset[str]:
    """Nouns of giving and building, whose owner gives and builds."""
    return figure_words("deed") | figure_words("pledge") | frozenset(gifts().values())
