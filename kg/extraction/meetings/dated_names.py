"""A day, month or year that stands in an occasion's name: "the May 2023 ministerial meeting", "their July 5 call".

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
