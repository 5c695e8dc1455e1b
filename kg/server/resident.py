"""A snapshot in memory: one process reads it in, and forks workers that find it there.

Oxigraph answers a join or a large result from memory in a third of the time that it takes from disk. A fork shares the
memory of its parent, so that the graph is held once however many workers there are, and workers that are killed cost
no more than before. Shared is what is not written to, though, and Oxigraph counts who holds a quad in the quad itself:
a worker comes to own a copy of what it has looked at, with a million quads some 40 MB at once and 280 MB of 450 after
it has counted 140,000 of them. All copies together may take as much as the graph may: a worker with more than its share
ends after its query, and another is forked. Reading takes some ten microseconds a quad; until then, workers read from
disk.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
import json
import logging
import os
import resource
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from time import monotonic

import pyoxigraph as ox

from kg.server.nursery import Nursery, breed
from kg.server.worker import attend

log = logging.getLogger("kg.server")

# A snapshot that has lasted so long is worth reading in; twice as long as reading took before, where that is longer,
# so that a store which changes all the time is not read in all the time.
_LASTING = 0.5  # seconds
_BATCH = 5_000  # quads; after each it looks how large it is
_READY, _TOO_LARGE = b"R", b"L"


class Resident:
    """The server's end: has a snapshot that lasts read into at most ``limit`` bytes of memory by a process for that.

    ``changed`` is called when the process has become ``ready`` for bearing workers, and when somebody killed it then.
    """

    def __init__(self, limit: int, nursery: Callable[[], Nursery], changed: Callable[[], None]) -> None:
        self.ready = False
        self._limit = limit
        self._nursery = nursery
        self._changed = changed
        self._timer: asyncio.TimerHandle | None = None
        self._control: socket.socket | None = None
        self._began = self._seconds = 0.0  # when the last reading began, how long it took

    def follow(self, snapshot: Path) -> None:
        """Lets go of the former snapshot, and has this one read in when it has lasted."""
        self.close()
        if self._limit:
            wait = max(_LASTING, 2 * self._seconds)
            self._timer = asyncio.get_running_loop().call_later(wait, self._read_in, snapshot)

    def _read_in(self, snapshot: Path) -> None:
        self._began = monotonic()
        with suppress(OSError):  # no more processes or files: the disk will do
            self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            asyncio.get_running_loop().add_reader(self._control.fileno(), self._heard, snapshot)
            with theirs:
                self._nursery().bear(theirs, "resident", str(snapshot), self._limit)

    def _heard(self, snapshot: Path) -> None:
        assert self._control, "nothing is heard of one that was closed"
        try:
            message = self._control.recv(1)
        except ConnectionResetError:
            message = b""
        if message == _READY:
            self._seconds = monotonic() - self._began
            self.ready = True
            self._changed()
        elif self.ready:  # somebody killed it
            self.follow(snapshot)
            self._changed()
        else:  # it did not come to be, and for this snapshot will not
            self.close()
            if message == _TOO_LARGE:  # nor for the next one, in all likelihood, and trying costs
                log.warning("the graph is answered from disk: it does not fit into %d MB", self._limit >> 20)
                self._limit = 0

    def bear(self, connection: socket.socket, memory: int, workers: int) -> None:
        """Forks one of so many workers, which inherits ``connection`` and ends when it has copied its share.

        Where the process is gone so is the worker, and both ends tell.

        Raises:
            OSError: there are no more files to be had.
        """
        assert self._control, "it is ready"
        message = json.dumps(("worker", memory, self._limit // workers))
        with suppress(BrokenPipeError, ConnectionResetError):
            socket.send_fds(self._control, [message.encode()], [connection.fileno()])

    def close(self) -> None:
        """Ends the process; what it bore lives on. Twice is once."""
        if self._timer:
            self._timer.cancel()
        if self._control:
            if not self.ready:
                self._seconds = monotonic() - self._began
            asyncio.get_running_loop().remove_reader(self._control.fileno())
            self._control.close()
            self._control = None
        self.ready = False


def main(handle: int, snapshot: str, limit: int) -> None:
    """Read the snapshot in, say so on the socket with this file descriptor, then fork workers until that closes."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    control = socket.socket(fileno=handle)
    store = ox.Store()

    def read() -> None:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)  # of this thread: queries go before it
        try:
            fits = _read(snapshot, store, limit)
            gc.freeze()
            with suppress(AttributeError):  # what was freed would be sorted, and so copied, by each child: glibc's way
                ctypes.CDLL(None).malloc_trim(0)
            control.send(_READY if fits else _TOO_LARGE)
        except (OSError, RuntimeError, MemoryError):  # the snapshot went, or the server did, or there is no more
            os._exit(1)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    breed(control, {"worker": partial(attend, store=store)}, before=reader.join)
    # The end is sudden: of this process, which may be in the middle of reading, and of a worker, which has none of
    # RocksDB's threads to wait for, and would have to copy all of the graph to give it back.
    os._exit(0)


def _read(snapshot: str, store: ox.Store, limit: int) -> bool:
    """Whether all of it fits."""
    source = ox.Store.read_only(snapshot)
    for graph in source.named_graphs():
        store.add_graph(graph)
    quads = iter(source)
    while batch := list(islice(quads, _BATCH)):
        store.extend(batch)
        if _held() > limit:
            return False
    return True


def _held() -> int:
    """Bytes of memory that this process has."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
