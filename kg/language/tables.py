"""Tables that a text holds as lines: rows of cells between bars, tabs or wide gaps, and labels with their values.

    Year | India's exports | India's imports        bars, as Markdown and pages have them
    2016-17   447.62   181.30                       tabs or two spaces and more, as DOCX and print have them
    2016-17 447.62 181.30                           a label and nothing but numbers, as pages torn from print have them
    India's exports: 21.06 / 23.40                  a label with a value for each column

What the cells mean is told by whoever reads the table; here are only their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Block, Span

MOST_ROWS = 80  # of a table that is read; a longer one is an annex of statistics, no part of a text
MOST_COLUMNS = 16
_LONGEST = 600  # characters of a row
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_RULE = re.compile(r"[\s|:+=_–—-]+$")  # "|---|---:|"
_BAR = re.compile(r"\|")
_TAB = re.compile(r"\t")
_WIDE = re.compile(r"[ \u00a0]{2,}")
_LABEL = re.compile(r"(?P<label>[^\W_][^:|\t]{1,60}):[ \u00a0]+(?=[^\s/])")
_SLASH = re.compile(r"[ \u00a0]/[ \u00a0]")
_BETWEEN = re.compile(r"[\s|:+=_–—-]*")
_NUMBER = r"(?:\([+–-]\)\s?)?[(+–-]?\d[\d.,]*\)?%?[*#]?|[–-]|N\.?A\.?"
_NUMBERS = re.compile(rf"(?P<label>\S.{{0,50}}?)(?P<rest>(?:[ \u00a0](?:{_NUMBER})){{2,{MOST_COLUMNS}}})$")
_ONE_NUMBER = re.compile(rf"[ \u00a0](?P<cell>{_NUMBER})(?=[ \u00a0]|$)")
# What columns of trade are headed by, where only single spaces stand between: "Year Exports Imports Total trade".
_HEAD = re.compile(
    r"\s*(?P<head>[^\n]{0,40}?\b(?:years?|period|exports?|imports?|trade|turnover|balance|growth(?:\srate)?|change|volume|value|"
    r"total(?!\s(?:bilateral|trade|turnover|value|volume|exports?|imports?)\b))\b"
    r"(?:\s(?:to|from|with)\s[A-Z]\w+)?(?:\s?\([^()]*\)|\s?%)?)(?=\s|$)",
    re.IGNORECASE,
)
_HEADED = 160  # characters of such a line
_MAY_HOLD = re.compile(r"[|\t]|[ \u00a0]{2}|:[ \u00a0]|[\d%)*#A.–-][ \u00a0]*$", re.MULTILINE)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Row:
    """A line and its cells, some of them empty."""

    span: Span
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one form that follow one another."""

    rows: tuple[Row, ...]


def find_tables(text: str, blocks: Sequence[Block]) -> list[Table]:
    r"""Every run of at least two rows, of which the second or a later one has a digit. Time is linear.

    >>> text = "Year | Exports\n2019 | 4.5"
    >>> [table] = find_tables(text, (Block("paragraph", Span(0, len(text))),))
    >>> [[cell.of(text) for cell in row.cells] for row in table.rows]
    [['Year', 'Exports'], ['2019', '4.5']]
    """
    if _MAY_HOLD.search(text) is None:
        return []
    found: list[Table] = []
    run: list[Row] = []
    mark = ""
    for form, row in _rows(text, blocks):
        goes_on = bool(run) and form == mark and _BETWEEN.fullmatch(text, run[-1].span.end, row.span.begin) is not None
        if not goes_on:
            found += _table(text, run, mark)
            run, mark = [], form
        run.append(row)
    return [*found, *_table(text, run, mark)]


def _table(text: str, run: list[Row], form: str) -> list[Table]:
    if form == " ":
        run = _headed(text, run)
    told = len(run) > 1 and any(_DIGIT.search(text, row.span.begin, row.span.end) for row in run[1:])
    return [Table(tuple(run))] if told else []


def _rows(text: str, blocks: Sequence[Block]) -> Iterator[tuple[str, Row]]:
    for block in blocks:
        if block.kind == "furniture":
            continue
        for line in _LINE.finditer(text, block.span.begin, block.span.end):
            if line.end() - line.start() <= _LONGEST and _MAY_HOLD.search(text, line.start(), line.end()):
                yield from _row(text, line.start(), line.end())


def _row(text: str, begin: int, end: int) -> Iterator[tuple[str, Row]]:
    line = Span(begin, end).trimmed(text)
    if _RULE.match(text, line.begin, line.end):
        return
    for form, gap in (("|", _BAR), ("\t", _TAB), ("  ", _WIDE)):
        if gap.search(text, line.begin, line.end):
            # A bar at the edge of a line bounds a cell and stands between none.
            first = line.begin + (form == "|" and text[line.begin] == "|")
            last = line.end - (form == "|" and line.end - 1 > first and text[line.end - 1] == "|")
            cells = tuple(_cut(text, gap, first, last))
            if 2 <= len(cells) <= MOST_COLUMNS:
                yield form, Row(line, cells)
            return
    label = _LABEL.match(text, line.begin, line.end)
    if label is not None and _DIGIT.search(text, label.end(), line.end):
        cells = (Span(*label.span("label")), *_cut(text, _SLASH, label.end(), line.end))
        if len(cells) <= MOST_COLUMNS:
            yield ":", Row(line, cells)
        return
    numbers = _NUMBERS.fullmatch(text, line.begin, line.end)
    if numbers is not None:
        places = [Span(*m.span("cell")) for m in _ONE_NUMBER.finditer(text, numbers.start("rest"), line.end)]
        yield " ", Row(line, (Span(*numbers.span("label")), *places))


def _headed(text: str, run: list[Row]) -> list[Row]:
    """The rows of bare numbers with the line above them, where its words are as many heads as they have columns."""
    stop = run[0].span.begin
    first = max(0, stop - _HEADED)
    above = text[first:stop].rstrip()
    line = Span(first + above.rfind("\n") + 1, stop).trimmed(text)
    heads = [Span(*m.span("head")) for m in _HEAD.finditer(text, line.begin, line.end)]
    whole = bool(heads) and heads[0].begin == line.begin and heads[-1].end == line.end
    return [Row(line, tuple(heads)), *run] if whole and len(heads) == len(run[0].cells) else run


def _cut(text: str, gap: re.Pattern[str], begin: int, end: int) -> Iterator[Span]:
    for match in gap.finditer(text, begin, end):
        yield Span(begin, match.start()).trimmed(text)
        begin = match.end()
    yield Span(begin, end).trimmed(text)
