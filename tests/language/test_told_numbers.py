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
        ("hosts many migrants, more than 1.5 million of whom have permits", [(1.5e6, "migrants")]),
        ("delivered generators to Moldova, 40 of which went to hospitals", [(40, "generators")]),
        ("Kenyan nurses, about 120 of them, will go there", [(120, "nurses")]),
        ("welcoming the nurses, whose number has increased to 4,500", [(4500, "nurses")]),
        (
            "thanked Oman for the scholarships granted to students, whose quota has gone from 20 to 60 a year",
            [(20, "scholarships/year"), (60, "scholarships/year")],
        ),
        ("more frequent train services, from two to four a day", [(2, "services/day"), (4, "services/day")]),
        ("21 weekly flights, compared to nine before", [(21, "flights"), (9, "flights")]),
        ("400 lorries pass each day as against 250 then", [(400, "lorries"), (250, "lorries")]),
        ("brought down by 1,000 troops last May to 21,626", [(1000, "troops"), (21626, "troops")]),
        (
            "2,000 Samoans work here, and we hope that this will rise to at least 3,000",
            [(2000, "people"), (3000, "people")],
        ),
        ("up to 1,240 military and 606 police officers", [(1240, "officers"), (606, "officers")]),
        ("a quota of 3,000 workers in its first year, rising to 5,000", [(3000, "workers"), (5000, "workers")]),
        ("will fly four times weekly", [(4, "flights/week")]),
        ("six of the nine border posts", [(6, "posts")]),
        ("only seven of our plants may export", [(7, "plants")]),
        ("begin with a group of 15 engineers", [(15, "people")]),
        ("the two patrol boats that Oman is giving", [(2, "boats")]),
    ],
)
def test_what_a_bare_number_counts(text: str, expected: list[tuple[float, str]]) -> None:
    """What rises, flies or is labelled before a number is what it counts."""
    assert [(q.value, q.unit) for q in find_quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "two of the ministers spoke",
        "two of the biggest partners",
        "the Group of 77 met",
        "the two patrol boats are on track",
        "three of us came, five of them late",
        "at 11.00 hrs, on Tuesday at 1530 hrs",
        "in two copies, each in Spanish",
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
