"""Results as tables and in the W3C's formats."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadParameter
from kg.queries.format import FORMATS, ResultFormat, format_result, shorten
from kg.queries.run import Result, run_text
from kg.queries.table import cell_width, plain, table, wrap

STORE = ox.Store()
ROWS = """SELECT ?name ?value ?iri { VALUES (?name ?value ?iri) {
  ("Taro Kono" 30000000000.5 <http://www.wikidata.org/entity/Q17>) ("河野 太郎" 2019 UNDEF)
} }"""
GRAPH = "CONSTRUCT { <http://e.org/b> <http://e.org/p> 2 . <http://e.org/a> <http://e.org/p> 'x' } {}"


def run(text: str) -> Result:
    return run_text(STORE, text)


def test_a_table_is_aligned_and_readable() -> None:
    """Columns are aligned by terminal cells, large numbers grouped, years not, IRIs shortened, datatypes hidden."""
    assert format_result(run(ROWS)) == (
        "name       value             iri\n"
        "─────────  ────────────────  ──────\n"
        "Taro Kono  30,000,000,000.5  wd:Q17\n"
        "河野 太郎  2019\n"
    )


def test_a_table_wraps_its_widest_columns() -> None:
    """Long text wraps inside its column, so that no line is wider than the terminal."""
    text = table(["who", "sentence"], [["Kono", "They agreed to work toward bringing exchanges to 400,000"]], 30)
    assert text == (
        "who   sentence\n"
        "────  ────────────────────────\n"
        "Kono  They agreed to work\n"
        "      toward bringing\n"
        "      exchanges to 400,000\n"
    )


def test_what_does_not_fit_becomes_records() -> None:
    """More columns than a width can hold come one under the other, without those that are empty."""
    text = table(["a", "bee", "c"], [["one two three four", "", "x" * 30], ["2", "3", "4"]], 20)
    assert (
        text
        == "a    one two three\n     four\nc    " + "x" * 15 + "\n     " + "x" * 15 + "\n\na    2\nbee  3\nc    4\n"
    )


@given(st.lists(st.lists(st.text(max_size=60), min_size=3, max_size=3), max_size=4), st.integers(20, 90))
def test_no_line_is_wider_than_the_terminal(rows: list[list[str]], width: int) -> None:
    """Whatever the cells hold, lines fit the width and nothing in them steers the terminal."""
    text = table(["a", "b", "c"], rows, width)
    assert all(cell_width(line) <= width for line in text.split("\n"))
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in text.replace("\n", ""))


@given(st.text(max_size=80), st.integers(2, 20))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    """The lines of a wrapped text hold all of its characters but blanks."""
    cell = plain(text)
    assert "".join("".join(wrap(cell, width)).split()) == "".join(cell.split())


def test_the_formats_of_the_w3c_are_read_back() -> None:
    """csv, tsv, json and xml of a SELECT hold its rows, each ending in a newline."""
    assert list(csv.reader(io.StringIO(format_result(run(ROWS), "csv"))))[1][:2] == ["Taro Kono", "30000000000.5"]
    assert format_result(run(ROWS), "tsv").splitlines()[0] == "?name\t?value\t?iri"
    found = json.loads(format_result(run(ROWS), "json"))["results"]["bindings"]
    assert found[0]["iri"] == {"type": "uri", "value": "http://www.wikidata.org/entity/Q17"} and "iri" not in found[1]
    assert ElementTree.fromstring(format_result(run(ROWS), "xml")).tag.endswith("sparql")
    assert all(format_result(run(ROWS), name).endswith("\n") for name in ("csv", "tsv", "json", "xml", "table"))


def test_yes_and_no() -> None:
    """ASK is yes or no in a table, a boolean in json and xml."""
    assert format_result(run("ASK {}")) == "yes\n"
    assert format_result(run("ASK { ?s ?p ?o }")) == "no\n"
    assert json.loads(format_result(run("ASK {}"), "json"))["boolean"] is True
    assert "<boolean>true</boolean>" in format_result(run("ASK {}"), "xml")


def test_triples_are_sorted() -> None:
    """CONSTRUCT comes in the same order whatever order Oxigraph found it in, as Turtle, N-Triples or a table."""
    assert format_result(run(GRAPH), "ntriples") == (
        '<http://e.org/a> <http://e.org/p> "x" .\n'
        '<http://e.org/b> <http://e.org/p> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
    )
    turtle = format_result(run(GRAPH), "turtle")
    assert set(ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)) == {
        ox.Quad(t.subject, t.predicate, t.object) for t in run(GRAPH) if isinstance(t, ox.Triple)  # type: ignore[union-attr] # a graph
    }  # fmt: skip
    assert format_result(run(GRAPH)).splitlines()[2].split() == ["http://e.org/a", "http://e.org/p", "x"]


@pytest.mark.parametrize(
    ("text", "format"),
    [(ROWS, "turtle"), (ROWS, "ntriples"), ("ASK {}", "csv"), ("ASK {}", "turtle"), (GRAPH, "json"), (GRAPH, "csv")],
)
def test_a_format_that_cannot_hold_the_result_is_refused(text: str, format: ResultFormat) -> None:
    """The message names the formats that can."""
    with pytest.raises(BadParameter, match=r"cannot be written as(?s:.*)one of table") as caught:
        format_result(run(text), format)
    assert format in FORMATS and caught.value.hint


def test_the_longest_prefix_shortens() -> None:
    """A prefix never shortens its own IRI to nothing; the longest that fits is taken."""
    prefixes = {"a": "http://e.org/", "b": "http://e.org/b/"}
    assert [shorten(iri, prefixes) for iri in ("http://e.org/x", "http://e.org/b/x", "http://e.org/b/", "urn:x")] == [
        "a:x", "b:x", "a:b/", "urn:x",
    ]  # fmt: skip
