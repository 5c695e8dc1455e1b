"""How the parse hangs a number on nouns and verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.figures.words import figure_words
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Sentence
from kg.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token


def tokens_in(sentence: Sentence, begin: int, end: int) -> list[Token]:
    """The tokens of a sentence that have a character in ``text[begin:end]``, found without a walk over all of them."""
    begin, end = max(begin, sentence.span.begin), min(end, sentence.span.end)
    if begin >= end:
        return []
    found = sentence.tokens.doc.char_span(begin, end, alignment_mode="expand")
    return [t for t in found if t.idx < end and begin < t.idx + len(t)] if found is not None else []


def verb_of(quantity: Quantity, head: Token) -> Token | None:
    """The verb that governs a quantity; the quantity's own where it is one ("doubled", but not "1 trillion won")."""
    if head.pos_ == "VERB" and quantity.kind == "factor":
        return head
    verb = governing_verb(head)
    while (verb.dep_ == "prep" or (verb.dep_ == "acl" and verb.lemma_ in figure_words("values"))) and verb.head != verb:
        verb = verb.head if verb.head.pos_ in {"VERB", "AUX"} else governing_verb(verb.head)
    return verb if verb.pos_ in {"VERB", "AUX"} else None


def chain(head: Token) -> list[Token]:
    """The nouns and numbers that a number hangs on, up to the first verb or preposition."""
    found: list[Token] = []
    current = head
    while (
        current.head != current
        and current.dep_ in {"nummod", "compound", "nmod", "amod", "quantmod", "appos", "conj"}
        and len(found) < 4
    ):
        current = current.head
        found.append(current)
    return found


def noun_before(quantity: Quantity, head: Token) -> Token | None:
    """The noun that the number is told of, before it: "loan of", "deal … worth", "partnership, valued at"."""
    current = head
    for _ in range(6):
        parent = current.head
        if (
            parent == current
            or parent.lower_ == "addition"
            or (
                parent.pos_ in {"VERB", "AUX"}
                and parent.lemma_ not in figure_words("values")
                and parent.lower_ != "including"
            )
        ):
            return None
        if parent.pos_ in {"NOUN", "PROPN"} and parent.idx < quantity.span.begin and parent.dep_ != "npadvmod":
            return parent
        current = parent
    return None


def less_amount(noun: Token) -> Token:
    """The noun whose amount is told: "value" in "purchases of energy products with an estimated value of"."""
    current = noun
    for _ in range(6):
        if current.lemma_ not in figure_words("amount") and current.head.lower_ not in {"including"}:
            return current
        if current.lemma_ in figure_words("amount") and any(c.lower_ == "of" for c in current.rights):
            inside = next(
                (
                    g
                    for c in current.rights
                    if c.lower_ == "of"
                    for g in c.rights
                    if g.pos_ in {"NOUN", "PROPN"} and g.ent_type_ not in {"MONEY", "PERCENT"}
                ),
                None,
            )
            if inside is not None:
                return current
        parent = current.head
        while parent.pos_ in {"ADP", "VERB"} and parent.head != parent and parent.dep_ in {"prep", "acl", "conj"}:
            parent = parent.head
        if parent == current or parent.pos_ not in {"NOUN", "PROPN"}:
            return current
        current = parent
    return current
