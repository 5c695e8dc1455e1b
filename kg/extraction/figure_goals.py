"""Whether a figure is a goal or an observation, and why.

A goal is pledged, planned, forecast or agreed to apply; an observation was measured, delivered or is in force
(guidelines, Rulings).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.context import Context, governing_verb
from kg.extraction.figure_words import figure_words
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.lexicons import cell_values, read_lexicon
from kg.model import Figure, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST = r"(?:(?:about|around|over|nearly|approximately|some|just|an?|the|current|more|than|at|least|up|to)\s+){0,3}"
_FROM = re.compile(rf"\bfrom\s+{_MOST}$", re.IGNORECASE)
_THEN_TO = re.compile(r"\s+(?:[\w%-]+\s+){0,3}to\s+", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_TO = re.compile(rf"\bto\s+{_MOST}$", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:in addition to|on top of|building on|compared (?:to|with)|up from|down from)\s+"
    r"(?:the\s+|our\s+|its\s+|their\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_SO_FAR = re.compile(r"\b(?:currently|already|so far|to date|thus far)\b", re.IGNORECASE)
_AIMED = re.compile(
    r"\b(?:goals?|targets?|aims?|commitments?|pledges?|plans?|ambitions?|objectives?)\s+(?:\w+\s+(?:at|in|by)\s+[\w’'-]+\s+)?(?:of|to|for)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(r"\b(?:under construction|construction of|to be built|being built)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


@cache
def _instruments() -> frozenset[str]:
    return frozenset(
        w.split()[-1].lower() for row in read_lexicon("instruments") for w in (row["noun"], *cell_values(row["plural"]))
    )


def is_goal(
    quantity: Quantity, verb: Token | None, sentence: Sentence, context: Context, earlier: Sequence[Figure]
) -> tuple[bool, str]:
    """Whether a figure is a goal, and why. ``earlier`` are the figures told before."""
    text = context.text
    near = text[max(sentence.span.begin, quantity.span.begin - 70) : quantity.span.begin]
    if _FROM.search(near) and _THEN_TO.match(text, quantity.span.end, min(sentence.span.end, quantity.span.end + 30)):
        return False, "what it changes from"
    if verb is not None and verb.lemma_ in figure_words("ends") and not _TO.search(near) and not _BY.search(near):
        return False, f"what '{verb.text}' does away with"
    if quantity.unit == "people" and _size_of(quantity, sentence):
        return False, "how large it is"
    if _BESIDE.search(near):
        return False, "told beside it"
    nouns = _nouns_between(quantity, verb, sentence)
    deal = next((n for n in nouns if n in figure_words("deal")), None)
    if _SO_FAR.search(near) and deal is None:
        return False, "said to be so now"
    if verb is not None and _in_passing(quantity, verb, context):
        return False, "told in passing"
    if _AIMED.search(near):
        return True, "named a goal"
    if verb is not None and (said := _by_verb(quantity, verb, sentence, context, earlier)) is not None:
        return said
    goal = next((n for n in nouns if n in figure_words("goal")), None)
    if goal is not None and verb is not None:
        return True, f"'{goal}' names a goal"
    if deal is not None:
        return True, f"'{deal}' is still to be carried out"
    if verb is None:
        if (promise := _planned_list(sentence, context)) is not None:
            return True, f"listed under '{promise.text}'"
        word = next(
            (w[0] for w in _WORD.finditer(near) if w[0].lower() in figure_words("goal") | figure_words("intends")), None
        )
        return word is not None, f"no verb; '{word}' before it" if word else "no verb and no word of intent"
    root = sentence.tokens.root
    if root.tag_ == "VB" and (
        _planned_list(sentence, context)
        or "will"
        in {t.lower_ for t in root.lefts}
        | {t.lower_ for t in root.doc[max(sentence.tokens.start, root.i - 4) : root.i]}
    ):
        return True, f"'{root.text}' is planned"
    if root.tag_ in {"VBP", "VBZ"} and _UNDER_WAY.search(
        text, quantity.span.end, min(sentence.span.end, quantity.span.end + 40)
    ):
        return True, "still being built"
    if _TO.search(near) and re.search(r"\bfrom\s+[^.;]{1,40}$", near) and verb.tag_ in {"VBZ", "VBP"}:
        return True, "what it changes to"
    subject = context.subject(verb) if verb.lemma_ in figure_words("values") else None
    if subject is not None and subject.lemma_.lower() in figure_words("deal") | figure_words("goal"):
        return True, f"'{subject.text}' is still to be carried out"
    return False, f"'{verb.text}' is done"


def _by_verb(
    quantity: Quantity, verb: Token, sentence: Sentence, context: Context, earlier: Sequence[Figure]
) -> tuple[bool, str] | None:
    """What the clause and those it depends on say; None where they leave it open."""
    current = verb
    for _ in range(5):
        said = stance(current)
        if said in {"planned", "proposed"} and current.lemma_ != "can":
            return True, f"'{current.text}' is {said}"
        intends = figure_words("announces") if current == verb else figure_words("intends")
        if current.lemma_ in intends and current.pos_ == "VERB":
            return True, f"'{current.text}' intends it"
        if current.lemma_ in figure_words("holds") and current.tag_ in {"VBZ", "VBP"}:
            held = _terms(current, sentence, context, earlier)
            if held is not None:
                return held
        if (
            current.dep_ == "relcl"
            and current.tag_ in {"VBZ", "VBP"}
            and (held_by := _instrument_near(current.head)) is not None
        ):
            return True, f"a term of '{held_by.text}'"
        if (
            current.dep_ in {"xcomp", "pcomp", "advcl", "acl", "conj", "prep", "relcl", "ccomp"}
            and current.head != current
        ):
            if current.dep_ in {"relcl", "ccomp"} and _past(current):
                return None
            current = governing_verb(current.head) if current.head.pos_ not in {"VERB", "AUX"} else current.head
            continue
        return None
    return None


def _terms(verb: Token, sentence: Sentence, context: Context, earlier: Sequence[Figure]) -> tuple[bool, str] | None:
    """What "includes" says: terms of an instrument are goals, and so are the parts of a goal told just before."""
    subject = verb.head if verb.dep_ == "relcl" else context.subject(verb)
    if subject is None:
        return None
    if _is_instrument(subject):
        return True, f"a term of '{subject.text}'"
    if subject.tag_ == "WDT":
        near = subject.doc[max(sentence.tokens.start, subject.i - 8) : subject.i]
        held_by = next((t for t in reversed(list(near)) if _is_instrument(t)), None)
        return (True, f"a term of '{held_by.text}'") if held_by is not None else None
    before = context.analysis.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.block_index != sentence.block_index:
        return None
    if subject.pos_ in {"PRON", "DET"}:
        named = next((t for t in before.tokens if t.dep_ in {"nsubj", "nsubjpass"}), None)
        if named is not None and (
            _is_instrument(named)
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


def _is_instrument(noun: Token) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and (
        noun.lower_ in _instruments() or (noun.text.isupper() and len(noun.text) > 3)
    )


def _instrument_near(noun: Token) -> Token | None:
    """The instrument that a relative clause is of: "a Compact with Malawi, which includes"."""
    current = noun
    for _ in range(5):
        if _is_instrument(current):
            return current
        if current.dep_ not in {"pobj", "prep", "conj", "appos"}:
            return None
        current = current.head
    return None


def _past(verb: Token) -> bool:
    """Whether a clause tells of what is past or completed: "provided", "has been delivered"; not "is aligned"."""
    if any(
        (c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD"}) or (c.lemma_ == "have" and c.dep_ == "aux")
        for c in verb.children
    ):
        return True
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not any(c.dep_ == "auxpass" for c in verb.children))


def _nouns_between(quantity: Quantity, verb: Token | None, sentence: Sentence) -> list[str]:
    """Nouns that the quantity is told of, from its own to the verb's object: "deal" in "a deal worth $7.8 billion"."""
    head = next((t for t in sentence.tokens if t.idx <= quantity.span.begin < t.idx + len(t)), None)
    if head is None:
        return []
    nouns: list[str] = []
    current = head
    for _ in range(8):
        if current.head == current or current == verb:
            break
        current = current.head
        if current.pos_ in {"NOUN", "PROPN"} and current != verb:
            nouns.append(current.lemma_.lower())
    if verb is not None:
        nouns += [
            c.lemma_.lower()
            for c in verb.rights
            if c.dep_ in {"dobj", "obj"} and c.idx < quantity.span.begin and quantity.span.begin - c.idx < 60
        ]
    if current.dep_ == "ROOT" and current.pos_ in {"NOUN", "PROPN"}:
        nouns += [current.lemma_.lower(), current.lower_.removesuffix("s")]
    return nouns


