"""HTTP as the handlers see it: a request to be read within limits, a response to be sent."""

from __future__ import annotations

import asyncio
import re
from binascii import a2b_qp
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    from kg.server.execute import Job

MAX_PARAMETERS = 200
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")


class BadRequest(Exception):
    """The request cannot be read as HTTP or UTF-8; ``status`` says how so."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


@dataclass(slots=True)
class Response:
    """An answer. A ``body`` that is an iterator is streamed; else it goes out whole with its length.

    ``lines`` are headers as they go out, for those that are the same time and again: each with its line break, and
    nothing of what a client said.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | AsyncGenerator[bytes] = b""
    lines: str = ""


class Request:
    """A request whose body has not been read. ``path`` is decoded, below the base path; headers are lower case."""

    scheme = "http"
    client = ""  # an address, for the log
    base_path = ""
    kept: bytes | None = None  # the body, once it was read
    asked = ""  # the query, once it was read
    job: Job | None = None  # the same with all that decides on its answer, once a GET was read
    identity = ""  # in the answer and in the log
    began = 0.0  # by `time.perf_counter`
    timing = ""  # for Server-Timing, what is said before the total

    def __init__(self, method: str, path: str, query: bytes, headers: dict[str, str]) -> None:
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers

    async def receive(self) -> bytes:
        """The next part of the body, none at its end."""
        raise NotImplementedError

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
        while part := await self.receive():
            size += len(part)
            if size > limit:
                raise BadRequest(413, f"the request is larger than {limit} bytes")
            parts.append(part)
        return b"".join(parts)


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
    return [(_text(name), _text(value)) for name, _, value in [piece.partition(b"=") for piece in pieces]]


def _text(piece: bytes) -> str:
    try:
        return unquoted(piece.replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest(400, "a parameter is not UTF-8") from None


def unquoted(data: bytes) -> bytes:
    """What percent-encoding stands for, as `urllib.parse.unquote_to_bytes` says it.

    >>> unquoted(b"a%3Db=100%")
    b'a=b=100%'
    """
    signs = data.count(b"%")  # `in` tries a number first, at the cost of an exception
    if not signs:
        return data
    # Quoted-printable is the same with another sign, and is read in C: a tenth of the work for a query.
    plain = a2b_qp(data.replace(b"=", b"=3D").replace(b"%", b"="))
    # An escape makes one byte of three, a sign alone makes more; but it may take the end of a line along.
    if len(data) - len(plain) != 2 * signs or data.find(b"\n") >= 0 or data.find(b"\r") >= 0:
        return unquote_to_bytes(data)
    return plain
