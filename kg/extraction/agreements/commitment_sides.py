"""Who agrees: the sides behind a verb of agreeing, deciding or announcing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extraction.agreements.commitment_entries import opens_entry
from kg.extraction.agreements.side_lists import sides_at
from kg.extraction.agreements.sides import main_parties, of_group
from kg.extraction.context import Context
from kg.extraction.referents import actors_of
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import find_subject
from kg.language.analysis import Sentence
from kg.language.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_GROUPS = frozenset(
    [
        "leaders",
        "sides",
        "parties",
        "countries",
        "nations",
        "governments",
        "presidents",
        "ministers",
        "authorities",
        "capitals",
        "delegations",
        "premiers",
        "ministries",
        "negotiators",
        "heads",
        "teams",
        "officials",
        "experts",
        "principals",
        "co-chairs",
        "both",
    ]
)


def sides_of(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """The sides that agree, two or more, else none."""
    subject = find_subject(verb)
    if subject is None and verb.head.pos_ == "ADJ":  # "are pleased to announce"
        subject = find_subject(verb.head.head)
    if subject is None:
        return main_parties(context, sentence, verb.idx) if opens_entry(verb) else []
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    if passive:  # "it was decided to"
        return main_parties(context, sentence, verb.idx) if subject.lower_ == "it" else []
    actors = subject_actors(verb, sentence, context) or actors_of(subject, sentence, context)
    together = _is_several(subject)
    if not actors and not together and verb.dep_ == "conj" and verb.head.dep_ == "ccomp":
        above = find_subject(verb.head.head)  # "they noted that the treaty had been a success, and agreed to …"
        if above is not None:
            subject, actors, together = above, actors_of(above, sentence, context), _is_several(above)
    partners = _with(verb, sentence, context)
    home = context.analysis.home
    if subject.lower_ == "we" and partners and home in context.represent(actors):
        actors = [home]  # who agreed with somebody speaks for one side alone
    sides = context.represent([*actors, *partners])
    if len(sides) == 1 and not partners and _is_group(sides[0], context):
        return sides  # "G20 leaders agreed to": states that decide together
    if len(sides) == 1 and partners and subject.lower_ in {"he", "she"}:  # "with the President, he agreed to …"
        both = main_parties(context, sentence, verb.idx)
        return both if len(both) == 2 and sides[0] in both else []
    if together and (told := of_group(sides, sentence, subject.idx, context)):
        return told
    if len(sides) < 2 and (together or len(actors) > 1):
        sides = main_parties(context, sentence, verb.idx)
    return sides if len(sides) > 1 else []


def consenting(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """One country that agrees, and the one that it does so for: "Malta agreed to take in 500 Cypriot workers"."""
    if verb.lemma_ != "agree" or any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return []
    subject = find_subject(verb)
    act = next((c for c in verb.rights if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
    if subject is None or act is None or subject.pos_ == "PRON":
        return []
    own = context.represent(subject_actors(verb, sentence, context))
    if len(own) != 1 or context.kind(own[0]) != "country":
        return []
    last = act.right_edge
    named = [e for m in context.mentions_in(act.idx, last.idx + len(last)) if m.kind == "country" for e in m.entities]
    others = [p for p in context.represent(named) if p not in own]
    return [*own, others[0]] if others else []


def agents_of(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """By whom, or between whom, something is agreed, else the sides of the passage."""
    for word in verb.rights:
        if word.dep_ == "agent" or (word.dep_ == "prep" and word.lower_ in {"between", "by"}):
            named = sides_at(word.idx + len(word), sentence.span.end, context)
            if named:
                return named if len(named) > 1 else []
    return main_parties(context, sentence, verb.idx)


def _is_group(side: str, context: Context) -> bool:
    """Whether a side is a body in which states decide together."""
    entity = context.entities.get(side)
    return entity is not None and context.kind(side) == "organization" and entity.name in words("state_groups.txt")


def _is_several(subject: Token) -> bool:
    return (subject.pos_ == "PRON" and subject.lower_ in {"we", "they"}) or subject.lower_ in _GROUPS


def _with(verb: Token, sentence: Sentence, context: Context) -> list[str]:
    """As in "agreed with President Macron to …", "with President Macron it was agreed to …"."""
    with_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "with"), None)
    partner = next((c for c in with_.rights if c.dep_ == "pobj"), None) if with_ is not None else None
    return actors_of(partner, sentence, context) if partner is not None else []
