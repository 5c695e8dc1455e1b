"""Whether the words around a date speak of the past or of what is to come: for "in March" whose year nobody says.

Measured on readouts and speeches, the nearest year is right for nearly every date within two months of the document;
farther away the nearest verb decides, and for a weekday always.
"""

from __future__ import annotations

import re
from datetime import date

from kg.language.edtf import Direction
from kg.language.numerals import GAP
from kg.model import TimeRole, TimeSpan

_WINDOW = 100  # characters on each side that may hold the verb
_NEAR = 62  # days within which the nearest year is trusted

_FUTURE = (
    rf"(?:to|will|shall){GAP}be(?:{GAP}\w+)?|will|shall|won['’]t|['’]ll|going{GAP}to|to{GAP}(?:host|hold|visit|meet|attend|travel|convene|take)|scheduled|"
    rf"upcoming|forthcoming|planned|plans?{GAP}to|planning|expected|expects?|intends?|look(?:s|ed|ing)? forward|due|"
    rf"(?:rescheduled|postponed|deferred|put{GAP}off){GAP}(?:to|until|till|for)|slated|set|invited|invitation|preparations?|next|ahead|foreseen|envisaged|anticipated|"
    rf"being{GAP}(?:prepared|arranged|organi[sz]ed|planned|finali[sz]ed|worked)|fixed{GAP}for"
)
_PAST = (
    r"was|were|had|did|met|held|spoke|took|saw|came|went|made|gave|began|led|sent|brought|told|came|won|became|"
    # a name's word or one that describes tells no time: "will sign the Advanced Agreement", "an updated plan"
    r"(?-i:(?<!\ba\s)(?<!\ban\s)(?!united|need|seed|speed|indeed|exceed|proceed|succeed|agreed)[a-z]{3,}ed)|agreed|"
    r"following|recent"
)
_CUE = re.compile(rf"(?<![\w-])(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?!\w)", re.I)
_WAS_GLAD = re.compile(  # "It was a pleasure to host you in Kyiv in September"
    rf"\b(?:was|were|been){GAP}(?:\w+{GAP}){{0,3}}(?:pleasure|honou?r|privilege|joy|delight|delighted|glad|happy|pleased|honou?red|"
    rf"able|good|great|wonderful){GAP}(?:to|of)\s[^,;]*$",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?:;]\s|\n\s*\n|[\n•]")


def lean(text: str, begin: int, end: int, first: int, last: int, role: TimeRole) -> Direction | None:
    """Where the sentence looks from the expression at ``begin`` to ``end``, within the limits ``first`` to ``last``."""
    if role in {"by", "until"}:
        return "future"
    if role == "since":
        return "past"
    before = text[max(first, begin - _WINDOW) : begin]
    if stops := [stop.end() for stop in _SENTENCE_END.finditer(before)]:
        before = before[stops[-1] :]
    if _WAS_GLAD.search(before):
        return "past"
    after = text[end : min(last, end + _WINDOW)]
    if closed := _SENTENCE_END.search(after):
        after = after[: closed.start()]
    earlier = list(_CUE.finditer(before))
    later = _CUE.search(after)
    # "the session, to be held in P on 9 September, was discussed": what the clause itself says, not what goes on.
    apart = later is not None and "," in after[: later.start()] and earlier and "," not in before[earlier[-1].end() :]
    if earlier and (later is None or apart or len(before) - earlier[-1].end() <= later.start()):
        return "future" if earlier[-1]["future"] else "past"
    if later:
        return "future" if later["future"] else "past"
    return None


def is_far(found: str, reference: date) -> bool:
    """Whether a guessed time lies so far from the document's date that the verb knows better."""
    time = TimeSpan(found)
    gap = max((time.earliest - reference).days, (reference - time.latest).days)
    return gap > _NEAR
