"""Whose text it is where an organisation speaks: not the country where it sits, nor the one it visits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.language.analysis import Analysis
from kg.language.lexicon import named_index
from kg.language.wordlists import rows

Analyse = Callable[..., Analysis]
IMF = "organization/International Monetary Fund"


@pytest.mark.parametrize(
    ("title", "text", "home"),
    [
        # The title begins with it, or with an officer of it.
        (
            "EU and Angola sign investment agreement",
            "The agreement was signed in Luanda.",
            "organization/European Union",
        ),
        ("NATO Secretary General visits Georgia", "He met the Georgian President.", "organization/NATO"),
        ("IMF Reaches Agreement with The Gambia", "The talks ended well.", IMF),
        # The text does.
        (
            "Communiqué",
            "The Chairperson of the African Union Commission was received by the Prime Minister of Ethiopia, Abiy.",
            "organization/African Union",
        ),
        # A government's text is the government's.
        ("EU leaders welcome Chile", "The Foreign Minister of Chile thanked the EU.", "country/Chile"),
        (
            "Foreign Minister of Norway meets NATO Secretary General",
            "Foreign Minister Ine Eriksen Søreide met the NATO Secretary General. They spoke about the years to come.",
            "country/Norway",
        ),
    ],
)
def test_a_text_that_begins_with_an_organisation_is_its_own(analyse: Analyse, title: str, text: str, home: str) -> None:
    """By what it does there, or who of it."""
    assert analyse(text, title=title, date="17 November 2023").home == home


@pytest.mark.parametrize(
    ("text", "home"),
    [
        (
            "The EU has many agreements. We are negotiating with Chile. EU firms trade with Peru.",
            "organization/European Union",
        ),
        (
            "Belgian Foreign Minister Philippe Goffin spoke. The EU and Belgium work with the EU's partners.",
            "country/Belgium",
        ),
    ],
)
def test_a_release_from_its_seat_that_does_not_speak_of_its_host_is_its_own(
    analyse: Analyse, text: str, home: str
) -> None:
    """Of Brussels, where two organisations and a government sit."""
    assert analyse(text, title="Remarks to the press", date="Brussels, 21 November 2019").home == home


def test_a_body_at_home_in_a_capital_is_not_its_country(analyse: Analyse) -> None:
    """A release of the World Bank on another country is dated from Washington."""
    text = (
        "The World Bank Group endorsed today a new framework for Kenya, its first in five years. "
        "The World Bank's loans to Kenya come to $2 billion."
    )
    found = analyse(text, title="New Framework for Kenya Focuses on Jobs", date="WASHINGTON, 12 May 2022")
    assert found.home == "organization/World Bank Group"


def test_every_organisation_with_a_seat_is_known() -> None:
    """By the very name that the index gives."""
    for row in rows("body_seats.tsv"):
        for name in row["organisations"].split("|"):
            hit = named_index().at(name, 0)
            assert hit is not None and (hit.end, hit.value.name) == (len(name), name), name
