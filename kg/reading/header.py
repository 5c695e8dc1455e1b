"""What the top of a page tells: title, date, place, publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.lexicons import capitals
from kg.model import Block
from kg.reading.dateline import Dateline, city, in_title, parse_dateline, split_run_in
from kg.reading.dates import date_in_name
from kg.reading.kinds import is_publisher_line, signs_by
from kg.reading.letterheads import is_letterhead
from kg.reading.words import publishers

_LOOK = 12  # blocks of the header
_PARTS = re.compile(r"[,()]|\s[-–—|]\s|^From:")
_HEADER_KINDS = frozenset(("furniture", "dateline", "heading"))
_ACRONYM = 4  # letters of an agency's short name, which may be another's in a heading
_DATE_BEHIND = re.compile(r"[\s,|–—-]+\d{1,2}[./]\d{1,2}[./]\d{4}$")


@dataclass(frozen=True, slots=True)
class Header:
    """The document's own account of itself."""

    title: str | None = None
    issued: date | None = None
    place: str | None = None
    publisher: str | None = None


def read_header(text: str, blocks: Sequence[Block], name: str, issued: date | None = None) -> Header:
    """Title, date, place and publisher from the blocks of a page.

    The date is, in this order: ``issued`` (from the format's own metadata), a dateline above the text, the end of the
    title, a dateline that runs into the first paragraph, a date alone at the end, a date in the file name.
    """
    title = next((_plain(block.span.of(text)) for block in blocks[:_LOOK] if block.kind == "title"), None)
    head = [parsed for block in blocks[:_LOOK] if block.kind == "dateline" and (parsed := _parse(block.span.of(text)))]
    tail = [
        parsed for block in blocks[_LOOK:][-5:] if block.kind == "dateline" and (parsed := _parse(block.span.of(text)))
    ]
    head.sort(key=lambda each: each.updated)
    titled = in_title(title) if title else None
    sources = [*head, *([titled] if titled else []), *tail]
    if (own := _below(blocks, text)) is not None:
        sources.insert(0, own)
    day = issued or next((each.day for each in sources if each.day), None) or date_in_name(name)
    told = (*head, *([titled] if titled else []))
    places = [each.place for each in told if each.place and each.place.casefold() not in _signatures()]
    return Header(title, day, places[0] if places else None, _publisher(text, blocks))


@cache
def _signatures() -> dict[str, str]:
    """Names of publishers by the lines that are exactly theirs."""
    return {row["form"]: row["publisher"] for row in publishers() if row["match"] == "whole"}


def _below(blocks: Sequence[Block], text: str) -> Dateline | None:
    """The date below the title where a later one with a clock stands above it: that is when the page was called up."""
    kinds = [block.kind for block in blocks[:_LOOK]]
    at = kinds.index("title") if "title" in kinds else 0
    lines = [
        (place, line)
        for place, block in enumerate(blocks[:_LOOK])
        if block.kind == "dateline" and (line := _parse(block.span.of(text)))
    ]
    above = next((line.day for place, line in lines if place < at and line.clock and line.day), None)
    below = next((line for place, line in lines if place > at and line.day), None)
    return below if above and below and below.day and below.day < above and not below.updated else None


def _parse(line: str) -> Dateline | None:
    run_in = split_run_in(line + " x")
    return parse_dateline(line) or (run_in[1] if run_in else None) or Dateline(None, city(line))


def _plain(title: str) -> str:
    return " ".join(re.sub(r"^#{1,6}\s+|\s+#+$|[*_]{2,3}", "", title).split())


def _says_where(block: Block, line: str) -> bool:
    """Whether a line says when or in which capital it was given out, beside whatever else."""
    told = any(char.isdigit() for char in line) or any(part.strip(" –—-") in capitals() for part in _PARTS.split(line))
    return block.kind == "dateline" and told


def _publisher(text: str, blocks: Sequence[Block]) -> str | None:
    """The publisher that a line above the text, or a part of a venue line, names."""
    for block in blocks[:_LOOK]:
        if block.kind not in _HEADER_KINDS:
            continue
        whole = " ".join(block.span.of(text).split()).strip("*_#|•: ")
        for part in (whole, *_PARTS.split(whole)):
            low = part.strip(" -–—/.").casefold()
            if (name := _signatures().get(low)) and (part is whole or len(low) > _ACRONYM or _says_where(block, whole)):
                return name
        line = _DATE_BEHIND.sub("", whole)
        if (is_letterhead(line) or signs_by(line.casefold()) is not None) and is_publisher_line(line):
            return line
    return None
