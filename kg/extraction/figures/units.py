"""The unit of a figure: as the quantity says, and for a bare "$" or "rupees" the currency of the one who speaks."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.figures.words import figure_words
from kg.language.analysis import Sentence
from kg.language.lexicon import currency_of
from kg.model import Quantity, Span, When

_YEARLY = re.compile(r"[^.;:,()]{1,70}?\b(?:annually|every year|each year|per annum|per year|yearly)\b", re.IGNORECASE)


_STAFF = r"(?:staff|officials|teachers|lecturers|researchers|academics|professors|professionals|experts|workers)"
_AND_OTHERS = re.compile(
    rf"(?:(?<=students)|(?<=graduates)|(?<=scholars))\s+and\s+(?:[a-z]+\s+)?{_STAFF}\b", re.IGNORECASE
)
_OTHERS = re.compile(rf"\b(?:students|graduates|scholars) and (?:[a-z]+ )?{_STAFF}$")
# "the annual quota will rise from 750 to 1,000 places"
_QUOTA = re.compile(
    r"\b(?:annual|yearly)\s+(?:quota|cap|limit|intake|ceiling|allocation|number)\b[^.;]*$", re.IGNORECASE
)
_VISITORS = re.compile(r"\b(?:visitors|tourists|holidaymakers|arrivals)$", re.IGNORECASE)
_VISITED = re.compile(r"\b(?:who\s+)?(?:have\s+)?visited\s+[A-Z]|\b(?:tourists|visitors)\s+(?:from|to|who)\b")
_NEAR = 60  # characters
_IN_A_YEAR = re.compile(r"[^.;:,()]{1,60}?\bin\s+a\s+(?:single\s+)?year\b", re.IGNORECASE)
_LOOK_BACK = 130  # characters
_LOOSE = frozenset(("ventures", "opportunities"))  # say little alone: "joint ventures"
_PLACES = {"scholarship places": "scholarships", "scholarship slots": "scholarships"}
_RATES = {"daily": "day", "weekly": "week", "monthly": "month", "annual": "year", "yearly": "year"}


def unit_of(quantity: Quantity, sentence: Sentence, context: Context) -> str:
    """The unit in the guidelines' notation; a bare "$" or "rupees" is the speaker's own, else the document's home's.

    Where neither tells, it is that of the parties, if only one of them has such a currency, else the best known one.
    """
    if not quantity.shared:
        if quantity.kind == "percent":
            return quantity.unit.partition("/")[0]
        if quantity.kind != "count" or quantity.noun is None:
            return quantity.unit
        words = quantity.noun.of(context.text).lower().split()
        unit, _, rate = quantity.unit.partition("/")
        last = " ".join(words[-2:])
        if _AND_OTHERS.match(context.text, quantity.noun.end, sentence.span.end) or _OTHERS.search(" ".join(words)):
            unit = "people"  # "212 students and academic staff"
        unit = last if unit in _LOOSE else _PLACES.get(last, unit)
        if not rate:
            told = next((_RATES[w] for w in words if w in _RATES), "")
            rate = "year" if _is_yearly(quantity, sentence, context) else told
            begin = max(sentence.span.begin, quantity.span.begin - _LOOK_BACK)
            rate = rate or ("year" if _QUOTA.search(context.text, begin, quantity.span.begin) else "")
            rate = rate or ("year" if unit == "people" and _IN_A_YEAR.match(context.text, quantity.span.end) else "")
        return f"{unit}/{rate}" if rate else unit
    own = _currencies(context.side(sentence)) & quantity.shared
    if not own and sentence.speaker is None:
        own = {code for party in context.analysis.parties for code in _currencies(party)} & quantity.shared
    return (own.pop() if len(own) == 1 else quantity.unit[:3]) + quantity.unit[3:]


def _is_yearly(quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether things are counted anew each year, said further on: "offers 400 places to Kenya annually"."""
    match = _YEARLY.match(context.text, quantity.span.end, sentence.span.end)
    if match is None:
        return False
    words = [w.lower_ for w in sentence.tokens if quantity.span.end <= w.idx < match.end()]
    return not any(w in figure_words("up") or w in figure_words("down") for w in words)


def _currencies(party: str | None) -> set[str]:
    code = currency_of().get(party or "")
    return {code} if code else set()


def visits(unit: str, period: When | None, quantity: Quantity, sentence: Sentence, context: Context) -> str:
    """The unit of those who came in a year that is over, who are so many a year: "140,000 visitors last year"."""
    issued = context.document.issued
    if unit != "people" or period is None or quantity.noun is None or issued is None:
        return unit
    if len(period.time.edtf) != len("2022") or period.time.latest >= issued:
        return unit
    near = Span(
        max(sentence.span.begin, quantity.span.begin - _NEAR), min(sentence.span.end, quantity.span.end + _NEAR)
    )
    own = quantity.noun.of(context.text)
    return "people/year" if _VISITORS.search(own) or _VISITED.search(near.of(context.text)) else unit
