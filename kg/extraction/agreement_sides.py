"""The sides of a whole document, for what is told without parties: of its title, its groups, or its first two."""

from __future__ import annotations

from kg.extraction.agreement_named import is_organisation
from kg.extraction.context import Context
from kg.language.analysis import Sentence

_MAIN_SHARE = 0.15  # of a document's sentences
_GROUP_REACH = 400  # characters of a sentence on either side in which its group is looked for


def main_parties(context: Context, sentence: Sentence | None = None, at: int | None = None) -> list[str]:
    """Those that the sentence's group stands for ("the two sides"), else the sides of the document.

    ``at`` is where in the sentence; of a very long one only what is near counts.
    """
    if sentence is not None:
        begin, end = sentence.span.begin, sentence.span.end
        if at is not None:
            begin, end = max(begin, at - _GROUP_REACH), min(end, at + _GROUP_REACH)
        for mention in context.mentions_in(begin, end):
            if mention.form == "group" and len(sides := context.represent(mention.entities)) >= 2:
                return sides
    return _of_document(context)


def _of_document(context: Context) -> list[str]:
    counts = context.group_sides
    parties = [p for p in context.analysis.parties if context.kind(p) in {"country", "organization"}]
    parties = [p for p in parties if context.kind(p) == "country" or _acts(p, context)] or parties
    titled = [p for p in parties if p in context.title_sides]
    if counts:
        best = max(counts, key=lambda sides: (counts[sides], -len(sides), sides))
        if len(best) > 2 and set(parties[:2]) <= set(best):
            return list(best)
    if len(titled) >= 2:
        return titled
    if titled and context.analysis.home in parties and context.analysis.home not in titled:
        return [context.analysis.home, *titled]
    leaders = len(context.analysis.principals)
    if not counts and leaders < 2 and len(parties) > 1 and not _is_main(parties[1], context):
        return parties[:1]
    return parties[:2] if len(parties) <= 2 or leaders <= 2 else parties[: max(2, min(3, leaders))]


def _acts(party: str, context: Context) -> bool:
    """Whether an organisation is one between states, and no commission or firm that the text only names."""
    entity = context.entities.get(party)
    return entity is not None and is_organisation(entity.name or "")


def _is_main(party: str, context: Context) -> bool:
    """Whether a document without a group ("the two countries") speaks of a country often enough to be about it."""
    return context.told.get(party, 0) >= _MAIN_SHARE * len(context.analysis.sentences)
