"""Names that only head what follows, what is somebody’s own, questions, and verbs that are no part of a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
MEETING = "President Ana Sol of Malta met President Ion Rusu of Cyprus in Valletta today. "


def titles(analyse: Analyse, text: str) -> set[str]:
    return {a.title for a in extract(analyse(MEETING + text, date="June 14, 2023")).agreements}


@pytest.mark.parametrize(
    "text",
    [
        "\n\nA Technology Partnership for the Future:\n\nMalta and Cyprus are friends.",
        "\n\n- New Educational Exchange Initiative: Malta and Cyprus value their students.",
        "He soon started a training programme to connect him with his union.",
        "Cyprus has established its own volunteering programme for young people.",
        "Is there any agreement on the treaty?",
        "Is the agreement in danger?",
        "An Interagency Working Group on Ports met in Valletta.",
    ],
)
def test_these_are_none(analyse: Analyse, text: str) -> None:
    """A label is told again by what follows it; what one does for oneself binds nobody else."""
    assert titles(analyse, text) == set()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "They launched the Educational Exchange Initiative: it will help students.",
            "Educational Exchange Initiative",
        ),
        (
            "Malta announced $5 million for a programme to train teachers in Cyprus.",
            "programme to train teachers in Cyprus",
        ),
        ("The paper supports the Green Islands Programme.", "Green Islands Programme"),
        ("They signed an agreement in the field of ports.", "agreement in the field of ports"),
    ],
)
def test_and_these_are(analyse: Analyse, text: str, title: str) -> None:
    """A name that a sentence does something with, whatever colon follows it."""
    assert titles(analyse, text) == {title}


def test_a_verb_is_no_part_of_a_phrase(analyse: Analyse) -> None:
    """The words before a noun end where a verb stands: "supports | economic reform programme"."""
    (title,) = titles(
        analyse, "Malta launched a fund and supports Cypriot growth with a joint research programme on bees."
    )
    assert title.startswith("joint research programme")


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Malta, Cyprus Ink Deal on Lithium", "Deal on Lithium"),
        ("Malta and Cyprus ink agreement on mining cooperation", "agreement on mining cooperation"),
        ("Malta and Cyprus Seal Pact on Fisheries", "Pact on Fisheries"),
    ],
)
def test_a_headline_signs_by_other_words(analyse: Analyse, title: str, wanted: str) -> None:
    """What a headline inks or seals is signed, and the verb is no part of its name."""
    text = MEETING + "The two leaders talked about trade and the sea, and had lunch together."
    found = extract(analyse(text, title, "June 14, 2023")).agreements
    assert [(a.title, a.status) for a in found] == [(wanted, "signed")]
