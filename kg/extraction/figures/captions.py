"""What stands above a table: the caption that tells what its numbers are of and what they are measured in."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.extraction.context import Context
from kg.extraction.figures.cells import Measure, read_measure_of
from kg.model import Span

_MOST = 220  # characters of a caption
_NOTE = 120  # characters of a note below
_BACK = 2  # blocks above, of which the lower may give the unit alone: "(US$ million)"
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z(])")
_CUT = re.compile(
    r"\s*(?:[(:\[]|,?\s\(?(?:19|20)\d\d\b|,?\s\b(?:by\s+(?:product|countr|year|commodit|sector|type|main)\w*|figures|statistics|during|over\s+the|for\s+the\s+(?:last|past|years?)|in\s+the\s+(?:last|past)|in\s+(?:US|USD|Rs|million)|since|from\s+\d|is|are|was|were|"
    r"has|have|had|can|may|stood|as\s+(?:below|under|follows)|given|below|shown|in\s+recent)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(
    r"(?:(?:table|figure|chart)\s+\d+[.:]?\s*|[\d.]+\s+|(?:the|details?\s+of|data\s+on|statistics\s+of|trends?\s+in|figures\s+(?:of|for)|volume\s+of|following\s+table\s+shows)\s+)+",
    re.IGNORECASE,
)
_WORDS = 9  # of what a caption is of
_TRADE = re.compile(
    r"\b(?:trade|exports?|imports?|turnover|invest\w+|fdi|touris\w+|arrivals|visitors|aid|assistance)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Caption:
    """``spans`` are the lines, nearest first; ``topic`` what they say the numbers are of."""

    spans: tuple[Span, ...]
    measure: Measure | None
    source: Span | None
    topic: Span | None


def caption_of(begin: int, end: int, rows: tuple[Span, ...], context: Context) -> Caption:
    """What the lines above ``begin``, the rows over all columns and the line below ``end`` tell of a table."""
    blocks = [b for b in context.document.blocks if b.kind != "furniture"]
    at = bisect_left([b.span.begin for b in blocks], begin)
    spans = [
        _last(Span(b.span.begin, min(b.span.end, begin)), context.text)
        for b in reversed(blocks[max(0, at - _BACK) : at])
    ]
    if at < len(blocks) and blocks[at - 1].span.end > begin:
        spans = spans[:1]  # the line before stands in the same block
    spans = [*reversed(rows), *(s for s in spans if s.begin < s.end)]
    text = context.text
    measure, source = None, None
    below = next((b.span for b in blocks[at:] if b.span.begin >= end), None)
    notes = [below] if below is not None and below.end - below.begin <= _NOTE else []
    for span in (*spans, *notes):
        measure = read_measure_of(text, span.begin, span.end, counted=False)
        if measure is not None:
            source = span
            break
    topic = next((t for t in (_topic(s, text, s == source or s in rows) for s in spans) if t is not None), None)
    return Caption(tuple(spans), measure, source, topic)


def _last(span: Span, text: str) -> Span:
    """The last sentence of a stretch."""
    begin = max(span.begin, span.end - _MOST)
    end = begin + len(text[begin : span.end].rstrip())
    cuts = [m.end() for m in _SENTENCE.finditer(text, begin, end)]
    begin = cuts[-1] if cuts else begin
    if begin != span.begin and not cuts:
        begin = text.find(" ", begin, end) + 1
    return Span(begin, end)


def _topic(span: Span, text: str, sure: bool) -> Span | None:
    """The noun phrase that a caption opens with: "India's trade with X" of "… for the last five years is given below".

    A line that is ``sure`` to be of the table may be of anything, another only of what tables are of.
    """
    lead = _LEAD.match(text, span.begin, span.end)
    begin = lead.end() if lead else span.begin
    cut = _CUT.search(text, begin, span.end)
    end = cut.start() if cut else span.end
    said = text[begin:end].strip(" .,;:–—-*#|")
    if not said or len(said.split()) > _WORDS or not (_TRADE.search(said) or (sure and said[0].isupper())):
        return None
    begin = text.index(said, begin)
    return Span(begin, begin + len(said))
