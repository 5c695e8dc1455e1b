"""One more mention of an instrument that was told before: "this agreement", "the memorandum"."""

from __future__ import annotations

import re

from kg.extraction.agreement_dates import find_date
from kg.extraction.agreement_drafts import Draft
from kg.extraction.agreement_status import Act
from kg.extraction.context import Context
from kg.extraction.instrument_names import Instrument
from kg.extraction.titles import content_words
from kg.language.analysis import Sentence

REFERENCE = re.compile(
    r"\b(?:this|that|these|the|said|its|their|our|such(?:\s+an?)?)\s+(?:new\s+|landmark\s+|historic\s+)?$",
    re.IGNORECASE,
)
_REFERENCE_REACH = 6  # sentences between "this agreement" and what it refers to


def refer(
    instrument: Instrument, modifiers: str, sentence: Sentence, drafts: list[Draft], context: Context, act: Act
) -> bool:
    """As in "this agreement", "the memorandum": one more mention of the last instrument of that kind."""
    fits = [
        d
        for d in drafts
        if d.noun == instrument.noun.text
        and d.count is None
        and not (modifiers and d.proper and not content_words(modifiers) & content_words(d.title))
    ]
    fits = fits or [
        d for d in drafts if d.kind == instrument.noun.kind and d.count is None and not content_words(modifiers)
    ]
    if not fits or sentence.index - fits[-1].sentences[-1] > _REFERENCE_REACH:
        return False
    target = fits[-1]
    target.sentences.append(sentence.index)
    if act.status is not None:
        target.statuses.append((act.status, False))
    target.date = target.date or (
        find_date(instrument, instrument.end, act, sentence, context) if act.status in {"signed", "concluded"} else None
    )
    return True
