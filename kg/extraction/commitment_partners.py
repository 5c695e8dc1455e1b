"""What two bodies do together without a paper: one partners with another, or invests in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.commitment_drafts import Commitment, title_of
from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATUS = {"done": "in force", "ongoing": "in force", "planned": "agreed"}


def partnered(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """As in "USAID is partnering with the Authority to provide assistance"."""
    return _together(verb, "with", "programme", "agreement.partnering/1", sentence, context)


def invested(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """As in "The bank will invest $20 million in Aruna"; without a sum it is a wish."""
    stop = verb.right_edge.idx + len(verb.right_edge)
    if not context.analysis.quantities_in(Span(verb.idx, max(verb.idx, stop))):
        return []
    return _together(verb, "in", "contract", "agreement.investment/1", sentence, context)


def _together(verb: Token, word: str, kind: str, rule: str, sentence: Sentence, context: Context) -> list[Commitment]:
    status = _STATUS.get(stance(verb))
    preposition = next((c for c in verb.subtree if c.dep_ == "prep" and c.lower_ == word and c.head.i <= c.i), None)
    other = next((c for c in preposition.rights if c.dep_ == "pobj"), None) if preposition is not None else None
    if status is None or other is None:
        return []
    own = context.represent(context.subjects(verb, sentence))
    theirs = [p for p in context.represent(context.actors_of(other, sentence)) if p not in own]
    bodies = [p for p in (*own[:1], *theirs[:1]) if context.kind(p) == "organization"]
    if not own or not theirs or not bodies or (rule.startswith("agreement.investment") and bodies[-1] not in theirs):
        context.refuse(rule, "not two sides by name, one of them a body", sentence.span)
        return []
    title = title_of(verb.idx, sentence, context)
    span = (verb.idx, verb.idx + len(title))
    return [Commitment(title, kind, status, rule, verb.idx, *span, sentence.index, [*own, *theirs])]
