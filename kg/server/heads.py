"""Heads of requests that came before: what a client says of itself again and again is read once.

Source: RFC 9112, sections 2 and 5; what is noted was read by llhttp first, which reads the same bytes the same way.
"""

from __future__ import annotations

import re

_NOTED = 200
_SHORT = 2_000  # bytes; longer ones are not noted
_END = b" HTTP/1.1\r\n"
_TARGET = bytes(byte for byte in range(0x21, 0x7F) if byte != ord("#"))
_FIELDS = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*\r\n)*\r\n")


class Heads:
    """Headers by the bytes that they were read from, for a GET without a body, on a connection that stays open."""

    def __init__(self) -> None:
        self._noted: dict[bytes, dict[str, str]] = {}

    def find(self, data: bytes) -> tuple[bytes, dict[str, str]] | None:
        """Target and headers, where the data are a whole request that differs from a former one in its target only."""
        line, _, rest = data.partition(_END)
        headers = self._noted.get(rest)
        return (line[4:], headers) if headers is not None and _reads(line) else None

    def note(self, data: bytes, headers: dict[str, str]) -> None:
        """That these data were read as one request, whole and with these headers."""
        line, _, rest = data.partition(_END)
        if _reads(line) and len(rest) <= _SHORT and _FIELDS.fullmatch(rest):
            if len(self._noted) == _NOTED:
                self._noted.clear()
            self._noted[rest] = headers


def _reads(line: bytes) -> bool:
    """Whether a line, up to its version, asks for what is at a path of this server."""
    # Nothing is left of a target without the bytes of targets: an eighth of the work of a regular expression.
    return line.startswith(b"GET /") and not line[4:].translate(None, _TARGET)
