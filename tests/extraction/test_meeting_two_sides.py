"""Meetings whose two sides the sentence leaves to the text: "our officials", one partner named, who chaired it."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

_KENYA = "President Uhuru Kenyatta of Kenya and President Martín Vizcarra of Peru signed an agreement.\n\n"
GROUPS = [
    (
        "Technical teams from both countries sat down in Nairobi on 20 May.",
        ["talks held 2019-05-20: Kenya, Peru @ Nairobi"],
    ),
    (
        "Our experts will reconvene in Lima in July.",
        ["talks planned 2019-07: Kenya, Peru @ Lima"],
    ),
    (
        "The two of us spoke about this for the first time in Lima in January.",
        ["talks held 2019-01: Martín Vizcarra, Uhuru Kenyatta @ Lima"],
    ),
    (  # a body that has no name here
        "They agreed that the joint committee on trade should meet in Nairobi before the end of August.",
        ["session planned 2019-08: Kenya, Peru @ Nairobi"],
    ),
    (  # the next of a body of theirs, on a day still to be found
        "The Joint Commission last met in Nairobi in 2014, and the leaders are to fix a date for its next session.",
        ["session held 2014: Kenya, Peru @ Nairobi", "session planned: Kenya, Peru"],
    ),
    ("The number of places will rise from the next academic session.", []),
    ("Our ministers must meet the expectations of the citizens.", []),
    ("Experts in many countries meet every year in Geneva.", []),
    ("The authorities met the requirements on 20 May.", []),
]
ONE_SIDE = [
    (  # of one country, and yet two who meet
        "President Uhuru Kenyatta of Kenya met Foreign Minister Monica Juma of Kenya in Nairobi on 30 May.",
        ["talks held 2019-05-30: Monica Juma, Uhuru Kenyatta @ Nairobi"],
    ),
    ("President Uhuru Kenyatta of Kenya met young people in Nairobi on 30 May.", []),
]
TRADE = [
    (
        "President Uhuru Kenyatta also held a meeting with representatives of Peruvian business circles in Nairobi on 30 May.",
        ["talks held 2019-05-30: Peru, Uhuru Kenyatta @ Nairobi"],
    ),
    ("President Uhuru Kenyatta also held a meeting with members of the Kenyan community in Lima on 30 May.", []),
]
CHAIRED = [
    (
        "The third session of the Kenya-Peru Joint Commission was held in Lima on 28 May. The session was co-chaired by Monica Juma of Kenya and Néstor Popolizio of Peru.",
        ["session held 2019-05-28: Monica Juma, Néstor Popolizio @ Lima #3"],
    ),
    (  # the first word of it
        "The meeting was chaired by Foreign Minister Monica Juma of Kenya and Foreign Minister Néstor Popolizio of Peru.",
        ["talks held 2019-05-31: Monica Juma, Néstor Popolizio"],
    ),
    (
        "Foreign Minister Monica Juma of Kenya and Foreign Minister Néstor Popolizio of Peru met in Lima on 28 May on the occasion of the third meeting of the Political Consultation Mechanism.",
        ["session held 2019-05-28: Monica Juma, Néstor Popolizio @ Lima #3"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_groups_stand_for_the_two_sides(read: Read, text: str, expected: list[str]) -> None:
    """Ministers, teams and bodies without a name are of the two between whom the text plays."""
    assert [line for line in told(read(_KENYA + text)) if "Kenya" in line or "Uhuru" in line] == expected


@pytest.mark.parametrize(("text", "expected"), ONE_SIDE)
def test_two_people_of_one_country_meet(read: Read, text: str, expected: list[str]) -> None:
    """Two who are named meet though they are of one country."""
    assert told(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), TRADE)
def test_those_who_trade_stand_for_their_country(read: Read, text: str, expected: list[str]) -> None:
    """Businesspeople of another country are a side; one's own people abroad are none."""
    assert told(read(text, title="Office of the President of Kenya")) == expected


@pytest.mark.parametrize(("text", "expected"), CHAIRED)
def test_who_chaired_was_there(read: Read, text: str, expected: list[str]) -> None:
    """Whoever chaired the session told before, or met for it, took part in it."""
    assert told(read(text)) == expected


