"""Meetings that something else is told around: clauses on them, what was said after them, invitations brought."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

FILLER = (
    "\n\nThe government of the country is of the opinion that there will be more work for the people who live there."
)
KONO = "Foreign Minister Taro Kono of Japan"
HAD = [
    (
        "The plan was agreed at the talks that Prime Minister Erna Solberg of Norway had with Chancellor Angela Merkel of Germany in Berlin in January.",
        ["talks held 2019-01: Angela Merkel, Erna Solberg @ Berlin"],
    ),
    (
        f"{KONO} spoke of the courtesy call he paid in Lima on President Martín Vizcarra of Peru on 30 May.",
        ["talks held 2019-05-30: Martín Vizcarra, Taro Kono @ Lima"],
    ),
    (
        "It was settled in the phone call that President Uhuru Kenyatta of Kenya had with President Paul Kagame of Rwanda on 30 May.",
        ["call held 2019-05-30: Paul Kagame, Uhuru Kenyatta"],
    ),
    (  # on a topic, not on somebody
        "The report is on the discussions that Prime Minister Erna Solberg of Norway had on Afghanistan in May.",
        [],
    ),
]
AFTER = [
    (
        f"{KONO} said this following a meeting in Lima with Foreign Minister Néstor Popolizio of Peru.",
        "talks held 2019-05-31: Néstor Popolizio, Taro Kono @ Lima",
    ),
    (
        f"{KONO} made the remarks on the sidelines of a meeting with the Peruvian Ambassador Elard Escala on 30 May.",
        "talks held 2019-05-30: Elard Escala, Taro Kono",
    ),
    (
        "President Uhuru Kenyatta of Kenya will head a trade mission to Peru from 3 to 5 June.",
        "visit planned 2019-06-03/2019-06-05: Peru, Uhuru Kenyatta @ Peru",
    ),
    (
        "A Chilean technical team will travel to Singapore in October.",
        "talks planned 2019-10: Chile, Singapore @ Singapore",
    ),
]
BROUGHT = [
    (
        "President Uhuru Kenyatta of Kenya received Speaker Lim Kee of Malaysia, who conveyed to him an invitation from President Halimah Yacob of Singapore to visit Singapore.",
        "visit proposed: Halimah Yacob, Uhuru Kenyatta @ Singapore",
    ),
    (
        "Foreign Minister Taro Kono handed President Emmanuel Macron of France an invitation from Prime Minister Shinzo Abe of Japan to visit Osaka.",
        "visit proposed: Emmanuel Macron, Shinzo Abe @ Osaka",
    ),
    (
        "Foreign Minister Taro Kono delivered to President Emmanuel Macron of France a letter from Prime Minister Shinzo Abe of Japan inviting him to visit Osaka.",
        "visit proposed: Emmanuel Macron, Shinzo Abe @ Osaka",
    ),
    (
        "Foreign Minister Taro Kono was received by President Emmanuel Macron of France and conveyed to him the greetings of Prime Minister Shinzo Abe of Japan and an invitation to visit Osaka.",
        "visit proposed: Emmanuel Macron, Shinzo Abe @ Osaka",
    ),
    (
        "President Uhuru Kenyatta of Kenya delivered an invitation to President Emmanuel Macron of France for an official visit to Nairobi.",
        "visit proposed: Emmanuel Macron, Uhuru Kenyatta @ Nairobi",
    ),
    (
        "President Uhuru Kenyatta of Kenya received an invitation from Prime Minister Narendra Modi of India to visit New Delhi in October.",
        "visit proposed 2019-10: Narendra Modi, Uhuru Kenyatta @ New Delhi",
    ),
]
EACH = [
    (
        f"{KONO} also had talks with the foreign ministers of Albania, Chile and Kenya.",
        ["Albania, Taro Kono", "Chile, Taro Kono", "Kenya, Taro Kono"],
    ),
    (
        f"{KONO} held meetings with his counterparts from Egypt and Tunisia, as well as with Foreign Minister Wang Yi of China.",
        ["Egypt, Taro Kono", "Taro Kono, Tunisia", "Taro Kono, Wang Yi"],
    ),
    (
        f"{KONO} held meetings with foreign leaders, the Presidents of Kenya and Peru.",
        ["Kenya, Taro Kono", "Peru, Taro Kono"],
    ),
    (
        f"{KONO} held a trilateral meeting with the foreign ministers of Albania and Chile.",
        ["Albania, Chile, Taro Kono"],
    ),
    (f"{KONO} had talks with Kenya and Peru.", ["Kenya, Peru, Taro Kono"]),
]
NAMED = [
    (
        "The 38th Ordinary Summit of the Heads of State and Government of the East African Community (EAC) was held in Arusha from 17 to 18 May 2019.",
        "summit held 2019-05-17/2019-05-18: East African Community @ Arusha #38",
    ),
    (
        "President Uhuru Kenyatta of Kenya will attend the 6th China-South Asia Exposition in Kunming in June.",
        "forum planned 2019-06: China, Uhuru Kenyatta @ Kunming #6",
    ),
    (
        f"{KONO} called on the Managing Director for Asia at the European External Action Service, Gunnar Wiegand, on 30 May.",
        "talks held 2019-05-30: Gunnar Wiegand, Taro Kono",
    ),
    (
        f"{KONO} continues a tour which will take him to Peru and Chile.",
        "visit planned: Peru, Taro Kono @ Peru",
    ),
    (
        "The memorandum was signed on the sidelines of the State Visit of President Uhuru Kenyatta of Kenya to Malaysia on 25-27 July 2018.",
        "visit held 2018-07-25/2018-07-27: Malaysia, Uhuru Kenyatta @ Malaysia",
    ),
    (
        f"{KONO} will pay a working visit to Peru and Chile, respectively, from 3 to 7 June.",
        "visit planned 2019-06-03/2019-06-07: Chile, Taro Kono @ Chile",
    ),
]
TALKS = "Foreign Minister Taro Kono of Japan met Foreign Minister Bogdan Aurescu of Romania in Tokyo today. "
SITS = [
    (
        "They agreed to convene the Joint Committee for Economic Cooperation by the end of the year.",
        "session planned 2019: Japan, Romania",
    ),
    ("They spoke of the Joint Committee, which has not met since 2014.", "session held 2014: Japan, Romania"),
    (
        "They agreed to set up a Joint Working Group on security, which is to meet for the first time in Bucharest in November.",
        "session planned 2019-11: Japan, Romania @ Bucharest #1",
    ),
    (
        "The Joint Ministerial Commission will take place in Bucharest in November.",
        "session planned 2019-11: Japan, Romania @ Bucharest",
    ),
    (
        "They are working on convening in Bucharest a new meeting of the Intergovernmental Commission.",
        "session proposed: Japan, Romania @ Bucharest",
    ),
    (
        "It was agreed to initiate a dialogue between the Commerce Secretaries, the first round of which will be held in Bucharest in November.",
        "session planned 2019-11: Japan, Romania @ Bucharest #1",
    ),
]
DISCUSS = [
    (
        f"{KONO} will have an opportunity to discuss trade with President Martín Vizcarra of Peru.",
        "talks planned: Martín Vizcarra, Taro Kono",
    ),
    (
        f"{KONO} is scheduled to discuss energy with President Martín Vizcarra of Peru on 3 June.",
        "talks planned 2019-06-03: Martín Vizcarra, Taro Kono",
    ),
    (
        f"{KONO} met Foreign Minister Bogdan Aurescu of Romania in Tokyo today. They agreed on holding consultations between the Foreign Ministries in Bucharest in November.",
        "session planned 2019-11: Japan, Romania @ Bucharest",
    ),
    (
        "This visit continues the discussions that Prime Minister Erna Solberg of Norway had with Chancellor Angela Merkel of Germany in Berlin in January.",
        "talks held 2019-01: Angela Merkel, Erna Solberg @ Berlin",
    ),
]
ATTENDED = [
    "Minister Ivica Dačić of Serbia and the Romanian Ambassador Elena Popescu attended the meeting.",
    "Finance Minister Taro Aso of Japan and Minister Raluca Turcan of Romania attended the talks.",
]
VISITING = [
    (
        "Foreign Minister Taro Kono of Japan held talks with Foreign Minister Bogdan Aurescu of Romania in Tokyo today. The visiting Foreign Minister will call on Prime Minister Shinzo Abe of Japan on 3 June.",
        "talks planned 2019-06-03: Bogdan Aurescu, Shinzo Abe @ Tokyo",
    ),
    (
        "Foreign Minister Taro Kono of Japan met Foreign Minister Bogdan Aurescu of Romania and Foreign Minister Wang Yi of China in Tokyo today. Minister Aurescu proposed to convene the next session of the intergovernmental commission in Bucharest.",
        "session proposed: Japan, Romania @ Bucharest",
    ),
]
IDLE = [
    "They praised the work of the Joint Committee by the ministries.",
    "The Joint Committee will take care of it by November.",
    "They agreed to convene the Joint Committee.",
]
NOBODY = [
    f"{KONO} wants to discuss energy with President Martín Vizcarra of Peru.",
    f"{KONO} will discuss energy with President Martín Vizcarra’s rivals in mind.",
    "Foreign Minister Taro Kono received an invitation from the organisers to visit the fair.",
    f"{KONO} spoke of the greetings of Prime Minister Shinzo Abe of Japan and of the wish of many to visit Osaka.",
]


@pytest.mark.parametrize(("text", "expected"), HAD)
def test_a_clause_says_who_had_it_with_whom(read: Read, text: str, expected: list[str]) -> None:
    """The subject of the clause on a meeting, and whom it has "with" or "on" it, took part."""
    assert told(read(text + FILLER)) == expected


@pytest.mark.parametrize(("text", "expected"), AFTER)
def test_who_tells_of_it_took_part(read: Read, text: str, expected: str) -> None:
    """Who says something after a meeting with somebody met him; who heads a mission travels."""
    assert expected in told(read(text + FILLER))


@pytest.mark.parametrize(("text", "expected"), BROUGHT)
def test_invitations_are_brought_by_others(read: Read, text: str, expected: str) -> None:
    """Who is invited is he to whom it is brought, not the messenger."""
    assert expected in told(read(text + FILLER))


@pytest.mark.parametrize(("text", "expected"), EACH)
def test_those_of_many_countries_are_met_one_by_one(read: Read, text: str, expected: list[str]) -> None:
    """Meetings with the ministers of several countries are one each; what is trilateral is one."""
    assert sorted(t.split(": ")[1] for t in told(read(text + FILLER))) == expected


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_names_are_read_past_what_stands_between(read: Read, text: str, expected: str) -> None:
    """Whose summit it is stands behind its heads of state, who holds an office behind what it is for."""
    assert expected in told(read(text + FILLER))


@pytest.mark.parametrize(("text", "expected"), SITS)
def test_bodies_sit(read: Read, text: str, expected: str) -> None:
    """A body that is convened, takes place or has not met since is of the document's two sides."""
    assert expected in told(read(TALKS + text + FILLER))


