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


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They signed the Agreement on Reciprocal, Fair, and Balanced Trade.",
         "Agreement on Reciprocal, Fair, and Balanced Trade"),
        ("They signed a Treaty on Peace, Friendship, and Good Neighbourly Relations in Nicosia.",
         "Treaty on Peace, Friendship, and Good Neighbourly Relations"),
        ("They signed the Agreement on Trade, and President Vella saw the port.", "Agreement on Trade"),
        ("They signed an agreement on trade.", "agreement on trade"),
    ],
)  # fmt: skip
def test_a_name_goes_on_to_the_last_of_a_series(analyse: Analyse, text: str, title: str) -> None:
    """A series of capitals with a last comma is one name; another clause is no part of it."""
    assert [t for t, _ in told(analyse, text)] == [title]


def test_what_it_is_made_ready_for_is_no_topic(analyse: Analyse) -> None:
    """As in "to prepare the Agreement for signature": the paper told before, and nothing new."""
    text = "They agreed on a Trade Agreement. They will prepare the Agreement for signature and its ratification."
    assert [t for t, _ in told(analyse, text)] == ["Trade Agreement"]
