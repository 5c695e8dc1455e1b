"""A store's folder: ``oxigraph/`` (RocksDB's files), ``kg-store.json`` (`kg.store.marker`), ``owner.json`` (who has it
open, `kg.store.faults`) and ``snapshots/`` (`kg.store.snapshots`); how it is begun, taken for writing and left.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreBroken, StoreMissing, Where
from kg.store.faults import OWNER, sign
from kg.store.marker import MARKER, Marker, drafts_of, read_marker, write_marker

OXIGRAPH = "oxigraph"


def enter(path: Path, *, create: bool) -> Marker:
    """The marker of the store in the folder ``path``, which is begun where there is none and ``create`` says so.

    Raises:
        StoreMissing: nothing was built here.
        StoreBroken: the folder holds a database of somebody else's, or a marker that is none.
        StoreTooNew: a later diplograph wrote it.
        OSError: the folder cannot be made or written to.
    """
    marker = read_marker(path)
    if marker is not None:
        return marker
    if not create:
        raise StoreMissing("nothing was built here yet", where=Where(str(path)), hint="kg build")
    if (path / OXIGRAPH / "CURRENT").exists():
        raise StoreBroken(
            f"the folder holds a database but no {MARKER}",
            where=Where(str(path)),
            hint="remove the folder, or name another one with --store",
        )
    path.mkdir(parents=True, exist_ok=True)
    marker = Marker()
    write_marker(path, marker)
    return marker


def take(path: Path) -> ox.Store:
    """Opens the database for writing, signs for it, and tidies up after one that was killed.

    Raises:
        OSError, RuntimeError: another process has it, or its files are damaged.
    """
    db = ox.Store(path / OXIGRAPH)
    sign(path)
    # Of a bulk load, or of a change of the marker, that was killed: nothing refers to them.
    for orphan in (*(path / OXIGRAPH).glob("bulk-*.sst"), *drafts_of(path / MARKER)):
        orphan.unlink(missing_ok=True)
    return db


def leave(path: Path) -> None:
    """Takes the signature back."""
    with suppress(OSError):  # the note is a courtesy; without the lock nobody reads it
        (path / OWNER).unlink(missing_ok=True)
