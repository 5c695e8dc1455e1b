"""Who is behind an instrument: who does something with it, with whom, between whom, and whose it is by its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
MEETING = "Prime Minister Narendra Modi met Prime Minister Fumio Kishida in New Delhi today. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The ministers of defence of India and Kenya signed a Memorandum on Military Training.", {"India", "Kenya"}),
        ("Turkey, Syria and Iraq will sign a water-sharing agreement next month.", {"Turkey", "Syria", "Iraq"}),
        (
            "They noted the letter of intent on defence that Finland, Sweden and Norway signed last May.",
            {"Finland", "Sweden", "Norway"},
        ),
        (
            "They noted the Defence Accord signed by Finland, Sweden and Norway last May.",
            {"Finland", "Sweden", "Norway"},
        ),
        (
            "They welcomed the next round of negotiations on a Canada-ASEAN free trade agreement.",
            {"Canada", "Association of Southeast Asian Nations"},
        ),
        (
            "India continues to work with the Gulf Cooperation Council towards a free trade agreement.",
            {"India", "Gulf Cooperation Council"},
        ),
        ("India signed with Kenya an agreement on visas.", {"India", "Kenya"}),
        (
            "He signed a memorandum of understanding with his counterpart Enrique Manalo of the Philippines on visas.",
            {"India", "Philippines"},
        ),
        ("The India-Japan Joint Commission signed a Work Programme on Fisheries.", {"India", "Japan"}),
    ],
)
def test_who_does_it(analyse: Analyse, text: str, wanted: set[str]) -> None:
    """All of a list do it, and whoever they do it with; what a joint body does is done by those who set it up."""
    found = extract(analyse(MEETING + text, date="March 20, 2023")).agreements
    assert [{p.split("/")[1] for p in a.parties} for a in found] == [wanted]


def test_publisher_and_topic_are_no_sides(analyse: Analyse) -> None:
    """A country that only the title names is what they speak about, and not one of those who sign."""
    text = (
        "Foreign Minister Retno Marsudi of Indonesia met Foreign Minister Hakan Fidan of Turkey in Jakarta today.\n\n"
        "A memorandum on diplomatic training was signed. Indonesia and Turkey trade much."
    )
    title = "Indonesian, Turkish Foreign Ministers Discuss Trade and Palestine"
    (found,) = extract(analyse(text, title=title, date="June 22, 2023")).agreements
    assert {p.split("/")[1] for p in found.parties} == {"Indonesia", "Turkey"}
