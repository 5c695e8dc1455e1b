"""Of what kind an occasion is: talks, visit, summit, session or forum, as the annotation guidelines tell them apart."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

SESSIONS = [
    "The 3rd Meeting of CELAC-EU Foreign Ministers was held in Brussels on 30 May.",
    "Japan and Australia agreed to hold the Fifth Political Consultations Meeting in Tokyo in 2020.",
    "The First Meeting took place between Nepal and Sri Lanka in Colombo in 2011.",
    "The Senior Officials’ Meeting of the European Union and Japan was held in Brussels on 30 May.",
    "A meeting of ministers of Japan and Australia, co-chaired by Taro Kono and Marise Payne, was held in Tokyo on 30 May.",
    "Foreign Minister Taro Kono of Japan and Foreign Minister Marise Payne of Australia co-chaired a meeting in Tokyo on 30 May.",
    "Japan and Australia held the inaugural ministerial meeting on energy in Tokyo on 30 May.",
]
NO_SESSIONS = [
    "Prime Minister Shinzo Abe of Japan and Prime Minister Scott Morrison of Australia held their fifth meeting in Tokyo on 30 May.",
    "Foreign Minister Taro Kono held a Foreign Ministers’ Meeting with Foreign Minister Marise Payne of Australia in Tokyo on 30 May.",
    "Foreign Minister Taro Kono held an official talks session with Foreign Minister Marise Payne of Australia in Tokyo on 30 May.",
]
SUMMITS = [
    "Prime Minister Shinzo Abe of Japan and Prime Minister Scott Morrison of Australia today convened the second Japan-Australia Annual Leaders’ Meeting in Sydney.",
    "The 21st meeting of the Council of Heads of State of the Shanghai Cooperation Organisation took place in Bishkek on 30 May.",
    "Leaders of India, Israel and Japan convened for the first leaders’ meeting of India, Israel and Japan in Tokyo on 30 May.",
]
BESIDE = [
    (  # who is received on a visit is met; a visit stands beside it
        "President Abdel Fattah El-Sisi of Egypt today received Prime Minister Narendra Modi of India, who is on an official visit to Egypt.",
        "talks held 2019-05-31: Abdel Fattah El-Sisi, Narendra Modi @ Egypt",
    ),
    (
        "Foreign Minister Taro Kono of Japan, who is visiting Sydney, held talks with Foreign Minister Marise Payne of Australia on 30 May.",
        "talks held 2019-05-30: Marise Payne, Taro Kono @ Sydney",
    ),
    (
        "Foreign Minister Taro Kono of Japan and Foreign Minister Marise Payne of Australia held talks in Sydney on 30 May, within the framework of his two-day visit to Australia.",
        "talks held 2019-05-30: Marise Payne, Taro Kono @ Sydney",
    ),
    (
        "Foreign Minister Taro Kono of Japan travelled to Sydney on 30 May, where he met Foreign Minister Marise Payne of Australia.",
        "talks held 2019-05-30: Marise Payne, Taro Kono @ Sydney",
    ),
    (
        "Foreign Minister Taro Kono of Japan will travel to Sydney, where he will hold talks with Foreign Minister Marise Payne of Australia on 4 June.",
        "talks planned 2019-06-04: Marise Payne, Taro Kono @ Sydney",
    ),
    (  # but who hosts somebody for a visit tells of the visit
        "President Emmanuel Macron of France will host Prime Minister Narendra Modi of India for a State Visit on 14 July 2019.",
        "visit planned 2019-07-14: Emmanuel Macron, Narendra Modi",
    ),
]


def kinds(read: Read, text: str) -> list[str]:
    return [line.split()[0] for line in told(read(text))]


@pytest.mark.parametrize("text", SESSIONS)
def test_one_of_a_series_or_of_a_body_is_a_session(read: Read, text: str) -> None:
    """A numbered meeting of ministers, of officials or with two chairs is a session."""
    assert kinds(read, text) == ["session"]


@pytest.mark.parametrize("text", NO_SESSIONS)
def test_what_two_people_hold_is_talks(read: Read, text: str) -> None:
    """Their fifth meeting, a talks session and a ministers' meeting as it comes are talks."""
    assert kinds(read, text) == ["talks"]


@pytest.mark.parametrize("text", SUMMITS)
def test_a_numbered_meeting_of_leaders_is_a_summit(read: Read, text: str) -> None:
    """So is one of the heads of state of an organisation."""
    assert kinds(read, text) == ["summit"]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_a_visit_that_talks_are_held_on_is_beside_them(read: Read, text: str, expected: str) -> None:
    """What the sentence tells decides the kind, not what it says of the occasion around it."""
    assert told(read(text)) == [expected]


def test_a_number_is_of_its_own_kind_of_occasion(read: Read) -> None:
    """The sixth summit, spoken of after a visit, does not number the visit."""
    body = "President Emmanuel Macron of France will visit India in June 2019. The leaders spoke of the sixth Climate Summit."
    assert all("#" not in line for line in told(read(body)) if line.startswith("visit"))
