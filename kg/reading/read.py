"""The room's door: a source's bytes in, documents out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from kg.errors import EmptyDocument, MissingPath, ReadError, TooLarge, UnsupportedFormat, Where
from kg.model import Document
from kg.reading.blocks import lay_out
from kg.reading.extracted import Extracted
from kg.reading.files import FORMATS, Source
from kg.reading.header import read_header
from kg.reading.language import find_language
from kg.reading.limits import DEFAULT, Limits


def read_source(source: Source, limits: Limits = DEFAULT) -> tuple[Document, ...]:
    """The documents of one file: one, or one a record for JSON Lines.

    Raises:
        ReadError: the kind that says what is wrong with the file; nothing else.
    """
    try:
        size = source.path.stat().st_size
        if size > limits.max_bytes:
            raise _too_large(size, str(source.path), limits)
        data = source.path.read_bytes()
    except FileNotFoundError:
        raise MissingPath("no such file", where=Where(str(source.path)), hint="check the path") from None
    except OSError as error:
        raise ReadError(
            f"cannot be read: {error.strerror}", where=Where(str(source.path)), hint="check its permissions"
        ) from None
    return read_bytes(data, source.name, limits=limits)


def read_bytes(data: bytes, name: str, *, format: str | None = None, limits: Limits = DEFAULT) -> tuple[Document, ...]:
    """The documents in ``data``.

    ``format`` is a file ending such as "html"; without it the name's ending tells, or what the bytes look like.

    Raises:
        ReadError: the kind that says what is wrong; nothing else.
    """
    if len(data) > limits.max_bytes:
        raise _too_large(len(data), name, limits)
    reader = _reader(format, name, data)
    return tuple(_document(extracted, data, name, limits) for extracted in reader(data, name, limits))


def _reader(format: str | None, name: str, data: bytes) -> Callable[[bytes, str, Limits], list[Extracted]]:
    ending = (format if format is not None else PurePath(name).suffix).casefold().lstrip(".")
    if format is None and not ending:
        ending = _sniff(data)
    module = FORMATS.get(ending)
    if module is None:
        raise UnsupportedFormat(
            f"no reader for {ending!r}" if ending else "no reader for this kind of file",
            where=Where(name),
            hint=f"one of {', '.join(sorted(FORMATS))}",
        )
    extract: Callable[[bytes, str, Limits], list[Extracted]] = import_module(f"kg.reading.{module}").extract
    return extract


def _sniff(data: bytes) -> str:
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    if head.startswith(b"pk\x03\x04"):
        return "docx"
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "jsonl" if head.startswith(b'{"') else "txt"


def _document(extracted: Extracted, data: bytes, name: str, limits: Limits) -> Document:
    text = extracted.text
    full = name if extracted.id is None else f"{name}#{extracted.id}"
    if not text.strip().strip("\ufeff"):
        raise EmptyDocument(
            "nothing but white space", where=Where(full, extracted.line), hint="leave the file out, or fetch it again"
        )
    if len(text) > limits.max_characters:
        raise TooLarge(
            f"{len(text):,} characters; the limit is {limits.max_characters:,}",
            where=Where(full, extracted.line),
            hint="split it",
        )
    layout = lay_out(text, extracted.preamble)
    header = read_header(text, layout.blocks, name, extracted.issued)
    return Document(
        name=full,
        text=text,
        sha256=hashlib.sha256(data if extracted.raw is None else extracted.raw).hexdigest(),
        title=extracted.title or header.title,
        issued=header.issued,
        place=extracted.place or header.place,
        publisher=extracted.publisher or header.publisher,
        language=find_language(text, layout.blocks, limits.languages, full),
        source=extracted.source,
        blocks=layout.blocks,
        turns=layout.turns,
    )


def _too_large(size: int, name: str, limits: Limits) -> TooLarge:
    return TooLarge(
        f"{size:,} bytes; the limit is {limits.max_bytes:,}", where=Where(name), hint="split it into its documents"
    )
