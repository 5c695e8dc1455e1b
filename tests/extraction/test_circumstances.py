"""When and where an occasion is, and what it is part of: the words of the clause, by examples and counter-examples."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction, Meeting

WHO = "President Vladimir Putin of Russia {} Prime Minister Shinzo Abe of Japan {}"
DATES = {
    "on the day": ("met", "on May 30, 2019.", "2019-05-30"),
    "today": ("met today with", "in Moscow.", "2019-05-31"),
    "after what was discussed": ("met", "to discuss trade on 29 May.", "2019-05-29"),
    "not the day of another event": ("met", "and discussed the declaration signed on 19 October 1956.", None),
    "not since when": ("met", "to discuss trade, which has grown since 2012.", None),
    "not a year that something lasts": ("met", "to discuss the plan for 2020-2030.", None),
    "not a day to come of what is done": ("met", "to prepare the exhibition on 5 June 2019.", None),
}
PLACES = {
    "a city": ("met", "in Osaka.", ["Osaka"]),
    "a city, not its country": ("met", "in Osaka, Japan.", ["Osaka"]),
    "a city, not the province behind it": ("met", "in Kazan, the Republic of Tatarstan.", ["Kazan"]),
    "a city with what is said of it": ("met", "in historic Samarkand.", ["Samarkand"]),
    "a country with what is said of it": ("met", "in northern Ghana on 30 May.", ["Ghana"]),
    "near a city": ("met", "near Accra.", ["Accra"]),
    "behind a venue and a comma": ("met", "at the Presidential Palace, Accra, on 30 May.", ["Accra"]),
    "where an embassy stands, not whose it is": ("met", "at the Embassy of Ghana in Paris.", ["Paris"]),
    "a town behind what is said of it": ("met", "in the southern city of Mwandi.", ["Mwandi"]),
    "where the summit is during which they met": ("met", "during the Africa Summit in Kigali.", ["Kigali"]),
    "not what is spoken about, with what is said of it": ("met", "to discuss the war in eastern Ukraine.", []),
    "a venue's city": ("met", "at the Kremlin in Moscow.", ["Moscow"]),
    "a venue alone": ("met", "at the Kremlin.", ["Kremlin"]),
    "a town that no list has": ("met", "in Djerba in May 2019.", ["Djerba"]),
    "a town that no list has, not its state": ("met", "in Woodside, California.", ["Woodside"]),
    "a building that no list has": ("met", "at the Presidential Secretariat on 30 May.", ["Presidential Secretariat"]),
    "at the end of what is said of the other": (
        "held talks with",
        ", who is on a visit to Russia, at the Kremlin.",
        ["Kremlin"],
    ),
    "not a continent": ("met", "in Africa.", []),
    "not where an embassy is": ("met", "and opened the Embassy of Japan in Accra.", []),
    "not the place of a call": ("spoke by phone with", "in Osaka.", []),
    "not the place of a forum that they prepared": ("met", "to prepare a forum to be held in Osaka.", []),
    "not what is spoken about": ("met", "to discuss the situation in Syria.", []),
    "the building, not what it is called after": ("met", "at Hyderabad House.", ["Hyderabad House"]),
    "not what an agreement is called after": ("met", "to discuss progress in the Rome Process.", []),
    "not the place of a later occasion": ("met", "ahead of the talks between their ministers next month in Osaka.", []),
}
LARGER = {
    "on the sidelines": ("met", "on the sidelines of the G20 summit in Osaka.", "G20 summit"),
    "in the margins": ("met", "in the margins of the UN General Assembly.", "UN General Assembly"),
    "during": ("held talks with", "during the Eastern Economic Forum.", "Eastern Economic Forum"),
    "not what is yet to come": ("met", "ahead of the G20 summit.", None),
    "not what they only spoke of": ("met", "and welcomed the outcome of the G20 summit.", None),
}


@pytest.fixture
def meeting(read: Callable[..., Extraction]) -> Callable[[str, str], Meeting]:
    """The meeting of the two that a sentence tells of, in a document that reports none itself."""

    def run(verb: str, rest: str) -> Meeting:
        found = read("Trade has grown. " + WHO.format(verb, rest), title="Note", date="May 31, 2019")
        return next(m for m in found.meetings if len(m.participants) == 2)

    return run


def _stated(meeting: Meeting) -> str | None:
    """The date, where the clause gives it; a document's own day is given to what it reports."""
    return meeting.date.time.edtf if meeting.date is not None and meeting.date.basis != "inherited" else None


@pytest.mark.parametrize(("verb", "rest", "expected"), DATES.values(), ids=DATES)
def test_date(meeting: Callable[[str, str], Meeting], verb: str, rest: str, expected: str | None) -> None:
    """A time of the clause dates the occasion, unless it belongs to another event, a duration or the time to come."""
    assert _stated(meeting(verb, rest)) == expected


@pytest.mark.parametrize(("verb", "rest", "expected"), PLACES.values(), ids=PLACES)
def test_places(
    read: Callable[..., Extraction], meeting: Callable[[str, str], Meeting], verb: str, rest: str, expected: list[str]
) -> None:
    """The most specific place after "in" or "at", not the country around it, and not what is only spoken about."""
    assert [place.partition("/")[2] for place in meeting(verb, rest).places] == expected


@pytest.mark.parametrize(("verb", "rest", "expected"), LARGER.values(), ids=LARGER)
def test_larger_event(meeting: Callable[[str, str], Meeting], verb: str, rest: str, expected: str | None) -> None:
    """An occasion is part of the event at which it takes place, not of one that is to come or spoken of."""
    assert meeting(verb, rest).part_of == expected


