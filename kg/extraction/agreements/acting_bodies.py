"""Funds that are bodies, and no instruments: they sign, agree and lend, are spoken with, and have directors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.grammar import governing
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.context import Context
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

# As in "loans from the", "in talks with the", "the Director General of the", "the replenishment of the".
_BEFORE = re.compile(
    r"\b(?:by|with|contributions?\s+(?:of|from)|"
    r"(?:loans?|credits?|grants?|(?:financ|fund)ing|support|assistance|help|aid|money|funds|resources)\s+from|"
    r"(?:replenishments?|replenishment\s+conference|boards?|members?|membership)\s+of|"
    r"(?:director|director[\s-]general|president|chair(?:man|woman|person)?|head|manager|managing\s+director|executive\s+(?:director|secretary)|"
    r"ceo|governor|representatives?|officials?|delegations?|missions?|experts|staff)\s+(?:of|from))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# The first or the last of two sides: "between the Fund and the Ministry", "between the Ministry and the Fund".
_BETWEEN = re.compile(r"\bbetween\s+(?:[^.;:()]{2,90}?\s+and\s+)?(?:the\s+)?$")
# The bank of one state: "Kuwait Fund for Arab Economic Development".
_BANK = re.compile(r"\s+for\s+(?:[A-Z][\w-]+\s+){0,3}Development\b")
_SET_UP = re.compile(r"\s+(?:being\s+|to\s+be\s+)?(?:set\s+up|established|created|launched|worth|of)\b")
_DOES = frozenset(
    [
        "sign", "conclude", "approve", "finance", "grant", "lend", "open", "disburse", "extend", "agree", "decide",
        "announce", "pledge", "say", "meet", "discuss", "commit", "allocate",
    ]
)  # fmt: skip
_UP = 4  # words between a list's last member and its first


def is_acting(instrument: Instrument, sentence: Sentence, context: Context, before: str) -> bool:
    """Whether a name in capitals is that of a fund that does what a body does.

    "The Kuwait Fund for Economic Development signed a loan agreement", "between the Investment Fund and the Ministry",
    "talks with the Saudi Fund"; not "will contribute to the Trust Fund", "agreed to set up a Fund".
    """
    if instrument.noun.text != "fund":
        return False
    end = instrument.end
    if _BEFORE.search(before) and not _SET_UP.match(context.text, end):
        return True
    if _BETWEEN.search(before) or _is_bank(instrument, context):
        return True
    verb, relation = governing(instrument, sentence)
    if relation == "subject" and verb is not None:
        return verb.lemma_ in _DOES
    verb = _done_by_all(instrument, sentence)
    return verb is not None and verb.lemma_ in _DOES


def _is_bank(instrument: Instrument, context: Context) -> bool:
    """Whether it is named for whose money it lends, and for development."""
    owner = context.mention_at(instrument.begin)
    bank = _BANK.match(context.text, instrument.noun_end, max(instrument.end, instrument.noun_end))
    if bank is None or owner is None:
        return False
    return owner.kind in {"country", "place"} or owner.span.end >= instrument.noun_end


def _done_by_all(instrument: Instrument, sentence: Sentence) -> Token | None:
    """The verb of a list of which it is one: "the Government, the Bank and the Fund | have agreed"."""
    span = sentence.tokens.doc.char_span(instrument.noun_begin, instrument.noun_end, alignment_mode="expand")
    token = span.root if span is not None else None
    for _ in range(_UP):
        if token is None or token.dep_ not in {"conj", "appos"}:
            break
        token = token.head
    return token.head if token is not None and token.dep_ == "nsubj" and token.head.pos_ in {"VERB", "AUX"} else None
