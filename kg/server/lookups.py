"""Lookups: what a graph says of one entity, answered in the server's own process.

The way to a worker and back costs several times what such an answer does. There is no need for it: a query of this one
shape looks at the quads that begin with its entity and at nothing else, so that their number bounds what it takes,
without a process that could be killed. Whatever has another shape, or too much to look at, is a worker's.
"""

from __future__ import annotations

import asyncio
import os
import re
import threading
from contextlib import suppress
from io import BytesIO
from itertools import islice
from json.encoder import encode_basestring as _quoted
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from kg.server.execute import GZIP_FROM, Job, Meta, compressed
from kg.server.negotiate import JSON, wanted

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

PART = 4  # of the memory of the graph, one in so many may be that of the copy
_LONG = 2_000  # characters; a longer query is a worker's
_QUADS = 500  # of an entity, which take about a millisecond; one with more is a worker's
_BYTES = 64 << 10
# Without a prologue, and with names in ASCII: what is left to the parser need not be said again here.
_NAME = r"\?([A-Z][A-Z0-9_]*)"
_SHAPE = re.compile(
    rf"""\s* SELECT ( \s* \* | (?: \s+ {_NAME.replace("(", "(?:")} )+ ) \s* (?: WHERE \s* )?
    {{ \s* < ( [A-Z][A-Z0-9+.-]* : [^<>"{{}}|^`\\\x00-\x20]* ) > \s* {_NAME} \s+ {_NAME} \s* (?: \. \s* )? }}
    \s* (?: LIMIT \s+ (\d{{1,9}}) \s* )? (?: [#] [^\r\n]* )?""".replace(r"\s", r"[ \t\r\n]"),
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)
_STRING = "http://www.w3.org/2001/XMLSchema#string"


class Lookup(NamedTuple):
    """All triples of an ``entity`` (an IRI), by the names of the two variables, those selected in their order."""

    entity: str
    predicate: str
    object: str
    selected: tuple[str, ...]
    limit: int | None = None


def lookup_of(text: str) -> Lookup | None:
    """The lookup that a query is, None where it is something else.

    >>> lookup_of("SELECT ?o { <urn:e:a> ?p ?o } LIMIT 5")
    Lookup(entity='urn:e:a', predicate='p', object='o', selected=('o',), limit=5)
    """
    shape = _SHAPE.fullmatch(text) if len(text) <= _LONG else None
    if shape is None or "/." in shape[2]:  # which resolving would take out
        return None
    selected, entity, predicate, value, limit = shape.groups()
    # For "all of them" Oxigraph takes them by name.
    names = tuple(sorted((predicate, value)) if "*" in selected else [name[1:] for name in selected.split()])
    if predicate == value or len(set(names)) < len(names) or not {predicate, value}.issuperset(names):
        return None
    return Lookup(entity, predicate, value, names, int(limit) if limit else None)


def solutions(store: ox.Store, lookup: Lookup) -> bytes | None:
    """The answer as SPARQL JSON, byte by byte as Oxigraph writes it; None where there is too much to look at.

    The default graph is the union of all.

    Source: SPARQL 1.1 Query Results JSON Format, section 3; of base directions, its next version.
    """
    try:
        entity = ox.NamedNode(lookup.entity)
    except ValueError:
        return None
    quads = list(islice(store.quads_for_pattern(entity, None, None), _QUADS + 1))
    if len(quads) > _QUADS:
        return None
    columns = [(f'"{name}":', name == lookup.predicate) for name in lookup.selected]
    rows = []
    for quad in quads[: lookup.limit]:
        value = _term(quad.object)
        if value is None:
            return None
        cells = [name + (_uri(quad.predicate) if first else value) for name, first in columns]
        rows.append(f"{{{','.join(cells)}}}")
    names = ",".join([f'"{name}"' for name in lookup.selected])
    text = f'{{"head":{{"vars":[{names}]}},"results":{{"bindings":[{",".join(rows)}]}}}}'
    return text.encode() if len(text) <= _BYTES else None


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str | None:
    """A term in JSON, None for a blank node and what may hold one: they are named anew in a copy."""
    if isinstance(term, ox.NamedNode):
        return _uri(term)
    if not isinstance(term, ox.Literal):
        return None
    more = ""
    if term.language:
        more = f',"xml:lang":{_quoted(term.language)}'
        if term.direction:
            more += f',"its:dir":{_quoted(term.direction.value)}'
    elif (datatype := term.datatype.value) != _STRING:
        more = f',"datatype":{_quoted(datatype)}'
    return f'{{"type":"literal","value":{_quoted(term.value)}{more}}}'


