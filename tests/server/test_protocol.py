"""The query operation of the SPARQL Protocol: every way to ask, every format, every refusal."""

from __future__ import annotations

import csv
import gzip
import io
import json
from typing import Any
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
import rdflib

from kg.server.negotiate import GRAPHS, RESULTS, choose, named, parse_accept, takes_gzip

Running = Any  # what the fixture ``server`` gives
BASE = "https://w3id.org/diplograph/data/"
DG = "https://w3id.org/diplograph/ontology#"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
LABELS = f"SELECT DISTINCT ?m ?label {{ ?m a <{DG}Meeting> ; {LABEL} ?label }} ORDER BY ?m"
ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_get_post_form_and_post_direct_say_the_same(server: Running, path: str) -> None:
    """A query may come in the address, in a form or as the body itself, and gets the same bytes."""
    answers = [
        server.client.get(path, params={"query": LABELS}),
        server.client.post(path, data={"query": LABELS}),
        server.client.post(path, content=LABELS, headers={"content-type": "application/sparql-query"}),
        server.client.post(path, content=LABELS, headers={"content-type": "Application/SPARQL-Query; charset=UTF-8"}),
    ]
    assert {a.status_code for a in answers} == {200}
    assert len({a.content for a in answers}) == 1
    rows = answers[0].json()["results"]["bindings"]
    assert [row["m"]["value"] for row in rows] == [BASE + "meeting/1", BASE + "meeting/2"]


@pytest.mark.parametrize("form", RESULTS[:4], ids=lambda f: f.name)
@pytest.mark.parametrize("way", ["accept", "format"])
def test_results_in_every_format(server: Running, form: Any, way: str) -> None:
    """Rows come back whole from every result format: quotes, newlines, angle brackets and Cyrillic with them."""
    headers = {"accept": form.media_type} if way == "accept" else {"accept": "text/turtle"}
    chosen = {"format": form.name} if way == "format" else {}
    answer = server.client.get("/sparql", params={"query": LABELS, **chosen}, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(form.media_type)
    wanted = ['Talks in Tokyo, "31 May" <b>&amp;', "Переговоры в Осаке\n2 lines"]
    if form.name == "csv":
        assert [row["label"] for row in csv.DictReader(io.StringIO(answer.content.decode(), newline=""))] == wanted
    else:
        kind = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}
        rows = ox.parse_query_results(answer.content, format=kind[form.name])
        assert [row["label"].value for row in rows] == wanted


@pytest.mark.parametrize("form", [f for f in GRAPHS if f.name != "html"], ids=lambda f: f.name)
def test_graphs_in_every_format(server: Running, graph: ox.Store, form: Any) -> None:
    """A CONSTRUCT over everything gives the union of all graphs, from every RDF format, by two parsers."""
    answer = server.client.get("/sparql", params={"query": ALL}, headers={"accept": form.media_type})
    assert answer.headers["content-type"].startswith(form.media_type)
    wanted = {quad.triple for quad in graph}
    found = {q.triple for q in ox.parse(answer.content, format=ox.RdfFormat.from_media_type(form.media_type))}
    assert found == wanted
    kind = {"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}.get(form.name, form.name)
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=answer.content, format=kind)
    assert len(set(dataset.triples((None, None, None)))) == len(wanted)


@pytest.mark.parametrize("form", RESULTS[:4], ids=lambda f: f.name)
def test_ask_in_every_format(server: Running, form: Any) -> None:
    """ASK has an answer in each result format."""
    answer = server.get("ASK { ?s ?p ?o }", format=form.name)
    assert "true" in answer.text


def test_describe(server: Running) -> None:
    """DESCRIBE gives a graph about the node."""
    answer = server.get(f"DESCRIBE <{BASE}agent/Q58217>", format="ntriples")
    assert "Sergey Lavrov" in answer.text


