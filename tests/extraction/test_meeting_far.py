"""Meetings whose people, places or nouns stand apart: far "with", visits that somebody paid, bodies in session."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

WITH = [
    (  # past the day in brackets and the house
        "President Uhuru Kenyatta of Kenya met this morning (Friday, 31 May) at his residence with the President of Peru, Martín Vizcarra.",
        ["talks held 2019-05-31: Martín Vizcarra, Uhuru Kenyatta"],
    ),
    (  # past what followed
        "On 30 May, Foreign Minister Taro Kono of Japan held a one-on-one meeting, followed by delegation-level talks, with Foreign Minister Néstor Popolizio of Peru.",
        ["talks held 2019-05-30: Néstor Popolizio, Taro Kono"],
    ),
    (  # those who meet with nobody named are not of the sentence's other people
        "President Uhuru Kenyatta of Kenya held a meeting in Lima on 30 May to discuss trade along with President Martín Vizcarra of Peru's plan.",
        [],
    ),
    (  # unnamed, but whose colleague it is
        "President Uhuru Kenyatta of Kenya hosted his Mongolian counterpart in Nairobi on 30 May.",
        ["talks held 2019-05-30: Mongolia, Uhuru Kenyatta @ Nairobi"],
    ),
    (
        "Foreign Minister Taro Kono of Japan and his Peruvian counterpart sat down for talks in Lima on 30 May.",
        ["talks held 2019-05-30: Peru, Taro Kono @ Lima"],
    ),
    (
        "On 30 May, Foreign Minister Taro Kono of Japan joined a round table with development partners from Kenya and Peru.",
        ["forum held 2019-05-30: Kenya, Peru, Taro Kono"],
    ),
    (  # an envoy without a name stands for the country
        "Foreign Minister Taro Kono of Japan received the Ambassador of Peru on 30 May.",
        ["talks held 2019-05-30: Peru, Taro Kono"],
    ),
    (
        "On 30 May, Foreign Minister Taro Kono of Japan met the Special Envoy of Peru for Afghanistan.",
        ["talks held 2019-05-30: Peru, Taro Kono"],
    ),
    (
        "On 30 May, Foreign Minister Taro Kono of Japan met the Peruvian delegation.",
        ["talks held 2019-05-30: Peru, Taro Kono"],
    ),
    (
        "Foreign Minister Taro Kono of Japan received a letter from the Ambassador of Peru on 30 May.",
        [],
    ),
    (  # no occasion
        "Foreign Minister Taro Kono of Japan put a proposal on the table with Peru.",
        [],
    ),
]
PAID = [
    (
        "They recalled the visit that President Uhuru Kenyatta of Kenya paid to Lima in March 2018.",
        ["visit held 2018-03: Peru, Uhuru Kenyatta @ Lima"],
    ),
    (
        "They recalled the visit made by President Uhuru Kenyatta of Kenya to Lima in March 2018.",
        ["visit held 2018-03: Peru, Uhuru Kenyatta @ Lima"],
    ),
    (
        "President Uhuru Kenyatta of Kenya was the guest of President Martín Vizcarra of Peru in Lima in March 2018.",
        ["visit held 2018-03: Martín Vizcarra, Uhuru Kenyatta @ Lima"],
    ),
    (
        "Foreign Minister Taro Kono of Japan extended to his Peruvian counterpart the invitation to pay an official visit to Tokyo.",
        ["visit proposed: Peru, Taro Kono @ Tokyo"],
    ),
    (
        "President Uhuru Kenyatta of Kenya said that he would like to visit Peru.",
        ["visit proposed: Peru, Uhuru Kenyatta @ Peru"],
    ),
    (  # the days tell that it is to come
        "Foreign Minister Taro Kono of Japan leads a business delegation to Peru from 18 to 21 June.",
        ["visit planned 2019-06-18/2019-06-21: Peru, Taro Kono @ Peru"],
    ),
]
SESSIONS = [
    (
        "The decision was taken at the third Kenya-Mongolia Joint Commission held in Nairobi on 3 May 2019.",
        ["session held 2019-05-03: Kenya, Mongolia @ Nairobi #3"],
    ),
    (
        "Three Joint Commissions have been held between Kenya and Mongolia: in Nairobi on June 23, 2015; in Lima on November 4, 2016; and in Tokyo on September 1, 2017.",
        [
            "session held 2015-06-23: Kenya, Mongolia @ Nairobi",
            "session held 2016-11-04: Kenya, Mongolia @ Lima",
            "session held 2017-09-01: Kenya, Mongolia @ Tokyo",
        ],
    ),
    (
        "The XII Meeting of the Kenya-Mongolia Political Consultation Mechanism was held in Nairobi on 3 May.",
        ["session held 2019-05-03: Kenya, Mongolia @ Nairobi #12"],
    ),
    (  # one occasion, not the dialogue and its meeting
        "Kenya and Mongolia held the sixth Political Dialogue Meeting in Nairobi on 3 May.",
        ["session held 2019-05-03: Kenya, Mongolia @ Nairobi #6"],
    ),
    (
        "Mongolia took note of Kenya’s proposal to hold a commemorative summit in 2020.",
        ["summit proposed 2020: Kenya, Mongolia"],
    ),
    (
        "Kenya and Mongolia held consultations in Nairobi on 3 May. The next round is to take place in Ulaanbaatar.",
        [
            "session held 2019-05-03: Kenya, Mongolia @ Nairobi",
            "session planned: Kenya, Mongolia @ Ulaanbaatar",
        ],
    ),
    (  # a body, not its session
        "Ministers approved the third report on the Joint Commission in Nairobi.",
        [],
    ),
]
WHO = [
    (  # whom somebody goes to see is not of his own country, though nothing else says of which
        "Minister for Foreign Affairs Kang Kyung-wha of South Korea will visit Peru from 19 to 20 June. Minister Kang will call on President Juan Soares.",
        [
            "visit planned 2019-06-19/2019-06-20: Juan Soares, Kang Kyung-wha @ Peru",
        ],
    ),
    (  # the head of a diplomacy is its minister, and his counterpart the other
        "Minister Taro Kono of Japan held a telephone conversation with Foreign Minister Néstor Popolizio of Peru. The head of the Japanese diplomacy invited his counterpart to pay an official visit to Tokyo.",
        [
            "call held 2019-05-31: Néstor Popolizio, Taro Kono",
            "visit proposed: Néstor Popolizio, Taro Kono @ Tokyo",
        ],
    ),
    (  # who leads a side at the session stands for it
        "Minister Taro Kono of Japan headed his delegation at the third session of the Japan-Peru Joint Commission in Lima on 30 May.",
        ["session held 2019-05-30: Peru, Taro Kono @ Lima #3"],
    ),
    (
        "Minister Taro Kono of Japan met on 30 May with members of a delegation of the Peruvian Congress headed by Speaker Daniel Salaverry of Peru.",
        ["talks held 2019-05-30: Daniel Salaverry, Taro Kono"],
    ),
    (
        "The delegation of Japan headed by Deputy Minister Taro Kono paid a visit to Peru on 29 May.",
        ["visit held 2019-05-29: Peru, Taro Kono @ Peru"],
    ),
    (
        "Minister Taro Kono of Japan and Minister Néstor Popolizio of Peru co-chaired the 4th Japan-Peru Joint Commission in Lima on 30 May.",
        ["session held 2019-05-30: Néstor Popolizio, Taro Kono @ Lima #4"],
    ),
    (  # what somebody travels for
        "Minister Taro Kono of Japan travelled to Lima on 30 May to discuss trade with Minister Néstor Popolizio of Peru.",
        ["visit held 2019-05-30: Néstor Popolizio, Taro Kono @ Lima"],
    ),
    (
        "On 30 May, Minister Taro Kono of Japan discussed with his Peruvian counterpart, in a phone call, the state of relations.",
        ["call held 2019-05-30: Peru, Taro Kono"],
    ),
    (  # who leaves for a place is at the beginning of his visit
        "President Uhuru Kenyatta of Kenya left for Lima on 29 May on a three-day official visit.",
        ["visit held 2019-05-29/2019-05-31: Peru, Uhuru Kenyatta @ Lima"],
    ),
    (  # who concludes it is at its end
        "President Uhuru Kenyatta of Kenya concluded on 29 May a three-day official visit to Peru.",
        ["visit held 2019-05-27/2019-05-29: Peru, Uhuru Kenyatta @ Peru"],
    ),
    (  # days of one week
        "Minister Taro Kono of Japan will visit Lima on Tuesday and Wednesday.",
        ["visit planned 2019-06-04/2019-06-05: Peru, Taro Kono @ Lima"],
    ),
    (
        "Minister Taro Kono of Japan visited Lima between 19 and 21 May 2019.",
        ["visit held 2019-05-19/2019-05-21: Peru, Taro Kono @ Lima"],
    ),
    (  # a call by phone may be to do something; a call to do something is none
        "On 30 May, Minister Taro Kono of Japan and Minister Néstor Popolizio of Peru held a phone call to coordinate their positions.",
        ["call held 2019-05-30: Néstor Popolizio, Taro Kono"],
    ),
    (
        "On 30 May, Minister Taro Kono of Japan and Minister Néstor Popolizio of Peru made a call to respect the law.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*WITH, *PAID, *SESSIONS, *WHO])
def test_what_stands_apart_is_put_together(read: Read, text: str, expected: list[str]) -> None:
    """Words between a meeting and its people, its place or the body that meets do not hide it."""
    assert told(read(text)) == expected
