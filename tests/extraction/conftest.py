"""One pipeline for all tests of the rules, so that each rule is tried on real parses of short sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.language.analysis import Analysis
from kg.language.pipeline import Analyser
from kg.reading.read import read_bytes

Analyse = Callable[..., Analysis]


@pytest.fixture(scope="session")
def analyse() -> Analyse:
    """Analyses a text under a title and a date: ``analyse("…", title="…", date="20 March 2023")``."""
    analyser = Analyser()
    done: dict[str, Analysis] = {}

    def run(text: str, title: str = "Talks between India and Japan", date: str = "20 March 2023") -> Analysis:
        whole = f"{title}\n\n{date}\n\n{text}\n"
        if whole not in done:
            document = read_bytes(whole.encode(), "test.txt")[0]
            done[whole] = next(iter(analyser.analyse([document])))
        return done[whole]

    return run
