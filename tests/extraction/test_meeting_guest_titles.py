"""The title of a page names a guest alone: with whom he met is whoever speaks or acts in the page."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

_ACTS = "President of Kazakhstan Nurlan Omarov said that trade was growing and thanked the guest."
TITLES = [
    "Meeting with Prime Minister of Ghana Kwame Mensah",
    "Talks with the Prime Minister of Ghana, Kwame Mensah",
    "Beginning of talks with Prime Minister of Ghana Kwame Mensah",
    "Press statements following talks with Prime Minister of Ghana Kwame Mensah",
    "Working lunch with Prime Minister Kwame Mensah of Ghana",
    "Telephone conversation with Prime Minister of Ghana Kwame Mensah",
    "Video conference with Prime Minister of Ghana Kwame Mensah",
    "Official visit of the Prime Minister of Ghana, Kwame Mensah",
    "Tête-à-tête with Prime Minister of Ghana Kwame Mensah",
]
NO_TITLES = [
    "Condolences to Prime Minister of Ghana Kwame Mensah",
    "Statement on talks with Ghana",
    "Meeting with Defence Minister of Kazakhstan Daniyar Seitov",
    "Joint news conference with Prime Minister of Ghana Kwame Mensah",
    "Interview ahead of the meeting with Prime Minister of Ghana Kwame Mensah",
]


@pytest.mark.parametrize("title", TITLES)
def test_title_with_a_guest_alone(read: Read, title: str) -> None:
    """He met the one of the page's own side who acts in it."""
    (meeting,) = told(read(_ACTS, title=title))
    assert meeting.partition(": ")[2].partition(" @ ")[0] == "Kwame Mensah, Nurlan Omarov"


@pytest.mark.parametrize("title", NO_TITLES)
def test_title_of_no_meeting(read: Read, title: str) -> None:
    """A message, a policy, a minister of one's own, the press conference itself and what is still to come are none."""
    assert not told(read(_ACTS, title=title))
