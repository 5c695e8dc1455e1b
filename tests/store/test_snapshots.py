"""Readers beside a writer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import StoreBroken, StoreError, StoreLocked
from kg.store.snapshots import SNAPSHOTS
from kg.store.store import Store
from tests.store.small import document
from tests.store.test_store import HOLD, other_process

ONE, TWO, THREE = (document(f"{name}.txt", [("a", name)]) for name in ("one", "two", "three"))


def names(store: Store) -> list[str]:
    return [found.name for found in store.documents()]


def published(folder: Path) -> list[str]:
    return sorted(place.name for place in (folder / SNAPSHOTS).iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "store", create=True) as store:
        store.put(ONE)
        store.publish()
    return tmp_path / "store"


def test_readers_beside_a_live_writer(folder: Path) -> None:
    """While another process holds the store, any number of readers see what was published last."""
    with (
        other_process(HOLD, folder),
        Store.open(folder, read_only=True) as first,
        Store.open(folder, read_only=True) as second,
    ):
        assert names(first) == names(second) == ["one.txt"]
        assert first.read_only and first.version == second.version


def test_a_reader_sees_a_document_whole_or_not_at_all(folder: Path) -> None:
    """What the writer puts appears to new readers when it publishes; an open reader keeps its state."""
    with Store.open(folder) as writer, Store.open(folder, read_only=True) as early:
        writer.put(TWO)
        with Store.open(folder, read_only=True) as still:
            assert names(still) == ["one.txt"]
        writer.publish()
        with Store.open(folder, read_only=True) as late:
            assert names(late) == ["one.txt", "two.txt"] and late.version == writer.version
        assert names(early) == ["one.txt"]


def test_old_snapshots_go_when_nobody_reads_them(folder: Path) -> None:
    """Publishing prunes what is neither newest nor held; what a reader holds stays until a later publication."""
    with Store.open(folder) as writer:
        with Store.open(folder, read_only=True) as reader:
            for graph in (TWO, THREE):
                writer.put(graph)
                writer.publish()
            assert published(folder) == ["1", "3", "current"]
            assert names(reader) == ["one.txt"]
        writer.withdraw("two.txt")
        writer.publish()
        assert published(folder) == ["4", "current"]


def test_what_was_not_published_is_when_nobody_writes(folder: Path) -> None:
    """After a writer that died before publishing, the next reader publishes for it and sees everything."""
    with Store.open(folder) as writer:
        writer.put(TWO)
    with Store.open(folder, read_only=True) as reader:
        assert names(reader) == ["one.txt", "two.txt"]
    shutil.rmtree(folder / SNAPSHOTS)
    with Store.open(folder, read_only=True) as reader:
        assert names(reader) == ["one.txt", "two.txt"]


def test_nothing_published_and_a_writer_at_work(folder: Path) -> None:
    """With no snapshot yet and the store held by another process, a reader is told to come again."""
    shutil.rmtree(folder / SNAPSHOTS)
    with other_process(HOLD, folder), pytest.raises(StoreLocked, match="not published"):
        Store.open(folder, read_only=True)


def test_leftovers_of_a_killed_publication(folder: Path) -> None:
    """Half a snapshot that no pointer names is made anew; trash is removed."""
    for rest in (".draft-2", "2", ".trash-0"):
        (folder / SNAPSHOTS / rest).mkdir()
        (folder / SNAPSHOTS / rest / "half").touch()
    with Store.open(folder) as writer:
        writer.put(TWO)
        writer.publish()
    assert published(folder) == ["2", "current"]
    with Store.open(folder, read_only=True) as reader:
        assert names(reader) == ["one.txt", "two.txt"]


def test_a_damaged_pointer_is_explained(folder: Path) -> None:
    """A pointer that names nothing is StoreBroken with what to remove."""
    for content in ("x", "1\n"):
        (folder / SNAPSHOTS / "current").write_text(content, encoding="utf-8")
        shutil.rmtree(folder / SNAPSHOTS / "1", ignore_errors=True)
        with pytest.raises(StoreBroken, match="snapshots"):
            Store.open(folder, read_only=True)


def test_a_reader_does_not_write(folder: Path) -> None:
    """A store opened for reading refuses to put."""
    with Store.open(folder, read_only=True) as reader, pytest.raises(StoreError, match="reading only"):
        reader.put(TWO)
