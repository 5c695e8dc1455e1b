"""Delegations that are taken or sent abroad, guests told by an office alone, and what is held beside a visit."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

PARTIES = [
    (
        "Trade Minister Simon Birmingham of Australia will take a delegation of exporters to Hanoi on 12 June.",
        ["visit planned 2019-06-12: Simon Birmingham, Vietnam @ Hanoi"],
    ),
    (
        "In May, Economy Minister Peter Altmaier of Germany brought a trade mission to Nairobi.",
        ["visit held 2019-05: Kenya, Peter Altmaier @ Nairobi"],
    ),
    (  # whoever sends it stays at home
        "President Uhuru Kenyatta of Kenya will send a delegation to Tokyo in July.",
        ["visit planned 2019-07: Japan, Kenya @ Tokyo"],
    ),
    ("The coach took the team to victory in the final.", []),
    ("Minister Simon Birmingham of Australia will take the proposal to Parliament in June.", []),
    ("Japan will send a medical team to Kenya in June.", []),
    ("Japan sent a letter to Kenya in May.", []),
]
GUESTS = [
    (
        "President Andrzej Duda of Poland received President Egils Levits of Latvia on 20 May. President Levits invited the President to visit Riga.",
        "visit proposed: Andrzej Duda, Egils Levits @ Riga",
    ),
    (
        "Prime Minister Mark Rutte of the Netherlands met Prime Minister Pedro Sánchez of Spain on 20 May. Mr Sánchez invited the Prime Minister to Madrid.",
        "visit proposed: Mark Rutte, Pedro Sánchez @ Madrid",
    ),
    (
        "President Kersti Kaljulaid of Estonia and President Gitanas Nausėda of Lithuania met Prime Minister Shinzo Abe of Japan on 20 May. Mr Abe invited the two Presidents to visit Tokyo.",
        "visit proposed: Gitanas Nausėda, Kersti Kaljulaid, Shinzo Abe @ Tokyo",
    ),
    (
        "President Kersti Kaljulaid of Estonia received Foreign Minister Taro Kono of Japan. The President invited the guests to visit Tartu.",
        None,
    ),
]
BESIDE = [
    (
        "President Samia Suluhu Hassan of Tanzania paid a state visit to Oman from 26 to 28 May 2019. The Omani-Tanzanian Business Forum was held on the sidelines of the visit.",
        "forum held 2019-05-26/2019-05-28: Oman, Tanzania",
    ),
    (  # told of no visit
        "President Samia Suluhu Hassan of Tanzania paid a state visit to Oman from 26 to 28 May 2019. The Omani-Tanzanian Business Forum was a success.",
        None,
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_a_delegation_that_somebody_takes_or_sends_pays_a_visit(read: Read, text: str, expected: list[str]) -> None:
    """Who takes a party abroad goes with it; who sends one does so for a country."""
    assert told(read(text, title="News")) == expected


@pytest.mark.parametrize(("text", "expected"), GUESTS)
def test_a_guest_is_told_by_an_office_alone(read: Read, text: str, expected: str | None) -> None:
    """Nobody invites himself: of those whom the document is about, the holder of the office on the other side."""
    found = [line for line in told(read(text, title="News")) if line.startswith("visit")]
    assert any(line.startswith(expected) for line in found) if expected else found == []


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_what_is_beside_a_visit_is_within_its_days(read: Read, text: str, expected: str | None) -> None:
    """An event on the sidelines of a visit is on its days, where those who visit and receive hold it."""
    forums = [line for line in told(read(text, title="News")) if line.startswith("forum")]
    assert any(line.startswith(expected) for line in forums) if expected else not any("26" in f for f in forums)


IN_TALKS = [
    ("Japan and Kenya are in talks on a tax treaty.", ["talks ongoing: Japan, Kenya"]),
    ("Poland has been in negotiations with Ukraine on fisheries.", ["talks ongoing: Poland, Ukraine"]),
    (
        "The EU and Mercosur were in consultations on the text in May 2018.",
        ["session held 2018-05: European Union, Mercosur"],
    ),
    ("Poland and Ukraine are in close contact.", []),
]
TITLE = "Outcomes of the Visit of the Prime Minister of Japan to Kenya"


@pytest.mark.parametrize(("text", "expected"), IN_TALKS)
def test_those_who_are_in_talks_hold_them(read: Read, text: str, expected: list[str]) -> None:
    """Who is in talks is at them, as long as it lasts."""
    assert [line.replace(" 2019-05-31", "") for line in told(read(text, title="News"))] == expected


def test_talks_of_one_day_below_a_headline_of_a_visit(read: Read) -> None:
    """What the text brings in as talks of one day are talks, be they part of the visit that the headline tells."""
    text = "Prime Minister Shinzo Abe of Japan and President Uhuru Kenyatta of Kenya held talks in Nairobi on 30 May. During the visit, both sides signed two agreements."
    assert told(read(text, title=TITLE))[0].startswith("talks held 2019-05-30")


def test_a_season_is_told_by_its_year(read: Read) -> None:
    """EDTF level 0 has no seasons; a quarter is one of three months."""
    text = "Japan and Kenya will hold the third session of the Joint Committee in Nairobi in the autumn."
    assert told(read(text, title="News")) == ["session planned 2019: Japan, Kenya @ Nairobi #3"]
    quarter = (
        "Japan and Kenya will hold the third session of the Joint Committee in Nairobi by the first quarter of 2020."
    )
    assert told(read(quarter, title="News")) == ["session planned 2020-01/2020-03: Japan, Kenya @ Nairobi #3"]


def test_who_welcomes_to_an_event_speaks_at_it(read: Read) -> None:
    """The event is under way on the day of the text, whatever the title says of it."""
    text = "Your Excellency Minister Maxim Oreshkin of Russia,\n\nIt is my pleasure to welcome you all to the fourth Japan-Russia Business Forum."
    found = told(read(text, title="Remarks by Foreign Minister Taro Kono of Japan"))
    assert any(line.startswith("forum ongoing 2019-05-31") for line in found)


SESSIONS = [
    (
        "The fifth session of the Japan-Kenya Joint Committee, co-chaired by Minister Taro Kono of Japan and Minister Monica Juma of Kenya, was held in Nairobi on 30 May. The two Ministers held in-depth discussions on trade.",
        ["session held 2019-05-30: Monica Juma, Taro Kono @ Nairobi #5"],
    ),
    (  # on a day of their own
        "The fifth session of the Japan-Kenya Joint Committee, co-chaired by Minister Taro Kono of Japan and Minister Monica Juma of Kenya, was held in Nairobi on 30 May. On 28 May, Minister Kono held talks with Minister Juma in Mombasa.",
        [
            "session held 2019-05-30: Monica Juma, Taro Kono @ Nairobi #5",
            "talks held 2019-05-28: Monica Juma, Taro Kono @ Mombasa",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SESSIONS)
def test_discussions_of_the_same_people_are_of_their_session(read: Read, text: str, expected: list[str]) -> None:
    """What the very people of a session held, on no day and nowhere else, they held at it."""
    assert told(read(text, title="News")) == expected


PAID = [
    (
        "Foreign Minister Taro Kono of Japan had a bilateral talk with Minister Ayman Safadi of Jordan on 20 May.",
        ["talks held 2019-05-20: Ayman Safadi, Taro Kono"],
    ),
    (
        "Ambassador Ito Naoki of Japan paid a farewell call on Foreign Minister Abdul Momen of Bangladesh on 20 May.",
        ["talks held 2019-05-20: Abdul Momen, Ito Naoki"],
    ),
    (
        "Minister Taro Kono of Japan paid a call on President Joko Widodo of Indonesia on 20 May.",
        ["talks held 2019-05-20: Joko Widodo, Taro Kono"],
    ),
    ("Minister Taro Kono of Japan gave a talk at the university on 20 May.", []),
    ("Minister Taro Kono of Japan made a call on states to stop the war on 20 May.", []),
]


@pytest.mark.parametrize(("text", "expected"), PAID)
def test_a_call_is_paid_and_a_talk_had_with_somebody(read: Read, text: str, expected: list[str]) -> None:
    """A call that one pays is no phone call, and a talk that one has with somebody is no lecture."""
    assert told(read(text, title="News")) == expected
