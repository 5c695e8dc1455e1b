"""Who stands beside the sides of a programme: "together with the World Bank", "delivered with the African Union"."""

from __future__ import annotations

import re

from kg.extraction.agreements.named import is_organisation
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.context import Context, unique
from kg.language.analysis import Sentence

_BESIDE = re.compile(
    r"\b(?:(?:together|jointly|along)\s+with|in\s+(?:partnership|co-?operation|collaboration|conjunction)\s+with|"
    r"with\s+the\s+(?:support|assistance|participation|help|backing)\s+of|"
    r"(?:delivered|implemented|run|led|carried\s+out|funded|financed|managed|supported)\s+(?:jointly\s+)?(?:with|by))\s+"
    r"(?=(?:the\s+)?[A-Z])"
)
_MANY = re.compile(
    r"(?:Chambers|Ministries|Academies|Universities|Institutes|Agencies|Parliaments|Embassies|Governments|Authorities|"
    r"Associations|Committees|Councils|Departments|Directorates|Banks)\b"
)
_REACH = 160  # characters on either side of a programme


def without_kinds(parties: list[str], context: Context) -> list[str]:
    """The parties less many bodies called by one name: "the Chambers of Commerce of both countries"."""
    return [p for p in parties if not (context.kind(p) == "organization" and _MANY.match(_name(p, context)))]


def _name(party: str, context: Context) -> str:
    entity = context.entities.get(party)
    return (entity.name or "") if entity is not None else ""


def with_those_beside(parties: list[str], begin: int, end: int, sentence: Sentence, context: Context) -> list[str]:
    """The parties with the organisations between states that are said to do it with them."""
    first, last = max(sentence.span.begin, begin - _REACH), min(sentence.span.end, end + _REACH)
    found = [
        side
        for beside in _BESIDE.finditer(context.text, first, last)
        for side in sides_at(beside.end(), last, context)
        if context.kind(side) == "organization" and is_organisation(context.entities[side].name or "")
    ]
    return unique([*parties, *found]) if parties else parties
