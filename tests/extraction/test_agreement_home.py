from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
HERE = "The President of the United States spoke in Ohio today. The United States will do its part. "
REFUSED = "one government's own programme"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The United States launched the Rural Hospitals Program.", False),
        ("The United States launched the Global Biofuels Alliance.", True),
        ("The United States launched the Rural Hospitals Program in developing countries.", True),
        ("The United States launched the Rural Hospitals Program with Mexico.", True),
        ("The United States ratified the High Seas Treaty.", True),
        ("The United States signed a supply contract for clinics.", False),
    ],
)
def test_a_programme_at_home(analyse: Analyse, text: str, kept: bool) -> None:
    """What one government does at home is no agreement; its name or its sentence may tie it to somebody abroad."""
    told = extract(analyse(HERE + text, date="March 20, 2023", title="Remarks on Hospitals"))
    assert bool(told.agreements) is kept
    assert (REFUSED in {r.reason for r in told.refusals}) is not kept


def test_a_title_that_names_others(analyse: Analyse) -> None:
    """In a document about two countries nothing is at home."""
    text = HERE + "The United States launched the Rural Hospitals Program."
    told = extract(analyse(text, date="March 20, 2023", title="Joint Statement of the United States and Mexico"))
    assert [a.title for a in told.agreements] == ["Rural Hospitals Program"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("The Child Tax Credit program cut poverty.", []),
        ("We reached a deal with Republicans on the debt ceiling.", []),
        ("They signed an Agreement on Social Security.", ["Agreement on Social Security"]),
        ("They welcomed the Minerals Security Partnership.", ["Minerals Security Partnership"]),
    ],
)
def test_affairs_at_home_beside_a_partner(analyse: Analyse, text: str, titles: list[str]) -> None:
    """What is one government's own by its words is no agreement, also where the document has a partner."""
    meeting = "President Joe Biden met Prime Minister Mark Rutte of the Netherlands today. "
    told = extract(analyse(meeting + text, title="President Biden and Prime Minister Rutte", date="March 20, 2023"))
    assert [a.title for a in told.agreements] == titles


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Brazil also has, among other policies, the Amazon Growth Program and the Clean Fuels Program.", []),
        ("Germany runs the Rural Hydrogen Program.", []),
        ("The two countries run the Rural Hydrogen Program.", ["Rural Hydrogen Program"]),
        ("Brazil has the Rural Hydrogen Program with Germany.", ["Rural Hydrogen Program"]),
        ("Brazil launched the Germany-Brazil Hydrogen Program.", ["Germany-Brazil Hydrogen Program"]),
    ],
)
def test_a_programme_that_one_side_runs(analyse: Analyse, text: str, wanted: list[str]) -> None:
    """What one of the two sides has or runs is its own, also where the document is of both."""
    opening = "President Luiz Inácio Lula da Silva of Brazil met Chancellor Olaf Scholz of Germany today. "
    told = extract(analyse(opening + text, date="March 20, 2023", title="Joint Statement of Brazil and Germany"))
    assert [a.title for a in told.agreements] == wanted
