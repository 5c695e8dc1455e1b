"""Times that date another clause than the figure's: "the plant, which opened in 2019, employs 80 people"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.parse import tokens_in
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Sentence
from kg.model import Quantity, Span, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDE = frozenset(("relcl", "acl"))
_HIGHEST = 12  # steps up the tree


def of_side_clause(t: TimeExpression, quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a time is that of a clause behind a comma, or of one beside it that told what was before.

    A clause that has a number too may date it ("trade, which reached $3 billion in 2021, …"), and so may one at what is
    counted ("the 60 scholarships granted in 2021").
    """
    at = next(iter(tokens_in(sentence, t.span.begin, t.span.end)), None)
    number = next(iter(tokens_in(sentence, quantity.span.begin, quantity.span.end)), None)
    if at is None or number is None:
        return False
    aside = _aside(at)
    if aside is not None:
        return not _has_number(aside, context) and not _is_under(number, aside.head)
    return at.i < number.i and _told_before(governing_verb(at), governing_verb(number))


def _aside(token: Token) -> Token | None:
    """The verb of the clause behind a comma that a token stands in: "which opened in 2019", "inaugurated last year"."""
    current = token
    for _ in range(_HIGHEST):
        if current.dep_ in _ASIDE and current.tag_ in {"VBD", "VBN", "VBZ"} and current.pos_ in {"VERB", "AUX"}:
            first = current.left_edge
            return current if first.i and first.nbor(-1).text == "," else None
        if current.head == current:
            return None
        current = current.head
    return None


def _has_number(verb: Token, context: Context) -> bool:
    """Whether a clause has a quantity."""
    whole = Span(verb.left_edge.idx, verb.right_edge.idx + len(verb.right_edge))
    return bool(context.analysis.quantities_in(whole))


def _is_under(token: Token, head: Token) -> bool:
    """Whether a token is part of the phrase that another one heads."""
    for _ in range(_HIGHEST):
        if token == head:
            return True
        if token.head == token:
            return False
        token = token.head
    return False


def _told_before(earlier: Token, verb: Token) -> bool:
    """Whether a clause of the past stands beside one of what is: "it took effect in March, and 20,000 have used it"."""
    if verb.dep_ != "conj" or verb.head != earlier or earlier.tag_ != "VBD":
        return False
    helpers = {c.tag_ for c in verb.lefts if c.dep_ in {"aux", "auxpass"}}
    return bool(({verb.tag_} | helpers) & {"VBZ", "VBP"}) and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts)
