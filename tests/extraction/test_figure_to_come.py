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
