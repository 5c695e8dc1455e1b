"""Where documents go, and how: by the group, since a store takes many quads at once for less than half the work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from kg.errors import GraphError

if TYPE_CHECKING:
    from kg.graph.documentgraph import DocumentGraph


class Held(Protocol):
    """A document that a store holds, and what made it."""

    @property
    def name(self) -> str: ...
    @property
    def slug(self) -> str: ...
    @property
    def iri(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def model(self) -> str: ...
    @property
    def decisions(self) -> str: ...


class Target(Protocol):
    """Where documents go: `kg.store.store.Store`, or `kg.store.remote.RemoteStore`."""

    @property
    def group(self) -> int:
        """Quads from which on several documents are worth one step."""

    def documents(self) -> Sequence[Held]: ...
    def rows(self, text: str, /) -> Iterable[tuple[str, ...]]: ...
    def put_many(self, graphs: Iterable[DocumentGraph], /) -> object: ...
    def withdraw(self, name: str, /) -> object: ...
    def publish(self) -> object: ...


class Loader:
    """Puts documents into a store, a group at a time; what is waiting is not in before `close`.

    Attributes:
        refused: why the store does not take a document, by its file name.
    """

    def __init__(self, store: Target) -> None:
        self.refused: dict[str, GraphError] = {}
        self._store = store
        self._waiting: list[DocumentGraph] = []
        self._quads = 0

    def add(self, graph: DocumentGraph) -> None:
        """Takes a document, and puts it in with those before it once they are enough.

        Raises:
            StoreError, ServerError: the store takes none.
        """
        self._waiting.append(graph)
        self._quads += len(graph.quads)
        if self._quads >= self._store.group:
            self._flush()

    def close(self) -> None:
        """Puts in what is waiting, and shows readers what is in.

        Raises:
            StoreError, ServerError: the store takes none.
        """
        self._flush()
        self._store.publish()

    def _flush(self) -> None:
        try:
            self._store.put_many(self._waiting)
        except GraphError:
            for graph in self._waiting:  # the one that is refused does not hold up the others
                try:
                    self._store.put_many((graph,))
                except GraphError as error:
                    self.refused[graph.name] = error
        self._waiting, self._quads = [], 0  # not before: after Ctrl-C in between they are put again
