"""Occasions that are being prepared, or set for a day: who meets, that the day is to come; and what is none."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

DUE = [
    (
        "A meeting is planned for June between Lars Hansen, State Secretary of Denmark, and Minister Paul Meyer of Luxembourg.",
        "talks planned 2019-06: Lars Hansen, Paul Meyer",
    ),
    (
        "Talks are scheduled for September between President Nana Akufo-Addo of Ghana and Prime Minister Narendra Modi of India.",
        "talks planned 2019-09: Nana Akufo-Addo, Narendra Modi",
    ),
    (
        "A new round of consultations is expected in December in Quito between Chile and Ecuador.",
        "session planned 2019-12: Chile, Ecuador @ Quito",
    ),
    (
        "The official visit of the President of Serbia to Kazakhstan is being prepared for the second half of October.",
        "visit planned 2019-10: Kazakhstan, President @ Kazakhstan",
    ),
    (
        "The visit of the Minister of Foreign Affairs of Ukraine to Iceland is being worked out for October.",
        "visit planned 2019-10: Iceland, Minister of Foreign Affairs @ Iceland",
    ),
    (
        "A visit of the President of Poland to Ukraine has been fixed for November.",
        "visit planned 2019-11: President, Ukraine @ Ukraine",
    ),
]
NOT_DUE = [
    ("A ferry service is planned for September between Chile and Argentina.", []),
    (  # it was not to be prepared any more
        "A visit by Foreign Minister Ivica Dacic of Serbia to Cairo was prepared by the two embassies in April.",
        ["visit held 2019-04: Egypt, Ivica Dacic @ Cairo"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DUE)
def test_what_is_being_prepared_is_to_come(read: Read, text: str, expected: str) -> None:
    """On the next such day after the document's; those who will meet may stand behind the verb."""
    assert told(read(text)) == [expected]


@pytest.mark.parametrize(("text", "expected"), NOT_DUE)
def test_what_is_not(read: Read, text: str, expected: list[str]) -> None:
    """Other things that are planned, and what was prepared."""
    assert told(read(text)) == expected


def test_a_telephonic_conversation_is_a_call(read: Read) -> None:
    """As South Asian offices say."""
    text = "Prime Minister Imran Khan of Pakistan held a telephonic conversation with President Ilham Aliyev of Azerbaijan on 20 May."
    assert told(read(text)) == ["call held 2019-05-20: Ilham Aliyev, Imran Khan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My speech today in the joint session spoke about Iran.", []),
        ("Prime Minister Narendra Modi of India will address a joint session of the U.S. Congress on 22 June.", []),
        (
            "The joint session of the Omani-Qatari Committee was held in Muscat on 20 May.",
            ["session held 2019-05-20: Oman, Qatar @ Muscat"],
        ),
        (
            "Serbia and Hungary will hold their third joint session in Belgrade in September.",
            ["session planned 2019-09: Hungary, Serbia @ Belgrade #3"],
        ),
    ],
)
def test_a_parliament_that_sits_is_no_meeting(read: Read, text: str, expected: list[str]) -> None:
    """But a joint body of two sides meets."""
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The third session of the Joint Commission was co-chaired by President Nurlan Omarov of Kazakhstan and Prime Minister Kwame Mensah of Ghana in Geneva on 20 May.",
            "session held 2019-05-20: Kwame Mensah, Nurlan Omarov @ Geneva #3",
        ),
        (
            "During talks with Prime Minister Kwame Mensah of Ghana in Geneva on 20 May, President Nurlan Omarov of Kazakhstan raised trade.",
            "talks held 2019-05-20: Kwame Mensah, Nurlan Omarov @ Geneva",
        ),
    ],
)
def test_who_chairs_or_goes_on_took_part(read: Read, text: str, expected: str) -> None:
    """Where and when the sentence says."""
    assert told(read(text)) == [expected]
