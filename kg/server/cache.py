"""Answers that may be given again while the store stands as it is."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from kg.server.execute import Meta
from kg.server.http import Request

_NOTED = 1_000  # requests
_SHORT = 2_000  # bytes; longer ones are not noted


class Kept(NamedTuple):
    """An answer, and the version of the store that it was made from."""

    tag: str
    version: str
    meta: Meta
    body: bytes


class Cache:
    """Answers by ETag, the least used going first when they outgrow ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.largest = limit // 8
        self.size = 0
        self.hits = 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._noted: dict[tuple[bytes, str, str], str] = {}

    def get(self, tag: str) -> Kept | None:
        return self._kept.get(tag)

    def use(self, kept: Kept) -> None:
        """That it is given again."""
        self._kept.move_to_end(kept.tag)
        self.hits += 1

    def put(self, kept: Kept) -> None:
        if len(kept.body) > self.largest or kept.tag in self._kept:
            return
        self._kept[kept.tag] = kept
        self.size += len(kept.body) + 500
        while self.size > self.limit:
            self.size -= len(self._kept.popitem(last=False)[1].body) + 500

    def note(self, request: Request, tag: str) -> None:
        """That a GET like this one has the answer of this ETag, until the store changes."""
        said = _said(request)
        if sum(map(len, said)) <= _SHORT:
            if len(self._noted) == _NOTED:
                self._noted.clear()
            self._noted[said] = tag

    def again(self, request: Request, version: str) -> Kept | None:
        """The answer to a GET that says what another one said, if it is of this version of the store."""
        tag = self._noted.get(_said(request))
        kept = self._kept.get(tag) if tag else None
        return kept if kept and kept.version == version else None


def _said(request: Request) -> tuple[bytes, str, str]:
    """What decides on the answer."""
    headers = request.headers
    return request.query, headers.get("accept", ""), headers.get("accept-encoding", "")
