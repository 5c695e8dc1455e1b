"""What kind of clause a verb with a figure heads: one that tells what was, a second act, a running total, an end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.words import figure_words
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY = re.compile(r"\bby\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_LEVELS = frozenset(("stand", "amount", "exceed", "total", "have", "account"))
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_SO_FAR = re.compile(
    r"\b(?:currently|already|so far|to date|thus far|presently|at present"
    r"|now\s+(?:stand|amount|total|exceed|worth|about|around|over|at\b|estimated)\w*)\b",
    re.IGNORECASE,
)
# "has already committed to releasing": the promise is made, what it is of lies ahead
_BOUND_ALREADY = re.compile(
    r"\balready\s+(?:committed|pledged|promised|agreed|decided|undertaken|undertook)\s+(?:itself\s+)?to\b",
    re.IGNORECASE,
)
_AS_OF_NOW = re.compile(
    r"\s+(?:today|now|at present|presently|currently)\b|[^.;:,]{0,60}?\b(?:so far|to date|thus far|since \d{4})\b",
    re.IGNORECASE,
)
# What firms and people do as a habit, whatever clause tells of them.
_HABITS = frozenset(("employ", "live", "work", "study", "travel", "operate", "reside", "host"))
MOST = r"(?:(?:about|around|over|nearly|approximately|some|just|an?|the|current|more|than|at|least|up|to)\s+){0,3}"
TO = re.compile(rf"\bto\s+{MOST}$", re.IGNORECASE)


def is_another_act(verb: Token) -> bool:
    """Whether a verb tells of a second act beside that of another: "announced $56 million, delivered 450 tons".

    Also of "would provide £3 billion, and the first guns had arrived".
    """
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBN"}:
        return False
    if verb.lemma_ in figure_words("announces") | figure_words("intends"):
        return False
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ in {"had", "has", "have"} for c in helpers):
        return True
    return verb.head.tag_ == "VBD" and not helpers and any(c.dep_ in {"dobj", "obj"} for c in verb.rights)


def is_undertaken(verb: Token) -> bool:
    """Whether something was undertaken, not promised: "have undertaken 87 projects"; "undertook to build" promises."""
    return verb.lemma_ == "undertake" and not any(c.dep_ in {"xcomp", "ccomp"} for c in verb.rights)


def ends(verb: Token, quantity: Quantity, near: str, context: Context) -> bool:
    """Whether a verb does away with what is measured: "remove the 25% tariff"; not "85 per cent of goods"."""
    if quantity.kind == "count" or verb.lemma_ not in figure_words("ends") or TO.search(near) or _BY.search(near):
        return False
    return _OF.match(context.text, quantity.span.end) is None


def sums_up(verb: Token) -> bool:
    """Whether a participle gives a running total: "…, bringing Canada's assistance to $145 million"."""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_ in figure_words("brings")


def accompanies(verb: Token) -> bool:
    """Whether a participle says what goes on beside another clause: "with trade reaching", "groups helping"."""
    if verb.tag_ != "VBG" or any(c.dep_ == "aux" for c in verb.lefts):
        return False
    return verb.dep_ == "acl" or any(c.dep_ == "nsubj" for c in verb.lefts)


def tells_itself(verb: Token) -> bool:
    """Whether a clause within another tells of what was or is: "to which Japan contributed", "where they are based"."""
    if verb.tag_ not in {"VBD", "VBN"} or verb.lemma_ in figure_words("announces") | figure_words("intends"):
        return False
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if verb.tag_ == "VBN" and [h.tag_ for h in helpers] in (["VBZ"], ["VBP"]) and helpers[0].lemma_ == "be":
        return verb.dep_ in {"relcl", "advcl"} and any(c.dep_ == "nsubjpass" for c in verb.lefts)
    return verb.dep_ in {"relcl", "ccomp", "advcl"} and not helpers and any(c.dep_ == "nsubj" for c in verb.lefts)


def is_past(verb: Token) -> bool:
    """Whether a clause tells of what is past or completed: "provided", "has been delivered"; not "is aligned"."""
    if any(
        (c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD"}) or (c.lemma_ == "have" and c.dep_ == "aux")
        for c in verb.children
    ):
        return True
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and not any(c.dep_ == "auxpass" for c in verb.children))


def is_level(verb: Token) -> bool:
    """Whether a relative clause tells how much there is: "our investments, which stand at $400 million, can grow"."""
    return verb.dep_ == "relcl" and verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in _LEVELS


def sets_aside(verb: Token) -> bool:
    """Whether money is kept for what is to come: "has set aside $10 million"."""
    return verb.lemma_ == "set" and any(c.lower_ == "aside" for c in verb.rights)


def gives_itself(verb: Token) -> bool:
    """Whether a present passive tells who gives: "which is supported by Finland with EUR 1.5 million"."""
    return (
        verb.tag_ == "VBN"
        and verb.lemma_ in {"support", "fund", "finance"}
        and any(c.dep_ == "auxpass" and c.tag_ in {"VBZ", "VBP"} for c in verb.lefts)
    )


def said_so_now(own: str, quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a number is said to be so by now: "currently", "so far"; ``own``: words before it."""
    if _AS_OF_NOW.match(context.text, quantity.span.end, sentence.span.end):
        return True
    return _SO_FAR.search(own) is not None and _BOUND_ALREADY.search(own) is None


def is_habit(verb: Token) -> bool:
    """Whether a relative clause tells what is done anyway: "agreed that firms, which employ 10,000 people, are"."""
    present = verb.dep_ == "relcl" and verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in _HABITS
    return present and stance(verb) not in {"planned", "proposed"}


def thanked_for(verb: Token) -> bool:
    """Whether a clause tells what somebody is thanked for: "I want to thank you for helping to secure"; no promise."""
    current = verb
    for _ in range(6):
        if current.lemma_ in figure_words("intends") | figure_words("announces"):
            return False
        if current.dep_ == "prep" and current.lower_ == "for" and current.head.lemma_ in {"thank", "congratulate"}:
            return True
        if current.dep_ not in {"pcomp", "xcomp", "advcl", "conj", "prep"} or current.head == current:
            return False
        current = current.head
    return False


def done_by(quantity: Quantity, verb: Token) -> bool:
    """Whether those who are counted have done what the verb says: "over 30 countries have announced sanctions"."""
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    if verb.tag_ != "VBD" and not (verb.tag_ == "VBN" and [h.lemma_ for h in helpers] == ["have"]):
        return False
    who = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    noun = quantity.noun
    return who is not None and noun is not None and noun.begin <= who.idx < noun.end