ALONE = [
    (  # what the text tells of nowhere else
        "Kenya welcomes the visit by President Martín Vizcarra of Peru to Nairobi on 8 March 2019.",
        ["visit held 2019-03-08: Kenya, Martín Vizcarra @ Nairobi"],
    ),
    (
        "Kenya and Peru signed an agreement. The traditional autumn session of the Technical Council convened in Lima.",
        ["session held: Kenya, Peru @ Lima"],
    ),
    (
        "They discussed the visit that President Uhuru Kenyatta of Kenya is to make to Lima on 9 July.",
        ["visit planned 2019-07-09: Peru, Uhuru Kenyatta @ Lima"],
    ),
    (
        "The call came ahead of a visit to be made to Kenya next month by a Swiss economic delegation.",
        ["visit planned 2019-06: Kenya, Switzerland @ Kenya"],
    ),
    (
        "The Kenya Export Agency will be leading a delegation of 30 companies to Lima in July.",
        ["visit planned 2019-07: Kenya Export Agency, Peru @ Lima"],
    ),
    ("President Martín Vizcarra of Peru was in Cusco yesterday.", []),
    ("I thank President Martín Vizcarra of Peru for his invitation to visit Lima.", []),
]
FORUMS = [
    (
        "President Uhuru Kenyatta of Kenya had a tête-à-tête with President Martín Vizcarra of Peru on 30 May.",
        ["talks held 2019-05-30: Martín Vizcarra, Uhuru Kenyatta"],
    ),
    (
        "Kenya proposed to hold the third Kenya-Peru Business Fair in Lima in early 2020.",
        ["forum proposed 2020: Kenya, Peru @ Lima #3"],
    ),
    (
        "Kenya and Peru signed an agreement. A business forum will be convened on its margins.",
        ["forum planned: Kenya, Peru"],
    ),
    (
        "President Uhuru Kenyatta of Kenya will address the Kenya-Peru Business Forum, where 200 people are expected.",
        ["forum planned: Peru, Uhuru Kenyatta"],
    ),
    (  # one after another where all come together, else all at one table
        "At the UN General Assembly in New York, President Uhuru Kenyatta of Kenya met on 30 May with President Martín Vizcarra of Peru, President Sebastián Piñera of Chile and Prime Minister Shinzo Abe of Japan.",
        [
            "talks held 2019-05-30: Martín Vizcarra, Uhuru Kenyatta @ New York",
            "talks held 2019-05-30: Sebastián Piñera, Uhuru Kenyatta @ New York",
            "talks held 2019-05-30: Shinzo Abe, Uhuru Kenyatta @ New York",
        ],
    ),
    (
        "President Uhuru Kenyatta of Kenya met on 30 May with President Martín Vizcarra of Peru, President Sebastián Piñera of Chile and Prime Minister Shinzo Abe of Japan.",
        ["talks held 2019-05-30: Martín Vizcarra, Sebastián Piñera, Shinzo Abe, Uhuru Kenyatta"],
    ),
    (
        "President Uhuru Kenyatta of Kenya held talks with his Peruvian and Chilean counterparts on 30 May.",
        ["talks held 2019-05-30: Chile, Uhuru Kenyatta", "talks held 2019-05-30: Peru, Uhuru Kenyatta"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ALONE)
def test_what_stands_alone_is_an_occasion(read: Read, text: str, expected: list[str]) -> None:
    """A visit or session told with its day or place and one side has the host, or the sides spoken of, as the other."""
    assert told(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), FORUMS)
def test_forums_of_two_sides(read: Read, text: str, expected: list[str]) -> None:
    """A business forum is of the two sides of the text; talks with counterparts of two countries are two."""
    assert told(read(text)) == expected


STEPS = [
    "Negotiations between Kenya and Peru on an air services agreement have reached an advanced stage.",
    "President Uhuru Kenyatta of Kenya called on Peru to speed up negotiations with Kenya for the treaty.",
    "Is there any possibility of a meeting between President Uhuru Kenyatta of Kenya and President Martín Vizcarra of Peru in May?",
]


@pytest.mark.parametrize("text", STEPS)
def test_steps_and_questions_are_no_occasions(read: Read, text: str) -> None:
    """How far negotiations have come, and what is only asked, tells of no meeting; a round on a day does."""
    assert told(read(text)) == []
    dated = "Negotiations between Kenya and Peru on an air services agreement took place in Lima on 30 May."
    assert told(read(dated)) == ["talks held 2019-05-30: Kenya, Peru @ Lima"]
