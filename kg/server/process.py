"""One worker process as the server sees it: its socket, its query, its end."""

from __future__ import annotations

import asyncio
import json
import marshal
import os
import signal
import socket
from collections import deque
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kg import errors
from kg.errors import KgError, QueryError, QueryTimeout, QueryTooLarge, Where
from kg.server.execute import Meta
from kg.server.negotiate import NotAcceptable
from kg.server.worker import FRAME, TASK

if TYPE_CHECKING:
    from kg.server.pool import Pool

# Above this many bytes that the client has not taken yet, a worker has to wait.
HIGH_WATER = 1 << 20
_NICE_AFTER = 1.0

_KINDS: dict[str, type[KgError]] = {
    kind.__name__: kind
    for kind in (*vars(errors).values(), NotAcceptable)
    if isinstance(kind, type) and issubclass(kind, KgError)
}


class WorkerDied(QueryTooLarge):
    """A worker ended by itself in the middle of a query, and so did another one: out of stack or memory."""


class WorkerBug(Exception):
    """A worker failed where it should not have."""


class Asked:
    """A query on its way: through the queue, to a worker, perhaps to another one.

    ``job``, which is packed, is None where nothing is asked but that there be a worker. The first byte is due
    ``seconds`` after the query was first handed to a worker, the last one ``last`` seconds after it.
    """

    seconds = last = 0.0
    began = 0.0
    died = False  # a worker in the middle of it
    worker: Worker | None = None

    def __init__(self, job: bytes | None, answer: asyncio.Future[Reply | None], queued: float, patience: float) -> None:
        self.job = job
        self.answer = answer
        self.queued = queued
        self.patience = patience


class Reply:
    """The meta of an answer with its bytes or, where ``body`` is None, with bytes to come; and the store's version."""

    __slots__ = ("_worker", "body", "meta", "version", "waited")

    def __init__(self, worker: Worker, meta: Meta, body: bytes | None, waited: float) -> None:
        self._worker = worker
        self.version = worker.version
        self.meta = meta
        self.body = body
        self.waited = waited  # milliseconds

    async def read(self) -> bytes:
        """All of it."""
        return b"".join([part async for part in self.chunks()]) if self.body is None else self.body

    def chunks(self) -> AsyncGenerator[bytes]:
        """The bytes as they come, where they did not come at once."""
        return self._worker.chunks()


