"""A day, month or place that stands in an occasion's name: "the May 2023 ministerial meeting", "the Camp David Summit".

Whatever the sentence says before ("building on the progress from the …", "in the lead-up to the …") is of no time then.
"""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.model import When

_WITHIN = re.compile(  # between the time and the noun
    r"(?:[’']s)?\s+(?:(?!(?:of|at|in|on|to|for|with|by|from|during|after|before|following|since|that|which|and|the|"
    r"a|an|is|was|are|were|will|has|have|had)\b)[\w’'&+–-]+\.?\s+){0,7}"
)
_OWNED = re.compile(
    r"(?:\b(?:the|their|our|its|his|her|this|last|next|upcoming|historic|successful|recent|inaugural|first|second|third)|[’']s?)\s+$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:the|their|our|this|last|historic|recent|first|successful|[’']s|[12]\d{3})\s+$", re.IGNORECASE
)
_NAME = re.compile(r"\s+(?:(?:[A-Z][\w’'+-]*|(?:bi|tri)lateral|informal|extraordinary)\s+){0,3}")
_LONGEST, _BEFORE = 90, 14  # characters of a name up to its noun; before the time
_MONTH = 31  # days: a year in a name is read with the number of its series, "the spring meetings" are yearly


def date_in_name(begin: int, stop: int, context: Context) -> When | None:
    """The time that stands among the words, from ``begin`` on, of which a noun at ``stop`` is the last."""
    for time in reversed(context.times(max(begin, stop - _LONGEST), stop)):
        if time.time is None or not _WITHIN.fullmatch(context.text, time.span.end, stop):
            continue
        if (time.time.latest - time.time.earliest).days >= _MONTH:
            continue
        owned = _OWNED.search(context.text[max(begin, time.span.begin - _BEFORE) : time.span.begin])
        genitive = context.text[time.span.end : time.span.end + 2] in {"’s", "'s"}
        if owned or genitive:
            return context.when(time)
    return None


def place_in_name(begin: int, stop: int, context: Context) -> list[str]:
    """The place with which the name begins whose last word stands at ``stop``: "the Phnom Penh Trilateral Summit"."""
    for mention in reversed(context.mentions_in(max(begin, stop - _LONGEST), stop)):
        if mention.kind != "place" or mention.form != "name":
            continue
        first = _FIRST.search(context.text[max(begin, mention.span.begin - _LONGEST) : mention.span.begin])
        own = first and _NAME.fullmatch(context.text, mention.span.end, stop)
        return list(mention.entities) if own else []
    return []
