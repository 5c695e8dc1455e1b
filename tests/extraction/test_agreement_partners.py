"""Papers told apart by topic or by partner in one list, signed or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.find import find_agreements
from kg.extraction.context import Context
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
VISIT = "The President of Malta visited Cyprus on 31 May 2019. The two countries discussed trade. "


def told(analyse: Analyse, text: str) -> list[tuple[str, str]]:
    context = Context(analyse(VISIT + text, date="31 May 2019"))
    return sorted((a.title, a.status) for a in find_agreements(context, []))


@pytest.mark.parametrize(
    ("text", "titles", "status"),
    [
        (
            "Malta and Cyprus are working on the signing of instruments on social security, mutual recognition of "
            "licences and cooperation in sport.",
            ["cooperation in sport", "mutual recognition of licences", "social security"],
            "negotiating",
        ),
        (
            "Malta and Cyprus are negotiating agreements on fisheries, search and rescue and the exchange of data.",
            ["fisheries", "search and rescue", "the exchange of data"],
            "negotiating",
        ),
        (
            "Malta and Cyprus signed agreements on the training of nurses, the exchange of data and tourism.",
            ["the exchange of data", "the training of nurses", "tourism"],
            "signed",
        ),
    ],
)
def test_lists_of_topics(analyse: Analyse, text: str, titles: list[str], status: str) -> None:
    """A list of three topics or more tells as many papers."""
    noun = "instrument" if "instruments" in text else "agreement"
    assert told(analyse, text) == [(f"{noun} on {title}", status) for title in titles]


def test_one_topic_of_several_words(analyse: Analyse) -> None:
    """What one word heads is one topic."""
    text = "Malta and Cyprus signed agreements on cooperation in science, technology and innovation."
    assert told(analyse, text) == [("agreements on cooperation in science, technology and innovation", "signed")]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Malta is in talks with Japan, India and Peru on free trade agreements.",
            ["free trade agreement with India", "free trade agreement with Japan", "free trade agreement with Peru"],
        ),
        (
            "Malta has a network of trade agreements. At present Malta is negotiating with Japan and Peru.",
            ["trade agreement with Japan", "trade agreement with Peru"],
        ),
    ],
)
def test_lists_of_partners(analyse: Analyse, text: str, titles: list[str]) -> None:
    """Talks with several partners are on a paper with each."""
    assert [t for t, status in told(analyse, text) if status == "negotiating"] == titles


@pytest.mark.parametrize(
    "text",
    ["Malta is negotiating with Japan and Peru about the price of gas.", "Malta is negotiating with the hijackers."],
)
def test_talks_on_something_else(analyse: Analyse, text: str) -> None:
    """What is haggled over is no paper."""
    assert told(analyse, text) == []
