"""Who receives whom: "A hosted B [in X]", "A welcomed B to X", "A was received by B", "received at S Palace B"."""

from __future__ import annotations

import re
from itertools import islice

from kg.extraction.circumstances import find_places, is_site
from kg.extraction.context import unique
from kg.extraction.meetings.actors import IN_PLACE, envoys, objects, prepositional, those_from
from kg.extraction.meetings.here import where_spoken
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Clause
from kg.extraction.meetings.visits import place_at
from kg.extraction.modality import looks_forward
from kg.extraction.referents import pronoun_referents
from kg.extraction.syntax import find_subject

_OF_BODY = re.compile(r"\b(?:ministers|leaders|presidents|heads\s+of|delegations|representatives|officials)\b")
_PEER = re.compile(r"\b(?:counterpart|colleague|peer|homologue)s?\b")
_FOR_VISIT = re.compile(
    r"\b(?:for|on)\s+(?:an?|the|his|her|their)\s+(?:[\w’'-]+\s+){0,4}visit\b|\bto\s+(?:pay\s+a\s+)?visit\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+(?:in\s+[A-Z]\w+\s+)?by\s")
_NOW = re.compile(r"\b(?:today|tonight|now|here|this\s+(?:morning|afternoon|evening|week))\b")
_YOU = re.compile(r"\s+you\b")
_ABOVE = 3  # words at the most between what is hoped and the verb that says so
_BESIDE = re.compile(r"\b(?:who|whose|where|which|during|while)\b", re.IGNORECASE)  # of what is told beside it


def by_host(telling: Telling, clause: Clause) -> bool:
    """As in "A hosted B [in X]", "A welcomed B to X", "Sochi will host talks": the object must be people."""
    context, verb = clause.context, clause.verb
    hosts = clause.actors
    impersonal = False
    if not hosts and clause.stance in {"done", "planned"} and clause.unnamed:
        subject = find_subject(verb)  # "It is a great joy to receive B in X"
        impersonal = subject is not None and subject.lower_ == "it"
        hosts = pronoun_referents("i", clause.sentence, context) if impersonal else []
    passive = clause.passive or _headlined(clause)
    if passive:  # "A was received by B"
        hosts, guests = prepositional(verb, {"by"}, clause.sentence, context), clause.actors
    else:
        guests = objects(verb, clause.sentence, context)
    bodies = _OF_BODY.search(clause.text) is not None  # "host the Visegrad Group ministers"
    peer = _PEER.search(clause.text) is not None  # "hosted his Somali counterpart", whom nobody names
    kinds = {"person", *(("organization",) if bodies else ()), *(("country",) if peer else ())}
    guests = [g for g in guests if context.kind(g) in kinds]
    guests = guests or ([] if passive else envoys(verb, clause.sentence, context))
    if not guests and not passive and (countries := those_from(clause.after, clause.end, context)) is not None:
        guests = countries
        if not guests and hosts and clause.stance == "done" and not clause.unnamed:
            telling.participants, telling.kind = list(hosts), "talks"
            telling.awaits = True  # whom, `told_after` may say
            return True
    if not guests or not hosts or set(guests) <= set(hosts):
        return False
    to_come = telling.status in {"planned", "proposed"} and verb.lemma_.startswith("welcome")
    hoped = to_come and clause.unnamed and _hoped_for(clause)
    soon = to_come and clause.unnamed and (hoped or _soon(clause))
    if to_come and not soon and clause.unnamed:
        return False  # "I want to welcome the President": a greeting
    if impersonal and _YOU.match(context.text, clause.after) and not _there(clause):
        return False  # "It is my pleasure to welcome you to the Forum": a greeting
    end = min([clause.end, *(c.idx for c in verb.rights if c.dep_ == "conj")])  # "to welcome you and to repay"
    visit = _FOR_VISIT.search(context.text, clause.after, end)
    apart = visit is None or _BESIDE.search(context.text, clause.after, visit.start())
    telling.participants = unique([*hosts, *guests])
    telling.places = find_places(verb.idx, end, clause.sentence, context, welcomed=True) or _right_behind(clause)
    if hoped and telling.date is None and not _soon(clause):
        telling.status = "proposed"
    there = bool(telling.places) and not any(is_site(p, context) for p in telling.places)
    welcomed = verb.lemma_ == "welcome" and there and not clause.unnamed  # "A welcomed B to P": B's visit
    telling.kind = "talks" if apart and not soon and not welcomed else "visit"
    return True


def _headlined(clause: Clause) -> bool:
    """As in the headline "President A received by Prime Minister B", which leaves out that he was."""
    above = clause.sentence.block in {"title", "heading"} and clause.verb.tag_ in {"VBD", "VBN"}
    return above and _BY.match(clause.context.text, clause.after, clause.end) is not None


def _there(clause: Clause) -> bool:
    return bool(find_places(clause.verb.idx, clause.end, clause.sentence, clause.context, welcomed=True))


def _right_behind(clause: Clause) -> list[str]:
    """As in "received in Rome Chancellor A", where the place is read as part of the title: the place."""
    inside = IN_PLACE.match(clause.context.text, clause.after, clause.end)
    place = place_at(inside.end(), clause.context) if inside else None
    return list(place.entities) if place is not None else []


def _soon(clause: Clause) -> bool:
    """As in "I look forward to welcoming you in X next year": somewhere, on a day told."""
    context, verb = clause.context, clause.verb
    return bool(
        context.times(clause.after, clause.sentence.span.end)
        and find_places(verb.idx, clause.end, clause.sentence, context, welcomed=True)
    )


def _hoped_for(clause: Clause) -> bool:
    """As in "I look forward to welcoming you to London": somewhere else than where it is said, and not now."""
    context, verb = clause.context, clause.verb
    above = next((t for t in islice(verb.ancestors, _ABOVE) if t.pos_ == "VERB"), None)
    if above is None or not (looks_forward(above) or above.lemma_ == "hope"):
        return False
    if _NOW.search(context.text, verb.idx, clause.sentence.span.end):
        return False
    places = find_places(verb.idx, clause.end, clause.sentence, context, welcomed=True)
    return (
        bool(places) and not any(is_site(p, context) for p in places) and not set(places) & set(where_spoken(context))
    )
