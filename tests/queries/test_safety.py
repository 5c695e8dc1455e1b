"""Texts that reach out are found, however they are spelt; texts that only look so are not."""

from __future__ import annotations

import contextlib
import re
from itertools import pairwise

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryForbidden, QuerySyntax, QueryTooLarge
from kg.queries.lexing import landmarks, place, tokens
from kg.queries.safety import MAX_DEPTH, analyse, by_tokens, with_limit

REACHING = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE?x{ ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x{?s ?p ?o} }",
    "PREFIX e: <http://127.0.0.1:1/> SELECT * { SERVICEe:x{?s ?p ?o} }",
    "SELECT * { ?s ?p trueSERVICESILENT<http://127.0.0.1:1/>{?a ?b ?c} }",
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:1/>{?a ?b ?c} }",
    "PREFIX x: <http://x/> SELECT * { FILTER(?o<2)SERVICE x:x#>\n{?a ?b ?c} }",
    "SELECT * { FILTER(?o<'a>')SERVICE<http://127.0.0.1:1/>{?a ?b ?c}FILTER(''='') }",
    "SELECT * { #'\n SERVICE <http://127.0.0.1:1/> {} #'\n }",
    "SELECT * { ?s ?p '#' . SERVICE <http://127.0.0.1:1/> {} }",
    "SELECT * { ?s ?p 'a\\'' . SERVICE <http://127.0.0.1:1/> {} }",
    "LOAD <http://127.0.0.1:1/>",
    "INSERT DATA {} ; LOADSILENT<http://127.0.0.1:1/>",
    "PREFIX e: <http://127.0.0.1:1/> LOADe:x",
    "DELETE WHERE { SERVICE <http://127.0.0.1:1/> {} }",
]
HARMLESS = [
    'SELECT * { ?s ?p "SERVICE <http://x/> {}" }',
    "SELECT * { ?s ?p '''a ' SERVICE <http://x/> {} ''' }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://x/> {}",
    "SELECT * { ?s <http://example.org/service/x> ?service }",
    "PREFIX service: <http://x/> SELECT * { ?s a service:Thing . service:a ?p ?o }",
    "PREFIX service: <http://x/> SELECT * { GRAPH service:g { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) FILTER(?o<4) BIND('service' AS ?x) }",
    "PREFIX load: <http://x/> INSERT DATA { load:a load:b load:c }",
    "INSERT DATA { <http://x/load> <http://x/p> 'LOAD <http://x/>' }",
]


@pytest.mark.parametrize("text", REACHING)
def test_what_reaches_out_is_refused(text: str) -> None:
    """SERVICE and LOAD are refused in every spelling that Oxigraph takes for them, with line and column."""
    with pytest.raises(QueryForbidden) as caught:
        analyse(text)
    assert caught.value.where is not None and caught.value.where.column


@pytest.mark.parametrize("text", REACHING)
def test_what_reaches_elsewhere_is_refused(text: str) -> None:
    """So they are where other endpoints may be asked."""
    with pytest.raises(QueryForbidden):
        analyse(text, ("http://127.0.0.1:2/", "http://127.0.0.1"))


