"""Occasions that were to be and are not: what calls them off, and what only sounds like it."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

KONO, WANG = "Foreign Minister Taro Kono of Japan", "Foreign Minister Wang Yi of China"
EXAMPLES = [
    (f"A planned meeting between {KONO} and {WANG} will not now take place.", ["talks cancelled: Taro Kono, Wang Yi"]),
    (
        "The talks between Japan and Russia scheduled for June 5 in Tokyo had to be put off.",
        ["talks cancelled 2019-06-05: Japan, Russia @ Tokyo"],
    ),
    (f"{KONO} called off his meeting with {WANG}.", ["talks cancelled: Taro Kono, Wang Yi"]),
    (
        f"The meeting between {KONO} and {WANG} did not take place in May.",
        ["talks cancelled 2019-05: Taro Kono, Wang Yi"],
    ),
    (
        "Prime Minister Shinzo Abe of Japan had planned to visit Iran in May, but had to cancel the trip.",
        ["visit cancelled 2019-05: Iran, Shinzo Abe @ Iran"],
    ),
    (
        f"There was to be a meeting between {KONO} and {WANG} in Osaka on 20 May; it was called off.",
        ["talks cancelled 2019-05-20: Taro Kono, Wang Yi @ Osaka"],
    ),
    (
        "There was talk of a meeting between Prime Minister Shinzo Abe of Japan and President Hassan Rouhani of Iran this summer, but because of the elections nothing will come of that.",
        ["talks cancelled 2019: Hassan Rouhani, Shinzo Abe"],
    ),
    (
        f"{KONO} will visit Samoa in June. A visit to Fiji, which had been under consideration, will not go ahead.",
        ["visit cancelled: Fiji, Taro Kono @ Fiji", "visit planned 2019-06: Samoa, Taro Kono @ Samoa"],
    ),
]
COUNTER = [
    (
        f"{KONO} met {WANG} in Tokyo on 30 May. It did not happen overnight.",
        ["talks held 2019-05-30: Taro Kono, Wang Yi @ Tokyo"],
    ),
    ("No meeting between Japan and Russia took place. Japan did not hold talks with Russia.", []),
    (
        f"{KONO} will visit Moscow in June, but will not meet with the President.",
        ["visit planned 2019-06: Russia, Taro Kono @ Moscow"],
    ),
    (
        f"{KONO} and {WANG} will meet in Osaka in June. It is not planned to sign a treaty.",
        ["talks planned 2019-06: Taro Kono, Wang Yi @ Osaka"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES + COUNTER)
def test_what_is_called_off_is_cancelled(read: Read, text: str, expected: list[str]) -> None:
    """A verb that calls an occasion off, with its noun or right after it, makes it cancelled, on the day it was due."""
    assert told(read(text)) == sorted(expected)
