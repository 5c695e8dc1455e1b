"""Rosters told line by line: "… held its session with the participation of:", and below it one person a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.context import Context, unique
from kg.extraction.meetings.roster_people import Roster, people_named
from kg.language.analysis import Sentence
from kg.model import Span

_LISTING = re.compile(
    r"\b(?:with\s+the\s+participation\s+of|attended\s+(?:also\s+)?by|in\s+the\s+presence\s+of|participants(?:\s+were|\s+included)?|"
    r"(?:joining|attending|present|participating|taking\s+part|in\s+attendance)\b[^.;:]{0,60}?\s(?:was|were)\b|"
    r"(?:participants|attendees|those)\b[^.;:]{0,60}?\s(?:were|included?)|led\s+by|headed\s+by|chaired\s+by|composed\s+of|included)(?:\s+the\s+following)?(?:\s+[\w’'-]+){0,4}\s*:\s*$",
    re.IGNORECASE,
)
_HEADING = re.compile(  # a line alone: "Attendees:", "On the Peruvian side:"
    r"\W*(?:(?:list\s+of\s+)?(?:participants|attendees)|(?:also\s+)?(?:present|attending|in\s+attendance)|"
    r"(?:members\s+of\s+the\s+)?(?:[\w’'-]+\s+){0,2}delegation|"
    r"(?:on|from|for)\s+the\s+(?:[\w’'-]+\s+){1,3}side)(?:\s+(?:on|from|of)\s+the\s+(?:[\w’'-]+\s+){1,3}(?:side|delegation))?\s*:\s*$",
    re.IGNORECASE,
)
_ABOVE = frozenset(("title", "dateline"))
_BEFORE_NAME = 60  # characters of bullet, number and country before the name of a line


def listed_below(context: Context) -> Iterator[Roster]:
    """Those whom the lines below a statement name, in text order."""
    sentences = context.analysis.sentences
    for sentence in sentences:
        end = sentence.span.end
        if context.text[end - 1] != ":" or sentence.block in _ABOVE:
            continue
        match = _LISTING.search(context.text, max(sentence.span.begin, end - 160), end)
        match = match or _HEADING.match(context.text, sentence.span.begin, end)
        if match is None:
            continue
        people = of_lines(sentence, context)
        if people:
            yield Roster(tuple(people), None, Span(match.start(), end), sentence, "will be" in match[0], None)


def of_lines(above: Sentence, context: Context) -> list[str]:
    """The people of the lines below, up to the first that does not begin with one."""
    found: list[str] = []
    blocks = context.document.blocks
    for block in blocks[above.block_index + 1 :]:
        if block.kind == "furniture":
            continue
        first = next((m for m in context.mentions_in(block.span.begin, block.span.end) if m.kind == "person"), None)
        if first is None or first.form != "name" or first.span.begin - block.span.begin > _BEFORE_NAME:
            break
        if context.text[block.span.begin : first.span.begin].rstrip().endswith((".", "?", "!")):
            break
        found += people_named(first.span.begin, block.span.end, context)[0]
    return unique(found)
