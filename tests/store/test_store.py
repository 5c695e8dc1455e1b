"""Opening, locking, refusing, and surviving."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.errors import StoreBroken, StoreError, StoreFull, StoreLocked, StoreMissing, StoreTooNew, UnknownDocument
from kg.store.faults import explain
from kg.store.folder import OXIGRAPH
from kg.store.marker import MARKER
from kg.store.shared import contribution
from kg.store.store import Store
from tests.store.small import document

ONE = document("one.txt", [("a", "Mr A")], [("1.50", "2023")], text="Mr A said it.")
TWO = document("two.txt", [("a", "A")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "store", create=True) as store:
        store.put(ONE)
    return tmp_path / "store"


@contextmanager
def other_process(code: str, *args: object) -> Iterator[subprocess.Popen[str]]:
    """A second Python process that runs ``code`` until its input closes; its first line is waited for."""
    command = [sys.executable, "-c", code, *map(str, args)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdin
        assert process.stdout.readline() == "ready\n"
        yield process
        process.stdin.close()


HOLD = """
import sys
from kg.store.store import Store
with Store.open(sys.argv[1]) as store:
    print("ready", flush=True)
    sys.stdin.read()
"""

WRITE_FOR_EVER = """
import sys
from kg.store.store import Store
from tests.store.small import document
with Store.open(sys.argv[1]) as store:
    print("ready", flush=True)
    for number in range(10**9):
        graph = document("killed.txt", [("b", f"form {number} {i}") for i in range(200)])
        store.put(graph)
        print(number, flush=True)
"""


def test_documents_tell_where_they_came_from(folder: Path) -> None:
    """Each document has its name, digest, extraction and counts."""
    with Store.open(folder) as store:
        (found,) = store.documents()
        assert (found.name, found.slug, found.sha256, found.version, found.model) == (
            "one.txt", "one", ONE.sha256, "1", "model",
        )  # fmt: skip
        assert dict(found.facts)["TargetFigure"] == 1 and found.quads == sum(
            q.graph_name == ONE.graph for q in ONE.quads
        )


def test_text_is_found_by_name_and_by_iri(folder: Path) -> None:
    """``text_of`` takes a file name or a document's IRI; another name is an UnknownDocument."""
    with Store.open(folder) as store:
        assert store.text_of("one.txt") == store.text_of(store.documents()[0].iri) == "Mr A said it."
        for unknown in ("none.txt", "no IRI", "https://example.org/none"):
            with pytest.raises(UnknownDocument, match="there is no document"):
                store.text_of(unknown)
        with pytest.raises(UnknownDocument, match="kg query documents"):
            store.withdraw("none.txt")
        with pytest.raises(UnknownDocument):
            store.quads("none.txt")


def test_queries_see_the_union(folder: Path) -> None:
    """A query without GRAPH sees document graphs and shared graphs as one; ``union=False`` the default graph alone."""
    query = "ASK { ?m <https://w3id.org/diplograph/ontology#agent> ?a . ?a a ?c }"
    with Store.open(folder) as store:
        assert bool(store.query(query)) is True
        assert bool(store.query(query, union=False)) is False


def test_version_rises_with_content_and_survives(folder: Path) -> None:
    """Each change of content gives a new version, also across openings; nothing else does."""
    with Store.open(folder) as store:
        first = store.version
        store.put(ONE)
        assert store.version == first
        store.put(TWO)
        assert store.version == first + 1
    with Store.open(folder) as store:
        assert store.version == first + 1
        health = store.health()
        assert (health.documents, health.version, health.read_only) == (2, first + 1, False)
        assert health.bytes > 0 and health.quads == sum(1 for _ in store.quads())


def test_a_second_process_is_told_who_has_the_store(folder: Path) -> None:
    """Two processes on one store: StoreLocked names the process and says what to try; no traceback of Oxigraph's."""
    with other_process(HOLD, folder) as process:
        with pytest.raises(StoreLocked) as caught:
            Store.open(folder)
        assert f"process {process.pid}" in str(caught.value) and "--store" in str(caught.value)
    Store.open(folder).close()


def test_a_second_opening_in_one_process_is_told_so(folder: Path) -> None:
    """The same process twice: StoreLocked says that it is this very process; closing lets go."""
    with Store.open(folder), pytest.raises(StoreLocked, match="this process"):
        Store.open(folder)
    Store.open(folder).close()


def test_a_lock_without_a_note_still_explains(folder: Path) -> None:
    """A damaged owner note does not hide that the store is locked."""
    with other_process(HOLD, folder):
        (folder / "owner.json").write_text("{", encoding="utf-8")
        with pytest.raises(StoreLocked, match="another process"):
            Store.open(folder)


def test_killed_while_writing_nothing_is_half(folder: Path) -> None:
    """After kill -9 in the middle of replacing a document, what was acknowledged or its successor is there, whole."""
    with other_process(WRITE_FOR_EVER, folder) as process:
        assert process.stdout
        acknowledged = 0
        while acknowledged < 3:
            acknowledged = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        acknowledged = max([acknowledged, *(int(line) for line in process.stdout if line.strip().isdigit())])
    with Store.open(folder) as store:
        labels = {
            quad.object.value.rpartition(" ")[0]
            for quad in store.quads("killed.txt")
            if quad.predicate.value.endswith("#form")
        }
        assert labels in ({f"form {acknowledged}"}, {f"form {acknowledged + 1}"})
        form = labels.pop()
        whole = document("killed.txt", [("b", f"{form} {i}") for i in range(200)])
        assert set(store.quads("killed.txt")) == set(whole.quads)
        store.withdraw("killed.txt")
        assert set(store.quads()) == contribution(ONE.quads).quads


