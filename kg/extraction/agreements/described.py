"""A paper of those just signed that a later sentence tells by what it does: "The memorandum with Peru will help …".

"They signed agreements with A and B. … The protocol with B amends the accord of 2000."     signed, with the others
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.dates import time_of
from kg.extraction.agreements.grammar import governing
from kg.extraction.agreements.instruments import find_instruments
from kg.extraction.agreements.lists import Lead
from kg.extraction.agreements.status import find_act
from kg.extraction.agreements.verbs import PAPERS

if TYPE_CHECKING:
    from kg.extraction.agreements.instrument_names import Instrument
    from kg.extraction.context import Context
    from kg.language.analysis import Sentence

_REACH = 6  # sentences between those signed and what one of them does
_OPENS = re.compile(
    r"\W*(?:(?:it\s+is\s+(?:expected|hoped|envisaged)\s+that|in\s+addition|moreover|furthermore|meanwhile|finally|lastly|likewise|"
    r"first(?:ly)?|second(?:ly)?|third(?:ly)?)[\s,]+)?(?:the|an?)\s+(?:(?!existing\b|current\b|present\b|previous\b|old\b)[\w’-]+\s+){0,3}",
    re.IGNORECASE,
)
_DOES = frozenset(
    [
        "aim", "gear", "design", "intend", "mean", "cover", "provide", "seek", "open", "make", "allow",
        "enable", "amend", "extend", "establish", "regulate", "set", "replace", "create", "foresee", "envisage",
        "concern", "relate", "help", "encourage", "pave", "serve", "strengthen", "facilitate", "promote",
        "support", "focus", "address", "define", "deal", "contain", "comprise", "lay", "formalise", "formalize",
        "simplify", "remove", "bring", "give", "permit", "deepen", "boost", "expand", "intensify", "ease",
        "boil",
    ]
)  # fmt: skip
_OF_A_YEAR = re.compile(r"[^.;]{0,40}?\b(?:of|from|dated|since|in)\s+(?:[A-Z]\w+\s+)?(?:\d{1,2},?\s+)?(?:19|20)\d\d\b")
_DONE = frozenset(["signed", "concluded"])


def described(instrument: Instrument, sentence: Sentence, context: Context) -> Lead | None:
    """What was done with the papers of which it is one, where its sentence opens with what it does."""
    noun, text = instrument.noun, context.text
    if noun.kind not in PAPERS or noun.plural or sentence.block in {"title", "heading", "item"}:
        return None
    if re.search(r"\d{4}", instrument.title) or _OF_A_YEAR.match(text, instrument.noun_end, sentence.span.end):
        return None
    if _OPENS.fullmatch(text, sentence.span.begin, instrument.begin) is None:
        return None
    verb, relation = governing(instrument, sentence)
    if verb is None or relation not in {"subject", "passive"} or verb.lemma_ not in _DOES or verb.tag_ == "VBD":
        return None
    sentences = context.analysis.sentences
    for before in reversed(sentences[max(0, sentence.index - _REACH) : sentence.index]):
        for group in find_instruments(text, before.span.begin, before.span.end):
            if not group.noun.plural or group.noun.kind not in PAPERS:
                continue
            act = find_act(group, group.end, before, context)
            if act.status in _DONE and not act.coming and not act.elsewhere:
                date = time_of(act.verb, before, context) if act.verb is not None else None
                return Lead("signed", before.index, date)
    return None
