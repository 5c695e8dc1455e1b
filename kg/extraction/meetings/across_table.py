"""What one says to the other across the table: "I look forward to discussing with you …" is of the talks that begin."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.extraction.meetings.occasions import Telling

_TWO = 2  # who speak with each other
_BEFORE, _AFTER = 90, 60  # characters of the sentence around the verb or noun
_AHEAD = re.compile(
    r"\b(?:look(?:ing)?\s+forward\s+to|(?:hono(?:u)?r|pleasure|privilege|opportunity|chance|happy|glad|delighted|pleased|"
    r"eager|going|want|wanted|like|hope)\s+to)\b[^.;:]{0,70}$",
    re.IGNORECASE,
)
_TO_YOU = re.compile(r"\b(?:you|our|today|this\s+(?:morning|afternoon|evening)|here)\b")
_ANOTHER = re.compile(
    r"\b(?:again|next|soon|tomorrow|later|future|another|continu\w+|when\s+(?:you|I|we)|back\s+in|return|coming\s+(?:days|weeks|months|year))\b",
    re.IGNORECASE,
)


def is_across_table(telling: Telling, context: Context) -> bool:
    """Whether a speaker tells the other of the two of the talks for which they sit there, and of no later ones.

    As in "Today, I very much look forward to discussing with you how to …", said before a bilateral meeting.
    """
    if telling.status != "planned" or telling.kind != "talks" or telling.places or telling.fresh or telling.again:
        return False
    sentence = context.analysis.sentences[telling.sentence]
    if sentence.speaker is None or sentence.asks or len(telling.participants) != _TWO:
        return False
    if sentence.speaker not in telling.participants or not set(telling.participants) <= _present(context):
        return False
    issued = context.document.issued
    if telling.date is not None and not (telling.date.time.earliest == telling.date.time.latest == issued):
        return False
    begin, end = sentence.span.begin, sentence.span.end
    before = context.text[max(begin, telling.position - _BEFORE) : telling.position]
    around = before + context.text[telling.position : min(end, telling.position + _AFTER)]
    return bool(_AHEAD.search(before) and _TO_YOU.search(around)) and not _ANOTHER.search(around)


def _present(context: Context) -> frozenset[str]:
    """Who speaks in the document, and the people whom its title names."""
    titles = [s.span for s in context.analysis.sentences if s.block == "title"]
    return context.speakers | {e for t in titles for m in context.mentions_in(t.begin, t.end) for e in m.entities}
