"""Papers told by their number first and one by one after it, on real parses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]


def titles(analyse: Analyse, text: str) -> list[str]:
    text = f"Ghana and Togo held talks in Accra today. {text}"
    found = extract(analyse(text, title="Talks of Ghana and Togo", date="14 June 2023")).agreements
    return sorted(a.title for a in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three MoUs were signed. The MoUs cover cooperation in ports, food safety and training.",
            ["MoU on cooperation in ports", "MoU on food safety", "MoU on training"],
        ),
        (
            "They signed two agreements. The two agreements concern extradition and customs.",
            ["agreement on customs", "agreement on extradition"],
        ),
        (
            "They signed two agreements. They are on extradition and on customs.",
            ["agreement on customs", "agreement on extradition"],
        ),
        (
            "Two agreements were signed, one on extradition and one on customs.",
            ["agreement on customs", "agreement on extradition"],
        ),
        ("They signed two agreements. The agreements will strengthen their cooperation.", ["two agreements"]),
        ("They signed three agreements. They cover trade and customs.", ["three agreements"]),
    ],
)
def test_each_of_so_many_is_told_where_a_list_says_what_it_is_on(
    analyse: Analyse, text: str, expected: list[str]
) -> None:
    """As many topics as papers: one each; otherwise the group."""
    assert titles(analyse, text) == expected


def test_a_weekday_is_no_part_of_a_title(analyse: Analyse) -> None:
    """What stands between a verb and its object may be a day."""
    assert titles(analyse, "Ghana signed on Monday bilateral agreements with Togo and Mali.") == [
        "bilateral agreement with Mali",
        "bilateral agreement with Togo",
    ]
