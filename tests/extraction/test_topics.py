"""What those who met spoke of, and what a paper is on: the text's own words, or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.topics import subject_of
from kg.model import Extraction

Read = Callable[..., Extraction]
MET = "President Gabriel Boric of Chile met President Luis Lacalle Pou of Uruguay in Santiago today."
HEADING = "Presidents of Chile and Uruguay Meet"


def topics(read: Read, text: str) -> list[str]:
    """What was spoken of at all meetings of a text of 14 June 2023."""
    found = read(text, date="June 14, 2023", title=HEADING)
    return [topic for meeting in found.meetings for topic in meeting.topics]


@pytest.mark.parametrize(
    ("told", "topic"),
    [
        (
            "The two presidents discussed trade, energy and the situation in Haiti.",
            "trade, energy and the situation in Haiti",
        ),
        (
            "They reviewed the work of the joint commission and agreed to open a consulate.",
            "the work of the joint commission",
        ),
        ("The two presidents exchanged views on regional security.", "regional security"),
        ("The talks focused on the border crossing at Chuy, which floods have closed.", "the border crossing at Chuy"),
        ("The two presidents spoke by phone about fisheries on Monday.", "fisheries"),
        ("They held talks on migration with their ministers.", "migration"),
    ],
)
def test_what_was_spoken_of_is_told_in_the_words_of_the_text(read: Read, told: str, topic: str) -> None:
    """To where the next thing is told."""
    assert topics(read, f"{MET} {told}") == [topic]


@pytest.mark.parametrize(
    "told",
    [
        "The two presidents discussed issues of mutual interest.",
        "They spoke on the sidelines of the summit.",
        "They met on Monday morning.",
        "The two presidents discussed it.",
        "The two presidents discussed all these topics in detail.",
        "The President of Chile paid a courtesy call on Speaker Sebastián Andújar.",
        "Analysts discuss the price of copper.",
    ],
)
def test_what_says_nothing_is_no_topic(read: Read, told: str) -> None:
    """Phrases without content, places, days and people; what others speak of."""
    assert topics(read, f"{MET} {told}") == []


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Memorandum of Understanding on ports", "ports"),
        ("Agreement between Chile and Peru on air services (2021-2024)", "air services"),
        ("Treaty concerning the Common Border between the Republic of X and the Kingdom of Y", "Common Border"),
        ("memorandum of understanding in the field of vocational training", "vocational training"),
        ("Programme on Culture for the years 2025-2027", "Culture"),
        ("Free Trade Agreement", None),
        ("agreement of 5 May", None),
        ("agreement on this project", None),
        ("protocol signed on May 5", None),
    ],
)
def test_what_a_paper_is_on_is_read_off_its_title(title: str, subject: str | None) -> None:
    """Without whose it is and how long it runs."""
    assert subject_of(title) == subject