def test_date_says_how_it_was_reached(meeting: Callable[[str, str], Meeting]) -> None:
    """The reason for a date names its basis."""
    found = meeting("met", "on May 30, 2019.")
    assert found.date is not None and found.date.basis == "stated"
    assert "stated in the same clause" in {r.text for r in found.reasons if r.attribute == "date"}


def test_where_and_when_take_what_they_hang_on(read: Callable[..., Extraction]) -> None:
    """What a clause with "where" or "when" hangs on gives its place or time."""
    found = read(
        "The delegation went on to Geneva, where President Alain Berset of Switzerland met Prime Minister Petteri Orpo of Finland.",
        title="Note",
    )
    assert [m.places for m in found.meetings] == [("place/Geneva",)]


def test_past_before_is_held(read: Callable[..., Extraction]) -> None:
    """What was to come "before the meeting" has been held where the meeting has a day in the past."""
    text = "Before the meeting of President Vladimir Putin of Russia with Prime Minister Shinzo Abe of Japan {}, officials had prepared it."
    held = read(text.format("in May 2018"), title="Note").meetings
    planned = read(text.format("in July 2019"), title="Note").meetings
    assert [m.status for m in (*held, *planned)] == ["held", "planned"]


STATUS = {
    "a noun that is to be held": (
        "They discussed the first summit of Russia and Japan, to be held in Osaka in August.",
        "planned",
    ),
    "a noun with when it is due": (
        "They spoke about the visit of Taro Kono to Russia, planned for late June.",
        "planned",
    ),
    "agreed, as reported": (
        "They agreed that talks between Russia and Japan would be held in Osaka next month.",
        "planned",
    ),
    "what people are on": ("President Vladimir Putin is on a state visit to Japan.", "ongoing"),
    "what something was said in": (
        "In his conversation with Prime Minister Shinzo Abe, President Vladimir Putin described the situation.",
        "held",
    ),
    "before another, by now over": (
        "Before their talks, President Vladimir Putin and Prime Minister Shinzo Abe toured the palace, and then met.",
        "held",
    ),
    "hoped for": ("The minister expressed the hope that Shinzo Abe would visit Russia.", "proposed"),
}


@pytest.mark.parametrize(("text", "expected"), STATUS.values(), ids=STATUS)
def test_status(read: Callable[..., Extraction], text: str, expected: str) -> None:
    """Tense relative to the document, and what is said of the occasion after its noun, tell how it stands."""
    assert [m.status for m in read(text, title="Note", date="May 31, 2019").meetings] == [expected]


def test_what_goes_ahead_of_a_summit_is_not_of_its_day(read: Callable[..., Extraction]) -> None:
    """A summit to come, with a day of its own, dates no talks that prepared it."""
    text = "President Vladimir Putin met with Prime Minister Shinzo Abe in Tokyo. They talked about Asia ahead of the summit in July."
    (met,) = read(text, title="Note", date="May 31, 2019").meetings
    assert met.date is None or met.date.time.edtf == "2019-05-31"


WHEN_AND_WHERE = {
    "today, of what is to come on it": (
        "Today President Vladimir Putin will travel to Tokyo for talks with Prime Minister Shinzo Abe.",
        ("2019-05-31", ["Tokyo"]),
    ),
    "today, of what was agreed only": (
        "Today we compared our positions before a meeting of President Vladimir Putin with Prime Minister Shinzo Abe.",
        (None, []),
    ),
    "by the end of the year": (
        "President Vladimir Putin and Prime Minister Shinzo Abe will hold talks in Osaka by the end of the year.",
        ("2019", ["Osaka"]),
    ),
    "a year after a long name and a place": (
        "They agreed to organize the 8th session of the Russia-Japan Joint Committee on Economic and Trade Cooperation in Osaka in 2020.",
        ("2020", ["Osaka"]),
    ),
    "what opens the sentence": (
        "In Osaka, on 13 June, President Vladimir Putin will be the first head of state to meet the new Prime Minister of Japan, Shinzo Abe.",
        ("2019-06-13", ["Osaka"]),
    ),
    "not what opens what somebody said": (
        "In Osaka, President Vladimir Putin said that he would meet Prime Minister Shinzo Abe.",
        (None, []),
    ),
    "what a list of names hides from the parse": (
        "President Vladimir Putin will hold talks with Prime Minister Shinzo Abe, the head of the government, and with Minister Taro Kono, in Osaka in October.",
        ("2019-10", ["Osaka"]),
    ),
    "a weekday, of what was done": (
        "President Vladimir Putin spoke by phone with Prime Minister Shinzo Abe on Tuesday to prepare a forum to be organised in the autumn.",
        ("2019-05-28", []),
    ),
    "a month of the year before, of what was done": (
        "The meeting followed President Vladimir Putin's trip to Tokyo on 14 December, when Prime Minister Shinzo Abe received him with an action plan.",
        ("2018-12-14", ["Tokyo"]),
    ),
}


@pytest.mark.parametrize(("text", "expected"), WHEN_AND_WHERE.values(), ids=WHEN_AND_WHERE)
def test_reach(read: Callable[..., Extraction], text: str, expected: tuple[str | None, list[str]]) -> None:
    """What opens or ends the sentence, and the tense of its verb, say when and where an occasion is."""
    found = read("Trade has grown. " + text, title="Note", date="May 31, 2019")
    meeting = found.meetings[0]
    names = {e.id: e.name for e in found.entities}
    assert (_stated(meeting), [names[p] for p in meeting.places]) == expected
