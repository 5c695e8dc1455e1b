"""Invitations told by a noun, and subjects that the parse hides: offices with a name behind them, "the two"."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

FILLER = (
    "\n\nThe government of the country is of the opinion that there will be more work for the people who live there."
)
OPENING = (
    "President William Ruto of Kenya and Prime Minister Narendra Modi of India had talks in New Delhi on 30 May 2019. "
)
INVITED = [
    ("President Ruto renewed his invitation to Prime Minister Modi to visit Kenya at a mutually convenient time.", "proposed"),
    ("President Ruto also extended an invitation to Prime Minister to visit Kenya, and Prime Minister has accepted it.", "planned"),
    ("President Ruto extended an invitation to Prime Minister Modi to visit Kenya, which he accepted with pleasure.", "planned"),
]  # fmt: skip
SUBJECTS = [
    (
        "Special Representative for Korean Peninsula Peace and Security Affairs Lee Do-hoon met with US Special Representative for North Korea Stephen Biegun in Seoul on May 11, and the two are to meet again this Saturday.",
        ["talks held 2019-05-11: Lee Do-hoon, Stephen Biegun @ Seoul", "talks planned 2019-06-01: Lee Do-hoon, Stephen Biegun"],
    ),
    (
        "H.E. Mr. Thongloun Sisoulith, Prime Minister of the Lao People’s Democratic Republic (hereinafter referred to as “Laos”), paid an Official Working Visit to Japan from 2 to 5 May 2019.",
        ["visit held 2019-05-02/2019-05-05: Japan, Thongloun Sisoulith @ Japan"],
    ),
    (
        "President William Ruto of Kenya met Prime Minister Narendra Modi of India in New Delhi on 30 May. Both met in Nairobi in March, too.",
        ["talks held 2019-03: Narendra Modi, William Ruto @ Nairobi", "talks held 2019-05-30: Narendra Modi, William Ruto @ New Delhi"],
    ),
]  # fmt: skip
DAYS = [
    (  # the days of a visit that a relative clause tells are not those of the talks
        "On May 12, commencing at 5:10 p.m., Mr. Taro Kono, Minister for Foreign Affairs of Japan, held a meeting with H.E. Mr. Damdin Tsogtbaatar, Minister for Foreign Affairs of Mongolia, who is visiting Japan from May 11 to 14.",
        "talks held 2019-05-12: Damdin Tsogtbaatar, Taro Kono",
    ),
    (
        "Negotiations for a free trade agreement between New Zealand and the four members of the Alliance, Chile, Colombia, Mexico and Peru, were launched in Cali in June last year.",
        "talks held 2018-06: Chile, Colombia, Mexico, New Zealand, Peru @ Cali",
    ),
    (
        "President William Ruto of Kenya met Prime Minister Narendra Modi of India in New Delhi. They welcomed the outcome of the 3rd Session of the India-Kenya Joint Commission on Cooperation held in Nairobi in July 2017.",
        "session held 2017-07: India, Kenya @ Nairobi #3",
    ),
    (
        "Minister Antonio Tajani of Italy will be on mission to Tashkent from 19 to 21 June.",
        "visit planned 2019-06-19/2019-06-21: Antonio Tajani, Uzbekistan @ Tashkent",
    ),
    (
        "Prime Minister Shinzo Abe of Japan visited Sri Lanka in May 2019. It was his second visit to Sri Lanka, following the one in September 2014.",
        "visit held 2014-09: Shinzo Abe, Sri Lanka @ Sri Lanka",
    ),
    (
        "President William Ruto of Kenya invited President Hakainde Hichilema of Zambia to be the Guest of Honour at the International Trade Fair in Nairobi in July.",
        "forum proposed 2019-07: Hakainde Hichilema, William Ruto @ Nairobi",
    ),
]
NOBODY = [
    "Nothing has been decided at this point concerning a Japan-North Korea summit meeting.",
    "No decision has been made on a Japan-China summit.",
    "The Representatives of President Moon Jae-in welcomed the invitation to the companies to visit Kenya.",  # the public
    "President William Ruto of Kenya extended an invitation to companies to visit Kenya.",
]


@pytest.mark.parametrize(("text", "status"), INVITED)
def test_invitations_are_visits_to_come(read: Read, text: str, status: str) -> None:
    """Who is invited is the visitor, whoever the office alone names; accepted, the visit is planned."""
    assert f"visit {status}: Narendra Modi, William Ruto @ Kenya" in told(read(OPENING + text + FILLER))


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_subjects_are_found_behind_titles_and_brackets(read: Read, text: str, expected: list[str]) -> None:
    """A name right before the verb is who acts; "the two" are those named before."""
    assert told(read(text + FILLER)) == expected


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days_are_of_their_own_occasion(read: Read, text: str, expected: str) -> None:
    """Each occasion has the day told of it; numbered sessions, missions and "the one" before are told."""
    assert expected in told(read(text + FILLER))


@pytest.mark.parametrize("text", NOBODY)
def test_invitations_to_the_public_are_none(read: Read, text: str) -> None:
    """Only people are visitors."""
    assert told(read(text + FILLER)) == []
