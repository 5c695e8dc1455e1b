"""The process that runs queries, one after the other, on a snapshot, and may be killed at any moment.

It speaks frames over a socket that it inherits. From the server: a length (4 bytes, big-endian), the seconds that the
query may take up to its first byte and up to its last, and the `Job` as `Job.packed` gives it. Back: a kind (one byte),
a length and a payload: R ready (its process id), F failure (JSON), A answer (`Meta` and the bytes, by `marshal`), or
for larger ones M (the same without the bytes), B bytes, E end of result. Both ends are of one program, which is what
`marshal` asks for.
"""

from __future__ import annotations

import json
import marshal
import os
import re
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
TASK = struct.Struct(">Idd")
FRAME = struct.Struct(">cI")

# Parser and optimiser recurse with the length of a query; on this stack the time limit ends them, not a crash.
STACK = 256 << 20
_RESERVE = 32 << 20  # bytes, for what RocksDB does on its own
_ONCE = 1 << 16  # bytes
_GRACE = 5.0  # seconds


def main(handle: int, snapshot: str, memory: int) -> None:
    """Serve the socket with this file descriptor from a snapshot on disk, until its other end closes."""
    confined(lambda: _open(socket.socket(fileno=handle), snapshot, memory))


def attend(handle: int, memory: int, copies: int, store: ox.Store) -> None:
    """The same from a store that this process was born with, until it has come to own so many bytes of it."""
    confined(lambda: _serve(socket.socket(fileno=handle), store, memory, copies))


def confined(work: Callable[[], None]) -> None:
    """Do ``work`` on a stack that holds deep recursion."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.stack_size(STACK)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def limit_memory(memory: int) -> None:
    """From now on this process may have so many bytes more, for what it was started for."""
    # Counts private writable mappings: what RocksDB maps of its files stays free.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    mapped = int(re.findall(r"VmData:\s*(\d+) kB", status)[0]) << 10
    resource.setrlimit(resource.RLIMIT_DATA, (mapped + memory + _RESERVE,) * 2)


def _open(connection: socket.socket, snapshot: str, memory: int) -> None:
    try:
        store = ox.Store.read_only(snapshot)
    except (OSError, RuntimeError) as error:
        if Path(snapshot).exists():  # else the server moved on to a newer one meanwhile, and this one went
            print(f"a worker cannot read {snapshot}: {error}", file=sys.stderr)
        return
    _serve(connection, store, memory)


def _serve(connection: socket.socket, store: ox.Store, memory: int, copies: int | None = None) -> None:
    limit_memory(memory)
    with suppress(BrokenPipeError, ConnectionResetError):  # nobody wants answers any more
        connection.sendall(ready())
        _loop(connection, store, copies)


def ready() -> bytes:
    """The frame that says that a process is ready, and which one it is."""
    return _frame(b"R", str(os.getpid()).encode())


def _loop(connection: socket.socket, store: Any, copies: int | None) -> None:
    while task := _take(connection):
        _, seconds, last = TASK.unpack_from(task)
        job = Job.unpacked(task[TASK.size :])
        # Should the server die, nobody else would stop this query; SIGALRM's default action does.
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE)
        _answer(connection, store, job, last)
        signal.setitimer(signal.ITIMER_REAL, 0)
        # Each page that it comes to own is a fault, though not the other way round: memory used anew is one, too.
        if copies and resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize() > copies:
            return


def _take(connection: socket.socket) -> bytes:
    """What the server sends next; nothing where it closed."""
    data = connection.recv(_ONCE)  # no more than one message is ever under way
    while len(data) < TASK.size or len(data) < TASK.size + TASK.unpack_from(data)[0]:
        part = connection.recv(_ONCE) if data else b""
        if not part:
            return b""
        data += part
    return data


class _Out:
    """Sends an answer: a small one in one go, a larger one as the server takes it."""

    def __init__(self, connection: socket.socket, last: float) -> None:
        self._connection = connection
        self._last = last
        self._pending = b""
        self._meta: Meta | None = None  # of an answer that goes out in one go

    def begin(self, meta: Meta) -> None:
        if meta.length is not None and meta.length < _ONCE:
            self._meta = meta
        else:
            self._pending = _frame(b"M", marshal.dumps((tuple(meta), None)))

    def write(self, data: bytes) -> None:
        if self._meta:
            self._pending = _frame(b"A", marshal.dumps((tuple(self._meta), data)))
        else:
            signal.setitimer(signal.ITIMER_REAL, self._last + _GRACE)
            self._connection.sendall(self._pending + FRAME.pack(b"B", len(data)))
            self._connection.sendall(data)
            self._pending = b""

    def end(self) -> None:
        self._connection.sendall(self._pending if self._meta else self._pending + _frame(b"E"))


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
    return _frame(b"F", json.dumps(told).encode())


def _frame(kind: bytes, payload: bytes = b"") -> bytes:
    return FRAME.pack(kind, len(payload)) + payload


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
