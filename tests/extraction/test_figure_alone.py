"""What is of one side alone, of a firm, or of a side that only a word tells, on real parses of short sentences."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures

PAIR = "Talks between India and Japan"
SPEECH = "Speech by the Minister for Trade of New Zealand"


def sides(analyse, text: str, title: str = PAIR) -> list[set[str]]:
    found = find_figures(Context(analyse(text, title=title, date="20 March 2023")))
    return [{party.partition("/")[2] for party in figure.parties} for figure in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan recycles almost 90 per cent of its wastewater.", {"Japan"}),
        ("India has 1.4 billion people, and the Indian side is proud of it.", {"India"}),
        ("Japan reiterated its plan to import up to 9,000 MW of electricity from the region by 2040.", {"Japan"}),
        ("Japan is giving up to $1.5 billion for work with the countries of the Western Balkans.", {"Japan"}),
        ("Japan's trade with Latin America reached 13 billion US dollars.", {"Japan"}),
        ("Japan's trade with the five Central Asian countries reached 13 billion US dollars.", {"Japan"}),
        ("Japan will support the project with $5 million from its aid budget.", {"India", "Japan"}),
        ("Japan's trade with India reached 13 billion US dollars.", {"India", "Japan"}),
        ("Japan has invested $5 billion in India's economy.", {"India", "Japan"}),
        ("Japan will export 200,000 cars to India.", {"India", "Japan"}),
    ],
)
def test_own_affairs_and_regions(analyse, text, expected):
    """What a side has at home and what it trades with a region is its own; what it gives the other is of both."""
    assert sides(analyse, text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At present our beef faces a tariff of up to 80 per cent in Colombia.", {"Colombia", "New Zealand"}),
        ("The Working Holiday Scheme with Argentina has been raised to 1,000 places.", {"Argentina", "New Zealand"}),
        ("We have spent $10 million on research.", {"New Zealand"}),
    ],
)
def test_our_side_in_a_speech(analyse, text, expected):
    """In a speech "we" and "our" are of the country of the one who speaks; a scheme is nobody."""
    assert sides(analyse, text, SPEECH)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Export Development Canada and the Indian state-owned firm Tata Power signed a deal worth $5 million.",
            {"Export Development Canada", "Tata Power"},
        ),
        (
            "The EIB and Ghana’s national utility Tata Power signed a loan agreement of €80 million for the grid.",
            {"European Investment Bank", "Tata Power"},
        ),
        ("A road in Delhi is supported by Japan with EUR 1.5 million.", {"India", "Japan"}),
        ("The India-Japan Centre of Excellence was set up at a cost of $12 million.", {"India", "Japan"}),
        ("The World Trade Centre was set up in Delhi with a grant of $4 million.", {"India", "Japan"}),
        ("Two Japanese experts are serving in the European Union Mission in India.", {"India", "Japan"}),
        ("Nearly 300 Japanese firms are established in Chile, where they employ 55,000 people.", {"Chile", "Japan"}),
    ],
)
def test_firms_and_bodies(analyse, text, expected):
    """Those who sign are the sides; what is only built or served in is none, and a body of both stands for the two."""
    assert sides(analyse, text)[-1] == expected


def test_who_lives_where(analyse):
    """People born in one country who live in another are of both."""
    (found,) = sides(analyse, "There were 13,836 people born in Kenya living in Australia.", "Brief")
    assert found == {"Kenya", "Australia"}


def test_another_clause_names_nobody(analyse):
    """A relative clause with a subject of its own has the sides that it names."""
    mission = "the efforts of the African Union Mission in Somalia (AMISOM)"
    (found,) = sides(analyse, f"Australia supports {mission}, to which Kenya contributes some 3,600 troops.")
    assert found == {"Kenya"}


def test_it_is_who_was_told_before(analyse):
    """The pronoun stands for the side that the clause or the sentence before is told of."""
    title = "Regular press conference"
    (given,) = sides(analyse, "Kenya hosts many, and it has so far provided $180 million.", title)
    assert given == {"Kenya"}
    (given,) = sides(analyse, "Kenya is a donor. It has provided $180 million.", title)
    assert given == {"Kenya"}
