"""The command as a real process: pipes, signals, terminals and a server."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from kg.store.store import Store
from tests.cli.conftest import SEEDS, TOP

pytestmark = pytest.mark.process
KG = [sys.executable, "-c", "from kg.cli.main import main; main()"]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    return kept | {"PYTHONPATH": str(TOP)} | more


def run(*args: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*KG, *args], cwd=cwd, capture_output=True, text=True, env=environment(**more))


def test_build_and_ask(tmp_path: Path) -> None:
    """A build, a question and an export, each a process of its own, on one store; nothing but data on stdout."""
    documents = str(TOP / "data" / "documents" / SEEDS[0])
    built = run("build", documents, cwd=tmp_path)
    assert (built.returncode, built.stdout) == (0, ""), built.stderr
    assert "Reading" not in built.stderr  # no bar where nobody looks
    asked = run("query", "targets", "--format", "csv", cwd=tmp_path)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "400000" in asked.stdout
    assert run("export", cwd=tmp_path).stdout == run("export", cwd=tmp_path).stdout != ""


def test_settings_from_the_environment(tmp_path: Path) -> None:
    """KG_STORE names the store."""
    done = run("export", cwd=tmp_path, KG_STORE="elsewhere")
    assert done.returncode == 3
    assert "elsewhere: nothing was built here yet" in done.stderr


def test_a_reader_that_goes_away(sample: Path) -> None:
    """Where the reader of a pipe stops reading, kg ends without a word."""
    with subprocess.Popen(
        [*KG, "export", "--format", "nquads"],
        cwd=sample,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in (0, 141)


def test_colour_and_progress_on_a_terminal(sample: Path, tmp_path: Path) -> None:
    """On a terminal there is colour and, while building, a bar; NO_COLOR takes the colour away."""

    def on_terminal(*args: str, **more: str) -> str:
        lead, follow = pty.openpty()
        with subprocess.Popen(
            [*KG, *args], cwd=sample, stdin=follow, stdout=follow, stderr=follow, env=environment(TERM="xterm", **more)
        ):
            os.close(follow)
            told = _rest(lead)
        return told.decode()

    assert "\x1b[1m" in on_terminal("why", "agent/Q58217")
    assert "\x1b[1m" not in on_terminal("why", "agent/Q58217", NO_COLOR="1")
    built = on_terminal("build", "texts", "--store", str(tmp_path / "s"))
    assert "Reading" in built
    assert "2/2" in built


def test_ctrl_c_ends_a_build(tmp_path: Path) -> None:
    """Ctrl-C ends a build with workers: no traceback, no process left, and what was through is in the store, whole."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(40):
        (texts / f"{number:02}.txt").write_text(
            f"Foreign Minister of Japan Taro Kono met with Sergey Lavrov, Foreign Minister of Russia, {number} times.",
            encoding="utf-8",
        )
    lead, follow = pty.openpty()
    command = [*KG, "build", "texts", "--workers", "2"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=follow, stdout=follow, stderr=follow, env=environment(TERM="xterm")
    ) as process:
        os.close(follow)
        told = b""
        while b" 8/40" not in told:
            told += os.read(lead, 65536)
        process.send_signal(signal.SIGINT)
        told += _rest(lead)
    assert process.returncode == 130
    assert b"stopped" in told
    assert b"Traceback" not in told
    with Store.open(tmp_path / ".kg", read_only=True) as store:
        names = [document.name for document in store.documents()]
    assert names == sorted(path.name for path in texts.iterdir())[: len(names)]
    assert 8 <= len(names) < 40


def _rest(terminal: int) -> bytes:
    """What is printed until the last process that writes to a terminal has ended."""
    told = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so when the last writer has closed
            part = b""
        if not part:
            os.close(terminal)
            return told
        told += part


def test_ctrl_c_ends_a_query(sample: Path) -> None:
    """Ctrl-C ends a query at once, whatever it is doing."""
    endless = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?l"
    with subprocess.Popen(
        [*KG, "query", "-f", "-"], cwd=sample, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment()
    ) as process:
        assert process.stdin is not None
        process.stdin.write(endless.encode())
        process.stdin.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) != 0


def test_a_query_is_stopped_at_its_limit(sample: Path) -> None:
    """--timeout ends a query that runs longer, with what to try, exit code 2 and no data; within it nothing happens."""
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    stopped = run("query", "-e", endless, "--timeout", "0.5", cwd=sample)
    assert (stopped.returncode, stopped.stdout) == (2, "")
    assert "took longer than 0.5 s" in stopped.stderr and "--timeout" in stopped.stderr
    for limit in ("60", "0"):
        assert run("query", "-e", "ASK {}", "--format", "json", "--timeout", limit, cwd=sample).returncode == 0


def test_serve(sample: Path) -> None:
    """A server says where it is, answers over HTTP, and ends well on Ctrl-C."""
    with subprocess.Popen(
        [*KG, "serve", "--port", "0", "--quiet"],
        cwd=sample,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    ) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/sparql", process.stderr.readline())
        assert found is not None
        query = urllib.request.Request(
            found[0],
            data=b"ASK { ?s a <https://w3id.org/diplograph/ontology#TargetFigure> }",
            headers={"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"},
        )
        with urllib.request.urlopen(query) as answer:
            assert json.load(answer)["boolean"] is True
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        assert process.wait(60) == 0
    assert rest == ""


def test_a_port_that_is_taken(sample: Path) -> None:
    """A second server on a port is an error with exit code 3."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--port", str(taken.getsockname()[1]), cwd=sample)
    assert done.returncode == 3
    assert "in use" in done.stderr
