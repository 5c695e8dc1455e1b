"""What states goals: the terms of an instrument, the parts of a goal, the list under a promise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.words import figure_words
from kg.extraction.modality import stance
from kg.extraction.syntax import find_subject
from kg.language.analysis import Sentence
from kg.lexicons import cell_values, read_lexicon
from kg.model import Figure

if TYPE_CHECKING:
    from spacy.tokens import Token


_TAIL = 40  # characters


def terms(verb: Token, sentence: Sentence, context: Context, earlier: Sequence[Figure]) -> tuple[bool, str] | None:
    """What "includes" says: terms of an instrument are goals, and so are the parts of a goal told just before."""
    subject = verb.head if verb.dep_ == "relcl" else find_subject(verb)
    if subject is None:
        return None
    if verb.dep_ == "relcl" and not is_instrument(subject):
        subject = next((c for c in verb.lefts if c.tag_ == "WDT"), subject)  # "a Compact with Malawi, which includes"
    if is_instrument(subject):
        return True, f"a term of '{subject.text}'"
    if subject.tag_ == "WDT":
        near = subject.doc[max(sentence.tokens.start, subject.i - 8) : subject.i]
        held_by = next((t for t in reversed(list(near)) if is_instrument(t)), None)
        return (True, f"a term of '{held_by.text}'") if held_by is not None else None
    before = context.analysis.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.block_index != sentence.block_index:
        return None
    if subject.pos_ in {"PRON", "DET"}:
        named = next((t for t in before.tokens if t.dep_ in {"nsubj", "nsubjpass"}), None)
        if named is not None and (
            is_instrument(named)
            or any(
                m.kind == "organization" and m.span.begin <= named.idx < m.span.end
                for m in context.mentions_in(before.span.begin, before.span.end)
            )
        ):
            return True, f"a term of '{named.text}'"
    whole = whole_of(subject, before, earlier)
    return (True, f"part of '{whole.indicator}'") if whole is not None and whole.target else None


def whole_of(subject: Token, before: Sentence, earlier: Sequence[Figure]) -> Figure | None:
    """The figure of the sentence before that "Investments include …" takes up."""
    if subject.pos_ != "NOUN" and not subject.lower_.endswith("s"):
        return None
    word = subject.lower_.removesuffix("s")
    return next((f for f in reversed(earlier[-4:]) if before.span in f.evidence and word in f.indicator.lower()), None)


def is_instrument(noun: Token) -> bool:
    """Whether a noun is an instrument, or an abbreviation that stands for one ("JAEPA")."""
    return noun.pos_ in {"NOUN", "PROPN"} and (
        noun.lower_ in _instruments() or (noun.text.isupper() and len(noun.text) > 3)
    )


def instrument_near(noun: Token) -> Token | None:
    """The instrument that a relative clause is of: "a Compact with Malawi, which includes"."""
    current = noun
    for _ in range(5):
        if is_instrument(current):
            return current
        if current.dep_ not in {"pobj", "prep", "conj", "appos"}:
            return None
        current = current.head
    return None


@cache
def _instruments() -> frozenset[str]:
    return frozenset(
        w.split()[-1].lower()
        for row in read_lexicon("instruments")
        if row["use"] != "signed"
        for w in (row["noun"], *cell_values(row["plural"]))
    )


def lead_in(sentence: Sentence, context: Context) -> Sentence | None:
    """The sentence with a colon that opens the list which ``sentence`` stands in."""
    sentences = context.analysis.sentences
    block = sentence.block
    for index in range(sentence.index - 1, max(-1, sentence.index - 13), -1):
        other = sentences[index]
        if other.block_index == sentence.block_index:
            continue
        if context.text[max(other.span.begin, other.span.end - _TAIL) : other.span.end].rstrip().endswith(":"):
            return other
        if other.block in {"title", "heading"} or (block == "item") != (other.block == "item"):
            return None
    return None


def planned_list(sentence: Sentence, context: Context) -> Token | None:
    """The verb of the list's lead-in where it plans or pledges what follows."""
    lead = lead_in(sentence, context)
    root = next((t for t in lead.tokens if t.dep_ == "ROOT" and t.pos_ in {"VERB", "AUX"}), None) if lead else None
    return (
        root
        if root is not None and (stance(root) in {"planned", "proposed"} or root.lemma_ in figure_words("intends"))
        else None
    )
