"""Titles in capitals: their names are found, labels and short forms stay."""

from __future__ import annotations

import pytest

from kg.language.capitals import _written, in_small_letters
from kg.reading.read import read_bytes
from tests.language.conftest import Analyse

WORDS = [
    ("STATEMENT OF THE PRIME MINISTERS OF JAPAN AND INDIA", "Statement of the Prime Ministers of Japan and India"),
    ("ASEAN-AUSTRALIA SUMMIT", "ASEAN-Australia Summit"),
    ("KASSYM-JOMART TOKAYEV’S VISIT TO CÔTE D’IVOIRE", "Kassym-Jomart Tokayev’s Visit to Côte d’Ivoire"),
    ("CHARLES III AND THE UAE", "Charles III and the UAE"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "written"), WORDS)
def test_words_are_written_as_names_are(text: str, written: str) -> None:
    """Abbreviations and numerals keep their capitals; every character keeps its place."""
    assert _written(text) == written
    assert len(written) == len(text)


def test_names_of_a_title_in_capitals_are_found(analyse: Analyse) -> None:
    """People, countries and bodies that only the title names are known with their places in the text."""
    title = (
        "JOINT STATEMENT BY THE PRESIDENT OF KAZAKHSTAN KASSYM-JOMART TOKAYEV AND THE PRESIDENT OF KOREA YOON SUK YEOL"
    )
    found = analyse("The two sides met.", title=title)
    people = {e.name: e.country for e in found.entities.values() if e.kind == "person"}
    assert people == {"Kassym-Jomart Tokayev": "country/Kazakhstan", "Yoon Suk Yeol": "country/South Korea"}
    assert {m.span.of(found.document.text) for m in found.mentions if m.kind == "country"} >= {"KAZAKHSTAN", "KOREA"}


def test_labels_of_speakers_and_running_text_stay() -> None:
    """Only headings change."""
    text = "TALKS IN KYIV TODAY\n\n3 May 2024\n\nPRIME MINISTER SMITH OF JAPAN: We met.\n\nWE MET AND SPOKE.\n"
    document = read_bytes(text.encode(), "a.txt")[0]
    assert in_small_letters(document) == text.replace("TALKS IN KYIV TODAY", "Talks in Kyiv Today")


def test_countries_in_capitals_are_found_in_any_title(analyse: Analyse) -> None:
    """Other words in capitals stay as they are."""
    found = analyse("They met.", title="FRANCE – INDIA – Meeting of the STEERING group of NATO")
    assert {e.name for e in found.entities.values() if e.kind == "country"} >= {"France", "India"}
    text = "FRANCE and the STEERING group\n\n3 May 2024\n\nThey met and spoke of trade.\n"
    assert in_small_letters(read_bytes(text.encode(), "a.txt")[0]).startswith("France and the STEERING group")
