"""What is set up where the model does not see it: "will establish a Group focused on", "will convene a Panel"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.agreements.verbs import verbs
from kg.extraction.modality import stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_MADE = frozenset(["signed", "launched", "agreed", "concluded"])
# Verbs that set up what is told as one of its kind, "convene a new working group", and else do something with it.
_SETS_UP = frozenset(
    ["convene", "initiate", "start", "commence", "institute", "activate", "operationalise", "operationalize", "stage"]
)
_PARTICLES = {"stand": "up", "roll": "out", "kick": "off", "spin": "up", "start": "up", "bring": "together"}
_A_NEW = re.compile(
    r"\b(?:an?|(?:the|our|their|its)\s+(?:first|new|inaugural))\s+(?:(?!and\b|of\b)[\w’-]+\s+){0,4}$", re.IGNORECASE
)
_ONE_PERSON = frozenset(["he", "she", "i"])
_BY_STANCE = {"done": "launched", "ongoing": "launched", "planned": "agreed", "proposed": "proposed"}


def over_small_clause(begin: int, participle: Token) -> Token | None:
    """The verb that makes what the model takes for a participle's subject: "will establish a | Group focused on".

    ``begin`` is where the instrument's name begins.
    """
    over = participle.head
    if participle.tag_ not in {"VBN", "VBD", "VBG"} or participle.dep_ not in {"ccomp", "xcomp", "dep"}:
        return None
    if over.pos_ != "VERB" or over.idx > begin or verbs().get(over.lemma_) not in _MADE:
        return None
    if any(c.dep_ in {"aux", "auxpass", "mark"} for c in participle.lefts):
        return None
    return None if any(c.dep_ in {"dobj", "obj"} for c in over.rights) else over


def set_up(verb: Token, before: str) -> str | None:
    """The status of a body or programme told with an article that a verb of starting acts on."""
    particle = _PARTICLES.get(verb.lemma_)
    if any(c.dep_ == "nsubj" and c.lower_ in _ONE_PERSON for c in verb.lefts):
        return None  # "he soon started a training programme"
    starts = verb.lemma_ in _SETS_UP or (particle and any(c.lower_ == particle for c in verb.rights))
    return _BY_STANCE.get(stance(verb)) if starts and _A_NEW.search(before) else None
