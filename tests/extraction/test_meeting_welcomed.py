"""Who receives a visitor where only the country is told, and of whom a meeting is that people only agree on."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

CALL = "President Kais Saied of Tunisia speaks by phone with Prime Minister Mette Frederiksen of Denmark"
WELCOMED = [
    (
        "Prime Minister Frederiksen hopes to visit Tunis in July and President Saied said that he would gladly receive her.",
        "visit proposed 2019-07: Kais Saied, Mette Frederiksen @ Tunis",
    ),
    (
        "Prime Minister Frederiksen visited Tunis in March 2018, and President Saied gave her a warm reception.",
        "visit held 2018-03: Kais Saied, Mette Frederiksen @ Tunis",
    ),
    (
        "President Saied said that he looked forward to Prime Minister Frederiksen's visit to Tunis in July.",
        "visit held 2019-07: Kais Saied, Mette Frederiksen @ Tunis",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WELCOMED)
def test_whoever_welcomes_a_visitor_receives_him(read: Read, text: str, expected: str) -> None:
    """Whoever welcomes a visitor stands in the place of his country."""
    assert expected.split(": ")[1] in [t.split(": ")[1] for t in told(read(text, title=CALL))]


NOT_WELCOMED = [
    "President Saied received a letter. King Frederik X of Denmark visited Tunis in March 2018.",
    "Prime Minister Frederiksen visited Tunis in March 2018, and the parliament of Denmark welcomed the results.",
]


@pytest.mark.parametrize("text", NOT_WELCOMED)
def test_what_is_received_or_welcomed_besides(read: Read, text: str) -> None:
    """Who receives a letter, or welcomes what came of a visit, received no visitor."""
    assert any("Tunisia" in t for t in told(read(text, title="Statement")))


MINISTERS = "Foreign Minister Taro Kono of Japan meets Foreign Minister Damdin Tsogtbaatar of Mongolia"
MET = "The ministers met in Tokyo on 30 May.\n\n"
AGREED = [
    (
        "The two Ministers concurred on holding the next Japan-Mongolia Foreign Ministers’ Meeting in Ulaanbaatar in the first half of 2020.",
        "Japan, Mongolia @ Ulaanbaatar",
    ),
    (
        "They decided to hold consultations between Japan and Mongolia in Ulaanbaatar in October 2019.",
        "Japan, Mongolia @ Ulaanbaatar",
    ),
    ("They looked forward to convening talks between Japan and Mongolia on fisheries in Ulaanbaatar in October 2019.",
     "Japan, Mongolia @ Ulaanbaatar"),
    # theirs, or not only agreed on
    ("They agreed to hold their next meeting in Ulaanbaatar in October 2019.",
     "Damdin Tsogtbaatar, Taro Kono @ Ulaanbaatar"),
    ("The two Ministers will hold the next Japan-Mongolia Foreign Ministers’ Meeting in Ulaanbaatar in October 2019.",
     "Damdin Tsogtbaatar, Taro Kono @ Ulaanbaatar"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AGREED)
def test_a_meeting_that_is_agreed_on_is_of_those_whom_it_names(read: Read, text: str, expected: str) -> None:
    """A meeting that names its two countries is theirs where people only agree on it."""
    assert expected in [t.split(": ")[1] for t in told(read(MET + text, title=MINISTERS))]


def test_what_is_recalled_of_two_countries_is_not_of_those_who_are_in_front(read: Read) -> None:
    """Talks of the past that the text itself tells of are of the two countries, not of today's ministers."""
    text = (
        MET + "At the government negotiations held in Berlin in December 2017, Japan pledged Mongolia 143 million euro."
    )
    assert "Japan, Mongolia @ Berlin" in [t.split(": ")[1] for t in told(read(text, title=MINISTERS))]


EVENTS = [
    ("Peru is preparing to host the APEC Leaders’ Meeting in Lima in November 2020.",
     "Asia-Pacific Economic Cooperation, Peru @ Lima"),
    ("The next ASEM Foreign Ministers’ Meeting will be hosted by Spain in 2020.", "Asia-Europe Meeting, Spain @ Spain"),
    ("They discussed preparations for the ASEAN Summit with Japan to be held in Tokyo in August 2020.",
     "Association of Southeast Asian Nations, Japan @ Tokyo"),
    ("President Macky Sall of Senegal has been invited to the G7 Summit in Elmau in June 2020.",
     "G7, Macky Sall @ Elmau"),
    ("Chancellor Angela Merkel of Germany invited President Macky Sall of Senegal to the G7 Summit in Elmau in June 2020.",
     "Angela Merkel, G7, Macky Sall @ Elmau"),
    # another country's summit
    ("The G7 Summit in Elmau in June 2020 will discuss what Peru has organised.", "G7 @ Elmau"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_who_takes_part_in_a_body_s_summit(read: Read, text: str, expected: str) -> None:
    """The country that hosts it, the partner that it is with, and those who are invited to it."""
    assert [t.split(": ")[1] for t in told(read(text, title="Statement"))] == [expected]
