"""Occasions whose noun is left out: "the eighth was held in P, and the ninth would take place in Q next year"."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

TITLE, DAY = "Joint Statement by Australia and Viet Nam", "October 31, 2010"
EXAMPLES = [
    (
        "They noted the eighth round of the Human Rights Dialogue, held in Hanoi in February 2010, and agreed that the ninth would take place in Canberra early next year.",
        [
            "session held 2010-02: Australia, Vietnam @ Hanoi #8",
            "session planned 2011: Australia, Vietnam @ Canberra #9",
        ],
    ),
    (
        "The seventh session of the Joint Committee was held in Hanoi in May 2010. The next one is scheduled for March 2011 in Canberra.",
        [
            "session held 2010-05: Australia, Vietnam @ Hanoi #7",
            "session planned 2011-03: Australia, Vietnam @ Canberra",
        ],
    ),
    (
        "The first round of negotiations between Australia and Viet Nam was held in Hanoi in May 2010, the second in Canberra in June, and the third will be held in Hanoi in December.",
        [
            "talks held 2010-05: Australia, Vietnam @ Hanoi #1",
            "talks held 2010-06: Australia, Vietnam @ Canberra #2",
            "talks planned 2010-12: Australia, Vietnam @ Hanoi #3",
        ],
    ),
    (
        "The Australia-Viet Nam Strategic Dialogue was held in Hanoi on 30 October; the previous one took place in Canberra in 2009.",
        ["session held 2009: Australia, Vietnam @ Canberra", "session held 2010-10-30: Australia, Vietnam @ Hanoi"],
    ),
    (
        "Prime Minister Julia Gillard of Australia met Prime Minister Nguyen Tan Dung of Viet Nam on 30 October. The last time they met was in Canberra in September 2009.",
        [
            "talks held 2009-09: Julia Gillard, Nguyen Tan Dung @ Canberra",
            "talks held 2010-10-30: Julia Gillard, Nguyen Tan Dung",
        ],
    ),
    # numbers of other things
    (
        "Australia and Viet Nam signed three agreements. The first was signed in Hanoi in May, and the second is on trade.",
        [],
    ),
    (
        "The Prime Ministers of Australia and Viet Nam held talks in Hanoi. The first is a priority for Australia.",
        ["talks held 2010-10-31: Australia, Vietnam @ Hanoi"],
    ),
]
TRANSCRIPT = [
    (
        "President of Russia Vladimir Putin: We have talked on the phone since then, the last time on Monday, as far as I recall.",
        "call held 2019-11-11: Aleksandar Vucic, Vladimir Putin",
    ),
    (
        "President of Serbia Aleksandar Vucic: When I first came to see you as Prime Minister, in July 2014, many people told me that nothing would come of it.",
        "talks held 2014-07: Aleksandar Vucic, Vladimir Putin",
    ),
    (
        "President of Russia Vladimir Putin: We speak on the phone regularly. We spoke by phone last week with our colleagues.",
        None,
    ),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_a_number_alone_stands_for_one_more_of_what_was_told(read: Read, text: str, expected: list[str]) -> None:
    """Where the noun is left out, the number is of the occasion told right before, between the same sides."""
    assert told(read(text, title=TITLE, date=DAY)) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPT)
def test_those_who_talk_speak_of_other_days_of_theirs(read: Read, text: str, expected: str | None) -> None:
    """What the two speakers of a transcript say of their own calls and meetings is told with its day."""
    text = "President of Russia Vladimir Putin: Mr President, welcome.\n\n" + text
    found = told(read(text, title="Talks with President of Serbia Aleksandar Vucic", date="November 14, 2019"))
    assert (expected in found) if expected else not any(line.startswith("call") for line in found)
