"""Meetings whose day or place the text gives once, or not at all: of these days, where the others are, with the host."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

FIRST = "Foreign Minister Taro Kono of Japan met Foreign Minister Néstor Popolizio of Peru in Lima on 30 May. "
LATELY = [
    ("Minister Kono met with Minister Monica Juma of Kenya.", "talks held 2019-05: Monica Juma, Taro Kono"),
    # looked back on
    ("Minister Kono recalled that he had met Minister Monica Juma of Kenya.", "talks held: Monica Juma, Taro Kono"),
    ("Minister Kono referred to his talks with Minister Monica Juma of Kenya.", "talks held: Monica Juma, Taro Kono"),
    # said in a speech, or to come
    ("Minister Kono will meet Minister Monica Juma of Kenya.", "talks planned: Monica Juma, Taro Kono"),
]
WITH_SEVERAL = [
    (  # those met one by one are where the others were
        FIRST + "He also held talks with the foreign ministers of Chile and Kenya.",
        {"talks held 2019-05: Chile, Taro Kono @ Lima", "talks held 2019-05: Kenya, Taro Kono @ Lima"},
    ),
    (  # on the days over which it went on
        "On 27-29 May in Lima, Foreign Minister Taro Kono of Japan took part in the G20 Foreign Ministers' Meeting and met Minister Néstor Popolizio of Peru. Minister Kono also had meetings with the foreign ministers of Chile and Kenya.",
        {
            "talks held 2019-05-27/2019-05-29: Chile, Taro Kono @ Lima",
            "talks held 2019-05-27/2019-05-29: Kenya, Taro Kono @ Lima",
        },
    ),
]
HOSTS = [
    ("The fourth session of the Japan-Peru Joint Committee will be hosted by Peru in 2020.", "@ Peru #4"),
    ("Peru will host the fourth session of the Japan-Peru Joint Committee in 2020.", "@ Peru #4"),
    ("Peru will host the fourth session of the Japan-Peru Joint Committee in Cusco in 2020.", "@ Cusco #4"),
    # no country, or nowhere
    ("The Peruvian side will host the virtual fourth session of the Japan-Peru Joint Committee in 2020.", " #4"),
    ("The fourth session of the Japan-Peru Joint Committee, hosted by Peru's Ministry of Trade, will be held in 2020.", " #4"),
]  # fmt: skip
AT_A_SUMMIT = [
    (  # one occasion, with the summit's day and place
        "The two ministers will meet again at the upcoming G20 Leaders’ Summit in Osaka, Japan, in June.",
        ["talks planned 2019-06: Néstor Popolizio, Taro Kono @ Osaka"],
    ),
    (
        "The ministers met again in Osaka in March, at the summit of the European Union.",
        ["talks held 2019-03: Néstor Popolizio, Taro Kono @ Osaka"],
    ),
    (  # what is prepared is not yet
        "They discussed the preparations for the G20 Leaders’ Summit in Osaka in June.",
        ["summit planned 2019-06: G20 @ Osaka"],
    ),
]
CO = [
    (
        "The two ministers co-chaired the 4th Japan-Peru Joint Commission in Lima on 30 May.",
        "session held 2019-05-30: Néstor Popolizio, Taro Kono @ Lima #4",
    ),
    (
        "Japan will co-host the Japan-Peru Business Forum in Kyoto in June.",
        "forum planned 2019-06: Japan, Peru @ Kyoto",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LATELY)
def test_of_these_days(read: Read, text: str, expected: str) -> None:
    """What a report tells as done is of its month; what it looks back on or plans has no day."""
    assert expected in [t.split(" @ ")[0] for t in told(read(FIRST.replace("in Lima on 30 May", "today") + text))]


@pytest.mark.parametrize(("text", "expected"), WITH_SEVERAL)
def test_with_several(read: Read, text: str, expected: set[str]) -> None:
    """Whom somebody meets one by one, he meets where and when the others were."""
    assert expected <= set(told(read(text)))


@pytest.mark.parametrize(("text", "expected"), HOSTS)
def test_where_its_host_is(read: Read, text: str, expected: str) -> None:
    """A sitting of which only the host is told is in the host's country."""
    (one,) = told(read(text))
    assert one.endswith(expected)


@pytest.mark.parametrize(("text", "expected"), AT_A_SUMMIT)
def test_who_meets_at_a_summit(read: Read, text: str, expected: list[str]) -> None:
    """Two who meet at a summit meet on its day and at its place, and the summit is no further occasion."""
    found = [t.split(" of ")[0] for t in told(read(FIRST + text)) if "2019-05-30" not in t]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), CO)
def test_what_two_chair(read: Read, text: str, expected: str) -> None:
    """Who co-chairs or co-hosts is the subject of one verb."""
    title = "Visit of Foreign Minister Taro Kono of Japan to Foreign Minister Néstor Popolizio of Peru"
    assert expected in told(read(text, title=title))


