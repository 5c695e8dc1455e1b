"""The W3C's SPARQL 1.1 query and update suites over HTTP: kg serve beside `oxigraph serve` of the same version.

    pip install oxigraph httpx
    python benchmarks/serve_conformance.py [--resident] sparql11.tar.xz [SUITE …]

Prints how many tests of each suite each server passes, every test that one of them passes and the other fails, and
every refusal of ours that is no 400 with a line. Tests that would fetch something from elsewhere (SERVICE, LOAD) are
counted and not sent: kg serve refuses them, and the other server would go out. With --resident kg serve has the graph
in memory before it is asked anything; else most tests find it on disk, for it is new.
"""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.namespace import RDF
from servers import await_ports, await_residence, find_peer, free_port

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS_LABEL = rdflib.RDFS.label
TOKEN = "a token for this comparison"
_RESIDENT = "--resident" in sys.argv
_ARGUMENTS = [argument for argument in sys.argv[1:] if argument != "--resident"]
_AT_ONCE = "from kg.server import resident; resident._LASTING = 0.0" if _RESIDENT else ""
_OURS = (
    f"import sys; from kg.server.run import serve; from kg.server.config import Config\n{_AT_ONCE}\n"
    f"serve(sys.argv[1], Config(write=True, token={TOKEN!r}, union=False), port=int(sys.argv[2]), access_log=False)"
)
_NUMBERS = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float")}
Data = tuple[tuple[str | None, str], ...]  # graph (None: the default one) and the file that fills it


@dataclass(frozen=True)
class Server:
    """Where a server takes queries, updates and graphs; ``resident`` waits until it answers from memory."""

    client: httpx.Client
    query: str
    update: str
    resident: Callable[[], None] = lambda: None

    def fill(self, data: Data, files: dict[str, bytes]) -> None:
        self.client.post(self.update, content="DROP ALL", headers=_UPDATE).raise_for_status()
        for graph, name in data:
            form = ox.RdfFormat.from_extension(name.rpartition(".")[2])
            triples = ox.serialize(
                (quad.triple for quad in ox.parse(files[name], format=form, base_iri=_iri(name))),
                format=ox.RdfFormat.N_TRIPLES,
            )
            where = {"graph": graph} if graph else {"default": ""}
            answer = self.client.post(
                "/store", params=where, content=triples, headers={"content-type": "application/n-triples"}
            )
            answer.raise_for_status()


_UPDATE = {"content-type": "application/sparql-update"}
_QUERY = {"content-type": "application/sparql-query"}


def main() -> None:
    peer = find_peer()  # before anything is started that would be waited for
    with tarfile.open(_ARGUMENTS[0]) as archive:
        opened = {member.name.partition("/")[2]: archive.extractfile(member) for member in archive}
        files = {name: file.read() for name, file in opened.items() if file}
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = free_port(), free_port()
        with (
            subprocess.Popen([sys.executable, "-c", _OURS, str(Path(folder, "ours")), str(ours)]) as kg,
            subprocess.Popen(
                [peer, "serve", "--location", str(Path(folder, "theirs")), "--bind", f"127.0.0.1:{theirs}"],
                stderr=subprocess.DEVNULL,
            ) as oxigraph,
        ):
            try:
                await_ports(ours, theirs)
                token = {"authorization": f"Bearer {TOKEN}"}
                with (
                    httpx.Client(base_url=f"http://127.0.0.1:{ours}", timeout=60, headers=token) as a,
                    httpx.Client(base_url=f"http://127.0.0.1:{theirs}", timeout=60) as b,
                ):
                    resident = partial(await_residence, ours) if _RESIDENT else Server.resident
                    _compare(Server(a, "/sparql", "/sparql", resident), Server(b, "/query", "/update"), files)
            finally:
                kg.terminate()
                oxigraph.terminate()


