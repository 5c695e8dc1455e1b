"""JSON Lines of texts with metadata: one document a line (https://jsonlines.org/)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.errors import DuplicateName, EmptyDocument, MalformedDocument, TooLarge, Where
from kg.reading.dates import find_dates
from kg.reading.decode import decode
from kg.reading.extracted import Extracted
from kg.reading.limits import Limits

_TEXT = ("text", "content", "body")
_DATE = ("issued", "date", "published", "date_published")
_SOURCE = ("source", "url", "link")
_PUBLISHER = ("publisher", "site")


def extract(data: bytes, name: str, limits: Limits) -> list[Extracted]:
    """One text a line: an object with "text" (or "content", "body").

    Where known, it holds "id", "title", "issued" (or "date"), "place", "publisher", "language", "source" (or "url"). A
    record without an id is known by its line number.

    Raises:
        MalformedDocument: a line that is not such an object; with its line and column.
        DuplicateName: two records with one id.
        EmptyDocument: no records, or a record without text.
        TooLarge: a record over ``limits.max_characters``.
    """
    seen: dict[str, int] = {}
    found = list(_records(decode(data, name), name, limits))
    for record in found:
        if record.id in seen:
            raise DuplicateName(
                f"id {record.id!r} was used on line {seen[record.id]}",
                where=Where(name, record.line),
                hint="make ids unique",
            )
        seen[record.id or ""] = record.line or 0
    if not found:
        raise EmptyDocument("the file holds no records", where=Where(name))
    return found


def _records(content: str, name: str, limits: Limits) -> Iterator[Extracted]:
    for number, line in enumerate(content.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        where = Where(name, number)
        try:
            record = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            column = error.colno if isinstance(error, json.JSONDecodeError) else 1
            what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
            raise MalformedDocument(
                f"not JSON: {what}", where=Where(name, number, column), hint="one JSON object a line"
            ) from None
        if not isinstance(record, dict):
            raise MalformedDocument("the line is not a JSON object", where=where, hint='{"id": …, "text": …}')
        text = _string(record, _TEXT)
        if text is None:
            raise MalformedDocument('the object has no "text"', where=where, hint='{"id": …, "text": …}')
        if not text.strip():
            raise EmptyDocument("the record's text is empty", where=where)
        if len(text) > limits.max_characters:
            raise TooLarge(f"{len(text):,} characters; the limit is {limits.max_characters:,}", where=where)
        if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
            raise MalformedDocument("the text holds NUL or half of a surrogate pair", where=where)
        days = find_dates(_string(record, _DATE) or "")
        id = record.get("id")
        yield Extracted(
            text,
            title=_string(record, ("title",)),
            issued=days[0].day if days else None,
            place=_string(record, ("place",)),
            publisher=_string(record, _PUBLISHER),
            language=_string(record, ("language", "lang")),
            source=_string(record, _SOURCE),
            id=str(id) if isinstance(id, str | int) and str(id).strip() else str(number),
            raw=line.encode(),
            line=number,
        )


def _string(record: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((record[key] for key in keys if isinstance(record.get(key), str)), None)
