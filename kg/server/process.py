"""One worker process as the server sees it: its socket, its query, its end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kg import errors
from kg.errors import KgError, QueryError, QueryTimeout, QueryTooLarge, Where
from kg.server.execute import Job, Meta
from kg.server.http import ClientGone
from kg.server.negotiate import NotAcceptable
from kg.server.worker import FRAME, LENGTH

if TYPE_CHECKING:
    from kg.server.pool import Pool

# Above this many bytes that the client has not taken yet, a worker has to wait.
HIGH_WATER = 1 << 20
_NICE_AFTER = 0.5  # seconds

_KINDS: dict[str, type[KgError]] = {
    kind.__name__: kind
    for kind in (*vars(errors).values(), NotAcceptable)
    if isinstance(kind, type) and issubclass(kind, KgError)
}


class WorkerDied(QueryTooLarge):
    """A worker ended by itself in the middle of a query: out of stack or memory, or killed by somebody else."""


class WorkerLost(Exception):
    """A worker ended before it took its query, which another one can answer."""


class WorkerBug(Exception):
    """A worker failed where it should not have."""


class _Channel(asyncio.Protocol):
    """The server's end of a worker's socket."""

    def __init__(self, worker: Worker) -> None:
        self.worker = worker
        self.transport: asyncio.Transport | None = None
        self.buffer = bytearray()
        self.chunks: deque[bytes] = deque()
        self.waiting = 0  # bytes in chunks
        self.arrived: asyncio.Future[None] | None = None
        self.meta: asyncio.Future[Meta] | None = None
        self.ended = False
        self.lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop's is one by its methods only

    def data_received(self, data: bytes) -> None:
        buffer = self.buffer
        buffer += data
        at = 0
        while len(buffer) - at >= FRAME.size:
            kind, size = FRAME.unpack_from(buffer, at)
            if len(buffer) - at - FRAME.size < size:
                break
            at += FRAME.size
            self._frame(kind, bytes(buffer[at : at + size]))
            at += size
        del buffer[:at]
        if self.waiting > HIGH_WATER and self.transport:
            self.transport.pause_reading()

    def _frame(self, kind: bytes, payload: bytes) -> None:
        if kind == b"B":
            self.chunks.append(payload)
            self.waiting += len(payload)
        elif kind == b"M" and self.meta and not self.meta.done():
            self.meta.set_result(Meta(*json.loads(payload)))
        elif kind == b"F" and self.meta and not self.meta.done():
            self.meta.set_exception(told_error(json.loads(payload)))
            self.ended = True
        elif kind == b"F":  # the store failed under a stream: what went out cannot be taken back, only broken off
            self.worker.kill()
        elif kind == b"E":
            self.ended = True
        elif kind == b"R":
            self.worker.ready(int(payload))
        self._wake()

    def _wake(self) -> None:
        if self.arrived and not self.arrived.done():
            self.arrived.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True
        # The kernel tells a reset from an end: with what was sent still unread, or not to be sent any more.
        self.worker.died(taken=exc is None)
        self._wake()


def told_error(told: dict[str, Any]) -> Exception:
    """The exception that a process told of, out of the payload of its frame."""
    if told["kind"] == "bug":
        return WorkerBug(told["message"])
    where = Where("query", told["line"], told["column"]) if told.get("line") else None
    return _KINDS.get(told["kind"], QueryError)(told["message"], where=where, hint=told["hint"])


class Worker:
    """One process with its socket."""

    def __init__(self, pool: Pool, snapshot: Path, version: str, memory: int) -> None:
        self.pool = pool
        self.version = version
        self.memory = memory
        self.channel = _Channel(self)
        self.timers: list[asyncio.TimerHandle] = []
        self.verdict: Exception | None = None  # why it was killed
        self.slow = False
        self.pid: int | None = None
        self._handle: int | None = None
        self._socket, theirs = socket.socketpair()
        with theirs:
            pool.nursery.bear(theirs, "worker", str(snapshot), memory)

    async def connect(self) -> None:
        ours = self._socket
        ours.setblocking(False)
        await asyncio.get_running_loop().create_connection(lambda: self.channel, sock=ours)

    def ready(self, pid: int) -> None:
        """It lives, and this is its process id."""
        self.pid = pid
        with suppress(OSError):  # it died at once, which its connection tells
            self._handle = os.pidfd_open(pid)
        self.pool.give_back(self)

    def send(self, job: Job, seconds: float) -> asyncio.Future[Meta]:
        """Hands the job over; the future is its meta, or why there is none."""
        channel = self.channel
        loop = asyncio.get_running_loop()
        channel.meta = loop.create_future()
        channel.ended = False
        payload = json.dumps((seconds, job)).encode()
        self.timers = [
            loop.call_later(seconds, self._expire, seconds),
            loop.call_later(_NICE_AFTER, self._step_back),
        ]
        if channel.transport:
            channel.transport.write(LENGTH.pack(len(payload)) + payload)
        return channel.meta

    def _expire(self, seconds: float) -> None:
        self.kill(
            QueryTimeout(
                f"the query ran longer than {seconds:g} s and was stopped",
                hint="ask for less: a narrower pattern, a LIMIT without ORDER BY, a longer time limit (kg serve)",
            )
        )

    def expect_first_byte(self, seconds: float) -> None:
        """The time limit of a streamed result, which may take longer once it flows."""

        def look() -> None:
            if self.channel.meta and not self.channel.meta.done():
                self._expire(seconds)

        self.timers.append(asyncio.get_running_loop().call_later(seconds, look))

    def _step_back(self) -> None:
        """Short queries go before long ones. A process cannot become nicer and then less so: it is not used again."""
        self.slow = True
        with suppress(OSError):
            for task in Path(f"/proc/{self.pid}/task").iterdir():
                os.setpriority(os.PRIO_PROCESS, int(task.name), 10)

    def settle(self) -> None:
        for timer in self.timers:
            timer.cancel()
        self.timers = []

    def kill(self, verdict: Exception | None = None) -> None:
        self.verdict = self.verdict or verdict
        if self._handle is not None:  # one that is not ready yet ends with its connection
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        if self.channel.transport:  # which would not notice while it is paused
            self.channel.transport.abort()

    def died(self, *, taken: bool) -> None:
        """The socket closed: the process ended, by our hand or not, after it had taken what it was sent, or before."""
        self.settle()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
        meta = self.channel.meta
        if meta and not meta.done():
            # A parser or evaluator that runs out of stack or memory takes its process with it.
            died = WorkerDied(
                f"the query needs more than {self.memory >> 20} MB of memory, or is too deeply nested",
                hint="ask for less at a time",
            )
            meta.set_exception(self.verdict or (died if taken else WorkerLost()))
            meta.exception()  # nobody may be waiting for it any more
        self.pool.lost(self)

    async def chunks(self) -> AsyncGenerator[bytes]:
        """The bytes of the result as they come. The worker is free when they ended, and killed when nobody takes them.

        Raises:
            Exception: why the worker was killed.
        """
        channel = self.channel
        loop = asyncio.get_running_loop()
        try:
            while True:
                while channel.chunks:
                    part = channel.chunks.popleft()
                    channel.waiting -= len(part)
                    if channel.waiting <= HIGH_WATER and channel.transport and not channel.lost:
                        channel.transport.resume_reading()
                    yield part
                if channel.ended:
                    return
                if channel.lost:
                    raise self.verdict or WorkerBug("the worker ended in the middle of a result")
                channel.arrived = loop.create_future()
                await channel.arrived
        finally:
            if channel.ended and not channel.lost:
                channel.chunks.clear()
                channel.waiting = 0
                self.settle()
                self.pool.give_back(self)
            elif not channel.lost:
                self.kill(ClientGone())
