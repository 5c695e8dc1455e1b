"""References to occasions that nothing else in the text tells, and how people say that they spoke before."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

TITLE = "Foreign Minister Taro Kono of Japan meets Foreign Minister Mevlüt Çavuşoğlu of Turkey"
MET = (
    "Foreign Minister Taro Kono of Japan met with Foreign Minister Mevlüt Çavuşoğlu of Turkey today. "
    "Trade between Turkey and Japan is growing. "
)
TODAY = "talks held 2019-05-31: Mevlüt Çavuşoğlu, Taro Kono"
UNTOLD = [
    (  # of those who are named right before it
        "The officials will go on as agreed by President Emmanuel Macron of France and Prime Minister Shinzo Abe of Japan at their meeting on 2 May 2019.",
        ["talks held 2019-05-02: Emmanuel Macron, Shinzo Abe"],
    ),
    (
        "They recalled the Fourth Summit, held in Osaka on 2 July 2018.",
        ["summit held 2018-07-02: Japan, Turkey @ Osaka #4"],
    ),
    (
        "They welcomed the fourth meeting of the Japan-Turkey Business Environment Committee.",
        ["session held: Japan, Turkey #4"],
    ),
    ("They spoke of the 28th session of the Conference of the Parties in Dubai.", []),  # of many
    ("They spoke of the preparations for the summit in September.", []),  # of whom, it does not say
    (  # what is built upon does not date what builds on it
        "Minister Taro Kono of Japan hosted Minister Sergey Lavrov of Russia for a working lunch today, following up on the Minister's engagements with Minister Sergey Lavrov in Munich in February 2019.",
        ["talks held 2019-02: Sergey Lavrov, Taro Kono @ Munich", "talks held 2019-05-31: Sergey Lavrov, Taro Kono"],
    ),
    ("The engagement of the two countries with Asia in May was praised.", []),
]


@pytest.mark.parametrize(("text", "expected"), UNTOLD)
def test_a_reference_that_fits_nothing_told_is_an_occasion_of_those_around_it(
    read: Read, text: str, expected: list[str]
) -> None:
    """With its own day, number or place it is of those named before it, or of the document's two sides."""
    assert told(read(MET + text, title=TITLE)) == sorted([TODAY, *expected])


REMARKS = "Remarks by Foreign Minister Taro Kono of Japan and Foreign Minister Mevlüt Çavuşoğlu of Turkey"
SPOKE = [
    ("Mr. Minister, when you and I last spoke in March, we talked about energy.", "talks held 2019-03"),
    ("Mr. Minister, we had an opportunity to talk to each other on the phone in March.", "call held 2019-03"),
    ("Mr. Minister, we often speak about energy.", None),
    ("Mr. Minister, we will have many opportunities to talk about energy.", None),
]


@pytest.mark.parametrize(("said", "expected"), SPOKE)
def test_two_who_speak_tell_when_they_spoke_before(read: Read, said: str, expected: str | None) -> None:
    """As in "when you and I last spoke in March", however the model takes it apart."""
    facts = told(read(f"MINISTER KONO: {said}\n\nMINISTER ÇAVUŞOĞLU: Thank you.", title=REMARKS))
    wanted = [f"{expected}: Mevlüt Çavuşoğlu, Taro Kono"] if expected else []
    assert [f for f in facts if "2019-05-31" not in f] == wanted


BODIES = [
    (
        "The Japan-Turkey Task Force on Energy Security met for the 11th time on 2 May 2019.",
        ["session held 2019-05-02: Japan, Turkey #11"],
    ),
    (
        "On 2 May 2019, National Security Advisors from the three allies met virtually to review progress. Japan, Korea and the United States will go on with the work.",
        ["talks held 2019-05-02: Japan, South Korea, United States"],
    ),
    ("The advisors of the three companies met the needs of their clients on 2 May 2019.", []),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_bodies_and_officials_of_so_many_allies_meet(read: Read, text: str, expected: list[str]) -> None:
    """A body meets for the eleventh time; "the three allies" are the three of the document."""
    assert told(read(text, title="Japan, South Korea and the United States on trilateral cooperation")) == expected
