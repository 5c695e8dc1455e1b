"""Lines cut into pieces: at speaker labels, separators and bullets inside a line, and after a heading that runs in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import BlockKind, Span
from kg.reading.furniture import SEPARATOR
from kg.reading.labels import Label
from kg.reading.lines import Line, ends_sentence, words

# A list mark at the start of a line: a bullet, "1.", "(a)", "iv)", "2.1".
BULLET = re.compile(
    r"(?:[•●▪◦‣⁃·∙■□➢➤✓*+-]|[–—](?=\s))(?=\s)|(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}\.\d{1,2}\.?)(?=\s)"
)
# It begins with the mark, not with what stands before that: so the search leaps from one to the next.
_INLINE = re.compile(
    r"[•●▪◦‣■➢➤*–-](?=\s)"
    r"(?:(?<=\S\s[•●▪◦‣■➢➤])|(?<=\S\s\*)(?=\s+[A-Z“])|(?<=[\w.;,:)”’]\s[–-])(?=\s+[A-Z0-9“$]))"
)
_RUN_IN_HEADING = re.compile(r"(?:[*_]{2})?[A-Z0-9][A-Z0-9&/’'“”,.() -]{6,110}:(?:[*_]{2})?(?=\s)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line between cuts; ``gap`` counts the line breaks before it, 0 inside a line."""

    begin: int
    end: int
    gap: int
    kind: BlockKind | None = None
    label: Label | None = None


def cut(text: str, lines: Sequence[Line], labels: Sequence[Label]) -> Iterator[Piece]:
    """The pieces of the lines, in order; together they hold every character that is not white space."""
    upcoming = iter(labels)
    label = next(upcoming, None)
    for line in lines:
        marks: list[tuple[int, int, Label | None]] = []
        while label is not None and label.begin < line.end:
            marks.append((label.begin, label.end, label))
            label = next(upcoming, None)
        marks += [(each.start(), each.end(), None) for each in SEPARATOR.finditer(text, line.begin, line.end)]
        if text[line.begin] == "\ufeff":
            marks.append((line.begin, line.begin + 1, None))
        pieces = _cut_line(text, line, sorted(marks, key=lambda each: each[:2]))
        for index, piece in enumerate(each for each in pieces if each.begin < each.end):
            yield piece if index or not line.gap else Piece(piece.begin, piece.end, line.gap, piece.kind, piece.label)


def _cut_line(text: str, line: Line, marks: Sequence[tuple[int, int, Label | None]]) -> Iterator[Piece]:
    at = line.begin
    for begin, end, label in marks:
        if begin < at:
            continue  # a separator inside a label
        # "* * * Beginning of the talks President of X Y:" holds a heading between separator and speaker.
        heads = label is not None and at > line.begin
        for piece in _cut_plain(text, at, begin, at == line.begin):
            untold = heads and not ends_sentence(text[piece.begin : piece.end]) and piece.end - piece.begin < 120
            yield replace(piece, kind="heading") if untold else piece
        if label is None:
            yield Piece(begin, end, 0, "furniture")
        elif text[label.name_end : end].strip("*_: ").startswith(("(", "[")) or not text[label.name_end : end].strip(
            "*_: "
        ):
            yield Piece(begin, end, 0, "heading", label)
        else:  # a tooltip glued to the name
            yield Piece(begin, label.name_end, 0, "heading", label)
            yield trimmed(text, Piece(label.name_end, end, 0, "furniture"))
        at = end
    yield from _cut_plain(text, at, line.end, at == line.begin)


def _cut_plain(text: str, begin: int, end: int, starts_line: bool) -> Iterator[Piece]:
    """A stretch without labels, cut at inline bullets and after a heading that runs into its paragraph."""
    whole = trimmed(text, Piece(begin, end, 0))
    begin, end = whole.begin, whole.end
    if begin >= end:
        return
    head = text[begin : min(end, begin + 130)]
    # "FACT SHEET: …" on a line that is no sentence is a title.
    heading = _RUN_IN_HEADING.match(head) if starts_line and ends_sentence(text[max(begin, end - 60) : end]) else None
    if heading and len(words(heading.group())) >= 2 and heading.end() < end - begin:
        yield Piece(begin, begin + heading.end(), 0, "heading")
        begin = trimmed(text, Piece(begin + heading.end(), end, 0)).begin
        head = text[begin : min(end, begin + 130)]
    listed = BULLET.match(head) is not None
    for bullet in _INLINE.finditer(text, begin + 1, end):
        # A dash between words is a bullet only where dashes mark a list; other marks always are.
        if bullet[0] not in "-–" or (listed and bullet[0] == head[0]):
            yield trimmed(text, Piece(begin, bullet.start() - 1, 0))
            begin = bullet.start()
    yield Piece(begin, end, 0)


def trimmed(text: str, piece: Piece) -> Piece:
    """The piece without the white space at its ends."""
    span = Span(piece.begin, piece.end).trimmed(text)
    return replace(piece, begin=span.begin, end=span.end)
