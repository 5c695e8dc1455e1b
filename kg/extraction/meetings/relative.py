"""Who takes part where a relative clause, or a capital that stands for its country, says it.

"the meeting that Presidents A and B are to hold in P", "the visit that A paid to P", "a meeting with Pristina".
"""

from __future__ import annotations

import re

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import unique
from kg.extraction.meetings.actors import prepositional
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.words import meeting_words
from kg.extraction.referents import actors_of
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import SUBJECTS, governing_verb
from kg.lexicons import capitals

_TWO = 2  # sides at the least: who hosts alone does not meet
_PAID = frozenset(("pay", "make", "undertake", "conduct", "carry", "take", "complete"))  # what one does who visits
_HAD = meeting_words("light")
_HELD = frozenset(("hold", "have"))
_THAT = re.compile(r"\s+that\s")
_WITH_WHOM = re.compile(r"[^.;:]{0,60}?\s(?:with|on)\s+(?=(?:the\s+|his\s+|her\s+)?[A-Z])")
_AROUND = frozenset(("at", "during", "in", "following", "after", "before"))
_ON_SIDELINES = re.compile(r"\b(?:side[- ]?lines|margins|fringes|end|conclusion)\s+of\s+an?\s+(?:[\w-]+\s+){0,3}$")
_OURS, _ONE = frozenset(("my", "our")), frozenset(("a", "an", "his", "her", ""))
_TO = re.compile(r"[^.;:]{0,120}?\s(?=to\s+(?:the\s+)?[A-Z])")
_TAKES = re.compile(
    r"[^.;:]{0,60}?,?\s+(?:that|which)\s+(?:(?:will|would|is\s+to|has|also)\s+)*(?:takes?|taken|took|lead|bring)\s+"
    r"(?:him|her|them|the\s+\w+|[A-Z]\w+)\s+(?:also\s+|first\s+)?(?=to\s+(?:the\s+)?[A-Z])"
)
_ASKS = frozenset(("proposal", "offer", "initiative", "invitation", "suggestion", "request", "readiness", "idea"))
_TALKED = frozenset(("meeting", "talk", "negotiation", "consultation", "discussion", "dialogue"))


def held_by(phrase: Phrase) -> list[str]:
    """As in "the meeting that A and B are to hold", "the talks A had in P with B": who has what a clause is on."""
    context, stop = phrase.context, phrase.sentence.span.end
    for verb in phrase.head.rights if phrase.noun.text[0].islower() else ():
        clause = verb.dep_ == "relcl" or (verb.dep_ == "acl" and _THAT.match(context.text, phrase.end))
        to_hold = [c for c in verb.rights if c.dep_ == "xcomp"] if clause else []
        if not clause or not any(v.lemma_ in _HAD for v in (verb, *to_hold)):
            continue
        subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
        if subject is not None and subject.lower_ not in {"that", "which", "who"}:
            actors = subject_actors(verb, phrase.sentence, context)
            after = _WITH_WHOM.match(context.text, verb.idx + len(verb), stop)
            on = after is not None and after[0].endswith("on ")
            whom = actor_list(after.end(), stop, context)[0] if after and (not on or phrase.word == "call") else []
            people = [w for w in whom if not on or context.kind(w) == "person"]
            if phrase.word == "call" and not people and verb.lemma_ not in _HELD:
                return []  # "the call they have made to all creditors"
            actors = unique([*actors, *people]) if actors else []
            return actors if len(context.represent(actors)) >= _TWO or (actors and people) else []
    return []


