"""Meetings as fact sheets and lists of outcomes tell them: in the title, in an entry, in passing."""

# ruff: noqa: E501  # example texts stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

TITLES = {
    "the summit of a format": (
        "Fact Sheet: Quad Leaders' Summit",
        "Quad partners will extend infrastructure assistance.",
        ["summit held 2019-05-31: Australia, India, Japan, United States"],
    ),
    "the session of two parties": (
        "Norway-Vietnam: Key outcomes of the 2nd Political Consultations",
        "- A letter of intent on aquaculture",
        ["session held 2019-05-31: Norway, Vietnam #2"],
    ),
    "not what is only marked": (
        "Fact Sheet: Celebrating the anniversary of the Americas Leaders' Summit",
        "The countries launched a fund.",
        [],
    ),
    "not a body": ("Fact sheet on the ASEAN Regional Forum", "The Forum has 27 members.", []),
}

TOLD = {
    "a review at which two sides sit": (
        "At the second Strategic Partnership Review in Nairobi in December 2018, Kenya and Ghana agreed to build a rail line.",
        ["session held 2018-12: Ghana, Kenya @ Nairobi #2"],
    ),
    "not the review of a paper": ("The annual review of the trade agreement took place in Ottawa on 3 May 2019.", []),
    "a travel to a place": (
        "President Emmanuel Macron's travel to Zambia in March 2019 deepened relations.",
        ["visit held 2019-03: Emmanuel Macron, Zambia @ Zambia"],
    ),
    "not the travel of many": ("Travel to Zambia by German tourists grew by 10 percent.", []),
    "a call of a body's leaders": (
        "On 30 May 2019, G7 leaders held a virtual call on support for Ukraine.",
        ["call held 2019-05-30: G7"],
    ),
    "who act at an event abroad": (
        "At the Second World Ocean Summit held in Lisbon in March, Foreign Minister Taro Kono of Japan launched the Blue Initiative.",
        ["summit held 2019-03: Taro Kono @ Lisbon of Second World Ocean Summit #2"],
    ),
    "all of several hosts, and none of their countries as the place": (
        "Brazil, Costa Rica and Senegal will host a workshop in 2020.",
        ["forum planned 2020: Brazil, Costa Rica, Senegal"],
    ),
    "days behind an anniversary": (
        "The ASEAN-Australia Special Summit to commemorate the 50th anniversary of relations was held in Melbourne from 4 to 6 March 2019.",
        ["summit held 2019-03-04/2019-03-06: Association of Southeast Asian Nations, Australia @ Melbourne"],
    ),
    "a place behind a colon": (
        "- 9th Meeting of the Azerbaijan-Türkiye Joint Commission: Baku, 19 February 2019",
        ["session held 2019-02-19: Azerbaijan, Turkey @ Baku #9"],
    ),
}


@pytest.mark.parametrize(("title", "body", "expected"), TITLES.values(), ids=TITLES.keys())
def test_titles(read: Read, title: str, body: str, expected: list[str]) -> None:
    """The title of a page of outcomes tells of the occasion, which is of the page's day."""
    assert told(read(body, title=title)) == expected


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD.keys())
def test_told(read: Read, text: str, expected: list[str]) -> None:
    """An occasion told in an entry of a fact sheet is read with its sides, day and place."""
    assert told(read(text)) == expected
