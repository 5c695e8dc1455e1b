"""A table as a grid: which row heads it, where its times stand, and what labels its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extraction.context import Context
from kg.extraction.figures.cells import Value, read_period, read_value
from kg.language.tables import Row, Table
from kg.model import Quantity, Span, TimeSpan

_SERIAL = re.compile(
    r"(?:s(?:l|r|er)?\.?\s*(?:no\.?|number)|no\.?|nos\.?|#|rank|(?:h\.?s\.?\s*)?code|hs|date)", re.IGNORECASE
)
_TIME = re.compile(
    r"(?:(?:financial|fiscal|calendar|marketing)\s+)?(?:years?|period|fy|months?|quarters?|time)\b.*", re.IGNORECASE
)
_UNIT = re.compile(r"units?(?:\s+of\s+measure(?:ment)?)?", re.IGNORECASE)
_FIRST = (0, 1)  # where times stand that the rows are told by, not the last thing told of them
_NO_TIME = re.compile(r"\btotal|growth|change|cagr|average|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table with what stands above and beside it; ``time`` is where its period is told."""

    value: Value
    row: Row
    span: Span
    head: Span | None
    label: Span | None
    unit: Span | None
    period: TimeSpan | None
    time: Span | None
    column: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The numbers of a table, the row that heads it, and the rows above that which caption it."""

    cells: tuple[Cell, ...]
    header: Row | None
    captions: tuple[Row, ...]
    heads: tuple[Span | None, ...]


def read_grid(table: Table, context: Context) -> Grid:
    """The numbers of a table by the times that its first row or its first columns hold."""
    text, issued = context.text, context.document.issued
    rows = list(table.rows)
    captions: list[Row] = []
    while len(rows) > 1 and len({c.of(text) for c in rows[0].cells if c.begin < c.end}) == 1:
        captions.append(rows.pop(0))  # a line over all columns
    header: Row | None = rows[0]
    every = [_Read(row, context) for row in rows]
    first = every[0]
    headed = _heads(first, context)
    if not headed:
        header = None
    body = every[1:] if headed else every
    width = len(rows[0].cells)
    body = [read for read in body if len(read.row.cells) in {width, width + 1}]
    shift = 1 if body and headed and all(len(read.row.cells) == width + 1 for read in body) else 0
    body = [read for read in body if len(read.row.cells) == width + shift]
    heads: list[Span | None] = [None] * shift + [*first.row.cells] if headed else [None] * width
    times = [read_period(text, h, issued) if h else None for h in heads]
    serial = [h is not None and _SERIAL.fullmatch(h.of(text).strip()) is not None for h in heads]
    units = next((i for i, h in enumerate(heads) if h is not None and _UNIT.fullmatch(h.of(text).strip())), None)
    dated = None if any(times) else _dated(body, heads, text)
    label = next(
        (
            i
            for i in range(len(heads))
            if i not in {dated, units} and not serial[i] and times[i] is None and _labels(body, i)
        ),
        None,
    )
    cells: list[Cell] = []
    for read in body:
        here = read.row.cells
        row_time = here[dated] if dated is not None else None
        row_period = read.periods[dated] if dated is not None else None
        if dated in _FIRST and row_period is None:
            continue  # "Total", "Growth"
        for column, value in enumerate(read.values):
            if value is None or column in {dated, label, units} or serial[column]:
                continue
            period = times[column] or row_period
            if any(times) and times[column] is None and _NO_TIME.search(words_of(heads[column], text)) is None:
                continue
            cells.append(
                Cell(
                    value,
                    read.row,
                    here[column],
                    None if times[column] else heads[column],
                    here[label] if label is not None else None,
                    here[units] if units is not None else None,
                    period,
                    heads[column] if times[column] else row_time,
                    column,
                )
            )
    return Grid(tuple(cells), header, tuple(captions), tuple(heads))


class _Read:
    """A row with what each of its cells may be."""

    def __init__(self, row: Row, context: Context) -> None:
        text, issued = context.text, context.document.issued
        self.row = row
        self.periods = [read_period(text, cell, issued) for cell in row.cells]
        self.values = [
            None if self.periods[at] and _no_number(text, cell) else read_value(text, cell, _own(cell, context))
            for at, cell in enumerate(row.cells)
        ]


def _no_number(text: str, cell: Span) -> bool:
    """Whether a cell that reads as a time is more than four digits, which may be a number as well."""
    return not cell.of(text).isdecimal()


def _own(cell: Span, context: Context) -> Quantity | None:
    found = context.analysis.quantities_in(cell)
    return found[0] if len(found) == 1 else None


def _heads(first: _Read, context: Context) -> bool:
    """Whether the first row names the columns: no number in it but years, and none of its cells but the first empty."""
    told = [c for c in first.row.cells if c.begin < c.end]
    if len(told) < len(first.row.cells) - 1:
        return False
    if len(told) > 1 and all(first.periods):
        return True  # years alone, above a column without a head
    return all(v is None or p is not None for v, p in zip(first.values[1:], first.periods[1:], strict=True)) and (
        first.periods[0] is None
    )


def _dated(body: Sequence[_Read], heads: Sequence[Span | None], text: str) -> int | None:
    """The column of times: headed so or holding nothing else."""
    for column in range(len(heads)):
        times = sum(read.periods[column] is not None for read in body)
        headed = _TIME.fullmatch(words_of(heads[column], text).strip()) is not None
        if times and (headed or times >= max(1, len(body) - 2)) and 2 * times >= len(body):
            return column
    return None


def _labels(body: Sequence[_Read], column: int) -> bool:
    """Whether most cells of a column are words."""
    words = sum(
        read.values[column] is None and read.row.cells[column].begin < read.row.cells[column].end for read in body
    )
    return bool(body) and 2 * words > len(body)


def words_of(span: Span | None, text: str) -> str:
    """The words of a cell; none where there is no such cell."""
    return span.of(text) if span is not None else ""
