"""One query on one snapshot: the right serialisation, within limits, with the truth about what was cut.

Runs in a worker process (`kg.server.worker`); knows nothing of HTTP but media types.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Callable
from itertools import islice
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple, Union

import pyoxigraph as ox

from kg.errors import BadParameter, QuerySyntax, QueryTooLarge
from kg.graph.vocabulary import PREFIXES
from kg.queries.lexing import place, tokens
from kg.queries.safety import UPDATE_WORDS, Analysis, analyse, with_limit
from kg.server.negotiate import GRAPHS, RESULTS, Format, NotAcceptable, wanted

if TYPE_CHECKING:
    from kg.server.relay import Relay

PAGE_ROWS = 1_000
PAGE_BYTES = 2 << 20
_ALL = 1 << 62
GZIP_FROM = 1_000  # bytes; below it the headers cost more than is saved

_RESULT_WRITERS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "html": ox.QueryResultsFormat.JSON,
}
_GRAPH_WRITERS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "html": ox.RdfFormat.TURTLE,
}
# Bytes that stand at least once in every row; counting them gives an upper bound of the rows.
_ROW_MARKS = {"json": b"{", "html": b"{", "xml": b"<result>", "csv": b"\n", "tsv": b"\n"}


class Job(NamedTuple):
    """A query with all that its answer depends on besides the store.

    ``accept`` is the Accept header, ``format`` the explicit choice that beats it. With neither default nor named
    graphs the default graph is the union of all or, with ``union`` unset, the store's own. ``rows`` and ``size``
    (bytes) are limits, None for no limit at all. ``services`` are the endpoints that it may ask by SERVICE, for
    ``service_seconds`` altogether.
    """

    text: str
    accept: str = ""
    format: str | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    rows: int | None = None
    size: int | None = None
    gzip: bool = False
    base: str | None = None
    union: bool = True
    services: tuple[str, ...] = ()
    service_seconds: float = 0.0

    def packed(self) -> bytes:
        """As bytes, for another process of this program. Equal jobs are equal bytes."""
        return marshal.dumps(tuple(self), 2)  # later versions of the format note which objects are the same

    @classmethod
    def unpacked(cls, data: bytes) -> Job:
        return cls._make(marshal.loads(data))


class Meta(NamedTuple):
    """What is said before the bytes. ``cut``: "rows" or "bytes" where the limit of that name cut the result."""

    content_type: str
    format: str
    steady: bool
    cut: str | None = None
    gzip: bool = False
    length: int | None = None  # None for a stream
    milliseconds: float = 0.0


class _Full(Exception):
    pass


class _Limited:
    """A file that holds so many bytes and no more."""

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.size = 0
        self.parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.size += len(data)
        if self.limit is not None and self.size > self.limit:
            raise _Full
        self.parts.append(data)
        return len(data)

    def flush(self) -> None: ...


class _Stream:
    """A file whose bytes go on, compressed if wanted, in pieces of 64 KB."""

    def __init__(self, write: Callable[[bytes], None], *, gzip: bool) -> None:
        self._write = write
        self._zip = zlib.compressobj(1, wbits=31) if gzip else None
        self._parts: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> int:
        out = self._zip.compress(data) if self._zip else bytes(data)
        self._parts.append(out)
        self._size += len(out)
        if self._size >= 1 << 16:
            self.flush()
        return len(data)

    def flush(self) -> None:
        if self._size:
            self._write(b"".join(self._parts))
            self._parts, self._size = [], 0

    def end(self) -> None:
        if self._zip:
            last = self._zip.flush()
            self._parts.append(last)
            self._size += len(last)
        self.flush()


def answer(store: ox.Store, job: Job, begin: Callable[[Meta], None], write: Callable[[bytes], None]) -> None:
    """Runs ``job``; calls ``begin`` once and ``write`` for the bytes that follow.

    Raises:
        QueryError: it cannot be answered; nothing was begun then, unless the store itself fails under a stream.
    """
    shape = analyse(job.text, job.services)
    if not shape.calls:
        _answer(store, job, shape, begin, write)
        return
    from kg.server.relay import Relay  # brings HTTP along, both sides of it

    with Relay(store, job.services, job.service_seconds) as relay:
        _answer(relay, job, shape, begin, write)


def _answer(
    store: Queried, job: Job, shape: Analysis, begin: Callable[[Meta], None], write: Callable[[bytes], None]
) -> None:
    started = perf_counter()
    if shape.form == "update":
        begin_at = next(token.begin for token in tokens(job.text) if token.word in UPDATE_WORDS)
        raise QuerySyntax(
            "this is an update, not a query", where=place(job.text, begin_at), hint="send it as update= where it may be"
        )
    graph = shape.form in ("construct", "describe")
    form = _format(job, graph=graph)
    # What an endpoint gives may be wrong to its last byte, so nothing is begun before it was seen.
    if job.rows is None and job.size is None and form.name != "html" and not shape.calls:
        result = _run(store, job, job.text)
        begin(Meta(form.content_type, form.name, shape.steady, gzip=job.gzip))
        stream = _Stream(write, gzip=job.gzip)
        _serialise(result, form, stream)
        stream.end()
        return
    if form.name == "html":
        job = job._replace(rows=min(job.rows or PAGE_ROWS, PAGE_ROWS), size=min(job.size or PAGE_BYTES, PAGE_BYTES))
    data, cut = _triples(store, job, form) if graph else _solutions(store, job, shape, form)
    if cut and _RESULT_WRITERS.get(form.name) is ox.QueryResultsFormat.JSON and not graph:
        data = data[:-1] + b',"truncated":"' + cut.encode() + b'"}'
    zipped = job.gzip and form.name != "html" and len(data) >= GZIP_FROM
    if zipped:
        data = compressed(data)
    spent = (perf_counter() - started) * 1000
    begin(Meta(form.content_type, form.name, shape.steady, cut, zipped, len(data), spent))
    write(data)


def compressed(data: bytes) -> bytes:
    """By gzip, quickly rather than well."""
    packer = zlib.compressobj(1, wbits=31)
    return packer.compress(data) + packer.flush()


Result = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
Queried = Union[ox.Store, "Relay"]


def _run(store: Queried, job: Job, text: str) -> Result:
    dataset = bool(job.default_graphs or job.named_graphs)
    try:
        return store.query(
            text,
            base_iri=job.base,
            use_default_graph_as_union=job.union and not dataset,
            default_graph=[_graph(iri) for iri in job.default_graphs] if dataset else None,
            named_graphs=[_graph(iri) for iri in job.named_graphs] if dataset else None,
        )
    except (SyntaxError, ValueError, RuntimeError) as error:
        from kg.queries.run import parse_error  # brings YAML along, which a worker needs for nothing else

        told: Exception = error
        if text != job.text and not job.services:
            try:  # the place where the parser gives up is often the end, which a LIMIT of ours has moved
                ox.Store().query(job.text, base_iri=job.base)
            except SyntaxError as plain:
                told = plain
            except (ValueError, RuntimeError):
                pass
        raise parse_error(told, job.text) from None


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise BadParameter("a graph parameter is not an absolute IRI") from None


def _format(job: Job, *, graph: bool) -> Format:
    form = wanted(job.accept, job.format, graph=graph)
    if form is None:
        offered = GRAPHS if graph else RESULTS
        raise NotAcceptable(f"this result can be had as {', '.join(form.media_type for form in offered)}")
    return form


def _serialise(result: Result, form: Format, out: _Limited | _Stream) -> None:
    # The stub wants a typing.IO; what is called of it is write and flush.
    if isinstance(result, ox.QueryTriples):
        result.serialize(out, _GRAPH_WRITERS[form.name])  # type: ignore[arg-type]
    else:
        result.serialize(out, _RESULT_WRITERS[form.name])  # type: ignore[arg-type]


def _solutions(store: Queried, job: Job, shape: Analysis, form: Format) -> tuple[bytes, str | None]:
    """At most so many rows in at most so many bytes, and which of the two limits cut something off."""
    limit = _ALL if job.rows is None else job.rows
    if shape.form != "select" or (shape.limit is not None and shape.limit <= limit):
        limit = _ALL  # one row, or the query's own limit is the lower one
    mark = _ROW_MARKS[form.name]
    cut = None
    while True:
        result = _run(store, job, job.text if limit == _ALL else with_limit(job.text, shape, limit))
        out = _Limited(job.size)
        try:
            _serialise(result, form, out)
            break
        except _Full:
            cut = "bytes"
            if limit == 0:
                raise QueryTooLarge(f"not even the head of the result fits into {job.size} bytes") from None
            limit = min(limit, sum(part.count(mark) for part in out.parts)) * 9 // 10
    data = b"".join(out.parts)
    if cut is None and limit < _ALL and data.count(mark) >= limit:
        probe = _run(store, job, with_limit(job.text, shape, 1, (shape.offset or 0) + limit))
        if isinstance(probe, ox.QuerySolutions) and next(probe, None) is not None:
            cut = "rows"
    return data, cut


def _triples(store: Queried, job: Job, form: Format) -> tuple[bytes, str | None]:
    """The same for a graph, whose LIMIT counts solutions and not triples."""
    result = _run(store, job, job.text)
    assert isinstance(result, ox.QueryTriples), "the form of the query says so"
    triples = list(islice(result, job.rows))
    cut = "rows" if job.rows is not None and next(result, None) is not None else None
    while True:
        out = _Limited(job.size)
        try:
            ox.serialize(triples, out, _GRAPH_WRITERS[form.name], prefixes=PREFIXES)  # type: ignore[arg-type] # as in _serialise
            return b"".join(out.parts), cut
        except _Full:
            cut = "bytes"
            triples = triples[: len(triples) // 2]