def test_orphans_of_a_killed_bulk_load_are_cleaned(folder: Path) -> None:
    """``bulk-*.sst`` files that no database refers to go when the owner opens the store."""
    orphan = folder / OXIGRAPH / "bulk-1234.sst"
    orphan.write_bytes(b"left over")
    with Store.open(folder) as store:
        assert not orphan.exists() and len(store.documents()) == 1


def test_orphans_of_a_killed_change_and_publication_are_cleaned(folder: Path) -> None:
    """Drafts of the marker, of a snapshot and of its pointer go with the next opening and publication."""
    with Store.open(folder) as store:
        store.publish()
    drafts = [folder / f".{MARKER}.4711", folder / "snapshots" / ".current.4711", folder / "snapshots" / ".draft-0"]
    for draft in drafts[:2]:
        draft.write_text("half", encoding="utf-8")
    (drafts[2] / OXIGRAPH).mkdir(parents=True)
    (folder / ".kept").write_text("somebody else's", encoding="utf-8")
    with Store.open(folder) as store:
        store.put(TWO)
        store.publish()
    assert not [draft for draft in drafts if draft.exists()]
    assert (folder / ".kept").exists()


def test_missing(tmp_path: Path) -> None:
    """Nothing built yet: StoreMissing with the command to run; nothing is created by looking."""
    for read_only in (False, True):
        with pytest.raises(StoreMissing, match="try: kg build"):
            Store.open(tmp_path / "none", read_only=read_only)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("garbage", ["", "[]", "{}", '{"format": "x", "version": 1}', "\0"])
def test_garbage_in_the_marker(folder: Path, garbage: str) -> None:
    """A damaged marker is StoreBroken, named with its path."""
    (folder / MARKER).write_text(garbage, encoding="utf-8")
    with pytest.raises(StoreBroken, match=MARKER):
        Store.open(folder)


def test_garbage_in_the_files(folder: Path) -> None:
    """Damaged files of Oxigraph's are StoreBroken, and say how to begin anew; so is a database without a marker."""
    (folder / OXIGRAPH / "CURRENT").write_text("garbage", encoding="utf-8")
    with pytest.raises(StoreBroken, match="kg build"):
        Store.open(folder)
    (folder / MARKER).unlink()
    with pytest.raises(StoreBroken, match=MARKER):
        Store.open(folder, create=True)


def test_too_new(folder: Path) -> None:
    """The format of a later diplograph is refused before any of its files is touched."""
    (folder / MARKER).write_text(json.dumps({"format": 99, "version": 1}), encoding="utf-8")
    with pytest.raises(StoreTooNew, match=r"format 99.*(?s:.*)pip install --upgrade"):
        Store.open(folder)


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    """A file where the store should be is a StoreError, not a traceback."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for create in (False, True):
        with pytest.raises(StoreError):
            Store.open(tmp_path / "file", create=create)


def test_a_folder_that_may_not_be_written_to(folder: Path) -> None:
    """Without write permission the store says so, and what to try; a published snapshot can still be read."""
    with Store.open(folder) as store:
        store.publish()
    code = (
        "import os, sys\nfrom kg.errors import StoreError\nfrom kg.store.store import Store\n"
        "os.getuid() or os.setuid(65534)\n"
        "try:\n    Store.open(sys.argv[1])\nexcept StoreError as error:\n    print(error)\n"
        "with Store.open(sys.argv[1], read_only=True) as store:\n    print(len(store.documents()))\n"
    )
    for place in (folder.parents[0], folder.parents[1], folder.parents[2]):
        place.chmod(0o755)
    before = folder.stat().st_mode
    folder.chmod(0o555)
    (folder / OXIGRAPH).chmod(0o555)
    try:
        result = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, check=False)
    finally:
        folder.chmod(before)
        (folder / OXIGRAPH).chmod(before)
    assert "may not be written to" in result.stdout and result.stdout.endswith("\n1\n"), result


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (OSError("IO error: No space left on device: While appending to file"), StoreFull, "disk is full"),
        (OSError(27, os.strerror(27)), StoreFull, "disk is full"),
        (OSError(28, os.strerror(28)), StoreFull, "disk is full"),
        (OSError(30, os.strerror(30)), StoreError, "may not be written to"),
        (RuntimeError("Corruption: block checksum mismatch"), StoreBroken, "damaged"),
        (OSError("IO error: Input/output error"), StoreError, "cannot be used"),
        (FileNotFoundError("IO error: No such file or directory: 000012.sst"), StoreBroken, "damaged"),
    ],
)
def test_what_the_system_says_is_explained(
    tmp_path: Path, error: Exception, kind: type[StoreError], words: str
) -> None:
    """Each refusal of RocksDB or the system becomes the StoreError that fits, with the folder and a hint."""
    found = explain(error, tmp_path)
    assert type(found) is kind and words in found.message and found.hint and str(tmp_path) in str(found)


def test_closed_is_closed(folder: Path) -> None:
    """A closed store says so; closing it again does nothing."""
    store = Store.open(folder)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.documents()
