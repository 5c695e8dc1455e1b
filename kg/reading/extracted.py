"""What a format's reader hands on: a text and what the format itself says about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text with the format's own metadata; None where the format says nothing.

    ``id`` tells apart several texts of one file; ``raw`` is this one's part of the input's bytes and ``line`` where it
    stands. ``preamble`` is how many characters at the top are metadata, not text.
    """

    text: str
    title: str | None = None
    issued: date | None = None
    place: str | None = None
    publisher: str | None = None
    language: str | None = None
    source: str | None = None
    id: str | None = None
    raw: bytes | None = None
    line: int | None = None
    preamble: int = 0
