"""The process that owns the store: it alone writes, one change after the other, and may be killed at any moment.

It speaks the frames of `kg.server.worker`. From the server: a length and a JSON head, `Change` without its body, then
the body. Back: R ready, M an outcome, F why nothing changed.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import pyoxigraph as ox

from kg.errors import BadParameter, KgError, QuerySyntax, Where
from kg.graph.documentgraph import DocumentGraph
from kg.queries.run import parse_error
from kg.queries.safety import analyse
from kg.server.using import with_dataset
from kg.server.worker import FRAME, LENGTH, confined, failure, limit_memory, ready, receive
from kg.store.store import Store


class Change(NamedTuple):
    """One change, whole or not at all.

    ``action``: "update" (SPARQL Update in the body), "put" and "post" (a graph, in ``parts``: media type and bytes of
    each piece of the body), "delete" (a graph), "document" (N-Quads of one), "withdraw" (one, by name), "publish".
    ``graph`` is an IRI, None for the default graph; ``default`` and ``named`` are the dataset of an update.
    """

    action: str
    graph: str | None = None
    name: str = ""
    base: str | None = None
    parts: tuple[tuple[str, int], ...] = ()
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    body: bytes = b""


class Outcome(NamedTuple):
    """``created``: there was no such graph or document before; ``missing``: there is none to delete."""

    created: bool = False
    missing: bool = False


def main(handle: int, folder: str, memory: int) -> None:
    """Hold the store, and serve the socket with this file descriptor until its other end closes."""
    sys.argv = ["kg", "serve", "--write"]  # what others are told of who has the store
    confined(lambda: _serve(socket.socket(fileno=handle), folder, memory))


def _serve(connection: socket.socket, folder: str, memory: int) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):
        try:
            with Store.open(folder, create=True) as store:
                limit_memory(memory)
                store.publish()  # what was written and acknowledged by one that was killed
                connection.sendall(ready())
                _loop(connection, store)
        except KgError as error:
            connection.sendall(failure(error))


def _loop(connection: socket.socket, store: Store) -> None:
    busy = threading.Event()
    threading.Thread(target=_watch, args=(connection, busy), daemon=True).start()
    while (head := receive(connection, LENGTH.size)) is not None:
        told = receive(connection, LENGTH.unpack(head)[0])
        if told is None:
            return
        seconds, size, fields = json.loads(told)
        body = receive(connection, size)
        if body is None:
            return
        signal.setitimer(signal.ITIMER_REAL, seconds + 5)  # should the server hang, this still ends
        busy.set()
        try:
            payload = json.dumps(apply(store, Change._make([*fields, body]))).encode()
            answer = FRAME.pack(b"M", len(payload)) + payload
        except Exception as error:
            answer = failure(error)
        busy.clear()
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.sendall(answer)


def _watch(connection: socket.socket, busy: threading.Event) -> None:
    """Ends the process when the server goes away in the middle of a change, which nobody would hear of.

    Nothing of it is kept then, and the next server finds the store free.
    """
    hangup = select.poll()
    hangup.register(connection, 0)  # which is told always
    hangup.poll()
    if busy.is_set():
        os.kill(os.getpid(), signal.SIGKILL)


def apply(store: Store, change: Change) -> Outcome:
    """Makes a change, in one transaction.

    Raises:
        KgError: nothing was changed.
    """
    graph = None if change.graph is None else _node(change.graph)
    match change.action:
        case "publish":
            store.publish()
        case "update":
            _update(store, change)
        case "put" | "post":
            return _graph(store, change, graph)
        case "delete":
            if graph is not None and not store.db.contains_named_graph(graph):
                return Outcome(missing=True)
            store.write(lambda db: db.update(f"DROP GRAPH {graph}" if graph else "DROP DEFAULT"))
        case "document":
            document = DocumentGraph.from_nquads(change.body)
            if document.name != change.name:
                raise BadParameter(f"the quads are those of the document {document.name!r}, not of {change.name!r}")
            known = store.holds(document.name)
            store.put(document)
            return Outcome(created=not known)
        case "withdraw":
            store.withdraw(change.name)
        case _:
            raise ValueError(f"there is no action {change.action!r}")
    return Outcome()


def _update(store: Store, change: Change) -> None:
    try:
        text = change.body.decode("utf-8")
    except UnicodeDecodeError:
        raise QuerySyntax("the update is not UTF-8", hint="send it as UTF-8") from None
    if analyse(text).form not in ("update", "unknown"):  # which refuses SERVICE and LOAD
        raise QuerySyntax("this is a query, not an update", where=Where("update", 1, 1), hint="send it as query=")
    whole = with_dataset(text, [_node(iri).value for iri in change.default], [_node(iri).value for iri in change.named])

    def run(db: ox.Store) -> None:
        try:
            db.update(whole, base_iri=change.base)
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise parse_error(error, whole, "update") from None

    store.write(run)


def _graph(store: Store, change: Change, graph: ox.NamedNode | None) -> Outcome:
    triples = "".join(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in dict.fromkeys(_parsed(change)))
    if graph is None:
        clear, data = "CLEAR DEFAULT", triples
    else:
        clear, data = f"CLEAR GRAPH {graph}", f"GRAPH {graph} {{\n{triples}}}"
    steps = [] if graph is None else [f"CREATE SILENT GRAPH {graph}"]
    steps += [clear] if change.action == "put" else []
    steps += [f"INSERT DATA {{\n{data}}}"] if triples else []
    if graph is None:
        created = next(store.db.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is None
    else:
        created = not store.db.contains_named_graph(graph)
    if steps:
        store.write(lambda db: db.update(" ;\n".join(steps)))
    return Outcome(created=created)


def _parsed(change: Change) -> Iterator[ox.Quad]:
    at = 0
    for number, (kind, size) in enumerate(change.parts, 1):
        form = ox.RdfFormat.from_media_type(kind)
        try:
            yield from ox.parse(
                change.body[at : at + size],
                format=form,
                base_iri=change.base,
                without_named_graphs=True,
                rename_blank_nodes=True,
            )
        except SyntaxError as error:
            name = "body" if len(change.parts) == 1 else f"part {number}"
            raise QuerySyntax(
                f"the {name} is not {form.name if form else kind}: {error.msg[:300]}",
                where=Where(name, error.lineno, error.offset) if error.lineno else None,
            ) from None
        at += size


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise BadParameter("a graph parameter is not an absolute IRI") from None


def pack(change: Change, seconds: float) -> bytes:
    """A change as `main` reads it."""
    fields: Any = tuple(change[:-1])
    head = json.dumps((seconds, len(change.body), fields)).encode()
    return LENGTH.pack(len(head)) + head + change.body
