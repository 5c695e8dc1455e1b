"""A text cut into blocks, each parsed on its own, and the speaker turns over them.

Cuts fall at line breaks, except inside a sentence that was wrapped or torn by a page break; at speaker labels, at
separators and inline bullets in the middle of a line; and after a dateline or a heading that runs into its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Block, BlockKind, Span, Turn
from kg.reading.dateline import has_venue, is_place_line, parse_dateline, split_run_in
from kg.reading.furniture import SEPARATOR, is_furniture
from kg.reading.labels import Label, find_labels
from kg.reading.lines import Line, continues, ends_sentence, is_running, is_titled, lines_of, words
from kg.reading.words import publishers

_BULLET = re.compile(r"(?:[•●▪◦‣⁃·∙■□➢➤✓*+-]|[–—](?=\s))(?=\s)|(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}\.\d{1,2}\.?)(?=\s)")
_INLINE = re.compile(r"(?<=\S)\s(?=[•●▪◦‣■➢➤]\s|\*\s+[A-Z“])|(?<=[\w.;,:)”’])\s(?=[-–]\s+[A-Z0-9“$])")
_RUN_IN_HEADING = re.compile(r"(?:[*_]{2})?[A-Z0-9][A-Z0-9&/’'“”,.() -]{6,110}:(?:[*_]{2})?(?=\s)")
_MARKDOWN = re.compile(r"#{1,6}\s")
_RULE = re.compile(r"(?:={3,}|-{3,})$")
_HEADER_LINES = 15
_TITLE_CHARACTERS = 320


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line between cuts."""

    begin: int
    end: int
    gap: int  # line breaks before it; 0 inside a line
    kind: BlockKind | None = None
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks and turns of a text."""

    blocks: tuple[Block, ...]
    turns: tuple[Turn, ...]


def lay_out(text: str) -> Layout:
    """Blocks in order, disjoint, covering every character that is not white space; turns over them."""
    lines = list(lines_of(text))
    labels = find_labels(text, lines)
    pieces = [piece for piece in _cut(text, lines, labels) if piece.end > piece.begin]
    pieces = _header(text, [_classified(text, piece) for piece in pieces])
    pieces = _tail(text, _joined(text, pieces))
    blocks = tuple(Block(piece.kind or "paragraph", Span(piece.begin, piece.end)) for piece in pieces)
    return Layout(blocks, tuple(_turns(text, labels, blocks)))


# --- cutting ---------------------------------------------------------------------------------------------------------


def _cut(text: str, lines: Sequence[Line], labels: Sequence[Label]) -> Iterator[Piece]:
    upcoming = iter(labels)
    label = next(upcoming, None)
    for line in lines:
        here: list[tuple[int, int, BlockKind | None, Label | None]] = []
        while label is not None and label.begin < line.end:
            here.append((label.begin, label.end, "heading", label))
            label = next(upcoming, None)
        here += [(m.start(), m.end(), "furniture", None) for m in SEPARATOR.finditer(text, line.begin, line.end)]
        if text[line.begin] == "\ufeff":
            here.append((line.begin, line.begin + 1, "furniture", None))
        at, gap = line.begin, line.gap
        for begin, end, kind, owner in sorted(here, key=lambda each: each[:2]):
            if begin < at:
                continue
            # "* * * Beginning of the talks President of X Y:" holds a heading between separator and speaker.
            between = owner is not None and at > line.begin and text[at - 1] in "*>"
            for piece in _cut_plain(text, at, begin, gap):
                body = text[piece.begin : piece.end]
                yield replace(piece, kind="heading") if between and not ends_sentence(body) else piece
                gap = 0
            if owner and owner.name_end < end and text[owner.name_end : end].strip("*_: ").find("(") > 0:
                yield Piece(begin, owner.name_end, gap, "heading", owner)
                yield _trimmed(text, Piece(owner.name_end, end, 0, "furniture"))
            else:
                yield Piece(begin, end, gap, kind, owner)
            at, gap = end, 0
        yield from _cut_plain(text, at, line.end, gap)


def _cut_plain(text: str, begin: int, end: int, gap: int) -> Iterator[Piece]:
    """A stretch without labels, cut at inline bullets and after a heading that runs into its paragraph."""
    piece = _trimmed(text, Piece(begin, end, gap))
    if piece.end <= piece.begin:
        return
    cuts: list[int] = []
    head = text[piece.begin : min(piece.end, piece.begin + 130)]
    run_in = _RUN_IN_HEADING.match(head)
    if gap and run_in and len(words(run_in.group())) >= 2 and run_in.end() < piece.end - piece.begin:
        cuts.append(piece.begin + run_in.end())
    bullets = [match.end() for match in _INLINE.finditer(text, piece.begin, piece.end)]
    marked = _BULLET.match(head) is not None
    # A dash between words is a bullet only where dashes mark a list; other marks always are.
    cuts += [at for at in bullets if text[at] not in "-–" or marked and text[at] == head[0]]
    for start, stop in zip([piece.begin, *cuts], [*cuts, piece.end], strict=True):
        yield _trimmed(text, Piece(start, stop, gap if start == piece.begin else 0, "heading" if start < stop == piece.begin + (run_in.end() if cuts and run_in else -1) else None))


def _trimmed(text: str, piece: Piece) -> Piece:
    begin, end = piece.begin, piece.end
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return replace(piece, begin=begin, end=end)


# --- naming ----------------------------------------------------------------------------------------------------------


def _classified(text: str, piece: Piece) -> Piece:
    if piece.kind:
        return piece
    body = text[piece.begin : piece.end]
    if is_furniture(body) or (piece.gap and _RULE.fullmatch(body)):
        return replace(piece, kind="furniture")
    if _MARKDOWN.match(body) or _is_heading(body):
        return replace(piece, kind="heading")
    if _BULLET.match(body):
        return replace(piece, kind="item")
    return piece


def _is_heading(body: str) -> bool:
    if len(body) > 160 or ends_sentence(body) or body[-1] in ",;—–-":
        return False
    sample = words(body)
    return 0 < len(sample) <= 18 and is_titled(body) and not _BULLET.match(body)


def _header(text: str, pieces: list[Piece]) -> list[Piece]:
    """Name the title and the datelines among the first lines; a label or running text ends the header."""
    named = list(pieces)
    titled = False
    for index, piece in enumerate(named[:_HEADER_LINES]):
        body = text[piece.begin : piece.end]
        if piece.label:
            break
        if piece.kind == "furniture":
            continue
        if parse_dateline(body) or _is_venue(text, named, index, titled):
            named[index] = replace(piece, kind="dateline")
        elif not titled and is_publisher_line(body):
            named[index] = replace(piece, kind="furniture")
        elif not titled and _is_title(text, named, index):
            named[index] = replace(piece, kind="title")
            titled = True
        elif piece.kind is None and is_running(body):
            named[index : index + 1] = _run_in(text, piece)
            if not _is_summary(text, named, index):
                break
    return named


def is_publisher_line(body: str) -> bool:
    """Whether a line above the title signs for the publisher: "Ministry of Foreign Affairs of Japan"."""
    plain = " ".join(body.casefold().split()).strip("*_#|•:. ")
    if len(words(plain)) > 9:
        return False
    return any(plain == row["form"] if row["match"] == "whole" else plain.startswith(row["form"] + " ") for row in publishers())


def _is_title(text: str, pieces: list[Piece], index: int) -> bool:
    piece = pieces[index]
    body = text[piece.begin : piece.end]
    if len(body) > _TITLE_CHARACTERS or piece.kind == "item" or not words(body):
        return False
    if index + 1 == len(pieces) or not pieces[index + 1].gap:
        return _is_heading(body)
    if piece.kind == "heading" or (not ends_sentence(body) and body[-1] not in ",;"):
        return True
    following = pieces[index + 1]
    return not is_running(body) and parse_dateline(text[following.begin : following.end]) is not None


def _is_venue(text: str, pieces: list[Piece], index: int, titled: bool) -> bool:
    """A place on a line of its own beside a line with a date or time: "The Kremlin, Moscow"."""
    piece = pieces[index]
    body = text[piece.begin : piece.end]
    if not titled or piece.kind == "item" or not is_place_line(body.replace("*", " ")):
        return False
    if index + 1 < len(pieces):
        following = pieces[index + 1]
        if not following.label and parse_dateline(text[following.begin : following.end]):
            return True
    return index > 0 and pieces[index - 1].kind == "dateline" and (piece.gap == 1 or has_venue(body))


def _is_summary(text: str, pieces: list[Piece], index: int) -> bool:
    """A one-sentence summary between the title and the dateline: the header goes on."""
    return index + 1 < len(pieces) and parse_dateline(text[pieces[index + 1].begin : pieces[index + 1].end]) is not None


def _run_in(text: str, piece: Piece) -> list[Piece]:
    found = split_run_in(text[piece.begin : min(piece.end, piece.begin + 200)])
    if not found or piece.begin + found[0] >= piece.end:
        return [piece]
    at = piece.begin + found[0]
    return [_trimmed(text, replace(piece, end=at, kind="dateline")), _trimmed(text, replace(piece, begin=at, gap=0))]


def _tail(text: str, pieces: list[Piece]) -> list[Piece]:
    """A lone date among the last lines is a dateline; a lone clock time there is furniture."""
    named = list(pieces)
    for index in range(max(0, len(named) - 5), len(named)):
        piece = named[index]
        if piece.kind in ("furniture", "title", "dateline") or piece.label:
            continue
        found = parse_dateline(text[piece.begin : piece.end])
        if found:
            named[index] = replace(piece, kind="dateline" if found.day else "furniture")
    return named


# --- joining ---------------------------------------------------------------------------------------------------------


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
    before, after = text[max(former.begin, former.end - 600) : former.end], text[latter.begin : min(latter.end, latter.begin + 2000)]
    if former.kind == "item" and _BULLET.fullmatch(before + " ", 0, len(before) + 1) is None and len(before) <= 3 and latter.gap == 1:
        return latter.kind is None  # a bullet alone on its line
    if former.kind == "title" and latter.gap == 1 and latter.kind is None:
        return (after[0].islower() or (words(before) or [""])[-1].casefold() in CONNECTORS_AT_END) and len(after) <= _TITLE_CHARACTERS
    if former.kind not in (None, "item") or latter.kind not in (None, "heading"):
        return False
    if latter.kind == "heading" and (latter.gap > 1 or len(before) < 45):
        return False
    return continues(before, after, blank=latter.gap > 1)


CONNECTORS_AT_END = frozenset("of the and for on to in at with by a an between following".split())


# --- turns -----------------------------------------------------------------------------------------------------------


def _turns(text: str, labels: Sequence[Label], blocks: Sequence[Block]) -> Iterator[Turn]:
    if not blocks:
        return
    starts = [label.begin for label in labels]
    first = starts[0] if starts else blocks[-1].span.end
    if blocks[0].span.begin < first:
        yield Turn(_shrunk(text, blocks[0].span.begin, first))
    for index, label in enumerate(labels):
        stop = starts[index + 1] if index + 1 < len(labels) else blocks[-1].span.end
        name = label.name_end - len(label.speaker) if text[label.begin : label.name_end].endswith(label.speaker) else label.begin
        yield Turn(_shrunk(text, label.end, stop), label.speaker, Span(name, label.name_end), label.asks)


def _shrunk(text: str, begin: int, end: int) -> Span:
    piece = _trimmed(text, Piece(begin, end, 0))
    return Span(piece.begin, piece.end)
