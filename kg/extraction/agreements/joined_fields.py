"""Fields joined before an instrument's noun: "a | trade and | investment agreement", "a fish and wood fund"."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.extraction.agreements.instrument_nouns import noun_of
from kg.language.lexicon import portfolio_words

# "An" opens the phrase of one thing, so that what stands before "and" is told of it; after "the" it may be another:
# "discussed the war and | peace agreements".
_JOINED = re.compile(
    r"\b(?:an?\s+(?:(?:new|first|second|third|major|further|landmark|historic|separate)\s+)*"
    r"|(?P<known>the|our|their|its|this|that)\s+(?:(?:new|existing|recent|current|landmark|historic)\s+)*)"
    r"(?P<fields>(?:[A-Za-z][\w’'-]*,?\s+){1,5})(?:and|&)\s+$"
)
_NO_FIELD = re.compile(
    r"\b(?:of|and|or|to|in|on|for|with|by|from|at|as|under|that|which|who|is|are|was|were|be|been|has|have|had|will|"
    r"would|between|both|not|also|its|their|our|his|her|the|an?|\w+ed|\w+ly)\b"
)


def joined_before(text: str) -> str:
    """The fields at the end of ``text`` that are joined to the words after it, with the word that joins them."""
    found = _JOINED.search(text) if text.endswith(("and ", "& ")) else None
    if found is None:
        return ""
    fields = found["fields"]
    words = re.findall(r"[\w’'-]+", fields)
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    if _NO_FIELD.search(fields) or any(noun_of(told) is not None for told in (*words, *pairs)):
        return ""  # "a | visa waiver and | customs agreement" are two
    if found["known"] and not all(word.capitalize() in portfolio_words() for word in words):
        return ""
    return text[found.start("fields") :]
