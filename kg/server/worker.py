"""The process that runs queries, one after the other, on a snapshot, and may be killed at any moment.

It speaks frames over a socket that it inherits. From the server: a length (4 bytes, big-endian), then JSON, the seconds
that the query may take up to its first byte and up to its last, and the `Job`. Back: a kind (one byte), a length and a
payload: R ready (its process id), F failure (JSON), A answer (`Meta` in JSON, a line break, the bytes), or for larger
ones M the same without bytes, B bytes, E end of result.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import struct
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.server.execute import Job, Meta, answer

LENGTH = struct.Struct(">I")
FRAME = struct.Struct(">cI")

# Parser and optimiser recurse with the length of a query; on this stack the time limit ends them, not a crash.
STACK = 256 << 20
# What a worker has mapped before its first query, with some reserve (80 MB measured).
_BASE_MEMORY = 160 << 20
_ONCE = 1 << 16  # bytes
_GRACE = 5.0  # seconds


def main(handle: int, snapshot: str, memory: int) -> None:
    """Serve the socket with this file descriptor until its other end closes."""
    confined(memory, lambda: _serve(socket.socket(fileno=handle), snapshot))


def confined(memory: int, work: Callable[[], None]) -> None:
    """Do ``work`` with so many bytes of memory at most, on a stack that holds deep recursion."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Counts private writable mappings: what RocksDB maps of its files stays free.
    resource.setrlimit(resource.RLIMIT_DATA, (memory + STACK + _BASE_MEMORY,) * 2)
    threading.stack_size(STACK)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def _serve(connection: socket.socket, snapshot: str) -> None:
    try:
        store = ox.Store.read_only(snapshot)
    except (OSError, RuntimeError) as error:
        if Path(snapshot).exists():  # else the server moved on to a newer one meanwhile, and this one went
            print(f"a worker cannot read {snapshot}: {error}", file=sys.stderr)
        return
    with suppress(BrokenPipeError, ConnectionResetError):  # nobody wants answers any more
        connection.sendall(ready())
        _loop(connection, store)


def ready() -> bytes:
    """The frame that says that a process is ready, and which one it is."""
    payload = str(os.getpid()).encode()
    return FRAME.pack(b"R", len(payload)) + payload


def _loop(connection: socket.socket, store: Any) -> None:
    while payload := _take(connection):
        seconds, last, job = json.loads(payload)
        # Should the server die, nobody else would stop this query; SIGALRM's default action does.
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
        _answer(connection, store, Job(*job), last)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _take(connection: socket.socket) -> bytes:
    """What the server sends next; nothing where it closed."""
    data = b""
    while len(data) < LENGTH.size or len(data) < LENGTH.size + LENGTH.unpack_from(data)[0]:
        part = connection.recv(_ONCE)  # no more than one message is ever under way
        if not part:
            return b""
        data += part
    return data[LENGTH.size :]


class _Out:
    """Sends an answer: a small one in one go, a larger one as the server takes it."""

    def __init__(self, connection: socket.socket, last: float) -> None:
        self._connection = connection
        self._last = last
        self._pending = b""
        self._whole = False

    def begin(self, meta: Meta) -> None:
        head = json.dumps(meta).encode() + b"\n"
        self._whole = meta.length is not None and meta.length < _ONCE
        size = len(head) + (meta.length or 0 if self._whole else 0)
        self._pending = FRAME.pack(b"A" if self._whole else b"M", size) + head

    def write(self, data: bytes) -> None:
        if self._whole:
            self._pending += data
        else:
            signal.setitimer(signal.ITIMER_REAL, self._last + _GRACE)
            self._connection.sendall(self._pending + FRAME.pack(b"B", len(data)))
            self._connection.sendall(data)
            self._pending = b""

    def end(self) -> None:
        self._connection.sendall(self._pending + (b"" if self._whole else FRAME.pack(b"E", 0)))


def _answer(connection: socket.socket, store: Any, job: Job, last: float) -> None:
    out = _Out(connection, last)
    try:
        answer(store, job, out.begin, out.write)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception as error:
        connection.sendall(failure(error))
    else:
        out.end()


def failure(error: Exception) -> bytes:
    """The frame that says why there is no answer."""
    if isinstance(error, KgError):
        where = error.where
        told: dict[str, Any] = {"kind": type(error).__name__, "message": error.message, "hint": error.hint}
        if where and isinstance(error, QueryError):
            told |= {"line": where.line, "column": where.column}
    else:
        told = {"kind": "bug", "message": f"{type(error).__name__}: {error}"}
    payload = json.dumps(told).encode()
    return FRAME.pack(b"F", len(payload)) + payload


def receive(connection: socket.socket, size: int) -> bytes | None:
    """So many bytes, None where the other end closed before."""
    parts = []
    while size:
        part = connection.recv(size)
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
