"""``kg serve``: binds the address, starts the workers, announces itself, serves until it is told to stop."""

from __future__ import annotations

import errno
import logging
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import uvicorn

from kg.errors import ServerError
from kg.server.app import Server
from kg.server.config import Config
from kg.server.guard import Guarded
from kg.server.nursery import Nursery
from kg.server.reconciliation import Reconciler
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.queries.saved import Catalogue

_CONNECTIONS = 1_000


class Runner(uvicorn.Server):
    """uvicorn that says when it is ready, and takes a signal for a wish to end well."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A first signal lets running queries end; a second one does not wait for them."""
        if self.should_exit:
            self.force_exit = True
        self.should_exit = True


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
        runner = make_runner(app, lambda: announce(address(listener, host) + config.base_path + "/"))
        if access_log:
            _log_requests()
        try:
            runner.run(sockets=[listener])
        except SystemExit as error:  # uvicorn's way to say that the application did not start
            raise ServerError(
                app.failure or "the server did not start", hint="kg doctor looks after the store"
            ) from error


def make_runner(app: Server, ready: Callable[[], None]) -> Runner:
    """Our settings of uvicorn around an application."""
    options: dict[str, Any] = {
        "http": type("Guarded", (Guarded,), {"stall_seconds": app.config.stall_seconds}),
        "ws": "none",
        "lifespan": "on",
        "access_log": False,
        "log_level": "error",
        "server_header": False,
        "limit_concurrency": _CONNECTIONS,
        "timeout_graceful_shutdown": max(1, round(app.config.grace_seconds)),
    }
    return Runner(uvicorn.Config(app, **options), ready)


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