def of_the_teller(partners: list[str], phrase: Phrase) -> list[str]:
    """As in "A said this after a meeting with B", "In my talks with B, …": who tells of it, on another side than B."""
    context = phrase.context
    if not partners or not all(context.kind(p) == "person" for p in partners):
        return []
    theirs = {context.country(p) for p in partners}
    if phrase.determiner in _OURS:
        side, speaker = context.side(phrase.sentence), phrase.sentence.speaker
        return [speaker or side] if side and side not in theirs else []
    around = phrase.preposition in _AROUND or _ON_SIDELINES.search(phrase.before) is not None
    if not around or phrase.determiner not in _ONE:
        return []
    told = subject_actors(phrase.verb, phrase.sentence, context)
    people = len(told) == 1 and context.kind(told[0]) == "person" and told[0] not in partners
    return told if people and context.country(told[0]) not in theirs else []


def paid(phrase: Phrase) -> tuple[list[str], int | None]:
    """As in "the visit that A paid to P", "the visit made to P by A": A, and where "to P" stands."""
    context, stop = phrase.context, phrase.sentence.span.end
    for clause in phrase.head.rights:
        if clause.dep_ not in {"relcl", "acl"}:
            continue
        verb = next((c for c in clause.rights if c.dep_ == "xcomp"), clause)  # "that A is to pay"
        if verb.lemma_ not in _PAID:
            continue
        actors = prepositional(verb, {"by"}, phrase.sentence, context)
        subject = next((c for c in clause.lefts if c.dep_ == "nsubj" and c.lower_ not in {"that", "which"}), None)
        if not actors and subject is not None:
            actors = actors_of(subject, phrase.sentence, context)
        if actors and all(context.kind(a) == "person" for a in actors):
            to = _TO.match(context.text, verb.idx + len(verb), stop)
            return actors, to.end() if to else None
    return [], None


def takes_to(phrase: Phrase) -> int | None:
    """Where the places stand in "a tour of the region that will take him to P and Q"."""
    takes = _TAKES.match(phrase.context.text, phrase.end, phrase.sentence.span.end)
    return takes.end() if takes else None


def of_the_proposal(phrase: Phrase) -> list[str]:
    """As in "A took note of B's proposal to hold a summit": B, who proposes, and A, to whom it is put."""
    asks, context = phrase.verb.head, phrase.context
    if phrase.verb.dep_ not in {"acl", "relcl"} or asks.lemma_ not in _ASKS or phrase.head.dep_ != "dobj":
        return []
    owner = next((c for c in asks.lefts if c.dep_ == "poss"), None)
    proposers = actors_of(owner, phrase.sentence, context) if owner is not None else []
    proposers = proposers or prepositional(asks, {"by", "of", "from"}, phrase.sentence, context)
    told = governing_verb(asks)
    others = subject_actors(told, phrase.sentence, context) if told.pos_ == "VERB" else []
    return unique([*others, *proposers]) if proposers else []


def by_capital(position: int, phrase: Phrase) -> tuple[list[str], int]:
    """As in "talks with Moscow": the country whose capital is named for it; and where its name ends."""
    context = phrase.context
    place = context.mention_at(position) if phrase.word in _TALKED else None
    if place is None or place.kind != "place" or place.form != "name":
        return [], position
    found = context.entities.get(place.entities[0])
    country = found.country if found is not None and found.name in capitals() else None
    return ([country], place.span.end) if country else ([], position)


def and_us(partners: list[str], phrase: Phrase) -> list[str]:
    """As in "There was to be a meeting with B": the side that says so, where nobody else is named beside B."""
    verb, context = phrase.verb, phrase.context
    if verb.lemma_ != "be" or not any(c.dep_ == "expl" for c in verb.lefts) or not partners:
        return []
    side = context.side(phrase.sentence)
    return [side] if side and side not in context.represent(partners) else []


def silent_host(partners: list[str], phrase: Phrase) -> list[str]:
    """Who holds talks that are said to be held with others: the one whom the document is about, of another side."""
    context = phrase.context
    agent = any(c.dep_ == "agent" for c in phrase.verb.children)
    if agent or not partners or not all(context.kind(p) == "person" for p in partners):
        return []
    sides = {context.country(p) for p in partners}
    return [p for p in context.analysis.principals[:1] if context.country(p) not in sides]
