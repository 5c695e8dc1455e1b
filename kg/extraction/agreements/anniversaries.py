"""The day that an anniversary of an instrument counts from: "the second anniversary of", "30 years since"."""

from __future__ import annotations

import re

from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.language.numerals import TENS, UNITS
from kg.model import TimeSpan, When

_THIS_YEAR = re.compile(r"\bthis\s+year\b", re.IGNORECASE)
_NTH = {
    w: n
    for n, w in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
}


def founded(
    jubilee: re.Match[str], instrument: Instrument, sentence: Sentence, context: Context, *, to_come: bool
) -> When | None:
    """The day an anniversary counts from: the second one on 15 January 2017 is of 15 January 2015."""
    years = int(jubilee["digits"]) if jubilee["digits"] else _NTH[jubilee["word"].lower()]
    after = re.compile(r"\s+(?:\([^)]*\)\s*)?(?:on|in)\s+").match(context.text, instrument.end, sentence.span.end)
    stated = [t for t in context.times(after.end(), after.end() + 25) if t.time is not None] if after else []
    if stated and stated[0].time is not None:
        edtf = stated[0].time.edtf
    elif context.document.issued is not None:
        this_year = to_come or _THIS_YEAR.search(context.text, sentence.span.begin, instrument.begin)
        edtf = context.document.issued.isoformat()[: 4 if this_year else 7]
    else:
        return None
    if "/" in edtf or edtf.endswith("02-29"):
        return None
    return When(TimeSpan(f"{int(edtf[:4]) - years}{edtf[4:]}"), "resolved")


def years_ago(word: str, context: Context) -> When | None:
    """The year so many years before the document's, their number in digits or words."""
    parts = word.lower().split("-")
    known = all(part in UNITS or part in TENS for part in parts)
    years = int(word) if word.isdigit() else sum(UNITS.get(p, TENS.get(p, 0)) for p in parts) if known else 0
    issued = context.document.issued
    return When(TimeSpan(str(issued.year - years)), "resolved") if years and issued is not None else None
