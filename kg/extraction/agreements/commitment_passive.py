"""Joint decisions told after what is decided, or by a noun: "the extension was agreed", "an understanding on"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.agreements.commitment_drafts import Commitment, title_of
from kg.extraction.agreements.commitment_sides import agents_of, sides_of
from kg.extraction.agreements.commitment_verbs import ACTION_NOUNS, agreed_on, commitment
from kg.extraction.agreements.instruments import papers_in
from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNDERSTANDING = frozenset(["understanding", "understandings", "consensus"])
_DECIDE = frozenset(["agree", "decide"])


def was_agreed(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """As in "the extension of the lease was agreed", "the opening of a consulate was decided on"."""
    thing = next((c for c in verb.lefts if c.dep_ == "nsubjpass" and c.pos_ == "NOUN"), None)
    if thing is None or stance(verb) in {"negated", "proposed"}:
        return []
    begin, end = thing.left_edge.idx, thing.right_edge.idx + len(thing.right_edge)
    sides = agents_of(verb, sentence, context)
    if verb.lemma_ not in _DECIDE or len(sides) < 2 or not ACTION_NOUNS.match(context.text, begin, end):
        return []
    if any(i.proper for i in papers_in(context.text, begin, end)):
        return []  # "the extension of the Lease Treaty was agreed": the treaty tells it
    title = re.sub(r"^(?:an?|the)\s+", "", title_of(begin, sentence, context, end))
    return [
        commitment(
            title, "commitment", "agreed", rules.AGREEMENT_COMMITMENT, verb, (begin, end), sentence, sides, context
        )
    ]


def came_to(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """As in "reached an understanding on the reopening of the border", "a consensus was reached on"."""
    what = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.lower_ in _UNDERSTANDING), None)
    if what is None or stance(verb) != "done":
        return []
    prepositions = [c for over in (what, verb) for c in over.rights if c.dep_ == "prep" and c.lower_ == "on"]
    preposition = next(iter(prepositions), None)
    thing = next((c for c in preposition.rights if c.dep_ == "pobj"), None) if preposition is not None else None
    if preposition is None or thing is None or not ACTION_NOUNS.match(context.text, thing.left_edge.idx):
        return []
    sides = agents_of(verb, sentence, context) if what.dep_ == "nsubjpass" else sides_of(verb, sentence, context)
    return agreed_on(preposition, thing, verb, sides, sentence, context) if len(sides) > 1 else []
