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
NOBODY = [
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


@pytest.mark.parametrize("text", NOBODY)
def test_invitations_to_the_public_are_none(read: Read, text: str) -> None:
    """Only people are visitors."""
    assert told(read(text + FILLER)) == []
