"""PDF: the text layer of its pages, by pypdf."""

from __future__ import annotations

import io
import logging

from kg.errors import EmptyDocument, MalformedDocument, TooLarge, Where
from kg.reading.extracted import Extracted
from kg.reading.limits import Limits


def extract(data: bytes, name: str, limits: Limits) -> list[Extracted]:
    """The pages' text, a blank line between pages.

    Raises:
        MalformedDocument: truncated, damaged or encrypted.
        EmptyDocument: no text layer, as in a scan.
        TooLarge: over ``limits.max_characters``.
    """
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # repairs are its business, failures ours
    pages: list[str] = []
    size = 0
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise MalformedDocument("the PDF is encrypted", where=Where(name), hint="save it without a password")
        for page in reader.pages:
            pages.append(page.extract_text())
            size += len(pages[-1])
            if size > limits.max_characters:
                raise TooLarge(f"more than {limits.max_characters:,} characters of text", where=Where(name))
        title = reader.metadata.title if reader.metadata else None
    except (MalformedDocument, TooLarge):
        raise
    except Exception as error:  # pypdf raises errors of many kinds on damaged files; none of them may end a build
        raise MalformedDocument(
            f"not a PDF that can be read: {error}",
            where=Where(name),
            hint="open it and save it anew, or fetch it again",
        ) from error
    text = "\n\n".join(page.strip() for page in pages if page.strip())
    if not text:
        raise EmptyDocument(
            "the PDF has no text layer", where=Where(name), hint="run character recognition (OCR) over it"
        )
    # A text layer may hold half of a surrogate pair, which no UTF-8 file can.
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return [Extracted(text, title=title if isinstance(title, str) and title.strip() in text else None)]