def _uri(node: ox.NamedNode) -> str:
    return f'{{"type":"uri","value":{_quoted(node.value)}}}'


def _is_usual(job: Job) -> bool:
    """Whether a query wants JSON, of the union of all graphs, and has limits that no lookup comes to here."""
    wide = job.rows is not None and job.rows >= _QUADS and job.size is not None and job.size >= _BYTES
    plain = job.union and not job.default_graphs and not job.named_graphs
    return wide and plain and wanted(job.accept, job.format, graph=False) is JSON


class Lookups:
    """Answers lookups from a copy of the snapshot in at most ``limit`` bytes, read in when the first one is asked."""

    def __init__(self, limit: int) -> None:
        self.answered = 0
        self._limit = limit
        self._store: ox.Store | None = None
        self._version = ""  # of what is in the store, or is being read into it
        self._enough = threading.Event()  # of what is being read

    @property
    def ready(self) -> bool:
        """Whether there is a copy."""
        return self._store is not None

    def answer(self, job: Job, snapshot: Path, version: str) -> tuple[Meta, bytes] | None:
        """The answer on the snapshot of this version, if it can be given here: the same bytes that a worker sends."""
        lookup = lookup_of(job.text) if self._limit and _is_usual(job) else None
        if lookup is None:
            return None
        if version != self._version:
            self._read_in(snapshot, version)
        began = perf_counter()
        data = solutions(self._store, lookup) if self._store else None
        if data is None:
            return None
        self.answered += 1
        zipped = job.gzip and len(data) >= GZIP_FROM
        if zipped:
            data = compressed(data)
        spent = (perf_counter() - began) * 1000
        return Meta(JSON.content_type, JSON.name, True, None, zipped, len(data), spent), data

    def close(self) -> None:
        """Ends the reading, if there is one. Nothing is answered any more."""
        self._limit = 0
        self._store = None
        self._enough.set()

    def _read_in(self, snapshot: Path, version: str) -> None:
        self._version = version
        self._store = None
        self._enough.set()
        enough = self._enough = threading.Event()
        loop = asyncio.get_running_loop()

        def read() -> None:
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)  # of this thread: requests go before it
            store = _copy(snapshot, self._limit, enough)
            with suppress(RuntimeError):  # the server was closed meanwhile
                loop.call_soon_threadsafe(self._has, store, enough)

        threading.Thread(target=read).start()

    def _has(self, store: ox.Store | None, enough: threading.Event) -> None:
        if not enough.is_set():
            self._store = store


class _Enough(Exception):
    pass


class _Passing(BytesIO):
    """What one store writes and another one reads, of so many bytes at most, until it is ``enough``."""

    def __init__(self, limit: int, enough: threading.Event) -> None:
        super().__init__()
        self._limit = limit
        self._enough = enough

    def write(self, data: ReadableBuffer) -> int:
        if self._enough.is_set() or self.tell() > self._limit:
            raise _Enough
        return super().write(data)

    def read(self, size: int | None = -1) -> bytes:
        if self._enough.is_set():
            raise _Enough
        return super().read(size)


def _copy(snapshot: Path, limit: int, enough: threading.Event) -> ox.Store | None:
    """The quads of a snapshot in their order, None where they do not fit or are gone, or it is ``enough``.

    By way of N-Quads, which take as much memory as the store does and are gone when it is made: writing and reading
    them leaves the interpreter to others, which handing over quad by quad would not.
    """
    store = ox.Store()
    try:
        with _Passing(limit // 2, enough) as quads:
            ox.Store.read_only(str(snapshot)).dump(quads, ox.RdfFormat.N_QUADS)
            quads.seek(0)
            store.load(quads, ox.RdfFormat.N_QUADS)
    except (OSError, RuntimeError, ValueError, MemoryError, _Enough):
        return None
    return store
