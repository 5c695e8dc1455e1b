"""What one says to the other before their talks is of these talks, on real parses; what is later stays apart."""

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


def told(analyse: Analyse, *said: str) -> list[tuple[str, str]]:
    """Kind and status of the meetings of the two."""
    text = "\n\n".join([f"{ALBANESE}Welcome to Canberra, Mr. President.", *said])
    found = extract(analyse(text, title=TITLE, date="14 June 2023")).meetings
    return sorted((m.kind, m.status) for m in found)


@pytest.mark.parametrize(
    "said",
    [
        f"{MARCOS}Today, I very much look forward to discussing with you, Prime Minister, how to trade more.",
        f"{MARCOS}I am looking forward to meeting you today and to a good lunch.",
        f"{MARCOS}It is an honor to talk with you today about many important matters.",
    ],
)
def test_what_they_look_forward_to_is_the_meeting_at_hand(analyse: Analyse, said: str) -> None:
    """One node: the bilateral meeting of the title."""
    assert [kind for kind, _ in told(analyse, said)] == ["talks"]


@pytest.mark.parametrize(
    "said",
    [
        f"{MARCOS}I look forward to meeting you again in Manila in September.",
        f"{ALBANESE}I will travel to Manila next month to meet you, Mr. President.",
    ],
)
def test_what_is_to_come_later_is_apart(analyse: Analyse, said: str) -> None:
    """Another occasion, with its own time and place."""
    assert len(told(analyse, said)) == 2  # the bilateral meeting and the next one
