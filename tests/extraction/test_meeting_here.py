"""Where meetings are by the words of a speaker, a town's own words, or a host: the real pipeline."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

ABE = "Press conference by Prime Minister Shinzo Abe of Japan and President Vladimir Putin of Russia"
HERE = [
    ("It is a great pleasure to be back in Oslo. President Putin and I held talks today.", ABE, "@ Oslo"),
    ("Let me first welcome President Putin back to Kyoto. We held talks with President Putin today.", ABE, "@ Kyoto"),
    ("I would like to thank you for coming to Lima. We met with President Putin today.", ABE, "@ Lima"),
    ("We met with President Putin today.", f"{ABE}, Lima", "@ Lima"),
    # not what is to come, what was, or a country of which the text will tell the city
    ("I look forward to welcoming President Putin to Kyoto. We held talks with President Putin today.", ABE, ""),
    ("It was good to be in Oslo last year. We held talks with President Putin today.", ABE, ""),
    ("I thank you for coming to Japan. We held talks with President Putin today.", ABE, ""),
]


@pytest.mark.parametrize(("text", "title", "place"), HERE)
def test_where_the_speaker_stands(read: Read, text: str, title: str, place: str) -> None:
    """What is reported at a press conference was where the speaker says that he is."""
    found = [t for t in told(read(text, title=title)) if t.startswith(("talks held", "visit held"))]
    assert [t.partition(" @ ")[2] for t in found] == [place.removeprefix("@ ")]


TOWNS = [
    ("Japan and Chile held talks on 30 May in the Chilean capital, Santiago.", "Santiago"),
    (
        "Japan and Peru will hold the third joint commission in the southern Peruvian port city of Ilo in June.",
        "Ilo #3",
    ),
    ("On 30 May the Polish city of Gdańsk was the venue for the third forum of Poland and Finland.", "Gdansk #3"),
    (
        "The fourth session of the Japan-Peru Joint Commission, which Lima hosted on 30 May, agreed on a plan.",
        "Lima #4",
    ),
    ("They agreed to hold the next Japan-Peru commission on economic cooperation in Lima in June.", "Lima"),
    # not of what they speak
    ("On 30 May Japan and Chile held talks on economic cooperation in Bolivia.", ""),
    ("On 30 May Japan and Chile held talks. The city of Lima has a new port.", ""),
]


@pytest.mark.parametrize(("text", "place"), TOWNS)
def test_towns(read: Read, text: str, place: str) -> None:
    """A town that is told as one, or as the host, is where the meeting is."""
    assert [t.partition(" @ ")[2] for t in told(read(text))][:1] == [place]


def test_a_city_before_a_date_in_brackets(read: Read) -> None:
    """Agencies close a headline with where and when: "(Paris – June 13, 2019)"."""
    text = "Meeting between Foreign Minister Taro Kono of Japan and Foreign Minister Sergey Lavrov of Russia (Paris - May 30, 2019)"
    assert told(read(text)) == ["talks held 2019-05-30: Sergey Lavrov, Taro Kono @ Paris"]


DONE = [
    ("Done at Kyoto this 31st day of May, 2019", "Kyoto"),
    ("DONE in Kyoto on the 31st Day of May, 2019", "Kyoto"),
    ("Done with all of this, they parted.", "Japan"),
]


@pytest.mark.parametrize(("closing", "place"), DONE)
def test_where_a_joint_text_was_done(read: Read, closing: str, place: str) -> None:
    """The closing words of a joint text tell where the visit was on which it was made."""
    text = f"President Vladimir Putin of Russia paid a state visit to Japan from 29 to 31 May 2019. He met Prime Minister Shinzo Abe.\n\n{closing}"
    found = [t for t in told(read(text, title="Joint communiqué of Russia and Japan")) if t.startswith("visit")]
    assert [t.partition(" @ ")[2] for t in found] == [place]
