"""What money is for: the purpose after it, past conversions, asides and times."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.figures.phrases import Phrases
from kg.extraction.titles import content_words
from kg.language.analysis import Sentence
from kg.model import Quantity

TOWARDS = re.compile(r"\s+(?=(?:to|for|in|into|towards?|on)\s)", re.IGNORECASE)
_ASIDE = re.compile(
    r",\s+(?:subject to|working with|together with|in partnership with|pending|in coordination with)\b"
    r"[^,.;]{3,80},(?=\s+(?:to|for)\s)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\([^()]{0,40}\)")


def purpose(towards: re.Match[str] | None, phrases: Phrases) -> str:
    """The complement with its preposition: "to One Acre Fund", "for women and youth", "to expand production"."""
    if towards is None:
        return ""
    first = phrases.token_from(towards.end())
    if first is None or first.i + 1 >= len(first.doc) or phrases.walled(first.nbor().idx):
        return ""
    verb = first.tag_ == "TO" and first.nbor().tag_ == "VB"
    words = phrases.right(first.nbor(), clause=verb)
    return f"{first.lower_} {words}" if content_words(words) else ""


def past_aside(at: int, context: Context) -> int:
    """Past an aside between the money and what it is for: "$8 million, subject to notification, to expand"."""
    aside = _ASIDE.match(context.text, at, at + 140)
    return aside.end() if aside else at


def end_of(quantity: Quantity, context: Context) -> int:
    """Where a quantity ends, with the conversion in brackets after it: "US$4.2 billion (C$5.7 billion)"."""
    bracket = _BRACKET.match(context.text, quantity.span.end, quantity.span.end + 60)
    return bracket.end() if bracket else quantity.span.end


def after_time(quantity: Quantity, phrases: Phrases, sentence: Sentence, context: Context) -> str:
    """What the money is for where a time stands between: "$1.5 million in 2010-2011 to support water"."""
    times = [t for t in context.times(quantity.span.end, sentence.span.end) if t.span.begin - quantity.span.end < 16]
    return purpose(TOWARDS.match(context.text, times[0].span.end, sentence.span.end), phrases) if times else ""


def funding(towards: str) -> str:
    """Money told of by its purpose alone: "$690 million for new funding", "$12 million to support spurs"."""
    return towards.partition(" ")[2] if "funding" in towards else f"funding {towards}"


def joined(one: str, two: str) -> str:
    """A noun with its complement, which may be empty."""
    return f"{one} {two}".strip()
