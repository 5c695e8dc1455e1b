"""Several bearers of one title, each with whose: "Presidents A of X and B of Y", "Ministers of X and Y, A and B".

Whose each is stands behind or before every name ("A of X", "A (X)", "X A"), or is listed once and goes to the names in
turn: behind the title, or as nationalities before it ("the Australian and Indian Foreign Ministers A and B").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.language.lexicon import Named
from kg.language.personal import letters_end
from kg.language.titles import Reading, TitleReader
from kg.model import Span

_JOIN = re.compile(r",?\s+(?:and|&)(?=\s)|,?\s+as\s+well\s+as(?=\s)|[,;](?=\s)")
_NEXT = re.compile(r",?\s+and\s+(?:(?:of|from)\s+)?(?:the\s+)?|,\s+(?:(?:of|from)\s+)?(?:the\s+)?")
# Between a country and its name, and between that and the next country: "Albania (A) and Serbia (B)", "Latvia, C, and
# of Estonia".
_MARK = re.compile(r",(?=\s)|\s\((?=[A-Z])")
_NEXT_PAIR = re.compile(
    r"\)?,?\s+and\s+(?:(?:of|from|for)\s+)?(?:the\s+)?|\)?[,;]\s+(?:(?:of|from|for)\s+)?(?:the\s+)?"
)
_TO_NAMES = re.compile(r"(?:,|:|\s+[–—-])?(?:\s+namely,?|\s+respectively,)?(?=\s+[^\W\d_a-z])")
_ADJECTIVES = re.compile(r"(?:,\s+|,?\s+and\s+)$")
_BRACKET = re.compile(r"\s*\((?:the\s+)?")
_FROM = re.compile(r"\s+from\s+(?:the\s+)?")
_MOST = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One bearer: the name, where the mention ends, and whose officer; ``nationality`` where an adjective told that."""

    name: Span
    end: int
    of: Named | None
    nationality: bool = False


def read_roll(reader: TitleReader, reading: Reading, name_after: Callable[[int], Span | None]) -> list[Entry]:
    """The bearers of a plural title, at least two; none where one name or none follows.

    Args:
        reader: reads the stretch of text in which the title stands.
        reading: the title.
        name_after: the name that follows a place in the text, any style before it skipped.
    """
    if pairs := _pairs(reader, reading, name_after):
        return pairs
    countries, end = _countries(reader, reading)
    to_names = _TO_NAMES.match(reader.text, end, reader.span.end)
    if to_names is None or (to_names[0] and not countries and reading.of is None):
        return []
    entries = _entries(reader, to_names.end(), name_after)
    if len(entries) < 2:
        return []
    if all(entry.of is None for entry in entries):
        if len(countries) == len(entries):
            return [
                Entry(entry.name, entry.end, of, reading.nationality)
                for entry, of in zip(entries, countries, strict=True)
            ]
        if len(countries) > 1 or (to_names[0] and not reading.nationality):
            return []  # nothing says who is whose
    if to_names[0] and any(entry.of is None for entry in entries) and not reading.nationality:
        return []
    return [e if e.of else Entry(e.name, e.end, reading.of, reading.nationality) for e in entries]


def _pairs(reader: TitleReader, reading: Reading, name_after: Callable[[int], Span | None]) -> list[Entry]:
    """Each name right behind its country: "Foreign Ministers of Kyrgyzstan A, Tajikistan B and Uzbekistan C"."""
    entries: list[Entry] = []
    of, position = reading.of, reading.end
    while of is not None and not reading.nationality and len(entries) < _MOST:
        mark = _MARK.match(reader.text, position, reader.span.end)
        name = name_after(mark.end() if mark else position)
        if name is None:
            break
        end = letters_end(reader.text, name.end, reader.span.end)
        entries.append(Entry(name, end, of))
        link = _NEXT_PAIR.match(reader.text, end, reader.span.end)
        hit = reader.named_at.get(link.end()) if link else None
        of, position = (hit.value, hit.end) if hit is not None and not hit.value.adjective else (None, end)
    return entries if len(entries) > 1 else []


def of_bracket(reader: TitleReader, end: int) -> tuple[Named | None, int]:
    """What a bracket after a name says alone: "Penny Wong (Australia)", and where that ends."""
    bracket = _BRACKET.match(reader.text, end, reader.span.end)
    hit = reader.named_at.get(bracket.end()) if bracket else None
    if hit is None or hit.value.adjective or hit.value.kind == "place" or reader.text[hit.end : hit.end + 1] != ")":
        return None, end
    return hit.value, hit.end + 1


def _countries(reader: TitleReader, reading: Reading) -> tuple[list[Named], int]:
    """The countries listed with the title, and where names may follow."""
    if reading.of is None:
        link = _FROM.match(reader.text, reading.end, reader.span.end) if reading.rank == "counterpart" else None
        hit = reader.named_at.get(link.end()) if link else None
        if hit is None or hit.value.adjective:
            return [], reading.end
        reading = replace(reading, of=hit.value, end=hit.end)  # "his counterparts from X and Y, A and B"
        assert reading.of is not None
    found = [reading.of]
    if reading.nationality:
        begin = reading.begin
        while link := _ADJECTIVES.search(reader.text, max(reader.span.begin, begin - 6), begin):
            hit = reader.named_to.get(link.start())
            if hit is None or not (hit.value.adjective or reader.text[hit.begin : hit.end].isupper()):
                break  # "the UK and Canadian Ministers A and B"
            found.insert(0, hit.value)
            begin = hit.begin
        return found, reading.end
    end = reading.end
    while link := _NEXT.match(reader.text, end, reader.span.end):
        hit = reader.named_at.get(link.end())
        if hit is None or hit.value.adjective or len(found) == _MOST:
            break
        found.append(hit.value)
        end = hit.end
    return found, end


def _entries(reader: TitleReader, position: int, name_after: Callable[[int], Span | None]) -> list[Entry]:
    entries: list[Entry] = []
    while len(entries) < _MOST and (name := name_after(position)) is not None:
        end = letters_end(reader.text, name.end, reader.span.end)
        of, end = reader.of(end)
        if of is None:
            of, end = of_bracket(reader, end)
        entries.append(Entry(name, end, of))
        join = _JOIN.match(reader.text, end, reader.span.end)
        if join is None:
            break
        position = join.end()
    return entries
