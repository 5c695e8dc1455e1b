"""Slots of meetings in the turns of many offices: whose place, day, number or status words near a meeting are."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

WHEN = [
    (  # days with their weekdays; a passive that goes on
        "The fourth round of negotiations for the Kenya-Mongolia Trade Agreement is being held in Nairobi from Thursday, May 30, to Saturday, June 1.",
        ["talks ongoing 2019-05-30/2019-06-01: Kenya, Mongolia @ Nairobi #4"],
    ),
    (  # what stands behind the name of the body
        "Kenya and Mongolia agreed on a text to be signed during the next session of the Joint Commission, scheduled for 2020 in Nairobi.",
        ["session planned 2020: Kenya, Mongolia @ Nairobi"],
    ),
    (  # of the paper
        "The Kenya-Mongolia political dialogue takes place under the cooperation agreement of 2012.",
        [],
    ),
    (  # of the body that is to meet
        "Kenya and Mongolia decided to start talks on fishing, and to set up a Joint Trade Committee which would meet for the first time in Nairobi in 2020.",
        ["session planned 2020: Kenya, Mongolia @ Nairobi #1", "talks planned: Kenya, Mongolia"],
    ),
    (  # a joint statement was issued on the last day
        "A statement was issued today at the end of the visit of President Uhuru Kenyatta of Kenya to Mongolia. President Kenyatta paid an official visit to Mongolia from 29 to 31 May 2019.",
        ["visit held 2019-05-29/2019-05-31: Mongolia, Uhuru Kenyatta @ Mongolia"],
    ),
    (  # each visitor on a day of his own
        "The visits by President Uhuru Kenyatta of Kenya to Lima in August 2018 and by President Khaltmaagiin Battulga of Mongolia in February 2019 were high points.",
        ["visit held 2018-08: Peru, Uhuru Kenyatta @ Lima", "visit held 2019-02: Khaltmaagiin Battulga, Peru @ Lima"],
    ),
]
AHEAD = [
    (  # the last day of a stay is today
        "President Uhuru Kenyatta of Kenya will pay a visit to Mongolia on 30-31 May 2019.",
        ["visit planned 2019-05-30/2019-05-31: Mongolia, Uhuru Kenyatta @ Mongolia"],
    ),
    (  # a day of the week in the present tense is to come
        "President Uhuru Kenyatta of Kenya will return from Peru; he departs for Mongolia on Sunday.",
        ["visit planned 2019-06-02: Mongolia, Uhuru Kenyatta @ Mongolia"],
    ),
    (
        "President Uhuru Kenyatta of Kenya left for Mongolia on Sunday.",
        ["visit held 2019-05-26: Mongolia, Uhuru Kenyatta @ Mongolia"],
    ),
]
STANDING = [
    (
        "The two leaders of Kenya and Mongolia met in Lima. Kenya and Mongolia agreed to conclude the Preferential Trade Agreement, the text of which has been exchanged, and to convene the seventh meeting of the Joint Committee in Nairobi by the end of this year.",
        "session planned 2019: Kenya, Mongolia @ Nairobi #7",
    ),
    (
        "President Uhuru Kenyatta of Kenya led a delegation to participate in the Kenya-Mongolia Summit in Lima from 28 to 30 May 2019.",
        "summit held 2019-05-28/2019-05-30: Mongolia, Uhuru Kenyatta @ Lima",
    ),
]
WHO = [
    (  # a subject that the parse loses behind an invitation
        "At the invitation of His Excellency Uhuru Kenyatta, President of the Republic of Kenya, His Excellency Khaltmaagiin Battulga, President of Mongolia is paying a State Visit to Kenya from 29 to 31 May 2019.",
        ["visit ongoing 2019-05-29/2019-05-31: Khaltmaagiin Battulga, Uhuru Kenyatta @ Kenya"],
    ),
    (  # whom places and days part from the verb
        "President Uhuru Kenyatta of Kenya received in his office in Nairobi today Mr. Martín Vizcarra, President of Peru.",
        ["talks held 2019-05-31: Martín Vizcarra, Uhuru Kenyatta @ Nairobi"],
    ),
    (
        "President Uhuru Kenyatta of Kenya received today at Maisha Palace the President of Peru, Martín Vizcarra.",
        ["talks held 2019-05-31: Martín Vizcarra, Uhuru Kenyatta @ Maisha Palace"],
    ),
    (  # officers without a name are for their country
        "Foreign Minister Alfred Mutua of Kenya called on the Speaker of the Parliament of Peru in Lima.",
        ["talks held 2019-05-31: Alfred Mutua, Peru @ Lima"],
    ),
    (
        "Foreign Minister Alfred Mutua of Kenya met with the Speaker of the National Assembly of Peru, Marcelo Quispe, in Lima.",
        ["talks held 2019-05-31: Alfred Mutua, Marcelo Quispe @ Lima"],
    ),
    (
        "Foreign Minister Alfred Mutua of Kenya called on the Government of Peru to act.",
        [],
    ),
    (  # who chairs a body has sat with it
        "Foreign Minister Alfred Mutua of Kenya co-chaired the Joint Commission with Foreign Minister Marcelo Quispe of Peru in Lima on Monday.",
        ["session held 2019-05-27: Alfred Mutua, Marcelo Quispe @ Lima"],
    ),
    (
        "Foreign Minister Alfred Mutua of Kenya chaired the Kenya-Peru Joint Committee in Lima.",
        ["session held 2019-05-31: Alfred Mutua, Peru @ Lima"],
    ),
    (
        "Foreign Minister Alfred Mutua of Kenya chairs the Committee on Budget.",
        [],
    ),
    (  # what a journey to come is for is to come
        "Foreign Minister Alfred Mutua of Kenya travels to Lima on Monday for talks with Foreign Minister Marcelo Quispe of Peru.",
        ["visit planned 2019-06-03: Alfred Mutua, Marcelo Quispe @ Lima"],
    ),
    (  # those who convene themselves
        "The Kenyan and Peruvian Foreign Ministers convened in Nairobi on 30 May to discuss trade.",
        ["talks held 2019-05-30: Kenya, Peru @ Nairobi"],
    ),
    (  # who receives, and then promises to come
        "President Uhuru Kenyatta of Kenya received in Nairobi on 30 May President Martín Vizcarra of Peru, and pledged to visit Lima in 2020.",
        [
            "talks held 2019-05-30: Martín Vizcarra, Uhuru Kenyatta @ Nairobi",
            "visit planned 2020: Peru, Uhuru Kenyatta @ Lima",
        ],
    ),
    (  # who thanks, and then invites
        "President Uhuru Kenyatta of Kenya thanked his host and invited President Martín Vizcarra of Peru to visit Nairobi.",
        ["visit proposed: Martín Vizcarra, Uhuru Kenyatta @ Nairobi"],
    ),
    (  # a colleague without a comma
        "Foreign Minister Taro Kono of Japan met with his Peruvian colleague Néstor Popolizio in Lima on 30 May.",
        ["talks held 2019-05-30: Néstor Popolizio, Taro Kono @ Lima"],
    ),
    (  # beside somebody's visit is beside nobody
        "A Kenyan-Peruvian business forum will take place in Lima on 3 June alongside President Uhuru Kenyatta’s visit.",
        ["forum planned 2019-06-03: Kenya, Peru @ Lima"],
    ),
]
WITH_WHOM = [
    (  # who mediates
        "President Uhuru Kenyatta of Kenya and President Martín Vizcarra of Peru met in Lima on 30 May with the mediation of President Khaltmaagiin Battulga of Mongolia.",
        ["talks held 2019-05-30: Khaltmaagiin Battulga, Martín Vizcarra, Uhuru Kenyatta @ Lima"],
    ),
    (  # who represents one of a body's members
        "The Foreign Ministers of the Nordic-Baltic Eight met in Riga on 29 and 30 May. Lithuania was represented by Vice-Minister Jovita Neliupšienė.",
        ["session held 2019-05-29/2019-05-30: Jovita Neliupšienė, Nordic-Baltic Eight @ Riga"],
    ),
    (  # all whom the visitor meets where the sentence tells the visit
        "President Uhuru Kenyatta of Kenya will pay a visit to Lima on 3 June, where he will meet President Martín Vizcarra of Peru and be received by Prime Minister Salvador del Solar of Peru.",
        ["visit planned 2019-06-03: Martín Vizcarra, Salvador del Solar, Uhuru Kenyatta @ Lima"],
    ),
    (  # in the days of the journey
        "Foreign Minister Taro Kono of Japan concluded a mission to Lima and Santiago, which took place from 20 to 25 May 2019. In Lima, he met with Foreign Minister Néstor Popolizio of Peru.",
        [
            "talks held 2019-05-20/2019-05-25: Néstor Popolizio, Taro Kono @ Lima",
            "visit held 2019-05-20/2019-05-25: Chile, Peru, Taro Kono @ Lima, Santiago",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*WHEN, *AHEAD, *WHO, *WITH_WHOM])
def test_each_occasion_has_its_own_day_place_and_people(read: Read, text: str, expected: list[str]) -> None:
    """What is said of a paper, a body or another's journey is not said of the meeting beside it."""
    assert told(read(text)) == expected


@pytest.mark.parametrize(("text", "expected"), STANDING)
def test_what_was_agreed_is_planned_and_what_was_led_is_held(read: Read, text: str, expected: str) -> None:
    """An infinitive stands as the verb does by which it was agreed, or by which a delegation was led to it."""
    assert expected in told(read(text))
