"""The W3C's suites, read from an archive beside this repository, and servers to try them on."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import RDF

from kg.server.config import Config
from tests.server.running import TOKEN, Running, running

ARCHIVE = Path(os.environ.get("KG_CONFORMANCE", "../shared/conformance/sparql11.tar.xz"))
if not ARCHIVE.is_file():
    pytest.skip(f"there is no {ARCHIVE}", allow_module_level=True)

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
_STATUS = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}


@cache
def members() -> dict[str, bytes]:
    """Every file of the archive by its path below the top."""
    with tarfile.open(ARCHIVE) as archive:
        files = {member.name: archive.extractfile(member) for member in archive}
        return {name.partition("/")[2]: file.read() for name, file in files.items() if file}


def manifest(*names: str) -> rdflib.Graph:
    """Manifests as one graph."""
    graph = rdflib.Graph()
    for name in names:
        graph.parse(data=members()[name], format="turtle", publicID=f"http://suite/{name}")
    return graph


def named(graph: rdflib.Graph, kind: rdflib.URIRef) -> dict[str, Any]:
    """The tests of a kind by the last part of their names."""
    return {str(test).rpartition("#")[2]: test for test in sorted(graph.subjects(RDF.type, kind))}


@contextmanager
def writing(folder: Path) -> Iterator[Running]:
    """A server that may be written to, over a new store, whose client sends the token."""
    config = Config(workers=1, write=True, token=TOKEN, union=False)
    with running(folder / "store", None, config) as server:
        server.client.headers["authorization"] = f"Bearer {TOKEN}"
        yield server


def replay(server: Running, graph: rdflib.Graph, test: Any, path: tuple[str, str]) -> None:
    """Sends the requests of a test one after the other, and compares each answer with what the test expects.

    ``path`` is how the suite's paths begin, and how the server's do.
    """
    connection = graph.value(test, MF.action)
    requests = list(Collection(graph, graph.value(connection, HT.requests)))  # type: ignore[arg-type]
    assert requests
    known: dict[str, str] = {}
    for request in requests:
        at = str(graph.value(request, HT.absolutePath)).replace(*path, 1)
        body = _body(graph, request)
        for name, value in known.items():
            at, body = at.replace(name, value), body.replace(name.encode(), value.encode())
        method = str(graph.value(request, HT.methodName))
        headers = dict(_headers(graph, request))
        answer = server.client.request(method, at, headers=headers, content=body)
        wanted = graph.value(request, HT.resp)
        _compare(graph, wanted, answer)
        if template := graph.value(wanted, MF.expectedLocation):
            known[str(template)] = answer.headers["location"]


def _headers(graph: rdflib.Graph, message: Any) -> Iterator[tuple[str, str]]:
    if listed := graph.value(message, HT.headers):
        for header in Collection(graph, listed):
            yield str(graph.value(header, HT.fieldName)), str(graph.value(header, HT.fieldValue))


def _body(graph: rdflib.Graph, message: Any) -> bytes:
    content = graph.value(message, HT.body)
    encoding = str(graph.value(content, CNT.characterEncoding) or "utf-8")
    return str(graph.value(content, CNT.chars) or "").encode(encoding)


def _compare(graph: rdflib.Graph, wanted: Any, answer: httpx.Response) -> None:
    allowed = {str(status).rpartition("#")[2] for status in graph.objects(wanted, MF.expectedStatus)}
    found = {f"StatusCode{answer.status_code // 100}xx"}
    found |= {name for name, code in _STATUS.items() if code == answer.status_code}
    assert allowed & found, f"{answer.status_code}, not {allowed}: {answer.text}"
    kind = answer.headers.get("content-type", "")
    form = graph.value(wanted, MF.expectedFormat)
    if form is not None:
        assert kind.startswith("application/sparql-results") if str(form) != "RDF" else kind.startswith("text/turtle")
    truth = graph.value(wanted, MF.expectedBoolean)
    if truth is not None:
        assert answer.json()["boolean"] is truth.toPython()
    for name, value in _headers(graph, wanted):
        if name == "content-type":
            assert kind.replace(" ", "") == value.replace(" ", "")
    if graph.value(wanted, HT.body) is not None and answer.request.method != "HEAD":
        same(answer, _body(graph, wanted).decode())


def same(answer: httpx.Response, turtle: str) -> None:
    """An answer holds just the graph that stands in Turtle."""
    base = "http://base/"
    found = rdflib.Graph().parse(data=answer.content, format="turtle", publicID=base)
    wanted = rdflib.Graph().parse(data=turtle, format="turtle", publicID=base)
    assert isomorphic(found, wanted), answer.text
