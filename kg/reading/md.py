"""Markdown: the file's content, unchanged; a front matter block gives metadata."""

from __future__ import annotations

import re

from kg.reading.dates import find_dates
from kg.reading.decode import decode
from kg.reading.extracted import Extracted
from kg.reading.limits import Limits

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<body>(?:[^\n]*\n){0,60}?)---[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"(?m)^(?P<key>[A-Za-z_]{1,20}):[ \t]*(?P<value>[^\r\n]{1,500})")


def extract(data: bytes, name: str, limits: Limits) -> list[Extracted]:
    """The whole file as one text.

    "title", "date", "publisher", "source" or "url" are taken from its front matter, as Jekyll and Pandoc write it.
    Raises what `decode` raises.
    """
    text = decode(data, name)
    front = _FRONT_MATTER.match(text)
    if not front:
        return [Extracted(text)]
    fields = {match["key"].casefold(): match["value"].strip().strip("\"'") for match in _FIELD.finditer(front["body"])}
    days = find_dates(fields.get("date", ""))
    return [
        Extracted(
            text,
            title=fields.get("title"),
            issued=days[0].day if days else None,
            publisher=fields.get("publisher"),
            source=fields.get("source") or fields.get("url"),
            preamble=front.end(),
        )
    ]
