"""Who joins what several have made: the one that does is its side, not those whom the text is about.

"Chile's accession to the Partnership"       Chile
"the Declaration, which Peru has endorsed"   Peru
"Ghana has signed on to the Accords"         Ghana
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.agreements.subjects import subject_sides
from kg.extraction.context import Context

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.agreements.instrument_names import Instrument
    from kg.language.analysis import Sentence

_REACH = 120  # characters before an instrument
_MODIFIERS = r"(?:the\s+|an?\s+)?(?:[\w’-]+\s+){0,2}"
# As in "Korea’s interest in joining the", "Timor-Leste's application to accede to the".
_OWN = re.compile(
    r"[’']s?\s+(?:(?:[\w-]+\s+){0,2}(?:interest|intention|decision|bid|wish|desire|readiness|plans?|application|request|aspiration|"
    r"steps|efforts|move)\s+(?:in|to|of|towards?|for)\s+)?(?:[\w-]+\s+)?"
    r"(?:accession\s+to|acceding\s+to|accede\s+to|joining|join|ratification\s+of|ratifying|ratify|adherence\s+to|adhering\s+to|"
    r"adhere\s+to|accession\s+into|entry\s+into|entering)\s+(?:the\s+(?:\w+\s+of\s+the\s+)?)?(?P<mods>(?:[\w’-]+\s+){0,2})$"
)
_ACCESSION_OF = re.compile(r"\b(?:accession|adherence)\s+of\s+(?:the\s+)?(?=[A-Z])")
_TO_IT = re.compile(rf"\s+to\s+{_MODIFIERS}$")
_RATIFIED = re.compile(r"\bratification\s+of\s+(?:the\s+(?:\w+\s+of\s+the\s+)?)?(?:[\w’-]+\s+){0,2}$")
_SIGNING = re.compile(
    r"\b(?:signing|signature|conclusion|initialling|adoption|exchange|launch)\s+of\s+(?:the\s+(?:\w+\s+of\s+the\s+)?)?(?:[\w’-]+\s+){0,2}$"
)
_BY = re.compile(r"\s*(?:\([^)]*\))?\s+by\s+(?:the\s+)?(?=[A-Z])")
_WHICH = re.compile(r"\s*(?:\([^)]*\))?,?\s+(?:to\s+)?(?:which|that)\s+(?:the\s+)?(?=[A-Z])")
_DID = re.compile(
    r"\s+(?:(?:has|have|had|also|already|recently|just|now|formally)\s+)*(?:endorsed|joined|ratified|acceded|adhered|signed\s+up|signed\s+on|subscribed)\b"
)
_SIGNS_ON = re.compile(
    rf"\b(?:sign(?:ed|s|ing)?\s+(?:on|up)\s+to|acced(?:e|ed|es|ing)\s+to|adher(?:e|ed|es|ing)\s+to)\s+{_MODIFIERS}$"
)


def joiners(instrument: Instrument, end: int, verb: Token | None, sentence: Sentence, context: Context) -> list[str]:
    """The countries that a sentence tells to join an instrument; empty where none is told to."""
    if not instrument.proper:
        return []
    text, stop = context.text, sentence.span.end
    begin = max(sentence.span.begin, instrument.begin - _REACH)
    if (own := _OWN.search(text, begin, instrument.begin)) is not None:
        return _told_to(own.start(), begin, context)
    for of in _ACCESSION_OF.finditer(text, begin, instrument.begin):
        who = context.mention_at(of.end())
        if who is not None and _TO_IT.match(text, who.span.end, instrument.begin):
            return _countries(list(who.entities), context)
    after = max(end, instrument.end)
    if _RATIFIED.search(text, begin, instrument.begin) and (by := _BY.match(text, after, stop)) is not None:
        who = context.mention_at(by.end())
        return _countries(list(who.entities), context) if who is not None and who.kind == "country" else []
    if (which := _WHICH.match(text, after, stop)) is not None:
        who = context.mention_at(which.end())
        if who is not None and _DID.match(text, who.span.end, stop):
            return _countries(list(who.entities), context)
    if verb is not None and _SIGNS_ON.search(text, begin, instrument.begin):
        sides = subject_sides(verb, sentence, context)
        return sides if len(sides) == 1 else []
    return []


def signed_by(instrument: Instrument, end: int, sentence: Sentence, context: Context) -> list[str]:
    """By whom it is told to be signed, whatever its name says: "the signing of the A-B Plan by the ministries"."""
    text, after = context.text, max(end, instrument.end)
    begin = max(sentence.span.begin, instrument.begin - _REACH)
    by = _BY.match(text, after, sentence.span.end)
    if by is None or _SIGNING.search(text, begin, instrument.begin) is None:
        return []
    sides = sides_at(by.end(), sentence.span.end, context)
    return sides if len(sides) > 1 else []


def _told_to(end: int, begin: int, context: Context) -> list[str]:
    """The country named right before."""
    before = context.mentions_in(begin, end)
    last = before[-1] if before else None
    return _countries(list(last.entities), context) if last is not None and last.span.end == end else []


def _countries(entities: list[str], context: Context) -> list[str]:
    sides = context.represent(entities)
    return sides if sides and all(context.kind(s) == "country" for s in sides) else []
