"""DOCX: paragraphs, list items and table rows in reading order, by python-docx."""

from __future__ import annotations

import io
import zipfile

from kg.errors import MalformedDocument, TooLarge, Where
from kg.reading.extracted import Extracted
from kg.reading.limits import Limits

_MOST_EXPANSION = 20  # times limits.max_bytes: an archive that unpacks to more is a bomb, not a document


def extract(data: bytes, name: str, limits: Limits) -> list[Extracted]:
    """The document's paragraphs, a blank line between them; "•" before list items, tabs between cells.

    Raises:
        MalformedDocument: not a DOCX, or a damaged one.
        TooLarge: it unpacks to more than a document does.
    """
    import docx
    from docx.table import Table

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            if size > _MOST_EXPANSION * limits.max_bytes:
                raise TooLarge(
                    f"unpacks to {size:,} bytes", where=Where(name), hint="split it, or save it without pictures"
                )
        document = docx.Document(io.BytesIO(data))
        parts: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                parts += ["\t".join(cell.text.replace("\n", " ") for cell in row.cells) for row in block.rows]
            else:
                style = block.style.name or "" if block.style is not None else ""
                parts.append(("• " if style.startswith("List") and block.text.strip() else "") + block.text)
        title = document.core_properties.title
    except TooLarge:
        raise
    except Exception as error:  # zipfile, lxml and python-docx each raise their own on damage; none may end a build
        raise MalformedDocument(
            f"not a DOCX that can be read: {error}",
            where=Where(name),
            hint="open it and save it anew, or fetch it again",
        ) from error
    text = "\n\n".join(part for part in parts if part.strip())
    return [Extracted(text, title=title if title and title.strip() in text else None)]
