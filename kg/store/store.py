"""The store: Oxigraph on disk, a named graph per document, each replaced or withdrawn in one atomic step.

One process may hold it for writing; any number may read the snapshots that the writer publishes. What lies in its
folder is told in `kg.store.folder`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg.errors import StoreError, UnknownDocument, Where
from kg.graph.documentgraph import DocumentGraph
from kg.store.documents import StoredDocument, count_nodes, find_graph, read_documents, read_text
from kg.store.faults import explained
from kg.store.folder import enter, leave, take
from kg.store.health import Health, measure
from kg.store.marker import Marker, write_marker
from kg.store.shared import Delta, contribution, describe, plan
from kg.store.snapshots import Lease, lease, publish
from kg.store.transaction import BULK, apply

GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
Results = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


@dataclass(frozen=True, slots=True)
class Change:
    """How many quads came and went."""

    added: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


class Store:
    """An open store. Threads may share it: reads run side by side, writes one after the other.

    >>> import tempfile
    >>> with Store.open(Path(tempfile.mkdtemp()) / "store", create=True) as store:
    ...     store.version, store.documents()
    (0, ())
    """

    def __init__(self, path: Path, db: ox.Store, marker: Marker, lease: Lease | None = None) -> None:
        self.path = path
        self._db: ox.Store | None = db
        self._marker = marker
        self._lease = lease
        self._writing = threading.Lock()

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False, read_only: bool = False) -> Self:
        """Opens the store in the folder ``path``; with ``create`` makes one where there is none.

        With ``read_only`` it opens the newest published snapshot, whether or not another process is writing.

        Raises:
            StoreMissing: nothing was built here.
            StoreLocked: another process holds it (for reading: and has published nothing yet).
            StoreBroken: the files are not those of a store.
            StoreTooNew: a later diplograph wrote it.
            StoreError: the folder cannot be used: permissions, a full disk, a file in its place.
        """
        path = Path(path)
        with explained(path):
            marker = enter(path, create=create)
            if read_only:
                held = lease(path, marker, cls._publish_now)
                return cls(path, held.db, Marker(marker.format, held.version), held)
            db = take(path)
            return cls(path, db, marker)

    @classmethod
    def _publish_now(cls, path: Path) -> None:
        with cls.open(path) as store:
            store.publish()

    def close(self) -> None:
        """Lets go of the files. Publishes nothing: see `publish`. Closing twice is closing once."""
        if self._db is not None:
            self._db = None
            if self._lease:
                self._lease.release()
            else:
                leave(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def db(self) -> ox.Store:
        """Oxigraph's own store, for the rooms to the right that need more of it than is here."""
        if self._db is None:
            raise StoreError("the store is closed", where=Where(str(self.path)))
        return self._db

    @property
    def version(self) -> int:
        """Rises with each change of content; for ETags and snapshots."""
        return self._marker.version

    @property
    def group(self) -> int:
        """Quads from which on several documents are worth one step: half of them tell of shared nodes again."""
        return 2 * BULK

    @property
    def read_only(self) -> bool:
        return self._lease is not None

    def put(self, graph: DocumentGraph) -> Change:
        """Puts a document in, in place of what it contributed before, in one atomic step.

        Raises:
            GraphError: the graph is not that of one document.
            StoreError: the store is read-only or the disk refuses; then nothing has changed.
        """
        return self.put_many((graph,))

    def put_many(self, graphs: Iterable[DocumentGraph]) -> Change:
        """Puts several documents in, all in the same atomic step. Two of one name: the later one counts."""
        parts = {part.name: part for part in (contribution(graph.quads) for graph in graphs)}
        with self._writing:
            former = [self._graph_of(name) for name in parts]
            replaced = {graph for graph in former if graph} | {part.graph for part in parts.values()}
            return self._apply(plan(self.db, replaced, [parts[name] for name in sorted(parts)]))

    def withdraw(self, name: str) -> Change:
        """Takes a document out, and the shared nodes and names that nobody else speaks of, in one atomic step.

        Raises:
            UnknownDocument: there is none of this file name.
        """
        with self._writing:
            return self._apply(plan(self.db, (self._known(name),), ()))

    def write(self, change: Callable[[ox.Store], None]) -> None:
        """Lets ``change`` write by Oxigraph's own doors; it sees to it that it does so in one transaction.

        For SPARQL Update and the Graph Store Protocol, which know no documents.

        Raises:
            StoreError: the store is read-only or the disk refuses.
        """
        if self.read_only:
            raise StoreError("the store is open for reading only", where=Where(str(self.path)))
        with self._writing, explained(self.path):
            marker = Marker(self._marker.format, self._marker.version + 1)
            write_marker(self.path, marker)
            self._marker = marker
            change(self.db)

    def documents(self) -> tuple[StoredDocument, ...]:
        """Every document, by name."""
        with explained(self.path):
            return read_documents(self.db)

    def count(self, kinds: Mapping[str, str]) -> dict[str, int]:
        """How many nodes of each class (an IRI) there are, by the name that ``kinds`` gives it."""
        with explained(self.path):
            return count_nodes(self.db, kinds)

    def rows(self, text: str) -> Iterator[tuple[str, ...]]:
        """What a SELECT query of our own gives: each row's texts, in the order of its variables."""
        with explained(self.path):
            found = self.db.query(text)
            assert isinstance(found, ox.QuerySolutions)
            for row in found:
                yield tuple("" if term is None else getattr(term, "value", "") for term in row)

    def holds(self, name: str) -> bool:
        """Whether there is a document of this file name."""
        return self._graph_of(name) is not None

    def text_of(self, document: str) -> str:
        """The kept text of a document, named by its file name or its IRI: what offsets count in.

        Raises:
            UnknownDocument: there is none, or it keeps no text.
        """
        with explained(self.path):
            text = read_text(self.db, document)
        if text is None:
            raise self._unknown(document)
        return text

    def quads(self, document: str | None = None) -> Iterator[ox.Quad]:
        """Every quad, or what one document contributes: just the quads that `put` was given. In no order.

        Raises:
            UnknownDocument: there is none of this file name.
        """
        if document is None:
            return self.db.quads_for_pattern(None, None, None)
        own = list(self.db.quads_for_pattern(None, None, None, self._known(document)))
        nodes = {quad.object for quad in own if isinstance(quad.object, ox.NamedNode)}
        shared = [quad for node in nodes for quad in describe(self.db, node)]
        return iter(contribution([*own, *shared]).quads)

    def query(
        self,
        sparql: str,
        *,
        union: bool = True,
        base_iri: str | None = None,
        prefixes: Mapping[str, str] | None = None,
        default_graph: GraphName | Sequence[GraphName] | None = None,
        named_graphs: Sequence[ox.NamedNode | ox.BlankNode] | None = None,
    ) -> Results:
        """Runs a query over the union of all graphs, or over the dataset that is named. Checks nothing before.

        `kg.queries.run` is the door for queries that others wrote.

        Raises:
            SyntaxError: as pyoxigraph does, with its message.
        """
        return self.db.query(
            sparql,
            base_iri=base_iri,
            prefixes=dict(prefixes) if prefixes else None,
            use_default_graph_as_union=union and default_graph is None and named_graphs is None,
            default_graph=list(default_graph) if isinstance(default_graph, Sequence) else default_graph,
            named_graphs=list(named_graphs) if named_graphs is not None else None,
        )

    def publish(self) -> int:
        """Makes the present content readable by other processes, as a snapshot; gives its version."""
        with self._writing, explained(self.path):
            publish(self.path, self.db, self._marker)
            return self.version

    def health(self) -> Health:
        """Counts and sizes, read afresh; takes time in proportion to the store."""
        with explained(self.path):
            return measure(self.path, self.db, self._marker, read_only=self.read_only)

    def _graph_of(self, name: str) -> ox.NamedNode | None:
        with explained(self.path):
            return find_graph(self.db, name)

    def _known(self, name: str) -> ox.NamedNode:
        graph = self._graph_of(name)
        if graph is None:
            raise self._unknown(name)
        return graph

    def _unknown(self, name: str) -> UnknownDocument:
        return UnknownDocument(
            f"there is no document {name!r} in the store",
            where=Where(str(self.path)),
            hint="kg query documents lists them",
        )

    def _apply(self, delta: Delta) -> Change:
        if self.read_only:
            raise StoreError("the store is open for reading only", where=Where(str(self.path)))
        if not delta.add and not delta.remove:
            return Change()
        with explained(self.path):
            marker = Marker(self._marker.format, self._marker.version + 1)
            write_marker(self.path, marker)
            apply(self.db, delta)
            self._marker = marker
        return Change(len(delta.add), len(delta.remove))
