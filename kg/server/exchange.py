"""One request on a connection, as its body arrives, and the head of its answer."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING

from kg.server.http import Request, Response

if TYPE_CHECKING:
    from kg.server.connection import Connection

HIGH_WATER = 256 << 10  # bytes, of a body that nobody reads yet and of an answer that the client does not take yet
PHRASES = {status.value: status.phrase for status in HTTPStatus}
_STATUS_LINES = {status: f"HTTP/1.1 {status} {phrase}\r\n" for status, phrase in PHRASES.items()}


class Exchange(Request):
    """One request, its body as it arrives, and what its head says of the connection."""

    keep = True  # the connection, for another request
    old = False  # HTTP/1.0, which knows no chunks
    expects = False  # 100 Continue
    complete = False
    _size = 0  # of the parts that nobody reads yet
    _arrived: asyncio.Future[None] | None = None

    def __init__(self, connection: Connection, method: str, path: str, query: bytes, headers: dict[str, str]) -> None:
        super().__init__(method, path, query, headers)
        self._connection = connection
        self._parts: list[bytes] = []

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
        while not self._parts and not self.complete:
            if self.expects:
                self.expects = False
                self._connection.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            self._arrived = asyncio.get_running_loop().create_future()
            await self._arrived
        part = b"".join(self._parts)
        self._parts.clear()
        if self._size > HIGH_WATER:
            self._connection.read(True)
        self._size = 0
        return part

    def head(self, response: Response, length: int | None, date: str, *, last: bool) -> bytes:
        """The head of an answer with so many bytes of body, None for a stream; ``last`` ends the connection.

        Raises:
            ValueError: a header would begin a new line.
        """
        status = response.status
        headers = response.headers
        lines = "".join([f"{name}: {value}\r\n" for name, value in headers.items()])
        if lines.count("\n") > len(headers) or lines.count("\r") > len(headers):
            raise ValueError("a header with a line break")
        if length is None:
            more = "transfer-encoding: chunked\r\n" if self.chunked(response) else ""
        else:
            more = f"content-length: {length}\r\n" if status not in (204, 304) else ""
        if last:
            more += "connection: close\r\n"
        elif self.old:
            more += "connection: keep-alive\r\n"
        return f"{_STATUS_LINES[status]}{response.lines}{lines}{more}date: {date}\r\n\r\n".encode("latin-1")

    def bare(self, response: Response) -> bool:
        """Whether the answer is a head only."""
        return self.method == "HEAD" or response.status in (204, 304)

    def chunked(self, response: Response) -> bool:
        """Whether a stream is sent in chunks, having no length."""
        return "content-length" not in response.headers and not self.old
