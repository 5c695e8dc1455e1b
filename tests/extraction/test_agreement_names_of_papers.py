"""The names under which governments sign papers, and what is a paper only where it is signed."""

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
    return sorted((a.title, a.kind) for a in find_agreements(context, []))


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("annex on border trade", "treaty"),
        ("concordat on schools", "treaty"),
        ("side letter on border trade", "memorandum"),
        ("letter of commitment on rivers", "memorandum"),
        ("agreed record on fishing", "memorandum"),
        ("procès-verbal on border trade", "declaration"),
        ("final act on the demarcation", "declaration"),
        ("joint appeal on hunger", "declaration"),
        ("agenda for cooperation on water", "programme"),
        ("strategy on hydrogen", "programme"),
        ("action matrix on trade", "programme"),
        ("debt swap for the protection of forests", "contract"),
    ],
)
def test_names_of_papers(analyse: Analyse, noun: str, kind: str) -> None:
    """What two sides sign is a paper, under whatever name."""
    article = "an" if noun[0] in "aei" else "a"
    assert told(analyse, f"The Foreign Ministers of Malta and Cyprus signed {article} {noun}.") == [(noun, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The annex on border trade lists the goods.",
        "The agenda of the meeting was long.",
        "Malta has a strategy on hydrogen.",
        "The Government of Malta adopted a strategy on hydrogen.",
        "The two Presidents followed a busy schedule.",
        "The letter of interest from Malta on the port arrived.",
    ],
)
def test_things_that_are_no_papers(analyse: Analyse, text: str) -> None:
    """What nobody signs, or one side adopts alone, is no paper between parties."""
    assert told(analyse, text) == []
