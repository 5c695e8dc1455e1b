"""Which time it is that people meet: the first, the last, this one, or one of many, on no day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_FIRST = re.compile(  # "it’s not the first time we’ve met", "this will not be the last time that we meet"
    r"(?:\bnot|n[’']t|\bhardly|\bnever)\s+(?:\w+\s+){0,2}?the\s+(?:first|last|only)\s+(?:time|occasion)\b[^.;:?!]{0,30}$",
    re.IGNORECASE,
)
FOR_YEARS = re.compile(  # "we look forward to meeting with you the next five years"
    r"\b(?:the|these|coming)\s+(?:next|coming|following|many)\s+(?:\w+\s+)?(?:years|decades)\b|\bfor\s+(?:many\s+)?years\s+to\s+come\b"
)
_LAST_TIME = re.compile(
    r"\b(?:last|previous|first|only|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s+time"
    r"\s+(?:that\s+|when\s+)?[^.;,]{0,50}$"
)
_THIS_IS = re.compile(r"\b(?:[Tt]his|[Ii]t)\s+is\s+(?:\w+\s+){0,2}$")
_BACK, _NEAR = 90, 60  # characters before a verb in which its time stands


@dataclass(frozen=True, slots=True)
class NthTime:
    """As in "the last time we met"; ``now`` of what goes on: "this is the fifth time that we meet"."""

    now: bool


def is_not_first(verb: Token, sentence: Sentence, context: Context) -> bool:
    """Whether it is only denied that people meet for the first or the last time."""
    return _NOT_FIRST.search(context.text, max(sentence.span.begin, verb.idx - _BACK), verb.idx) is not None


def nth_time(verb: Token, sentence: Sentence, context: Context) -> NthTime | None:
    """Which time it is, as told before the verb; None where it is not."""
    begin = sentence.span.begin
    time = _LAST_TIME.search(context.text, max(begin, verb.idx - _NEAR), verb.idx)
    return None if time is None else NthTime(_THIS_IS.search(context.text, begin, time.start()) is not None)
