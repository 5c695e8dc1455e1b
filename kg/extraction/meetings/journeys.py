"""Journeys that no verb of travelling tells: "is in X for talks", "is expected in X", "leads a delegation to X"."""

from __future__ import annotations

import re

from kg.extraction.actor_lists import actor_list
from kg.extraction.meetings.actors import POSSESSIVES
from kg.extraction.meetings.phrase import Clause, Phrase
from kg.extraction.meetings.visits import goal, host_of, place_at
from kg.extraction.meetings.words import meeting_words, triggers
from kg.extraction.referents import actors_of
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import clause_span

IN_PLACE = re.compile(
    r"\s+(?:(?:also|currently|now|today|due|expected|back|here|to\s+be)\s+)*in\s+(?=[A-Z]|the\s+[A-Z])"
)
GUEST_IN = re.compile(  # "was President B's guest in P", "will be a guest of B in P"
    r"\s+(?:(?:the|an?)\s+(?:[a-z]+\s+){0,2}guest\s+of\s+[^.;:]{3,80}?|(?:(?:the|an?|my|his|her|our)\s+)?"
    r"[A-Z][^.;:]{3,80}?[’']s?\s+(?:[a-z]+\s+){0,2}guest)\s+in\s+(?=[A-Z])"
)
HERE = re.compile(
    r"\s+(?:also\s+|recently\s+|already\s+|just\s+|back\s+)*(?=(?:here|with\s+us)\b)"
)  # of a guest, on a day
WITH_SOMEBODY = re.compile(r"\s+(?:also\s+|here\s+|together\s+)*with\s+(?=[A-Z]|the\s+[A-Z]|my\s)")
_PURPOSE = re.compile(
    r"\b(?:to\s+(?!be\b|do\b|go\b|get\b)[a-z]{3,}\b|"
    r"for\s+(?:the|an?|talks|meetings|bilateral|consultations)\b|on\s+an?\s+(?:[\w-]+\s+){0,4}?visit\b|"
    r"where\s+(?:he|she|they)\b)"
)
_WITH_PARTY = re.compile(r"[^.;]{0,60}?\s+(?=to\s+(?:the\s+)?[A-Z])")
_ON = frozenset(("on", "from", "during", "for", "in", "of"))
_WHOLE = re.compile(
    r"\b(?:end|conclusion|close|course|part|start|beginning|(?:first|second|last|final)\s+day)\s+of\s+\S+"
)
_WHERE_TALKS = re.compile(
    r"[^.;]{0,80}?\bwhere\s+[^,.;]{0,60}?\b(?:met|meets?|be\s+received|was\s+received|talks|meetings?|consultations)\b"
)
_DAY = 30  # characters of a day
_WITHIN = frozenset(("of", "during", "on", "within"))  # "as part of his visit", not "praised B for his visit"
_OPENING, _BEHIND = 40, re.compile(r"\s+to\s+[^,;.]{2,50}(?:,\s+[A-Z][^,;.]{1,30})?,\s+")
_OWN = frozenset(("a", "an", "his", "her"))


def stays(clause: Clause) -> int | None:
    """Where the place stands in "I will be in Tokyo next week", "A is in Tokyo for talks"; None for a mere position."""
    text, actors = clause.context.text, clause.actors
    people = clause.of_a_party or all(clause.context.kind(a) == "person" for a in actors)
    if not actors or not people or clause.stance == "proposed":
        return None
    guest = GUEST_IN.match(text, clause.after, clause.end)
    if guest is not None:
        return guest.end()
    there = IN_PLACE.match(text, clause.after, clause.end)
    if there is None or place_at(there.end(), clause.context) is None:
        return _here(clause)
    told = clause.context.times(clause.verb.idx, day_after(clause)) or (
        clause.stance == "done" and clause.context.times(clause.begin, clause.verb.idx)
    )
    if not told and not _PURPOSE.search(text, there.end(), clause.sentence.span.end):
        return None
    return there.end()


def _here(clause: Clause) -> int | None:
    """As in "China's Foreign Minister was here in April": a guest of those who say so, on a day of the past."""
    context = clause.context
    here = HERE.match(context.text, clause.after, clause.end)
    side = context.side(clause.sentence)
    foreign = side is not None and all(context.country(a) not in {side, a} for a in clause.actors)
    dated = clause.stance == "done" and context.times(clause.begin, day_after(clause))
    return here.end() if here and foreign and dated and clause.verb.tag_ == "VBD" else None


def for_which(clause: Clause) -> int:
    """Where the clause begins whose day and place are the meeting's: "Tomorrow I will travel to X to meet B"."""
    verb = clause.verb
    aim = (
        verb.tag_ == "VB"
        and any(c.lower_ == "to" for c in verb.lefts)
        and verb.dep_ in {"xcomp", "advcl"}
        and triggers("verb").get(verb.head.lemma_) == "visit"
    )
    return clause_span(verb.head, clause.sentence)[0] if aim else clause.begin


