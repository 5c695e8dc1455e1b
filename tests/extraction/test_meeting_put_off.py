"""Occasions put off, asked for, on a programme, refused; who led a side, and whose visit "your visit" is."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

P = "President Martín Vizcarra of Peru"
S = "Prime Minister Shinzo Abe of Japan"
BOTH = "Martín Vizcarra, Shinzo Abe"
STATUS = [
    (f"Talks between {P} and {S} planned for July will not take place.", f"talks cancelled 2019-07: {BOTH}"),
    (f"The meeting between {P} and {S} had to be postponed until September.", f"talks planned 2019-09: {BOTH}"),
    (f"The talks between {P} and {S} have been rescheduled to 9 September.", f"talks planned 2019-09-09: {BOTH}"),
    (f"{P} will no longer travel to Tokyo in July.", "visit cancelled 2019-07: Japan, Martín Vizcarra @ Tokyo"),
    (f"{P} called for an urgent meeting with {S}.", f"talks proposed: {BOTH}"),
    (f"{P} is seeking a meeting with {S}.", f"talks proposed: {BOTH}"),
    (f"The programme of the visit provides for talks between {P} and {S}.", f"talks planned: {BOTH}"),
    (f"{P} expressed readiness to visit Japan at the invitation of {S}.", f"visit proposed: {BOTH} @ Japan"),
    (f"{P} had the opportunity to meet {S} in Lima on 3 May.", f"talks held 2019-05-03: {BOTH} @ Lima"),
    (f"{P} will have a chance to meet {S} in Lima on 3 July.", f"talks planned 2019-07-03: {BOTH} @ Lima"),
    (f"An invitation was extended to {S} to visit Peru.", "visit proposed: Peru, Shinzo Abe @ Peru"),
    # put off on that day, but to no other
    (f"The visit of {S} to Peru was postponed in March.", "visit cancelled 2019-03: Peru, Shinzo Abe @ Peru"),
    (f"{P} is holding talks with {S}.", f"talks ongoing 2019-05-31: {BOTH}"),
]
NONE = [
    f"{P} declined an invitation to meet {S}.",
    f"{P} has no plans to meet {S}.",
    f"{P} is unlikely to meet {S}.",
    f"Without meeting {S}, {P} left Lima.",
    f"Regular meetings between {P} and {S} have deepened trust.",
    "Frequent exchanges of visits between Peru and Japan are a good sign.",
]
FOC = "Political consultations between Peru and Japan were held in Lima on 30 May. "
LED = "session held 2019-05-30: Hiroshi Tanaka, Rosa Quispe @ Lima"
LEADERS = [
    FOC
    + "The Peruvian delegation was headed by Director Rosa Quispe, the Japanese delegation by Director Hiroshi Tanaka.",
    FOC
    + "On the Peruvian side the talks were led by Director Rosa Quispe, on the Japanese side by Director Hiroshi Tanaka.",
    FOC
    + "The head of the Peruvian delegation was Director Rosa Quispe; Japan was represented by Director Hiroshi Tanaka.",
    "Political consultations between Peru and Japan were held in Lima on 30 May, with Director Rosa Quispe leading the Peruvian delegation and Director Hiroshi Tanaka leading the Japanese one.",
]


@pytest.mark.parametrize(("text", "meeting"), STATUS)
def test_how_an_occasion_stands(read: Read, text: str, meeting: str) -> None:
    """Put off to another day it is planned; what is asked for or hoped for is proposed."""
    assert told(read(text)) == [meeting]


@pytest.mark.parametrize("text", NONE)
def test_what_is_refused_or_a_habit_is_no_occasion(read: Read, text: str) -> None:
    """Nothing of it took place, or nothing in particular."""
    assert told(read(text)) == []


@pytest.mark.parametrize("text", LEADERS)
def test_who_led_a_side_takes_its_place(read: Read, text: str) -> None:
    """However the second of the two is told."""
    assert told(read(text)) == [LED]


def test_who_signed_for_a_side_did_not_lead_it(read: Read) -> None:
    """The sides stay."""
    text = FOC + "Director Rosa Quispe signed the minutes for the Peruvian side."
    assert told(read(text)) == ["session held 2019-05-30: Japan, Peru @ Lima"]


def test_your_visit_is_not_the_speakers(read: Read) -> None:
    """In remarks by one, "you" is the other."""
    title = "Remarks by Prime Minister Shinzo Abe of Japan at a dinner for President Martín Vizcarra of Peru"
    found = told(read("Your visit to Tokyo in March 2018 was a success.", title=title))
    assert "visit held 2018-03: Japan, Martín Vizcarra @ Tokyo" in found


def test_the_countries_at_their_session_are_of_it(read: Read) -> None:
    """What both also do in the sentence that tells of the session is no other meeting."""
    text = "At the second Peru-Japan Foreign Office Consultations in Lima on 30 May, the two countries also exchanged views on regional matters."
    assert told(read(text)) == ["session held 2019-05-30: Japan, Peru @ Lima #2"]


def test_a_day_before_a_body_is_no_dateline(read: Read) -> None:
    """As in "On 30 May 2019, OSCE Secretary General A met B"."""
    text = "On 30 May 2019, OSCE Secretary General Thomas Greminger met Foreign Minister Taro Kono of Japan in Vienna."
    assert told(read(text)) == ["talks held 2019-05-30: Taro Kono, Thomas Greminger @ Vienna"]


def test_a_retired_general_is_one_name(read: Read) -> None:
    """The full stop in "(Ret.)" ends no sentence."""
    text = "Foreign Minister Taro Kono of Japan received General (Ret.) Luis Flores, Minister of Defence of Peru, in Tokyo on 30 May."
    assert told(read(text)) == ["talks held 2019-05-30: Luis Flores, Taro Kono @ Tokyo"]


def test_the_city_of_a_venue_is_the_place(read: Read) -> None:
    """As in "at the Presidential Villa, Abuja"."""
    text = "Foreign Minister Taro Kono of Japan met Foreign Minister Geoffrey Onyeama of Nigeria at the Presidential Villa, Abuja, on 30 May."
    assert told(read(text)) == ["talks held 2019-05-30: Geoffrey Onyeama, Taro Kono @ Abuja"]


TITLED = [
    ("Political consultations between Peru and Japan", "On 30 May 2019, political consultations were held in Lima.", "session held 2019-05-30: Japan, Peru @ Lima"),
    ("Talks between Peru and Japan", "On 30 May 2019, talks were held in Lima.", "talks held 2019-05-30: Japan, Peru @ Lima"),
    ("Meeting of the Joint Commission of Peru and Japan", "On 30 May 2019, a meeting of the Joint Commission was held in Lima.", "session held 2019-05-30: Japan, Peru @ Lima"),
    ("Foreign Minister of Japan Taro Kono and Foreign Minister of Peru Néstor Popolizio discuss trade", "The meeting took place in Lima on 30 May.", "talks held 2019-05-30: Néstor Popolizio, Taro Kono @ Lima"),
    ("Foreign Minister of Japan Taro Kono meets Foreign Minister of Peru Néstor Popolizio", "At the talks in Lima on 30 May, the sides spoke of trade.", "talks held 2019-05-30: Néstor Popolizio, Taro Kono @ Lima"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body", "meeting"), TITLED)
def test_the_title_tells_whose_the_body_tells_where(read: Read, title: str, body: str, meeting: str) -> None:
    """One occasion, of the sides or people of the title, on the day and at the place of the text below it."""
    assert told(read(body, title=title)) == [meeting]


def test_what_was_done_on_a_visit_is_within_its_days(read: Read) -> None:
    """As in "paid a visit to P on 3 and 4 May. He was received by B": on one of these."""
    text = "Foreign Minister Taro Kono of Japan paid an official visit to Peru on 27-28 May 2019. He held talks with Foreign Minister Néstor Popolizio of Peru and was received by President Martín Vizcarra of Peru."
    assert {line.partition(":")[0].split()[-1] for line in told(read(text))} == {"2019-05-27/2019-05-28"}
