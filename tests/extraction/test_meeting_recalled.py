"""Occasions of another day that a text speaks of in passing, as known: "recalled their meeting in P in May 2018"."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

TITLE = "President Emmanuel Macron of France speaks with Prime Minister Shinzo Abe of Japan"
CALL = "President Emmanuel Macron of France spoke by phone with Prime Minister Shinzo Abe of Japan on 30 May. "
CALLED = "call held 2019-05-30: Emmanuel Macron, Shinzo Abe"
PASSING = [
    (
        "They recalled their meeting in Paris in October 2018 and their conversation in Buenos Aires last November.",
        [
            "talks held 2018-10: Emmanuel Macron, Shinzo Abe @ Paris",
            "talks held 2018-11: Emmanuel Macron, Shinzo Abe @ Buenos Aires",
        ],
    ),
    (
        "The leaders followed up on the talks in Tokyo in June 2017.",
        ["talks held 2017-06: Emmanuel Macron, Shinzo Abe @ Tokyo"],
    ),
    (
        "The President noted the progress made since their talks in Tokyo in June 2017, as well as their meeting in Hamburg in July 2017.",
        [
            "talks held 2017-06: Emmanuel Macron, Shinzo Abe @ Tokyo",
            "talks held 2017-07: Emmanuel Macron, Shinzo Abe @ Hamburg",
        ],
    ),
    ("The leaders welcomed the outcomes of the 2018 summit.", []),  # of whom, it does not say
    ("During the conversation on 30 May, they discussed trade.", []),  # what the text reports
    ("They praised their teams for the talks.", []),
]


@pytest.mark.parametrize(("text", "expected"), PASSING)
def test_what_is_spoken_of_with_a_day_of_its_own_is_an_occasion_of_its_own(
    read: Read, text: str, expected: list[str]
) -> None:
    """A meeting spoken of as known, with a day long before the document, is not the one that the document reports."""
    assert [line for line in told(read(CALL + text, title=TITLE)) if "summit" not in line] == sorted(
        [CALLED, *expected]
    )


def test_each_of_two_nouns_has_its_own_day_and_place(read: Read) -> None:
    """As in "A's visit to P last August and B's visit to Q this February": neither takes the other's words."""
    text = (
        "It was prepared by Foreign Minister Taro Kono of Japan's visit to Moscow last August and "
        "Foreign Minister Wang Yi of China's visit to Seoul this February."
    )
    assert told(read(text)) == [
        "visit held 2018-08: Russia, Taro Kono @ Moscow",
        "visit held 2019-02: South Korea, Wang Yi @ Seoul",
    ]