def test_dataset_of_the_request(server: Running) -> None:
    """default-graph-uri and named-graph-uri make the dataset; without them the default graph is the union."""
    one, two = BASE + "graph/one", BASE + "graph/two"
    count = "SELECT (COUNT(?d) AS ?n) { ?d a <" + DG + "Document> }"

    def number(**parameters: object) -> int:
        answer = server.client.get("/sparql", params={"query": count, **parameters})
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])

    assert number() == 2
    assert number(**{"default-graph-uri": one}) == 1
    assert number(**{"default-graph-uri": [one, two]}) == 2
    assert number(**{"named-graph-uri": one}) == 0
    inside = "SELECT ?g { GRAPH ?g { ?d a <" + DG + "Document> } }"
    found = server.client.get("/sparql", params={"query": inside, "named-graph-uri": two}).json()["results"]["bindings"]
    assert [row["g"]["value"] for row in found] == [two]
    posted = server.client.post("/sparql", data={"query": inside, "named-graph-uri": [one, two]}).json()
    assert len(posted["results"]["bindings"]) == 2


def test_relative_iris_are_those_of_the_data(server: Running) -> None:
    """A relative IRI in a query resolves against the data base IRI."""
    assert server.get("ASK { <agent/Q58217> a ?kind }").json()["boolean"] is True


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [("ASK {", 1, 6), ("SELECT *\nWHERE {\n  ?s ?p \n}", 4, 2), ("SELECT ?x { ?x x:y 1 }", 1, 16), ("", 1, 1),
     ("SELECT * { FILTER(nope(1)) }", 1, 19), ("SELECT * { FILTER(<http://x/f>(1)) }", 1, 19),
     ("SELECT * { ?s ?p }", 1, 18)],
)  # fmt: skip
def test_syntax_errors_say_where(server: Running, query: str, line: int, column: int) -> None:
    """A query that does not parse is 400, a problem document with line and column."""
    answer = server.client.post("/sparql", data={"query": query})
    problem = answer.json()
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert (problem["line"], problem["status"]) == (line, 400)
    assert abs(problem["column"] - column) <= 2
    assert f"line {line}" in problem["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (<http://x/f>(1) AS ?y) {}",
        "PREFIX x: <http://x/> SELECT (x:f(1) AS ?y) {}",
        "SELECT (nope(1) AS ?x) {}",
        "SELECT ?s (COUNT(*) AS ?n) {?s ?p ?o}",
    ],
)
def test_what_cannot_be_evaluated_is_the_clients_fault(server: Running, query: str) -> None:
    """Unknown functions and ungrouped variables answer 400, never 500, with a line."""
    answer = server.get(query)
    assert (answer.status_code, answer.json()["line"]) == (400, 1)


