"""Nouns of which a paper is made by signing it alone: "signed an annex on border trade", not "the annex says"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.agreements.act import Act
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.subjects import subject_sides
from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_DONE = frozenset(["signed", "concluded", "used"])
_SIGN = frozenset(["sign", "co-sign", "ink", "initial", "exchange", "seal", "countersign", "subscribe", "conclude"])
_SIGNING = re.compile(r"\b(?:sign(?:ing|ature)|exchange|initiall?ing)\s+of\b", re.IGNORECASE)
_SHARED = re.compile(r"\b(?:joint|bilateral|trilateral|common|mutual)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_TWO = 2  # sides that adopt it


def is_signed(instrument: Instrument, act: Act, before: str, sentence: Sentence, context: Context) -> bool:
    """Whether a thing that may be a paper is signed, or adopted by two sides; any other noun needs none of that."""
    if not instrument.noun.signed:
        return True
    verb = act.verb
    signs = (verb is not None and verb.lemma_ in _SIGN) or _SIGNING.search(before) is not None
    adopted = act.status in _DONE and (
        _SHARED.search(before) is not None or (verb is not None and _are_several(verb, sentence, context))
    )
    if adopted or (signs and act.status is not None):
        return True
    context.refuse(rules.AGREEMENT_COMMON, "signed by nobody", Span(instrument.begin, instrument.end))
    return False


def _are_several(verb: Token, sentence: Sentence, context: Context) -> bool:
    return len(subject_sides(verb, sentence, context)) >= _TWO
