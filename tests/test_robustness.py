"""Whatever a text looks like: at most an error of reading, evidence that is in it, and nothing for the gate to stop."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.errors import ReadError
from kg.extraction.extract import extract
from kg.graph.gate import check
from kg.graph.mapping import to_graph
from kg.identity.resolve import identify
from kg.language.analysis import Analysis
from kg.language.pipeline import analyse_doc
from kg.model import Document, Span
from kg.pipeline.walk import Walker
from kg.reading.read import read_bytes
from kg.settings import Settings

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("one_model")]
DOCUMENTS = sorted((Path(__file__).parents[1] / "data" / "documents").glob("*.txt"))
WINDOW = 1500  # characters of a document that one example walks over: enough for a headline and some paragraphs
FEW = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))

# What scanning makes of letters.
OCR = str.maketrans({"l": "1", "O": "0", "e": "c", "I": "l", ",": ".", "’": "'", "–": "-", "s": "5"})
ODD = [
    "🤝",
    "👩‍👩‍👧‍👦",
    "\u200f",
    "\u202e",
    "العربية",
    "שלום",
    "\u00a0",
    "\ufeff",
    "\u0301",
    "\u2028",
    "\t",
    "\r",
    "\x00",
    "ﬁ",
    "𝔸",
    "؟",
]
FACTS = [
    "$",
    "30 billion",
    "per cent",
    "(",
    ")",
    "“",
    "on 31 February 2019",
    "0000",
    "99999999999999999999",
    "Mr.",
    "Prime Minister",
]


def delete_spaces(text: str, at: int) -> str:
    return text[:at] + text[at : at + 200].replace(" ", "") + text[at + 200 :]


def join_lines(text: str, at: int) -> str:
    return text[:at] + text[at:].replace("\n", "")


def scan_badly(text: str, at: int) -> str:
    return text[:at] + text[at : at + 400].translate(OCR) + text[at + 400 :]


def break_lines(text: str, at: int) -> str:
    return text[:at] + text[at : at + 300].replace(" ", "\n") + text[at + 300 :]


def say_twice(text: str, at: int) -> str:
    return text[: at + 120] + text[at:]


def shout(text: str, at: int) -> str:
    return text[:at] + text[at : at + 300].upper() + text[at + 300 :]


def turn_round(text: str, at: int) -> str:
    return text[:at] + text[at : at + 100][::-1] + text[at + 100 :]


CHANGES: list[Callable[[str, int], str]] = [
    delete_spaces, join_lines, scan_badly, break_lines, say_twice, shout, turn_round,
]  # fmt: skip


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A stretch of a real document, changed in up to four ways."""
    whole = text_of(draw(st.sampled_from(DOCUMENTS)))
    start = draw(st.sampled_from([0, 0, len(whole) // 3, len(whole) // 2]))
    text = whole[start : start + WINDOW]
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        change = draw(st.sampled_from([*CHANGES, None]))
        if change is None:
            text = text[:at] + draw(st.sampled_from([*ODD, *FACTS])) + text[at:]
            continue
        text = change(text, at)
    return text


@pytest.fixture(scope="module")
def walker(one_model: None) -> Walker:
    return Walker.of(Settings())


def finish(document: Document, analysis: Analysis, walker: Walker) -> None:
    """From the analysis to the gate, with everything that must hold on the way."""
    _, gazetteer, namespaces = walker.tools()
    found = extract(analysis)
    for fact in found.facts:
        assert fact.evidence
        for span in (*fact.evidence, *(reason.span for reason in fact.reasons if reason.span)):
            assert_inside(span, document)
    for entity in found.entities:
        for span in entity.mentions:
            assert_inside(span, document)
    checked = check(to_graph(identify(document, found, gazetteer), namespaces, walker.order.run), document.text)
    assert checked.refusals == ()
    for passage in checked.graph.passages:
        assert document.text[passage.begin : passage.end] == passage.quote


def assert_inside(span: Span, document: Document) -> None:
    assert 0 <= span.begin < span.end <= len(document.text)
    assert span.of(document.text).strip()


def read(text: str) -> tuple[Document, ...]:
    try:
        return read_bytes(text.encode("utf-8", "replace"), "odd.txt")
    except ReadError:
        return ()


def walk(text: str, walker: Walker) -> None:
    documents = read(text)
    for document, analysis in zip(documents, walker.tools()[0].analyse(documents), strict=True):
        finish(document, analysis, walker)


@FEW
@given(text=mutated())
def test_changed_documents(text: str, walker: Walker) -> None:
    """Real texts with lost spaces, joined lines, scanning errors, emoji and right-to-left marks."""
    walk(text, walker)


COMMON = "met with Japan Russia President Biden agreed to the of and visit treaty , . : ;"
WORDS = st.sampled_from([*ODD, *FACTS, "\n", "\n\n", *COMMON.split()])


@FEW
@given(parts=st.lists(WORDS | st.text(max_size=12), max_size=60))
def test_nonsense(parts: list[str], walker: Walker) -> None:
    """Any characters at all, between words that rules look for."""
    walk("Talks in Tokyo\nThe President met the Prime Minister of Japan. " + " ".join(parts), walker)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:24])
def test_document_in_one_line(path: Path, walker: Walker) -> None:
    """A document whose lines, then whose words, ran together."""
    text = text_of(path)[: 2 * WINDOW]
    walk(text.replace("\n", " "), walker)
    walk(text.replace(" ", ""), walker)


def long_lines() -> dict[str, str]:
    text = "".join(text_of(DOCUMENTS[0]).split())
    return {
        "one word": "a" * 1_000_000,
        "no spaces": (text + "–") * 4 + "x" * 1_000_000,
        "digits": "The trade reached $" + "9" * 1_000_000 + " billion.",
        "brackets": "President of Japan (" + "(" * 1_500 + ")" * 1_500,  # the tokeniser's time is their square
        "marks": "Biden met Xi " + "\u0301" * 200_000 + ".",
    }


@pytest.mark.parametrize("line", long_lines().values(), ids=list(long_lines()))
def test_long_line(line: str, walker: Walker) -> None:
    """A line of up to a megabyte, of few words."""
    walk(line, walker)


def long_text(walker: Walker, size: int) -> tuple[Document, Analysis]:
    """Real text in one line, so often that it fills the size; parsed once, since that is what takes long."""
    text = " ".join(" ".join(text_of(path)[:WINDOW].split()) for path in DOCUMENTS) + " "
    analyser = walker.tools()[0]
    (part,) = read_bytes(text.encode(), "part.txt")
    (parsed,) = (analysis.doc for analysis in analyser.analyse([part]))
    doc = Doc.from_docs([parsed] * (size // len(text) + 1), ensure_whitespace=False)
    (document,) = read_bytes(doc.text.encode(), "long.txt")
    return document, analyse_doc(document, doc, analyser.directory)


def test_much_text_in_one_line(walker: Walker) -> None:
    """A line of real text of a quarter of a megabyte, beside the megabytes of few words above."""
    document, analysis = long_text(walker, 250_000)
    finish(document, analysis, walker)


def test_a_country_named_only_by_its_capital(walker: Walker) -> None:
    """A country that no word of the text names, but that its capital stands for, is known all the same."""
    body = "President Biden and President Petro discussed the talks between Beijing and Brasília."
    walk(f"Readout\nApril 20, 2023\n\n{body}", walker)
