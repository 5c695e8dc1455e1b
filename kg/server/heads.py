"""Heads of requests that came before: what a client says of itself again and again is read once.

Source: RFC 9112, sections 2 and 5; what is noted was read by llhttp first, which reads the same bytes the same way.
"""

from __future__ import annotations

import re

_NOTED = 200
_SHORT = 2_000  # bytes; longer ones are not noted
_LINE = re.compile(rb"GET (/[!-\"$-~]*) HTTP/1\.1\r\n")
_FIELDS = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*\r\n)*\r\n")


class Heads:
    """Headers by the bytes that they were read from, for a GET without a body, on a connection that stays open."""

    def __init__(self) -> None:
        self._noted: dict[bytes, dict[str, str]] = {}

    def find(self, data: bytes) -> tuple[bytes, dict[str, str]] | None:
        """Target and headers, where the data are a whole request that differs from a former one in its target only."""
        line = _LINE.match(data)
        headers = self._noted.get(data[line.end() :]) if line else None
        return (line[1], headers) if line and headers is not None else None

    def note(self, data: bytes, headers: dict[str, str]) -> None:
        """That these data were read as one request, whole and with these headers."""
        line = _LINE.match(data)
        if line and len(data) - line.end() <= _SHORT and _FIELDS.fullmatch(data, line.end()):
            if len(self._noted) == _NOTED:
                self._noted.clear()
            self._noted[data[line.end() :]] = headers
