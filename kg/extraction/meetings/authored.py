"""Who only speaks of a visit in a headline: "Statement by Spokesperson A on the Visit of B to P" is of B's visit."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Telling
from kg.language.analysis import Sentence

_AUTHOR = re.compile(
    r"(?:(?:Joint|Press|Official|Media|Written|Short|Brief)\s+)*(?:Statements?|Comments?|Message|Announcement|Communiqu[ée]|"
    r"Commentary|Briefing|Notice|Release|Declaration)\s+(?:to\s+the\s+(?:press|media)\s+)?(?:by|from|of)\s+"
    r"(?P<who>.{3,160}?),?\s+(?:on|about|regarding|concerning|welcoming|announcing|following|after|ahead\s+of|before|in\s+connection)\s",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"\w+\s+(?:of|by|paid\s+by)\s|\w+\s+to\s+[^.;]{2,60}?\s(?:of|by)\s")  # "the Visit of B to P"


def without_author(found: list[Telling], sentence: Sentence, context: Context) -> None:
    """Take out of a headline's visits whoever makes the statement on them, where it tells whose they are."""
    author = _AUTHOR.match(context.text, sentence.span.begin, sentence.span.end)
    if author is None or not any(t.kind == "visit" for t in found):
        return
    named = [m for m in context.mentions_in(*author.span("who")) if m.kind == "person"]
    speakers = {e for m in named for e in m.entities}
    for telling in found:
        of_another = telling.position > author.end("who") and _OF_ANOTHER.match(context.text, telling.position)
        if telling.kind == "visit" and of_another and set(telling.participants) - speakers:
            telling.participants = [p for p in telling.participants if p not in speakers]
