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


SPOKEN_AT = [
    (
        "Remarks by President Kassym-Jomart Tokayev at the Kazakhstan-Korea Business Forum",
        "27 May 2022\nAlmaty",
        "Dear Prime Minister Han Duck-soo,\n\nOur trade grew last year. Taking this opportunity, I thank the Korean Chamber of Commerce and Industry and the Federation of Kazakh Industries for organising this forum.",
        "forum ongoing 2022-05-27: Federation of Kazakh Industries, Han Duck-soo, Kassym-Jomart Tokayev, Korea Chamber of Commerce and Industry @ Almaty",
    ),
    (
        "Keynote Remarks of Foreign Minister Taro Kono",
        "Osaka, 17 October 2018",
        "At the 4th Japan-Russia Business Forum\n\nYour Excellency Minister Maxim Oreshkin of Russia,\n\nOur trade grew last year.",
        "forum ongoing 2018-10-17: Maxim Oreshkin, Taro Kono @ Osaka #4",
    ),
]


@pytest.mark.parametrize(("title", "date", "text", "expected"), SPOKEN_AT)
def test_the_event_of_a_speech_is_that_day_where_the_header_says(
    read: Read, title: str, date: str, text: str, expected: str
) -> None:
    """Who speaks there and whom the speech greets take part, and those who are thanked for the event."""
    assert expected in told(read(text, title=title, date=date))


def test_what_is_announced_at_an_event_does_not_date_it(read: Read) -> None:
    """A text that tells what somebody announced at a summit was not spoken at it."""
    text = "At the Japan-Africa Leaders Summit, Foreign Minister Taro Kono of Japan announced new funds for farms, schools and roads in many African states."
    assert not [t for t in told(read(text, title="Fact sheet")) if "2019-05-31" in t and t.startswith("summit")]


STAYS = [
    (
        "Foreign Minister Taro Kono of Japan will pay official visits to Tanzania and Senegal from 18 to 21 June. In Dar es Salaam, he will hold talks with Foreign Minister Liberata Mulamula of Tanzania and call on President John Magufuli.",
        "talks planned 2019-06-18/2019-06-21: John Magufuli, Taro Kono @ Dar es Salaam",
    ),
    (  # who is of no country that is visited
        "Foreign Minister Taro Kono of Japan will visit Tanzania from 18 to 21 June. Minister Kono will hold talks with President Emmanuel Macron of France.",
        "talks planned: Emmanuel Macron, Taro Kono",
    ),
    (  # a day of its own
        "Foreign Minister Taro Kono of Japan will visit Tanzania from 18 to 21 June. On 19 June, he will hold talks with Foreign Minister Liberata Mulamula of Tanzania.",
        "talks planned 2019-06-19: Liberata Mulamula, Taro Kono @ Tanzania",
    ),
]


@pytest.mark.parametrize(("text", "expected"), STAYS)
def test_whom_a_visitor_meets_he_meets_during_the_visit(read: Read, text: str, expected: str) -> None:
    """The days of the visit are those of the talks with its hosts."""
    assert any(t.startswith(expected) for t in told(read(text, title="Plans of the minister")))


AHEAD = [
    (
        "Foreign Minister Taro Kono of Japan met Foreign Minister Sergey Lavrov of Russia on 30 May, ahead of the Leaders’ Meeting in Osaka in June.",
        "talks held 2019-05-30: Sergey Lavrov, Taro Kono",
    ),
    (
        "I, Prime Minister Shinzo Abe of Japan, will travel to Suva for talks with Prime Minister Frank Bainimarama of Fiji on 14 June.",
        "visit planned 2019-06-14: Frank Bainimarama, Shinzo Abe @ Suva",
    ),
    (
        "The Japan-Russia Joint Commission will hold its first meeting in Tokyo before the end of September.",
        "session planned 2019-09: Japan, Russia @ Tokyo #1",
    ),
    (
        "Prime Minister Shinzo Abe of Japan met President Vladimir Putin of Russia at Hyderabad House on 30 May.",
        "talks held 2019-05-30: Shinzo Abe, Vladimir Putin @ Hyderabad House",
    ),
    (
        "Yesterday at State House, Prime Minister Shinzo Abe of Japan had discussions with President Vladimir Putin of Russia.",
        "talks held 2019-05-30: Shinzo Abe, Vladimir Putin @ State House",
    ),
]


@pytest.mark.parametrize(("text", "expected"), AHEAD)
def test_its_own_day_and_place(read: Read, text: str, expected: str) -> None:
    """Not those of what comes after it; a residence is a place, a month is a limit, one travels to where one talks."""
    assert told(read(text, title="Japan and Russia")) == [expected]
