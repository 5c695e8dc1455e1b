"""The sides of a treaty that two or three made and that texts call by its name alone: CETA is Canada's and the Union's.

Column "parties" of data/lexicons/known_treaties.tsv. What the text does not name is no side: nothing is added from
outside it, but those whom the text happens to be about are not taken for the treaty's.
"""

from __future__ import annotations

from functools import cache

from kg.extraction.agreements.drafts import Draft
from kg.extraction.context import Context
from kg.extraction.titles import content_words
from kg.lexicons import cell_values, read_lexicon

_PAPER = frozenset(["agreement", "treaty"])
_TWO = 2  # sides, at the least
_KINDS = ("country", "organization")


@cache
def _sides() -> dict[str | frozenset[str], tuple[str, ...]]:
    """Names of the sides, by the letters and by the words of the full name."""
    found: dict[str | frozenset[str], tuple[str, ...]] = {}
    for row in read_lexicon("known_treaties"):
        if parties := tuple(cell_values(row["parties"])):
            found[row["short"]] = found[content_words(row["full"]) - _PAPER] = parties
    return found


def name_sides(drafts: list[Draft], context: Context) -> None:
    """Give each such treaty the sides that the text names, where it names two at the least."""
    for draft in drafts:
        if not draft.proper:
            continue
        keys = (draft.title, *draft.aliases, content_words(draft.title) - _PAPER)
        names = next((_sides()[key] for key in keys if key in _sides()), ())
        told = [f"{kind}/{name}" for name in names for kind in _KINDS if f"{kind}/{name}" in context.entities]
        if len(told) >= _TWO or (told and len(names) < _TWO):  # of one state's peace, or of one body
            draft.parties, draft.explicit = told, True
