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


OFFICES = [
    (
        "Thai Prime Minister arrives",
        "The Prime Minister of Thailand, Srettha Thavisin, arrived with Thai Deputy Prime Minister Phumtham Wechayachai.",
        ["srettha thavisin", "phumtham wechayachai"],
    ),
    (
        "Visit of the Foreign Minister of Vietnam to Russia",
        "Foreign Minister of Vietnam Pham Binh Minh arrived in Moscow on Monday and will stay for two days there.",
        ["pham binh minh"],
    ),
    (
        "Consultations",
        "The meeting was led by Ambassador Monica Juma, Cabinet Secretary for Foreign Affairs of Kenya. She spoke first.",
        ["monica juma"],
    ),
    (
        "Talks in Doha",
        "Foreign Secretary David Cameron met Qatar's Prime Minister and Minister of Foreign Affairs, Sheikh Mohammed bin Abdulrahman Al Thani, in Doha today.",
        ["david cameron", "mohammed abdulrahman thani"],
    ),
    (
        "Croatian Foreign Minister speaks",
        "Foreign and European Affairs Minister Gordan Grlić Radman spoke in Zagreb on Monday about the enlargement of the Union.",
        ["gordan grlic radman"],
    ),
    (
        "Poland in Bratislava",
        "Minister Zbigniew Rau of Poland spoke first. The Polish foreign minister then left for Warsaw by train.",
        ["zbigniew rau"],
    ),
]


@pytest.mark.parametrize(("title", "text", "people"), OFFICES)
def test_nobody_is_two_people_for_being_called_by_two_offices(
    analyse: Analyse, title: str, text: str, people: list[str]
) -> None:
    """An office told in the headline, behind the name or in another form is of the person whom the text names."""
    found = analyse(text, title)
    assert list(dict.fromkeys(e for m in found.mentions if m.kind == "person" for e in m.entities)) == [
        f"person/{person}" for person in people
    ]
