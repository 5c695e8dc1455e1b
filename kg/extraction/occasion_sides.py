"""For whom an actor meets: a person for a country or organisation, a body of the European Union for the Union."""

from __future__ import annotations

from functools import cache

from kg.extraction.context import Context
from kg.lexicons import read_lexicon


@cache
def _parents() -> dict[str, str]:
    return {f"organization/{row['body']}": f"organization/{row['parent']}" for row in read_lexicon("body_parents")}


def side_of(entity: str, context: Context) -> str:
    """The side that an actor takes part for, as an entity id; the entity itself where nothing is known."""
    side = context.country(entity)
    return _parents().get(side, side)
