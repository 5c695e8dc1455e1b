"""What two do together, and what one does by phone: "A and B laid a wreath", "A congratulated B by phone".

A ceremony is one where both act; who acts alone, or for his own side only, meets nobody.
"""

from __future__ import annotations

import re

from kg.extraction.context import unique
from kg.extraction.meetings.actors import PHONE, objects, those_beside
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Clause

_THING = (
    r"\s+(?:jointly\s+|together\s+|officially\s+|symbolically\s+)?(?:the|an?|their|its|two|his|her)?\s*"
    r"(?:[\w’'-]+\s+){0,3}?"
)
_ACTS = {
    "inaugurate": re.compile(r"\s+(?!by\b)\w"),
    "unveil": re.compile(
        _THING + r"(?:monument|statue|bust|plaque|memorial|bas-relief|sculpture|portrait|stone|stele|obelisk)s?\b"
    ),
    "cut": re.compile(_THING + r"ribbons?\b"),
    "lay": re.compile(_THING + r"(?:wreaths?|flowers|garlands?|bouquets?|(?:foundation|corner|first)[ -]?stone)\b"),
    "plant": re.compile(_THING + r"(?:trees?|saplings?)\b"),
    "break": re.compile(r"\s+ground\b"),
}
_CALL = re.compile(
    r"\b(?:tele)?phone\s+(?:call|conversation|talks?)\b|\b(?:by|over\s+the|on\s+the|via)\s+(?:tele)?phone\b(?!\s+(?:compan|line|network|service|operator|market|maker))"
)
_JOINTLY = re.compile(r"\b(?:jointly|together)\b")
_TWO = 2


def done_together(telling: Telling, clause: Clause) -> bool:
    """As in "A and B cut the ribbon of the hospital", "A unveiled a monument together with B": a ceremony of both."""
    act = _ACTS.get(clause.verb.lemma_)
    context = clause.context
    if (
        act is None
        or (clause.unnamed and not _JOINTLY.search(clause.text))
        or not act.match(context.text, clause.after, clause.end)
    ):
        return False
    actors = unique([*clause.actors, *those_beside(clause.after, clause.end, context)])
    people = [a for a in actors if context.kind(a) == "person"]
    telling.kind, telling.participants = "ceremony", people
    return len(people) >= _TWO and len({context.country(p) for p in people}) >= _TWO


def told_by_phone(telling: Telling, clause: Clause) -> bool:
    """As in "A congratulated B by phone", "In a phone call on Monday, A thanked B": a call of the two."""
    context = clause.context
    call = _CALL.search(clause.text)
    if call is None or not PHONE.search(call[0]) or clause.stance != "done" or clause.passive:
        return False
    whom = [p for p in objects(clause.verb, clause.sentence, context) if context.kind(p) == "person"]
    if len(clause.actors) != 1 or not whom or whom[0] in clause.actors:
        return False
    telling.kind, telling.participants = "call", [*clause.actors, whom[0]]
    return True
