"""HTTP/1.1 on one connection: requests in, answers out, within bounds of time and size whatever the client does.

Source: RFC 9112; the parser is llhttp, by httptools.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import aclosing
from time import monotonic
from typing import cast
from urllib.parse import unquote

import httptools

from kg.server.door import Door
from kg.server.exchange import HIGH_WATER, PHRASES, Exchange
from kg.server.http import Response

HEAD_BYTES = 64 << 10
HEAD_SECONDS = 20.0  # for a head to arrive, and between requests
_LINGER_SECONDS = 2.0
_LOOPBACK = ("127.0.0.1", "::1")


class Connection(asyncio.Protocol):
    """A client that cannot hold us by sending or taking drop by drop, nor fill our memory."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self._parser = httptools.HttpRequestParser(self)
        self._transport: asyncio.Transport
        self._client = ""
        self._local = False
        self._url = b""
        self._headers: dict[str, str] = {}
        self._in_head = True
        self._between = True  # requests
        self._keep = True  # whether another request may follow this one
        self._raw = 0  # bytes of this request so far, and those of its body among them
        self._body = 0
        self._reading = True
        self._arriving: Exchange | None = None
        self._waiting: deque[Exchange] = deque()
        self._task: asyncio.Task[None] | None = None  # from the first request on
        self._idle: asyncio.Future[None] | None = None  # what it waits for where no answer is due
        self._last = False  # nothing is read any more; the connection ends with the answers that are due
        self._deadline = monotonic() + HEAD_SECONDS  # 0: none
        self._stalled = 0.0  # since when the client takes nothing; 0: it does
        self._taken: asyncio.Future[None] | None = None

    # The transport's side.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one by its methods only
        self._transport.set_write_buffer_limits(HIGH_WATER)
        peer = transport.get_extra_info("peername")
        self._client = peer[0] if peer else ""
        self._local = self._client in _LOOPBACK
        self.door.open.add(self)
        if len(self.door.open) > self.door.connections or self.door.closing:
            self._refuse(503, "there are too many connections")

    def data_received(self, data: bytes) -> None:
        if self._last:
            return
        alone = self._between and len(data) < HEAD_BYTES
        if alone and (known := self.door.heads.find(data)):
            self._url, self._headers = known
            self._keep = True
            self._begin("GET")
            self.on_message_complete()
            return
        self._raw += len(data)
        try:
            self._parser.feed_data(data)
            if alone and self._between and self._keep:
                self.door.heads.note(data, self._headers)
        except httptools.HttpParserUpgrade:  # to nothing that is spoken here
            self._last = True
        except httptools.HttpParserError:
            self._refuse(400, "this is no HTTP request")
        # What is no body is head, trailers, and the frames of chunks, which may be as small as a byte.
        if self._raw - 16 * self._body > HEAD_BYTES:
            self._refuse(431, "the head of the request is too long")

    def eof_received(self) -> bool | None:
        return None  # whoever wants no answer any more gets none

    def connection_lost(self, exc: Exception | None) -> None:
        self.door.open.discard(self)
        self._last = True
        self._waiting.clear()
        if self._task:
            self._task.cancel()

    def pause_writing(self) -> None:
        self._stalled = monotonic()
        self._taken = asyncio.get_running_loop().create_future()

    def resume_writing(self) -> None:
        self._stalled = 0.0
        if self._taken and not self._taken.done():
            self._taken.set_result(None)
        self._taken = None

    def write(self, data: bytes) -> None:
        self._transport.write(data)

    def read(self, on: bool) -> None:
        """Whether to take more from the client."""
        if on != self._reading and not self._transport.is_closing():
            self._reading = on
            (self._transport.resume_reading if on else self._transport.pause_reading)()

    # The parser's side.

    def on_message_begin(self) -> None:
        self._url = b""
        self._headers = {}
        self._in_head = True
        self._between = False
        self._deadline = monotonic() + HEAD_SECONDS

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._in_head:  # what follows a chunked body says nothing here
            key, text = name.decode("latin-1").lower(), value.decode("latin-1")
            headers = self._headers
            headers[key] = f"{headers[key]}, {text}" if key in headers else text

    def on_headers_complete(self) -> None:
        self._in_head = False
        parser = self._parser
        method = parser.get_method().decode("ascii")
        self._keep = parser.should_keep_alive()
        self._begin(method, old=parser.get_http_version() == "1.0")

    def _begin(self, method: str, *, old: bool = False) -> None:
        """A request whose head was read."""
        if self._last:
            return
        self._deadline = 0.0
        headers = self._headers
        path, _, query = self._target().partition(b"?")
        text = path.decode("latin-1")
        exchange = Exchange(self, method, unquote(text) if "%" in text else text, query, headers)
        exchange.keep = self._keep
        exchange.old = old
        if "expect" in headers:
            exchange.expects = headers["expect"].lower() == "100-continue"
        exchange.client = self._client
        if self._local:  # a reverse proxy on this machine speaks for its clients
            if headers.get("x-forwarded-proto") == "https":
                exchange.scheme = "https"
            if "x-forwarded-for" in headers:
                exchange.client = headers["x-forwarded-for"].rpartition(",")[2].strip()[:100]
        if self._due:
            self.read(False)
        elif self._answered(exchange):
            return
        self._arriving = exchange
        self._waiting.append(exchange)
        if self._idle:
            self._idle.set_result(None)
            self._idle = None
        elif not self._task:
            self._task = asyncio.get_running_loop().create_task(self._answer())

    def _target(self) -> bytes:
        url = self._url.partition(b"#")[0]
        if url.startswith(b"/"):
            return url
        parsed = httptools.parse_url(url)  # what a proxy is sent
        return (parsed.path or b"/") + (b"?" + parsed.query if parsed.query else b"")

    def on_body(self, part: bytes) -> None:
        self._body += len(part)
        if self._arriving:
            self._arriving.feed(part)

    def on_message_complete(self) -> None:
        if self._arriving:
            self._arriving.complete = True
            self._arriving.wake()
            self._arriving = None
        self._raw = self._body = 0
        self._between = True

    # Answers.

    @property
    def _due(self) -> bool:
        return self._task is not None and self._idle is None

    def _answered(self, exchange: Exchange) -> bool:
        """Whether a request was answered at once, which saves waking the task."""
        bodiless = "content-length" not in exchange.headers and "transfer-encoding" not in exchange.headers
        # Whether a client took its answer is known at once where there is room for that.
        if not bodiless or self._taken or self._transport.get_write_buffer_size() > HIGH_WATER // 2:
            return False
        response = self.door.app.at_hand(exchange)
        if response is None or not isinstance(response.body, bytes):
            return False
        exchange.complete = True
        self.door.app.done(exchange, response.status, self._reply(exchange, response, response.body))
        if self._last:
            self._end()
        else:
            self._deadline = monotonic() + HEAD_SECONDS
        return True

    async def _answer(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while True:
                exchange = self._waiting.popleft()
                if not await self._exchange(exchange):
                    break
                if not self._waiting:
                    if self.door.closing or not exchange.complete:
                        break
                    self._deadline = monotonic() + HEAD_SECONDS
                    self.read(True)
                    self._idle = loop.create_future()
                    await self._idle
        finally:
            self._task = self._idle = None
        self._end()

    async def _exchange(self, exchange: Exchange) -> bool:
        """Answers a request; whether another one may follow."""
        app = self.door.app
        sent = 0
        status = 499
        error = None
        try:
            response = await app.respond(exchange)
            body = response.body
            if not isinstance(body, bytes):
                async with aclosing(body):
                    sent = await self._stream(exchange, response, body)
            elif self._transport.is_closing():  # the client went away
                return False
            else:
                sent = self._reply(exchange, response, body)
            if self._taken:
                await self._taken
            if not self._transport.is_closing():
                status = response.status
        except Exception as failure:  # what went out cannot be taken back, only be seen to be no whole answer
            status, error, self._last = 500, failure, True
        finally:
            app.done(exchange, status, sent, error)
        return not self._last

    def _reply(self, exchange: Exchange, response: Response, body: bytes) -> int:
        """Writes an answer with the whole of its body; gives the size of what went out of that."""
        self._last = self._last or not exchange.keep or not exchange.complete or self.door.closing
        head = exchange.head(response, len(body), self.door.date, last=self._last)
        if exchange.bare(response):
            body = b""
        if len(body) < 1 << 16:
            self._transport.write(head + body)
        else:
            self._transport.writelines((head, body))
        return len(body)

    async def _stream(self, exchange: Exchange, response: Response, body: AsyncGenerator[bytes]) -> int:
        self._last = self._last or not exchange.keep or not exchange.complete or self.door.closing
        part = await anext(body, b"")  # a generator that never began would not free its worker when closed
        if self._transport.is_closing():  # the client went away
            return 0
        chunked = exchange.chunked(response)
        self._last = self._last or (exchange.old and "content-length" not in response.headers)
        self._transport.write(exchange.head(response, None, self.door.date, last=self._last))
        if exchange.bare(response):
            return 0
        sent = 0
        while part:
            sent += len(part)
            if chunked:
                self._transport.writelines((b"%x\r\n" % len(part), part, b"\r\n"))
            else:
                self._transport.write(part)
            if self._taken:
                await self._taken
            part = await anext(body, b"")
        if chunked:
            self._transport.write(b"0\r\n\r\n")
        return sent

    # Ends.

    def _refuse(self, status: int, text: str) -> None:
        """The last that this connection hears, unless it waits for answers still: nothing may come before those."""
        self._last = True
        if not self._due and not self._transport.is_closing():
            told = f"{text}\n".encode()
            head = f"HTTP/1.1 {status} {PHRASES[status]}\r\ncontent-type: text/plain\r\ncontent-length: {len(told)}\r\n"
            self._transport.write(f"{head}connection: close\r\n\r\n".encode() + told)
            self._end()

    def _end(self) -> None:
        """Closes so that the client gets what was written, even if it is sending still, which would reset it."""
        self._last = True
        if self._transport.is_closing():
            return
        if self._arriving and self._transport.can_write_eof():
            self._transport.write_eof()
            self._deadline = monotonic() + _LINGER_SECONDS
            self.read(True)
        else:
            self._transport.close()

    def close_idle(self) -> None:
        """Closes, unless an answer is due."""
        if not self._due:
            self._transport.close()

    def cancel(self) -> None:
        """Stops what is being done for an answer, which becomes a refusal, or is broken off."""
        if self._task and self._due:
            self._task.cancel()

    def abort(self) -> None:
        """Closes, whatever is due."""
        self._transport.abort()

    def look(self, now: float) -> None:
        """Hangs up on a client that is too slow."""
        if self._stalled and now - self._stalled > self.door.stall_seconds:
            self._transport.abort()  # closing would wait for the client to take what is written already
        elif self._deadline and now > self._deadline and not self._due:
            self._transport.close()
