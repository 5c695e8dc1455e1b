"""Whoever signs a release above its text, with the office on the line below or above the name.

"Senator the Hon Penny Wong / Minister for Foreign Affairs", "Prime Minister / The Hon Anthony Albanese MP",
"Rt Hon Winston Peters / Foreign Affairs": each part stands on a line of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.language.bearers import Person
from kg.language.lexicon import portfolio_words
from kg.language.names import Found
from kg.model import Block, Document

_STYLES = frozenset(("honorific", "legislator", "royal"))
_SMALL = frozenset(("and", "the", "of", "for", "&"))
_SPEECH_BY = re.compile(
    r"^(?:(?:Opening|Closing|Keynote|Welcome|Introductory)\s+)?(?:Remarks|Speech|Address|Statement|Intervention|Lecture)"
    r"\s+(?:by|of)\s+$",
    re.IGNORECASE,
)
_LINES = 20  # of the header


def header_lines(document: Document) -> Iterator[Block]:
    """The lines above the text, but furniture and datelines; labels of speakers are none."""
    labels = {turn.label.begin for turn in document.turns if turn.label is not None}
    for block in document.blocks[:_LINES]:
        if block.kind == "paragraph" or block.span.begin in labels:
            return
        if block.kind == "heading":
            yield block


def with_bylines(document: Document, found: Found) -> Found:
    """The names found, whoever signs with the office of the line beside."""
    lines = list(header_lines(document))
    told = [_alone(document, block, found.people) for block in lines]
    changed: dict[Person, Person | None] = {}
    for at, one in enumerate(told):
        if one is None or one.name is None or (one.title is not None and one.rank not in _STYLES):
            continue
        below = told[at + 1] if at + 1 < len(told) else None
        above = told[at - 1] if at else None
        office = next((o for o in (below, above) if o is not None and o.name is None and o not in changed), None)
        if office is not None:
            changed[office] = None
            changed[one] = replace(one, title=office.title, rank=office.rank, of=office.of or one.of)
        elif at + 1 < len(lines) and (portfolio := _portfolio(document, lines[at + 1])):
            changed[one] = replace(one, title=f"Minister of {portfolio}", rank="minister")
    if not changed:
        return found
    people = (changed.get(person, person) for person in found.people)
    return replace(found, people=tuple(p for p in people if p is not None))


def _alone(document: Document, block: Block, people: Sequence[Person]) -> Person | None:
    """The one person or office that a line names and nothing else."""
    begins = [person.span.begin for person in people]
    here = people[bisect_left(begins, block.span.begin) : bisect_right(begins, block.span.end)]
    if len(here) != 1 or here[0].plural:
        return None
    span = here[0].span
    before, after = document.text[block.span.begin : span.begin], document.text[span.end : block.span.end]
    return here[0] if not (_SPEECH_BY.sub("", before) + after).strip(" ,.\n") else None


def _portfolio(document: Document, block: Block) -> str | None:
    words = block.span.of(document.text).replace(",", " ").split()
    plain = all(word in portfolio_words() or word in _SMALL for word in words)
    return " ".join(block.span.of(document.text).split()) if plain else None
