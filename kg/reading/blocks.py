"""A text cut into blocks, each parsed on its own, and the speaker turns over them.

Cuts fall at line breaks, except inside a sentence that was wrapped or torn by a page break; at speaker labels, at
separators and inline bullets in the middle of a line; and after a dateline or a heading that runs into its paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Block, Span, Turn
from kg.reading.kinds import TITLE_CHARACTERS, name_kinds
from kg.reading.labels import Label, find_labels
from kg.reading.lines import continues, lines_of, words
from kg.reading.pieces import BULLET, Piece, cut, trimmed
from kg.reading.words import line_words


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks and turns of a text."""

    blocks: tuple[Block, ...]
    turns: tuple[Turn, ...]


def lay_out(text: str, preamble: int = 0) -> Layout:
    """Blocks in order, disjoint, covering every character that is not white space; turns over them.

    The first ``preamble`` characters are furniture. Time is linear in the length of the text.
    """
    every = list(lines_of(text))
    lines = [line for line in every if line.begin >= preamble]
    labels = find_labels(text, lines)
    above = [Piece(line.begin, line.end, line.gap, "furniture") for line in every if line.begin < preamble]
    pieces = above + _joined(text, name_kinds(text, cut(text, lines, labels)))
    blocks = tuple(Block(piece.kind or "paragraph", Span(piece.begin, piece.end)) for piece in pieces)
    return Layout(blocks, tuple(_turns(text, labels, blocks)))


def _joined(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Put together again what a wrapped line or a page break tore apart in the middle of a sentence."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.gap and _one_block(text, joined[-1], piece):
            joined[-1] = replace(joined[-1], end=piece.end)
        else:
            joined.append(piece)
    return joined


def _one_block(text: str, former: Piece, latter: Piece) -> bool:
    if former.label or latter.label:
        return False
    before = text[max(former.begin, former.end - 600) : former.end]
    after = text[latter.begin : min(latter.end, latter.begin + 2000)]
    if len(before) <= 5 and latter.gap == 1 and BULLET.fullmatch(before + " ", 0, len(before)):
        return latter.kind is None  # a bullet alone on its line
    if former.kind == "title" and latter.gap == 1 and latter.kind is None:
        return (after[0].islower() or (words(before) or [""])[-1].casefold() in line_words("hanging")) and len(
            after
        ) <= TITLE_CHARACTERS
    if former.kind not in (None, "item") or latter.kind not in (None, "heading"):
        return False
    if latter.kind == "heading" and (latter.gap > 1 or len(before) < 45):
        return False
    return continues(before, after, blank=latter.gap > 1)


def _turns(text: str, labels: Sequence[Label], blocks: Sequence[Block]) -> Iterator[Turn]:
    if not blocks:
        return
    starts = [label.begin for label in labels]
    first = starts[0] if starts else blocks[-1].span.end
    if blocks[0].span.begin < first:
        yield Turn(_shrunk(text, blocks[0].span.begin, first))
    for index, label in enumerate(labels):
        stop = starts[index + 1] if index + 1 < len(labels) else blocks[-1].span.end
        name = (
            label.name_end - len(label.speaker)
            if text[label.begin : label.name_end].endswith(label.speaker)
            else label.begin
        )
        yield Turn(_shrunk(text, label.end, stop), label.speaker, Span(name, label.name_end), label.asks)


def _shrunk(text: str, begin: int, end: int) -> Span:
    piece = trimmed(text, Piece(begin, end, 0))
    return Span(piece.begin, piece.end)
