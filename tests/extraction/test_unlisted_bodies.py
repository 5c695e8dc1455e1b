"""Two bodies that a paper is between, whatever list has them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.unlisted_bodies import bodies_at
from kg.extraction.context import Context
from kg.model import Extraction

MakeContext = Callable[..., Context]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "between Strathmore University and Universidad Austral on parks",
            ["Strathmore University", "Universidad Austral"],
        ),
        (
            "between the Kenya Wildlife Trust (KWT) and the Patagonia Foundation",
            ["Kenya Wildlife Trust", "Patagonia Foundation"],
        ),
        ("between the cities of Bokhtar of the Republic of Tajikistan and Gomel", ["Bokhtar", "Gomel"]),
        ("between the Dept. of Fisheries and the Port of Rotterdam.", ["Dept. of Fisheries", "Port of Rotterdam"]),
        ("between Samarkand region and Sibiu county;", ["Samarkand region", "Sibiu county"]),
        ("between the Polish Government and the Mekong River Centre", ["Poland", "Mekong River Centre"]),
        ("between Warsaw and Hanoi on visas", []),  # two capitals stand for their countries
        ("between the Kenyan armed forces and the Chilean army", []),
        ("between the African Development Bank and the Governor of Lagos", []),
        ("between Mongolia and the African Free Trade Area (AFTA) Secretariat", []),
        ("between friends and neighbours", []),
    ],
)
def test_two_named(context: MakeContext, text: str, names: list[str]) -> None:
    """Both are told, or neither."""
    made = context(f"They signed a memorandum {text}")
    at = made.text.index("between ") + len("between ")
    assert [made.entities[side].name for side in bodies_at(at, len(made.text), made)] == names


@pytest.mark.parametrize(
    ("text", "parties", "kind"),
    [
        (
            "A memorandum of understanding between Strathmore University and Universidad Austral was signed.",
            ["Strathmore University", "Universidad Austral"],
            "memorandum",
        ),
        (
            "They praised the agreement on twinning between the cities of Mombasa and Valparaiso.",
            ["Mombasa", "Valparaiso"],
            "treaty",
        ),
        ("An agreement between Warsaw and Hanoi on visas was signed.", ["Japan", "Russia"], "treaty"),
        (
            "The Council for Ports and JETRO signed a memorandum on training.",
            ["Council for Ports", "JETRO"],
            "memorandum",
        ),
    ],
)
def test_whose_paper_it_is(read: Callable[..., Extraction], text: str, parties: list[str], kind: str) -> None:
    """Also where they stand before the verb; towns buy and sell nothing."""
    found = read(
        f"President Vladimir Putin of Russia met Prime Minister Shinzo Abe of Japan today. {text}", title="Talks"
    )
    (paper,) = found.agreements
    names = sorted(p.split("/", 1)[1] for p in paper.parties)
    assert (names, paper.kind) == (parties, kind)
