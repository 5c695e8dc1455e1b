"""HTML: the main text of a page and its metadata, by trafilatura."""

from __future__ import annotations

import codecs
import logging
import re

from kg.errors import BadEncoding, EmptyDocument, MalformedDocument, Where
from kg.reading.dates import find_dates
from kg.reading.decode import decode
from kg.reading.extracted import Extracted
from kg.reading.limits import Limits

# HTML Living Standard, 13.2.3.2: the declared encoding stands within the first 1024 bytes.
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)


def extract(data: bytes, name: str, limits: Limits) -> list[Extracted]:
    """The page's main text, its headline first.

    Raises:
        BadEncoding, NotText: as `decode`, or the declared encoding does not fit.
        MalformedDocument: the parser refuses the page.
        EmptyDocument: the page holds no text.
    """
    markup = _markup(data, name)
    import trafilatura
    from trafilatura.settings import Document as Page

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a failure is ours to report
    try:
        found = trafilatura.bare_extraction(markup, with_metadata=True, include_comments=False, favor_recall=True)
        page = found if isinstance(found, Page) else None
        text = (page.text if page else None) or trafilatura.html2txt(markup)
    except Exception as error:  # the parser's own errors are of many kinds; none of them may end a build
        raise MalformedDocument(f"not a page that can be parsed: {error}", where=Where(name)) from error
    if not text.strip():
        raise EmptyDocument("the page holds no text", where=Where(name), hint="save the page with its content")
    if page is None:
        return [Extracted(text)]
    title = page.title.strip() if page.title else None
    if title and title.casefold() not in " ".join(text[:1000].casefold().split()):
        text = f"{title}\n\n{text}"
    days = find_dates(page.date or "")
    return [
        Extracted(
            re.sub(r"(?<!\n)\n(?!\n)", "\n\n", text),
            title=title,
            issued=days[0].day if days else None,
            publisher=page.sitename or None,
            source=page.url or None,
        )
    ]


def _markup(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:1024])
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    if data.startswith(codecs.BOM_UTF8) or encoding.casefold() in ("utf-8", "utf8"):
        return decode(data, name)
    try:
        return data.decode(encoding)
    except LookupError:
        raise BadEncoding(f"unknown encoding {encoding!r}", where=Where(name), hint="save the page as UTF-8") from None
    except UnicodeDecodeError as error:
        raise BadEncoding(
            f"byte {error.start} is not valid {encoding}, which the page declares",
            where=Where(name),
            hint="save the page as UTF-8",
        ) from None
