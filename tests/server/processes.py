"""A real ``kg serve`` as a process of its own, to be killed, starved and stopped."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.server.running import TOKEN, WAIT

TOP = Path(__file__).parents[2]
KG = (sys.executable, "-c", "from kg.cli.main import main; main()")


@dataclass
class Process:
    """A server that answers at ``url``; ``log`` are the lines that it wrote to stderr so far."""

    process: subprocess.Popen[str]
    url: str
    client: httpx.Client
    log: list[str] = field(default_factory=list)

    def descendants(self) -> list[int]:
        """Its nursery, workers and writer."""
        return descendants(self.process.pid)

    def writer(self, store: Path) -> int:
        """The process that holds the store for writing."""
        return int(re.findall(r'"pid": (\d+)', (store / "owner.json").read_text(encoding="utf-8"))[0])

    def end(self, sent: signal.Signals) -> int:
        """Sends a signal, waits for the end of it and of all that it started; gives the exit code."""
        children = self.descendants()
        self.process.send_signal(sent)
        code = self.process.wait(WAIT)
        until(lambda: not any(alive(child) for child in children), "a process stayed behind")
        return code


@contextmanager
def serving(store: Path, *options: str, wrapper: Sequence[str] = ()) -> Iterator[Process]:
    """Starts it on any free port; kills it at the end, if it still runs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    environment = {**kept, "PYTHONPATH": str(TOP), "KG_TOKEN": TOKEN}
    command = [*wrapper, *(KG if not wrapper else ()), "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment, cwd=TOP
    ) as process:
        assert process.stderr
        log: list[str] = []
        found = None
        try:
            for line in process.stderr:
                log.append(line)
                if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                    break
            assert found, "".join(log)
            reader = threading.Thread(target=lambda: log.extend(process.stderr or ()), daemon=True)
            reader.start()
            with httpx.Client(base_url=found[0], timeout=WAIT, headers={"authorization": f"Bearer {TOKEN}"}) as client:
                server = Process(process, found[0], client, log)
                yield server
                if process.poll() is None:
                    server.end(signal.SIGKILL)
            reader.join(WAIT)
        finally:
            process.kill()


def refused(store: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """A server that is not going to start: its end."""
    environment = {**os.environ, "PYTHONPATH": str(TOP), "KG_TOKEN": TOKEN}
    command = [*KG, "serve", "--store", str(store), "--port", "0", *options]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=TOP, timeout=WAIT)


def descendants(pid: int) -> list[int]:
    """Processes that a process started, and theirs."""
    try:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [*children, *(below for child in children for below in descendants(child))]


def alive(pid: int) -> bool:
    """Whether it runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(condition: Callable[[], bool], complaint: str = "it did not come about") -> None:
    """Waits for a condition, within bounds."""
    pause = threading.Event()
    for _ in range(WAIT * 50):
        if condition():
            return
        pause.wait(0.02)
    raise AssertionError(complaint)
