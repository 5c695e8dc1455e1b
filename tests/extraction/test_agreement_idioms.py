"""Turns of phrase that say what is done with a paper, minds that agree, and one country that consents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.find import find_agreements
from kg.extraction.context import Context
from kg.language.analysis import Analysis
from kg.model import Agreement

Analyse = Callable[..., Analysis]
VISIT = "The President of Malta visited Cyprus on 31 May 2019. The two countries discussed trade. "


def found(analyse: Analyse, text: str) -> list[Agreement]:
    return find_agreements(Context(analyse(VISIT + text, date="31 May 2019")), [])


def told(analyse: Analyse, text: str) -> list[tuple[str, str]]:
    return sorted((a.title, a.status) for a in found(analyse, text))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Malta and Cyprus put pen to paper on a Tax Treaty.", "signed"),
        ("The two ministers affixed their signatures to the Tax Treaty.", "signed"),
        ("Malta and Cyprus have wrapped up negotiations on a Tax Treaty.", "agreed"),
        ("Progress was made towards a Tax Treaty.", "negotiating"),
        ("Malta would welcome a Tax Treaty with Cyprus.", "proposed"),
        ("The exchange of instruments of ratification of the Tax Treaty took place in Nicosia.", "inForce"),
        ("Malta suspended its participation in the Tax Treaty.", "terminated"),
        ("The agreements in force between Malta and Cyprus include the Tax Treaty.", "inForce"),
        ("The Maltese minister suggested that the two countries negotiate a Tax Treaty.", "proposed"),
        ("Progress was made in the implementation of the Tax Treaty.", "inForce"),
        ("Malta welcomed the Tax Treaty with Cyprus.", "inForce"),
    ],
)
def test_turns_of_phrase(analyse: Analyse, text: str, status: str) -> None:
    """What a turn of phrase says of a paper counts where no single verb does."""
    assert told(analyse, text) == [("Tax Treaty", status)]


@pytest.mark.parametrize(
    "text",
    [
        "We reached full agreement on the need to respect international law.",
        "The two sides expressed broad agreement on international issues.",
        "We are in agreement with our Cypriot friends on trade.",
        "The two delegations reached agreement on the following:",
        "Malta and Cyprus agree on the causes of the drought.",
        "Malta agreed to support Cyprus.",
        "The President of Malta agreed to visit Cyprus next year.",
    ],
)
def test_minds_that_agree(analyse: Analyse, text: str) -> None:
    """Where minds agree there is no paper and no decision."""
    assert found(analyse, text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Malta agreed to recruit 500 Cypriot nurses.", "recruit 500 Cypriot nurses"),
        (
            "Malta has agreed in principle to export 200 megawatts of power to Cyprus.",
            "export 200 megawatts of power to Cyprus",
        ),
    ],
)
def test_one_that_consents(analyse: Analyse, text: str, title: str) -> None:
    """What one country agrees to do for another is of both."""
    (decision,) = found(analyse, text)
    assert (decision.title, decision.status, set(decision.parties)) == (
        title,
        "agreed",
        {"country/Malta", "country/Cyprus"},
    )


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "The documents signed are MoU on employment of workers, MoU on sport and the Protocol on tax.",
            ["MoU on employment of workers", "MoU on sport", "Protocol on tax"],
        ),
        (
            "They signed an agreement on visas for diplomats and MoU between the University of Malta and the "
            "University of Cyprus.",
            ["MoU between the University of Malta and the University of Cyprus", "agreement on visas for diplomats"],
        ),
        (
            "They signed an Air Services Agreement, a memorandum of understanding on sport and a protocol on customs.",
            ["Air Services Agreement", "memorandum of understanding on sport", "protocol on customs"],
        ),
    ],
)
def test_lists_without_articles(analyse: Analyse, text: str, titles: list[str]) -> None:
    """The next paper of a list begins at its noun, with an article or without."""
    assert [title for title, _ in told(analyse, text)] == titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Some 1,400 workers are in Malta under the PALMA scheme.", "PALMA scheme"),
        ("Many have benefited from the ‘Learn and Earn’ programme of Malta and Cyprus.", "Learn and Earn programme"),
        ("Malta and Cyprus cooperate through the “KIZUNA” Project.", "KIZUNA Project"),
    ],
)
def test_names_in_quotation_marks(analyse: Analyse, text: str, title: str) -> None:
    """A programme's name may be an acronym or stand in quotation marks."""
    assert told(analyse, text) == [(title, "inForce")]


def test_quoted_word_that_names_nothing(analyse: Analyse) -> None:
    """A word in quotation marks without a capital names no project."""
    assert found(analyse, "The ministers visited the “big” project.") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "An agreement was signed on economic cooperation, as well as one on double taxation.",
            [("agreement on double taxation", "signed"), ("agreement on economic cooperation", "signed")],
        ),
        (
            "They witnessed the signing of multiple cooperation documents covering customs and quarantine.",
            [("cooperation documents covering customs and quarantine", "signed")],
        ),
        (
            "An MoU in the field of arts was also approved, as was one on tourism.",
            [("MoU in the field of arts", "agreed"), ("MoU on tourism", "agreed")],
        ),
        (
            "Both sides have committed to begin talks within two years on a comprehensive deal.",
            [("comprehensive deal", "negotiating")],
        ),
        ("They welcomed the subscription of the Tax Treaty.", [("Tax Treaty", "signed")]),
        (
            "Malta and Cyprus have entered into a new partnership on forests.",
            [("partnership on forests", "agreed")],
        ),
        ("Malta and Cyprus spoke of a partnership on forests.", []),
        ("The documents covering customs and quarantine were long.", []),
    ],
)
def test_papers_in_translated_prose(analyse: Analyse, text: str, wanted: list[tuple[str, str]]) -> None:
    """One more of a kind, groups by what they cover, and nouns of acting that translators use."""
    assert told(analyse, text) == wanted
