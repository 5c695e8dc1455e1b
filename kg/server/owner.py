"""The writing process as the server sees it: changes in a queue, each acknowledged when readers can see it."""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kg.errors import KgError, QueryTimeout, ServerError, StoreError, UnknownDocument
from kg.server.config import Config
from kg.server.nursery import Nursery
from kg.server.pool import Busy
from kg.server.process import WorkerBug, WorkerDied, told_error
from kg.server.worker import FRAME
from kg.server.writer import Change, Outcome, pack

_START_SECONDS = 60.0
_PUBLISH_SECONDS = 60.0
_TOGETHER = 64  # changes; as many are published in one
# Made twice they are made once, so that one whose process was killed, by whatever hand, may be tried again.
_AGAIN = frozenset(("document", "withdraw", "put", "delete", "publish"))


class Owner:
    """The process that holds the store for writing; it is begun again when it dies, or is killed for its slowness."""

    def __init__(self, folder: Path, config: Config, nursery: Callable[[], Nursery]) -> None:
        self.folder = folder
        self.config = config
        self._nursery = nursery
        self._queue: asyncio.Queue[tuple[Change, asyncio.Future[Outcome]]] = asyncio.Queue(config.waiting)
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._handle: int | None = None
        self._task: asyncio.Task[None] | None = None
        self.pending = 0  # changes that nobody was told of yet

    async def start(self) -> None:
        """Opens the store.

        Raises:
            StoreError: it is locked, broken or too new.
        """
        await self._begin()
        self._task = asyncio.get_running_loop().create_task(self._work())

    async def change(self, change: Change) -> Outcome:
        """Makes a change; comes back when it is published.

        Raises:
            Busy: too many are waiting.
            KgError: why nothing was changed.
        """
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        if self._task is None:
            raise Busy("the server is shutting down")
        try:
            self._queue.put_nowait((change, future))
        except asyncio.QueueFull:
            raise Busy("too many changes are waiting already") from None
        self.pending += 1
        try:
            return await future
        finally:
            self.pending -= 1

    async def close(self) -> None:
        """Ends the process. What it is in the middle of is told to nobody, and nothing of it is kept."""
        task, self._task = self._task, None
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        while not self._queue.empty():
            _settle(self._queue.get_nowait()[1], Busy("the server is shutting down"))
        await self._end(kill=False)

    async def _work(self) -> None:
        while True:
            batch = [await self._queue.get()]
            while len(batch) < _TOGETHER and not self._queue.empty():
                batch.append(self._queue.get_nowait())
            done: list[tuple[asyncio.Future[Outcome], Outcome | Exception]] = []
            try:
                for change, future in batch:
                    done.append((future, await self._outcome(change)))
                published = await self._outcome(Change("publish"))
            except asyncio.CancelledError:
                for _, future in batch:
                    _settle(future, Busy("the server is shutting down"))
                raise
            for future, outcome in done:
                failed = isinstance(outcome, Exception) or not isinstance(published, Exception)
                _settle(future, outcome if failed else published)

    async def _outcome(self, change: Change) -> Outcome | Exception:
        try:
            try:
                return await self._ask(change)
            except WorkerDied:
                if change.action not in _AGAIN:
                    raise
                return await self._ask(change)
        except (KgError, WorkerBug) as error:
            return error

    async def _ask(self, change: Change) -> Outcome:
        seconds = _PUBLISH_SECONDS if change.action == "publish" else self.config.update_seconds
        if self._writer is None:
            await self._begin()
        assert self._writer
        try:
            async with asyncio.timeout(seconds):
                self._writer.write(pack(change, seconds))
                await self._writer.drain()
                kind, payload = await self._frame()
        except TimeoutError:
            await self._end(kill=True)
            raise QueryTimeout(
                f"the change took longer than {seconds:g} s and was stopped; nothing of it is kept",
                hint="change less at a time",
            ) from None
        except (OSError, asyncio.IncompleteReadError):
            await self._end(kill=True)
            raise WorkerDied(
                "the change needs more memory than it may have, or is too deeply nested", hint="change less at a time"
            ) from None
        if kind == b"F":
            error = told_error(json.loads(payload))
            # After a full disk, say, RocksDB takes nothing more until it is opened anew.
            if isinstance(error, StoreError) and not isinstance(error, UnknownDocument):
                await self._end(kill=True)
            raise error
        return Outcome(*json.loads(payload))

    async def _begin(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            # RocksDB holds what was written in memory until it writes a file: it needs more room than a query.
            memory = 2 * self.config.memory_bytes + (256 << 20)
            self._nursery().bear(theirs, "writer", str(self.folder), memory)
        self._reader, self._writer = await asyncio.open_connection(sock=ours)
        try:
            async with asyncio.timeout(_START_SECONDS):
                kind, payload = await self._frame()
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            await self._end(kill=True)
            raise ServerError("the process that writes cannot be started") from None
        if kind == b"F":
            await self._end(kill=True)
            raise told_error(json.loads(payload))
        with suppress(OSError):  # it died at once, which its connection tells
            self._handle = os.pidfd_open(int(payload))

    async def _frame(self) -> tuple[bytes, bytes]:
        assert self._reader
        kind, size = FRAME.unpack(await self._reader.readexactly(FRAME.size))
        return kind, await self._reader.readexactly(size)

    async def _end(self, *, kill: bool) -> None:
        """Ends the process and waits for its end: until then it holds the lock of the store."""
        handle, self._handle = self._handle, None
        writer, self._writer = self._writer, None
        if kill and handle is not None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
        if writer:
            writer.close()
        if handle is not None:
            seconds = self.config.grace_seconds + 5
            await asyncio.get_running_loop().run_in_executor(None, select.select, [handle], [], [], seconds)
            os.close(handle)


def _settle(future: asyncio.Future[Outcome], outcome: Outcome | Exception) -> None:
    if future.done():  # its client went away
        return
    if isinstance(outcome, Exception):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
