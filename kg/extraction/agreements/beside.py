"""Who stands beside the sides of a programme: "together with the World Bank", "delivered with the African Union"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.named import is_organisation
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.agreements.subjects import subject_sides
from kg.extraction.context import Context, unique
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extraction.agreements.drafts import Draft

_BESIDE = re.compile(
    r"\b(?:(?:together|jointly|along)\s+with|in\s+(?:partnership|co-?operation|collaboration|conjunction)\s+with|"
    r"with\s+the\s+(?:support|assistance|participation|help|backing)\s+of|"
    r"(?:delivered|implemented|run|led|carried\s+out|funded|financed|managed|supported)\s+(?:jointly\s+)?(?:with|by))\s+"
    r"(?=(?:the\s+)?[A-Z])"
)
# Those with whom it is done, whatever body they are, not those who only carry it out.
PARTNERED = re.compile(
    r"\b(?:(?:[Tt]ogether|[Jj]ointly|[Aa]longside)\s+with|[Aa]longside|"
    r"[Ii]n\s+(?:close\s+)?(?:partnership|co-?operation|collaboration|conjunction|co-?ordination)\s+with)\s+(?=(?:the\s+|its\s+)?[A-Z])"
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


def with_those_beside(
    draft: Draft, begin: int, end: int, verb: Token | None, sentence: Sentence, context: Context
) -> list[str]:
    """The parties with those who are said to do it with them: bodies between states, and whoever is their partner.

    What one alone does with a partner is of these two, whomever the document is about.
    """
    parties, explicit = draft.parties, draft.explicit
    first, last = max(sentence.span.begin, begin - _REACH), min(sentence.span.end, end + _REACH)
    found = [
        side
        for beside in _BESIDE.finditer(context.text, first, last)
        for side in sides_at(beside.end(), last, context)
        if context.kind(side) == "organization" and is_organisation(context.entities[side].name or "")
    ]
    partners = [
        side
        for beside in PARTNERED.finditer(context.text, first, last)
        for side in sides_at(beside.end(), last, context)
    ]
    own = [] if not partners or explicit else [p for p in subject_sides(verb, sentence, context) if p not in partners]
    if len(own) == 1:
        return unique([*own, *partners, *found])
    return unique([*parties, *found, *(partners if explicit else ())]) if parties else parties
