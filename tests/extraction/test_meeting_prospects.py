"""How an occasion stands that is only prepared for, weighed, on an agenda, denied or ruled out."""

from __future__ import annotations

import pytest

from tests.extraction.conftest import Read
from tests.extraction.test_meetings import told

A, B = "Foreign Minister Taro Kono of Japan", "President Juan Pérez of Peru"
PLANNED = [
    f"Preparations are under way for a meeting between {A} and {B}.",
    f"The dates of a meeting between {A} and {B} are being worked out.",
    f"Talks between {A} and {B} are on the agenda in July.",
    f"{A} is holding talks with {B} tomorrow.",
    f"{A} to hold talks with {B} in Lima.",
]
PROPOSED = [
    f"A meeting between {A} and {B} is possible in July.",
    f"A summit between {A} and {B} is under consideration.",
    f"A visit by {A} to Lima is likely in August, said {B}.",
]
DENIED = [
    f"There are no plans for a meeting between {A} and {B}.",
    f"{A} ruled out any meeting with {B}.",
    f"{A} rejected talks with {B}.",
    f"{A} denied having met {B}.",
]
HELD = [
    f"{A} ruled out sanctions at a meeting with {B} on Monday.",
    f"{A} rejected the accusations and held talks with {B}.",
    f"{A} said that progress was possible after his talks with {B}.",
]


@pytest.mark.parametrize(("texts", "status"), [(PLANNED, "planned"), (PROPOSED, "proposed"), (HELD, "held")])
def test_how_it_stands(read: Read, texts: list[str], status: str) -> None:
    """What is prepared for is planned, what is weighed proposed; what is denied beside it leaves it as it is."""
    for text in texts:
        assert [line.split()[1].strip(":") for line in told(read(text))] == [status], text


@pytest.mark.parametrize("text", DENIED)
def test_denied(read: Read, text: str) -> None:
    """No plans, a meeting ruled out, rejected or denied: none."""
    assert not told(read(text))
