"""What is set up by other verbs than "launch", with whom, and on what day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.find import find_agreements
from kg.extraction.context import Context
from kg.language.analysis import Analysis
from kg.model import Agreement

Analyse = Callable[..., Analysis]
VISIT = "The President of Malta visited Cyprus on 31 May 2019. The two countries discussed trade. "


def find(analyse: Analyse, text: str, title: str = "Malta and Cyprus") -> list[Agreement]:
    return find_agreements(Context(analyse(VISIT + text, title=title, date="31 May 2019")), [])


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        ("We will establish a Climate Working Group focused on emissions.", "Climate Working Group", "agreed"),
        ("We will set up a Joint Health Panel made up of doctors.", "Joint Health Panel", "agreed"),
        ("The two countries will convene a Trade Task Force, which will meet.", "Trade Task Force", "agreed"),
        ("The two countries will kick off a new Water Innovation Programme.", "Water Innovation Programme", "agreed"),
        ("The two countries have stood up a Joint Cyber Task Force.", "Joint Cyber Task Force", "agreed"),
        ("Key deliverables include a Defence Cooperation Agreement.", "Defence Cooperation Agreement", "agreed"),
        ("The President secured a Fisheries Agreement with Cyprus.", "Fisheries Agreement", "agreed"),
    ],
)  # fmt: skip
def test_set_up(analyse: Analyse, text: str, title: str, status: str) -> None:
    """Whatever verb sets it up, it is agreed on the day."""
    assert (title, status) in [(a.title, a.status) for a in find(analyse, text)]


@pytest.mark.parametrize(
    "text",
    [
        "They will convene the Joint Commission in June.",
        "The Commission will convene experts on energy.",
        "He soon started a four-week training programme to connect him with his union.",
        "The region includes a coast and a panel of experts spoke.",
        "The board was pleased with the results of the year.",
        "- Historic Aviation Deals:",
    ],
)
def test_nothing_set_up(analyse: Analyse, text: str) -> None:
    """A body that meets or acts, one person’s course, and a label are none."""
    assert find(analyse, text) == []


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "In partnership with the Ministry of Fisheries of Cyprus, JICA is launching a new programme to save fish.",
            ["JICA", "Ministry of Fisheries of Cyprus"],
        ),
        (
            "JICA plans to launch a new climate partnership with the Ministry of Forestry.",
            ["JICA", "Ministry of Forestry"],
        ),
        ("Malta and Cyprus launched a joint programme to protect the sea.", ["Cyprus", "Malta"]),
    ],
)
def test_who_does_it_with_whom(analyse: Analyse, text: str, parties: list[str]) -> None:
    """One body and its partner are the parties, not the countries of the text."""
    context = Context(analyse(VISIT + text, title="Malta and Cyprus", date="31 May 2019"))
    found = find_agreements(context, [])
    names = [sorted((context.entities[p].name or "") for p in a.parties) for a in found]
    assert parties in names


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        (
            "Malta welcomed the success of the agreement that has allowed the export of salt.",
            "agreement that has allowed the export of salt",
            "inForce",
        ),
        ("They spoke of the deal that ended the strike.", "deal that ended the strike", "inForce"),
        ("The Fisheries Treaty, signed in May 2019, provides for access.", "Fisheries Treaty", "signed"),
        ("The Fisheries Treaty, signed in 1990 and awaiting ratification, is long.", "Fisheries Treaty", "signed"),
        (
            "Malta provides concessional loans to the Government of Cyprus.",
            "concessional loans to the Government of Cyprus",
            "agreed",
        ),
    ],
)
def test_what_one_there_is_does(analyse: Analyse, text: str, title: str, status: str) -> None:
    """What a paper does tells it apart and says that it is in force; where only its signing is told, it is signed."""
    assert (title, status) in [(a.title, a.status) for a in find(analyse, text)]


@pytest.mark.parametrize(
    "text",
    [
        "They hope for an agreement that allows trade.",
        "The agreement was mentioned by the two.",
        "The region needs loans for many farmers.",
    ],
)
def test_nothing_told_apart(analyse: Analyse, text: str) -> None:
    """What is hoped for, or said of a paper not told before, tells none."""
    assert find(analyse, text) == []


def test_whose_a_programme_is(analyse: Analyse) -> None:
    """A programme named as a third country’s is that country’s, not the document’s sides’."""
    text = "- Canada’s Rural Nurses Program is providing training to nurses in many towns."
    assert [a.parties for a in find(analyse, text)] == [("country/Canada",)]
