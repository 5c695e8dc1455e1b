"""Whose officers a group is by what stands beside its noun: "the Polish and Czech ministers", "ASEAN leaders".

A body's officers are the body: nobody else is named by "the foreign ministers of the G7".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.model import Span

_OWNS = re.compile(r"(?:[’']s?)?\s+(?:foreign\s+)?$")
_LIST = re.compile(r"\s*,\s+(?:and\s+)?(?:the\s+)?|,?\s+and\s+(?:the\s+)?|\s*[-–—/]\s*|\s+&\s+")
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_OF_BODY = re.compile(
    r"(?:,?\s+(?:of|from|in)\s+(?:the\s+)?)(?:(?:member|participating)\s+(?:states|countries)\s+of\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[’']s?\s|\s+[A-Z]|-")
_WITHIN = re.compile(r"\b(?:Council|Committee|Conference|Assembly|Association|Bureau|Board|Group)\s+of\s+(?:the\s+)?$")
_REACH = 3  # characters between an owner and the noun: "'s "


def listed_before(text: str, noun: int, sides: Mapping[int, tuple[int, str]]) -> tuple[list[str], int]:
    """The countries, at least two, listed right before a noun, and where the list begins.

    Args:
        text: the document's text.
        noun: where the noun starts.
        sides: where each mention of a country begins, and the country, by where the mention ends.
    """
    found: list[str] = []
    begin = noun
    end = next((noun - gap for gap in range(1, _REACH + 1) if noun - gap in sides), None)
    if end is None or not _OWNS.fullmatch(text, end, noun):
        return [], noun
    while end is not None:
        begin, country = sides[end]
        found.insert(0, country)
        end = next(
            (begin - gap for gap in range(1, 11) if begin - gap in sides and _LIST.fullmatch(text, begin - gap, begin)),
            None,
        )
    found = list(dict.fromkeys(found))
    return (found, begin) if len(found) > 1 else ([], noun)


def body_of(text: str, span: Span, starts: Mapping[int, Span], ends: Sequence[Span]) -> tuple[Span, Span] | None:
    """The body whose officers stand at ``span``, and the whole: "[NATO] defence ministers", "leaders of the [G7]"."""
    if _NAMED.match(text, span.end) or _WITHIN.search(text, max(0, span.begin - 30), span.begin):
        return None  # "the G20 Foreign Ministers' Meeting", "the Council of Heads of State of the SCO"
    of = _OF_BODY.match(text, span.end)
    if of is not None and (body := starts.get(of.end())) is not None:
        return body, Span(span.begin, body.end)
    for body in ends:
        if body.end < span.begin and _OWNS.fullmatch(text, body.end, span.begin):
            the = _THE.search(text, max(0, body.begin - 4), body.begin)
            return body, Span(the.start() if the else body.begin, span.end)
    return None