class Worker(asyncio.Protocol):
    """One process with its socket."""

    def __init__(self, pool: Pool, version: str, memory: int, bear: Callable[[socket.socket], None]) -> None:
        """``bear`` makes the process that has the other end of a socket.

        Raises:
            OSError: it cannot.
        """
        self.pool = pool
        self.version = version
        self.memory = memory
        self.verdict: Exception | None = None  # why it was killed
        self.slow = False
        self.lost = False
        self.asked: Asked | None = None
        self.pid: int | None = None
        self.waiting = 0  # bytes that the client has not taken
        self._handle: int | None = None
        self._transport: asyncio.Transport | None = None
        self._rest = b""
        self._left = 0  # bytes to come of a frame whose bytes are passed on as they come
        self._chunks: deque[bytes] = deque()
        self._arrived: asyncio.Future[None] | None = None
        self._ended = False
        self._connected = False
        self._killed = False
        self._socket, theirs = socket.socketpair()
        with theirs:
            bear(theirs)

    async def connect(self) -> None:
        ours = self._socket
        ours.setblocking(False)
        await asyncio.get_running_loop().create_connection(lambda: self, sock=ours)
        self._connected = True
        if self._killed:
            self.kill()

    # The transport's side.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one by its methods only

    def data_received(self, data: bytes) -> None:
        if self._rest:
            data = self._rest + data
        at, end = 0, len(data)
        while at < end:
            if self._left:
                part = data[at : at + self._left]
                self._chunks.append(part)
                self.waiting += len(part)
                self._left -= len(part)
                at += len(part)
                self._wake()
            elif end - at < FRAME.size:
                break
            else:
                kind, size = FRAME.unpack_from(data, at)
                if kind == b"B":
                    self._left = size
                    at += FRAME.size
                elif end - at - FRAME.size < size:
                    break
                else:
                    at += FRAME.size + size
                    self._frame(kind, data[at - size : at])
        self._rest = data[at:]
        if self.waiting > HIGH_WATER and self._transport:
            self._transport.pause_reading()

    def _frame(self, kind: bytes, payload: bytes) -> None:
        asked = self.asked
        if kind == b"R":
            self._ready(int(payload))
        elif kind == b"E":
            self._ended = True
            self._wake()
        elif asked is None or asked.answer.done():
            if kind == b"F":  # the store failed under a stream: what went out cannot be taken back, only broken off
                self.kill(WorkerBug(json.loads(payload)["message"]))
        elif kind == b"F":
            asked.answer.set_exception(told_error(json.loads(payload)))
            self._free()
        else:
            meta, body = marshal.loads(payload)
            asked.answer.set_result(Reply(self, Meta(*meta), body, (asked.began - asked.queued) * 1000))
            if kind == b"A":  # all of it
                self._free()
            else:
                asked.seconds = asked.last

    def connection_lost(self, exc: Exception | None) -> None:
        """The process ended, by our hand or not."""
        self.lost = True
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        # The kernel tells a reset from an end: with what was sent still unread, or not to be sent any more.
        self.pool.lost(self, taken=exc is None)
        self._wake()

    # The pool's side.

    def _ready(self, pid: int) -> None:
        self.pid = pid
        with suppress(OSError):  # it died at once, which its connection tells
            self._handle = os.pidfd_open(pid)
        self.pool.give_back(self)

    def ask(self, asked: Asked) -> None:
        """Hands a query over; its answer is the reply, or why there is none."""
        self.asked = asked
        asked.worker = self
        asked.began = asked.began or self.pool.loop.time()
        self._ended = False
        assert asked.job
        if self._transport:
            self._transport.write(TASK.pack(len(asked.job), asked.seconds, asked.last) + asked.job)

    def look(self, now: float) -> None:
        """Stops a query that runs for too long. One that runs for long steps back."""
        asked = self.asked
        if asked is None:
            return
        spent = now - asked.began
        if spent > asked.seconds:
            self.kill(
                QueryTimeout(
                    f"the query ran longer than {asked.seconds:g} s and was stopped",
                    hint="ask for less: a narrower pattern, a LIMIT without ORDER BY, a longer time limit (kg serve)",
                )
            )
        elif spent > _NICE_AFTER and not self.slow:
            self._step_back()

    def _step_back(self) -> None:
        """Short queries go before long ones. A process cannot become nicer and then less so: it is not used again."""
        self.slow = True
        with suppress(OSError):
            for task in Path(f"/proc/{self.pid}/task").iterdir():
                os.setpriority(os.PRIO_PROCESS, int(task.name), 10)

    def _free(self) -> None:
        """Its query is answered."""
        self.asked = None
        self.pool.give_back(self)

    def kill(self, verdict: Exception | None = None) -> None:
        self.verdict = self.verdict or verdict
        self._killed = True
        if self._handle is not None:  # one that is not ready yet ends with its connection
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        # Which would not notice while it is paused. Before it has all it needs, an end would leave the socket open.
        if self._transport and self._connected:
            self._transport.abort()

    async def chunks(self) -> AsyncGenerator[bytes]:
        """The bytes of the result as they come. The worker is free when they ended, and killed when nobody takes them.

        Raises:
            Exception: why the worker was killed.
        """
        loop = asyncio.get_running_loop()
        try:
            while True:
                while self._chunks:
                    part = self._chunks.popleft()
                    self.waiting -= len(part)
                    if self.waiting <= HIGH_WATER and self._transport and not self.lost:
                        self._transport.resume_reading()
                    yield part
                if self._ended:
                    return
                if self.lost:
                    raise self.verdict or WorkerBug("the worker ended in the middle of a result")
                self._arrived = loop.create_future()
                await self._arrived
        finally:
            if self._ended and not self.lost and not self._chunks:
                self._free()
            else:
                self.kill()

    def _wake(self) -> None:
        if self._arrived and not self._arrived.done():
            self._arrived.set_result(None)


def told_error(told: dict[str, Any]) -> Exception:
    """The exception that a process told of, out of the payload of its frame."""
    if told["kind"] == "bug":
        return WorkerBug(told["message"])
    where = Where("query", told["line"], told["column"]) if told.get("line") else None
    return _KINDS.get(told["kind"], QueryError)(told["message"], where=where, hint=told["hint"])