ALLOWED = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { service silent<http://127.0.0.1:1/>{ ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } } SERVICE <http://b/> { } }",
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT * { SERVICE <http://b/> { ?s a <http://e/x#Y> } }",
]


@pytest.mark.parametrize("text", ALLOWED)
def test_endpoints_that_may_be_asked(text: str) -> None:
    """Calls of these are found with the places of their IRIs, and make an answer one that is not kept."""
    found = analyse(text, ("http://127.0.0.1:1/", "http://b/"))
    assert found.calls and not found.steady
    assert all(text[call.begin : call.end] == f"<{call.endpoint}>" for call in found.calls)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_mentions_them_is_not(text: str) -> None:
    """The words in strings, comments, IRIs, variables and prefixes are nobody's business."""
    analyse(text)


@given(
    st.lists(
        st.sampled_from(
            ["SERVICE", "<http://127.0.0.1:1/>", "{", "}", "'", '"', "#", "\n", "<", ">", "(", ")", "FILTER", "?a", " ",
             "1", "e:x", "true", "'''", "\\", ".", "^", "/", "SELECT * {", "?s ?p ?o", "=", "silent", "_:b",
             "@en", "BIND", "SERVICE <http://b/> {"]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_nothing_that_passes_calls_a_service(parts: list[str]) -> None:
    """Whatever passes and parses makes no request: Oxigraph's own complaint about the forbidden port never shows."""
    text = "PREFIX e: <http://127.0.0.1:1/> SELECT * { " + "".join(parts) + " }"
    try:
        for call in reversed(analyse(text, ("http://b/",)).calls):  # whoever is asked silently does not complain
            text = f"{text[: call.begin]} SILENT e:{text[call.end :]}"
    except (QueryForbidden, QuerySyntax):
        return
    try:
        list(pyoxigraph.Store().query(text))  # type: ignore[arg-type]  # SELECT only
    except OSError as error:  # pragma: no cover
        raise AssertionError(f"it called out: {text!r}") from error
    except (SyntaxError, ValueError, RuntimeError):
        return


def test_tokens_cover_any_text() -> None:
    """A text that is no SPARQL at all still has tokens, in order and without overlap."""
    text = 'a "open string \\ é 😀 <x y> ??'
    spans = [(t.begin, t.end) for t in tokens(text)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert spans[-1][1] == len(text)


@given(
    st.lists(
        st.sampled_from(
            ["SELECT", "LIMIT", "é", "a:b", "a:", "x.y:z", "_:b", "_x", "?x", "?", "$", "(", ")", "{", "}", "[", "]",
             "<", ">", "<http://e/(x)>", "'", '"', "\"a\\\"{\"", "'''", '"""', "#", "\n", " ", ".", ".5", "1.", "2e3",
             "@en", "^^", "&&", "\\", "%41", "²", "\u0663", "|", "!=", ";"]
        )
    )
)  # fmt: skip
def test_landmarks_are_the_words_and_brackets_among_the_tokens(parts: list[str]) -> None:
    """Two ways to read a text agree on what in it is a word or a bracket, or that a string in it does not end."""
    text = "".join(parts)
    found = [(text[token.begin : token.end], token.end) for token in tokens(text)]
    kinds = [token.kind for token in tokens(text)]
    wanted = [one for one, kind in zip(found, kinds, strict=True) if kind == "word" or one[0] in "(){}[]"]
    if "unended" in kinds:
        with pytest.raises(QuerySyntax):
            landmarks(text)
    else:
        assert landmarks(text) == wanted


@given(
    st.sampled_from(["", "SELECT ", "PREFIX ask: <http://e/load> \nconstruct{", "BASE <http://e/> ASK "]),
    st.lists(
        st.sampled_from(
            ["PREFIX", "BASE", "SELECT", "ask", "CONSTRUCT", "insert", "where", "a:b", "a:", "select:", "_x", "?x", "*",
             "(", ")", "{", "}", "[", "]", "<", ">", "<http://e/(x)>", "<http://e/ask>", "#", "\n", " ", ".", "1"]
        )
    ),
)  # fmt: skip
def test_plain_queries_are_what_their_tokens_say(first: str, parts: list[str]) -> None:
    """Looked over by its first word or token by token, a text is the same, and a LIMIT at its end counts."""
    text = first + "".join(parts)
    short, whole = analyse(text), by_tokens(text)
    assert short[:-1] == whole[:-1]
    limited = by_tokens(with_limit(text, short, 5))
    assert limited.limit == by_tokens(with_limit(text, whole, 5)).limit


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("PREFIX a: <http://x/> # ask\nSELECT ?x {}", "select"),
        ("ask {}", "ask"),
        ("BASE <http://x/construct> CONSTRUCT WHERE { ?s ?p ?o }", "construct"),
        ("DESCRIBE <http://x/>", "describe"),
        ("PREFIX select: <http://x/> CLEAR ALL", "update"),
        ("WITH <http://x/> DELETE {} WHERE {}", "update"),
        ("", "unknown"),
        ("what", "unknown"),
    ],
)
def test_form(text: str, form: str) -> None:
    """The first keyword after the prologue says what the text is."""
    assert analyse(text).form == form


@pytest.mark.parametrize(
    ("text", "limited"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { ?s ?p ?o } LIMIT 7"),
        ("SELECT * { ?s ?p ?o } LIMIT 99", "SELECT * { ?s ?p ?o } LIMIT 7"),
        ("SELECT * { ?s ?p ?o }LIMIT99", "SELECT * { ?s ?p ?o }LIMIT7"),
        ("SELECT * { { SELECT * {} LIMIT 3 } } # end", "SELECT * { { SELECT * {} LIMIT 3 } } LIMIT 7 # end"),
        ("SELECT * {} OFFSET 2 VALUES ?x { 1 }", "SELECT * {} OFFSET 2 LIMIT 7 VALUES ?x { 1 }"),
        ("SELECT ?x {}VALUES ?x{1}", "SELECT ?x {} LIMIT 7 VALUES ?x{1}"),
    ],
)  # fmt: skip
def test_limit_is_set_where_it_belongs(text: str, limited: str) -> None:
    """The outermost LIMIT is replaced or added, before VALUES and comments, and the text still parses."""
    assert with_limit(text, analyse(text), 7) == limited
    pyoxigraph.Store().query(limited)


def test_offset_is_set_too() -> None:
    """A probe for further rows moves the OFFSET that is there."""
    for text, moved in (
        ("SELECT * {} LIMIT 10 OFFSET 5", "SELECT * {} LIMIT 1 OFFSET 15"),
        ("SELECT * {}", "SELECT * {} LIMIT 1 OFFSET 15"),
        ("SELECT * {} OFFSET 5", "SELECT * {} OFFSET 15 LIMIT 1"),
    ):
        assert with_limit(text, analyse(text), 1, 15) == moved


def test_unsteady_answers_are_known() -> None:
    """A query that asks the clock or the dice is not steady; one that has their names in a string is."""
    assert not analyse("SELECT (now() AS ?n) {}").steady
    assert analyse("SELECT ('NOW()' AS ?n) {}").steady


def test_deep_nesting_is_refused() -> None:
    """Nesting that would end the parser's stack is refused by depth; what stays below is not."""
    with pytest.raises(QueryTooLarge):
        analyse("SELECT * { FILTER(" + "(" * MAX_DEPTH)
    analyse("SELECT * { FILTER(" + "(" * (MAX_DEPTH - 2))


@pytest.mark.parametrize(
    "text", ['SELECT * { ?s ?p "a }', "ASK { ?s ?p '''a'' }", 'ASK { ?s ?p "a\\" }', 'ASK { ?s ?p "a\n" }']
)
def test_a_string_without_end_is_told_where_it_begins(text: str) -> None:
    """The message has line and column of the quote."""
    with pytest.raises(QuerySyntax) as caught:
        analyse(text)
    assert caught.value.where == place(text, re.search("[\"']", text).start())  # type: ignore[union-attr]


@pytest.mark.parametrize("unit", ["a.", "a-", '\\"', "<a", "'\\'", "_:a.", ":\\", "@a-", "?", "1e"])
def test_a_megabyte_of_anything_is_looked_through_once(unit: str) -> None:
    """Texts that begin a token again and again; looked through from each of them, they would take hours."""
    with contextlib.suppress(QuerySyntax):
        assert analyse('ASK { ?s ?p "' + unit * (1_000_000 // len(unit))).form in ("ask", "unknown")
