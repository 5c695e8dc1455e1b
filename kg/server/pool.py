"""The pool of worker processes: a query gets one for itself, within its time; one that is killed is replaced.

Workers read a snapshot from disk at first. Once it has lasted for a moment it is read into memory, if it fits, and
workers that find it there take over. Rows may come in another order then, so the version that answers bear changes.
"""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from pathlib import Path

from kg.errors import KgError, ServerError
from kg.server.config import Config
from kg.server.nursery import Nursery
from kg.server.process import Asked, Reply, Worker, WorkerDied
from kg.server.resident import Resident

_START_SECONDS = 60.0
_LOOK_EVERY = 0.02  # seconds; how exact time limits are


class Busy(KgError):
    """All workers are taken and so are all places in the queue."""


class Pool:
    """``config.workers`` processes on the present snapshot, and a queue before them."""

    def __init__(self, config: Config, nursery: Nursery | None = None) -> None:
        self.config = config
        self._nursery = nursery
        self.running: set[Worker] = set()
        self._idle: list[Worker] = []
        self._starting: set[Worker] = set()
        self._queue: deque[Asked] = deque()
        self._snapshot: Path | None = None
        self.version = ""  # of the content and of the way it is read, which decides on the order of rows
        self._content = ""
        self._resident = Resident(config.resident_bytes, lambda: self.nursery, self._renew)
        self._closed = False
        self._failures = 0
        self.started = 0
        self.loop: asyncio.AbstractEventLoop  # from the start on; asking for the running one takes a system call
        self._tasks: set[asyncio.Task[None]] = set()
        self._watch: asyncio.TimerHandle | None = None

    @property
    def waiting(self) -> int:
        return len(self._queue)

    @property
    def nursery(self) -> Nursery:
        if self._nursery is None:
            self._nursery = Nursery()
        return self._nursery

    @property
    def resident(self) -> bool:
        """Whether queries are answered from memory."""
        return self._resident.ready

    def start(self, snapshot: Path, version: str) -> None:
        """Start on a snapshot, or move on to another one: workers on the former end with the query they are at."""
        self._snapshot, self._content = snapshot, version
        self.loop = asyncio.get_running_loop()
        if not self._closed:
            self._read_from_disk()

    def _read_from_disk(self) -> None:
        """For the time being."""
        assert self._snapshot
        self._resident.follow(self._snapshot)
        self._renew()

    def _renew(self) -> None:
        """Workers that read the present snapshot in the present way take the place of those there are."""
        self.version = f"{self._content}m" if self.resident else self._content
        for worker in (*self._idle, *self._starting):
            worker.kill()
        self._idle.clear()
        self._starting.clear()
        self._fill()

    def _bear(self, connection: socket.socket) -> None:
        if self.resident:
            self._resident.bear(connection, self.config.memory_bytes, self.config.workers)
        else:
            self.nursery.bear(connection, "worker", str(self._snapshot), self.config.memory_bytes)

    def _fill(self) -> None:
        current = sum(w.version == self.version for w in self.running) + len(self._idle) + len(self._starting)
        for _ in range(self.config.workers - current):
            if self._closed or self._snapshot is None:
                return
            worker = Worker(self, self.version, self.config.memory_bytes, self._bear)
            self.started += 1
            self._starting.add(worker)
            task = asyncio.get_running_loop().create_task(worker.connect())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def run(self, job: bytes) -> Reply:
        """Runs a query, a `Job` that is packed; gives its reply when the first bytes are there.

        Cancelled, it stops the query.

        Raises:
            Busy: too many are waiting.
            KgError: why it was not answered.
        """
        asked = self._ask(job)
        try:
            reply = await asked.answer
        except asyncio.CancelledError:
            if asked.worker and asked.worker.asked is asked:
                asked.worker.kill()
            raise
        assert reply, "something was asked"
        return reply

    async def check(self, *, starting: bool = False) -> None:
        """Comes back when a worker could take a query.

        Raises:
            ServerError: none can be started.
            Busy: none became free in time.
        """
        await self._ask(None, _START_SECONDS if starting else None).answer

    def _ask(self, job: bytes | None, patience: float | None = None) -> Asked:
        if self._closed:
            raise Busy("the server is shutting down")
        config = self.config
        now = self.loop.time()
        asked = Asked(job, self.loop.create_future(), now, now + (patience or config.patience_seconds))
        asked.seconds = config.seconds
        asked.last = max(config.seconds, config.stream_seconds)
        if self._idle:
            self._hand(asked)
        elif len(self._queue) >= config.waiting and not patience:
            raise Busy("too many queries are waiting already")
        else:
            self._queue.append(asked)
        if self._watch is None:
            self._watch = self.loop.call_later(_LOOK_EVERY, self._look)
        return asked

    def _hand_on(self) -> None:
        """Gives the queue to idle workers."""
        while self._queue and self._idle:
            asked = self._queue.popleft()
            if not asked.answer.done():
                self._hand(asked)

    def _hand(self, asked: Asked) -> None:
        """Gives a query to an idle worker."""
        if asked.job is None:
            asked.answer.set_result(None)
            return
        worker = self._idle.pop()
        self.running.add(worker)
        worker.ask(asked)

    def _look(self) -> None:
        """Stops what ran for too long, and sends away who waited for too long."""
        now = self.loop.time()
        for worker in tuple(self.running):
            worker.look(now)
        self._hand_on()
        for asked in [asked for asked in self._queue if now > asked.patience or asked.answer.done()]:
            self._queue.remove(asked)
            if not asked.answer.done():
                asked.answer.set_exception(Busy("no worker became free in time"))
        self._watch = self.loop.call_later(_LOOK_EVERY, self._look) if self.running or self._queue else None

    def give_back(self, worker: Worker) -> None:
        """A worker started, or finished a query."""
        self.running.discard(worker)
        self._starting.discard(worker)
        if worker.version != self.version or worker.slow or self._closed:
            worker.kill()
            self._fill()
            return
        self._failures = 0
        self._idle.append(worker)
        self._hand_on()

    def lost(self, worker: Worker, *, taken: bool) -> None:
        """A worker is gone, which had ``taken`` its query or not. One that never became ready is not tried for ever."""
        if worker in self._starting:
            self._failures += 1
        self.running.discard(worker)
        self._starting.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        asked = worker.asked
        if asked and not asked.answer.done():
            self._bereaved(asked, worker, taken=taken)
        if self._failures > 3 * self.config.workers:
            if self.resident:  # a process of its size cannot be forked, perhaps
                self._failures = 0
                self._read_from_disk()
                return
            while self._queue:
                waiting = self._queue.popleft()
                if not waiting.answer.done():
                    waiting.answer.set_exception(ServerError("no worker process can be started"))
            return
        self._fill()

    def _bereaved(self, asked: Asked, worker: Worker, *, taken: bool) -> None:
        """What becomes of a query whose worker is gone."""
        if worker.verdict:
            asked.answer.set_exception(worker.verdict)
        elif taken and asked.died:
            # A parser or evaluator that runs out of stack or memory takes its process with it.
            asked.answer.set_exception(
                WorkerDied(
                    f"the query needs more than {worker.memory >> 20} MB of memory, or is too deeply nested",
                    hint="ask for less at a time",
                )
            )
        else:  # perhaps somebody else's hand: what kills one worker will kill another
            asked.died = asked.died or taken
            asked.worker = None
            if self._idle and not taken:
                self._hand(asked)
            else:  # for one that is known to live: whatever ended this one may have ended the idle ones, too
                asked.patience += self.config.patience_seconds
                self._queue.appendleft(asked)

    async def close(self) -> None:
        """Ends all processes."""
        self._closed = True
        if self._watch:
            self._watch.cancel()
        self._resident.close()
        for worker in (*self.running, *self._idle, *self._starting):
            worker.kill(Busy("the server is shutting down"))
        if self._tasks:  # those who come to be connected only now are to end, too
            await asyncio.wait(self._tasks)
        if self._nursery:
            await asyncio.get_running_loop().run_in_executor(None, self._nursery.close)
