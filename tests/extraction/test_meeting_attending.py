"""Verbs that say who is at an event: the real pipeline."""

# ruff: noqa: E501  # example sentences stand whole on one line
from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

THERE = [
    (
        "Prime Minister Justin Trudeau of Canada is expected at the G20 Summit in Hamburg on 7 and 8 July 2024.",
        "summit planned 2024-07-07/2024-07-08",
        "Trudeau",
    ),
    (
        "Minister Rob Davies of South Africa said at the World Economic Forum in Davos on Tuesday that trade grew.",
        "forum held",
        "Davies",
    ),
    (
        "Trade is a priority, Minister Rob Davies of South Africa stressed during the World Economic Forum in Davos on Tuesday.",
        "forum held",
        "Davies",
    ),
    ("President Luis Arce of Bolivia presided over the CELAC Summit in La Paz on 10 May.", "summit held", "Arce"),
    (
        "Deputy Minister Sara Ndlovu of South Africa officiated at the South Africa-Egypt Business Forum in Cairo on 12 May.",
        "forum held",
        "Ndlovu",
    ),
    (
        "Minister Jan Berg of Norway moderated a panel at the World Economic Forum in Davos on 12 May.",
        "forum held",
        "Berg",
    ),
]
AWAY = [
    "Minister Rob Davies of South Africa commented on the World Economic Forum in Davos on Tuesday.",
    "Minister Rob Davies of South Africa said before the World Economic Forum in Davos on Tuesday that trade grew.",
    "Minister Rob Davies of South Africa is not expected at the G20 Summit in Hamburg on 7 July 2024.",
    "A declaration is expected from the G20 Summit in Hamburg on 7 July 2024, said Minister Rob Davies of South Africa.",
]


@pytest.mark.parametrize(("text", "start", "who"), THERE)
def test_there(read: Read, text: str, start: str, who: str) -> None:
    """Who speaks at an event, presides over it or is expected at it takes part in it."""
    assert [t for t in told(read(text)) if t.startswith(start) and who in t]


@pytest.mark.parametrize("text", AWAY)
def test_away(read: Read, text: str) -> None:
    """Who speaks of an event, or before it, does not."""
    assert not [t for t in told(read(text)) if "Davies" in t]
