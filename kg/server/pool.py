"""The pool of worker processes: a query gets one for itself, within its time; one that is killed is replaced."""

from __future__ import annotations

import asyncio
from collections import deque
from pathlib import Path
from time import perf_counter
from typing import Any

from kg.errors import KgError, ServerError
from kg.server.config import Config
from kg.server.execute import Job, Meta
from kg.server.http import ClientGone
from kg.server.nursery import Nursery
from kg.server.process import Worker, WorkerDied, WorkerLost

_LOOK_FOR_CLIENT_AFTER = 0.1  # seconds
_START_SECONDS = 60.0


class Busy(KgError):
    """All workers are taken and so are all places in the queue."""


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

    def __init__(self, config: Config, nursery: Nursery | None = None) -> None:
        self.config = config
        self._nursery = nursery
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

    @property
    def nursery(self) -> Nursery:
        if self._nursery is None:
            self._nursery = Nursery()
        return self._nursery

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
        died = False
        while True:
            try:
                return await self._attempt(job, receive)
            except WorkerLost:
                continue
            except WorkerDied:  # perhaps by somebody else's hand; what kills one worker will kill another
                if died:
                    raise
                died = True

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

    async def _worker(self, *, starting: bool = False) -> Worker:
        if self._closed:
            raise Busy("the server is shutting down")
        while self._idle:
            worker = self._idle.pop()
            if not worker.channel.lost:
                self.running.add(worker)
                return worker
        if len(self._queue) >= self.config.waiting and not starting:
            raise Busy("too many queries are waiting already")
        waiter: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._queue.append(waiter)
        try:
            async with asyncio.timeout(_START_SECONDS if starting else self.config.patience_seconds):
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
        self.give_back(await self._worker(starting=starting))

    async def close(self, grace: float) -> None:
        """Lets running queries end for ``grace`` seconds, then ends all processes."""
        self._closed = True
        loop = asyncio.get_running_loop()
        deadline = loop.time() + grace
        while self.running and loop.time() < deadline:
            await asyncio.sleep(0.02)
        for worker in (*self.running, *self._idle, *self._starting):
            worker.kill(ClientGone())
        if self._nursery:
            await loop.run_in_executor(None, self._nursery.close)
