"""A label that runs into the text of a block is no part of the sentence behind it."""

from __future__ import annotations

import pytest

from kg.language.labels import sentence_after
from tests.language.conftest import Analyse

LABELLED = [
    (
        "Water and Sanitation: *The Ministry of Water will launch two programmes with the Bank this year.",
        "The Ministry of Water will launch two programmes with the Bank this year.",
    ),
    (
        "- Trade in Services: In May, Kenya and Ghana concluded their talks on trade in services and goods.",
        "In May, Kenya and Ghana concluded their talks on trade in services and goods.",
    ),
    (
        "(b) Energy: JICA has agreed to finance the extension of the grid in the north of the country.",
        "JICA has agreed to finance the extension of the grid in the north of the country.",
    ),
]
TEXTS = [
    "The two sides signed the following: Agreement on Trade and an Agreement on the Abolition of Visas for all.",
    "PRESIDENT HASSAN: We have been here for two days and we are glad of what was said in this house.",
    "Horn of Africa Resilience Programme: A USD 46 million grant to improve water supply and rangeland management.",
    "Energy: Solar power, wind power, hydropower and much else besides, in all the regions of the country.",
    "Date: 4 May 2021",
]


@pytest.mark.parametrize(("text", "rest"), LABELLED)
def test_the_sentence_begins_behind_its_label(text: str, rest: str) -> None:
    """Words in capitals before a colon are the label of the sentence that follows."""
    at = sentence_after(text, 0, len(text))
    assert at is not None
    assert text[at:] == rest


@pytest.mark.parametrize("text", TEXTS)
def test_no_label(text: str) -> None:
    """Neither who speaks, nor words that open a list, nor what is only described behind a colon."""
    assert sentence_after(text, 0, len(text)) is None


def test_the_subject_stands_alone(analyse: Analyse) -> None:
    """Whom a label would swallow begins the sentence."""
    text = LABELLED[0][0]
    found = analyse(text)
    told = [s.span.of(found.document.text) for s in found.sentences if s.block == "paragraph"]
    assert LABELLED[0][1] in told
