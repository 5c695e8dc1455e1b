"""Days and weeks told by what the reader knows, and the ways of writing a date that few offices have."""

from __future__ import annotations

from datetime import date

import pytest

from kg.language.times import find_times

ISSUED = date(2019, 5, 31)  # a Friday

TOLD = [
    ("They met on the 12th in Lima.", "2019-05-12"),
    ("They will meet on the 12th.", "2019-06-12"),
    ("They met on 3 April. On the 5th, they signed it.", "2019-04-05"),
    ("They met on Monday the 27th.", "2019-05-27"),
    ("They met the week before last.", "2019-05-13/2019-05-19"),
    ("They met the year before last.", "2017"),
    ("They will meet in two weeks.", "2019-06-10/2019-06-16"),
    ("They will meet in three days in Lima.", "2019-06-03"),
    ("They met last Wednesday and Thursday.", "2019-05-29/2019-05-30"),
    ("They will meet at the weekend.", "2019-06-01/2019-06-02"),
    ("They met on 3 April. In the course of the day they saw the port.", "2019-04-03"),
    ("They will meet in the fall.", "2019-09/2019-11"),
    ("They met from the 28th of April to the 2nd of May.", "2019-04-28/2019-05-02"),
    ("Done on the 28th day of May 2019", "2019-05-28"),
    ("They met on 28. May 2019", "2019-05-28"),
    ("They met on 28-05-2019", "2019-05-28"),
    ("They will meet in September or October 2019", "2019-09/2019-10"),
    ("They will meet in the fourth quarter in Lima.", "2019-10/2019-12"),
    ("The session, to be held in Lima on Saturday, was discussed.", "2019-06-01"),
]
NONE_TOLD = [
    "They met several months ago.",
    "They met a few days ago.",
    "They met some time ago.",
]
NOTHING = [
    "the first visit by a minister in eleven years is planned",  # how long there was none
    "The road was built in two years.",  # how long it took
    "on the 12th floor",
    "the 5th and the 6th round",
    "The fall of the wall",
]


@pytest.mark.parametrize(("text", "edtf"), TOLD)
def test_a_day_is_told_by_what_is_known(text: str, edtf: str) -> None:
    """By the day told of last, the verb nearby, or the document's own day."""
    times = [t.time.edtf for t in find_times(text, ISSUED) if t.time is not None]
    assert times and times[-1] == edtf


@pytest.mark.parametrize("text", NONE_TOLD)
def test_some_time_ago_is_no_day(text: str) -> None:
    """It is a time, but dates nothing."""
    assert [t.time for t in find_times(text, ISSUED)] == [None]


@pytest.mark.parametrize("text", NOTHING)
def test_other_numbers_and_lengths_are_left(text: str) -> None:
    """Numbers of floors and rounds, how long something took, and records."""
    assert not find_times(text, ISSUED)
