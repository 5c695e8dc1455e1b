"""Who says "I" where no label tells who speaks: bylines, opening lines, and lines that give the floor."""

from __future__ import annotations

import pytest

from kg.language.analysis import Analysis
from kg.language.pipeline import Analyser
from kg.reading.read import read_bytes


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser()


def analysed(analyser: Analyser, text: str) -> Analysis:
    (document,) = read_bytes(text.encode(), "example.txt")
    return next(analyser.analyse([document]))


BODY = (
    "I met President Alar Karis of Estonia in Tallinn last week, and we spoke at length about trade.\n\n"
    "President Karis told me that Prime Minister Kaja Kallas of Estonia will come to see us in May.\n"
)
AUTHORS = [
    ("Friends across the sea\n\nBy Neale Richmond\n\nSeptember 8, 2025\n\n", "neale richmond"),
    ("Address to the Business Council\n• Transcript, E&OE\nSenator the Hon Don Farrell\nMinister for Trade\n"
     "15 November 2023\nMelbourne\n\n", "don farrell"),
    ("Visit to Tallinn\n\n25 October 2016\n\nState Secretary Tone Skogen's speech at a seminar in Tallinn.\n\n",
     "tone skogen"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "who"), AUTHORS)
def test_author(analyser: Analyser, head: str, who: str) -> None:
    """Whoever signs above the text, or whose speech its first line says it is, stands in front."""
    assert analysed(analyser, head + BODY).principals[0] == f"person/{who}"


@pytest.mark.parametrize("line", ["Remarks by Angel Gurría", "Keynote Speech by Angel Gurría", "Angel Gurría"])
def test_the_office_on_the_line_below_is_the_speakers(analyser: Analyser, line: str) -> None:
    """Whoever is told to speak holds the office of the next line, and acts for what it belongs to."""
    told = analysed(analyser, f"Signing in Paris\n\n{line}\n\nOECD Secretary-General\n\n15 November 2023\n\n{BODY}")
    speaker = told.entities["person/angel gurria"]
    assert [(o.title, o.of) for o in speaker.offices] == [("Secretary-General", "organization/OECD")]


NOT_AUTHORS = [
    "Visit to Tallinn\n\n25 October 2016\n\n",
    # nobody speaks of himself
    "Talks in Tallinn\n\nBy Neale Richmond\n\nSeptember 8, 2025\n\nPresident Alar Karis of Estonia spoke.\n\n",
]


@pytest.mark.parametrize("head", NOT_AUTHORS)
def test_no_author(analyser: Analyser, head: str) -> None:
    """Where nobody signs, or no "I" speaks, those in front are those whom the text tells of."""
    body = "President Karis of Estonia met Prime Minister Petteri Orpo of Finland.\n"
    assert "person/neale richmond" not in analysed(analyser, head + body).principals


FLOOR = (
    "Presidents made statements\n\n26 May 2022\n\nPresidents Ilham Aliyev of Azerbaijan and Egils Levits of Latvia met."
    "\n\nStatement by President Ilham Aliyev\n\nI welcome you.\n\nStatement by President Egils Levits\n\nThank you. "
    "I look forward to your visit.\n"
)


def test_lines_give_the_floor(analyser: Analyser) -> None:
    """After "Statement by President A", A speaks, up to the next such line; before the first, nobody does."""
    told = [s.speaker for s in analysed(analyser, FLOOR).sentences if s.block == "paragraph"]
    assert told == [None, "person/ilham aliyev", "person/egils levits", "person/egils levits"]


def test_a_line_about_a_statement_gives_no_floor(analyser: Analyser) -> None:
    """A line that goes on after the name only tells of a statement."""
    text = FLOOR.replace("Statement by President Ilham Aliyev\n", "Statement by President Ilham Aliyev on Ukraine\n")
    told = [s.speaker for s in analysed(analyser, text).sentences if s.block == "paragraph"]
    assert told[1] is None