def _compare(ours: Server, theirs: Server, files: dict[str, bytes]) -> None:
    total: Counter[tuple[str, str]] = Counter()
    differences, vague = [], []
    held: Data | None = None
    for suite, name, kind, request, data, graph, test in _tests(files):
        if re.search(rb"(?i)\b(service|load)\b", files[request]):
            total[suite, "reach out"] += 1
            continue
        total[suite, "tests"] += 1
        passed = []
        for server in (ours, theirs):
            if data != held or request.endswith(".ru"):
                server.fill(data, files)
            answer = _ask(server, request, files, update=request.endswith(".ru"), test=(graph, test))
            good = _good(server, answer, kind, graph, test, files)
            passed.append(good)
            if server is ours and answer.status_code >= 400:
                told = answer.json()
                if answer.status_code != 400 or "line" not in told or "column" not in told:
                    vague.append(f"{suite}/{name}: {answer.status_code} {told['detail']}")
        held = None if request.endswith(".ru") else data
        total[suite, "ours"] += passed[0]
        total[suite, "theirs"] += passed[1]
        if passed[0] != passed[1]:
            differences.append(f"{'kg serve' if passed[0] else 'oxigraph'} alone passes {suite}/{name}")
    suites = sorted({suite for suite, _ in total})
    print(f"{'':22}{'tests':>6}{'kg serve':>10}{'oxigraph':>10}{'not sent':>10}")
    for suite in [*suites, "all"]:
        row = [sum(total[s, column] for s in (suites if suite == "all" else [suite])) for column in _COLUMNS]
        print(f"{suite:22}{row[0]:6}{row[1]:10}{row[2]:10}{row[3]:10}")
    print(*(differences or ["no differences"]), sep="\n")
    print(*(vague or ["every refusal of ours is a 400 with line and column"]), sep="\n")


_COLUMNS = ("tests", "ours", "theirs", "reach out")


def _tests(files: dict[str, bytes]) -> Iterator[tuple[str, str, str, str, Data, rdflib.Graph, Any]]:
    for path in sorted(files):
        suite, _, rest = path.partition("/")
        if rest != "manifest.ttl" or (_ARGUMENTS[1:] and suite not in _ARGUMENTS[1:]):
            continue
        graph = rdflib.Graph().parse(data=files[path], format="turtle", publicID=_iri(path))
        found = []
        for listed in graph.objects(None, MF.entries):
            for test in Collection(graph, listed):
                kind = str(graph.value(test, RDF.type)).rpartition("#")[2]
                action = graph.value(test, MF.action)
                if "Syntax" in kind:
                    request = action
                elif kind in ("QueryEvaluationTest", "CSVResultFormatTest", "UpdateEvaluationTest"):
                    request = graph.value(action, QT.query) or graph.value(action, UT.request)
                else:
                    continue
                if _path(request) in files:
                    found.append((_data(graph, action), str(test).rpartition("#")[2], kind, _path(request), test))
        for data, name, kind, request, test in sorted(found, key=repr):
            yield suite, name, kind, request, data, graph, test


def _data(graph: rdflib.Graph, node: Any) -> Data:
    """The files that a node of a manifest fills graphs with, before a test or after it."""
    found: list[tuple[str | None, str]] = []
    for term in (QT.data, UT.data):
        found += [(None, _path(file)) for file in graph.objects(node, term)]
    found += [(str(file), _path(file)) for file in graph.objects(node, QT.graphData) if isinstance(file, rdflib.URIRef)]
    for named in graph.objects(node, UT.graphData):
        found.append((str(graph.value(named, RDFS_LABEL)), _path(graph.value(named, UT.graph))))
    return tuple(sorted(found, key=repr))


