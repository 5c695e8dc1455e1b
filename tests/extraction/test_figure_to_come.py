"""Numbers of what is not there yet, and periods that no time at the number tells."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures
from kg.model import Figure


def figures(analyse, text: str) -> list[Figure]:
    return find_figures(Context(analyse(text, title="Talks between Peru and Chile", date="20 June 2023")))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Peru and Chile discussed the development of the 450 MW Tacna solar project.", True),
        ("Peru and Chile reviewed progress on the port of Arica, a $1.2 billion project.", True),
        ("Peru and Chile inaugurated the 60 km road project, completed last month.", False),
        ("The ministers visited the stadium in Lima, a project of $20 million which opened last year.", False),
        ("They spoke of twelve scholarships to be awarded by each side annually.", True),
        ("The cost of the bridge between Peru and Chile is estimated at 30 million dollars.", True),
        ("The bridge between Peru and Chile was built at a cost of 30 million dollars.", False),
        ("Peru praised the interconnector with Chile, with a planned capacity of 300 MW.", True),
        ("The plant in Arica, with an installed capacity of 50 MW, is owned by a Peruvian firm.", False),
        ("A Peruvian firm is in talks with Chile on the supply of 80 trams.", True),
        ("Peru thanked Chile for the supply of 30 generators.", False),
        ("The agreement with Chile allocates 50 places a year to Peru.", True),
        ("The Ministry of Peru allocates 50 places a year.", False),
        ("A solar farm of 20 MW near Arica is under negotiation with Peru.", True),
        ("Trade between Peru and Chile has doubled within five years.", False),
        ("Peru and Chile will double their trade within five years.", True),
    ],
)
def test_what_is_to_come(analyse, text: str, target: bool) -> None:
    """The size of a project, an estimated cost and places to be given lie ahead; what was built or given does not."""
    assert [f.target for f in figures(analyse, text)] == [target]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Trade with Chile was valued at $7.3 billion, a rise of 4.4 per cent compared to $6.9 billion in 2021.",
            ["2022", "2022", "2021"],
        ),
        ("Peru's deficit with Chile fell from $310.5 million in 2021 to $140.2 million.", ["2021", "2022"]),
        ("Trade of Peru with Chile grew from $10.2 million in 2010 to $55.1 million.", ["2010", None]),
        ("Trade between Peru and Chile has doubled in five years.", ["2018/2023"]),
        ("Peruvian investment in Chile amounted to 50 million dollars by the end of last year.", ["2022"]),
        ("Trade with Chile reached $2.3 billion in 2022, reflecting growth of 28% on 2021.", ["2022", "2022"]),
        (
            "Exports to Chile have grown by 38 per cent since the agreement came into force.\n\n"
            "The agreement between Peru and Chile entered into force in January 2019.",
            ["2019-01/2023-06"],
        ),
        (
            "Exports to Chile have grown by 38 per cent since the agreement came into force.\n\n"
            "The agreement entered into force in January 2019. The protocol entered into force in 2021.",
            [None],
        ),
    ],
)
def test_periods_told_otherwise(analyse, text: str, periods: list[str | None]) -> None:
    """How long a change took, since what, as of what, and against which year date an observation."""
    assert [f.period and f.period.time.edtf for f in figures(analyse, text)] == periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The bakery in Lima, which opened three years ago, employs 45 Chileans.", None),
        ("The substation, inaugurated in 2019, allows exports of 500 megawatts to Peru.", None),
        ("Trade recorded in 2019 amounted to 40 million dollars between Chile and Peru.", "2019"),
        ("Chile reviewed the 60 scholarships granted by Peru in 2021.", "2021"),
        ("Since we signed the agreement three years ago, Peru and Chile have opened 14 schools.", "2020/2023"),
    ],
)
def test_times_of_other_clauses(analyse, text: str, period: str | None) -> None:
    """A clause behind a comma dates what it tells, not the number of the clause around it."""
    assert [f.period.time.edtf if f.period else None for f in figures(analyse, text)] == [period]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("In 2022, trade between Peru and Chile reached $4 billion, three times as much as in 2012.", {"2022"}),
        ("Last year 90,000 Peruvians visited Chile, twice the number of only four years ago.", {"2022", None}),
    ],
)
def test_what_a_level_is_measured_against(analyse, text: str, periods: set[str | None]) -> None:
    """The year with which a level is compared dates nothing."""
    assert {f.period.time.edtf if f.period else None for f in figures(analyse, text)} == periods


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Chile will provide 12 million dollars over three years for schools in Peru.", "2026"),
        ("Chile will help train 500 teachers, at least half of them women, over three years in Peru.", "2026"),
        ("Chile will provide 12 million dollars for schools in Peru.", None),
    ],
)
def test_sums_over_years(analyse, text: str, deadline: str | None) -> None:
    """What is given over so many years is given when they are over."""
    assert [f.deadline.time.edtf if f.deadline else None for f in figures(analyse, text)][:1] == [deadline]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Investment from the region to Peru amounted to 36 million dollars.", {"Peru"}),
        ("That is barely 2 per cent of Peru's total trade with the world.", {"Peru"}),
        ("Trade between Peru and Chile stood at 3 million dollars last year.", {"Peru", "Chile"}),
        ("Trade between Peru and the region stood at 3 million dollars last year.", {"Peru"}),
    ],
)
def test_what_flows_to_a_region(analyse, text: str, sides: set[str]) -> None:
    """Trade with a region or with the world is of the one side that is named."""
    assert [{p.partition("/")[2] for p in f.parties} for f in figures(analyse, text)] == [sides]
