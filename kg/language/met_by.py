"""Whom somebody of known country meets: nobody is told to meet an official of his own."""

from __future__ import annotations

import re

from kg.language.cast import Cast
from kg.language.people import Cluster

OFFICIALS = frozenset(("minister", "deputy", "official", "diplomat", "spokesperson"))
PARTNER = re.compile(
    r"\b(?:with|met|meets?|(?<!accompanied )(?<!joined )(?<!led )(?<!headed )by|on|see|sees|saw)\s+"
    r"(?:[^.;:]{3,90}\s(?:and|with)\s+)?"
    r"(?:(?:the|his|her|their|Mr|Ms|Mrs|Dr)\.?\s+)?(?:counterpart,?\s+)?$"
)
_I_MET = re.compile(  # by themselves: "I also met last week with"
    r"\bI\s+(?:(?:have|had|also|just|then|will|shall|later|recently)\s+)*"
    r"(?:met|meet|spoke|spoken|speak|talked|talk|called|call)(?:\s+(?:again|today|yesterday|earlier|last\s+\w+|on\s+\w+day))?"
    r"\s+(?:(?:with|to|on)\s+)?(?:my\s+(?:colleague|counterpart|friend),?\s+)?$"
)
_SENTENCE_END = re.compile(r"[.;:]\s|\n")
_CLOSE = 90  # characters
_NEAR = 160  # characters back to whoever meets somebody


def met_by(one: Cluster, cast: Cast, unsaid: str | None = None) -> str | None:
    """The country of the minister or official who meets somebody: "Deputy Minister A met with Deputy Minister B".

    ``unsaid`` is that of an officer whose country is not told.
    """
    text, begin = cast.document.text, one.people[0].span.begin
    window = text[max(0, begin - _NEAR) : begin]
    if PARTNER.search(window) is None:
        return None
    start = begin - len(window) + window.rfind("\n") + 1
    near = [p for p in cast.person_of if start <= p.span.begin < begin]
    # "called on President A and met Foreign Minister B": of whoever met both
    subjects = [p for p in near if not PARTNER.search(text[max(start, p.span.begin - _NEAR) : p.span.begin])]
    before = max(subjects or near, key=lambda p: p.span, default=None)
    if before is None or cast.person_of[before] == cast.ids[id(one)]:
        return None
    person = cast.person_of[before]
    return (cast.countries[person] or unsaid) if cast.rank(person) in OFFICIALS else None


def meets(one: Cluster, cast: Cast) -> set[str]:
    """The countries of those whom somebody is told to meet: who "spoke with Prime Minister B of C" is not of C."""
    text, found = cast.document.text, set()
    for first in one.people:
        end = first.span.end
        for other, person in cast.person_of.items():
            between = other.of is not None and end <= other.span.begin <= end + _NEAR
            if between and person != cast.ids[id(one)] and (country := cast.countries[person]):
                said = text[end : other.span.begin]
                if PARTNER.search(said) and not _SENTENCE_END.search(said):
                    found.add(country)
    return found


def met_by_teller(one: Cluster, cast: Cast) -> bool:
    """As in "I spoke to Secretary A by phone", where one alone tells: nobody says so of an official of his own."""
    text, begin = cast.document.text, one.people[0].span.begin
    window = text[max(0, begin - _CLOSE) : begin]
    if len({turn.speaker for turn in cast.document.turns if not turn.asks}) > 1:
        return False
    return _I_MET.search(window) is not None
