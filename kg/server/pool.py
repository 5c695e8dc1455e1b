"""The worker processes: a query gets one for itself, within its time; one that is killed is replaced."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Any, cast

from kg import errors
from kg.errors import KgError, QueryError, QueryTimeout, QueryTooLarge, ServerError, Where
from kg.server.config import Config
from kg.server.execute import Job, Meta
from kg.server.http import ClientGone
from kg.server.negotiate import NotAcceptable
from kg.server.worker import FRAME, LENGTH

# Above this many bytes that the client has not taken yet, a worker has to wait.
HIGH_WATER = 1 << 20
_NICE_AFTER = 0.5  # seconds
_LOOK_FOR_CLIENT_AFTER = 0.1  # seconds

_KINDS: dict[str, type[KgError]] = {
    kind.__name__: kind
    for kind in (*vars(errors).values(), NotAcceptable)
    if isinstance(kind, type) and issubclass(kind, KgError)
}


class Busy(KgError):
    """All workers are taken and so are all places in the queue."""


class WorkerDied(QueryTooLarge):
    """A worker ended by itself in the middle of a query: out of stack or memory, or killed by somebody else."""


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
            self.meta.set_exception(_error(json.loads(payload)))
            self.ended = True
        elif kind == b"F":  # the store failed under a stream: what went out cannot be taken back, only broken off
            self.worker.kill()
        elif kind == b"E":
            self.ended = True
        elif kind == b"R":
            self.worker.ready()
        self._wake()

    def _wake(self) -> None:
        if self.arrived and not self.arrived.done():
            self.arrived.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True
        self.worker.died()
        self._wake()


def _error(told: dict[str, Any]) -> Exception:
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
        ours, theirs = socket.socketpair()
        self._socket = ours
        with theirs:
            # The worker finds what we find, however this process came to its path; nothing of its own is read.
            code = f"import sys; sys.path[:] = {sys.path!r}; from kg.server import worker; worker.main("
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", f"{code}{theirs.fileno()}, {str(snapshot)!r}, {memory})"],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )

    async def connect(self) -> None:
        ours = self._socket
        ours.setblocking(False)
        await asyncio.get_running_loop().create_connection(lambda: self.channel, sock=ours)

    def ready(self) -> None:
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
            for task in Path(f"/proc/{self.process.pid}/task").iterdir():
                os.setpriority(os.PRIO_PROCESS, int(task.name), 10)

    def settle(self) -> None:
        for timer in self.timers:
            timer.cancel()
        self.timers = []

    def kill(self, verdict: Exception | None = None) -> None:
        self.verdict = self.verdict or verdict
        self.process.kill()
        if self.channel.transport:  # which would not notice while it is paused
            self.channel.transport.abort()

    def died(self) -> None:
        """The socket closed: the process ended, by our hand or not."""
        self.settle()
        # Its status is read, so that none linger; a large one takes its time to go.
        asyncio.get_running_loop().run_in_executor(None, self.process.wait)
        meta = self.channel.meta
        if meta and not meta.done():
            # A parser or evaluator that runs out of stack or memory takes its process with it.
            meta.set_exception(
                self.verdict
                or WorkerDied(
                    f"the query needs more than {self.memory >> 20} MB of memory, or is too deeply nested",
                    hint="ask for less at a time",
                )
            )
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


class Reply:
    """The meta of an answer with its bytes still to come, from a store of this version."""

    def __init__(self, worker: Worker, meta: Meta, waited: float) -> None:
        self.meta = meta
        self.version = worker.version
        self.waited = waited
        self.chunks = worker.chunks()

    async def read(self) -> bytes:
        """The whole body."""
        return b"".join([part async for part in self.chunks])


class Pool:
    """``config.workers`` processes on the present snapshot, and a queue before them."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.running: set[Worker] = set()
        self._idle: list[Worker] = []
        self._starting: set[Worker] = set()
        self._queue: deque[asyncio.Future[Worker]] = deque()
        self._snapshot: Path | None = None
        self.version = ""
        self._closed = False
        self._failures = 0
        self.started = 0
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def waiting(self) -> int:
        return len(self._queue)

    async def start(self, snapshot: Path, version: str) -> None:
        """Start on a snapshot, or move on to another one: workers on the former end with the query they are at."""
        self._snapshot, self.version = snapshot, version
        for worker in (*self._idle, *self._starting):
            worker.kill()
        self._idle.clear()
        self._starting.clear()
        self._fill()

    def _fill(self) -> None:
        current = sum(w.version == self.version for w in self.running) + len(self._idle) + len(self._starting)
        for _ in range(self.config.workers - current):
            if self._closed or self._snapshot is None:
                return
            worker = Worker(self, self._snapshot, self.version, self.config.memory_bytes)
            self.started += 1
            self._starting.add(worker)
            task = asyncio.get_running_loop().create_task(worker.connect())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def give_back(self, worker: Worker) -> None:
        """A worker started, or finished a query."""
        self.running.discard(worker)
        self._starting.discard(worker)
        if worker.version != self.version or worker.slow or self._closed:
            worker.kill()
            self._fill()
            return
        self._failures = 0
        while self._queue:
            waiter = self._queue.popleft()
            if not waiter.done():
                self.running.add(worker)
                waiter.set_result(worker)
                return
        self._idle.append(worker)

    def lost(self, worker: Worker) -> None:
        """A worker is gone. One that never became ready is tried again, but not for ever."""
        if worker in self._starting:
            self._failures += 1
        self.running.discard(worker)
        self._starting.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        if self._failures > 3 * self.config.workers:
            while self._queue:
                waiter = self._queue.popleft()
                if not waiter.done():
                    waiter.set_exception(ServerError("no worker process can be started"))
            return
        self._fill()

    async def run(self, job: Job, receive: Any = None) -> Reply:
        """Runs a query; gives its reply when the first bytes are there.

        Raises:
            Busy: too many are waiting.
            ClientGone: ``receive`` said so; the query is stopped.
            KgError: why it was not answered.
        """
        try:
            return await self._attempt(job, receive)
        except WorkerDied:  # perhaps it was dead when it got the query; what kills one worker will kill another
            return await self._attempt(job, receive)

    async def _attempt(self, job: Job, receive: Any) -> Reply:
        began = perf_counter()
        worker = await self._worker()
        waited = (perf_counter() - began) * 1000
        whole = job.rows is None and job.size is None
        meta = worker.send(job, self.config.stream_seconds if whole else self.config.seconds)
        if whole:  # the time limit holds up to the first byte
            worker.expect_first_byte(self.config.seconds)
        watch = None
        if receive:
            loop = asyncio.get_running_loop()
            watch = loop.call_later(_LOOK_FOR_CLIENT_AFTER, self._watch, worker, meta, receive)
        try:
            return Reply(worker, await meta, waited)
        except asyncio.CancelledError:
            worker.kill(ClientGone())
            raise
        except BaseException:
            if not worker.channel.lost and worker.channel.ended:
                worker.settle()
                self.give_back(worker)
            raise
        finally:
            if watch:
                watch.cancel()

    def _watch(self, worker: Worker, meta: asyncio.Future[Meta], receive: Any) -> None:
        async def look() -> None:
            while not meta.done():
                message = await receive()
                if message["type"] == "http.disconnect":
                    if not meta.done():
                        worker.kill(ClientGone())
                    return

        task = asyncio.get_running_loop().create_task(look())
        meta.add_done_callback(lambda _: task.cancel())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _worker(self, *, always: bool = False) -> Worker:
        if self._closed:
            raise Busy("the server is shutting down")
        while self._idle:
            worker = self._idle.pop()
            if not worker.channel.lost:
                self.running.add(worker)
                return worker
        if len(self._queue) >= self.config.waiting and not always:
            raise Busy("too many queries are waiting already")
        waiter: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._queue.append(waiter)
        try:
            async with asyncio.timeout(self.config.seconds):
                return await waiter
        except TimeoutError:
            raise Busy("no worker became free in time") from None
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled() and not waiter.exception():
                self.give_back(waiter.result())
            raise

    async def check(self, *, starting: bool = False) -> None:
        """Comes back when a worker could take a query.

        Raises:
            ServerError: none can be started.
            Busy: none became free in time.
        """
        self.give_back(await self._worker(always=starting))

    async def close(self, grace: float) -> None:
        """Lets running queries end for ``grace`` seconds, then ends all processes."""
        self._closed = True
        loop = asyncio.get_running_loop()
        deadline = loop.time() + grace
        while self.running and loop.time() < deadline:
            await asyncio.sleep(0.02)
        everyone = [*self.running, *self._idle, *self._starting]
        for worker in everyone:
            worker.kill(ClientGone())
        for worker in everyone:
            worker.process.wait()
