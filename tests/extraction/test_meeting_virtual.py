"""Meetings from afar: talks held virtually are talks, a session by video link is a session, and a call is a call."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vice President Harris hosted President Giammattei of Guatemala for a virtual bilateral meeting.", "talks"),
        ("Prime Minister Modi of India held a virtual meeting with Prime Minister Kishida of Japan.", "talks"),
        ("The Israel-Kenya Consultative Group held its session by video conference on Monday.", "session"),
        ("Prime Minister Modi of India had a telephone conversation with Prime Minister Kishida of Japan.", "call"),
        ("Prime Minister Modi of India held a video call with Prime Minister Kishida of Japan.", "call"),
    ],
)
def test_what_is_held_from_afar_keeps_its_kind(analyse: Analyse, text: str, kind: str) -> None:
    """One meeting of the kind that the text calls it by."""
    found = extract(analyse(text, title="Statement", date="14 June 2023")).meetings
    assert [m.kind for m in found] == [kind]
