"""One meeting and one agreement told by two documents: one node each, with evidence in both, linked people the same."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from kg.graph.vocabulary import DG, RDF
from kg.pipeline import build
from kg.reading.files import find_sources
from kg.settings import Settings
from kg.store.store import Store

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("one_model")]

READOUT = """Readout of President Biden's Meeting with Prime Minister Kishida of Japan
January 13, 2023

President Joseph R. Biden, Jr. met today with Prime Minister Kishida Fumio of Japan at the White House. The leaders
signed the Framework Agreement on Cooperation in Space between the United States and Japan.
"""
STATEMENT = """Japan-U.S. Summit Meeting
January 14, 2023

On January 13, 2023, Prime Minister KISHIDA Fumio held a summit meeting with President Joe Biden of the United States
in Washington, D.C. Japan and the United States signed the Framework Agreement on Cooperation in Space.
"""
LATER = """Readout of President Biden's Meeting with Prime Minister Kishida of Japan
May 18, 2023

President Joseph R. Biden, Jr. met today with Prime Minister Kishida Fumio of Japan in Hiroshima.
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in (("readout", READOUT), ("statement", STATEMENT), ("later", LATER)):
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    store = Store.open(tmp_path / "kg", create=True)
    report = build(find_sources([texts]), store, Settings(workers=1))
    assert not report.failures
    return store


def tellings(store: Store, kind: str) -> dict[str, set[str]]:
    """Each node of a class with the documents whose passages it rests on."""
    query = f"""SELECT ?node ?name {{ GRAPH ?g {{ ?node {RDF.type} {DG[kind]} ; {DG.evidence} ?passage .
        ?passage {DG.inDocument} ?document . ?document {DG.fileName} ?name }} }}"""
    found: dict[str, set[str]] = {}
    for node, name in store.rows(query):
        found.setdefault(node, set()).add(name)
    return found


def test_one_meeting_told_twice(store: Store) -> None:
    """Same people, day and kind: one node with evidence in both; another day is another meeting."""
    with store:
        meetings = tellings(store, "Meeting")
        assert sorted(map(sorted, meetings.values())) == [["later.txt"], ["readout.txt", "statement.txt"]], meetings
        node = next(node for node, names in meetings.items() if len(names) == 2)
        who = {row[0].rpartition("/")[2] for row in store.rows(
            f"SELECT DISTINCT ?agent {{ GRAPH ?g {{ <{node}> {DG.participant} ?agent }} }}"
        )}  # fmt: skip
        assert who == {"Q6279", "Q359480"}


def test_one_agreement_told_twice(store: Store) -> None:
    """Same name and parties: one node with evidence in both."""
    with store:
        agreements = tellings(store, "Agreement")
        assert {"readout.txt", "statement.txt"} in agreements.values(), agreements


def test_withdrawing_one_telling_keeps_the_other(store: Store) -> None:
    """Each document's graph holds its own telling: with one gone the node stands on the other's evidence alone."""
    with store:
        store.withdraw("statement.txt")
        assert sorted(map(sorted, tellings(store, "Meeting").values())) == [["later.txt"], ["readout.txt"]]


CORPUS_PAIR = (
    "us-wh_2023-01-13_readout-of-vice-president-harris-s-meeting-with-prime-minister-kishida.txt",
    "us-wh_2023-01-13_remarks-by-vice-president-harris-and-prime-minister-kishida-of-japan-b.txt",
)


def test_a_readout_and_the_remarks_of_one_real_meeting(tmp_path: Path, shared: Path) -> None:
    """A government's readout and the remarks before the same talks: one node of two linked people, evidence in both."""
    with tarfile.open(shared / "corpus" / "white-house.tar.xz") as corpus:
        for name in CORPUS_PAIR:
            member = corpus.extractfile(f"white-house/{name}")
            assert member is not None
            (tmp_path / name).write_bytes(member.read())
    with Store.open(tmp_path / "kg", create=True) as store:
        assert not build(find_sources([tmp_path / name for name in CORPUS_PAIR]), store, Settings(workers=1)).failures
        told = {node for node, names in tellings(store, "Meeting").items() if names == set(CORPUS_PAIR)}
        values = " ".join(f"<{node}>" for node in told)
        query = f"SELECT DISTINCT ?who {{ VALUES ?m {{ {values} }} GRAPH ?g {{ ?m {DG.participant} ?who }} }}"
        assert {row[0].rpartition("/")[2] for row in store.rows(query)} == {"Q10853588", "Q359480"}
