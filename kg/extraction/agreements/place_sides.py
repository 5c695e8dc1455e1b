"""With whom home does something, by where it is done: "in Muscat, the Minister signed", of a text that names Oman."""

from __future__ import annotations

from functools import cache

from kg.extraction.context import Context
from kg.lexicons import countries


@cache
def _of_capital() -> dict[str, str]:
    """The country of each capital, as entities are called."""
    return {row.capital: f"country/{row.name}" for row in countries() if row.capital}


def partners_at(begin: int, end: int, home: str, context: Context) -> list[str]:
    """Countries whose capitals ``text[begin:end]`` names, where the text speaks of them elsewhere by name."""
    found = []
    for mention in context.mentions_in(begin, end):
        if mention.kind == "place":
            country = _of_capital().get(mention.span.of(context.text))
            if country is not None and country != home and country in context.told and country not in found:
                found.append(country)
    return found
