"""Countries listed one after another, by how many they are: whom "the seven countries" are later on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Span

_LINES = re.compile(r",?\s+(?:and\s+)?(?:the\s+)?|,?\s*(?:[•*·–—-]\s*)?")
LEAST_LIST = 3


def listed_countries(text: str, countries: Sequence[tuple[Span, str]]) -> dict[int, tuple[str, ...]]:
    """Countries listed one after another, in a row or line by line: the first list of each size."""
    found: dict[int, tuple[str, ...]] = {}
    run: list[str] = []
    end = -1
    for span, country in (*countries, (Span(len(text) + 1, len(text) + 1), "")):
        if run and span.begin <= len(text) and _LINES.fullmatch(text, end, span.begin) and span.begin - end < 12:
            run.append(country)
        else:
            members = tuple(dict.fromkeys(run))
            if len(members) >= LEAST_LIST:
                found.setdefault(len(members), members)
            run = [country]
        end = span.end
    return found
