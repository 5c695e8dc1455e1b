"""Towns told by their division are one place; lists of places stay lists."""

from __future__ import annotations

import pytest

from kg.language.names import find_names
from kg.model import Span


def places(text: str) -> list[tuple[str, str]]:
    """The places and countries of a text, each with the words that name it."""
    named = find_names(text, [Span(0, len(text))], ()).named
    return [(hit.value.name, text[hit.begin : hit.end]) for hit in named]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("in Cambridge, Massachusetts, today", "Cambridge, Massachusetts", "Cambridge, Massachusetts"),
        ("in Cambridge, MA 02138", "Cambridge, Massachusetts", "Cambridge, MA"),
        ("in St. Petersburg, FL", "Saint Petersburg, Florida", "St. Petersburg, FL"),
        ("in Moscow, Idaho.", "Moscow, Idaho", "Moscow, Idaho"),
        ("in Atlanta, Georgia, on Monday", "Atlanta, Georgia", "Atlanta, Georgia"),
        ("in Vancouver, Washington, while others", "Vancouver, Washington", "Vancouver, Washington"),
        ("held in Vancouver, Washington.", "Vancouver, Washington", "Vancouver, Washington"),
        ("in London, Ontario and elsewhere", "London, Ontario", "London, Ontario"),
    ],
)
def test_a_town_with_its_division_is_one_place(text: str, name: str, words: str) -> None:
    """By the division's name or code, whatever the town's bare name would be."""
    assert places(text) == [(name, words)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("in New York, Washington and Boston", ["New York", "Washington", "Boston"]),
        ("to Tbilisi, Georgia", ["Tbilisi", "Georgia"]),
        ("to Ottawa, Vancouver, Washington.", ["Ottawa", "Vancouver", "Washington"]),
        ("from Tokyo, Washington, Seoul", ["Tokyo", "Washington", "Seoul"]),
        ("in Berlin, DE", ["Berlin"]),
        ("Quebec, Ontario and Alberta", ["Quebec", "Ontario", "Alberta"]),
        ("in Osaka, Japan", ["Osaka", "Japan"]),
    ],
)
def test_lists_and_countries_stay_apart(text: str, names: list[str]) -> None:
    """Where the second name is another place of a list, a country, or the code of the town's own country."""
    assert [name for name, _ in places(text)] == names
