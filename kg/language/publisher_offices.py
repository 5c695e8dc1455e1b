"""Which office a text means that tells no portfolio: in one of the Ministry of Finance "the Minister" is of finance."""

from __future__ import annotations

import re
from functools import cache

from kg.language.wordlists import rows

_MINISTRY = re.compile(
    r"(?:the\s+)?Ministry\s+(?P<of>of|for)\s+(?:the\s+)?(?P<what>[^\W\d_][^,(|\n–—]*?)"
    r"(?=\s+of\s+(?:the\s+)?[A-Z]|\s*[,(|–—\n-]|\s*$)",
    re.IGNORECASE,
)


def office_of_publisher(publisher: str | None, word: str) -> str | None:
    """The whole title that ``word`` ("minister", "secretary") stands for in a publisher’s text; None if none is told.

    >>> office_of_publisher("Ministry of Foreign Affairs of Egypt", "minister")
    'Minister of Foreign Affairs'
    >>> office_of_publisher("U.S. Department of State", "secretary")
    'Secretary of State'
    """
    if not publisher:
        return None
    ministry = _MINISTRY.match(publisher) if word == "minister" else None
    if ministry:
        return f"Minister {ministry['of'].lower()} {ministry['what']}"
    name = publisher.casefold().removeprefix("the ")
    return next((office for start, said, office in _offices() if said == word and name.startswith(start)), None)


@cache
def _offices() -> tuple[tuple[str, str, str], ...]:
    return tuple((row["publisher"], row["word"], row["office"]) for row in rows("publisher_offices.tsv"))
