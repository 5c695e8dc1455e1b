"""Parties without a name that go somewhere: "A technical team will travel to P", "our experts will be in P in May".

They are of the side that says "our", else of the one of the two between whom the document plays that is not P's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.meetings.occasion_sides import two_parties
from kg.extraction.meetings.visits import host_of
from kg.extraction.syntax import find_subject

if TYPE_CHECKING:
    from kg.extraction.meetings.phrase import Clause

_OF_OFFICE = frozenset(  # what a party of a government is said to be
    ("technical", "expert", "negotiating", "working", "official", "governmental", "government", "inter-agency", "joint",
     "interministerial", "ministerial", "follow-up", "advance", "high-level", "fact-finding", "business", "trade",
     "economic", "senior", "our", "its", "their", "a", "an", "the", "this", "another", "such", "some"),
)  # fmt: skip
_OURS = frozenset(("our", "my"))
_OF = re.compile(r"\s+(?:of|from)\s+(?:the|our|its|their)\s+(?:[Mm]inistr(?:y|ies)|[Dd]epartments?|[Gg]overnment)\b")
_AHEAD = 120  # characters after the verb in which the goal stands


def unnamed_party(clause: Clause) -> list[str]:
    """Of which side a team, delegation or officials are that the clause tells to go somewhere; empty for others'."""
    subject = find_subject(clause.verb)
    if subject is None or clause.actors or not clause.of_a_party:
        return []
    context = clause.context
    owned = {c.lower_ for c in subject.lefts if c.dep_ == "poss"}
    more = [c for c in subject.rights if c.dep_ == "prep"]
    office = _OF.match(context.text, subject.idx + len(subject)) is not None
    if (more and not office) or any(c.lower_ not in _OF_OFFICE for c in subject.lefts):
        return []
    there, side = _goals(clause, context), context.side(clause.sentence)
    if owned & _OURS and side and side not in there:
        return [side]
    if not context.times(clause.begin, clause.end):
        return []
    parties = two_parties(context)
    others = [p for p in parties if p not in there]
    return others if len(others) == 1 and set(parties) & there else []


def _goals(clause: Clause, context: Context) -> set[str]:
    stop = min(clause.sentence.span.end, clause.after + _AHEAD)
    named = [m.entities[0] for m in context.mentions_in(clause.after, stop) if m.kind in {"country", "place"}]
    return {host for place in named[:2] if (host := host_of(place, context))}
