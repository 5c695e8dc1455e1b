"""What people of two sides do together, what one does by phone, and those who are spelled out by their country."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

LIMA = "President Martín Vizcarra of Peru and Prime Minister Shinzo Abe of Japan"
ACTS = [
    (f"{LIMA} laid a wreath at the monument in Lima on 30 May.", "ceremony held 2019-05-30: Martín Vizcarra, Shinzo Abe @ Lima"),
    (f"{LIMA} will inaugurate the new bridge in Lima on 3 July.", "ceremony planned 2019-07-03: Martín Vizcarra, Shinzo Abe @ Lima"),
    ("President Martín Vizcarra of Peru unveiled a bust in Lima on 30 May together with Prime Minister Shinzo Abe of Japan.", "ceremony held 2019-05-30: Martín Vizcarra, Shinzo Abe @ Lima"),
    ("President Martín Vizcarra of Peru received credentials from the ambassadors of Chile and Oman in Lima on 30 May.", "ceremony held 2019-05-30: Chile, Martín Vizcarra, Oman @ Lima"),
    ("President Martín Vizcarra of Peru took leave of Prime Minister Shinzo Abe of Japan in Lima on 30 May.", "talks held 2019-05-30: Martín Vizcarra, Shinzo Abe @ Lima"),
    # alone, or no ceremony
    ("President Martín Vizcarra of Peru laid a wreath at the monument in Tokyo on 30 May.", None),
    ("President Martín Vizcarra of Peru cut taxes on 30 May with Prime Minister Shinzo Abe of Japan in mind.", None),
    ("President Martín Vizcarra of Peru delivered a speech on Prime Minister Shinzo Abe of Japan.", None),
]  # fmt: skip
CALLS = [
    ("President Martín Vizcarra of Peru congratulated Prime Minister Shinzo Abe of Japan by telephone on 30 May.", "call held 2019-05-30: Martín Vizcarra, Shinzo Abe"),
    ("In a phone call on 30 May, President Martín Vizcarra of Peru thanked Prime Minister Shinzo Abe of Japan.", "call held 2019-05-30: Martín Vizcarra, Shinzo Abe"),
    ("President Martín Vizcarra of Peru took a call from Prime Minister Shinzo Abe of Japan on 30 May.", "call held 2019-05-30: Martín Vizcarra, Shinzo Abe"),
    ("President Martín Vizcarra of Peru placed a call to Prime Minister Shinzo Abe of Japan on 30 May.", "call held 2019-05-30: Martín Vizcarra, Shinzo Abe"),
    ("President Martín Vizcarra of Peru rang Prime Minister Shinzo Abe of Japan on 30 May.", "call held 2019-05-30: Martín Vizcarra, Shinzo Abe"),
    # in writing, in public, of phones
    ("President Martín Vizcarra of Peru congratulated Prime Minister Shinzo Abe of Japan on 30 May.", None),
    ("President Martín Vizcarra of Peru thanked Prime Minister Shinzo Abe of Japan for the mobile phone network.", None),
    ("President Martín Vizcarra of Peru issued a call to all states on 30 May.", None),
]  # fmt: skip
SPELLED_OUT = [
    ("Foreign Minister Taro Kono of Japan met with the ambassadors of France, Germany and Italy in Tokyo on 30 May.", "talks held 2019-05-30: France, Germany, Italy, Taro Kono @ Tokyo"),
    ("Foreign Minister Taro Kono of Japan received the special envoys of Kenya and Malta in Tokyo on 30 May.", "talks held 2019-05-30: Kenya, Malta, Taro Kono @ Tokyo"),
    ("At their meeting in Lima on 30 May, the foreign ministers of Peru, Chile and Bolivia agreed to build a railway.", "talks held 2019-05-30: Bolivia, Chile, Peru @ Lima"),
    ("President Martín Vizcarra of Peru was met at the airport in Tokyo by Prime Minister Shinzo Abe of Japan on 30 May.", "talks held 2019-05-30: Martín Vizcarra, Shinzo Abe @ Tokyo"),
]  # fmt: skip
MET = "President Martín Vizcarra of Peru met Prime Minister Shinzo Abe of Japan in Lima on 30 May. "
LAST = [
    (MET + "They noted the progress made since their last meeting in Cusco in September 2018.", "talks held 2018-09: Martín Vizcarra, Shinzo Abe @ Cusco"),
    ("Peru and Japan noted the progress made since their last meeting in Cusco in September 2018.", "session held 2018-09: Japan, Peru @ Cusco"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meeting"), [*ACTS, *CALLS, *SPELLED_OUT])
def test_acts_and_calls_tell_of_an_occasion(read: Read, text: str, meeting: str | None) -> None:
    """Where two sides take part, who are named, or told by their countries."""
    assert told(read(text)) == ([meeting] if meeting else [])


@pytest.mark.parametrize(("text", "meeting"), LAST)
def test_their_last_meeting_is_of_those_spoken_of(read: Read, text: str, meeting: str) -> None:
    """Of the people, where people are spoken of; of the countries, where they are."""
    assert meeting in told(read(text))


def test_several_months_ago_is_not_the_day_of_the_text(read: Read) -> None:
    """What was done some time ago is on no day."""
    text = "President Martín Vizcarra of Peru met Prime Minister Shinzo Abe of Japan several months ago in Lima."
    assert told(read(text)) == ["talks held: Martín Vizcarra, Shinzo Abe @ Lima"]


def test_what_one_sentence_tells_is_on_one_day(read: Read) -> None:
    """As in "was received by A and held talks with B" in a report of the day."""
    text = "Foreign Minister Taro Kono of Japan was received in Lima by President Martín Vizcarra of Peru and held talks with Foreign Minister Néstor Popolizio of Peru."
    days = {line.partition(":")[0] for line in told(read(text))}
    assert days == {"talks held 2019-05-31"}


def test_received_by_in_a_headline(read: Read) -> None:
    """A headline leaves out that somebody "was" received."""
    title = "Foreign Minister Taro Kono of Japan received by President Martín Vizcarra of Peru"
    assert told(read("They spoke of trade.", title=title)) == ["talks held 2019-05-31: Martín Vizcarra, Taro Kono"]
