"""Words per second of the whole build against the bare language model, in one process and over the same documents.

    python benchmarks/build_speed.py FOLDER [--documents N] [--rounds N]

Bare is `nlp.pipe` over the kept texts with the components that the build uses: of the model as spaCy loads it, and
beside it as the build has it, which gets the same answers sooner (`kg.language.ruler`, `lemmas`, `tokens`). The build
reads, analyses, extracts, identifies, maps, checks and puts into a store. They take turns, batch by batch, so that what
else the machine does falls on all alike; the first batch warms up and is not counted. Ratios are of CPU seconds, with
wall seconds beside.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import spacy
from spacy.language import Language

from kg.graph.documentgraph import DocumentGraph
from kg.pipeline.loading import Loader
from kg.pipeline.walk import Walker, read
from kg.reading.files import Source, find_sources
from kg.settings import Settings
from kg.store.store import Store

BATCH = 8


class Clock:
    """CPU and wall seconds of what was run under it."""

    def __init__(self) -> None:
        self.cpu = self.wall = 0.0

    def run(self, work: Callable[[], None]) -> None:
        """Run, and add what it took."""
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        self.cpu += time.process_time() - cpu
        self.wall += time.perf_counter() - wall


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="The whole build against the bare language model.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=104, help="how many, spread evenly over the folder")
    parser.add_argument("--rounds", type=int, default=1)
    args = parser.parse_args()
    sources = find_sources([args.folder])
    sources = sources[:: max(1, len(sources) // args.documents)][: args.documents]
    settings = Settings()
    walker = Walker.of(settings)
    bares = (spacy.load(settings.model), walker.tools()[0].nlp)
    batches = [sources[at : at + BATCH] for at in range(0, len(sources), BATCH)]
    bare, own, whole, words = Clock(), Clock(), Clock(), 0
    for turn in range(args.rounds):
        with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store", create=True) as store:
            loader = Loader(store)
            for number, batch in enumerate(batches):
                texts = [document.text for source in batch for document in read(source, settings.max_bytes)]

                def parse(nlp: Language, texts: list[str] = texts) -> None:
                    for _ in nlp.pipe(texts, batch_size=BATCH):
                        pass

                def build(batch: list[Source] = batch, loader: Loader = loader) -> None:
                    for end in walker.walk(batch):
                        assert isinstance(end.graph, DocumentGraph), end.message
                        loader.add(end.graph)

                turns = [(bare, partial(parse, bares[0])), (own, partial(parse, bares[1])), (whole, build)]
                if number == 0 and turn == 0:
                    for _, work in turns:
                        work()
                    continue
                # Each goes first in its turn: those that follow find caches warm.
                for clock, work in turns[number % 3 :] + turns[: number % 3]:
                    clock.run(work)
                words += sum(len(text.split()) for text in texts)
            whole.run(loader.close)
    print(f"{len(sources):,} documents, {words:,} words timed")
    for name, clock in (("bare model", bare), ("the build's own", own), ("whole build", whole)):
        print(f"{name:<20} {words / clock.cpu:8,.0f} words/s of CPU {words / clock.wall:8,.0f} words/s of wall")
    for name, clock in (("ratio", bare), ("to the build's own", own)):
        print(f"{name:<20} {clock.cpu / whole.cpu:8.3f} of CPU         {clock.wall / whole.wall:8.3f} of wall")


if __name__ == "__main__":
    main()
