"""Instruments that are in use, hoped for, begun or told as members of a group: what they are, and since when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis
from kg.model import Agreement

Analyse = Callable[..., Analysis]
MEETING = "Prime Minister Narendra Modi met Prime Minister Fumio Kishida in New Delhi today. "


def told(analyse: Analyse, text: str, title: str) -> Agreement:
    """The one agreement whose title begins so."""
    found = extract(analyse(MEETING + text, date="March 20, 2023")).agreements
    (one,) = [a for a in found if a.title.startswith(title)]
    return one


def slots(agreement: Agreement) -> tuple[str, str | None]:
    return agreement.status, agreement.date.time.edtf if agreement.date else None


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        (
            "They noted progress under the Memorandum of Understanding on Power signed in August 2018.",
            "Memorandum of Understanding on Power",
            ("inForce", "2018-08"),
        ),
        (
            "Cultural relations are governed by the Agreement on Culture, which was signed in 1996.",
            "Agreement on Culture",
            ("inForce", "1996"),
        ),
        (
            "They welcomed the steady implementation of the Action Program, which was signed in March last year.",
            "Action Program",
            ("inForce", "2022-03"),
        ),
        (  # what was signed just now is not yet in use
            "Officials will meet under the Memorandum of Understanding on Power signed today.",
            "Memorandum of Understanding on Power",
            ("signed", "2023-03-20"),
        ),
        (  # what is built on is not said to be in use
            "Building on the Memorandum of Understanding on Power signed in August 2018, they agreed to meet in May.",
            "Memorandum of Understanding on Power",
            ("signed", "2018-08"),
        ),
        (
            "They welcomed the launch of the Energy Partnership with Japan in December 2022.",
            "Energy Partnership",
            ("inForce", "2022-12"),
        ),
        (
            "Trade has grown since the provisional application of the Trade Agreement in 2017.",
            "Trade Agreement",
            ("inForce", "2017"),
        ),
        (
            "India and Japan upgraded their relationship to a Strategic Partnership in 2014.",
            "Strategic Partnership",
            ("inForce", "2014"),
        ),
        (
            "They elevated their relationship to a Strategic Partnership.",
            "Strategic Partnership",
            ("agreed", "2023-03-20"),
        ),
        (
            "The Trade Agreement was signed in December 2017 and is being implemented.",
            "Trade Agreement",
            ("inForce", "2017-12"),
        ),
        (  # of a day to come no more than its year is known
            "I would like to go in May, which will mark the 40th anniversary of the conclusion of the Peace Treaty.",
            "Peace Treaty",
            ("inForce", "1983"),
        ),
        ("The legal basis is broad.\n\n- Agreement on Trade (1994).", "Agreement on Trade", ("inForce", "1994")),
    ],
)
def test_what_is_in_use(analyse: Analyse, text: str, title: str, wanted: tuple[str, str | None]) -> None:
    """An older paper that something is done under is in force since it was signed; a new one is signed."""
    assert slots(told(analyse, text, title)) == wanted


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        ("They hope that the parties will conclude a peace treaty soon.", "peace treaty", ("proposed", None)),
        ("They hope that the parties will conclude the Trade Agreement.", "Trade Agreement", ("negotiating", None)),
        ("They called for concluding a convention on terrorism.", "convention on terrorism", ("proposed", None)),
        (
            "They underscored the early finalization of the agreement on water.",
            "agreement on water",
            ("negotiating", None),
        ),
        (
            "They supported the swift conclusion of negotiations on the Trade Agreement.",
            "Trade Agreement",
            ("negotiating", None),
        ),
        (
            "They announced the launch of exploratory discussions toward an Investment Agreement.",
            "Investment Agreement",
            ("proposed", None),
        ),
        (
            "They hope that negotiations for an Investment Agreement can be launched next year.",
            "Investment Agreement",
            ("proposed", None),
        ),
        (
            "Work is under way on an agreement on combating crime.",
            "agreement on combating crime",
            ("negotiating", None),
        ),
        (
            "They tasked officials to prepare an India-Japan Plan of Action, to be adopted at the next session.",
            "India-Japan Plan of Action",
            ("negotiating", "2023-03-20"),
        ),
        (
            "They agreed to develop a Roadmap for Cooperation in Agriculture.",
            "Roadmap for Cooperation in Agriculture",
            ("negotiating", "2023-03-20"),
        ),
        (
            "An agreement between India and the European Union would open up new opportunities.",
            "agreement between India and the European Union",
            ("negotiating", None),
        ),
        (
            "The Air Services Agreement, an important document, is expected to be signed next month.",
            "Air Services Agreement",
            ("agreed", None),
        ),
        (
            "17 commercial documents worth a total of 1.4 billion dollars will be signed.",
            "17 commercial documents",
            ("agreed", None),
        ),
        ("They looked forward to the signing of the Security Treaty.", "Security Treaty", ("agreed", None)),
        ("They look forward to agreeing on a new action plan on trade.", "action plan on trade", ("proposed", None)),
        (
            "They welcomed the convening of the Dialogue in February 2023 and agreed on a Treaty on Trade.",
            "Treaty on Trade",
            ("agreed", "2023-03-20"),
        ),
        (
            "In February I was in Santiago to sign the Air Services Agreement.",
            "Air Services Agreement",
            ("signed", "2023-02"),
        ),
        (
            "They agreed on a new Cooperation Treaty, which our foreign ministers signed a short while ago.",
            "Cooperation Treaty",
            ("signed", "2023-03-20"),
        ),
    ],
)
def test_what_is_to_come(analyse: Analyse, text: str, title: str, wanted: tuple[str, str | None]) -> None:
    """What is hoped for is proposed, what is to be finished is negotiated, what will be signed is agreed."""
    assert slots(told(analyse, text, title)) == wanted


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They signed two documents. The second is an agreement on water.", "agreement on water"),
        ("They signed four documents, foremost among which is an agreement on water.", "agreement on water"),
        (
            "The Fisheries Agreement was signed, as were a memorandum on health and twenty contracts.",
            "twenty contracts",
        ),
        ("They welcomed the signing of the Treaty on Trade and 8 interdepartmental documents.", "8 interdepartmental"),
        ("Six documents were signed. These include:\n\n- MoU on tourism; and\n\n- MoU on health.", "MoU on health"),
        (
            "They welcomed the signing of the Exchange of Notes on a loan, and of the Exchange of Notes on a grant.",
            "Exchange of Notes on a grant",
        ),
        ("They welcomed the exchange of notes on a grant.", "exchange of notes on a grant"),
    ],
)
def test_members_of_what_was_signed(analyse: Analyse, text: str, title: str) -> None:
    """What was done with a group, or with the one before, was done with those told by rank or after "as were"."""
    assert slots(told(analyse, text, title)) == ("signed", "2023-03-20")


def test_documents_signed_at_an_event_of_another_day(analyse: Analyse) -> None:
    """Papers bear the day of the forum at which they were signed."""
    found = told(analyse, "14 business MoUs were signed at the CEOs Forum held in Delhi on 7 November 2022.", "14")
    assert slots(found) == ("signed", "2022-11-07")


def test_topics_dated_one_by_one(analyse: Analyse) -> None:
    """Brackets date what stands before them."""
    text = "They have signed agreements on Culture (1974), and on visa exemption (January 2012)."
    assert slots(told(analyse, text, "agreement on visa exemption")) == ("signed", "2012-01")
    assert slots(told(analyse, text, "agreement on Culture")) == ("signed", "1974")
