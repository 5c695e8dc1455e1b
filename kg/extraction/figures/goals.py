"""Whether a figure is a goal or an observation, and why.

A goal is pledged, planned, forecast or agreed to apply; an observation was measured, delivered or is in force
(guidelines, Rulings).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.ahead import lies_ahead
from kg.extraction.figures.clauses import (
    MOST,
    TO,
    accompanies,
    done_by,
    ends,
    is_another_act,
    is_habit,
    is_level,
    is_past,
    is_undertaken,
    said_so_now,
    sums_up,
    tells_itself,
    thanked_for,
)
from kg.extraction.figures.committed import allots, gift_to_be, is_listed, is_to_be_built, is_to_do, of_years_to_come
from kg.extraction.figures.parse import tokens_in
from kg.extraction.figures.projects import is_to_come
from kg.extraction.figures.promised import promised
from kg.extraction.figures.statements import is_old_level
from kg.extraction.figures.terms import instrument_near, planned_list, terms
from kg.extraction.figures.words import figure_words, gifts
from kg.extraction.modality import stance
from kg.extraction.syntax import find_subject, governing_verb
from kg.language.analysis import Sentence
from kg.model import Figure, Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_FROM = re.compile(rf"\bfrom\s+{MOST}$", re.IGNORECASE)
_THEN_TO = re.compile(r"\s+(?:[\w%-]+\s+){0,3}to\s+", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:in addition to|on top of|building on|compared (?:to|with)|up from|down from)\s+"
    r"(?:the\s+|our\s+|its\s+|their\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"\b(?:goals?|targets?|aims?|commitments?|pledges?|plans?|ambitions?|objectives?)\s+(?:\w+\s+(?:at|in|by)\s+[\w’'-]+\s+)?(?:of|to|for)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
# "ways to increase the volume of trade to", "measures for bringing it to"
_MEANS = re.compile(
    r"\b(?:ways|measures|steps|efforts|potential|prospects|opportunit(?:y|ies)|possibilit(?:y|ies))\s+(?:to|of|for)\s+"
    rf"(?:increas|rais|bring|boost|expand|lift)\w*\s[^.;]{{0,110}}?\bto\s+{MOST}$",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(r"\b(?:under construction|construction of|to be built|being built)\b", re.IGNORECASE)
_LEVEL = re.compile(rf"\bto\s+(?:(?:reach|exceed|hit|surpass|attain)\s+)?{MOST}$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_RIGHT_AFTER = 20  # characters: "the target is over $1 billion"


def is_goal(
    quantity: Quantity, verb: Token | None, sentence: Sentence, context: Context, earlier: Sequence[Figure]
) -> tuple[bool, str]:
    """Whether a figure is a goal, and why. ``earlier`` are the figures told before."""
    text = context.text
    near = text[max(sentence.span.begin, quantity.span.begin - 70) : quantity.span.begin]
    if _FROM.search(near) and _THEN_TO.match(text, quantity.span.end, min(sentence.span.end, quantity.span.end + 30)):
        return False, "what it changes from"
    if is_old_level(quantity, sentence, context):
        return False, "what it changes from"
    if verb is not None and ends(verb, quantity, near, context):
        return False, f"what '{verb.text}' does away with"
    if verb is not None and verb.tag_ == "VBN" and any(c.lower_ == "having" for c in verb.lefts):
        return False, f"'{verb.text}' is done"  # "with over 90 per cent of it having been addressed"
    why = lies_ahead(quantity, verb, sentence, context, earlier)
    if why is None and verb is not None and sums_up(verb) and TO.search(near):
        return False, "a running total"
    if quantity.unit == "people" and not _LEVEL.search(near) and _size_of(quantity, sentence):
        return False, "how large it is"
    if of_years_to_come(quantity, sentence, context):
        return True, "for years that are not over"
    if (
        verb is not None
        and is_level(verb)
        and "," not in text[verb.idx : quantity.span.begin]
        and instrument_near(verb.head) is None
    ):
        return False, f"'{verb.text}' tells how much there is"
    if _BESIDE.search(near):
        return False, "told beside it"
    nouns = _nouns_between(quantity, verb, sentence)
    deal = next((n for n in nouns if n in figure_words("deal")), None)
    every = context.analysis.quantities_in(Span(quantity.span.begin - len(near), quantity.span.begin))
    own = text[max(quantity.span.begin - len(near), every[-1].span.end) : quantity.span.begin] if every else near
    if deal is None and said_so_now(own, quantity, sentence, context):
        return False, "said to be so now"
    if verb is not None and _in_passing(quantity, verb, context):
        return False, "told in passing"
    if _AIMED.search(near):
        return True, "named a goal"
    if why is not None:
        return True, why
    if (told := promised(quantity, verb, sentence, context)) is not None:
        return True, told
    if verb is not None and quantity.kind == "count" and done_by(quantity, verb):
        return False, f"who '{verb.text}' it is counted"
    if verb is not None and thanked_for(verb):
        return False, f"'{verb.text}' is thanked for"
    if verb is not None and (said := _by_verb(quantity, verb, sentence, context, earlier)) is not None:
        return said
    goal = next((n for n in nouns if n in figure_words("goal")), None)
    if goal is not None and verb is not None:
        return True, f"'{goal}' names a goal"
    if deal is not None and not (verb is not None and verb.lemma_ == "be" and verb.tag_ == "VBD"):
        return True, f"'{deal}' is still to be carried out"
    if quantity.kind == "money" and "budget" in nouns and is_to_do(verb):
        return True, "a budget of what is to be done"
    if gift_to_be(quantity, verb, nouns, sentence):
        return True, "what it is to do lies ahead"
    if _MEANS.search(text, max(sentence.span.begin, quantity.span.begin - 150), quantity.span.begin):
        return True, "ways to get there are told"
    if is_to_be_built(quantity, sentence, context):
        return True, "of what is to be built"
    if (ahead := is_to_come(quantity, sentence, context)) is not None:
        return True, ahead
    if verb is None and is_listed(context):
        return True, "listed among what was agreed"
    if verb is None:
        if (promise := planned_list(sentence, context)) is not None:
            return True, f"listed under '{promise.text}'"
        word = next(
            (w[0] for w in _WORD.finditer(near) if w[0].lower() in figure_words("goal") | figure_words("intends")), None
        )
        return word is not None, f"no verb; '{word}' before it" if word else "no verb and no word of intent"
    if verb.lemma_ == "be" and 0 < quantity.span.begin - verb.idx < _RIGHT_AFTER:
        named = find_subject(verb)
        if named is not None and named.lemma_ in figure_words("goal"):
            return True, f"'{named.text}' names a goal"
    if tells_itself(verb):
        return False, f"'{verb.text}' tells of what was"
    root = sentence.tokens.root
    if (
        root.tag_ == "VB"
        and root.lemma_ not in figure_words("discusses")
        and (
            planned_list(sentence, context)
            or "will"
            in {t.lower_ for t in root.lefts}
            | {t.lower_ for t in root.doc[max(sentence.tokens.start, root.i - 4) : root.i]}
        )
    ):
        return True, f"'{root.text}' is planned"
    if root.tag_ in {"VBP", "VBZ"} and _UNDER_WAY.search(
        text, quantity.span.end, min(sentence.span.end, quantity.span.end + 40)
    ):
        return True, "still being built"
    if TO.search(near) and re.search(r"\bfrom\s+[^.;]{1,40}$", near) and verb.tag_ in {"VBZ", "VBP"}:
        return True, "what it changes to"
    subject = find_subject(verb) if verb.lemma_ in figure_words("values") else None
    if subject is not None and subject.lemma_.lower() in figure_words("deal") | figure_words("goal"):
        return True, f"'{subject.text}' is still to be carried out"
    return False, f"'{verb.text}' is done"


def _is_an_offer(verb: Token) -> bool:
    """Whether a side offered something just now: "the Indian side offered ten slots", but not "has offered"."""
    return verb.lemma_ == "offer" and verb.tag_ == "VBD" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts)


def _tells_of_place(verb: Token) -> bool:
    """As in "work on the railway, where Russia owns 50 per cent": what is so there, whatever is planned."""
    present = verb.dep_ == "relcl" and verb.tag_ in {"VBZ", "VBP"} and stance(verb) not in {"planned", "proposed"}
    return present and any(c.lower_ in {"where", "whose"} for c in verb.lefts)


def _by_verb(
    quantity: Quantity, verb: Token, sentence: Sentence, context: Context, earlier: Sequence[Figure]
) -> tuple[bool, str] | None:
    """What the clause and those it depends on say; None where they leave it open."""
    current = verb
    for _ in range(5):
        if (current == verb and tells_itself(verb)) or is_another_act(current):
            return None
        if current.lemma_ in figure_words("discusses") or (current == verb and _tells_of_place(verb)):
            return None
        if current == verb and is_habit(verb):
            return None
        said = None if accompanies(current) else stance(current)
        if said in {"planned", "proposed"} and current.lemma_ != "can":
            return True, f"'{current.text}' is {said}"
        intends = figure_words("announces") if current == verb else figure_words("intends")
        if current.lemma_ in intends and current.pos_ == "VERB" and not is_undertaken(current):
            return True, f"'{current.text}' intends it"
        if current == verb and _is_an_offer(verb):
            return True, f"'{current.text}' in talks"
        if current == verb and quantity.kind == "money" and said == "ongoing" and current.lemma_ in gifts():
            return True, f"'{current.text}' is under way"
        if current == verb and quantity.kind == "money" and current.lemma_ in figure_words("commits"):
            return True, f"'{current.text}' commits it"
        if current == verb and allots(quantity, verb, sentence, context):
            return True, f"'{verb.text}' is for a time that is not over"
        if current.lemma_ in figure_words("holds") and current.tag_ in {"VBZ", "VBP"}:
            held = terms(current, sentence, context, earlier)
            if held is not None:
                return held
        if (
            (current.dep_ == "relcl" and current.tag_ in {"VBZ", "VBP"})
            or (current.dep_ == "acl" and current.tag_ == "VBG" and current.lemma_ in figure_words("holds"))
        ) and (held_by := instrument_near(current.head)) is not None:
            return True, f"a term of '{held_by.text}'"
        if (
            current.dep_ in {"xcomp", "pcomp", "advcl", "acl", "conj", "prep", "relcl", "ccomp"}
            and current.head != current
        ):
            if current.dep_ in {"relcl", "ccomp"} and is_past(current):
                return None
            current = governing_verb(current.head) if current.head.pos_ not in {"VERB", "AUX"} else current.head
            continue
        return None
    return None


def _nouns_between(quantity: Quantity, verb: Token | None, sentence: Sentence) -> list[str]:
    """Nouns that the quantity is told of, from its own to the verb's object: "deal" in "a deal worth $7.8 billion"."""
    head = next(iter(tokens_in(sentence, quantity.span.begin, quantity.span.begin + 1)), None)
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
    if quantity.noun is not None and quantity.noun.end <= quantity.span.begin:
        return True  # "the community of 3.5 million"
    head = next(
        (t for t in sentence.tokens if t.lower_.startswith("people") and t.idx < quantity.span.end <= t.idx + len(t)),
        None,
    )
    if head is None or head.dep_ != "pobj" or head.head.lower_ != "of" or head.head.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    return head.head.head.lemma_.lower() in figure_words("size")


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
