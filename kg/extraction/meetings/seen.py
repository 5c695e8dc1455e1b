"""Meetings told by "see": "A is due to see B", "they are to see each other in P", "I came to see you in July"."""

from __future__ import annotations

import re

from kg.extraction.circumstances import find_places
from kg.extraction.context import unique
from kg.extraction.meetings.actors import objects
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Clause

_EACH_OTHER = re.compile(r"\s+(?:each\s+other|one\s+another)\b")
_COMES = frozenset(("come", "go", "fly", "travel"))
_ON_SCREEN = re.compile(r"\bon\s+(?:television|TV|the\s+news|screen|video)\b")
_DUE = frozenset(("due", "scheduled", "expected", "set"))
_DAY = 70  # characters after "came to see" in which its day stands
_TWO = 2  # sides at the least


def sees(telling: Telling, clause: Clause) -> bool:
    """Complete a telling of people who see one another; False where "see" tells of no occasion."""
    context, verb = clause.context, clause.verb
    telling.participants = list(clause.actors)
    if came_to_see(clause):
        telling.participants = unique([*clause.actors, *objects(verb, clause.sentence, context)])
        telling.fresh = True
        people = all(context.kind(p) == "person" for p in telling.participants)
        return people and len(context.represent(telling.participants)) >= _TWO
    if _seen(clause) and (seen := _whom(clause)):
        telling.participants = unique([*clause.actors, *seen])
        telling.fresh = True
        people = all(context.kind(p) == "person" for p in telling.participants)
        return people and len({context.country(p) for p in telling.participants}) >= _TWO
    partners = objects(verb, clause.sentence, context) if _due(clause) else []
    if partners and clause.actors and all(context.kind(p) == "person" for p in (*partners, *clause.actors)):
        telling.participants, telling.status = unique([*clause.actors, *partners]), "planned"
        return True
    return (
        telling.status == "planned"
        and len(context.represent(clause.actors)) >= _TWO
        and _EACH_OTHER.match(context.text, clause.after) is not None
    )


def came_to_see(clause: Clause) -> int:
    """Where the words end that date "When I first came to see you, in July 2014"; 0 where nobody came on a day."""
    came = clause.verb.head
    if came.lemma_ not in _COMES or clause.stance != "done" or came.tag_ not in {"VBD", "VBN"}:
        return 0
    stop = min(clause.after + _DAY, clause.sentence.span.end)
    return stop if clause.context.times(clause.after, stop) else 0


def _seen(clause: Clause) -> bool:
    """As in "I saw B in Munich in February", "we last saw each other in P": in the flesh, on a day or somewhere."""
    context, verb = clause.context, clause.verb
    if clause.stance != "done" or verb.tag_ not in {"VBD", "VBN"} or clause.passive:
        return False
    if verb.dep_ not in {"ROOT", "conj", "advcl", "ccomp", "relcl"} or _ON_SCREEN.search(clause.text):
        return False
    does = [c for o in verb.rights for c in (o, *o.rights) if c.tag_ in {"VB", "VBG"}]
    if any(c.dep_ in {"ccomp", "xcomp", "acl", "advcl"} for c in does):
        return False  # "we saw President B sign the treaty", "saw him talking to C"
    when = [t for t in context.times(clause.begin, clause.end) if t.time is not None]
    return bool(when or find_places(clause.after, clause.end, clause.sentence, context))


def _whom(clause: Clause) -> list[str]:
    if _EACH_OTHER.match(clause.context.text, clause.after):
        return clause.actors
    return objects(clause.verb, clause.sentence, clause.context)


def _due(clause: Clause) -> bool:
    """As in "she is due to see B", "he will see B on Monday"."""
    due = clause.verb.dep_ == "xcomp" and clause.verb.head.lower_ in _DUE
    return due or (clause.stance == "planned" and bool(clause.context.times(clause.verb.idx, clause.end)))
