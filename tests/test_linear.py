"""Twice the text is twice the work, counted in function calls: no clock is asked."""

from __future__ import annotations

import sys
from calendar import month_name
from collections.abc import Callable
from types import FrameType

import pytest

from kg.extraction.extract import extract
from kg.graph.gate import check
from kg.graph.mapping import to_graph
from kg.identity.resolve import identify
from kg.language.analysis import Analysis
from kg.language.pipeline import analyse_doc
from kg.lexicons import countries
from kg.model import Document
from kg.pipeline.walk import Walker
from kg.reading.read import read_bytes
from kg.settings import Settings

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("one_model")]
FEW, MANY = 100, 200  # sentences
MOST = 2.4  # twice, and what grows by the logarithm

NAMES = [country.name for country in countries() if country.name.isalpha()]
GIVEN = ("Anna", "Boris", "Carla", "David", "Elena", "Franz", "Grace", "Henry", "Irene", "Jakob", "Karin", "Lucas")
FAMILY = (
    "Adler",
    "Bergmann",
    "Castell",
    "Dorfman",
    "Egger",
    "Fontana",
    "Gruber",
    "Hansen",
    "Jansen",
    "Keller",
    "Orlov",
)
TELLS = (
    "On {day}, Prime Minister of {a} {person} met with the President of {b} in {a}.",
    "The two sides signed the {a}-{b} Agreement on Trade and Investment on {day}.",
    "Trade between {a} and {b} grew by {n} percent to ${n} billion in {year}.",
    "{a} and {b} agreed to open {n} new schools by {due}.",
)


def sentence(at: int) -> str:
    """One fact with actors, a day and numbers of its own."""
    return TELLS[at % len(TELLS)].format(
        a=NAMES[7 * at % len(NAMES)],
        b=NAMES[(11 * at + 5) % len(NAMES)],
        person=f"{GIVEN[at % len(GIVEN)]} {FAMILY[(at // 7 + at) % len(FAMILY)]}",
        day=f"{1 + at % 28} {month_name[at % 12 + 1]} {2000 + at % 23}",
        year=2000 + at % 23,
        due=2024 + at % 20,
        n=at + 20,
    )


def document_of(count: int) -> Document:
    """So many facts in one line."""
    line = " ".join(sentence(at) for at in range(count))
    (document,) = read_bytes(f"Talks between India and Japan\nMay 5, 2023\n\n{line}\n".encode(), "long.txt")
    return document


def people_of(count: int) -> Document:
    """So many people of different names, most of them twice, with offices of a few kinds."""
    parts = ("ba", "ko", "ri", "ta", "mo", "lu", "ne", "si", "vo", "ga")
    names = [
        f"{GIVEN[at % len(GIVEN)]} {(parts[at // 100 % 10] + parts[at // 10 % 10] + parts[at % 10]).title()}n"
        for at in range(count)
    ]
    line = " ".join(
        f"President of {NAMES[7 * at % len(NAMES)]} {name} met the Foreign Minister of {NAMES[at % len(NAMES)]} and "
        f"Minister {names[at * 3 % count]}."
        for at, name in enumerate(names)
    )
    (document,) = read_bytes(f"Talks between India and Japan\nMay 5, 2023\n\n{line}\n".encode(), "people.txt")
    return document


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, Python's own and built-in ones."""
    count = 0

    def note(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module")
def walker(one_model: None) -> Walker:
    return Walker.of(Settings())


@pytest.fixture(scope="module")
def both(walker: Walker) -> tuple[Analysis, Analysis]:
    analyser = walker.tools()[0]
    few, many = analyser.analyse([document_of(FEW), document_of(MANY)])
    return few, many


def test_reading_and_analysis(both: tuple[Analysis, Analysis], walker: Walker) -> None:
    """Names, times, quantities and who is who, of twice as many sentences in one line."""
    directory = walker.tools()[0].directory
    for analysis in both:
        analyse_doc(analysis.document, analysis.doc, directory)  # so that what is read once is there
    few, many = (calls(lambda a=a: analyse_doc(a.document, a.doc, directory)) for a in both)
    assert many < MOST * few


def test_many_people(walker: Walker) -> None:
    """Who is who among twice as many people."""
    analyser = walker.tools()[0]
    both = list(analyser.analyse([people_of(FEW), people_of(MANY)]))
    for analysis in both:
        analyse_doc(analysis.document, analysis.doc, analyser.directory)
    few, many = (calls(lambda a=a: analyse_doc(a.document, a.doc, analyser.directory)) for a in both)
    assert many < MOST * few


def test_extraction(both: tuple[Analysis, Analysis]) -> None:
    """Twice as many meetings, agreements and figures."""
    for analysis in both:
        extract(analysis)
    few, many = (calls(lambda a=a: extract(a)) for a in both)
    assert many < MOST * few


def test_graph_and_gate(both: tuple[Analysis, Analysis], walker: Walker) -> None:
    """Twice as many facts identified, mapped and checked."""
    _, gazetteer, namespaces = walker.tools()

    def finish(analysis: Analysis) -> object:
        known = identify(analysis.document, extract(analysis), gazetteer)
        return check(to_graph(known, namespaces, walker.order.run), analysis.document.text)

    few, many = (calls(lambda a=a: finish(a)) for a in both)
    assert many < MOST * few
