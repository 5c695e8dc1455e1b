"""Who says "I" where no label tells who speaks: whoever the title, a byline or the line that opens the text names.

As in "By Neale Richmond", "Senator the Hon A / Minister for Trade", "State Secretary A's speech at a seminar"; and a
line "Statement by President B" in the middle of a text gives all that follows to B.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.language import sides
from kg.language.bylines import header_lines
from kg.language.cast import Cast
from kg.language.lexicon import title_index
from kg.language.names import find_names
from kg.language.offices import holder_of
from kg.model import Block, Span

_I = re.compile(r"\b(?:I|[Mm]y)\b(?!\.)")
_BY = re.compile(r"\s*(?:[Bb]y|BY)[:\s]\s*$")
_WORDS = (
    r"(?:[Ss]tatement|[Rr]emarks|[Ss]peech|[Aa]ddress|[Ii]ntervention|STATEMENT|REMARKS|SPEECH|ADDRESS|[Kk]eynote|"
    r"[Mm]essage|[Oo]p-?ed)"
)
_SAID_BY = re.compile(rf"\W*(?:[\w-]+\s+){{0,3}}?{_WORDS}\s+(?:by|of|BY|OF)\s+(?:the\s+)?(?:H\.?E\.?\s+)?")
_OWN_WORDS = re.compile(rf"[’']s?\s+(?:[\w-]+\s+){{0,3}}?{_WORDS}\b")
_OPENING = 6  # blocks in which the line that opens a text stands
_LONGEST = 120  # characters of a line that only says who speaks
_SILENT = frozenset(("spokesperson", "business"))


def author(cast: Cast, stage: sides.Stage) -> str | None:
    """Whoever the text is by, where it is by one."""
    named = sides.author(stage, _people(cast)) or _publisher(cast)
    if named is not None:
        return named if cast.rank(named) in sides.STATE_RANKS else None
    return signer(cast)


def signer(cast: Cast) -> str | None:
    """Who signs above a text that says "I": alone on a line, with "By" or an office, or as whose speech it is."""
    if _I.search(cast.document.text) is None:
        return None
    people = _people(cast)
    signed = [p for block in header_lines(cast.document) if (p := _alone(block, people, cast)) is not None]
    if not signed:
        signed = [p for block in cast.document.blocks[:_OPENING] if (p := _speaks(block, people, cast)) is not None]
    return signed[0] if len(set(signed)) == 1 and cast.rank(signed[0]) not in _SILENT else None


def sections(cast: Cast) -> tuple[tuple[int, str], ...]:
    """Where the words of each begin, of those whom lines like "Statement by President A" name; without labels only."""
    if any(turn.speaker for turn in cast.document.turns):
        return ()
    text, found = cast.document.text, list[tuple[int, str]]()
    people: list[tuple[Span, str]] = []
    for block in cast.document.blocks:
        span = block.span
        if block.kind != "title" and span.end - span.begin < _LONGEST and _SAID_BY.match(text, span.begin, span.end):
            people = people or _people(cast)
            found += [(span.end, person) for person in _ending(span, people, text)]
    return tuple(found)


def _people(cast: Cast) -> list[tuple[Span, str]]:
    return sorted((m.span, m.entities[0]) for m in cast.mentions if m.kind == "person" and len(m.entities) == 1)


def _alone(block: Block, people: Sequence[tuple[Span, str]], cast: Cast) -> str | None:
    """The one person whom a line names, and nothing else but "By"."""
    text, span = cast.document.text, block.span
    here = [(s, p) for s, p in people if span.holds(s)]
    if len(here) != 1 or here[0][1] in cast.offices:
        return None
    before, after = text[span.begin : here[0][0].begin], text[here[0][0].end : span.end]
    return here[0][1] if not after.strip(" ,.\n") and (not before.strip() or _BY.match(before)) else None


def _speaks(block: Block, people: Sequence[tuple[Span, str]], cast: Cast) -> str | None:
    """As in "State Secretary A's speech at a seminar": whom such an opening line begins with."""
    text, span = cast.document.text, block.span
    first = next(((s, p) for s, p in people if span.holds(s)), None)
    if first is None:
        return None
    before = text[span.begin : first[0].begin].strip()
    if not before and _OWN_WORDS.match(text, first[0].end, span.end):
        return first[1]
    said = _SAID_BY.match(text, span.begin, span.end)
    return first[1] if said is not None and said.end() >= first[0].begin else None


def _ending(span: Span, people: Sequence[tuple[Span, str]], text: str) -> Iterator[str]:
    said = _SAID_BY.match(text, span.begin, span.end)
    for where, person in people:
        if said is not None and span.holds(where) and where.begin <= said.end() < where.end:
            if not text[where.end : span.end].strip(" ,.:\n"):
                yield person
            return


def _publisher(cast: Cast) -> str | None:
    """Whoever publishes under the name of an office ("Prime Minister of Australia") and speaks of "I"."""
    name = cast.document.publisher or ""
    if title_index().at(name, 0) is None or _I.search(cast.document.text) is None:
        return None
    office = next(iter(find_names(name, [Span(0, len(name))], []).people), None)
    return holder_of(cast, office) if office is not None and office.name is None else None
