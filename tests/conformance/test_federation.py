"""The W3C suite of SPARQL 1.1 Federated Query: servers of our own stand in for the endpoints, another one asks them."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from kg.server.config import Config
from tests.conformance.suite import MF, manifest, members, named
from tests.server.running import running

QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
MANIFEST = manifest("service/manifest.ttl")
TESTS = named(MANIFEST, MF.QueryEvaluationTest)
# Where the endpoint is known when the query runs only, or stands in what is sent to another one.
REFUSED = {"service3": "inside of SERVICE", "service5": "IRI of an endpoint in full", "service6": "inside of SERVICE"}
NOBODY = "http://127.0.0.1:9/sparql"  # the port of Discard, where nobody listens


@pytest.mark.parametrize("name", TESTS)
def test_service(name: str) -> None:
    """Each query of the suite has the rows that it expects, or is one of those that are refused, and is told why."""
    action = MANIFEST.value(TESTS[name], MF.action)
    text = members()[_path(MANIFEST.value(action, QT.query))].decode()
    with ExitStack() as stack:
        services = [NOBODY]
        for node in MANIFEST.objects(action, QT.serviceData):
            endpoint = stack.enter_context(running(_store(MANIFEST.value(node, QT.data)), None, Config(workers=1)))
            services.append(f"{endpoint.url}/sparql")
            text = text.replace(str(MANIFEST.value(node, QT.endpoint)), services[-1])
        text = text.replace("http://invalid.endpoint.org/sparql", NOBODY)
        config = Config(workers=2, services=tuple(services))
        server = stack.enter_context(running(_store(MANIFEST.value(action, QT.data)), None, config))
        answer = server.client.post("/sparql", data={"query": text})
    if name in REFUSED:
        assert (answer.status_code, REFUSED[name] in answer.json()["detail"]) == (403, True)
        return
    assert answer.status_code == 200, answer.text
    wanted = members()[_path(MANIFEST.value(TESTS[name], MF.result))]
    assert _rows(answer.content, ox.QueryResultsFormat.JSON) == _rows(wanted, ox.QueryResultsFormat.XML)


def test_all_of_it() -> None:
    """The suite is all there, and nothing of it is refused but what the documentation says."""
    assert len(TESTS) == 7 and set(TESTS) >= set(REFUSED)


def _store(file: Any) -> ox.Store:
    store = ox.Store()
    if file is not None:
        store.load(members()[_path(file)], ox.RdfFormat.TURTLE, base_iri="http://suite/")
    return store


def _path(node: Any) -> str:
    return str(node).removeprefix("http://suite/")


def _rows(data: bytes, form: ox.QueryResultsFormat) -> Counter[tuple[str, ...]]:
    result = ox.parse_query_results(data, format=form)
    assert isinstance(result, ox.QuerySolutions)
    names = sorted(str(name) for name in result.variables)
    return Counter(tuple(str(row[name.removeprefix("?")]) for name in names) for row in result)
