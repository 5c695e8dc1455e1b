"""Everything beside the endpoint: pages, saved queries as an API, entities, descriptions, health, metrics."""

from __future__ import annotations

import csv
import io
import json
import threading
from html.parser import HTMLParser
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

BASE = "https://w3id.org/diplograph/data/"
DG = "https://w3id.org/diplograph/ontology#"
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
HTML = {"accept": "text/html"}


class _Page(HTMLParser):
    """Links, form fields, text and open tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fields: list[str] = []
        self.labels: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a":
            self.links.append(found.get("href") or "")
        if tag in ("input", "select", "textarea"):
            self.fields.append(found["id"] or "")
        if tag == "label":
            self.labels.append(found["for"] or "")
        if "id" in found:
            self.ids.append(found["id"] or "")
        assert not any(name.startswith("on") or name == "style" for name in found), "the policy would forbid it"
        assert tag != "script"

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_query_that_is_refused_can_be_mended(server: Any) -> None:
    """The page of a refusal has the query in its form, as text; a refusal without one has no form."""
    query = "SELECT * { ?s ?p '</textarea><b>' "
    answer = server.client.post("/sparql", data={"query": query, "format": "html"}, headers=HTML)
    page = _Page(answer.text)
    assert (answer.status_code, page.fields) == (400, ["q", "f"])
    assert query in page.text and "line 1" in page.text
    assert _Page(server.client.get("/nothing", headers=HTML).text).fields == []


def test_a_parameter_that_is_missing_is_asked_for(server: Any) -> None:
    """A saved query without a value that it needs says how an address gives it."""
    answer = server.client.get("/queries/about.ttl")
    assert (answer.status_code, answer.json()["hint"]) == (400, "add it to the address: ?node=…")


def test_landing_page(server: Any) -> None:
    """It says what this is, links every saved query, has a form that needs no script, and shows the address."""
    answer = server.client.get("/", headers=HTML)
    page = _Page(answer.text)
    assert answer.headers["content-type"] == "text/html;charset=utf-8"
    assert "Meetings with <b>people</b>" in page.text, "the title is text, not markup"
    assert "/queries/meetings" in page.links
    assert f"{server.url}/sparql" in page.text and "curl" in page.text
    assert "broken.rq" in page.text, "a query file that is wrong is shown"
    assert sorted(page.fields) == sorted(page.labels), "every field has its label"
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        if link.startswith("/"):
            assert server.client.get(link, headers={"accept": "text/html, */*;q=0.1"}).status_code == 200, link


def test_the_form_without_a_script(server: Any) -> None:
    """What the form sends gives a page with the rows, links to entities here and files of the same result."""
    query = f"SELECT ?m ?o {{ ?m a <{DG}Meeting> ; ?p ?o }}"
    answer = server.client.post("/sparql", data={"query": query, "format": "html"}, headers=HTML)
    page = _Page(answer.text)
    assert "/data/meeting/1" in page.links
    assert "Переговоры в Осаке" in page.text and query in page.text
    file = next(link for link in page.links if "format=csv" in link)
    assert server.client.get(file).headers["content-type"].startswith("text/csv")
    assert "yes" in _Page(server.client.post("/sparql", data={"query": "ASK {}"}, headers=HTML).text).text
    graph = server.client.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o }"}, headers=HTML)
    assert "&lt;" in graph.text or "@prefix" in graph.text
    wrong = server.client.get("/sparql", params={"query": "SELECT"}, headers=HTML)
    assert wrong.status_code == 400 and "line 1" in _Page(wrong.text).text
    assert server.client.get("/sparql", headers=HTML).headers["location"] == "/#query"


def test_a_page_of_a_long_result_says_that_it_is_cut(server: Any) -> None:
    """A page shows 1,000 rows and says that there are more."""
    values = " ".join(str(n) for n in range(1_200))
    answer = server.client.post("/sparql", data={"query": f"SELECT ?n {{ VALUES ?n {{ {values} }} }}"}, headers=HTML)
    assert answer.headers["kg-truncated"] == "rows"
    assert "1000 rows" in answer.text and "Cut here" in answer.text


def test_saved_queries_are_listed(server: Any) -> None:
    """/queries has each query with its parameters, and the files that are none, without their folders."""
    listed = server.client.get("/queries").json()
    meetings = next(query for query in listed["queries"] if query["name"] == "meetings")
    assert meetings["href"] == f"{server.url}/queries/meetings"
    assert meetings["parameters"][1] == {
        "name": "order", "type": "string", "description": "of the rows", "required": False, "default": "label",
        "choices": ["label", "iri"],
    }  # fmt: skip
    assert [fault["file"] for fault in listed["faults"]] == ["broken.rq"]


def test_a_saved_query_runs(server: Any) -> None:
    """It runs with its parameters, in the format of the suffix, of format=, or of Accept; limit and offset work."""
    rows = server.client.get("/queries/meetings.json").json()["results"]["bindings"]
    assert len(rows) == 2
    of_lavrov = server.client.get("/queries/meetings.csv", params={"person": "Sergey Lavrov"})
    assert [row["meeting"] for row in csv.DictReader(io.StringIO(of_lavrov.text))] == [BASE + "meeting/1"]
    assert server.client.get("/queries/meetings", params={"limit": "1", "format": "tsv"}).text.count("\n") == 2
    by_iri = server.client.get("/queries/meetings", params={"order": "iri", "offset": "1"}).json()
    assert by_iri["results"]["bindings"][0]["meeting"]["value"] == BASE + "meeting/2"
    about = server.client.get("/queries/about.ttl", params={"node": BASE + "agent/Q58217"})
    assert "Sergey Lavrov" in about.text and about.headers["content-type"].startswith("text/turtle")
    assert about.headers["etag"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/queries/nothing", 404),
        ("/queries/nothing.csv", 404),
        ("/queries/broken", 500),
        ("/queries/meetings?persno=x", 400),
        ("/queries/meetings?order=up", 400),
        ("/queries/meetings?person=a&person=b", 400),
        ("/queries/meetings?limit=-1", 400),
        ("/queries/about", 400),
        ("/queries/about?node=not%20an%20iri", 400),
        ("/queries/about.csv?node=http://example.org/", 406),
        ("/queries/meetings.exe", 404),
    ],
)
def test_a_saved_query_refuses(server: Any, path: str, status: int) -> None:
    """Unknown names, parameters and values are refused in words."""
    answer = server.client.get(path)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert "/tmp" not in answer.text


@pytest.mark.parametrize(
    "value", ['" || true || "', "'} UNION {?s ?p ?o", "a\nb", "\\", "?_order", "Sergey Lavrov\u0000"]
)
def test_values_stay_values(server: Any, value: str) -> None:
    """A quote, a brace or a newline in a value changes nothing but the value."""
    answer = server.client.get("/queries/meetings.json", params={"person": value})
    assert answer.json()["results"]["bindings"] == []


def test_the_page_of_a_saved_query(server: Any) -> None:
    """It has a labelled field for each parameter, suggestions from the store, and the rows; or the form alone."""
    answer = server.client.get("/queries/meetings", params={"person": "Sergey Lavrov", "order": ""}, headers=HTML)
    page = _Page(answer.text)
    assert sorted(page.fields) == sorted(page.labels) == ["p-order", "p-person"]
    assert '<option value="Sergey Lavrov">' in answer.text
    assert "/data/meeting/1" in page.links and "/data/meeting/2" not in page.links
    empty = _Page(server.client.get("/queries/about", headers=HTML).text)
    assert empty.fields == ["p-node"] and "No rows" not in empty.text
    assert server.client.get("/queries/meetings?order=up", headers=HTML).status_code == 400


def test_openapi_describes_what_is_there(server: Any) -> None:
    """Every path of the description answers, and every parameter of a query is in it."""
    described = server.client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1") and described["servers"] == [{"url": server.url}]
    for path, operations in described["paths"].items():
        taken = operations["get"].get("parameters", [])
        needed = {parameter["name"]: BASE + "agent/Q58217" for parameter in taken if parameter.get("required")}
        assert server.client.get(path, params=needed).status_code == 200
    names = [p["name"] for p in described["paths"]["/queries/meetings"]["get"]["parameters"]]
    assert names == ["person", "order", "limit", "offset", "format"]


def test_entities_dereference(server: Any) -> None:
    """An IRI under the data base gives its triples in the format that is asked for, a page to people, else 404."""
    formats = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/ld+json": "json-ld"}
    for accept, parse in formats.items():
        answer = server.client.get("/data/agent/Q58217", headers={"accept": accept})
        graph = rdflib.Graph().parse(data=answer.content, format=parse)
        assert (rdflib.URIRef(BASE + "agent/Q58217"), rdflib.RDFS.label, rdflib.Literal("Sergey Lavrov")) in graph
    page = server.client.get("/data/agent/Q58217", headers=HTML)
    assert "<h1>Sergey Lavrov</h1>" in page.text and "/data/meeting/1" in _Page(page.text).links
    graph = server.client.get("/data/graph/two", params={"format": "ntriples"})
    assert "Переговоры" in graph.text or "\\u041F" in graph.text
    assert server.client.get("/data/agent/nobody").status_code == 404
    assert server.client.get("/data/").status_code == 404


def test_void_counts_what_is_there(server: Any, graph: ox.Store) -> None:
    """VoID has the endpoint, the number of triples, and those of each class and property."""
    answer = server.client.get("/.well-known/void", headers={"accept": "text/turtle"})
    found = rdflib.Graph().parse(data=answer.content, format="turtle")
    dataset = rdflib.URIRef(f"{server.url}/.well-known/void#dataset")
    assert found.value(dataset, VOID.sparqlEndpoint) == rdflib.URIRef(f"{server.url}/sparql")
    assert int(found.value(dataset, VOID.triples)) == len({quad.triple for quad in graph})  # type: ignore[arg-type]
    classes = {
        str(found.value(part, VOID["class"])): int(found.value(part, VOID.entities))  # type: ignore[arg-type]
        for part in found.objects(dataset, VOID.classPartition)
    }
    assert classes[DG + "Meeting"] == 2 and classes[DG + "TargetFigure"] == 1
    assert server.client.get("/.well-known/void", headers={"accept": "image/png"}).status_code == 406


def test_health_and_metrics(server: Any) -> None:
    """Health, readiness and counters by route, whose names no path can multiply."""
    assert server.client.get("/healthz").text == "ok\n"
    assert server.client.get("/readyz").text == "ready\n"
    server.client.get("/some/unheard/of/path")
    text = server.client.get("/metrics").text
    assert 'kg_http_requests_total{route="other",status="404"}' in text and "unheard" not in text
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(float(line.rpartition(" ")[2]) >= 0 for line in lines)


def test_base_path(start: Any) -> None:
    """Behind a prefix everything is below it, links and IRIs too, and nothing beside it."""
    server = start(base_path="/kg")
    page = _Page(server.client.get("/", headers=HTML).text)
    assert all(link.startswith(("/kg/", "#", "http")) for link in page.links)
    assert server.get("ASK {}").status_code == 200
    assert server.client.get("/queries").json()["queries"][0]["href"].startswith(f"{server.url}/queries/")
    assert server.client.get(server.url.removesuffix("/kg") + "/sparql").status_code == 404
    assert server.client.get(server.url.removesuffix("/kg") + "/kgb").status_code == 404


def test_access_log_is_json(server: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Each request is one JSON line with its id, whatever is in its path."""
    with caplog.at_level("INFO", logger="kg.server.access"):
        answer = server.client.get('/a"b%0a')
        pause = threading.Event()
        while not caplog.records:  # it is written when the answer is on its way
            pause.wait(0.01)
    line = json.loads(caplog.records[-1].getMessage())
    assert (line["id"], line["status"], line["path"]) == (answer.headers["x-request-id"], 404, '/a"b\n')


def test_the_page_of_an_entity_is_readable(server: Any) -> None:
    """Neighbours are shown by their names, passages by their words, a property once; a long text gets a box."""
    meeting = server.client.get("/data/meeting/1", headers=HTML).text
    assert '<a href="/data/agent/Q58217">Sergey Lavrov</a><small>agent/Q58217</small>' in meeting
    assert '<a href="/data/passage/one/1">met in Tokyo, today</a>' in meeting
    person = server.client.get("/data/agent/Q58217", headers=HTML).text
    assert person.count(">rdf:type</a>") == 1 and ">dg:Person</a>" in person and ">dg:Agent</a>" in person
    long = server.client.post(
        "/sparql", data={"query": f"SELECT ('{'long ' * 600}' AS ?x) ('<i>' AS ?y) {{}}"}, headers=HTML
    ).text
    assert 'class="text"' in long and "<i>" not in long and 'data-name="y"' in long
