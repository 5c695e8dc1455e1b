"""Clients that others wrote, against the real server: Python's, the command line's, JavaScript's."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from typing import Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore

from kg.server.config import Config
from tests.server.conftest import BASE, DG
from tests.server.running import TOKEN, running

MEETINGS = f"SELECT DISTINCT ?m ?label {{ ?m a <{DG}Meeting> ; <http://www.w3.org/2000/01/rdf-schema#label> ?label }}"
LABELS = {'Talks in Tokyo, "31 May" <b>&amp;', "Переговоры в Осаке\n2 lines"}


def test_sparqlwrapper(server: Any) -> None:
    """SPARQLWrapper gets rows, a boolean and a graph."""
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{server.url}/sparql")
    client.setReturnFormat(wrapper.JSON)
    client.setQuery("SELECT DISTINCT ?m { ?m a <https://w3id.org/diplograph/ontology#Meeting> }")
    assert len(client.queryAndConvert()["results"]["bindings"]) == 2
    client.setMethod(wrapper.POST)
    assert len(client.queryAndConvert()["results"]["bindings"]) == 2
    client.setQuery("CONSTRUCT WHERE { ?s a ?o }")
    client.setReturnFormat(wrapper.TURTLE)
    assert len(rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")) == 9


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_as_a_client(server: Any, method: Any) -> None:
    """The SPARQLStore of rdflib reads triples and answers queries, by every method it knows."""
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql", method=method))
    meetings = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/diplograph/ontology#Meeting")))
    assert len(meetings) == 2
    assert bool(graph.query("ASK { ?s ?p ?o }").askAnswer)


def test_rdflib_as_a_writer(tmp_path: Any) -> None:
    """The SPARQLUpdateStore of rdflib adds triples to a graph, reads them back and removes them, with the token."""
    with running(tmp_path / "store", None, Config(workers=1, write=True, token=TOKEN)) as server:
        headers = {"Authorization": f"Bearer {TOKEN}"}
        store = SPARQLUpdateStore(f"{server.url}/sparql", f"{server.url}/sparql", headers=headers)
        graph = rdflib.Graph(store, identifier=rdflib.URIRef("urn:g"))
        triple = (rdflib.URIRef("urn:s"), rdflib.URIRef("urn:p"), rdflib.Literal('a "quoted" word'))
        graph.add(triple)
        assert list(graph) == [triple]
        graph.remove(triple)
        assert not list(graph)


def test_pandas(server: Any) -> None:
    """Pandas reads the CSV of a query and of a saved query off their addresses; text and numbers arrive as such."""
    pandas = pytest.importorskip("pandas")
    values = "SELECT ?text ?number { VALUES (?text ?number) { ('a, \"b\"' 1) ('c' 2.5) ('d' UNDEF) } }"
    frame = pandas.read_csv(
        str(server.client.build_request("GET", "/sparql", params={"query": values, "format": "csv"}).url)
    )
    assert list(frame.columns) == ["text", "number"] and frame["text"].tolist() == ['a, "b"', "c", "d"]
    assert frame["number"].tolist()[:2] == [1.0, 2.5] and frame["number"].isna().tolist() == [False, False, True]
    saved = pandas.read_csv(f"{server.url}/queries/meetings.csv")
    assert set(saved["label"].str.replace("\r\n", "\n")) == LABELS


def test_curl(server: Any) -> None:
    """Curl posts a query, takes a compressed answer, and learns by --fail that a query is wrong."""
    if not shutil.which("curl"):
        pytest.skip("there is no curl here")

    def curl(*options: str) -> subprocess.CompletedProcess[str]:
        command = ["curl", "--silent", "--show-error", "--noproxy", "*", *options, f"{server.url}/sparql"]
        return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")

    for how in (
        ("--data-urlencode", f"query={MEETINGS}"),
        ("--get", "--compressed", "--data-urlencode", f"query={MEETINGS}"),
    ):
        rows = list(csv.DictReader(io.StringIO(curl("-H", "Accept: text/csv", *how).stdout, newline="")))
        assert {row["label"].replace("\r\n", "\n") for row in rows} == LABELS
    assert curl("--fail", "--data-urlencode", "query=SELECT").returncode == 22
    assert "HTTP/1.1 200" in curl("--head", "--get", "--data-urlencode", "query=ASK {}").stdout


def test_comunica(server: Any) -> None:
    """Comunica, of JavaScript's world, finds the endpoint by its service description and answers from it."""
    command = shutil.which("comunica-sparql")
    if not command:
        pytest.skip("there is no comunica-sparql here: npm install --global @comunica/query-sparql@4")
    for source in (f"sparql@{server.url}/sparql", f"{server.url}/sparql"):
        done = subprocess.run(
            [command, source, MEETINGS, "-t", "application/sparql-results+json"],
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        rows = json.loads(done.stdout)["results"]["bindings"]
        assert {row["label"]["value"] for row in rows} == LABELS
        assert {row["m"]["value"] for row in rows} == {BASE + "meeting/1", BASE + "meeting/2"}
