"""Occasions spoken of by their format, number of sides or day: "the Camp David Trilateral Summit in August"."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from kg.extraction.meetings.laterals import number_of_sides
from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

TITLE = "Foreign Minister Taro Kono of Japan meets Foreign Minister Kang Kyung-wha of the Republic of Korea"
MET = "Foreign Minister Taro Kono of Japan met with Foreign Minister Kang Kyung-wha of the Republic of Korea today. "
TODAY = "talks held 2019-05-31: Kang Kyung-wha, Taro Kono"
THREE = "Japan, South Korea, United States"
IN_PASSING = [
    (  # three sides: the two of the text and the third that the sentence names
        "Building on the Phnom Penh Trilateral Summit in November, they agreed to deepen cooperation with the United States.",
        [f"summit held 2018-11: {THREE} @ Phnom Penh"],
    ),
    (
        "They noted the progress from the March 2019 trilateral meeting with the United States in Hanoi.",
        [f"talks held 2019-03: {THREE} @ Hanoi"],
    ),
    ("They spoke about trilateral cooperation with the United States.", []),
    ("They welcomed the Trilateral Information Sharing Arrangement with the United States.", []),
    (  # a year, or when and where it is held, tells one sitting of a dialogue
        "The ministers reviewed the results of the 2018 High-Level Security Dialogue.",
        ["session held 2018: Japan, South Korea"],
    ),
    (
        "They prepared the upcoming relaunch of the Japan-Korea High-Level Economic Dialogue (HLED), which will be held in Busan on September 9.",
        ["session planned 2019-09-09: Japan, South Korea @ Busan"],
    ),
    (
        "They welcomed the launch of a Strategic Dialogue at the level of deputy ministers, to be held for the first time in Busan in 2020.",
        ["session planned 2020: Japan, South Korea @ Busan"],
    ),
    ("The Japan-Korea Strategic Dialogue is an important framework for cooperation.", []),
    ("They spoke about the 2018 Munich Security Dialogue.", []),  # of a city, not of the two
    (  # the day of a reference is its own
        "The officials will go on with the work as agreed by the ministers at their meeting in Seoul on 10 May 2019.",
        ["talks held 2019-05-10: Kang Kyung-wha, Taro Kono @ Seoul"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), IN_PASSING)
def test_what_is_spoken_of_by_its_format_and_day_is_an_occasion(read: Read, text: str, expected: list[str]) -> None:
    """What is told by the number of its sides, its year or its day is one more occasion; a process is none."""
    assert told(read(MET + text, title=TITLE)) == sorted([TODAY, *expected])


@pytest.mark.parametrize(
    ("before", "count"),
    [
        ("the historic Camp David Trilateral ", 3),
        ("the first trilateral commerce and industry ministerial ", 3),
        ("a three-way ", 3),
        ("the quadripartite foreign ministers’ ", 4),
        ("their bilateral ", 2),
        ("trilateral cooperation at the ", 0),
        ("trilateral and bilateral ", 2),
        ("the next ", 0),
    ],
)
def test_the_words_before_a_noun_may_tell_how_many_sides_meet(before: str, count: int) -> None:
    """As in "the trilateral foreign ministers' meeting"; not where another noun stands between."""
    assert number_of_sides(before) == count


def test_a_day_by_which_a_visit_is_only_spoken_of_is_not_the_whole_of_it(read: Read) -> None:
    """As in "during the visit on 23 May" of a visit from the 21st to the 23rd."""
    text = (
        "Minister Taro Kono of Japan paid a visit to Turkey from 21 to 23 May 2019 at the invitation of Minister "
        "Mevlüt Çavuşoğlu of Turkey. The agreement was signed during the visit on 23 May 2019."
    )
    assert told(read(text)) == ["visit held 2019-05-21/2019-05-23: Mevlüt Çavuşoğlu, Taro Kono @ Turkey"]


def test_a_dialogue_of_the_headline_is_the_one_told_below(read: Read) -> None:
    """As in "Japan-Turkey Strategic Dialogue 2019: joint communiqué"."""
    text = (
        "Foreign Minister Taro Kono of Japan and Foreign Minister Mevlüt Çavuşoğlu of Turkey held the fourth "
        "Japan-Turkey Strategic Dialogue in Ankara on 30 May 2019."
    )
    facts = told(read(text, title="Japan-Turkey Strategic Dialogue 2019: joint communiqué"))
    assert facts == ["session held 2019-05-30: Mevlüt Çavuşoğlu, Taro Kono @ Ankara #4"]


AT_EVENTS = [
    (
        "President Uhuru Kenyatta of Kenya announced the initiative at the Paris Climate Finance Summit in June 2018.",
        ["summit held 2018-06: Uhuru Kenyatta @ Paris"],
    ),
    (
        "President Uhuru Kenyatta of Kenya pledged support at the 2018 Tokyo Nutrition for Growth Summit.",
        ["summit held 2018: Uhuru Kenyatta @ Tokyo"],
    ),
    (
        "Minister Taro Kono of Japan will take part in the fifth edition of the Tbilisi Security Forum on 16 June.",
        ["forum planned 2019-06-16: Taro Kono @ Tbilisi"],
    ),
    ("President Uhuru Kenyatta of Kenya said that the Nairobi Innovation Forum is a place for ideas.", []),
    ("The report praised the role of the Pacific Islands Forum.", []),
]


@pytest.mark.parametrize(("text", "expected"), AT_EVENTS)
def test_whoever_announces_something_at_an_event_abroad_is_there(read: Read, text: str, expected: list[str]) -> None:
    """As in "announced at the Paris Summit": there, of another country than the city in its name."""
    assert [line.partition(" #")[0] for line in told(read(text))] == expected
