"""Documents go into a store by the group, and all that can go in goes in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pytest

from kg.errors import GraphError
from kg.graph.documentgraph import DocumentGraph
from kg.pipeline.loading import Held, Loader
from tests.store.small import document


@dataclass
class Shelf:
    """A store that remembers its steps; one document may be refused, one step interrupted."""

    group: int
    bad: str = ""
    interrupted: bool = False
    steps: list[list[str]] = field(default_factory=list)
    published: int = 0

    def put_many(self, graphs: Iterable[DocumentGraph]) -> None:
        names = [graph.name for graph in graphs]
        if self.bad in names:
            raise GraphError(f"{self.bad} is refused")
        if self.interrupted:
            self.interrupted = False
            raise KeyboardInterrupt
        self.steps.append(names)

    def publish(self) -> None:
        self.published = len(self.steps)

    def documents(self) -> Sequence[Held]:
        return ()

    def rows(self, text: str) -> Iterable[tuple[str, ...]]:
        return ()

    def withdraw(self, name: str) -> None:
        raise AssertionError(name)


def test_documents_wait_for_one_another_until_they_are_enough() -> None:
    """A step is taken when there are quads enough for it, and one more for the rest."""
    shelf = Shelf(group=2 * len(document("a.txt").quads))
    loader = Loader(shelf)
    for name in ("a.txt", "b.txt", "c.txt"):
        loader.add(document(name))
    assert shelf.steps == [["a.txt", "b.txt"]]
    loader.close()
    assert shelf.steps == [["a.txt", "b.txt"], ["c.txt"]]
    assert shelf.published == 2


def test_one_that_is_refused_does_not_hold_up_the_others() -> None:
    """The others of its group go in, and why it did not is kept under its name."""
    shelf = Shelf(group=1_000_000, bad="b.txt")
    loader = Loader(shelf)
    for name in ("a.txt", "b.txt", "c.txt"):
        loader.add(document(name))
    loader.close()
    assert shelf.steps == [["a.txt"], ["c.txt"]]
    assert list(loader.refused) == ["b.txt"]


def test_what_an_interrupt_kept_waiting_goes_in_at_the_close() -> None:
    """Ctrl-C in the midst of a step loses nothing that was walked."""
    shelf = Shelf(group=0, interrupted=True)
    loader = Loader(shelf)
    with pytest.raises(KeyboardInterrupt):
        loader.add(document("a.txt"))
    loader.close()
    assert shelf.steps == [["a.txt"]]
