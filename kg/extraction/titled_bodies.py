"""The body that a title tells of with the one country that a document is about: "Ghana and the World Bank sign …"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.extraction.context import Context
from kg.lexicons import organisations

_WITH = re.compile(r"\b(?:with|and)\s+(?:the\s+)?$", re.IGNORECASE)  # "… signs agreements with the | World Bank"
_FIRST = re.compile(
    r"(?:\s*\([^()]{1,20}\))?(?:,?\s+and\s|\s+(?:sign|approve|provide|grant|lend|extend|commit|give|support|allocate|"
    r"disburse|pledge|offer|award|finance|fund|help|back)(?:s|es|ed)?\b)",
    re.IGNORECASE,
)
# A body of its own, no mere group of which the country may be one: not "the Quad", "C5+1".
_INSTITUTION = re.compile(
    r"\b(?:Bank|Fund|Union|Organi[sz]ation|Agency|Commission|Programme|Program|Council|Corporation|Association|Nations|Facility)\b"
)


@lru_cache(maxsize=2)  # every fact of a document asks
def parties_told(context: Context) -> tuple[str, ...]:
    """Whom the document is about; beside one country the body that the title tells of it with."""
    own = context.analysis.parties
    if len(own) != 1 or context.kind(own[0]) != "country" or own[0] not in context.title_sides:
        return own
    for span in (s.span for s in context.analysis.sentences if s.block == "title"):
        for mention in context.mentions_in(span.begin, span.end):
            entity = context.entities.get(mention.entities[0]) if mention.kind == "organization" else None
            name = entity.name or "" if entity is not None else ""
            if entity is None or name not in _names() or not _INSTITUTION.search(name):
                continue
            first = not context.text[span.begin : mention.span.begin].strip(" \n")
            if _WITH.search(context.text, span.begin, mention.span.begin) or (
                first and _FIRST.match(context.text, mention.span.end, span.end)
            ):
                return (*own, entity.id)
    return own


@cache
def _names() -> frozenset[str]:
    return frozenset(row.name for row in organisations())
