from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
MEETING = "President Marcos Ayala of Peru met President Lena Brandt of Austria in Lima today. "


def told(analyse: Analyse, text: str) -> list[tuple[str, str]]:
    found = extract(analyse(MEETING + text, date="March 20, 2023")).agreements
    return [(a.title, a.status) for a in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The two sides agreed to abolish visas for students, to open consulates in Graz and Cusco and to exchange "
            "military attachés.",
            ["abolish visas for students", "open consulates in Graz and Cusco", "exchange military attachés"],
        ),
        (
            "The two sides agreed to lift the ban on wine; to waive roaming charges; and to appoint special envoys.",
            ["lift the ban on wine", "waive roaming charges", "appoint special envoys"],
        ),
        (
            "The two leaders agreed to introduce a single visa for tourists, open consulates in Graz and Cusco and "
            "reduce tariffs on coffee.",
            ["introduce a single visa for tourists", "open consulates in Graz and Cusco", "reduce tariffs on coffee"],
        ),
        (
            "The two leaders agreed to share weather data, double the number of weekly flights and name a bridge.",
            ["share weather data", "double the number of weekly flights", "name a bridge"],
        ),
        ("The two sides agreed to hold joint naval exercises.", ["hold joint naval exercises"]),
        ("The two sides agreed to establish diplomatic relations.", ["establish diplomatic relations"]),
        ("The two sides agreed to establish closer relations.", []),
        # what an aim goes on with is none of the series, and an adjective no verb
        (
            "The two leaders agreed to abolish visas to help cut costs, promote trade and reduce delays.",
            ["abolish visas to help cut costs"],
        ),
        ("The two leaders agreed to abolish visas, to boost trade.", ["abolish visas, to boost trade"]),
        (
            "The two leaders agreed to abolish visas for drivers who carry goods and transfer passengers.",
            ["abolish visas for drivers who carry goods and transfer passengers"],
        ),
    ],
)
def test_each_member_of_a_series_is_a_decision(analyse: Analyse, text: str, wanted: list[str]) -> None:
    """Verbs of decision after commas, semicolons and "and" are decisions of their own, whatever the parse kept."""
    assert [title for title, _ in told(analyse, text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They will also lift the ban on sugar.", [("lift the ban on sugar", "agreed")]),
        (
            "The two countries will open consulates in Graz and Cusco.",
            [("open consulates in Graz and Cusco", "agreed")],
        ),
        ("The two countries will exchange views on trade.", []),
        ("The two leaders will open the forum in Graz.", []),
        ("We will abolish visas for students.", []),
        ("The two leaders agreed to begin work on a railway link.", [("begin work on a railway link", "agreed")]),
    ],
)
def test_what_two_sides_will_do_is_agreed(analyse: Analyse, text: str, wanted: list[tuple[str, str]]) -> None:
    """What two sides, told as such, will do is a decision of theirs, if it can be seen done."""
    assert told(analyse, text) == wanted
