"""Bare numbers whose noun stands before them: from one to another, so often a week, behind a label."""

from __future__ import annotations

import pytest

from kg.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "to increase direct flights between Seoul and Almaty from five to nine a week",
            [(5, "flights/week"), (9, "flights/week")],
        ),
        (
            "• The scholarships for Thai students will increase from 55 to 70 a year.",
            [(55, "scholarships/year"), (70, "scholarships/year")],
        ),
        ("announced an increase of reserved seats for students from 19 to 30", [(19, "seats"), (30, "seats")]),
        ("increasing the number of direct flights to 14 a week", [(14, "flights/week")]),
        ("there will be direct flights between Budapest and Tbilisi three times a week", [(3, "flights/week")]),
        ("• Thai students in Peru: around 1,400", [(1400, "students")]),
        ("will offer Zambia 250 scholarships", [(250, "scholarships")]),
        ("In the 2018/2019 academic year 87 Thai scholars came.", [(87, "scholars")]),
        ("75 slots were offered, of which 62 were used.", [(75, "slots"), (62, "slots")]),
        ("The Thai community in Peru numbers around 650.", [(650, "people")]),
        ("more than 150 such vehicles were delivered", [(150, "vehicles")]),
    ],
)
def test_what_a_bare_number_counts(text: str, expected: list[tuple[float, str]]) -> None:
    """What rises, flies or is labelled before a number is what it counts."""
    assert [(q.value, q.unit) for q in find_quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "increased the number of visits from two to three",
        "raised the tariffs from 5 to 10",
        "The ministers met three times a year.",
        "Telephone for journalists: 1400, room 12",
        "Countries numbering around 60 came.",
        "Exports rose from 20 to 30.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    """Levels, occasions, names and numbers to call count nothing."""
    assert find_quantities(text) == []


def test_a_telephone_number_is_no_money() -> None:
    """A number to call takes no currency from a sum before it."""
    assert [q.value for q in find_quantities("It has EUR 5 million. Tel. +358 295 350 000")] == [5e6]
