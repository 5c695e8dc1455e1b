"""Slots that a meeting has from what it hangs on: the clause before it, its series, the event's own name."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

DATES = [
    (
        "The mission will continue on 21 June in Baku, where Minister Antonio Tajani of Italy will meet President Ilham Aliyev of Azerbaijan.",
        "talks planned 2019-06-21: Antonio Tajani, Ilham Aliyev @ Baku",
    ),
    (
        "President Sebastián Piñera of Chile will pay a visit to Ecuador in the first half of 2020, during which the fourth meeting of the Chile-Ecuador Bilateral Council will take place in Quito.",
        "session planned 2020-01/2020-06: Chile, Ecuador @ Quito #4",
    ),
    (
        "In October, Korea will host the first Korea-Africa Summit in Seoul, to which many have been invited.",
        "summit planned 2019-10: South Korea @ Seoul #1",
    ),
    (
        "He referred to the third China-Arab States Economic and Trade Forum to be held in Yinchuan, Ningxia Hui Autonomous Region from September 12 to 16.",
        "forum planned 2019-09-12/2019-09-16",
    ),
    (
        "Australia and Japan agreed to get on with the second Ministerial Defence dialogue before the end of the year.",
        "session planned 2019: Australia, Japan #2",
    ),
    # what was in another year, or of another clause, is not that
    (
        "President Vladimir Putin of Russia went to Kyoto in 2016, and Foreign Minister Sergey Lavrov of Russia met Foreign Minister Taro Kono of Japan in Tokyo.",
        "talks held 2019-05-31: Sergey Lavrov, Taro Kono @ Tokyo",
    ),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(read: Read, text: str, expected: str) -> None:
    """A clause on "where" and "during which" has the day of what it hangs on; an event that of its sentence."""
    assert any(t.startswith(expected) for t in told(read(text)))


KINDS = [
    ("Australia and Chile resumed trade negotiations. The fifth round will be held in Lima in July.", "talks"),
    ("Australia and Chile held the third round of negotiations in Lima in May.", "talks"),
    ("Australia and Chile held the third round of political consultations in Lima in May.", "session"),
    ("The Joint Committee of Australia and Chile met in May. The fifth round will be held in Lima in July.", "session"),
    ("Australia and Chile agreed that the working group of both countries will meet again in Lima in July.", "session"),
    ("Australia and Chile agreed that officials of both countries would meet in Lima in July.", "talks"),
    ("The summit talks between North Korea and South Korea were held in Pyongyang on 20 May.", "summit"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(read: Read, text: str, kind: str) -> None:
    """A round is talks where it is one of negotiations, else a session; groups and experts sit."""
    assert told(read(text))[-1].split()[0] == kind


STATUS = [
    (
        "Later today, Foreign Minister Taro Kono of Japan is meeting with Foreign Minister Sergey Lavrov of Russia.",
        "talks planned 2019-05-31",
    ),
    (
        "Foreign Minister Taro Kono of Japan is meeting with Foreign Minister Sergey Lavrov of Russia in Tokyo.",
        "talks ongoing",
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATUS)
def test_what_goes_on_and_what_is_later_today(read: Read, text: str, expected: str) -> None:
    """Who "is meeting B later today" has not met yet."""
    assert told(read(text))[0].startswith(expected)


HELD = [
    (
        "Japan and Chile reaffirmed their commitment to further strengthen trade at the 10th Meeting of the Japan-Chile Joint Committee (JCC) held today in Lima.",
        "session held 2019-05-31: Chile, Japan @ Lima #10",
    ),
    (
        "The Philippines and Poland held their 6th Political Consultations, the first to be held in the Polish capital since 2014, at the Ministry on 14 May 2019.",
        "session held 2019-05-14: Philippines, Poland #6",
    ),
    (
        "Japan and Chile hope to sign it at the 11th Meeting of the Japan-Chile Joint Committee to be held in Lima in July.",
        "session planned 2019-07: Chile, Japan @ Lima #11",
    ),
    (
        "One should mention the third round of political consultations between Russia and Japan in Kyoto in May 2015.",
        "session held 2015-05: Japan, Russia @ Kyoto #3",
    ),
    (
        "They welcomed the first meeting of the Japan-Chile Joint Working Group on Trade, which was convened on 18 May.",
        "session held 2019-05-18: Chile, Japan #1",
    ),
    (
        "Japan and Chile will co-host the 2020 Indo-Pacific Business Forum in Lima.",
        "forum planned 2020: Chile, Japan @ Lima",
    ),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_how_a_sitting_stands(read: Read, text: str, expected: str) -> None:
    """What is said of the sitting itself tells how it stands, not what was hoped or resolved at it."""
    assert told(read(text)) == [expected]


GOES_ON = [
    (
        "Prime Minister Jüri Ratas of Estonia will visit the exhibition tomorrow, and he will meet Deputy Prime Minister Heng Swee Keat of Singapore.",
        "talks planned 2019-06-01: Heng Swee Keat, Jüri Ratas",
    ),
    (
        "President Akufo-Addo of Ghana will leave Togo on Saturday, 1st June, 2019, to begin a three-day official visit to Portugal.",
        "visit planned 2019-06-01/2019-06-03: Akufo-Addo, Portugal @ Portugal",
    ),
    (
        "The Mongolian side proposed to ease the rules and to hold the next meeting of the Mongolia-Korea Joint Committee in Ulaanbaatar in July.",
        "session proposed 2019-07: Mongolia, South Korea @ Ulaanbaatar",
    ),
    (
        "Chile and Peru agreed to hold the next session of the Chile-Peru Joint Commission in Lima in July.",
        "session planned 2019-07: Chile, Peru @ Lima",
    ),
    (
        "A technical team from Chile will travel to Singapore in October.",
        "talks planned 2019-10: Chile, Singapore @ Singapore",
    ),
    (
        "A delegation of companies from Chile will travel to Singapore in October.",
        "visit planned 2019-10: Chile, Singapore @ Singapore",
    ),
]


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_what_goes_on(read: Read, text: str, expected: str) -> None:
    """A clause that goes on from a dated one has its day; who proposes has not agreed, and a team goes to talk."""
    assert told(read(text)) == [expected]
