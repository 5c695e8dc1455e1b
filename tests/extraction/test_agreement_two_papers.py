"""Two papers that stand close: told of one signing, or of one name for other years, on real parses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
PAIR = "Talks between Kenya and Japan"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "They witnessed the signing of a Memorandum of Understanding on Farming and of an Agreement on Visas.",
            {"Memorandum of Understanding on Farming", "Agreement on Visas"},
        ),
        (
            "They signed an agreement on visas for diplomats and memorandums of understanding on forestry and sport.",
            {
                "agreement on visas for diplomats",
                "memorandum of understanding on forestry",
                "memorandum of understanding on sport",
            },
        ),
        (
            "They signed a treaty on mutual legal assistance together with protocols on fisheries and on plant health.",
            {"treaty on mutual legal assistance", "protocol on fisheries", "protocol on plant health"},
        ),
        (
            "They noted the signing of a Convention on Extradition, of a Treaty on Legal Assistance and of a "
            "Memorandum of Understanding on Prisons.",
            {
                "Convention on Extradition",
                "Treaty on Legal Assistance",
                "Memorandum of Understanding on Prisons",
            },
        ),
        (
            "They welcomed the signing of the Agreement on the Promotion and of the Protection of Investments.",
            {"Agreement on the Promotion and of the Protection of Investments"},
        ),
        (
            "They reviewed the Kenya-Japan Plan of Action (2016-2020) and adopted the Kenya-Japan Plan of Action "
            "(2021-2025).",
            {"Kenya-Japan Plan of Action (2016-2020)", "Kenya-Japan Plan of Action (2021-2025)"},
        ),
        (
            "The Kenya-Japan Plan of Action (2021-2025) was adopted in May. The "
            "Plan of Action (2021-2025) covers trade.",
            {"Kenya-Japan Plan of Action (2021-2025)"},
        ),
    ],
)
def test_two_papers_are_two(analyse: Analyse, text: str, titles: set[str]) -> None:
    """A second "of a …" begins another paper, and other years tell another plan; "and of the Protection" does not."""
    found = extract(analyse(text, PAIR, "20 March 2023")).agreements
    assert {agreement.title for agreement in found} == titles
