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


def test_sides_behind_an_entry(analyse: Analyse) -> None:
    """A line that says what was signed opens a list, and the two bodies behind an entry are those who signed it."""
    text = (
        "The leaders met.\n\n□ MOUs signed in the presence of the two Prime Ministers (2)\n"
        "  1) MOU on Climate Change Cooperation (Ministry of Foreign Affairs - Ministry of Environment)\n"
        "  2) MOU on Tourism\n"
    )
    found = extract(analyse(MEETING + text, date="March 20, 2023")).agreements
    assert [(a.status, a.date.time.edtf if a.date else None) for a in found] == [("signed", "2023-03-20")] * 2
    assert [sorted(p.split("/")[1] for p in a.parties) for a in found] == [
        ["Ministry of Environment", "Ministry of Foreign Affairs"],
        ["India", "Japan"],
    ]


def test_nothing_signed_opens_no_list(analyse: Analyse) -> None:
    """A sentence that says that nothing was signed says nothing of the entries below it."""
    text = "No agreements were signed. They met.\n\n- Agreement on Air Services\n"
    found = extract(analyse(MEETING + text, date="March 20, 2023")).agreements
    assert "signed" not in {a.status for a in found}
