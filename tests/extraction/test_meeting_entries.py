"""Who, when and where, by the form of the text: entries with a day before them, stays, those who are there."""

# ruff: noqa: E501  # example texts stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

ENTRIES = [
    (
        "July 2014: Parliamentary Secretary to the Minister for Foreign Affairs, Senator the Hon Brett Mason, visited Nairobi",
        ["visit held 2014-07: Brett Mason, Kenya @ Nairobi"],
    ),
    (
        "- 3 May 2018 – Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia. He also met President Emmanuel Macron of France.",
        [
            "talks held 2018-05-03: Emmanuel Macron, Taro Kono",
            "talks held 2018-05-03: Sergey Lavrov, Taro Kono",
        ],
    ),
    (  # a time that opens a sentence is of that sentence
        "In 2018 trade grew. Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia.",
        ["talks held 2019-05-31: Sergey Lavrov, Taro Kono"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENTRIES)
def test_the_day_before_an_entry_dates_what_it_tells(read: Read, text: str, expected: list[str]) -> None:
    """A time with a colon or a dash behind it, where an entry begins, is of all the entry's sentences."""
    assert told(read(text, title="Australia and its partners")) == expected


DAYS = [
    (
        "On 28 and 29 May, Foreign Minister Taro Kono of Japan and Foreign Minister Sergey Lavrov of Russia met to prepare for today's session.",
        "talks held 2019-05-28/2019-05-29: Sergey Lavrov, Taro Kono",
    ),
    (
        "Minister Taro Kono of Japan and Minister Sergey Lavrov of Russia welcomed the outcome of the sixth meeting of the Japan-Russia Trade Commission, which was held by video conference in March.",
        "session held 2019-03: Japan, Russia #6",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_the_day_of_another_occasion_is_not_its_own(read: Read, text: str, expected: str) -> None:
    """The day of what is prepared dates that alone; a conference by video is how, and nothing else that has a day."""
    assert expected in told(read(text))


PRESENCE = [
    (
        "President Abdel Fattah El-Sisi of Egypt received Foreign Minister Taro Kono of Japan in Cairo on 24 January 2018, in the presence of Foreign Minister Sameh Shoukry.",
        ["talks held 2018-01-24: Abdel Fattah El-Sisi, Sameh Shoukry, Taro Kono @ Cairo"],
    ),
    (  # they look on while others sign
        "President Abdel Fattah El-Sisi of Egypt met President Emmanuel Macron of France in Cairo on 30 May. Two agreements were signed in the presence of Ambassador Sameh Shoukry.",
        ["talks held 2019-05-30: Abdel Fattah El-Sisi, Emmanuel Macron @ Cairo"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PRESENCE)
def test_in_whose_presence_people_meet_meets_too(read: Read, text: str, expected: list[str]) -> None:
    """Unless it is papers that are signed in somebody's presence."""
    assert told(read(text)) == expected


def test_his_visit_may_be_told_before_his_name(read: Read) -> None:
    """Of those named behind "During his visit to X, …" the one who is not of X has come."""
    text = "During his official visit to Santiago on 30 May, the Prime Minister, Justin Trudeau, and the President of Chile, Gabriel Boric, announced new funds."
    assert told(read(text, title="Canada and Chile")) == ["visit held 2019-05-30: Chile, Justin Trudeau @ Santiago"]


def test_the_headers_city_is_not_where_a_virtual_meeting_was(read: Read) -> None:
    """The next sentence may tell that it was held virtually."""
    text = "Minister Taro Kono of Japan co-chaired the third session of the Joint Commission with Minister Sergey Lavrov of Russia. The session was held virtually."
    assert told(read(text, title="Joint Commission", date="Tokyo, May 31, 2019")) == [
        "session held 2019-05-31: Sergey Lavrov, Taro Kono #3"
    ]


def test_an_event_on_the_sidelines_is_on_the_day_of_the_larger_one(read: Read) -> None:
    """What else is told of the event does not set it apart."""
    text = "The fourth session of the Japan-Russia Joint Committee was held in Tokyo on 30 May. On the sidelines of the session, the Japan-Russia Business Forum took place. The forum featured many talks."
    assert "forum held 2019-05-30: Japan, Russia @ Tokyo" in told(read(text))


def test_a_ministers_counterpart_is_a_minister(read: Read) -> None:
    """Of two officers of the country said, the one of the same rank."""
    text = "President Kolinda Grabar-Kitarović of Croatia visited Cairo in 2017. Croatian Foreign Minister Gordan Grlić Radman arrived on 30 May 2019. Foreign Minister Sameh Shoukry of Egypt held talks with his Croatian counterpart on 30 May 2019."
    assert "talks held 2019-05-30: Gordan Grlić Radman, Sameh Shoukry" in "; ".join(told(read(text)))
