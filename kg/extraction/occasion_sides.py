"""For whom an actor meets: a person for a country or organisation, a commission for its union."""

from __future__ import annotations

from kg.extraction.context import Context
from kg.language.lexicon import Named, acts_for


def side_of(entity: str, context: Context) -> str:
    """The side that an actor takes part for, as an entity id; the entity itself where nothing is known."""
    side = context.country(entity)
    kind, _, name = side.partition("/")
    return acts_for(Named("organization", name, None)).id if kind == "organization" else side


def two_parties(context: Context) -> list[str]:
    """The two between whom the document plays; empty where there are more and its title does not single out two."""
    parties = list(context.analysis.parties)
    if len(parties) <= 2:
        return parties if len(parties) == 2 else []
    head = [b.span for b in context.document.blocks if b.kind == "title"][:1]
    named = [m.entities[0] for span in head for m in context.mentions_in(span.begin, span.end)]
    two = [p for p in parties if p in named]
    return two if len(two) == 2 else []
