"""Verbs of agreeing whose sides the line above names: "The two sides: - Decided to …", "… by pledging to …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.modality import stance
from kg.extraction.syntax import find_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDE = frozenset(["conj", "pcomp", "prep"])
_VERBS = frozenset(["VBD", "VBN", "VBG", "VB", "VBP"])


def opens_entry(verb: Token) -> bool:
    """Whether a sentence begins with the verb, or the one it goes with: "- Decided to", "- Curbing X by pledging to".

    What it says is said of those who stand in the line above.
    """
    above = verb
    while above.dep_ in _ASIDE and above.head.i < above.i:
        above = above.head
    if above.tag_ not in _VERBS or above.sent.root.i != above.i:
        return False
    before = [t for t in above.doc[above.sent.start : above.i] if t.is_alpha and len(t) > 1]
    return not before and not any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in above.children)


def is_doing(verb: Token) -> bool:
    """As in "- A and B pledging to lift", "- Curbing crime by pledging to lift", "spoke of trade, agreeing to lift"."""
    if any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts):
        return False
    if verb.dep_ == "advcl":
        return verb.i > verb.head.i and verb.nbor(-1).lower_ == "," and stance(verb.head) == "done"
    by = verb.dep_ == "pcomp" and verb.head.lower_ == "by"
    return opens_entry(verb) or (verb.dep_ == "ROOT" and find_subject(verb) is not None) or by
