"""What a text's publisher tells: whose it is, and which office it means that tells no portfolio.

In a text of the Ministry of Finance "the Minister" is of finance.
"""

from __future__ import annotations

import re
from functools import cache

from kg.language.lexicon import Named, country_by_code
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


def country_of_publisher(name: str) -> Named | None:
    """The country of a publisher whose name does not say it: a news agency, a ministry in its own language."""
    plain = name.casefold()
    if plain in _countries("publisher"):
        return _countries("publisher")[plain]
    return next((country for form, country in _countries("form").items() if plain == form or _signs(plain, form)), None)


def _signs(plain: str, form: str) -> bool:
    match = _matches()[form]
    return (match == "start" and plain.startswith(f"{form} ")) or (match == "end" and plain.endswith(form))


@cache
def _matches() -> dict[str, str]:
    return {row["form"]: row["match"] for row in rows("publishers.tsv")}


@cache
def _countries(column: str) -> dict[str, Named]:
    """Countries by the names or by the forms of publishers that have one."""
    told = (row for row in rows("publishers.tsv") if row["country"] and row[column])
    return {row[column].casefold(): country_by_code()[row["country"]] for row in told}
