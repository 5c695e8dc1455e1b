"""HTTP as the rooms' handlers see it: a request read within limits, a response to be sent; over raw ASGI."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, MutableMapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_to_bytes

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_PARAMETERS = 200
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")


class BadRequest(Exception):
    """The request cannot be read as HTTP or UTF-8; ``status`` says how so."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


class ClientGone(Exception):
    """Nobody waits for the answer any more."""


@dataclass(slots=True)
class Response:
    """An answer. A ``body`` that is an iterator is streamed; else it goes out whole with its length."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | AsyncGenerator[bytes] = b""


@dataclass(slots=True)
class Request:
    """A request whose body has not been read. ``path`` is decoded, below the base path; headers are lower case."""

    method: str
    path: str
    query: bytes
    headers: dict[str, str]
    receive: Receive
    scheme: str = "http"
    base_path: str = ""
    kept: bytes | None = None  # the body, once it was read
    timings: dict[str, float] = field(default_factory=dict)  # name to milliseconds, for Server-Timing

    def header(self, name: str, default: str = "") -> str:
        return self.headers.get(name, default)

    @property
    def origin(self) -> str:
        """Scheme and authority as the client wrote them, with the base path: what our own IRIs begin with."""
        host = self.headers.get("host", "")
        if not _HOST.fullmatch(host):  # whatever does not look like a host is not repeated to anybody
            host = "localhost"
        return f"{self.scheme}://{host}{self.base_path}"

    def parameters(self, limit: int) -> list[tuple[str, str]]:
        """The query string as pairs, in order.

        Raises:
            BadRequest: 414 where it is longer than ``limit`` bytes; 400 where it is not UTF-8.
        """
        if len(self.query) > limit:
            raise BadRequest(414, f"the query string is longer than {limit} bytes; send it as POST")
        return parse_form(self.query)

    async def body(self, limit: int, seconds: float) -> bytes:
        """The whole body.

        Raises:
            BadRequest: 413 where it is larger than ``limit`` bytes, 408 where it takes longer than so many seconds;
                it is not read to its end then.
        """
        if self.kept is not None:
            return self.kept
        try:
            async with asyncio.timeout(seconds):
                return await self._body(limit)
        except TimeoutError:
            raise BadRequest(408, f"the request did not arrive within {seconds:g} s") from None

    async def _body(self, limit: int) -> bytes:
        announced = self.headers.get("content-length", "")
        if announced.isdigit() and int(announced) > limit:
            raise BadRequest(413, f"the request is larger than {limit} bytes")
        parts: list[bytes] = []
        size = 0
        while True:
            message = await self.receive()
            if message["type"] == "http.disconnect":
                raise BadRequest(400, "the client went away")
            part = message.get("body", b"")
            size += len(part)
            if size > limit:
                raise BadRequest(413, f"the request is larger than {limit} bytes")
            parts.append(part)
            if not message.get("more_body"):
                return b"".join(parts)


def read_request(scope: Scope, receive: Receive, base_path: str) -> Request | None:
    """The request of an ASGI scope; None where its path is not below the base path."""
    path: str = scope["path"]
    if base_path:
        if path != base_path and not path.startswith(base_path + "/"):
            return None
        path = path[len(base_path) :] or "/"
    headers: dict[str, str] = {}
    for raw, value in scope["headers"]:
        name = raw.decode("latin-1").lower()
        text = value.decode("latin-1")
        headers[name] = f"{headers[name]}, {text}" if name in headers else text
    return Request(scope["method"], path, scope["query_string"], headers, receive, scope["scheme"], base_path)


def parse_form(data: bytes) -> list[tuple[str, str]]:
    """An ``application/x-www-form-urlencoded`` body, strictly UTF-8.

    Raises:
        BadRequest: not UTF-8, or more than `MAX_PARAMETERS` pairs.

    >>> parse_form(b"a=1+2&b=%C3%A9&c")
    [('a', '1 2'), ('b', 'é'), ('c', '')]
    """
    pieces = [piece for piece in data.split(b"&") if piece]
    if len(pieces) > MAX_PARAMETERS:
        raise BadRequest(400, f"there are more than {MAX_PARAMETERS} parameters")
    found = []
    for piece in pieces:
        name, _, value = piece.partition(b"=")
        found.append((_text(name), _text(value)))
    return found


def _text(piece: bytes) -> str:
    try:
        return unquote_to_bytes(piece.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest(400, "a parameter is not UTF-8") from None


async def send_response(send: Send, response: Response, receive: Receive, *, head: bool = False) -> int:
    """Sends it; gives the bytes of body that went out. A stream that fails is broken off, never ended as if whole.

    Raises:
        ClientGone: in the middle of a stream.
    """
    body = response.body
    headers = response.headers
    if isinstance(body, bytes):
        if response.status not in (204, 304):
            headers["content-length"] = str(len(body))
        await send(_start(response))
        await send({"type": "http.response.body", "body": b"" if head else body})
        return 0 if head else len(body)
    sent = 0
    gone = asyncio.get_running_loop().create_task(_gone(receive))
    try:
        async with aclosing(body):
            part = await anext(body, b"")  # a generator that never began would not free its worker when closed
            await send(_start(response))
            if not head:
                sent += len(part)
                await send({"type": "http.response.body", "body": part, "more_body": True})
                async for part in body:
                    if gone.done():
                        raise ClientGone
                    sent += len(part)
                    await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
        return sent
    finally:
        gone.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _start(response: Response) -> MutableMapping[str, Any]:
    return {
        "type": "http.response.start",
        "status": response.status,
        "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in response.headers.items()],
    }
