"""One request on a connection, as its body arrives, and the head of its answer."""

from __future__ import annotations

import asyncio
from collections import deque
from http import HTTPStatus
from typing import TYPE_CHECKING

from kg.server.http import Request, Response

if TYPE_CHECKING:
    from kg.server.connection import Connection

HIGH_WATER = 256 << 10  # bytes, of a body that nobody reads yet and of an answer that the client does not take yet
PHRASES = {status.value: status.phrase for status in HTTPStatus}


class Exchange:
    """One request, its body as it arrives, and what its head says of the connection."""

    __slots__ = ("_arrived", "_connection", "_parts", "_size", "complete", "expects", "keep", "old", "request")

    def __init__(self, connection: Connection, *, keep: bool, old: bool, expects: bool) -> None:
        self.request: Request
        self.keep = keep
        self.old = old  # HTTP/1.0, which knows no chunks
        self.expects = expects  # 100 Continue
        self.complete = False
        self._connection = connection
        self._parts: deque[bytes] = deque()
        self._size = 0
        self._arrived: asyncio.Future[None] | None = None

    def feed(self, part: bytes) -> None:
        self._parts.append(part)
        self._size += len(part)
        if self._size > HIGH_WATER:
            self._connection.read(False)
        self.wake()

    def wake(self) -> None:
        if self._arrived and not self._arrived.done():
            self._arrived.set_result(None)

    async def receive(self) -> bytes:
        """The next part of the body, none at its end."""
        while not self._parts and not self.complete:
            if self.expects:
                self.expects = False
                self._connection.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            self._arrived = asyncio.get_running_loop().create_future()
            await self._arrived
        if not self._parts:
            return b""
        part = self._parts.popleft()
        self._size -= len(part)
        if self._size <= HIGH_WATER:
            self._connection.read(True)
        return part

    def head(self, response: Response, length: int | None, date: str, *, last: bool) -> bytes:
        """The head of an answer with so many bytes of body, None for a stream; ``last`` ends the connection.

        Raises:
            ValueError: a header would begin a new line.
        """
        status = response.status
        headers = response.headers
        if length is not None:
            if status not in (204, 304):
                headers["content-length"] = str(length)
        elif self.chunked(response):
            headers["transfer-encoding"] = "chunked"
        text = "\r\n".join([f"{name}: {value}" for name, value in headers.items()])
        if text.count("\n") >= len(headers) or text.count("\r") >= len(headers):
            raise ValueError("a header with a line break")
        connection = "connection: close\r\n" if last else "connection: keep-alive\r\n" if self.old else ""
        return f"HTTP/1.1 {status} {PHRASES[status]}\r\n{text}\r\ndate: {date}\r\n{connection}\r\n".encode("latin-1")

    def chunked(self, response: Response) -> bool:
        """Whether a stream is sent in chunks, having no length."""
        return "content-length" not in response.headers and not self.old
