"""Words per second of a whole build beside the bare spaCy pipeline with the same components, in one process.

    python benchmarks/build.py [FOLDER] [--rounds N]

Both read the same documents with the same loaded model, in turns, so that the ratio holds on a busy machine too. A
build here is all of reading, analysing, extracting, identifying, mapping, the gate and the store on disk. Prints JSON.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from kg.language import pipeline
from kg.pipeline import build
from kg.pipeline.walk import read
from kg.reading.files import find_sources
from kg.settings import Settings
from kg.store.store import Store

TOP = Path(__file__).parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=TOP / "data" / "documents")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()

    settings = Settings(workers=1)
    sources = find_sources([options.folder])
    pipeline.load_model = cache(pipeline.load_model)  # loading is no part of either side
    nlp = pipeline.load_model(settings.model)
    texts = [document.text for source in sources for document in read(source, settings.max_bytes)]
    words = sum(len(text.split()) for text in texts)

    def bare() -> None:
        for _ in nlp.pipe(texts, batch_size=16):
            pass

    def whole() -> None:
        with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "store", create=True) as store:
            report = build(sources, store, settings)
            if report.failures:
                raise SystemExit(f"failed: {[failure.message for failure in report.failures]}")

    bare(), whole()  # warm
    ratios, rates = [], {"bare": 0.0, "build": 0.0}
    for _ in range(options.rounds):
        one, other = seconds(bare), seconds(whole)
        ratios.append(one / other)
        rates = {"bare": max(rates["bare"], words / one), "build": max(rates["build"], words / other)}
    print(
        json.dumps(
            {
                "documents": len(texts),
                "words": words,
                "best words per CPU second": {name: round(rate) for name, rate in rates.items()},
                "ratio, median": round(statistics.median(ratios), 3),
                "ratio, all rounds": [round(ratio, 3) for ratio in ratios],
            },
            indent=2,
        )
    )


def seconds(run: Callable[[], None]) -> float:
    """CPU seconds of this process, all threads."""
    begin = time.process_time()
    run()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
