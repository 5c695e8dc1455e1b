"""Lines that are rows of a table, in every form that texts have them in."""

from __future__ import annotations

import time

import pytest

from kg.language.tables import MOST_COLUMNS, find_tables
from kg.model import Block, Span
from kg.reading.blocks import lay_out


def tables(text: str) -> list[list[list[str]]]:
    return [[[c.of(text) for c in row.cells] for row in t.rows] for t in find_tables(text, lay_out(text).blocks)]


@pytest.mark.parametrize(
    "text",
    [
        "Year | Exports | Imports\n2018 | 4.5 | 3\n2019 | 5.1 | 3.2",
        "| Year | Exports | Imports |\n|---|---:|---|\n| 2018 | 4.5 | 3 |\n| 2019 | 5.1 | 3.2 |",
        "| Year | Exports | Imports | \n\n|---|---|---|\n\n| 2018 | 4.5 | 3 | \n\n| 2019 | 5.1 | 3.2 | \n",
        "Year\tExports\tImports\n\n2018\t4.5\t3\n\n2019\t5.1\t3.2",
        "Year   Exports   Imports\n2018   4.5   3\n2019   5.1   3.2",
        "Year Exports Imports\n2018 4.5 3\n2019 5.1 3.2",
    ],
)
def test_one_table_in_every_form(text: str):
    """Bars, tabs, wide gaps and single spaces give the same cells, with or without blank lines between."""
    assert tables(
        f"Talks between A and B\n\nThe trade of both was as follows.\n\n{text}\n\nThey thanked one another."
    ) == [[["Year", "Exports", "Imports"], ["2018", "4.5", "3"], ["2019", "5.1", "3.2"]]]


def test_labels_with_a_value_for_each_column():
    """A label and its values between slashes are a row."""
    text = "Year: 2014-15 / 2015-16\nIndia's exports: 21.06 / 23.40"
    assert tables(text) == [[["Year", "2014-15", "2015-16"], ["India's exports", "21.06", "23.40"]]]


def test_an_empty_cell_keeps_its_place():
    """Nothing between two bars is a cell."""
    assert tables("Year | Exports | Imports\n2018 |  | 3")[0][1] == ["2018", "", "3"]


def test_heads_of_several_words():
    """A line above rows of numbers heads them where it has as many heads as they have cells."""
    text = "Year India's Exports (US$) India's imports from Ghana Total Trade\n2016-17 28.59 1.99 30.58\n2017-18 3 2 5"
    assert tables(text)[0][0] == ["Year", "India's Exports (US$)", "India's imports from Ghana", "Total Trade"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Rome. They agreed to meet again.",
        "Home | About | Contact\nNews | Events | Press",
        "Year | Exports",
        "Date: 5 May 2020",
        f"{'a | ' * (MOST_COLUMNS + 1)}\n{'1 | ' * (MOST_COLUMNS + 1)}",
    ],
)
def test_no_table(text: str):
    """Prose, menus, a line alone and lines without end are none."""
    assert tables(text) == []


def test_furniture_is_no_row():
    """What belongs to the page is never read."""
    text = "Year | 2018\nTrade | 4"
    assert find_tables(text, (Block("furniture", Span(0, len(text))),)) == []


def test_time_is_linear():
    """A long text of rows and of near rows takes no longer than its length asks for."""
    text = "\n".join(["2018 | 4.5 | 3", "x " * 200, "1 " * 150, "Label: 1 / 2", "| " * 40] * 1500)
    begin = time.perf_counter()
    find_tables(text, (Block("paragraph", Span(0, len(text))),))
    assert time.perf_counter() - begin < 5
