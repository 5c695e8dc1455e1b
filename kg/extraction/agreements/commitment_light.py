"""Joint decisions told by a noun with a verb that says little: "made a commitment to build a bridge"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.agreements.commitment_drafts import Commitment
from kg.extraction.agreements.commitment_sides import agents_of, sides_of
from kg.extraction.agreements.commitment_verbs import decision
from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIGHT = frozenset(["make", "take", "give", "reach", "enter"])
_TO = frozenset(["acl", "xcomp", "relcl", "ccomp", "advcl"])


def made(noun: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """What several sides made a commitment to do, took a decision to do, or reached agreement to do."""
    verb = noun.head
    if verb.lemma_ not in _LIGHT or noun.dep_ not in {"dobj", "nsubjpass"} or stance(verb) != "done":
        return []
    clauses = [c for over in (noun, verb) for c in over.rights if c.dep_ in _TO and c.tag_ == "VB" and c.i > noun.i]
    act = next((c for c in clauses if any(g.lower_ == "to" for g in c.lefts)), None)
    if act is None:
        return []
    sides = agents_of(verb, sentence, context) if noun.dep_ == "nsubjpass" else sides_of(verb, sentence, context)
    found = decision(act, verb, sides, sentence, context, None) if len(sides) > 1 else None
    return [found] if found is not None else []
