"""Snapshots: what other processes read while one process writes.

RocksDB opened for reading beside a live writer is undefined behaviour; opened on a backup it is safe, and a backup
costs a tenth of a second and hard links. So the writer publishes backups, ``snapshots/<version>/oxigraph``, and the
file ``snapshots/current`` names the newest one. A reader holds a shared lock on its snapshot's ``lock`` file; a
snapshot goes when it is not the newest and nobody holds it.

The locks are BSD locks (flock, POSIX systems): the kernel drops them with the process, however it ends.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreBroken, StoreError, StoreLocked, Where
from kg.store.marker import Marker, drafts_of, replace_text

SNAPSHOTS = "snapshots"
_CURRENT = "current"
_LOCK = "lock"
_DB = "oxigraph"


@dataclass(slots=True)
class Lease:
    """A snapshot held open for reading; it stays on disk until `release`."""

    db: ox.Store
    version: int
    path: Path
    _lock: int

    def release(self) -> None:
        os.close(self._lock)


def publish(folder: Path, db: ox.Store, marker: Marker) -> Path:
    """Makes the present content of ``db`` the newest snapshot of the store in ``folder``; tidies up older ones.

    The caller holds the store for writing and sees to it that nobody writes meanwhile. Publishing a version twice
    does nothing. Gives the path of the snapshot's database, for `kg.queries.worker` and the like.
    """
    home = folder / SNAPSHOTS
    place = home / str(marker.version)
    if _current(folder) != marker.version or not (place / _LOCK).exists():
        home.mkdir(exist_ok=True)
        draft = home / f".draft-{marker.version}"
        for rest in (draft, place):  # of a process that was killed here: `current` never named it
            shutil.rmtree(rest, ignore_errors=True)
        try:
            draft.mkdir()
            db.flush()
            db.backup(draft / _DB)
            (draft / _LOCK).touch()
            draft.rename(place)
        except BaseException:  # a full disk above all, which has no room for a half
            shutil.rmtree(draft, ignore_errors=True)
            raise
        replace_text(home / _CURRENT, f"{marker.version}\n")
    prune(folder)
    return place / _DB


def prune(folder: Path) -> None:
    """Removes every snapshot that is neither the newest nor in use, and what a killed process left behind.

    The caller holds the store for writing: nobody else is at work on a draft.
    """
    home = folder / SNAPSHOTS
    newest = _current(folder)
    for draft in drafts_of(home / _CURRENT):
        draft.unlink(missing_ok=True)
    for place in home.iterdir():
        if place.name.startswith((".trash-", ".draft-")):
            shutil.rmtree(place, ignore_errors=True)
        elif place.name.isdigit() and place.name != str(newest):
            _discard(place)


def lease(folder: Path, marker: Marker, publish_now: Callable[[Path], None]) -> Lease:
    """Holds the newest snapshot of the store in ``folder``.

    Where the newest snapshot is behind the store (its writer died, or never published) and nobody is writing,
    ``publish_now`` is called first, which opens the store as its owner for a moment.

    Raises:
        StoreLocked: nothing was published yet and another process is writing.
    """
    if _current(folder) != marker.version:
        try:
            publish_now(folder)
        except StoreLocked as locked:
            if _current(folder) is None:
                raise StoreLocked(
                    f"{locked.message}, which has not published anything to read yet",
                    where=locked.where,
                    hint="repeat the command when the first documents are in",
                ) from locked
        except StoreError:
            if _current(folder) is None:  # else what was published before is still good to read
                raise
    while (version := _current(folder)) is not None:
        held = _hold(folder / SNAPSHOTS / str(version), version)
        if held:
            return held
        if version == _current(folder):
            break
    raise StoreBroken(
        "the newest snapshot is not there",
        where=Where(str(folder / SNAPSHOTS)),
        hint="remove the folder snapshots; it is made anew",
    )


def _current(folder: Path) -> int | None:
    try:
        return int((folder / SNAPSHOTS / _CURRENT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise StoreBroken(
            "the pointer to the newest snapshot is damaged",
            where=Where(str(folder / SNAPSHOTS / _CURRENT)),
            hint="remove the folder snapshots; it is made anew",
        ) from error


def _hold(place: Path, version: int) -> Lease | None:
    try:
        lock = os.open(place / _LOCK, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_SH)
        if not (place / _LOCK).exists():  # discarded between the two lines above
            os.close(lock)
            return None
        return Lease(ox.Store.read_only(str(place / _DB)), version, place / _DB, lock)
    except BaseException:
        os.close(lock)
        raise


def _discard(place: Path) -> None:
    try:
        lock = os.open(place / _LOCK, os.O_RDONLY)
    except FileNotFoundError:
        shutil.rmtree(place, ignore_errors=True)
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        trash = place.with_name(f".trash-{place.name}")
        place.rename(trash)
        shutil.rmtree(trash, ignore_errors=True)
    except BlockingIOError:
        pass  # somebody reads it; the next publication tries again
    finally:
        os.close(lock)
