"""Answers that were fetched once, in an SQLite file: asked again only when they are old."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.errors import LiveError, Where

LASTS = 30 * 24 * 3600.0  # seconds: labels and types of items change rarely
_TABLE = "CREATE TABLE IF NOT EXISTS answer(request TEXT PRIMARY KEY, fetched REAL, body TEXT) WITHOUT ROWID"


class Cache:
    """Bodies by request; times are seconds since 1970, given by the caller."""

    def __init__(self, path: Path, lasts: float = LASTS) -> None:
        """Open or make the file.

        Raises:
            LiveError: it is no cache, or cannot be written.
        """
        self.lasts = lasts
        try:
            self._base = sqlite3.connect(path)
            # A copy that a power cut takes is fetched again: no answer waits for the disk.
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=NORMAL")
            self._base.execute(_TABLE)
        except sqlite3.Error as error:
            raise LiveError(
                f"the cache cannot be used: {error}",
                where=Where(str(path)),
                hint="remove the file; it holds copies only",
            ) from None

    def get(self, request: str, now: float | None) -> str | None:
        """The kept body, unless it is older than it lasts; with ``now`` None of any age."""
        row = self._base.execute("SELECT fetched, body FROM answer WHERE request=?", (request,)).fetchone()
        if row is None or (now is not None and not 0 <= now - row[0] < self.lasts):
            return None
        return str(row[1])

    def put(self, request: str, body: str, now: float) -> None:
        """Keep a body."""
        with self._base:
            self._base.execute("INSERT OR REPLACE INTO answer VALUES(?,?,?)", (request, now, body))

    def close(self) -> None:
        self._base.close()
