"""What docs/serving.md says of limits, proxies and services is so."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.queries.safety import MAX_DEPTH
from kg.server import changes, http, lookups, outside, relay, run
from kg.server.config import Config
from tests.server.processes import until
from tests.server.running import WAIT

PAGE = (Path(__file__).parents[2] / "docs" / "serving.md").read_text(encoding="utf-8")


def _block(name: str) -> str:
    """A block of code, or a table, between its marks."""
    found = re.search(rf"<!-- {name} -->\n(?:```\w+\n)?(.*?)(?:```\n)?<!-- /{name} -->", PAGE, re.DOTALL)
    assert found, f"docs/serving.md has no block {name}"
    return found[1]


def test_limits_are_those_of_the_server() -> None:
    """The numbers of the table are the defaults of the configuration."""
    config = Config()
    rows = {row.split("|")[1].strip(): row.split("|")[2].strip() for row in _block("limits").splitlines()[2:]}
    rows.pop("bytes of the head of a request, and its time")  # tests/server/test_hostile.py goes beyond them
    assert rows == {
        "time of a query": f"{config.seconds:g} s",
        "rows, or triples, of a result": f"{config.rows:,}",
        "bytes of a result": f"{config.result_bytes >> 20} MB",
        "`limit=none`: the result whole, streamed": f"allowed, for {config.stream_seconds:g} s",
        "queries that run side by side": "two a core, at least 4",
        "queries that wait, and how long": f"{config.waiting}, for {config.patience_seconds:g} s",
        "memory of a query": f"{config.memory_bytes >> 20:,} MB",
        "memory of the graph": f"{config.resident_bytes >> 20:,} MB",
        "memory of a second copy, for lookups": f"{config.resident_bytes // lookups.PART >> 20} MB",
        "time of a query that other endpoints may take, all together": {0.5: "half of it"}[config.service_share],
        "bytes that an endpoint may answer, requests of a query": f"{outside.ANSWER_BYTES >> 20} MB, {relay._MOST}",
        "queries that ask other endpoints, of those side by side": "half",  # tests/server/test_federation.py asks them
        "brackets inside each other": f"{MAX_DEPTH}",
        "bytes of a query, or of an address's query string": f"{config.request_bytes >> 20} MB",
        "time without a byte, either way": f"{config.stall_seconds:g} s",
        "parameters of a request, files of a form": f"{http.MAX_PARAMETERS}, {changes.MOST_FILES}",
        "bytes of a change": f"{config.write_bytes >> 20} MB",
        "time of a change": f"{config.update_seconds:g} s",
        "connections": f"{run._CONNECTIONS:,}",
        "grace when told to stop": f"{config.grace_seconds:g} s",
    }
    assert config.unlimited


@contextmanager
def proxied(folder: Path, port: int) -> Iterator[str]:
    """An nginx with the block of the documentation before a server at ``port``."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if not nginx:
        pytest.skip("there is no nginx here")
    with socket.create_server(("127.0.0.1", 0)) as free:
        front = free.getsockname()[1]
    paths = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    block = _block("nginx").replace("127.0.0.1:7878", f"127.0.0.1:{port}")
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log stderr; worker_processes 1; events {{}}\n"
        f"http {{ access_log off; {paths} server {{ listen 127.0.0.1:{front};\n{block} }} }}\n",
        encoding="utf-8",
    )
    with subprocess.Popen(
        [nginx, "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            until(lambda: process.poll() is not None or _listens(front))
            assert process.poll() is None, process.stderr and process.stderr.read()
            yield f"http://127.0.0.1:{front}"
        finally:
            process.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.process
def test_behind_nginx(start: Any, tmp_path: Path) -> None:
    """Through the proxy of the documentation everything works, and every address that is told leads through it."""
    server = start(base_path="/kg")
    with proxied(tmp_path, server.port) as front, httpx.Client(base_url=front, timeout=WAIT) as client:
        assert client.get("/kg/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True
        assert f"{front}/kg/sparql" in client.get("/kg/", headers={"accept": "text/html"}).text
        (service,) = client.get("/kg/openapi.json").json()["servers"]
        assert service == {"url": f"{front}/kg"}
        href = client.get("/kg/queries").json()["queries"][0]["href"]
        assert href.startswith(f"{front}/kg/queries/") and client.get(href + "?node=urn:x").status_code < 500
        assert client.get("/kg/data/agent/Q58217").status_code == 200
        rows = client.get("/kg/sparql", params={"query": "SELECT * { ?s ?p ?o }", "limit": "none", "format": "csv"})
        assert rows.status_code == 200 and rows.text.count("\n") > 10
        answer = client.get("/kg/sparql", params={"query": "SELECT"})
        assert answer.status_code == 400 and answer.json()["line"] == 1
    over_tls = httpx.get(f"{server.url}/openapi.json", headers={"x-forwarded-proto": "https", "host": "example.org"})
    assert over_tls.json()["servers"] == [{"url": "https://example.org/kg"}]


def test_the_unit_is_sound(tmp_path: Path) -> None:
    """The verifier of systemd finds no fault with the unit of the documentation."""
    verifier = shutil.which("systemd-analyze")
    if not verifier:
        pytest.skip("there is no systemd-analyze here")
    unit = tmp_path / "diplograph.service"
    unit.write_text(_block("systemd").replace("/opt/diplograph/bin/kg", sys.executable), encoding="utf-8")
    done = subprocess.run([verifier, "verify", "--man=no", unit], capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if "diplograph" in line]
    assert not told, done.stderr
