"""What stands between a verb and what is decided, signings told with what came of them, what is meant to be signed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis
from kg.model import Agreement

Analyse = Callable[..., Analysis]


def told(analyse: Analyse, text: str) -> list[Agreement]:
    return extract(analyse(text, title="Talks of Malta and Peru", date="14 June 2023")).agreements


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("agreed to determine, by March 2024, the best route for a ferry.", "determine the best route for a ferry"),
        (
            "agreed to introduce, from 1 January 2024, visa-free travel for students.",
            "introduce visa-free travel for students",
        ),
        ("decided to open, in the near future, consulates in Gozo and Cusco.", "open consulates in Gozo and Cusco"),
        ("agreed to exchange data on fishing, which will help both.", "exchange data on fishing"),
        ("agreed to exchange students, teachers and nurses.", "exchange students, teachers and nurses"),
    ],
)
def test_an_aside_does_not_end_a_decision(analyse: Analyse, sentence: str, title: str) -> None:
    """Where, when or with whom, set off by commas, stands before what is decided; a list or a clause does not."""
    assert [a.title for a in told(analyse, f"Malta and Peru {sentence}")] == [title]


@pytest.mark.parametrize(
    ("sentence", "status", "date"),
    [
        ("The Treaty on Tax was signed in 2012 and has been applied since 2015.", "inForce", "2015"),
        (
            "We have a Treaty on Tax that was signed in 2011 and that has been in force since February 2012.",
            "inForce",
            "2012-02",
        ),
        ("Malta and Peru signed the Treaty on Tax in 2012, and it serves as a basis for trade.", "inForce", "2012"),
        ("The Treaty on Tax was signed in 2012 and will enter into force in 2024.", "signed", "2012"),
        ("The Treaty on Tax was signed in 2012, and trade has grown since 2015.", "signed", "2012"),
        ("The Treaty on Tax was signed in 2012 and has not been ratified.", "signed", "2012"),
    ],
)
def test_what_came_of_a_signing(analyse: Analyse, sentence: str, status: str, date: str) -> None:
    """One told to be in force with its signing is in force, since the later day."""
    (found,) = told(analyse, sentence)
    assert (found.status, found.date.time.edtf if found.date else None) == (status, date)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The two ministers intend to sign a memorandum of understanding on mining.", "agreed"),
        ("Malta confirmed its readiness to sign a memorandum of understanding on mining with Peru.", "agreed"),
        ("Malta hopes to sign a memorandum of understanding on mining with Peru.", "proposed"),
        ("Malta and Peru are trying to work out a deal on fish.", "negotiating"),
        ("Malta and Peru stressed starting negotiations on a Preferential Trade Agreement.", "proposed"),
        ("Malta and Peru agreed to begin negotiations on a Preferential Trade Agreement.", "negotiating"),
    ],
)
def test_what_is_meant_to_be(analyse: Analyse, sentence: str, status: str) -> None:
    """What is ready for the signing is agreed; what one tries, wishes or urges is not."""
    assert [a.status for a in told(analyse, sentence)] == [status]


def test_when_another_clause_dates_it(analyse: Analyse) -> None:
    """The day of what was done when they signed is that of the signing."""
    (found,) = told(analyse, "When the two presidents met in Lima in May 2022, they signed a treaty on extradition.")
    assert found.date is not None and found.date.time.edtf == "2022-05"


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (
            "USAID, together with WHO and UNICEF, will partner over the next five years to improve nutrition.",
            ["UNICEF", "USAID", "World Health Organization"],
        ),
        ("The operators PSE and Litgrid have signed an annex to a contract on cables.", ["Litgrid", "PSE"]),
    ],
)
def test_subjects_that_the_parse_misses(analyse: Analyse, sentence: str, parties: list[str]) -> None:
    """Those named right before the verb, with whoever stands together with them."""
    found = told(analyse, sentence)
    assert sorted(p.split("/", 1)[1] for p in found[0].parties) == parties


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Malta supports the Eighth National Development Plan of Peru.", False),
        ("Malta welcomed the economic reform programme of Peru.", False),
        ("Malta and Peru launched the National Parks Partnership.", True),
        ("Peru has come through a great deal.", False),
    ],
)
def test_what_is_no_agreement(analyse: Analyse, sentence: str, kept: bool) -> None:
    """One government's plans for its own country, and "a great deal" of anything."""
    assert bool(told(analyse, sentence)) is kept
