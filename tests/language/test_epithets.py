"""Whom small words mean: "the minister", "the Latvian top diplomat", "the visiting dignitary"."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.language.conftest import Analyse

MEANT = [
    ("Foreign Minister of Latvia Baiba Braže arrived in Japan. In Tokyo [the minister] met Taro Kono.", "baiba braze"),
    (
        "Foreign Minister of Latvia Baiba Braže met Foreign Minister Taro Kono of Japan. [The Latvian foreign minister] left.",
        "baiba braze",
    ),
    (
        "Foreign Minister of Latvia Baiba Braže met Foreign Minister Taro Kono of Japan. [The Japanese top diplomat] spoke.",
        "taro kono",
    ),
    (
        "President Maia Sandu of Moldova came to Bucharest on Monday. Later [the head of state] met the Speaker.",
        "maia sandu",
    ),
    (
        "Prime Minister Bob Rae of Canada met President Mary Robinson of Ireland in Dublin on Monday. [The Canadian prime minister] then spoke to the press.",
        "bob rae",
    ),
    ("Minister Penny Wong of Australia arrived. [The minister of finance] did not.", None),
    ("President Maia Sandu of Moldova spoke. [The president’s office] did not.", None),
    ("Foreign Minister Baiba Braže of Latvia spoke. [The prime minister] did not.", None),
    ("Undersecretary of State Wojciech Gerwel of Poland arrived. [The Undersecretary] spoke.", "wojciech gerwel"),
]


@pytest.mark.parametrize(("text", "person"), MEANT)
def test_an_epithet_means_whoever_of_that_office_was_named(analyse: Analyse, text: str, person: str | None) -> None:
    """Nobody is meant where nobody of the office was named, and where more words tell of another office."""
    begin, end = text.index("["), text.index("]") - 1
    found = analyse(text.replace("[", "").replace("]", ""))
    body = found.document.text.index(text.replace("[", "").replace("]", "")[:20])
    here = [m for m in found.mentions if m.kind == "person" and body + begin <= m.span.begin < body + end]
    assert [m.entities for m in here] == ([(f"person/{person}",)] if person else [])
