"""Which verb governs an instrument in its sentence, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.instrument_names import Instrument
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LEAVE = frozenset(["withdraw", "exit"])


def governing(instrument: Instrument, sentence: Sentence) -> tuple[Token | None, str]:
    """The verb that governs the instrument, and how: as ``object``, ``passive`` subject, ``subject`` or ``other``."""
    span = sentence.tokens.doc.char_span(instrument.noun_begin, instrument.noun_end, alignment_mode="expand")
    if span is None:
        return None, "other"
    token = span.root
    relation = "other"
    for _ in range(8):
        head = token.head
        if head == token:
            return None, "other"
        dep = token.dep_
        if dep == "prep" and token.lower_ == "including":
            relation = "including"
        elif dep == "prep" and token.lower_ == "from" and token.head.lemma_ in _LEAVE:
            relation = "left"
        elif dep == "prep" and token.lower_ not in {"of", "on", "upon", "to", "onto", "for", "toward", "towards"}:
            relation = "aside"
        if head.pos_ in {"VERB", "AUX"}:
            if relation == "left":
                return head, "object" if head.lemma_ in _LEAVE else "aside"
            if relation == "aside":
                return head, "aside"
            if relation == "including":
                return head, "object"
            if dep == "prep" and token.lower_ in {"on", "for"} and _is_negotiated(token):
                return head, "negotiated"
            if dep in {"dobj", "obj", "attr", "oprd"} or (
                dep == "prep" and token.lower_ in {"on", "upon", "to", "onto", "toward", "towards"}
            ):
                return head, "object"
            if dep == "prep":
                return head, "aside"
            if dep == "nsubjpass":
                return head, "passive"
            if dep in {"nsubj", "csubj"}:
                return head, "subject"
            return head, "object" if dep in {"dep", "ROOT", "conj"} else "other"
        token = head
    return None, "other"


def relative(instrument: Instrument, sentence: Sentence) -> Token | None:
    """The verb of the clause that says what was done with the instrument: "a roadmap that their ministers signed"."""
    span = sentence.tokens.doc.char_span(instrument.noun_begin, instrument.noun_end, alignment_mode="expand")
    if span is None:
        return None
    for child in span.root.rights:
        if child.dep_ == "relcl" and child.pos_ == "VERB":
            of_it = [c for c in child.lefts if c.dep_ in {"dobj", "nsubjpass"} and c.lower_ in {"that", "which"}]
            return child if of_it else None
    return None


def _is_negotiated(preposition: Token) -> bool:
    """Whether "negotiations" or "talks" stand before "on an agreement", with other words between."""
    for token in reversed(preposition.doc[max(0, preposition.i - 14) : preposition.i]):
        if token.lower_ in {"negotiations", "negotiation", "talks"}:
            return True
        if token.is_sent_start:
            return False
    return False
