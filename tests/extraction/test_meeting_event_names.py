"""Events whose names hold a dash between two countries, that are due, or that somebody is asked to attend."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

DASHES = [
    (
        "The Ghana – Kenya Business Forum opened in Accra on 30 May.",
        ["forum held 2019-05-30: Ghana, Kenya @ Accra"],
    ),
    (
        "Prime Minister Nguyen Xuan Phuc of Vietnam and Prime Minister Viorica Dancila of Romania delivered speeches at the Vietnam – Romania Business Forum on 30 May.",
        ["forum held 2019-05-30: Nguyen Xuan Phuc, Viorica Dancila"],
    ),
    ("PARIS – Climate Summit leaders spoke on Monday.", []),
    (
        "Prime Minister Pham Minh Chinh of Vietnam – ASEAN Summit in Jakarta on 30 May.",
        ["summit held 2019-05-30: Association of Southeast Asian Nations @ Jakarta"],
    ),
]
TWO = [
    (
        "The leaders of Kenya look forward to further talks at the G7 Summit and APEC Summit in November.",
        ["summit planned 2019-11: Asia-Pacific Economic Cooperation", "summit planned 2019-11: G7"],
    ),
    (
        "The ministers will meet again at the G20 Summit in Bali and the APEC Summit in Bangkok.",
        ["summit planned: Asia-Pacific Economic Cooperation @ Bangkok", "summit planned: G20 @ Bali"],
    ),
    ("I look forward to building on what we agreed at the G20 Summit in Bali.", ["summit held: G20 @ Bali"]),
]
NUMBERED = [
    (
        "Japan and Peru praised the results of the third Japan-Peru Human Rights Dialogue in Lima in March.",
        ["session held 2019-03: Japan, Peru @ Lima #3"],
    ),
    ("Japan and Peru praised the Japan-Peru Human Rights Dialogue.", []),
    ("The Second Dialogue is the name of a book on Japan and Peru.", []),
]
DUE = [
    (
        "They agreed to cooperate toward the East Asia Summit to be held in Bali in November.",
        ["summit planned 2019-11: East Asia Summit @ Bali"],
    ),
    (
        "He referred to the APEC Summit, to be held in Lima.",
        ["summit planned: Asia-Pacific Economic Cooperation @ Lima"],
    ),
    ("The East Asia Summit is a forum of leaders.", []),
]
ASKED = [
    (
        "President Paul Kagame of Rwanda extended an invitation to President Nana Akufo-Addo of Ghana to attend the Commonwealth Heads of Government Meeting scheduled for Kigali in June.",
        ["summit proposed 2019-06: Nana Akufo-Addo, Paul Kagame @ Kigali"],
    ),
    (
        "Prime Minister Janez Jansa of Slovenia invited his Czech counterpart Petr Fiala to attend the Bled Strategic Forum in August.",
        ["forum proposed 2019-08: Janez Jansa, Petr Fiala"],
    ),
    (
        "President Nana Akufo-Addo of Ghana invited President Paul Kagame of Rwanda to attend his inauguration in Accra.",
        ["visit proposed: Nana Akufo-Addo, Paul Kagame @ Accra"],
    ),
    ("President Nana Akufo-Addo of Ghana invited all traders to attend the fair in Accra in August.", []),
    ("He expressed thanks for the invitation to attend the conference.", []),
]


@pytest.mark.parametrize(("text", "expected"), DASHES)
def test_a_dash_with_spaces(read: Read, text: str, expected: list[str]) -> None:
    """It is part of an event's name between two countries only."""
    assert sorted(told(read(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), DUE)
def test_an_event_that_is_due(read: Read, text: str, expected: list[str]) -> None:
    """What is to be held is an occasion, whatever is said of it."""
    assert sorted(told(read(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_an_event_that_somebody_is_asked_to_attend(read: Read, text: str, expected: list[str]) -> None:
    """It is of whoever asks and of whom he asks, on the day and at the place that it is due for."""
    assert sorted(told(read(text))) == sorted(expected)


@pytest.mark.parametrize(("text", "meetings"), TWO)
def test_two_events_with_and_between_them_are_two(read: Read, text: str, meetings: list[str]) -> None:
    """What is told once after both is of both; what is looked forward to is to come, what was agreed there is not."""
    assert told(read(text)) == meetings


@pytest.mark.parametrize(("text", "meetings"), NUMBERED)
def test_a_numbered_dialogue_is_one_sitting(read: Read, text: str, meetings: list[str]) -> None:
    """The series alone is none."""
    assert told(read(text)) == meetings


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "President Moon Jae-in of Korea spoke at the Summit of the Americas in Lima on 30 May.",
            "Summit of the Americas",
        ),
        (
            "President Moon Jae-in of Korea launched the fund at the Forum of the Pacific in Lima.",
            "Forum of the Pacific",
        ),
    ],
)
def test_what_an_event_is_of_belongs_to_its_name(read: Read, text: str, name: str) -> None:
    """Whether or not it names sides, the words behind "of" are part of the event's name."""
    assert [m.name for m in read(text).meetings] == [name]
