"""How a store is: counts and sizes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.store.documents import read_documents
from kg.store.marker import Marker


@dataclass(frozen=True, slots=True)
class Health:
    """``version`` counts the changes of content; ``bytes`` is what the folder takes on disk, snapshots shared."""

    path: Path
    format: int
    version: int
    documents: int
    quads: int
    graphs: int
    bytes: int
    read_only: bool


def measure(path: Path, db: ox.Store, marker: Marker, *, read_only: bool) -> Health:
    """The health of the store in the folder ``path``, open as ``db``."""
    seen: dict[tuple[int, int], int] = {}
    for file in path.rglob("*"):
        with suppress(FileNotFoundError):  # RocksDB tidies up while we look
            status = file.stat()
            seen[status.st_dev, status.st_ino] = status.st_size
    return Health(
        path=path,
        format=marker.format,
        version=marker.version,
        documents=len(read_documents(db)),
        quads=len(db),
        graphs=sum(1 for _ in db.named_graphs()),
        bytes=sum(seen.values()),
        read_only=read_only,
    )
