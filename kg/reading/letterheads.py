"""Letterheads: lines that name a government or its organ and nothing else, "Israel Ministry of Foreign Affairs".

Every word of them is of a country, a capital, an organ or a portfolio: a line that tells what an organ does has a verb.
"""

from __future__ import annotations

from functools import cache

from kg.lexicons import capitals, countries
from kg.reading.lines import words
from kg.reading.words import line_words, portfolio_words

_MOST = 16  # words


def is_letterhead(line: str) -> bool:
    """Whether a line holds the name of an organ of state, with its country or the city where it sits, and no more.

    >>> is_letterhead("U.S. Embassy in Ghana"), is_letterhead("Embassy of Peru opens in Ghana")
    (True, False)
    """
    said = [part for word in words(line.replace("’", "'")) for part in word.casefold().rstrip(".").split("-")]
    if not 1 < len(said) <= _MOST:
        return False
    organs = line_words("organ")
    return any(word in organs for word in said) and all(
        word in organs or word in line_words("organ_part") or word in portfolio_words() or word in _of_states()
        for word in said
    )


@cache
def _of_states() -> frozenset[str]:
    """The words of countries' names, their adjectives and capitals, in lower case."""
    names = [name for row in countries() for name in (row.name, *row.names, *row.adjectives)]
    return frozenset(
        word.casefold().rstrip(".").replace("’", "'") for name in (*names, *capitals()) for word in words(name)
    )
