"""Whose a treaty is that one country joins, by whom a paper is signed, and who is no partner but only spoken of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]


def parties(analyse: Analyse, text: str, title: str = "Talks of Malta and Peru") -> dict[str, list[str]]:
    found = extract(analyse(text, title=title, date="14 June 2023")).agreements
    return {a.title: sorted(p.split("/", 1)[1] for p in a.parties) for a in found}


@pytest.mark.parametrize(
    ("sentence", "title", "expected"),
    [
        (
            "They welcomed Peru's interest in joining the Lima Convention on Mutual Assistance.",
            "Lima Convention on Mutual Assistance",
            ["Peru"],
        ),
        (
            "They looked forward to the ratification of the Lima Convention on Mutual Assistance by Peru.",
            "Lima Convention on Mutual Assistance",
            ["Peru"],
        ),
        (
            "Malta raised the Declaration Against Arbitrary Detention, which Peru has endorsed.",
            "Declaration Against Arbitrary Detention",
            ["Peru"],
        ),
        ("Malta was glad that Peru has signed on to the Artemis Accords.", "Artemis Accords", ["Peru"]),
        (
            "They discussed the accession of Peru to the Helsinki Convention on Rivers.",
            "Helsinki Convention on Rivers",
            ["Peru"],
        ),
        # what both have made is of both, whoever prepared it
        (
            "Malta and Peru signed the Joint Declaration on Energy, which Peru has prepared.",
            "Joint Declaration on Energy",
            ["Malta", "Peru"],
        ),
    ],
)
def test_whoever_joins_is_the_side(analyse: Analyse, sentence: str, title: str, expected: list[str]) -> None:
    """One that accedes, ratifies or endorses; two that sign."""
    assert parties(analyse, f"Malta and Peru held talks in Lima. {sentence}")[title] == expected


def test_papers_are_of_those_by_whom_they_are_signed(analyse: Analyse) -> None:
    """Two ministries that sign are the sides, though the name tells their countries."""
    text = (
        "The leaders of Malta and Peru welcomed the signing of the Malta-Peru Plan for Fisheries (“the Plan”) by the "
        "Ministry of Fisheries of Malta and the Ministry of Production of Peru."
    )
    assert list(parties(analyse, text).values()) == [
        ["Ministry of Fisheries of Malta", "Ministry of Production of Peru"]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'The Maltese government signed two contracts with the Peruvian energy company "Luz Andina" for power.',
            ["Luz Andina", "Malta"],
        ),
        (
            "The company “Malta Works” and the Peruvian company “Motorinca” signed an agreement on assembly.",
            ["Malta Works", "Motorinca"],
        ),
    ],
)
def test_companies_in_quotation_marks(analyse: Analyse, text: str, expected: list[str]) -> None:
    """The marks are no part of the name, nor do they hide it."""
    assert list(parties(analyse, text).values()) == [expected]


def test_an_aggressor_is_no_partner(analyse: Analyse) -> None:
    """Three who speak as one, and a country whose missiles they condemn."""
    text = (
        "We, the leaders of Japan, the Republic of Korea and the United States, met today. Our three countries stand "
        "together.\n\nWe celebrate the signing of a new Security Cooperation Framework and condemn the Democratic "
        "People’s Republic of Korea’s missile launches."
    )
    found = parties(analyse, text, title="Joint Leaders’ Statement on the Anniversary of the Summit")
    assert found["Security Cooperation Framework"] == ["Japan", "South Korea", "United States"]