def _size_of(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether people are counted as the size of a thing: "a market of over 1.4 billion people"."""
    head = next(
        (t for t in sentence.tokens if t.lower_.startswith("people") and t.idx < quantity.span.end <= t.idx + len(t)),
        None,
    )
    if head is None or head.dep_ != "pobj" or head.head.lower_ != "of" or head.head.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    senses = figure_words("change") | figure_words("goal") | figure_words("deal") | figure_words("amount")
    return head.head.head.lemma_.lower() not in senses


def _in_passing(quantity: Quantity, verb: Token, context: Context) -> bool:
    """An aside between subject and verb: "Cheese, our largest export at $372 million, will gain access"."""
    if verb.idx < quantity.span.end or context.text[quantity.span.end : quantity.span.end + 1] not in {
        ",",
        ")",
        "–",
        "—",
    }:
        return False
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return (
        subject is not None
        and subject.idx < quantity.span.begin
        and "," in context.text[subject.idx : quantity.span.begin]
    )


def lead_in(sentence: Sentence, context: Context) -> Sentence | None:
    """The sentence with a colon that opens the list which ``sentence`` stands in."""
    sentences = context.analysis.sentences
    block = sentence.block
    for index in range(sentence.index - 1, max(-1, sentence.index - 13), -1):
        other = sentences[index]
        if other.block_index == sentence.block_index:
            continue
        if other.span.of(context.text).rstrip().endswith(":"):
            return other
        if other.block in {"title", "heading"} or (block == "item") != (other.block == "item"):
            return None
    return None


def _planned_list(sentence: Sentence, context: Context) -> Token | None:
    """The verb of the list's lead-in where it plans or pledges what follows."""
    lead = lead_in(sentence, context)
    root = next((t for t in lead.tokens if t.dep_ == "ROOT" and t.pos_ in {"VERB", "AUX"}), None) if lead else None
    return (
        root
        if root is not None and (stance(root) in {"planned", "proposed"} or root.lemma_ in figure_words("intends"))
        else None
    )