def in_company(clause: Clause) -> list[str]:
    """As in "I was with Chancellor B in Paris two days ago": B; nobody where neither day nor place is told."""
    context, beside = clause.context, WITH_SOMEBODY.match(clause.context.text, clause.after, clause.end)
    if beside is None or clause.verb.tag_ != "VBD" or clause.stance != "done" or not clause.actors:
        return []
    partners, end = actor_list(beside.end(), clause.end, context)
    if not partners or not all(context.kind(p) == "person" for p in (*partners, *clause.actors)):
        return []
    told = context.times(clause.begin, day_after(clause)) or IN_PLACE.match(context.text, end, clause.end)
    return partners if told and context.text[end : end + 2] not in POSSESSIVES else []


def day_after(clause: Clause) -> int:
    """Where the clause ends with the day right behind it, which the parse may give to what follows.

    As in "When I was in Accra last August, you gave me a warm welcome".
    """
    behind = clause.context.times(clause.end, min(clause.end + _DAY, clause.sentence.span.end))
    return behind[0].span.end if behind and behind[0].span.begin <= clause.end + 1 else clause.end


def expected(clause: Clause) -> int | None:
    """Where the place stands in "A is expected in Moscow in June"."""
    there = IN_PLACE.match(clause.context.text, clause.after, clause.end)
    people = clause.of_a_party or all(clause.context.kind(a) == "person" for a in clause.actors)
    return there.end() if clause.passive and there is not None and people else None


def leads(clause: Clause) -> int | None:
    """Where the place stands in "A will lead a delegation of Ministers to Solomon Islands", "sent a mission to X"."""
    led = next((c for c in clause.verb.rights if c.dep_ == "dobj" and c.lemma_.lower() in meeting_words("party")), None)
    if led is None or (led.lower_ == "team" and clause.verb.lemma_ != "lead"):
        return None  # "will send a medical team to X"
    there = _WITH_PARTY.match(clause.context.text, led.idx + len(led), clause.end)
    return there.end() if there is not None else None


def beside(clause: Clause) -> bool:
    """As in "A, who is visiting X, met B", "A travels to X, where he will hold talks": what is told next says more."""
    if clause.verb.dep_ == "relcl" and any(c.lower_ == "who" for c in clause.verb.lefts):
        return True
    there = clause.verb.lemma_ != "visit"
    return there and _WHERE_TALKS.match(clause.context.text, clause.after, clause.sentence.span.end) is not None


def on_visit(phrase: Phrase) -> list[str]:
    """As in "A arrived in Baku on an official visit", "A returned from a trip to X": the people who do."""
    whole = _WHOLE.search(phrase.before)
    mission = phrase.word == "mission" and phrase.preposition == "on" and not phrase.determiner  # "is on mission to X"
    own = mission or phrase.determiner in _OWN or (phrase.determiner == "the" and whole is not None)
    if not own or phrase.preposition not in _ON or (phrase.preposition == "of" and whole is None):
        return []
    actors = subject_actors(phrase.verb, phrase.sentence, phrase.context)
    if not actors and phrase.headline and phrase.preposition == "on":
        actors = actors_of(phrase.head.head.head, phrase.sentence, phrase.context)  # the headline "A on a visit to X"
    return actors if all(phrase.context.kind(a) == "person" for a in actors) else []


def of_the_subject(phrase: Phrase) -> list[str]:
    """As in "A met B as part of his visit to X": A, unless X is A's own country; empty where the subject is not one."""
    own = phrase.preposition in _WITHIN and phrase.verb.lemma_ not in meeting_words(
        "at_table"
    )  # "joined B on his visit"
    actors = subject_actors(phrase.verb, phrase.sentence, phrase.context) or _named_after(phrase) if own else []
    if not actors or not all(phrase.context.kind(a) == "person" for a in actors):
        return []
    hosts = [host_of(p, phrase.context) for p in goal(phrase.end, phrase.sentence, phrase.context)]
    # "During his visit to X, A and President B of X announced …": A
    travelled = [a for a in actors if phrase.context.country(a) not in hosts]
    return travelled if hosts and len(travelled) == 1 else []


def _named_after(phrase: Phrase) -> list[str]:
    """Those named behind the comma of "During his visit to X, …", where the parse loses them."""
    context, stop = phrase.context, phrase.sentence.span.end
    opens = phrase.begin - phrase.sentence.span.begin < _OPENING
    comma = _BEHIND.match(context.text, phrase.end, stop) if opens else None
    return actor_list(comma.end(), stop, context)[0] if comma else []
