"""Bytes to text, exactly: offsets into the text must hold against the file's own content."""

from __future__ import annotations

import codecs

from kg.errors import BadEncoding, NotText, Where

_MAGIC = {b"%PDF-": "a PDF", b"PK\x03\x04": "a ZIP archive or an office document", b"\x7fELF": "a program",
          b"\x89PNG": "an image", b"\xff\xd8\xff": "an image", b"GIF8": "an image", b"\x1f\x8b": "a gzip archive",
          b"\xd0\xcf\x11\xe0": "an old office document", b"{\\rtf": "a rich text document"}  # fmt: skip


def decode(data: bytes, name: str) -> str:
    r"""The text of UTF-8 bytes, unchanged: line ends and a byte order mark stay.

    Raises:
        NotText: a binary signature, or a NUL byte.
        BadEncoding: not valid UTF-8; with the byte offset, line and column, and a guess at the real encoding.
    """
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise NotText(
                f"this is {what} under the name of a text", where=Where(name), hint="name the file by what it is"
            )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise BadEncoding(
            "byte 0: a UTF-16 byte order mark; documents are UTF-8",
            where=Where(name, 1, 1),
            hint=f"iconv -f UTF-16 -t UTF-8 {name}",
        )
    nul = data.find(b"\0")
    if nul >= 0:
        raise NotText(
            f"byte {nul} is NUL: this is binary content, not a text",
            where=_place(data, nul, name),
            hint="leave the file out, or convert it to text",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadEncoding(
            f"byte {error.start} (0x{data[error.start]:02x}) is not valid UTF-8",
            where=_place(data, error.start, name),
            hint=f"iconv -f {_guess(data)} -t UTF-8 {name}",
        ) from None


def _place(data: bytes, offset: int, name: str) -> Where:
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    return Where(name, before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace")) + 1)


def _guess(data: bytes) -> str:
    # Bytes 0x80 to 0x9f are control characters in Latin-1 but curly quotes and dashes in Windows-1252.
    return "WINDOWS-1252" if any(0x80 <= byte <= 0x9F for byte in data[: 1 << 20]) else "ISO-8859-1"
