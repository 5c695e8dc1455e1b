"""Instruments told for the first time in words that might point back, or that say little of what is done with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.find import find_agreements
from kg.extraction.context import Context
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
VISIT = "The Prime Minister of Kenya visited Japan on 31 May 2019. "


def titles(analyse: Analyse, text: str) -> list[str]:
    return [a.title for a in find_agreements(Context(analyse(VISIT + text)), [])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The leaders recommitted to the pledge that we made in Oslo.", "pledge"),
        ("Building on the hydrogen dialogue launched in 2018, two agencies will pay.", "hydrogen dialogue"),
        ("Kenya's share in the package agreed at the Cairo meeting was paid.", "package"),
    ],
)
def test_told_apart_by_when_or_where_it_was_made(analyse: Analyse, text: str, wanted: str) -> None:
    """What a clause tells apart, by when or where it was made, is not one of those before it."""
    assert titles(analyse, text) == [wanted]


@pytest.mark.parametrize(
    "text",
    ["The pledge was welcome.", "They spoke about the dialogue.", "The package is large.", "The work goes on."],
)
def test_what_nothing_tells_apart_points_back(analyse: Analyse, text: str) -> None:
    """A definite noun that nothing tells apart is no instrument where none was told before."""
    assert titles(analyse, text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Lamu harbour project is making headway.", ["Lamu harbour project"]),
        ("They were proud of the Nacala economic corridor.", ["Nacala economic corridor"]),
        ("The harbour project is making headway.", []),
        ("Trade along the Suwalki corridor was discussed.", []),
        ("They discussed Oceania project management.", []),
    ],
)
def test_works_by_their_names(analyse: Analyse, text: str, wanted: list[str]) -> None:
    """A project, or a corridor that is built, is told by a name; a stretch of land and a compound are none."""
    assert titles(analyse, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya and Japan welcomed the recent launch of the Ocean Monitoring Team.", ["Ocean Monitoring Team"]),
        ("They discussed the establishment of the Joint Steel Council.", ["Joint Steel Council"]),
        ("They attended a session of the Joint Steel Council.", []),
    ],
)
def test_bodies_whose_launch_is_told(analyse: Analyse, text: str, wanted: list[str]) -> None:
    """A body counts where its launch is told, whatever is done with that."""
    assert titles(analyse, text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya and Japan will run a training programme for nurses.", [("training programme for nurses", "agreed")]),
        ("They contributed $5 million to a joint research fund.", [("joint research fund", "inForce")]),
        ("The two sides need a mechanism for settling disputes.", []),
        ("It was a package for everybody.", []),
        ("They visited a programme for nurses.", []),
    ],
)
def test_programmes_that_say_what_they_are_for(analyse: Analyse, text: str, wanted: list[tuple[str, str]]) -> None:
    """A programme counts that says what it is for, or is joint; one that is wanted, visited or compared does not."""
    found = find_agreements(Context(analyse(VISIT + text)), [])
    assert [(a.title, a.status) for a in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It acceded to the Quadrilateral Traffic in Transit Agreement.", "Quadrilateral Traffic in Transit Agreement"),
        ("It joined the Women in Business Initiative.", "Women in Business Initiative"),
        ("They use the New Zealand Aid Programme.", "New Zealand Aid Programme"),
        ("They signed the New Trade Agreement.", "Trade Agreement"),
    ],
)
def test_names_are_whole(analyse: Analyse, text: str, wanted: str) -> None:
    """A name goes on over "in", and a country that is called new keeps its name."""
    assert titles(analyse, text) == [wanted]


def test_visa_free_regime_for_somebody(analyse: Analyse) -> None:
    """A regime that says for whom it is stands alone, though nothing is done with it."""
    text = "They expressed satisfaction at the visa-free regime for holders of diplomatic passports."
    assert titles(analyse, text) == ["visa-free regime for holders of diplomatic passports"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They agreed to conclude memoranda of understanding on areas such as sport, archives, and training.", 3),
        ("They are negotiating agreements on customs and on extradition.", 2),
        ("They spoke about agreements on areas of common interest.", 0),
    ],
)
def test_papers_to_come_that_a_list_tells_apart(analyse: Analyse, text: str, wanted: int) -> None:
    """Several papers still negotiated count where a list says what each is on."""
    assert len(titles(analyse, text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya and Japan signed twenty-two (22) agreements and memoranda of understanding.", [22]),
        ("Kenya and Japan signed five Loan Agreements in Nairobi.", [5]),
        ("Kenya and Japan spoke of the Minsk Agreements of 2014.", [None]),
    ],
)
def test_groups_by_number(analyse: Analyse, text: str, wanted: list[int | None]) -> None:
    """A number in words and in figures counts a group, in capitals too, and papers of two kinds are one group."""
    found = find_agreements(Context(analyse(VISIT + text)), [])
    assert [a.count for a in found] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Kenya and Japan signed a bilateral reform partnership for schools.",
            ["bilateral reform partnership for schools"],
        ),
        ("Japan concluded a loan agreement of $5 million for the Rural Water Programme.", None),
        ("Kenya and Japan agreed to launch the negotiations within this year.", []),
        ("Kenya and Japan agreed on more than they had hoped for.", []),
    ],
)
def test_what_is_told_and_what_is_not(analyse: Analyse, text: str, wanted: list[str] | None) -> None:
    """A shared plan is nobody's own; a loan's programme is its purpose; a decision that says not of what is none."""
    found = titles(analyse, text)
    assert found == wanted if wanted is not None else len(found) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya and Japan will launch a pilot project on smart meters.", ["pilot project on smart meters"]),
        (
            "$4 million for a project, run with the World Bank, to plant trees.",
            ["project, run with the World Bank, to plant trees"],
        ),
        ("Lamu Port, a regional project for all, was discussed.", []),
        ("It remains a project of great importance.", []),
        ("They praised a project which helps women.", []),
    ],
)
def test_projects_without_a_name(analyse: Analyse, text: str, wanted: list[str]) -> None:
    """A project counts that is set up or paid for and says what it is; what only says what something is does not."""
    assert titles(analyse, text) == wanted


def test_a_decision_beside_an_instrument(analyse: Analyse) -> None:
    """What is decided first stands though what is decided next is an instrument."""
    text = "Kenya and Japan agreed to abolish visas for students and to launch a pilot project on bus lanes."
    assert set(titles(analyse, text)) == {"abolish visas for students", "pilot project on bus lanes"}
