"""The W3C suites of the Graph Store Protocol, the present one and the one it replaced, against the real server."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from rdflib.namespace import RDFS

from tests.conformance.suite import MF, manifest, named, replay, same, writing
from tests.server.running import Running

MANIFEST = manifest("graph-store-protocol/manifest-direct.ttl", "graph-store-protocol/manifest-indirect.ttl")
TESTS = named(MANIFEST, MF.GraphStoreProtocolTest)
FORMER = manifest("http-rdf-update/manifest.ttl")
# Its expected graph is the one that stood before the POST of the step before.
WRONG = {"get_of_post__existing_graph"}
TURTLE = {"content-type": "text/turtle"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with writing(tmp_path_factory.mktemp("graphs")) as found:
        yield found


@pytest.fixture
def empty(server: Running) -> Running:
    clear = server.client.post("/sparql", content="DROP ALL", headers={"content-type": "application/sparql-update"})
    assert clear.status_code == 204
    return server


@pytest.mark.parametrize("name", TESTS)
def test_graph_store(empty: Running, name: str) -> None:
    """Each request has the status that the manifest expects, and graphs come back as they were sent."""
    replay(empty, MANIFEST, TESTS[name], ("/gsp", "/store"))


def test_former_suite(empty: Running) -> None:
    """The 18 steps of http-rdf-update in their order; where they say 200 without a body, 204 says the same."""
    (entries,) = FORMER.objects(None, MF.entries)
    host = empty.url.removeprefix("http://")
    place = ""
    steps = list(FORMER.items(entries))
    assert len(steps) == 18
    # DELETE comes upon a graph that no step has put there.
    empty.client.put("/store/person/2.ttl", content="<a> <b> <c> .", headers=TURTLE)
    for step in steps:
        name = str(step).rpartition("#")[2]
        text = next(str(comment) for comment in FORMER.objects(step, RDFS.comment) if "#### Request" in comment)
        text = text.replace("http://$HOST$/$GRAPHSTORE$", f"{empty.url}/store").replace("$GRAPHSTORE$", "/store")
        text = text.replace("$HOST$", host).replace("$NEWPATH$", place)
        asked, _, wanted = text.partition("#### Response")
        method, path, headers, body = _message(asked.partition("#### Request")[2])
        _, status, expected, graph = _message(wanted)
        answer = empty.client.request(method, path, headers=headers, content=_ended(body))
        assert answer.status_code == int(status) or (int(status), answer.status_code) == (200, 204), (name, answer.text)
        if "location" in expected:
            place = answer.headers["location"]
        if "content-type" in expected:
            assert answer.headers["content-type"].replace(" ", "") == expected["content-type"].replace(" ", ""), name
        if graph.strip() and name not in WRONG:
            same(answer, graph)


def _message(markdown: str) -> tuple[str, str, dict[str, str], str]:
    """Two words of the first line of an indented HTTP message, its headers and its body."""
    lines = [line[4:] if line.startswith("    ") else line for line in markdown.strip("\n").split("\n")]
    head, _, body = "\n".join(lines).strip("\n").partition("\n\n")
    first, *fields = head.split("\n")
    words = first.split(" ")
    headers = {}
    for line in fields:
        name, _, value = line.partition(": ")
        if name.lower() not in ("host", "content-length"):
            headers[name.lower()] = value
    return ("", words[0], headers, body) if words[0].isdigit() else (words[0], words[1], headers, body)


def _ended(body: str) -> bytes:
    """A body with the full stops that the suite forgot, and the line ends that forms have."""
    body = re.sub(r'(foaf:\w+ "[^"]*")\n', r"\1 .\n", body + "\n")
    return (body.replace("\n", "\r\n") if body.startswith("--") else body).encode()
