"""Whom a guest meets of parliament and of the government, each by himself; and what a session was preceded by."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from kg.language.wordlists import words
from kg.resources import resource
from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

GUEST = "Prime Minister Anwar Ibrahim of Malaysia"
APART = [
    (
        f"On 30 May {GUEST} also met Romanian President Klaus Iohannis, President of the Senate Alina Gorghiu, and President of the Chamber of Deputies Alfred Simonis.",
        [
            "talks held 2019-05-30: Alfred Simonis, Anwar Ibrahim",
            "talks held 2019-05-30: Alina Gorghiu, Anwar Ibrahim",
            "talks held 2019-05-30: Anwar Ibrahim, Klaus Iohannis",
        ],
    ),
    (
        f"{GUEST} will meet Prime Minister Kaja Kallas of Estonia and Chairman of the Riigikogu Foreign Affairs Committee Marko Mihkelson in Tallinn in June.",
        [
            "talks planned 2019-06: Anwar Ibrahim, Kaja Kallas @ Tallinn",
            "talks planned 2019-06: Anwar Ibrahim, Marko Mihkelson @ Tallinn",
        ],
    ),
    (
        f"{GUEST} held talks with Chairman of the Chamber of Deputies Radek Vondracek and Foreign Minister Jan Lipavsky of the Czech Republic on 30 May.",
        [
            "talks held 2019-05-30: Anwar Ibrahim, Jan Lipavsky",
            "talks held 2019-05-30: Anwar Ibrahim, Radek Vondracek",
        ],
    ),
    (  # two of the government
        f"{GUEST} met President of Kazakhstan Kassym-Jomart Tokayev and Minister of Foreign Affairs Murat Nurtleu on 30 May.",
        ["talks held 2019-05-30: Anwar Ibrahim, Kassym-Jomart Tokayev, Murat Nurtleu"],
    ),
    (  # said to be together
        f"{GUEST} met jointly with Speaker of Parliament Alban Bagbin of Ghana and Foreign Minister of Ghana Shirley Botchwey on 30 May.",
        ["talks held 2019-05-30: Alban Bagbin, Anwar Ibrahim, Shirley Botchwey"],
    ),
    (  # two guests
        f"{GUEST} and Speaker of Parliament Johari Abdul met President Petr Pavel of the Czech Republic on 30 May.",
        ["talks held 2019-05-30: Anwar Ibrahim, Johari Abdul, Petr Pavel"],
    ),
]
BY_TURNS = [
    (
        "Tomorrow Foreign Minister Santiago Cafiero of Argentina will meet with his counterparts from India, Subrahmanyam Jaishankar, and the Netherlands, Wopke Hoekstra.",
        [
            "talks planned 2019-06-01: Santiago Cafiero, Subrahmanyam Jaishankar",
            "talks planned 2019-06-01: Santiago Cafiero, Wopke Hoekstra",
        ],
    ),
    (
        "Minister Mevlüt Çavuşoğlu of Turkey will be received by H.E. Mr. Egils Levits, President of Latvia, and H.E. Ms. Kersti Kaljulaid, President of Estonia, in June.",
        [
            "talks planned 2019-06: Egils Levits, Mevlüt Çavuşoğlu",
            "talks planned 2019-06: Kersti Kaljulaid, Mevlüt Çavuşoğlu",
        ],
    ),
    (
        "Prime Minister Xavier Bettel of Luxembourg received phone calls on 30 May from Foreign Minister of Norway Espen Barth Eide; HE Minister for Foreign Affairs of Ireland Micheal Martin; and Foreign Minister of Slovenia Tanja Fajon.",
        [
            "call held 2019-05-30: Espen Barth Eide, Xavier Bettel",
            "call held 2019-05-30: Micheal Martin, Xavier Bettel",
            "call held 2019-05-30: Tanja Fajon, Xavier Bettel",
        ],
    ),
    (  # one country receives once
        "Minister Mevlüt Çavuşoğlu of Turkey was received by President Egils Levits of Latvia and Foreign Minister Edgars Rinkevics of Latvia on 30 May.",
        ["talks held 2019-05-30: Edgars Rinkevics, Egils Levits, Mevlüt Çavuşoğlu"],
    ),
    (
        "Minister Mevlüt Çavuşoğlu of Turkey met with President Egils Levits of Latvia and President Kersti Kaljulaid of Estonia on 30 May.",
        ["talks held 2019-05-30: Egils Levits, Kersti Kaljulaid, Mevlüt Çavuşoğlu"],
    ),
    (
        "Minister Jeenbek Kulubaev of Kyrgyzstan had meetings with the leadership of the OSCE, as well as with his counterparts from Austria and Slovenia, on 30 May.",
        [
            "talks held 2019-05-30: Austria, Jeenbek Kulubaev",
            "talks held 2019-05-30: Jeenbek Kulubaev, Organization for Security and Co-operation in Europe",
            "talks held 2019-05-30: Jeenbek Kulubaev, Slovenia",
        ],
    ),
    (  # what he agreed on with a country is no meeting
        "Minister Jeenbek Kulubaev of Kyrgyzstan met with Foreign Minister Wang Yi of China and with Russia agreed on a plan on 30 May.",
        ["talks held 2019-05-30: Jeenbek Kulubaev, Wang Yi"],
    ),
    (  # somebody of no country known stays where he is told
        "Principal Deputy National Security Advisor Jon Finer traveled to Gabon and Nigeria on 30 May.",
        ["visit held 2019-05-30: Gabon, Jon Finer, Nigeria @ Gabon, Nigeria"],
    ),
]
BEHIND_THE_DAY = [
    (
        "Deputy Minister Jenelly Matundu of Namibia received on 30 May 2019 the Ambassador of Finland, Her Excellency Pirkko-Liisa Kyöstilä.",
        ["talks held 2019-05-30: Jenelly Matundu, Pirkko-Liisa Kyöstilä"],
    ),
    (
        "Deputy Minister Jenelly Matundu of Namibia met on Thursday, 30 May, the Foreign Minister of Zambia Stanley Kakubo.",
        ["talks held 2019-05-30: Jenelly Matundu, Stanley Kakubo"],
    ),
    ("Deputy Minister Jenelly Matundu of Namibia received on 30 May the award of Finland.", []),
    (
        "Two agreements were signed on 30 May in the presence of President Dina Boluarte of Peru and President Gabriel Boric of Chile after the official talks.",
        ["talks held 2019-05-30: Dina Boluarte, Gabriel Boric"],
    ),
    (
        "The Minister of External Relations of Brazil, Antonio Patriota, made a call on the President of Indonesia, Susilo Bambang Yudhoyono, on 30 May.",
        ["talks held 2019-05-30: Antonio Patriota, Susilo Bambang Yudhoyono"],
    ),
    ("Minister Antonio Patriota of Brazil made a call on all parties in Libya to lay down arms on 30 May.", []),
]
CONVENED = [
    (
        "Peru and Chile look forward to convening the Joint Commission, which last met in 2017, before the end of 2020.",
        ["session held 2017: Chile, Peru", "session planned 2020: Chile, Peru"],
    ),
    (
        "The ministers of Peru and Chile agreed to hold the Joint Trade Committee in Lima in September.",
        ["session planned 2019-09: Chile, Peru @ Lima"],
    ),
    (
        "Peru and Chile agreed to convene the Joint Commission of the Economic Agreement No. 59 in September.",
        ["session planned 2019-09: Chile, Peru"],
    ),
    ("Peru and Chile agreed to hold the Joint Trade Committee to its promises.", []),
    ("Peru convened the Security Council in May.", []),
]
SESSION = "Kenya and Ghana held the fourth session of the Joint Commission for Cooperation in Nairobi on 30 May."
FOURTH = "session held 2019-05-30: Ghana, Kenya @ Nairobi #4"
LED_UP = [
    (
        f"{SESSION}\n\nThe Commission was preceded by the Senior Officials Meeting on 28 May.",
        [FOURTH, "session held 2019-05-28: Ghana, Kenya"],
    ),
    (
        f"{SESSION}\n\nThe session was preceded by the Meeting of the Ministerial Committee on 28 May, and an Experts meeting held on 26 May.",
        [FOURTH, "session held 2019-05-26: Ghana, Kenya", "session held 2019-05-28: Ghana, Kenya"],
    ),
    (
        f"{SESSION}\n\nAt the end of this session, which was preceded on 28 May by a meeting of experts, the two parties signed two instruments.",
        [FOURTH, "session held 2019-05-28: Ghana, Kenya"],
    ),
    (  # on the same day, part of the same
        f"{SESSION}\n\nThe session was followed by a working dinner.",
        [FOURTH],
    ),
    (f"{SESSION}\n\nThe session was followed by a press conference on 31 May.", [FOURTH]),
    ("The opening of the plant was preceded by a meeting of the board on 3 May.", []),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_parliament_and_government_receive_by_themselves(read: Read, text: str, expected: list[str]) -> None:
    """A list of whom somebody met that goes from one house to another tells of a meeting with each."""
    assert sorted(told(read(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), BY_TURNS)
def test_those_of_several_countries_are_met_by_turns(read: Read, text: str, expected: list[str]) -> None:
    """Where somebody is received, or meets his counterparts, or is called by them."""
    assert sorted(told(read(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), BEHIND_THE_DAY)
def test_whom_a_day_parts_from_the_verb(read: Read, text: str, expected: list[str]) -> None:
    """Whoever is named behind the day, or before "after the talks", met."""
    assert sorted(told(read(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), CONVENED)
def test_a_body_that_is_convened(read: Read, text: str, expected: list[str]) -> None:
    """Somewhere or on a day; when it last met is another occasion."""
    assert sorted(told(read(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), LED_UP)
def test_what_an_occasion_was_preceded_by(read: Read, text: str, expected: list[str]) -> None:
    """It is of the same two sides, on its own day."""
    assert sorted(told(read(text))) == sorted(expected)


def test_the_list_of_parliaments() -> None:
    """It holds names with capitals only, each once, no government's body among them."""
    lines = resource("data", "lexicons", "parliaments.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if not line.startswith("#")]
    assert len(names) == len(set(names)) == len(words("parliaments.txt"))
    assert all(name[0].isupper() for name in names)
    assert not {"Cabinet", "Council of Ministers", "Government", "Chamber of Commerce"} & set(names)
