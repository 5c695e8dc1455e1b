"""For whom an actor meets: a person for a country or organisation, a commission for its union."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.context import Context
from kg.language.lexicon import Named, acts_for
from kg.lexicons import organisations

_BODY = re.compile(r"\b(?:Commission|Committee|Council|Group|Dialogue|Mechanism|Board|Task Force)\b")


def side_of(entity: str, context: Context) -> str:
    """The side that an actor takes part for, as an entity id; the entity itself where nothing is known."""
    side = context.country(entity)
    kind, _, name = side.partition("/")
    return acts_for(Named("organization", name, None)).id if kind == "organization" else side


def own_body(entity: str, context: Context) -> bool:
    """Whether it is a body that only this text knows, as which others meet: "the Joint Commission"."""
    found = context.entities.get(entity)
    if found is None or found.kind != "organization" or found.name is None:
        return False
    return _BODY.search(found.name) is not None and found.name not in _known_bodies()


@cache
def _known_bodies() -> frozenset[str]:
    return frozenset(row.name for row in organisations())


def two_parties(context: Context) -> list[str]:
    """The two between whom the document plays; empty where there are more and its title does not single out two."""
    parties = list(context.analysis.parties)
    if len(parties) <= 2:
        return parties if len(parties) == 2 else []
    head = [b.span for b in context.document.blocks if b.kind == "title"][:1]
    named = [m.entities[0] for span in head for m in context.mentions_in(span.begin, span.end)]
    two = [p for p in parties if p in named]
    return two if len(two) == 2 else []
