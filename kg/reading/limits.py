"""What a document may be: its size, and the languages that the model reads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one input. Sizes are of the input's bytes and of the text that is kept.

    Attributes:
        max_bytes: bytes of a file, or of one JSON Lines record.
        max_characters: code points of a document's text.
        languages: ISO 639-1 codes of the languages that are read.
    """

    max_bytes: int = 16 * 1024 * 1024
    max_characters: int = 2_000_000
    languages: tuple[str, ...] = ("en",)


DEFAULT = Limits()
