"""A change of decisions has those documents built anew that it bears on; the result is that of a build from nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph.iris import Namespaces
from kg.graph.serialise import serialise
from kg.pipeline import build
from kg.reading.files import find_sources
from kg.server.config import Config
from kg.settings import Settings
from kg.store.remote import RemoteStore
from kg.store.store import Store
from tests.server.running import TOKEN, running

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("one_model")]

TALKS = """Readout of Talks
2019-03-02

Foreign Minister of Russia Sergey Lavrov met with Minister of Trade of Japan Hiroshige Seko in Tokyo on March 1, 2019.
John Howard met with Hiroshige Seko in Osaka on March 2, 2019.
"""
CALL = """Readout of a Call
2023-04-02

President Joseph Biden spoke today by phone with Prime Minister of Japan Fumio Kishida about the security of Europe.
"""
VISIT = """Readout of a Visit
2019-05-31

The President of Brazil met with the Foreign Minister of Russia in Moscow on May 30, 2019.
"""
HEAD = "subject\tpredicate\tobject\twho\twhen\twhy\n"
ALL = {"talks.txt", "call.txt", "visit.txt"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in (("talks", TALKS), ("call", CALL), ("visit", VISIT)):
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    return texts


def deciding(folder: Path, lines: list[str]) -> Settings:
    links = folder.parent / "links.tsv"
    links.write_text(HEAD + "".join(f"{line}\tAna\t2026-05-31\t\n" for line in lines), encoding="utf-8")
    return replace(Settings(), workers=1, links=links, live_links=folder.parent / "links-live.tsv")


def built(folder: Path, store: Path, lines: list[str]) -> tuple[bytes, set[str]]:
    """The graph after a build with these lines, and which documents were built anew."""
    settings = deciding(folder, lines)
    with Store.open(store, create=True) as opened:
        report = build(find_sources([folder]), opened, settings)
        assert not report.failures
        changed = {one.document for one in report.documents if one.state in ("new", "changed")}
        return b"".join(serialise(opened.quads(), "trig", Namespaces())), changed


SEKO = "person.Hiroshige_Seko.Japan"


@pytest.mark.parametrize(
    ("lines", "bears_on"),
    [
        ([f"{SEKO}\tsame\tQ11404455"], {"talks.txt"}),
        (["person:Hiroshige SEKO\tsame\tQ11404455"], {"talks.txt"}),
        (["person:Fumio Kishida\tsame\tQ99"], {"call.txt"}),
        (["Q359480\tnot-same\tQ359480"], {"call.txt"}),
        (["person.Fumio_Kishida.Japan\tnot-same\tQ359480"], {"call.txt"}),
        (["Q58217\tnot-same\tQ58217"], {"talks.txt", "visit.txt"}),
        (["person.John_Howard\tunsure\tQ51330"], {"talks.txt"}),
        (["Q17\tsame\tcountry.Nippon"], {"talks.txt", "call.txt"}),
        (["country:Brazil\tnot-same\tQ155"], {"visit.txt"}),
        (["organization.Nippon\tnot-same\tQ17", "person.Nobody\tunsure\tQ58217"], set()),
        (["office.President.Brazil\tsame\tQ7"], ALL),
        (["person:Nobody Here\tsame\tQ7"], set()),
        ([f"{SEKO}\tsame\tperson.John_Howard", "person.John_Howard\tsame\tQ51330"], {"talks.txt"}),
    ],
)  # fmt: skip
def test_a_decision_and_its_removal(folder: Path, tmp_path: Path, lines: list[str], bears_on: set[str]) -> None:
    """Only what a decision may bear on is built anew; both ways the graph is that of a build from nothing."""
    before, new = built(folder, tmp_path / "kg", [])
    assert new == ALL
    after, changed = built(folder, tmp_path / "kg", lines)
    assert changed == bears_on
    assert built(folder, tmp_path / "kg", lines) == (after, set())
    assert built(folder, tmp_path / "other", lines)[0] == after
    again, undone = built(folder, tmp_path / "kg", [])
    assert (again, undone) == (before, bears_on)


def test_one_more_decision_leaves_the_others_documents(folder: Path, tmp_path: Path) -> None:
    """A line more has the documents of that line built anew, not those of the lines that stood there already."""
    first, second = f"{SEKO}\tsame\tQ11404455", "person:Fumio Kishida\tnot-same\tQ359480"
    built(folder, tmp_path / "kg", [first])
    graph, changed = built(folder, tmp_path / "kg", [first, second])
    assert changed == {"call.txt"} and built(folder, tmp_path / "other", [second, first])[0] == graph


def test_a_store_that_is_served_is_asked_alike(folder: Path, tmp_path: Path) -> None:
    """A build into a server's store skips, and builds anew, the same documents, even in pages of two rows."""
    sources, settings = find_sources([folder]), deciding(folder, [f"{SEKO}\tsame\tQ11404455"])
    with Store.open(tmp_path / "kg", create=True) as store:
        store.publish()
    config = Config(workers=2, write=True, token=TOKEN, rows=2, unlimited=False)

    def changed(settings: Settings) -> set[str]:
        with RemoteStore.open(server.url, TOKEN, settings.base) as remote:
            report = build(sources, remote, settings)
        assert not report.failures
        return {one.document for one in report.documents if one.state != "unchanged"}

    with running(tmp_path / "kg", config=config) as server:
        assert changed(settings) == ALL
        assert changed(settings) == set()
        assert changed(deciding(folder, [])) == {"talks.txt"}