TWO = "Kenya and Peru agreed on trade. "
BODIES = [
    (  # in a relative clause
        "The outcomes will be followed by the Kenyan-Peruvian Joint Committee, whose 23rd session is due in Lima in June.",
        "session planned 2019-06: Kenya, Peru @ Lima #23",
    ),
    (
        "The 10th meeting of the Intergovernmental Commission, which will be hosted by Lima in June, is to approve it.",
        "session planned 2019-06: Kenya, Peru @ Lima #10",
    ),
    # by whom its officers are to convene, or it holds itself
    (
        "The Presidents directed their Ministers of Foreign Affairs to convene the second session of the Joint Commission in Lima in June.",
        "session planned 2019-06: Kenya, Peru @ Lima #2",
    ),
    (
        "They agreed that the Binational Commission will hold its XIII session in Lima in June.",
        "session planned 2019-06: Kenya, Peru @ Lima #13",
    ),
    (
        "Both sides agreed to convene the seventh meeting of the Commerce Secretary-level Joint Committee in Lima in June.",
        "session planned 2019-06: Kenya, Peru @ Lima #7",
    ),
    ("Peru will host the next Political Consultations.", "session planned: Kenya, Peru @ Peru"),
    (
        "They spoke of the preparation of the 13th Binational Cabinet, to be held in Lima in June.",
        "session planned 2019-06: Kenya, Peru @ Lima #13",
    ),
]
NO_BODIES = [
    "Peru's position on dialogue with Kenya is known.",
    "The agreement was prepared at deputy foreign minister level.",
]
UNNAMED = [
    ("A technical team will travel to Lima in June.", "talks planned 2019-06: Kenya, Peru @ Lima"),
    ("A delegation from Kenya is expected in Lima in June.", "visit planned 2019-06: Kenya, Peru @ Lima"),
    ("A delegation from Kenya Power will go to Lima in June.", None),
    ("The health ministers met in Lima in May.", "talks held 2019-05: Kenya, Peru @ Lima"),
    (
        "The trade ministers of Kenya and Peru met on the sidelines of the Heart of Asia meeting in Lima on 28 May.",
        "talks held 2019-05-28: Kenya, Peru @ Lima",
    ),
    ("The national football team will travel to Lima in June.", None),
    ("A team of doctors will travel to Lima in June.", None),
]
CALLERS = [
    (  # whose leadership
        "Foreign Minister Taro Kono of Japan had a meeting with the leadership of the African Union on 30 May.",
        "talks held 2019-05-30: African Union, Taro Kono",
    ),
    (
        "Foreign Minister Taro Kono of Japan said this when the Ambassador of Peru, Ana Rojas, paid a farewell call on him on 30 May.",
        "talks held 2019-05-30: Ana Rojas, Taro Kono",
    ),
    (
        "President Uhuru Kenyatta of Kenya concluded a visit to Peru where, together with President Martín Vizcarra, he co-chaired the 3rd session of the Kenya-Peru Joint Commission on 30 May.",
        "session held 2019-05-30: Martín Vizcarra, Uhuru Kenyatta @ Peru #3",
    ),
    (
        "Foreign Minister Taro Kono of Japan will lead the delegation to the 2nd meeting of the Japan-Peru Council in Lima, which he will co-chair with Foreign Minister Néstor Popolizio of Peru on 3 June.",
        "session planned 2019-06-03: Néstor Popolizio, Taro Kono @ Lima #2",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_sessions_of_joint_bodies(read: Read, text: str, expected: str) -> None:
    """They are of the two countries, however the sentence tells that the body sits."""
    assert expected in told(read(TWO + text, title="Kenya and Peru sign an agreement"))


@pytest.mark.parametrize("text", NO_BODIES)
def test_what_is_no_session(read: Read, text: str) -> None:
    """Dialogue in general is no occasion, and an office's level is nobody."""
    assert told(read(TWO + text, title="Kenya and Peru sign an agreement")) == []


@pytest.mark.parametrize(("text", "expected"), UNNAMED)
def test_who_goes_without_a_name(read: Read, text: str, expected: str | None) -> None:
    """A technical team is of the side that is not visited, a minister of a portfolio of both; other teams are nobody."""
    found = told(read(TWO + text, title="Kenya and Peru sign an agreement"))
    assert [t for t in found if t.startswith(("visit", "talks")) and "Kenya Power" not in t] == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(("text", "expected"), CALLERS)
def test_with_him(read: Read, text: str, expected: str) -> None:
    """On whom somebody calls, and with whom he chairs, is not himself."""
    assert expected in told(read(text))


def test_a_visit_for_a_feast(read: Read) -> None:
    """The month of the anniversary for which somebody is asked to come is that of the visit."""
    text = "President Uhuru Kenyatta of Kenya invited President Martín Vizcarra of Peru to visit Nairobi for the 57th Independence Anniversary in December 2020."
    assert told(read(text)) == ["visit proposed 2020-12: Martín Vizcarra, Uhuru Kenyatta @ Nairobi"]
