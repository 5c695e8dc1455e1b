"""What two bodies do together without a paper: one partners with another, or invests in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.agreements.commitment_drafts import Commitment, title_of
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.agreements.subjects import named_before
from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.extraction.referents import actors_of
from kg.extraction.subjects import subject_actors
from kg.language.analysis import Sentence
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATUS = {"done": "in force", "ongoing": "in force", "planned": "agreed"}


def partnered(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """As in "USAID is partnering with the Authority to provide assistance"."""
    return _together(verb, "with", "programme", rules.AGREEMENT_PARTNERING, sentence, context)


def invested(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """As in "The bank will invest $20 million in Aruna"; without a sum it is a wish."""
    stop = verb.right_edge.idx + len(verb.right_edge)
    if not context.analysis.quantities_in(Span(verb.idx, max(verb.idx, stop))):
        context.refuse(rules.AGREEMENT_INVESTMENT, "no sum is told", sentence.span)
        return []
    return _together(verb, "in", "contract", rules.AGREEMENT_INVESTMENT, sentence, context)


def _together(verb: Token, word: str, kind: str, rule: str, sentence: Sentence, context: Context) -> list[Commitment]:
    status = _STATUS.get(stance(verb))
    preposition = next((c for c in verb.subtree if c.dep_ == "prep" and c.lower_ == word and c.head.i <= c.i), None)
    other = next((c for c in preposition.rights if c.dep_ == "pobj"), None) if preposition is not None else None
    if status is None or preposition is None or other is None:
        return []
    own = context.represent(subject_actors(verb, sentence, context)) or named_before(verb, sentence, context)
    named = sides_at(preposition.idx + len(preposition), sentence.span.end, context)
    theirs = [p for p in named or context.represent(actors_of(other, sentence, context)) if p not in own]
    if not theirs and preposition.i < verb.i and rule.startswith(rules.AGREEMENT_PARTNERING.split("/")[0]):
        own, theirs = own[:1], own[1:]  # "USAID, together with WHO and UNICEF, will partner"
    bodies = [p for p in (*own, *theirs) if context.kind(p) == "organization"]
    if not own or not theirs or not bodies or (rule.startswith("agreement.investment") and bodies[-1] not in theirs):
        context.refuse(rule, "not two sides by name, one of them a body", sentence.span)
        return []
    title = title_of(verb.idx, sentence, context)
    span = (verb.idx, verb.idx + len(title))
    return [Commitment(title, kind, status, rule, verb.idx, *span, sentence.index, [*own, *theirs])]