@pytest.mark.parametrize(("text", "expected"), DISCUSS)
def test_what_is_to_be_discussed_with_somebody_is_talks(read: Read, text: str, expected: str) -> None:
    """Who will discuss something with somebody meets him; what was had is held, whatever goes on."""
    assert expected in told(read(text + FILLER))


@pytest.mark.parametrize("text", ATTENDED)
def test_who_attended_the_meeting_had_no_other(read: Read, text: str) -> None:
    """Those who are said to have attended it are of the meeting told before."""
    assert len(told(read(TALKS + text + FILLER))) == 1


@pytest.mark.parametrize(("text", "expected"), VISITING)
def test_a_guest_without_a_name_is_the_foreigner(read: Read, text: str, expected: str) -> None:
    """Who is visiting comes from abroad; what a guest proposes to convene is of his country and the document's."""
    text = "Ministry of Foreign Affairs of Japan\n\n" + text
    assert expected in told(read(text + FILLER))


@pytest.mark.parametrize("text", IDLE)
def test_bodies_do_not_always_sit(read: Read, text: str) -> None:
    """What a body does otherwise is no session of it, and one without a day or place is not told."""
    assert len(told(read(TALKS + text + FILLER))) == 1


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_invited(read: Read, text: str) -> None:
    """Neither by unnamed people nor by greetings alone."""
    assert told(read(text + FILLER)) == []
