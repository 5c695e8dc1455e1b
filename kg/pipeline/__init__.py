"""The walk itself: read, analyse, extract, identify, map, check, put. Workers walk, one writer loads."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from kg import __version__
from kg.pipeline.loading import Held, Loader, Target
from kg.pipeline.report import BuildReport, DocumentReport, Failure, State, Step
from kg.pipeline.walk import Order, Walked, Walker, failed, model_version, read
from kg.pipeline.workers import core_count, walk_in_processes
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.graph.documentgraph import DocumentGraph
    from kg.reading.files import Source

Progress = Callable[[Step], None]


# Sources that a worker takes at a time: enough for the model to work on several, few enough for progress to be seen.
_BATCH = 8
# A worker costs about two seconds to start, the time of some fifty documents of ordinary length.
_WORTH_A_WORKER = 50


def build(
    sources: Sequence[Source],
    store: Target | None,
    settings: Settings,
    progress: Progress = lambda step: None,
    *,
    force: bool = False,
    prune: bool = False,
    dry: bool = False,
    silences: bool = False,
) -> BuildReport:
    """Put the documents of ``sources`` into ``store``; the result is the same in any order, with any number of workers.

    Without a store everything is walked and told, and nothing kept.

    A document whose bytes, diplograph version, model and decisions on its links are those of the store is skipped, so
    that a build that was stopped goes on where it was, and a decision has only those built anew that it bears on. A
    failed document is reported; what the store held of it stays.

    Args:
        force: build unchanged documents too.
        prune: withdraw documents of the store that none of the sources gave.
        dry: read the sources and say what would be done; the store, which may be None for one that is not there yet,
            is not touched, the model not loaded.
        silences: report silent sentences, too.

    Raises:
        ModelError, GazetteerError, LinksError: nothing can be built.
        StoreError, ServerError: the store refuses.
    """
    begin = time.monotonic()
    stored = store.documents() if store else ()
    order = _order(() if force else stored, store, settings, silences)
    known = {document.name for document in stored}
    loader = Loader(store) if store is not None and not dry else None
    reports: list[DocumentReport] = []
    failures: list[Failure] = []
    through: set[str] = set()
    try:
        with closing(_read_only_walks(sources, order) if dry else _walks(sources, order, settings.workers)) as walks:
            for end in walks:
                graph = _graph(end)
                if graph is not None and loader:
                    loader.add(graph)
                report = _report(end, known, graph)
                reports.append(report)
                if end.error:
                    failures.append(Failure(end.document, end.error, end.message))
                through.add(end.source)
                progress(Step(end.document, report.state, len(through), len(sources)))
        if prune:
            reports += _prune(None if dry else store, known, reports)
    finally:
        if loader:  # also after Ctrl-C: what is in is whole, and readers may see it
            loader.close()
    for name, error in (loader.refused if loader else {}).items():
        reports = [DocumentReport(name, "failed") if report.document == name else report for report in reports]
        failures.append(Failure(name, type(error).__name__, str(error)))
    reports.sort(key=lambda report: report.document)
    failures.sort(key=lambda failure: failure.document)
    return BuildReport(tuple(reports), tuple(failures), time.monotonic() - begin, dry)


def _order(stored: Sequence[Held], store: Target | None, settings: Settings, silences: bool) -> Order:
    from kg.graph.iris import Namespaces
    from kg.identity.gazetteer import Gazetteer
    from kg.identity.record import load_record
    from kg.identity.relevance import Relevance
    from kg.pipeline.decisions import digests_in

    namespaces = Namespaces(settings.base)
    model = model_version(settings.model)
    record = load_record(settings.links, settings.live_links, settings.gazetteer)
    relevance = Relevance(record, lambda: Gazetteer.open(settings.gazetteer))
    # Without lines on either side nothing has to be looked for.
    told = relevance or any(document.decisions for document in stored)
    digests = digests_in(store, relevance, namespaces) if store is not None and stored and told else {}
    current = {
        document.name: document.sha256
        for document in stored
        if (document.version, document.model) == (__version__, model)
        and document.decisions == digests.get(namespaces.graph(document.slug).value, relevance.all_digest)
        # A store of another base has to be built anew: its IRIs are others.
        and document.iri == namespaces.document(document.slug).value
    }
    order = Order(settings.model, settings.base, __version__, model, settings.max_bytes, current, silences, record)
    return replace(order, gazetteer=settings.gazetteer)


def _walks(sources: Sequence[Source], order: Order, workers: int) -> Generator[Walked, None, None]:
    work: list[Source] = []
    for source in sources:
        if _is_current(source, order):
            yield Walked(source.name, source.name, unchanged=True)
        else:
            work.append(source)
    batches = [work[at : at + _BATCH] for at in range(0, len(work), _BATCH)]
    workers = min(workers or min(core_count(), -(-len(work) // _WORTH_A_WORKER)), len(batches))
    if workers > 1:
        yield from walk_in_processes(batches, order, workers)
    else:
        walker = Walker(order)
        for batch in batches:
            yield from walker.walk(batch)


def _is_current(source: Source, order: Order) -> bool:
    """Whether a file of one document is what the store holds, told by its bytes alone."""
    try:
        if source.name not in order.current or source.path.stat().st_size > order.max_bytes:
            return False
        return order.current[source.name] == sha256(source.path.read_bytes()).hexdigest()
    except OSError:
        return False  # reading it says why


def _read_only_walks(sources: Sequence[Source], order: Order) -> Generator[Walked, None, None]:
    for source in sources:
        try:
            documents = read(source, order.max_bytes)
        except Exception as error:
            yield failed(source.name, source.name, error)
            continue
        for document in documents:
            unchanged = order.current.get(document.name) == document.sha256
            yield Walked(source.name, document.name, words=len(document.text.split()), unchanged=unchanged)


def _graph(end: Walked) -> DocumentGraph | None:
    if not isinstance(end.graph, bytes):
        return end.graph
    from kg.graph.documentgraph import DocumentGraph

    return DocumentGraph.from_nquads(end.graph)


def _report(end: Walked, known: set[str], graph: DocumentGraph | None) -> DocumentReport:
    state: State = "changed" if end.document in known else "new"
    if end.error:
        return DocumentReport(end.document, "failed")
    if end.unchanged:
        return DocumentReport(end.document, "unchanged", end.words)
    nodes = graph.counts if graph else {}
    return DocumentReport(end.document, state, end.words, nodes, end.rules, end.refusals, end.silent)


def _prune(store: Target | None, known: set[str], reports: Sequence[DocumentReport]) -> list[DocumentReport]:
    kept = {report.document for report in reports}
    # The records of a JSON Lines file are "name#id"; where the file failed, nobody knows which it still holds.
    unsure = tuple(f"{report.document}#" for report in reports if report.state == "failed")
    gone = sorted(name for name in known - kept if not name.startswith(unsure))
    for name in gone:
        if store is not None:
            store.withdraw(name)
    return [DocumentReport(name, "withdrawn") for name in gone]
