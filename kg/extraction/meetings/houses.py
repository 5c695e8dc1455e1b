"""Who receives a guest each by himself: those who preside over parliament, and those who govern.

"A also met President B, Prime Minister C and Speaker of the Parliament D" tells of three meetings; "A met President B
and Foreign Minister C" may be of one. What parliaments are called stands in data/lexicons/parliaments.txt.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.context import Context
from kg.language.wordlists import words

_PRESIDES = re.compile(r"\b(?:Speaker|Presiding Officer|Marshal of the (?:Sejm|Senate)|Senate President)\b")
_JOINTLY = re.compile(r"\b(?:joint(?:ly)?|together|trilateral|quadrilateral)\b", re.IGNORECASE)
_TWO = 2


def by_houses(partners: list[str], around: str, context: Context) -> bool:
    """Whether those met, two or more people, sit in parliament and in government, or preside over two houses.

    ``around``, the words of the clause, may say that they met together.
    """
    if len(partners) < _TWO or any(context.kind(p) != "person" for p in partners) or _JOINTLY.search(around):
        return False
    houses = [_house(p, context) for p in partners]
    return any(houses) and len(set(houses)) > 1 and all(_has_office(p, context) for p in partners)


@cache
def _houses() -> re.Pattern[str]:
    names = sorted(words("parliaments.txt"), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(names)})\b")


def _has_office(person: str, context: Context) -> bool:
    return person in context.entities and bool(context.entities[person].offices)


def _house(person: str, context: Context) -> str:
    """What of parliament somebody's office is of; empty for an office of the government."""
    offices = context.entities[person].offices if person in context.entities else ()
    title = offices[0].title if offices else ""
    house = _houses().search(title) or _PRESIDES.search(title)
    return house[0] if house else ""
