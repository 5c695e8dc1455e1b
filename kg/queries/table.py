"""Rows as aligned plain text, for people: columns wrapped to a width, or record under record where they don't fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_GAP = "  "
_NARROWEST = 12  # a column that wraps below this reads worse than a record
_WORD = re.compile(r"\S+\s*")


def table(head: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None) -> str:
    """The rows under their head, wrapped to ``width`` terminal cells; without a width nothing is wrapped.

    >>> print(table(["name", "office"], [["Taro Kono", "Foreign Minister"]]))
    name       office
    ─────────  ────────────────
    Taro Kono  Foreign Minister
    <BLANKLINE>
    """
    cells = [[plain(cell) for cell in row] for row in rows]
    natural = [max([cell_width(name), *(cell_width(row[i]) for row in cells)]) for i, name in enumerate(head)]
    widths = natural if width is None else _fit(natural, width - len(_GAP) * (len(head) - 1))
    if widths is None:
        return _records(head, cells, width or 0)
    lines = [_line(head, widths), _GAP.join("─" * wide for wide in widths)]
    for row in cells:
        wrapped = [wrap(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        for number in range(max(map(len, wrapped), default=0)):
            lines.append(_line([part[number] if number < len(part) else "" for part in wrapped], widths))
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    r"""Text in one line, without characters that steer a terminal: documents may hold anything.

    >>> plain("a\n\x1b[31mb")
    'a �[31mb'
    """
    text = " ".join(text.split())
    return "".join("�" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") else c for c in text)


def cell_width(text: str) -> int:
    """Cells that a terminal gives to a text: two for a wide character, none for a combining one (UAX #11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1 for c in text
    )


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` cells, broken between words where it can be.

    >>> wrap("trade between Russia and Japan", 14)
    ['trade between', 'Russia and', 'Japan']
    """
    lines: list[str] = []
    line = ""
    for word in _WORD.findall(text):
        while cell_width(line) + cell_width(word.rstrip()) > width:
            if line:
                lines.append(line.rstrip())
                line = ""
            else:
                cut = _cut(word, width)
                lines.append(word[:cut])
                word = word[cut:]
        line += word
    return [*lines, line.rstrip()] if line or not lines else lines


def _fit(natural: Sequence[int], width: int) -> list[int] | None:
    """Column widths that sum up to ``width`` at most, taken from the widest first; None if that is not readable."""
    widths = list(natural)
    excess = sum(widths) - width
    while excess > 0:
        widest = max(widths)
        if widest <= _NARROWEST:
            return None
        next_widest = max([wide for wide in widths if wide < widest], default=_NARROWEST)
        level = max(next_widest, _NARROWEST, widest - -(-excess // widths.count(widest)))
        for index, wide in enumerate(widths):
            if wide == widest and excess > 0:
                step = min(widest - level, excess)
                widths[index] -= step
                excess -= step
    return widths


def _records(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    left = max(map(cell_width, head), default=0)
    right = max(width - left - len(_GAP), _NARROWEST)
    blocks = []
    for row in rows:
        lines = []
        for name, cell in zip(head, row, strict=True):
            for number, part in enumerate(wrap(cell, right)):
                if part:
                    lines.append(_line([name if number == 0 else "", part], [left, right]))
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (wide - cell_width(cell)) for cell, wide in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()


def _cut(word: str, width: int) -> int:
    """How many characters of a word fit, at least one."""
    used = 0
    for index, character in enumerate(word):
        used += cell_width(character)
        if used > width:
            return max(index, 1)
    return len(word)
