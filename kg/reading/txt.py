"""Plain text: the file's content, decoded, unchanged."""

from __future__ import annotations

from kg.reading.decode import decode
from kg.reading.extracted import Extracted
from kg.reading.limits import Limits


def extract(data: bytes, name: str, limits: Limits) -> list[Extracted]:
    """The whole file as one text. Raises what `decode` raises."""
    return [Extracted(decode(data, name))]
