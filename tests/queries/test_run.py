"""Running queries: what is refused, and what a fault is told as."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError, QueryError, QueryForbidden, QuerySyntax, Where
from kg.queries.run import parse_error, run_text
from kg.queries.saved import load_query
from kg.store.store import Store
from tests.store.small import document


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store.open(tmp_path_factory.mktemp("run") / "store", create=True)
    store.put(document("one.txt", [("a", "Mr A"), ("b", "B")], [("1.5", "2023")]))
    return store


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { service silent ?x { ?s ?p ?o } } } }",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:1/>",
        "CLEAR ALL",
    ],
)
def test_calls_and_updates_are_refused(store: Store, text: str) -> None:
    """Nothing that reaches out or changes the store gets as far as Oxigraph."""
    with pytest.raises(QueryForbidden):
        run_text(store, text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ("SERVICE <x> {}" AS ?x) {}',
        "SELECT ?service { ?service ?load ?o } # SERVICE <x> { LOAD <y>",
        "ASK { ?s <http://e.org/SERVICE/LOAD> '''INSERT DATA {''' }",
    ],
)
def test_words_in_strings_comments_and_names_are_fine(store: Store, text: str) -> None:
    """A query that merely spells such a word runs."""
    run_text(store, text)


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 1, 1, "at the end"),
        ("SELECT", 1, 7, "at the end"),
        ("SELECT * WHERE { ?s ?p }", 1, 25, "at the end"),
        ("SELECT *\n{ ?s ?p ?o\n  ?a ?b }", 3, None, "not SPARQL"),
        ("SELECT * {\n ?s <bad iri> ?o }", 2, 14, "near"),
        ("SELECT * {\n  ?s dg:status ?o }", 2, 6, "the prefix dg: is not declared"),
        ("SELECT * { ?s :p ?o }", 1, 15, "the prefix : is not declared"),
        ("SELECT ?x WHERE { ?s ?p ?o } GROUP BY ?s", 1, 41, "GROUP BY leaves without a value"),
        ("SELECT (nosuch(?s) AS ?x) { ?s ?p ?o }", 1, 9, "no function 'nosuch'"),
        ("SELECT * {\n FILTER(isIri(?x) && nope(1)) }", 2, 22, "no function 'nope'"),
        ("SELECT * { ?s a (1 2) FILTER(STR(?s) NOT IN ('a')) FILTER nope }", 1, None, "not SPARQL"),
    ],
)
def test_syntax_errors_have_line_and_column(store: Store, text: str, line: int, column: int | None, words: str) -> None:
    """A text that is not SPARQL is told with its place and without the parser's inner rules."""
    with pytest.raises(QuerySyntax) as caught:
        run_text(store, text)
    where = caught.value.where
    assert where and where.line == line and (column is None or where.column == column)
    assert words in caught.value.message and caught.value.hint
    assert not any(noise in str(caught.value) for noise in ("ENCODE_FOR_URI", "[_]", "u{"))


@pytest.mark.parametrize(
    ("text", "line", "column", "words", "hint"),
    [
        ("DROP GRAPH <urn:x>", 1, 12, "<urn:x> does not exist", "SILENT"),
        ("PREFIX u: <urn:>\nMOVE u:x TO u:y", 2, 6, "<urn:x> does not exist", "SILENT"),
        ("CREATE GRAPH <urn:a> ;\nDROP GRAPH <x>", 2, 1, "x> does not exist", "SILENT"),
        ("CREATE GRAPH <urn:a> ;\nCREATE GRAPH <urn:a>", 2, 14, "<urn:a> already exists", "SILENT"),
        ("INSERT DATA { _:a <urn:p> 1 } ;\nINSERT DATA { _:a <urn:p> 2 }", 2, 15, "_:a stands in two", "another name"),
    ],
)
def test_updates_that_fail_are_told_with_their_place(text: str, line: int, column: int, words: str, hint: str) -> None:
    """A graph that is not there, one that is there already and a shared blank node: where, and what to write."""
    with pytest.raises((SyntaxError, RuntimeError)) as caught:
        ox.Store().update(text, base_iri="https://example.org/")
    error = parse_error(caught.value, text, "update")
    assert error.where == Where("update", line, column)
    assert words in error.message and hint in (error.hint or "")


def test_unknown_functions_are_told_with_their_place(store: Store) -> None:
    """A function that Oxigraph lacks is a QueryError at its name."""
    with pytest.raises(QueryError) as caught:
        list(run_text(store, "SELECT\n (<http://e.org/f>(?s) AS ?x) { ?s ?p ?o }"))  # type: ignore[arg-type] # a SELECT
    assert str(caught.value).startswith("query:2:3: ")


@given(st.text(st.sampled_from("SELECT*{}?so<>a:\"'#\\\n()FILTER.WHERE "), max_size=40))
def test_any_text_gives_a_result_or_one_of_our_errors(text: str) -> None:
    """However broken a text is, what comes back is a result or a KgError."""
    try:
        run_text(ox.Store(), text)
    except KgError as error:
        assert error.message


def test_an_agents_choices_are_the_agents_of_the_store(store: Store, tmp_path: Path) -> None:
    """A parameter of type agent suggests every agent's name."""
    path = tmp_path / "q.rq"
    path.write_text(
        "#+ summary: s\n#+ description: d\n#+ params: [{name: who, type: agent, description: d}]\nASK { ?s ?p ?_who }",
        encoding="utf-8",
    )
    query = load_query(path).parameters[0].choices_query
    assert query is not None
    assert [row[0].value for row in run_text(store, query)] == ["a", "b"]  # type: ignore[union-attr,index]  # a SELECT
