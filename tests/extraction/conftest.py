"""One loaded model for the whole room, and short texts through the real pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.context import Context
from kg.extraction.extract import extract
from kg.identity.gazetteer import Gazetteer
from kg.language.analysis import Analysis
from kg.language.pipeline import Analyser
from kg.model import Extraction
from kg.pipeline.directory import GazetteerDirectory
from kg.reading.read import read_bytes

Analyse = Callable[..., Analysis]
Read = Callable[..., Extraction]
TALKS = "Prime Minister Shinzo Abe of Japan meets President Vladimir Putin of Russia"


@pytest.fixture(scope="session")
def analyse() -> Analyse:
    """Analyses a text with a title and a date, as a file of one document would be."""
    analyser = Analyser(directory=GazetteerDirectory(Gazetteer.open()))

    def run(body: str, title: str = "Statement", date: str = "May 31, 2019") -> Analysis:
        text = f"{title}\n{date}\n\n{body}\n"
        (document,) = read_bytes(text.encode(), "example.txt")
        return next(analyser.analyse([document]))

    return run


@pytest.fixture(scope="session")
def read(analyse: Analyse) -> Read:
    """Everything that the rules find in such a text."""
    return lambda *args, **kwargs: extract(analyse(*args, **kwargs))


@pytest.fixture(scope="session")
def context(analyse: Analyse) -> Callable[..., Context]:
    """The context of a text under a title of two leaders' talks."""
    return lambda text, title=TALKS: Context(analyse(text, title=title))
