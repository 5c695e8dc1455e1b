"""The date that stands before a paper's noun: "the | December 2021 | memorandum on gas", "the May 11 protocol"."""

from __future__ import annotations

import re

from kg.extraction.agreements.instrument_left import MONTH
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.verbs import PAPERS
from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.model import When

_BEFORE = re.compile(
    rf"\b(?:the|this|that|their|our|its|[’']s)\s+(?P<date>{MONTH}\s+(?:\d{{4}}|\d{{1,2}}(?:,\s+\d{{4}},?)?)|"
    rf"\d{{1,2}}\s+{MONTH}(?:\s+\d{{4}})?|(?:19|20)\d\d)\s+(?:[a-z][\w-]*\s+){{0,3}}$"
)
_REACH = 70  # characters before a noun


def dated_before(instrument: Instrument, sentence: Sentence, context: Context) -> When | None:
    """The time right before a paper without a name, and the words that belong to it."""
    if instrument.proper or instrument.noun.kind not in PAPERS | {"declaration"}:
        return None
    begin = max(sentence.span.begin, instrument.begin - _REACH)
    found = _BEFORE.search(context.text, begin, instrument.begin)
    if found is None:
        return None
    times = [t for t in context.times(found.start("date"), found.end("date")) if t.time is not None]
    return context.when(times[0]) if times else None
