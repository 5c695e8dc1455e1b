"""Joint decisions told as orders or works: "directed their ministers to set up …", "the two sides will open …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extraction.agreements.commitment_drafts import Commitment
from kg.extraction.agreements.commitment_sides import sides_of
from kg.extraction.agreements.commitment_verbs import decision
from kg.extraction.agreements.commitment_worth import VAGUE_OBJECTS, object_of
from kg.extraction.agreements.instrument_nouns import noun_of
from kg.extraction.context import Context
from kg.extraction.modality import stance
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_FOUND = frozenset(["establish", "create", "form", "set", "constitute", "institute", "open", "build", "construct"])
_CLAUSES = frozenset(["xcomp", "ccomp", "advcl"])
_BUILDS = _FOUND | {
    "launch", "produce", "manufacture", "issue", "finance", "fund", "operate", "publish", "invest",
}  # fmt: skip
# What can be seen done on a day, and needs nobody's signature.
_STEPS = _FOUND | {
    "abolish", "appoint", "deploy", "double", "eliminate", "exchange", "exempt", "introduce", "launch", "lift",
    "reopen", "resume", "restore", "waive",
}  # fmt: skip
_SAID = frozenset(
    ["view", "opinion", "experience", "information", "idea", "thought", "assessment", "visit", "greeting"]
)
_OPENED = frozenset([
    "airspace", "border", "branch", "bridge", "campus", "center", "centre", "checkpoint", "consulate", "corridor",
    "crossing", "embassy", "institute", "line", "link", "market", "mission", "office", "point", "port", "post",
    "representation", "road", "route", "school", "section", "university",
])  # fmt: skip
_OFFICE = re.compile(
    r"(?:the\s+)?(?:U\.?S\.?\s+)?(?:Department|Ministry|Office|Bureau)\b", re.IGNORECASE
)  # of one state
_WILL = frozenset(["will", "shall"])


def ordered(verb: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """What several sides tell their ministers to set up."""
    acts = [c for c in verb.rights if c.dep_ in _CLAUSES and c.pos_ == "VERB"]
    acts += [c for act in acts for c in act.conjuncts if c.pos_ == "VERB" and c.i > verb.i]
    acts = [a for a in acts if a.lemma_ in _FOUND and object_of(a) is not None]
    if not acts or stance(verb) != "done":
        return []
    sides = sides_of(verb, sentence, context)
    made = [decision(act, verb, sides, sentence, context, None) for act in acts] if len(sides) > 1 else []
    return [_of_its_kind(m, act) for m, act in zip(made, acts, strict=False) if m is not None]


def jointly(word: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """What several sides will do with one another: "will jointly build a laboratory"."""
    act = word.head
    if word.i > act.i or act.pos_ != "VERB" or act.lemma_ not in _BUILDS:
        return []
    return _to_come(act, sentence, context)


def willed(word: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    """What two sides, told as such, will do: "The two countries will open consulates"."""
    act = word.head
    if act.lemma_ not in _STEPS or act.pos_ != "VERB" or any(c.lower_ == "jointly" for c in act.lefts):
        return []
    subject = next((c for c in act.lefts if c.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ == "we" or act.dep_ not in {"ROOT", "conj", "ccomp"}:
        return []
    thing = object_of(act)
    if thing is None or (act.lemma_ == "exchange" and thing.lemma_ in _SAID):
        return []  # "will exchange views"
    if act.lemma_ == "open" and thing.lemma_.lower() not in _OPENED:
        return []  # "will open the forum"
    made = _to_come(act, sentence, context)
    return [m for m in made if not any(_OFFICE.match(context.entities[p].name or "") for p in m.parties)]


def _to_come(act: Token, sentence: Sentence, context: Context) -> list[Commitment]:
    if not any(c.lower_ in _WILL for c in act.lefts) or stance(act) != "planned":
        return []
    thing = object_of(act)
    if thing is None or thing.lemma_ in VAGUE_OBJECTS:
        return []
    sides = sides_of(act, sentence, context)
    made = decision(act, act, sides, sentence, context, None) if len(sides) > 1 else None
    return [_of_its_kind(made, act)] if made is not None else []


def _of_its_kind(made: Commitment, act: Token) -> Commitment:
    """A committee or mechanism that is set up is one, whatever decides it."""
    thing = object_of(act)
    noun = noun_of(thing.text.lower()) if thing is not None else None
    return replace(made, kind="programme") if noun is not None and noun.kind == "programme" else made
