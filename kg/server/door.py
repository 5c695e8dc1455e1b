"""What all connections of a server share, and how they end."""

from __future__ import annotations

from email.utils import formatdate
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from kg.server.heads import Heads
from kg.server.http import Request, Response

if TYPE_CHECKING:
    from kg.server.connection import Connection


class Answering(Protocol):
    """What answers requests."""

    def at_hand(self, request: Request) -> Response | None:
        """The answer to a request without a body, where that is small and nothing has to be waited for.

        It raises nothing.
        """

    async def respond(self, request: Request) -> Response: ...

    def done(self, request: Request, status: int, sent: int, error: Exception | None = None) -> None:
        """An answer went out, so many bytes of body; 499: the client went away; with ``error`` it was broken off."""


class Door:
    """What all connections of a server share."""

    def __init__(self, app: Answering, stall_seconds: float, connections: int) -> None:
        self.app = app
        self.stall_seconds = stall_seconds
        self.connections = connections
        self.heads = Heads()
        self.open: set[Connection] = set()
        self.closing = False
        self.look()

    def look(self) -> None:
        """Hang up on those who keep us waiting. To be called a few times a second."""
        now = monotonic()
        self.date = formatdate(usegmt=True)
        for connection in tuple(self.open):
            connection.look(now)

    def close(self) -> None:
        """End idle connections now, the others with the answer that they wait for."""
        self.closing = True
        for connection in tuple(self.open):
            connection.close_idle()

    def cancel(self) -> None:
        """Have whatever is due end as refused."""
        for connection in tuple(self.open):
            connection.cancel()

    def abort(self) -> None:
        """End all connections."""
        for connection in tuple(self.open):
            connection.abort()
