"""What the gazetteer tells the language room of people by a surname and a title."""

from __future__ import annotations

from datetime import date

import pytest

from kg.identity.gazetteer import Gazetteer
from kg.pipeline.directory import GazetteerDirectory

DAY = date(2023, 6, 14)


@pytest.fixture(scope="module")
def directory() -> GazetteerDirectory:
    return GazetteerDirectory(Gazetteer.open())


@pytest.mark.parametrize(
    ("name", "title", "country"),
    [
        ("Blinken", "Secretary", "Q30"),  # few states call their ministers so
        ("Blinken", "Minister", None),
        ("Lula", "President", "Q155"),  # a family name within the name
        ("Xi", "President", "Q148"),  # and before the given one
        ("Emmanuel", "President", None),  # a given name is none
    ],
)
def test_country(directory: GazetteerDirectory, name: str, title: str, country: str | None) -> None:
    """A surname with a title is of the one country that had such an officer, wherever in the name it stands."""
    assert directory.country_of(name, title, DAY) == country


@pytest.mark.parametrize(
    ("name", "title", "given"),
    [("Meloni", "Prime Minister", "Giorgia"), ("Xi", "President", None), ("Nobody", "President", None)],
)
def test_given_name(directory: GazetteerDirectory, name: str, title: str, given: str | None) -> None:
    """The given name is that by which others call the bearer; behind the family's name there is none."""
    assert directory.given_name(name, title, DAY) == given
