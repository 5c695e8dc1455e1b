"""Where the graph comes from: the newest snapshot of a store's folder, followed as builds publish new ones."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from time import monotonic
from typing import Protocol

import pyoxigraph as ox

from kg.store.folder import OXIGRAPH
from kg.store.marker import MARKER
from kg.store.snapshots import SNAPSHOTS
from kg.store.store import Store

_LOOK_EVERY = 0.25  # seconds; a look is one read of a small file


class Source(Protocol):
    """``path`` is an Oxigraph folder that nobody writes to, ``version`` says which content it holds."""

    path: Path
    version: str

    @property
    def due(self) -> bool:
        """Whether `refresh` would look."""

    def refresh(self, *, now: bool = False) -> bool:
        """Moves on to the newest content; whether there was any. Without ``now`` it does not look all the time."""

    def close(self) -> None: ...


class StoreSource:
    """The snapshots of a `kg.store.store.Store`; the present one is held, so that it stays on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held = Store.open(folder, read_only=True)
        self._looked = monotonic()
        self._name()

    def _name(self) -> None:
        self._number = str(self._held.version)
        self.path = self._folder / SNAPSHOTS / self._number / OXIGRAPH
        # A store that was removed and built anew counts its versions from the beginning.
        self.version = f"{self._number}.{self.path.stat().st_mtime_ns:x}"

    @property
    def due(self) -> bool:
        return monotonic() - self._looked >= _LOOK_EVERY

    def refresh(self, *, now: bool = False) -> bool:
        if not now and not self.due:
            return False
        self._looked = monotonic()
        try:
            published = (self._folder / SNAPSHOTS / "current").read_text(encoding="ascii").strip()
        except OSError:  # the folder is being replaced or is gone: what is held stays good to read
            return False
        if published == self._number:
            return False
        newer = Store.open(self._folder, read_only=True)
        self._held.close()
        self._held = newer
        self._name()
        return True

    def close(self) -> None:
        self._held.close()


class FixedSource:
    """Quads that do not change: those of an Oxigraph store in memory, or of a folder that is only read from now on.

    They are served from a copy of our own. Loaded in bulk they lie in files that overlap, and reading looks into each:
    compacted, a join takes a fifth less (instructions, measured), for a second of work for 100,000 quads.
    """

    def __init__(self, store: ox.Store | Path) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="kg-serve-"))
        self.path = self._folder / OXIGRAPH
        if not isinstance(store, ox.Store):
            ox.Store(store).backup(self.path)
        copy = ox.Store(self.path)
        if isinstance(store, ox.Store):
            copy.bulk_extend(store)
            for graph in store.named_graphs():  # the empty ones as well
                copy.add_graph(graph)
        copy.optimize()
        copy.flush()
        # The next server may find something else in the folder, or in memory.
        self.version = f"{self.path.stat().st_mtime_ns:x}"

    due = False

    def refresh(self, *, now: bool = False) -> bool:
        return False

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def open_source(store: Path | str | ox.Store) -> Source:
    """The source for what `kg.server.app.make_app` was given.

    Raises:
        StoreError: missing, locked, broken or too new.
    """
    if isinstance(store, ox.Store):
        return FixedSource(store)
    folder = Path(store)
    if (folder / "CURRENT").is_file() and not (folder / MARKER).is_file():
        return FixedSource(folder)
    return StoreSource(folder)
