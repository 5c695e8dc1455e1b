"""Agreements as fact sheets and lists of what was signed tell them: titles of lists, labels, sums, bodies joined."""

# ruff: noqa: E501  # example texts stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read

LISTS = {
    "a list behind the pair": (
        "Germany-India: List of outcomes of the 7th Consultations",
        "1. Mutual Legal Assistance Treaty in Criminal Matters",
        {"signed"},
    ),
    "signed documents": (
        "Japan-Chile: list of signed documents",
        "1. MoC on circular economy between the Ministry of Energy of Chile and Mitsubishi Corporation",
        {"signed"},
    ),
    "a title with the number": (
        "Brazil and China sign 15 agreements",
        "1. Protocol on trade facilitation;",
        {"signed"},
    ),
    "no list of what was signed": (
        "Germany-India: overview of relations",
        "1. Mutual Legal Assistance Treaty in Criminal Matters",
        {"inForce"},
    ),
}


@pytest.mark.parametrize(("title", "body", "expected"), LISTS.values(), ids=LISTS.keys())
def test_what_a_title_lists(read: Read, title: str, body: str, expected: set[str]) -> None:
    """The entries of a list stand as its title says."""
    assert {a.status for a in read(body, title=title).agreements if a.count is None} == expected


TOLD = {
    "by a body and a government that the parse parts": (
        "USAID and the Government of Kazakhstan launched a $10 million program to train 5,000 teachers.",
        ["$10 million program to train 5,000 teachers"],
    ),
    "not by one of another clause": (
        "Volunteers will return to Fiji and Vanuatu, and the Peace Corps launched a $10 million program to train teachers.",
        [],
    ),
    "a unit that two set up": (
        "The United States and the Dominican Republic are creating a Crime Gun Intelligence Unit.",
        ["Crime Gun Intelligence Unit"],
    ),
    "not a unit that is there": ("The Crime Gun Intelligence Unit of the police works with Interpol.", []),
    "a guarantee that is signed": (
        "The Development Finance Corporation signed a $15 million loan portfolio guarantee with Bank of Georgia.",
        ["$15 million loan portfolio guarantee with Bank of Georgia"],
    ),
    "not guarantees in general": ("The World Bank provides guarantees to investors in Kenya.", []),
    "a label of which the text behind it speaks": (
        "- Africa-Japan Investment Package: The package aims to mobilise 150 billion yen for Kenya by 2030.",
        ["Africa-Japan Investment Package"],
    ),
    "not a label alone": ("- Clean Energy Fund: Kenya and Japan discussed hydrogen.", []),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD.keys())
def test_told(read: Read, text: str, expected: list[str]) -> None:
    """What two do together is told by its name or its sum; what stands there only is none."""
    assert [a.title for a in read(text).agreements] == expected
