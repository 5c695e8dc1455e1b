"""``kg serve``: binds the address, starts the workers, announces itself, serves until it is told to stop."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import uvloop

from kg.errors import ServerError
from kg.server.app import Server
from kg.server.config import Config
from kg.server.connection import Connection
from kg.server.door import Door
from kg.server.nursery import Nursery
from kg.server.reconciliation import Reconciler
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.queries.saved import Catalogue

_CONNECTIONS = 1_000
_LOOK_EVERY = 0.25  # seconds
_CLOSED_EVERY = 0.02
_LAST_WORDS = 1.0  # seconds; for telling those who waited in vain


class Runner:
    """Serves an application until it is told to stop, by a signal or by `stop`."""

    def __init__(self, app: Server, ready: Callable[[], None]) -> None:
        self._app = app
        self._ready = ready
        self._loop: asyncio.AbstractEventLoop | None = None
        self._told = 0
        self._stopping: asyncio.Event | None = None

    def run(self, listener: socket.socket) -> None:
        """Comes back when all is closed.

        Raises:
            KgError: the application cannot start.
        """
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(self._serve(listener))

    def stop(self) -> None:
        """Lets running requests end, from any thread; told a second time, it does not wait for them."""
        if self._loop:
            self._loop.call_soon_threadsafe(self._stop)

    def _stop(self) -> None:
        self._told += 1
        assert self._stopping
        self._stopping.set()

    async def _serve(self, listener: socket.socket) -> None:
        self._loop = loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, self._stop)
        await self._app.start()
        door = Door(self._app, self._app.config.stall_seconds, _CONNECTIONS)
        server = await loop.create_server(lambda: Connection(door), sock=listener, backlog=1024)
        self._ready()
        while not self._told:
            await self._look(door)
        self._app.stopping = True
        server.close()
        door.close()
        await self._emptied(door, self._app.config.grace_seconds)
        door.cancel()
        await self._emptied(door, _LAST_WORDS)
        door.abort()
        await self._app.close()

    async def _look(self, door: Door) -> None:
        assert self._stopping
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), _LOOK_EVERY)
        door.look()

    async def _emptied(self, door: Door, seconds: float) -> None:
        """Comes back when all connections are closed, after so many seconds, or when it was told twice to stop."""
        until = monotonic() + seconds
        while door.open and monotonic() < until and self._told < 2:
            await asyncio.sleep(_CLOSED_EVERY)
            door.look()


def serve(
    store: Path | str,
    settings: Settings | Config,
    host: str = "127.0.0.1",
    port: int = 7878,
    announce: Callable[[str], None] = lambda url: None,
    *,
    catalogue: Catalogue | None = None,
    access_log: bool = True,
    nursery: Nursery | None = None,
    reconciler: Callable[[], Reconciler] | None = None,
) -> None:
    """Serves a store until SIGINT or SIGTERM; comes back when all is closed.

    Args:
        store: folder of the store; its newest snapshot is served, and newer ones as they are published.
        settings: the project's settings, or the server's own configuration.
        host: name or address to listen on.
        port: 0 takes any free one.
        announce: is told the address once queries are answered.
        catalogue: saved queries.
        access_log: a JSON line on stderr for each request.
        nursery: one that was started beforehand, to save time.
        reconciler: gives what answers at ``/reconcile``.

    Raises:
        ServerError: the address cannot be had, or no worker starts.
        StoreError: the store is missing, locked, broken or too new.
    """
    config = settings if isinstance(settings, Config) else Config.of(settings)
    with bind(host, port) as listener:
        app = Server(store, catalogue, config, nursery, reconciler)
        runner = Runner(app, lambda: announce(address(listener, host) + config.base_path + "/"))
        if access_log:
            _log_requests()
        runner.run(listener)


def bind(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        ServerError: the address is taken, not ours, or no address.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family, backlog=1024)
    except (OSError, UnicodeError) as error:
        number = error.errno if isinstance(error, OSError) else None
        if number == errno.EADDRINUSE:
            raise ServerError(
                f"{host}:{port} is in use already", hint="stop the other server, or choose another one with --port"
            ) from error
        if number == errno.EACCES:
            raise ServerError(f"{host}:{port} may not be used", hint="choose a port above 1023 with --port") from error
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ServerError(
            f"cannot listen on {host}:{port}: {reason}", hint="name an address of this machine with --host"
        ) from error


def address(listener: socket.socket, host: str) -> str:
    """The URL of a listening socket, as a person on this machine would open it."""
    port = listener.getsockname()[1]
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{name}:{port}"


def _log_requests() -> None:
    logger = logging.getLogger("kg.server")
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
