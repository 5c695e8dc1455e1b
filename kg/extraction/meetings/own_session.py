"""People who meet for the session of their countries' own body: one occasion, the session, with them.

"The Ministers of A and B met today in P on the occasion of the VI Meeting of the Political Consultation Mechanism."
"""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.meetings.agreed import OF_BODY
from kg.extraction.meetings.attendance import is_body
from kg.extraction.meetings.dates import word_end
from kg.extraction.meetings.occasions import Telling

_FOR_IT = re.compile(
    r"(?:[^.;:]{0,90}?[\s,])?(?:on\s+the\s+occasion\s+of|within\s+the\s+(?:framework|scope)\s+of|in\s+the\s+(?:framework|context)\s+of|"
    r"as\s+part\s+of|for|at|during)\s+(?:the|their|its|a)\s+(?:(?!(?:and|while|where|who|which)\b)[\w’'.-]+\s+){0,4}$"
)
_SIDELINES = re.compile(r"\b(?:side-?lines|margins|fringes)\b")
_REACH = 160  # characters from the verb to the session
_TWO = 2


def at_own_session(tellings: list[Telling], context: Context) -> None:
    """Drop talks that are told as held for a session of the very sides, which takes over who, when and where."""
    sessions = [t for t in tellings if t.kind == "session" and not t.event]
    for session in sessions:
        for talks in [t for t in tellings if t.kind == "talks" and not t.refers and t.position < session.position]:
            sides = context.represent(talks.participants)
            told = set(context.represent(session.participants))
            own = told <= set(sides) if told else of_own_body(session, context)
            near = session.position - talks.position < _REACH
            between = context.text[talks.position : session.position] if near else ""
            if len(sides) != _TWO or not own or not _FOR_IT.fullmatch(between) or _SIDELINES.search(between):
                continue
            session.participants = [*talks.participants]
            session.date, session.places = talks.date or session.date, talks.places or session.places
            session.status, session.refers, session.fresh = talks.status, False, talks.fresh
            session.headline, session.aside = talks.headline, False
            tellings.remove(talks)
            break


def of_own_body(session: Telling, context: Context) -> bool:
    """Whether the session is one of a series or of a body that has no members of its own in the lexicon."""
    stop = context.analysis.sentences[session.sentence].span.end
    end = word_end(session.position, context)
    body = OF_BODY.match(context.text, end, stop)
    named = context.mentions_in(end, body.end()) if body else []
    return body is not None and not any(is_body(m, context) for m in named)
