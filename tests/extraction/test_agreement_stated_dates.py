"""Dates that stand beside a paper's name, whatever the verb of its sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.find import find_agreements
from kg.extraction.context import Context
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
VISIT = "The President of Malta visited Cyprus on 31 May 2019. The two countries discussed trade. "


@pytest.mark.parametrize(
    ("text", "date", "status"),
    [
        ("They noted the entry into force, on 13 December 2018, of the Trade Treaty.", "2018-12-13", "inForce"),
        ("They recalled the signing, in May 2016 in Nicosia, of the Trade Treaty.", "2016-05", "signed"),
        ("This year marks 30 years since the signing of the Trade Treaty.", "1989", "inForce"),
        ("The Trade Treaty between Malta and Cyprus has been in place since 2001.", "2001", "inForce"),
        ("Under the Trade Treaty, which has applied to Cyprus since April 2018, duties are low.", "2018-04", "inForce"),
        ("Under the Trade Treaty that the two countries entered into in 2009, duties are low.", "2009", "inForce"),
        ("Under the Trade Treaty, which both leaders announced in Nicosia last year, duties fell.", "2018", "inForce"),
        ("The Trade Treaty, which goes back to 2008, is on track.", "2008", "inForce"),
        ("Under the Trade Treaty that the two countries are proud of, trade grew in 2018.", None, "inForce"),
        ("The Trade Treaty, which was approved in November 2016, is on track.", "2016-11", "inForce"),
        ("The free port, created in 1969 by the Trade Treaty, has grown.", "1969", "inForce"),
        (
            "The minister has also signed with her counterpart Ann Vella a Trade Treaty last month.",
            "2019-04",
            "signed",
        ),
        ("Twenty years after the signing of the Trade Treaty, relations are excellent.", None, "inForce"),
        ("Trade has grown since 2013 under the Trade Treaty.", None, "inForce"),
        ("The Trade Treaty will be signed in 2024.", None, "agreed"),
    ],
)
def test_dates_beside_a_name(analyse: Analyse, text: str, date: str | None, status: str) -> None:
    """The time beside a name is that of the act which its status is of; any other time is not."""
    context = Context(analyse(VISIT + text, date="31 May 2019"))
    found = [a for a in find_agreements(context, []) if a.title.startswith("Trade Treaty")]
    assert [(a.date.time.edtf if a.date else None, a.status) for a in found] == [(date, status)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The memorandum on fisheries, which the two presidents announced in Valletta last year, bears fruit.", "2018"),
        ("Relations were lifted by the Strategic Partnership that we entered into last year.", "2018"),
        ("Our relations were raised to a Strategic Partnership in 2017.", "2017"),
        ("Our strategic partnership, declared in Valletta in 2011, covers energy.", "2011"),
        ("Our strategic partnership, which dates from 2009, has never been so strong.", "2009"),
        ("The Trade Treaty, which we hope to sign in 2024, is ready.", None),
        ("The Trade Treaty, which helps firms that grew in 2018, is well known.", None),
    ],
)
def test_dates_of_a_clause_at_a_paper(analyse: Analyse, text: str, date: str | None) -> None:
    """The clause that tells when two sides announced, entered into or declared a paper dates it."""
    found = find_agreements(Context(analyse(VISIT + text, date="31 May 2019")), [])
    assert [a.date.time.edtf if a.date else None for a in found] == [date]
