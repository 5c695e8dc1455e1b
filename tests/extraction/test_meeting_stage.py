"""Which occasions are at the place that the document's header names: the real pipeline."""

# ruff: noqa: E501  # example texts stand whole on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction
from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

HEADER = "Moscow, May 31, 2019"
PLACES = {
    "the talks reported": (
        "President Vladimir Putin of Russia met today with Prime Minister Shinzo Abe of Japan.",
        [["Moscow"]],
    ),
    "others of the day": (
        "President Vladimir Putin of Russia met today with Prime Minister Shinzo Abe of Japan. Today Foreign Minister Sergey Lavrov of Russia met with Foreign Minister Taro Kono of Japan.",
        [["Moscow"], ["Moscow"]],
    ),
    "not those of another time": (
        "President Vladimir Putin of Russia met today with Prime Minister Shinzo Abe of Japan. In March Foreign Minister Sergey Lavrov of Russia met with Foreign Minister Taro Kono of Japan.",
        [["Moscow"], []],
    ),
    "not a virtual one": (
        "President Vladimir Putin of Russia and Prime Minister Shinzo Abe of Japan held a virtual summit today.",
        [[]],
    ),
    "a visit is to the country": (
        "Prime Minister Shinzo Abe of Japan is on an official visit to Russia from 30 May to 1 June.",
        [["Russia"]],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_stage(read: Callable[..., Extraction], text: str, expected: list[list[str]]) -> None:
    """The header's city is where the day's meetings were, not calls, virtual summits or what was at another time."""
    found = read(text, title="President Vladimir Putin and Prime Minister Shinzo Abe", date=HEADER)
    names = {e.id: e.name for e in found.entities}
    assert [[names[p] for p in m.places] for m in found.meetings] == expected


def test_what_is_told_of_a_visit_that_is_over_is_not_of_the_documents_day(read: Callable[..., Extraction]) -> None:
    """Who also received the visitor did so on some day of the visit."""
    text = (
        "Foreign Minister Taro Kono of Japan paid a working visit to Moscow on 27 and 28 May 2019. On 27 May he met with his counterpart, "
        "Sergey Lavrov of Russia. He was also received by President Vladimir Putin of Russia."
    )
    dates = [m.date.time.edtf if m.date else None for m in read(text, title="Japan and Russia").meetings]
    assert dates == ["2019-05-27/2019-05-28", "2019-05-27", "2019-05-27/2019-05-28"]


LINDE = "Minister Ann Linde of Sweden holds bilateral meetings on the margins of the General Assembly in New York"
THERE = [
    (
        "Foreign Minister Ann Linde met with Foreign Minister Retno Marsudi of Indonesia.",
        LINDE,
        "Ann Linde, Retno Marsudi @ New York",
    ),
    (
        "Foreign Minister Ann Linde met with Foreign Minister Retno Marsudi of Indonesia in May 2017.",
        LINDE,
        "Ann Linde, Retno Marsudi",
    ),
    (
        "The Prime Minister of Fiji met with Foreign Minister Retno Marsudi of Indonesia.",
        LINDE,
        "Prime Minister, Retno Marsudi",
    ),
    (
        "Foreign Minister Ann Linde of Sweden took part in the ASEM Foreign Ministers’ Meeting in Madrid on 30 May. She "
        "joined a conference with Senegal on water on 31 May. On the margins of the Meeting, she held talks with "
        "Foreign Minister Retno Marsudi of Indonesia.",
        "Statement",
        "Ann Linde, Retno Marsudi @ Madrid",
    ),
]


@pytest.mark.parametrize(("text", "title", "expected"), THERE)
def test_meetings_told_under_another_are_there(read: Read, text: str, title: str, expected: str) -> None:
    """A series of meetings is where the title says, and those on the margins of one where that one is."""
    assert expected in [t.split(": ")[1] for t in told(read(text, title=title))]


CITIES = [
    (
        "President Macky Sall of Senegal travelled to Germany in August 2018, when he took part in a conference of investors in Berlin.",
        "Germany, Macky Sall @ Berlin",
    ),
    (
        "President Macky Sall of Senegal visited Germany in August 2018 and spoke of the port in Dakar.",
        "Germany, Macky Sall @ Germany",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CITIES)
def test_a_visit_is_to_the_city_that_its_sentence_names(read: Read, text: str, expected: str) -> None:
    """A visit to a country is to its city where the sentence names one, and to no other country's."""
    assert expected in [t.split(": ")[1] for t in told(read(text, title="Statement"))]
