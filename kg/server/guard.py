"""HTTP/1.1 by uvicorn, with bounds on heads: how long they may take to arrive, and how large they may be."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_BYTES = 64 << 10

_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain\r\nconnection: close\r\n"
    b"content-length: 35\r\n\r\nthe head of the request is too long"
)


class Guarded(HttpToolsProtocol):
    """A connection whose client cannot hold it by sending or taking drop by drop, nor fill memory with a head."""

    head_seconds = 20.0
    stall_seconds = 30.0

    _stalled: asyncio.TimerHandle | None = None
    _timer: asyncio.TimerHandle | None = None
    _head_bytes = 0
    _in_head = True

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._arm()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._in_head:
            self._head_bytes += len(data)
            if self._head_bytes > HEAD_BYTES and not self.transport.is_closing():
                self.transport.write(_TOO_LARGE)
                self.transport.close()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._in_head = True
        self._head_bytes = 0
        self._arm()

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._disarm()
        super().on_headers_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        # Closing would wait for the client to take what is written already.
        self._stalled = asyncio.get_running_loop().call_later(self.stall_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        if self._stalled:
            self._stalled.cancel()
            self._stalled = None
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        if self._stalled:
            self._stalled.cancel()
        super().connection_lost(exc)

    def _arm(self) -> None:
        self._disarm()
        self._timer = asyncio.get_running_loop().call_later(self.head_seconds, self.transport.close)

    def _disarm(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
