"""What the store holds is a function of the documents that are in it, and of nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize
from pytest import raises

from kg.errors import GraphError
from kg.graph.documentgraph import DocumentGraph
from kg.graph.vocabulary import DG, RDFS, SKOS
from kg.store.shared import contribution
from kg.store.store import Change, Store
from tests.store.small import NS, document, documents

some_documents = st.lists(documents, min_size=1, max_size=4, unique_by=lambda graph: graph.name)


def nquads(quads: Iterable[Quad]) -> bytes:
    data = serialize(sorted(quads, key=str), format=RdfFormat.N_QUADS)
    assert data is not None
    return data


def fresh(graphs: Iterable[DocumentGraph], folder: str) -> Store:
    store = Store.open(Path(folder) / "store", create=True)
    for graph in graphs:
        store.put(graph)
    return store


@settings(max_examples=40, deadline=None)
@given(some_documents, documents)
def test_withdraw_after_put_gives_the_former_bytes(graphs: list[DocumentGraph], extra: DocumentGraph) -> None:
    """Putting a document and withdrawing it leaves the store as if it had never been there, empty graphs included."""
    graphs = [graph for graph in graphs if graph.name != extra.name]
    with TemporaryDirectory() as folder, fresh(graphs, folder) as store:
        before, named = nquads(store.quads()), set(store.db.named_graphs())
        there = store.put(extra)
        back = store.withdraw(extra.name)
        assert (back.added, back.removed) == (there.removed, there.added)
        assert nquads(store.quads()) == before
        assert set(store.db.named_graphs()) == named


@settings(max_examples=40, deadline=None)
@given(some_documents, st.data())
def test_any_order_and_any_batches_give_the_same_store(graphs: list[DocumentGraph], data: st.DataObject) -> None:
    """One by one, in another order, or all in one step: the same quads, which are what the documents contribute."""
    wanted = nquads({quad for graph in graphs for quad in contribution(graph.quads).quads})
    shuffled = data.draw(st.permutations(graphs))
    with TemporaryDirectory() as folder, fresh(shuffled, folder) as store:
        assert nquads(store.quads()) == wanted
        assert store.put_many(graphs) == Change(0, 0)
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "store", create=True) as store:
        store.put_many(graphs)
        assert nquads(store.quads()) == wanted


@settings(max_examples=40, deadline=None)
@given(some_documents, documents)
def test_replacing_is_withdrawing_and_putting(graphs: list[DocumentGraph], newer: DocumentGraph) -> None:
    """A document put again under its name replaces exactly what it contributed before; twice changes nothing."""
    others = [graph for graph in graphs if graph.name != newer.name]
    wanted = nquads({quad for graph in [*others, newer] for quad in contribution(graph.quads).quads})
    with TemporaryDirectory() as folder, fresh([*others, newer], folder) as store:
        assert nquads(store.quads()) == wanted
        version = store.version
        assert not store.put(newer)
        assert store.version == version


@settings(max_examples=30, deadline=None)
@given(some_documents)
def test_a_documents_quads_are_what_it_contributed(graphs: list[DocumentGraph]) -> None:
    """``quads(name)`` gives one document's part back, without the names that only others use."""
    with TemporaryDirectory() as folder, fresh(graphs, folder) as store:
        for graph in graphs:
            assert nquads(store.quads(graph.name)) == nquads(contribution(graph.quads).quads)


def test_a_form_goes_with_its_last_mention(tmp_path: Path) -> None:
    """An agent keeps its node while anybody speaks of it, and an altLabel while somebody spells it so."""
    forms = (NS.agent("a"), SKOS.altLabel, None)
    with Store.open(tmp_path / "s", create=True) as store:
        store.put(document("one.txt", [("a", "Kono"), ("a", "Taro Kono")]))
        store.put(document("two.txt", [("a", "Kono")]))
        store.withdraw("one.txt")
        assert [quad.object for quad in store.db.quads_for_pattern(*forms)] == [Literal("Kono")]
        store.withdraw("two.txt")
        assert list(store.quads()) == []


def test_the_newest_description_of_a_shared_node_counts(tmp_path: Path) -> None:
    """After an update of the gazetteer one document put again gives a shared agent its new label, not a second one."""
    with Store.open(tmp_path / "s", create=True) as store:
        store.put_many([document("one.txt", [("b", "B")]), document("two.txt", [("b", "Mr B")])])
        store.put(document("one.txt", [("b", "B")], label="{} the Great"))
        labels = store.db.quads_for_pattern(NS.agent("b"), RDFS.label, None)
        assert [quad.object for quad in labels] == [Literal("b the Great")]
        names = {quad.object for quad in store.db.quads_for_pattern(NS.agent("b"), SKOS.altLabel, None)}
        assert names == {Literal("B"), Literal("Mr B")}


def test_what_a_document_does_not_point_at_stays_out() -> None:
    """A shared node without a pointer from the document's own graph, and a form without a mention, are left out."""
    graph = document("one.txt", [("b", "B")])
    stray = Quad(NS.agent("stray"), RDFS.label, Literal("Stray"), NS.agents)
    unsaid = Quad(NS.agent("b"), SKOS.altLabel, Literal("Bee"), NS.agents)
    assert contribution([*graph.quads, stray, unsaid]).quads == set(graph.quads)


def test_two_documents_in_one_are_refused() -> None:
    """A graph that is not that of one document never reaches the store."""
    two = [*document("one.txt").quads, *document("two.txt").quads]
    with raises(GraphError, match="2 graphs with 2 names"):
        contribution(two)
    nameless = [quad for quad in document("one.txt").quads if quad.predicate != DG.fileName]
    with raises(GraphError, match="1 graphs with 0 names"):
        contribution(nameless)
    elsewhere = Quad(NS.agent("x"), RDFS.label, Literal("x"), NamedNode("https://example.org/data/graph/agents2"))
    with raises(GraphError):
        contribution([*document("one.txt").quads, elsewhere])