@pytest.mark.parametrize(
    ("method", "path", "options", "status"),
    [
        ("GET", "/sparql?query=ASK{}&query=ASK{}", {}, 400),
        ("POST", "/sparql", {"content": b"query=ASK%7B%7D"}, 415),
        ("POST", "/sparql", {"content": b"ASK {}", "headers": {"content-type": "text/plain"}}, 415),
        ("POST", "/sparql", {"content": b"", "headers": FORM}, 400),
        ("POST", "/sparql", {"content": b"query=%FF", "headers": FORM}, 400),
        ("POST", "/sparql", {"content": b"\xff", "headers": {"content-type": "application/sparql-query"}}, 400),
        ("POST", "/sparql", {"content": "ASK {}".encode("utf-16"),
                             "headers": {"content-type": "application/sparql-query;charset=utf-16"}}, 415),
        ("POST", "/sparql?query=ASK%7B%7D", {"content": b"ASK {}",
                                             "headers": {"content-type": "application/sparql-query"}}, 400),
        ("GET", "/sparql?update=CLEAR%20ALL", {}, 400),
        ("POST", "/sparql", {"data": {"update": "CLEAR ALL"}}, 403),
        ("POST", "/sparql", {"data": {"query": "CLEAR ALL"}}, 400),
        ("POST", "/sparql", {"content": b"CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}, 403),
        ("GET", "/sparql?query=SELECT*%7BSERVICE%3Chttp://127.0.0.1:1/%3E%7B%7D%7D", {}, 403),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=nothing", {}, 400),
        ("GET", "/sparql?query=ASK%7B%7D&limit=many", {}, 400),
        ("GET", "/sparql?query=ASK%7B%7D&format=pdf", {}, 406),
        ("GET", "/sparql?query=ASK%7B%7D", {"headers": {"accept": "image/png"}}, 406),
        ("GET", "/sparql?" + "a=1&" * 300, {}, 400),
        ("PUT", "/sparql", {}, 405),
        ("DELETE", "/sparql", {}, 405),
        ("POST", "/queries", {}, 405),
        ("GET", "/nothing", {}, 404),
        ("GET", "/sparql/more", {}, 404),
    ],
)  # fmt: skip
def test_refusals(server: Running, method: str, path: str, options: dict, status: int) -> None:
    """Each wrong request has its status and a problem document; 405 says what is allowed, none has a traceback."""
    answer = server.client.request(method, path, **options)
    assert answer.status_code == status
    assert answer.json()["status"] == status
    assert ("allow" in answer.headers) == (status == 405)
    assert "Traceback" not in answer.text and "/kg/" not in answer.text


def test_too_large_a_request(start: Any) -> None:
    """A body above the limit is 413, announced or not; a query string above it 414."""
    server = start(request_bytes=2_000)
    long = "ASK { #" + "x" * 3_000 + "\n}"
    assert server.client.post("/sparql", data={"query": long}).status_code == 413
    chunks = (part for part in (b"query=ASK{}", b"&a=" + b"b" * 3_000))
    assert server.client.post("/sparql", content=chunks, headers=FORM).status_code == 413
    assert server.get(long).status_code == 414
    assert server.get("ASK {}").status_code == 200


def test_head_is_get_without_a_body(server: Running) -> None:
    """HEAD has the headers of GET, its length included, and no body."""
    got, head = server.get(LABELS), server.client.head("/sparql", params={"query": LABELS})
    assert head.content == b"" and head.status_code == 200
    assert head.headers["content-length"] == got.headers["content-length"]
    assert head.headers["etag"] == got.headers["etag"]


def test_cors(server: Running) -> None:
    """Scripts of any origin may read and are told so, before and after they ask."""
    ahead = server.client.options(
        "/sparql", headers={"origin": "https://example.org", "access-control-request-method": "POST"}
    )
    assert ahead.status_code == 204
    assert "POST" in ahead.headers["access-control-allow-methods"]
    assert "content-type" in ahead.headers["access-control-allow-headers"]
    for answer in (server.get("ASK {}"), server.get("ASK {"), server.client.get("/nothing")):
        assert answer.headers["access-control-allow-origin"] == "*"
    assert "GET" in server.client.options("/queries").headers["allow"]


def test_gzip_where_it_is_taken_and_worth_it(server: Running) -> None:
    """A larger answer is compressed for a client that takes it, and says so; a small one is not."""
    raw = httpx.get(f"{server.url}/sparql", params={"query": ALL}, headers={"accept-encoding": "gzip"})
    plain = httpx.get(f"{server.url}/sparql", params={"query": ALL}, headers={"accept-encoding": "identity"})
    assert raw.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert raw.content == plain.content
    assert raw.headers["etag"] != plain.headers["etag"]
    assert "accept-encoding" in plain.headers["vary"]
    small = httpx.get(f"{server.url}/sparql", params={"query": "ASK {}"}, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in small.headers
    wire = server.raw(
        b"GET /sparql?query=" + quote(ALL).encode() + b" HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n"
        b"Connection: close\r\n\r\n", until=b"never"
    )  # fmt: skip
    assert gzip.decompress(wire.partition(b"\r\n\r\n")[2]) == plain.content


def test_an_unchanged_answer_is_304(server: Running) -> None:
    """The ETag of a query's answer holds while the store stands; another query or format has another one."""
    first = server.get(LABELS)
    tag = first.headers["etag"]
    again = server.client.get("/sparql", params={"query": LABELS}, headers={"if-none-match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert server.get(LABELS, format="csv").headers["etag"] != tag
    assert server.get(LABELS + " LIMIT 1").headers["etag"] != tag
    assert "server-timing" in first.headers


def test_answers_that_change_by_themselves_are_not_kept(server: Running) -> None:
    """A query that asks the dice has no ETag and a fresh answer each time."""
    answers = [server.get("SELECT (STRUUID() AS ?x) {}") for _ in range(2)]
    assert answers[0].content != answers[1].content
    assert "etag" not in answers[0].headers and answers[0].headers["cache-control"] == "no-store"


def test_rows_beyond_the_limit_are_cut_and_it_says_so(start: Any) -> None:
    """A cut result has a header and, in JSON, a member; one that just fits has neither; all formats keep whole rows."""
    server = start(rows=3)
    values = "SELECT ?x { VALUES ?x { 1 2 3 4 } }"
    cut = server.get(values)
    assert cut.headers["kg-truncated"] == "rows"
    assert cut.json()["truncated"] == "rows" and len(cut.json()["results"]["bindings"]) == 3
    assert len(server.get(values, format="csv").text.splitlines()) == 4
    assert server.get(values, format="xml").text.count("<result>") == 3
    fits = server.get("SELECT ?x { VALUES ?x { 1 2 3 } }")
    assert "kg-truncated" not in fits.headers and "truncated" not in fits.json()
    own = server.get(values + " LIMIT 2")
    assert "kg-truncated" not in own.headers and len(own.json()["results"]["bindings"]) == 2
    after = server.get(values + " OFFSET 1")
    assert "kg-truncated" not in after.headers and len(after.json()["results"]["bindings"]) == 3
    tricky = server.get('SELECT ?x { VALUES ?x { "},{" "{" "{}" } }')
    assert "kg-truncated" not in tricky.headers and len(tricky.json()["results"]["bindings"]) == 3
    graph = server.get(ALL, format="ntriples")
    assert graph.headers["kg-truncated"] == "rows" and len(graph.text.splitlines()) == 3
    assert len(server.get(values, limit="1").json()["results"]["bindings"]) == 1
    whole = server.get(values, limit="none")
    assert "kg-truncated" not in whole.headers and len(whole.json()["results"]["bindings"]) == 4


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "xml", "ntriples", "jsonld"])
def test_bytes_beyond_the_limit_are_cut_and_it_says_so(start: Any, form: str) -> None:
    """A result larger than the limit of bytes comes cut, still well-formed, and says so."""
    server = start(result_bytes=1_000)
    graph = form in ("ntriples", "jsonld")
    answer = server.get(ALL if graph else "SELECT * { ?s ?p ?o }", format=form)
    assert answer.headers["kg-truncated"] == "bytes"
    assert 0 < len(answer.content) <= 1_000 + len(',"truncated":"bytes"')
    if form in ("json", "jsonld"):
        json.loads(answer.content)
    elif form == "xml":
        ox.parse_query_results(answer.content, format=ox.QueryResultsFormat.XML)


def test_limit_none_is_the_operators_choice(start: Any) -> None:
    """limit=none is refused where the operator does not allow it."""
    assert start(unlimited=False).get("ASK {}", limit="none").status_code == 403


def test_negotiation_follows_q_values() -> None:
    """The highest q wins, specific ranges beat general ones, q=0 excludes, our own order decides between equals."""
    assert choose("", RESULTS).name == "json"
    assert choose("*/*", GRAPHS).name == "turtle"
    assert choose("text/csv;q=0.4, application/sparql-results+xml;q=0.5", RESULTS).name == "xml"
    assert choose("text/*;q=0.3, */*;q=0.2, application/json;q=0", RESULTS).name == "csv"
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert choose(browser, RESULTS).name == choose(browser, GRAPHS).name == "html"
    assert choose("image/png", RESULTS) is None
    assert named("ttl", GRAPHS).name == "turtle" and named("ttl", RESULTS) is None
    assert parse_accept("rubbish;;;q=x, ;, text/csv; q=0.25") == (("rubbish", 1.0), ("text/csv", 0.25))
    assert takes_gzip("br, gzip;q=0.5") and not takes_gzip("gzip;q=0, *") and not takes_gzip("")
