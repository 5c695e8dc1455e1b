"""What sets two occasions of the same people apart, by the words of texts: the real pipeline, several offices' manners."""

# ruff: noqa: E501  # example texts stand whole on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Extraction

TWO = {
    "a visit of some days and talks on one": (
        "Prime Minister Shinzo Abe of Japan paid an official visit to Russia from 27 to 30 May 2019. On 29 May, Prime Minister Shinzo Abe met with President Vladimir Putin of Russia in Moscow.",
        {("visit", "2019-05-27/2019-05-30"), ("talks", "2019-05-29")},
    ),
    "a reception over two days and talks on the second": (
        "On 13-14 June, President Vladimir Putin of Russia will receive Prime Minister Shinzo Abe of Japan in Moscow. On 14 June, Mr Putin and Mr Abe will hold bilateral talks at the Kremlin.",
        {("talks", "2019-06-13/2019-06-14"), ("talks", "2019-06-14")},
    ),
    "talks, and the numbered session after them": (
        "President Vladimir Putin of Russia met today with Prime Minister Shinzo Abe of Japan in Moscow. Following their private meeting, the two leaders chaired the third session of the Russia-Japan Intergovernmental Commission.",
        {("talks", "2019-05-31"), ("session", "2019-05-31")},
    ),
    "a stay of two days, told by its end, and a call during it": (
        "Prime Minister Shinzo Abe of Japan left Russia today at the end of a two-day official visit to Moscow. During the visit, Prime Minister Abe also called on President Vladimir Putin of Russia.",
        {("visit", "2019-05-30/2019-05-31"), ("talks", "2019-05-30/2019-05-31")},
    ),
    "a stay of two days, told by its beginning, and talks on the first": (
        "Prime Minister Shinzo Abe of Japan arrived in Moscow on Monday for a two-day visit. On Monday he held talks with President Vladimir Putin of Russia.",
        {("visit", "2019-05-27/2019-05-28"), ("talks", "2019-05-27")},
    ),
    "what is planned, and what was held before": (
        "President Vladimir Putin of Russia is to meet Prime Minister Shinzo Abe of Japan. It follows on the discussions between Russia and Japan in Osaka in November 2018.",
        {("talks", ""), ("talks", "2018-11")},
    ),
    "the next sessions of two bodies": (
        "The two sides agreed to convene the next meeting of the Russia-Japan Joint Defence Committee in Moscow in early 2020. The next round of the Russia-Japan Political Consultations will be held in Tokyo in 2020.",
        {("session", "2020"), ("session", "2020")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), TWO.values(), ids=TWO)
def test_apart(read: Callable[..., Extraction], text: str, expected: set[tuple[str, str]]) -> None:
    """What is set apart by days, by its body or by coming after the other is an occasion of its own."""
    meetings = read(text, title="Japan and Russia").meetings
    assert len(meetings) == 2
    assert {(m.kind, m.date.time.edtf if m.date else "") for m in meetings} == expected


def test_a_reference_does_not_look_ahead(read: Callable[..., Extraction]) -> None:
    """Side meetings told last take nothing of what was said of the main one before."""
    found = read(
        "Foreign Minister Taro Kono of Japan and Foreign Minister Sergey Lavrov of Russia met in Tokyo on 30 May 2019 for talks. "
        "The meeting was attended by Prime Minister Shinzo Abe of Japan. "
        "On the sidelines, Minister Lavrov held a separate meeting with Prime Minister Narendra Modi of India."
    )
    sides = {tuple(sorted(p.entity.split("/")[1] for p in m.participants)) for m in found.meetings}
    assert ("narendra modi", "sergey lavrov") in sides
