"""Meetings told by what is done at them: credentials presented, letters of credence received, farewell bidden."""

from __future__ import annotations

import re

from kg.extraction.context import unique
from kg.extraction.meetings.actors import named_or_led
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Clause

_PAPERS = (
    r"(?:the\s+|his\s+|her\s+|their\s+)?(?:(?:true\s+|open\s+)?cop(?:y|ies)\s+of\s+)?(?:the\s+|his\s+|her\s+|their\s+)?"
    r"(?:credentials|[Ll]etters?\s+of\s+(?:[Cc]redence|[Cc]redentials|[Aa]ccreditation))"
)
_WHEN = r"(?:(?:today|yesterday|this\s+\w+|on\s+[A-Z]\w+day|at\s+[A-Z][\w’' -]{2,40}?)\s+)?"
_DONE = {
    "present": re.compile(rf"\s+{_PAPERS}\s+{_WHEN}to\s+"),
    "submit": re.compile(rf"\s+{_PAPERS}\s+{_WHEN}to\s+"),
    "hand": re.compile(rf"\s+(?:over\s+)?{_PAPERS}\s+{_WHEN}(?:over\s+)?to\s+"),
    "deliver": re.compile(rf"\s+{_PAPERS}\s+{_WHEN}to\s+"),
    "receive": re.compile(rf"\s+{_PAPERS}\s+(?:from|of)\s+"),
    "accept": re.compile(rf"\s+{_PAPERS}\s+(?:from|of)\s+"),
    "take": re.compile(r"\s+(?:\w+\s+)?leave\s+of\s+"),
    "bid": re.compile(r"\s+(?:an?\s+)?(?:\w+\s+)?farewell\s+to\s+"),
    "bad": re.compile(r"\s+(?:an?\s+)?(?:\w+\s+)?farewell\s+to\s+"),  # the model's lemma of "bade"
    "bade": re.compile(r"\s+(?:an?\s+)?(?:\w+\s+)?farewell\s+to\s+"),
}
_ENVOYS = re.compile(
    r"(?:the\s+)?(?:new\s+)?(?:\w+\s+)?(?:[Aa]mbassadors|[Hh]igh\s+[Cc]ommissioners|[Ee]nvoys|[Hh]eads\s+of\s+[Mm]ission)\b"
)
_FAREWELL = frozenset(("bid", "bad", "bade", "take"))


def is_rite(lemma: str, text: str, after: int) -> bool:
    """Whether what follows a verb is such an act: "presented his credentials to"."""
    act = _DONE.get(lemma)
    return act is not None and act.match(text, after) is not None


def rite(telling: Telling, clause: Clause) -> bool:
    """Complete a telling of two people, one of whom does this to the other."""
    context, lemma = clause.context, clause.verb.lemma_
    done = _DONE[lemma].match(context.text, clause.after)
    others = named_or_led(done.end(), clause.sentence.span.end, context)[0] if done else []
    envoys = done is not None and _ENVOYS.match(context.text, done.end()) is not None  # who stand for their countries
    people = [*clause.actors[:1], *([] if envoys else others)]
    if not clause.actors or not others or not all(context.kind(p) == "person" for p in people):
        return False
    telling.kind = "talks" if lemma in _FAREWELL else "ceremony"
    telling.participants = unique([*clause.actors, *others])
    return True
