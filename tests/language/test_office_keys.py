"""Offices by one key each: which titles name one office, and which do not."""

from __future__ import annotations

import pytest

from kg.language.office_keys import office_key

ONE_OFFICE = [
    ("Foreign Minister", "Minister of Foreign Affairs and European Integration"),
    ("Foreign Minister", "Foreign Secretary"),
    ("Foreign Minister", "Chief of Diplomacy"),
    ("Defence Minister", "Secretary of Defense"),
    ("Prime Minister", "Chairman of the Council of Ministers"),
    ("President", "President of the Republic"),
]
TWO_OFFICES = [
    ("Foreign Minister", "Minister of Foreign Trade"),
    ("Prime Minister", "President"),
    ("Foreign Minister", "Director of " + "Foreign and " * 5_000 + "Trade"),
]


@pytest.mark.parametrize(("one", "other"), ONE_OFFICE)
def test_two_ways_to_say_one_office_have_one_key(one: str, other: str) -> None:
    """Whether a title says what it is for before or behind, or names the office otherwise, its key is the same."""
    assert office_key(one) == office_key(other)


@pytest.mark.parametrize(("one", "other"), TWO_OFFICES)
def test_other_offices_have_other_keys(one: str, other: str) -> None:
    """A word in common makes no office the same, nor do thousands of portfolios."""
    assert office_key(one) != office_key(other)
