"""The occasion whose outcomes a page lists, by its title: "Fact Sheet: Quad Summit", "Outcomes of the 7th Dialogue".

Such a page is of an occasion that was held, on the day of the page where it gives no other.
"""

from __future__ import annotations

import re

from kg.extraction.context import Context, unique
from kg.extraction.meetings.occasion_sides import two_parties
from kg.extraction.meetings.occasions import Occasion, Telling
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.reported import reported_day
from kg.language.analysis import Sentence

_TWO = 2
# What a page calls itself that lists what came out of an occasion.
_OF_OUTCOMES = re.compile(
    r"\b(?:fact\s?-?sheets?|outcomes?|deliverables|results|take-?aways|conclusions|"
    r"(?:chair(?:man|woman|person|s)?[’']?s?|co-?chairs[’']?|presidency)\s+(?:summary|statement|conclusions)|summary\s+of|"
    r"key\s+(?:facts|outcomes|results|deliverables|points)|list\s+of\s+(?:documents|agreements|outcomes|mous|announcements|decisions))\b",
    re.IGNORECASE,
)
# What is only marked, awaited or set apart from the page's own occasion.
_OTHER = re.compile(
    r"\b(?:anniversary|ahead\s+of|prior\s+to|in\s+preparation|preparations?|on\s+the\s+(?:margins|sidelines)|before|follow-?up|"
    r"implementation\s+of|progress\s+(?:on|since)|since|one\s+year|next|upcoming|forthcoming|invitation)\b",
    re.IGNORECASE,
)
_OF_SEVERAL = frozenset(("summit", "session", "forum", "talks"))
_SITTINGS = frozenset(
    ("summit", "session", "meeting", "consultation", "dialogue", "forum", "round", "conference", "talk", "negotiation")
)


def is_report_title(position: int, sentence: Sentence, context: Context) -> bool:
    """Whether a place in a text is in the title of a page that lists the outcomes of what the title names."""
    if sentence.block != "title":
        return False
    title = context.document.blocks[sentence.block_index].span.of(context.text)
    return _OF_OUTCOMES.search(title) is not None and _OTHER.search(title) is None


def of_the_report(telling: Telling, phrase: Phrase) -> bool:
    """Complete the telling of a title that names the document's two parties beside the occasion of theirs."""
    context = phrase.context
    if phrase.plural or phrase.word not in _SITTINGS or not is_report_title(phrase.begin, phrase.sentence, context):
        return False
    parties = two_parties(context)
    block = context.document.blocks[phrase.sentence.block_index].span
    named = {e for m in context.mentions_in(block.begin, block.end) for e in m.entities}
    if len(parties) != _TWO or not set(parties) <= named:
        return False
    telling.participants, telling.fresh, telling.refers = parties, True, False
    telling.status = telling.status or "held"
    return True


def of_the_page(event: Telling, sentence: Sentence, context: Context) -> None:
    """Note on the event that such a title names that it was held, and who is named beside it."""
    if not is_report_title(event.position, sentence, context) or event.status == "planned":
        return
    event.status = event.status or "held"
    block = context.document.blocks[sentence.block_index].span
    before = context.mentions_in(block.begin, event.position)
    people = [e for m in before if m.kind == "person" and m.form == "name" for e in m.entities]
    event.participants = unique([*people, *event.participants])


def date_by_page(occasions: list[Occasion], context: Context) -> None:
    """Give what such a title names the page's day, where nothing else dates it."""
    sentences = context.analysis.sentences
    for occasion in occasions:
        if occasion.date is None and occasion.year is None and occasion.status in {"held", "ongoing", None}:
            titled = (t for t in occasion.tellings if t.kind in _OF_SEVERAL and not t.refers)
            if any(is_report_title(t.position, sentences[t.sentence], context) for t in titled):
                occasion.given = reported_day(context)
