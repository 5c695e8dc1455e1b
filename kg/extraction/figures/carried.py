"""What the sentence before tells of a figure: the year of the trade whose exports and imports are given next.

"In 2023, bilateral trade totalled $1 billion. Exports amounted to $600 million." is told of 2023 all through, and of
the same two sides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.extraction.context import Context
from kg.extraction.figures.times import is_base
from kg.language.analysis import Sentence
from kg.model import Figure, Quantity, Span

_FLOW = re.compile(
    r"\b(?:trade|turnover|exports?|imports?|shipments|sales|purchases|surplus|deficit|balance|volume|FDI|investments?"
    r"|inflows?|remittances|tourists|visitors|arrivals)\b",
    re.IGNORECASE,
)
# "That is less than 1 per cent of the trade", "60 per cent of that", "of this, 40 per cent were machines"
_TAKES_UP = re.compile(
    r"^\W*(?:that|this|it)\s+(?:is|was|means|meant|represents?|represented|accounts?|accounted|corresponds?|makes?|made)\b"
    r"|^\W*of\s+(?:that|this|these|those|which)\b|\bof\s+(?:that|this)(?=[\s,.;:]*(?:$|[,.;:]))",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:currently|now|today|already|so far|to date|at present|presently|cumulative|accumulated|since|stock|total of"
    r"|this year|per year|a year|annual\w*|every|each|usually|traditionally|recent\w*|until)\b"
    r"|(?<!year )\b(?:before|earlier)\b",
    re.IGNORECASE,
)
# Words that lead from a number to a part of what it counts, or to what it is spent on, without a verb of their own.
_WITH = re.compile(
    r"[^.;:]{0,70}?(?:,\s+of\s+which|\b(?:with|in|across|through|including|covering|spread\s+over))\s+"
    r"(?:(?!(?:and|while|but|is|are|was|were|has|have|will|would)\b)[\w’-]+\s+){0,6}"
)
_ASIDE = 110  # characters
_LONGEST = 731  # days: a financial year that is told by two calendar years
_SHORTEST = 27  # a month
_BACK = 4  # figures that are looked at


def from_before(
    figure: Figure, quantity: Quantity, sentence: Sentence, context: Context, found: Sequence[Figure]
) -> Figure:
    """The figure with the period, and of a flow the sides, of the trade that the sentence before tells of."""
    if figure.target or figure.period is not None or not sentence.index or not found:
        return figure
    before = context.analysis.sentences[sentence.index - 1]
    if before.block_index != sentence.block_index or before.speaker != sentence.speaker:
        return figure
    lent = [f for f in found[-_BACK:] if before.span in f.evidence and _lends(f, context)]
    if not lent or not _goes_on(quantity, sentence, context):
        return figure
    told = max(lent, key=lambda f: f.period.time.latest if f.period is not None else date.min)
    sides = figure.parties
    if _FLOW.search(figure.indicator) and len(told.parties) == 2 and set(sides) <= set(told.parties):
        sides = told.parties
    return replace(figure, period=told.period, parties=sides)


def told_with(first: Quantity, second: Quantity, text: str) -> bool:
    """Whether a number only goes on with what was told: "$13 billion | in more than | 400 projects", ", of which"."""
    begin, end = first.span.end, second.span.begin
    if end - begin >= _ASIDE or text.startswith(
        " from ", second.span.end
    ):  # "$698 million, with $649 million | from Japan"
        return False
    return _WITH.fullmatch(text, begin, end) is not None


def with_sides(figure: Figure, before: Figure) -> Figure:
    """The figure with the two sides of the one before it, of which it names one or none."""
    if len(before.parties) != 2 or not set(figure.parties) < set(before.parties):
        return figure
    return replace(figure, parties=before.parties)


def _lends(figure: Figure, context: Context) -> bool:
    """Whether a figure before is of a flow in a time that is over."""
    if figure.target or figure.period is None or not _FLOW.search(figure.indicator):
        return False
    time, issued = figure.period.time, context.document.issued
    days = (time.latest - time.earliest).days
    return _SHORTEST <= days <= _LONGEST and (issued is None or time.latest <= issued)


def _goes_on(quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a sentence only tells more of the same: its flows in the past, or a part of what was told."""
    text = sentence.span.of(context.text)
    times = [t for t in context.times(sentence.span.begin, sentence.span.end) if t.time is not None and not t.in_name]
    if not all(is_base(t, quantity, sentence, context) for t in times):
        return False
    if any(t.dep_ == "aux" and t.lemma_ == "have" for t in sentence.tokens):
        return False  # "it has doubled in three years"
    if _TAKES_UP.search(text):
        return True
    own = Span(sentence.span.begin, quantity.span.begin).of(context.text)
    if not _FLOW.search(own) or _OTHERWISE.search(text):
        return False
    finite = [t.tag_ for t in sentence.tokens if t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and t.idx < quantity.span.begin]
    return bool(finite) and set(finite) == {"VBD"}
