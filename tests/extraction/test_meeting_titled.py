"""What is told at an occasion that the title names with all who meet: of it, or of others, on real parses."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
TITLE = (
    "Remarks by Prime Minister Anthony Albanese of Australia and President Bongbong Marcos of the Philippines "
    "Before Bilateral Meeting"
)
ALBANESE, MARCOS = "PRIME MINISTER ALBANESE: ", "PRESIDENT MARCOS: "


def told(analyse: Analyse, *said: str) -> list[tuple[str, str, int, str, int | None]]:
    """Kind, status, number of participants, places and ordinal of each meeting."""
    text = "\n\n".join([f"{ALBANESE}Welcome, Mr. President.", *said])
    found = extract(analyse(text, title=TITLE, date="14 June 2023")).meetings
    return sorted(
        (m.kind, m.status, len(m.participants), ",".join(p.split("/")[1] for p in m.places), m.ordinal) for m in found
    )


AT_HAND = ("talks", "held", 2, "", None)


@pytest.mark.parametrize(
    "said",
    [
        f"{MARCOS}And this morning, we have already met with our fellow ASEAN and G20 leaders on hunger.",
        f"{MARCOS}A few days ago, when I visited Paris, I promised to convey our thanks.",
        f"{MARCOS}Last week President Biden and I discussed this with you and with Prime Minister Kishida of Japan.",
    ],
)
def test_others_are_not_at_the_meeting_of_the_title(analyse: Analyse, said: str) -> None:
    """Whom the title does not name takes part in something else."""
    assert AT_HAND in told(analyse, said)


@pytest.mark.parametrize(
    "said",
    [
        f"{MARCOS}Thank you for welcoming me for this trip. I look forward to our discussion.",
        f"{MARCOS}As this is the first time we are meeting in person since you took office, I congratulate you.",
        f"{ALBANESE}And now you are my second meeting with a foreign leader.",
        f"{ALBANESE}It is an honor to have you here for the second foreign leader visit of my term.",
    ],
)
def test_the_meeting_of_the_title_is_told_once_and_as_talks(analyse: Analyse, said: str) -> None:
    """Neither the visit on which it is held nor what one side counts makes it another, or gives it a number."""
    assert told(analyse, said) == [AT_HAND]


def test_its_number_is_told(analyse: Analyse) -> None:
    """Counter-example: both count the meetings of the two."""
    assert [m[-1] for m in told(analyse, f"{MARCOS}This is our third meeting.")] == [3]


@pytest.mark.parametrize(
    ("said", "visit"),
    [
        (f"{MARCOS}I look forward to welcoming you to Manila.", ("visit", "proposed", 2, "Manila", None)),
        (f"{MARCOS}I hope to welcome the Prime Minister in Manila soon.", ("visit", "proposed", 2, "Manila", None)),
        (
            f"{ALBANESE}I am looking forward to our conversation today and hosting you for an official visit next year in Perth.",
            ("visit", "planned", 2, "Perth", None),
        ),
    ],
)
def test_a_visit_that_is_hoped_for(analyse: Analyse, said: str, visit: tuple[str, str, int, str, None]) -> None:
    """Somewhere else than where it is said."""
    assert told(analyse, said) == [AT_HAND, visit]


def test_a_greeting_is_no_visit_to_come(analyse: Analyse) -> None:
    """Counter-example: said of the place itself."""
    assert len(told(analyse, f"{ALBANESE}I have been looking forward to welcoming you here.")) == 1