def _ask(server: Server, request: str, files: dict[str, bytes], *, update: bool, test: Any) -> httpx.Response:
    text = f"BASE <{_iri(request)}>\n".encode() + files[request]
    graph, node = test
    result = str(graph.value(node, MF.result) or "")
    accept = {"csv": "text/csv", "tsv": "text/tab-separated-values", "ttl": "application/n-triples", "rdf":
              "application/n-triples"}.get(result.rpartition(".")[2], "application/sparql-results+json")  # fmt: skip
    server.resident()
    headers = _UPDATE if update else {**_QUERY, "accept": f"{accept}, */*;q=0.1"}
    return server.client.post(server.update if update else server.query, content=text, headers=headers)


def _good(server: Server, answer: httpx.Response, kind: str, graph: rdflib.Graph, test: Any, files: Any) -> bool:
    if "Syntax" in kind:
        return (answer.status_code == 400) if "Negative" in kind else answer.is_success
    if not answer.is_success:
        return False
    result = graph.value(test, MF.result)
    try:
        if kind == "UpdateEvaluationTest":
            return all(_holds(server, name, path, files.get(path, b"")) for name, path in _merged(_data(graph, result)))
        return _same(answer, _path(result), files[_path(result)])
    except (SyntaxError, ValueError, KeyError):
        return False


def _merged(data: Data) -> list[tuple[str | None, str]]:
    """What is to be held after an update; a default graph that is not named is to be empty."""
    return [*data] if any(graph is None for graph, _ in data) else [(None, "empty.nt"), *data]


def _holds(server: Server, graph: str | None, path: str, data: bytes) -> bool:
    where = {"graph": graph} if graph else {"default": ""}
    server.resident()
    answer = server.client.get("/store", params=where, headers={"accept": "application/n-triples"})
    found = rdflib.Graph().parse(data=answer.content, format="nt") if answer.is_success else rdflib.Graph()
    return isomorphic(found, rdflib.Graph().parse(data=data, format="turtle", publicID=_iri(path)))


def _same(answer: httpx.Response, path: str, wanted: bytes) -> bool:
    end = path.rpartition(".")[2]
    if end == "csv":
        return _lines(answer.content) == _lines(wanted)
    if end in ("ttl", "rdf"):
        if not answer.headers["content-type"].startswith("application/n-triples"):
            return _rows(answer.content, ox.QueryResultsFormat.JSON) is not None  # a result set as RDF: not compared
        expected = rdflib.Graph().parse(data=wanted, format="turtle" if end == "ttl" else "xml", publicID=_iri(path))
        return isomorphic(rdflib.Graph().parse(data=answer.content, format="nt"), expected)
    form = {"srx": ox.QueryResultsFormat.XML, "srj": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV}[end]
    sent = ox.QueryResultsFormat.TSV if end == "tsv" else ox.QueryResultsFormat.JSON
    return _rows(answer.content, sent) == _rows(wanted, form)


def _rows(data: bytes, form: ox.QueryResultsFormat) -> Any:
    """Rows in no order, numbers by value, blank nodes without their names."""
    result = ox.parse_query_results(data, format=form)
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    assert isinstance(result, ox.QuerySolutions)
    names = sorted(result.variables, key=str)
    return [str(name) for name in names], Counter(tuple(_term(row[name]) for name in names) for row in result)


def _term(term: Any) -> str:
    if isinstance(term, ox.BlankNode):
        return "_"
    if isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS:
        with suppress(ValueError):  # "abc"^^xsd:integer
            return f"{float(term.value):.9g}^^{term.datatype.value}"
    if isinstance(term, ox.Literal) and term.datatype.value.endswith("#boolean"):
        return {"0": "false", "1": "true"}.get(term.value, term.value)
    return str(term)


def _lines(data: bytes) -> Counter[tuple[str, ...]]:
    return Counter(tuple(row) for row in csv.reader(io.StringIO(re.sub(r"_:\w+", "_", data.decode()))))


def _iri(path: str) -> str:
    return f"http://suite/{path}"


def _path(node: Any) -> str:
    return str(node).removeprefix("http://suite/")


if __name__ == "__main__":
    main()
