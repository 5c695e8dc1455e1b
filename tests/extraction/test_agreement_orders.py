"""Joint decisions told as orders to ministers, as joint works, and by what was approved."""

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
    return [(a.title, a.kind) for a in find_agreements(context, [])]


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        (
            "The two Presidents directed their ministers to meet in June and to establish a technical committee.",
            "technical committee",
            "programme",
        ),
        ("Malta and Cyprus will jointly build a bridge in Gozo.", "build a bridge in Gozo", "commitment"),
        (
            "Malta and Cyprus will jointly finance the road to Larnaca.",
            "finance the road to Larnaca",
            "commitment",
        ),
        (
            "The two sides approved the exemption of 400 goods from customs duties.",
            "the exemption of 400 goods from customs duties",
            "commitment",
        ),
        (
            "Both sides confirmed the start of construction of the cable in 2020.",
            "the start of construction of the cable in 2020",
            "commitment",
        ),
    ],
)
def test_orders_and_joint_works(analyse: Analyse, text: str, title: str, kind: str) -> None:
    """What several sides have set up, or will do with one another, is decided jointly."""
    assert told(analyse, text) == [(title, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The two Presidents instructed their ministers to strengthen cooperation.",
        "Malta and Cyprus will jointly promote peace in the region.",
        "Malta and Cyprus will jointly build a community with a shared future.",
        "The President of Malta directed the Ministry of Roads to build a bridge in Gozo.",
        "The ministers of Malta and Cyprus jointly opened the exhibition.",
        "The ministers of Malta and Cyprus approved the agenda of the meeting.",
    ],
)
def test_resolve_and_what_one_side_does(analyse: Analyse, text: str) -> None:
    """Resolve, a ceremony and one side's own orders are no joint decision."""
    assert told(analyse, text) == []
