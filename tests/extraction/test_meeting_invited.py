"""Invitations to events, calls of two who are both named, and what is done during a visit."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

FILLER = "\n\nThe government of the country is of the opinion that there will be more work for the people who live there, and that this is what they have asked for in the letters that they wrote to it. It was the first of the things that we had to do."
INVITED = [
    (
        "Prime Minister Evika Silina of Latvia invited Chancellor Friedrich Merz of Germany to take part in the drone conference in Riga in the spring.",
        "forum proposed: Evika Silina, Friedrich Merz @ Riga",
    ),
    (
        "Indonesia invited Fiji to take part in the Pacific Exposition, which will be held in Nadi in October.",
        "forum proposed 2019-10: Fiji, Indonesia @ Nadi",
    ),
    (
        "Prime Minister Narendra Modi of India has invited President Joko Widodo of Indonesia to join the summit in New Delhi in September 2019.",
        "summit proposed 2019-09: Joko Widodo, Narendra Modi @ New Delhi",
    ),
    (
        "President Ukhnaagiin Khurelsukh of Mongolia invited President Yoon Suk Yeol of South Korea to next year's Naadam in Ulaanbaatar.",
        "visit proposed 2020: Ukhnaagiin Khurelsukh, Yoon Suk Yeol @ Ulaanbaatar",
    ),
]
CALLS = [
    (
        "Prime Minister Viktor Orban and Chancellor Angela Merkel spoke by phone on 3 May.",
        "call held 2019-05-03: Angela Merkel, Viktor Orban",
    ),
    (
        "Prime Minister Justin Trudeau of Canada and President Emmanuel Macron of France spoke by telephone yesterday.",
        "call held 2019-05-30: Emmanuel Macron, Justin Trudeau",
    ),
]
SIDES = [
    (  # the office behind a guest's name is that of whoever is styled behind it
        "At the invitation of the Prime Minister of Vietnam, His Excellency Mr Nguyen Tan Dung, the Prime Minister of Australia, the Hon Julia Gillard MP, visited Hanoi on 30-31 October 2018.",
        ["visit held 2018-10-30/2018-10-31: Julia Gillard, Nguyen Tan Dung @ Hanoi"],
    ),
    (  # who accompanies somebody abroad is not of the country that they go to
        "Prime Minister Christopher Luxon of New Zealand will travel to Indonesia on 3 June 2019, accompanied by Trade Minister Todd McClay and business leaders. Mr McClay visited Jakarta in April.",
        [
            "visit held 2019-04: Indonesia, Todd McClay @ Jakarta",
            "visit planned 2019-06-03: Christopher Luxon, Indonesia, Todd McClay @ Indonesia",
        ],
    ),
]
STAYS = [
    (  # what is done during a visit is part of it, and no part of what is told of other years
        "Prime Minister Navinchandra Ramgoolam of Mauritius paid a visit to China from 13 to 17 May 2019. During the visit, President Xi Jinping met with Prime Minister Ramgoolam. President Xi Jinping visited Mauritius in July 2018.",
        [
            "visit held 2018-07: Mauritius, Xi Jinping @ Mauritius",
            "visit held 2019-05-13/2019-05-17: Navinchandra Ramgoolam, Xi Jinping @ China",
        ],
    ),
    (
        "Prime Minister Shinzo Abe of Japan visited Australia in 2015. During the visit he met Prime Minister Tony Abbott.",
        ["visit held 2015: Shinzo Abe, Tony Abbott @ Australia"],
    ),
]
ARRIVALS = [
    (  # a minister who comes to the country whose text it is is of the other side
        "President Yoon Suk Yeol of South Korea met President Ukhnaagiin Khurelsukh of Mongolia in Seoul. Prime Minister Luvsannamsrain Oyun-Erdene's visit to Seoul took place in February 2019.",
        "visit held 2019-02: Luvsannamsrain Oyun-Erdene, South Korea @ Seoul",
    ),
    (  # who goes abroad is of home
        "President Yoon Suk Yeol of South Korea met President Ukhnaagiin Khurelsukh of Mongolia in Seoul. Foreign Minister Park Jin's visit to Ulaanbaatar took place in August 2018.",
        "visit held 2018-08: Mongolia, Park Jin @ Ulaanbaatar",
    ),
]
RESUMED = [
    (
        "The consultations between the Foreign Ministries of Argentina and India will be resumed on 2 July.",
        "session planned 2019-07-02: Argentina, India",
    ),
]
NOTHING = [
    "Minister Taro Kono of Japan invited companies to take part in the exhibition in Tokyo in June.",  # the public
    "Prime Minister Narendra Modi of India invited Australia to join the International Solar Alliance.",  # no event
    "Prime Minister Narendra Modi of India invited Australia to join the conference.",  # nowhere, on no day
    "Prime Minister Justin Trudeau and President Emmanuel Macron spoke by phone with leaders of industry.",
    "The leaders of both countries speak by phone.",
    "Argentina and India resumed consultations on tariffs.",  # a step of a process
]


@pytest.mark.parametrize(("text", "expected"), INVITED + CALLS + RESUMED)
def test_invitations_and_calls_are_told(read: Read, text: str, expected: str) -> None:
    """An invitation to an event is one proposed; two who spoke by phone had a call; rounds that go on have a day."""
    assert told(read(text + FILLER)) == [expected]


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_visitors_are_of_their_own_side(read: Read, text: str, expected: list[str]) -> None:
    """Offices behind a comma and company on a journey do not make a visitor one of the host's."""
    assert told(read(text + FILLER)) == expected


@pytest.mark.parametrize(("text", "expected"), STAYS)
def test_what_is_done_during_a_visit_is_of_that_visit(read: Read, text: str, expected: list[str]) -> None:
    """Talks "during the visit" take its days where none is told, and are no part of a visit of another year."""
    assert told(read(text + FILLER)) == expected


@pytest.mark.parametrize(("text", "expected"), ARRIVALS)
def test_who_comes_is_of_the_other_side(read: Read, text: str, expected: str) -> None:
    """A minister's visit to the capital of the country that tells of it is one by a foreigner."""
    assert expected in told(read(text + FILLER))


@pytest.mark.parametrize("text", NOTHING)
def test_what_invites_or_calls_nobody_is_no_meeting(read: Read, text: str) -> None:
    """Appeals to the public, invitations to bodies, calls with others unnamed and steps of a process are none."""
    assert told(read(text + FILLER)) == []
