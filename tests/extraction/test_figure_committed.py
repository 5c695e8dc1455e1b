"""What is committed or to be in words that promise nothing, and what only stands beside it."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures
from kg.model import Figure

PAIR = "Talks between India and Japan"


def figures(analyse, text: str, title: str = PAIR) -> list[Figure]:
    return find_figures(Context(analyse(text, title=title, date="20 March 2023")))


@pytest.mark.parametrize(
    "text",
    [
        "The project has a budget of $1.2 million and will benefit many schools.",
        "With a budget of €30 million, it aims to train young people.",
        "Japan adopted an assistance measure of €11 million for the Indian police.",
        "Japan has set aside $4 million for partnerships.",
        "The strategy provides nearly $2.3 billion over five years.",
        "Japan has earmarked $10 million for partnerships.",
        "Aid was cut last year, and is budgeted at $7.5 million for 2023-24.",
        "The cooperation programme for 2021-2024 amounts to €228 million.",
        "A training centre is supported by Japan with EUR 1.5 million in 2022-2025.",
        "Japan is negotiating a loan of two billion dollars with a bank.",
        "They welcomed the signature in the margins of a EUR 500 million loan to the Delhi metro.",
        "Next year we expect growth of more than 15 per cent.",
    ],
)
def test_what_is_committed_is_a_goal(analyse, text):
    """Budgets, sums set aside and programmes of years that are not over are goals."""
    assert [f.target for f in figures(analyse, text)][-1]


@pytest.mark.parametrize(
    "text",
    [
        "We believe that our investments, which stand at nearly $400 million, can grow at the same pace.",
        "Japan agreed to study the field, which has an estimated potential of 80 megawatts.",
        "At last year's Forum, deals worth $71 million were concluded.",
        "Fifteen cities have adopted the right to counsel.",
        "The programme of 2014-2020 amounted to €228 million.",
    ],
)
def test_what_is_or_was_is_no_goal(analyse, text):
    """What a relative clause says there is, and deals of a year that is over, are observed."""
    assert not figures(analyse, text)[0].target


def test_an_entry_of_a_list_of_agreements(analyse):
    """A list of what was agreed names goals without a verb."""
    text = "Gift of 10 ambulances worth $2 million to the Government of Ethiopia."
    title = "List of MoUs and announcements during the visit of the Prime Minister of Ethiopia"
    assert all(f.target for f in figures(analyse, text, title))
    assert not any(f.target for f in figures(analyse, text))


def test_from_when_a_level_holds(analyse):
    """A level that begins to hold later is a goal, the one it is raised from is not."""
    text = "India was thanked for raising the number of scholarships from 125 to 200 with effect from 2024."
    assert {f.value: f.target for f in figures(analyse, text)} == {125: False, 200: True}


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("In 2022, trade totalled $3 billion, nearly five times its value before the agreement.", "increase"),
        ("Japan is three times the size of Greece.", None),
        ("Dairy products made up nearly 60 per cent of exports.", None),
        ("India has eliminated tariffs on 98% of Japanese goods.", None),
        ("Japan is cutting emissions by 31 percent by itself, and up to 43 percent with help.", "decrease"),
    ],
)
def test_several_times_what_it_was(analyse, text, change):
    """Several times an earlier value is a change; a share of goods and what "made up" is are none."""
    assert figures(analyse, text)[-1].change == change


def test_an_annual_quota_is_a_rate(analyse):
    """An annual quota counts anew each year."""
    found = figures(analyse, "The annual quota for young people will rise from 750 to 1,000 places.")
    assert {f.unit for f in found} == {"places/year"}


def test_a_census_dates_what_it_counts(analyse):
    """The year in the name of a census is that of its figures."""
    (found,) = figures(analyse, "At the 2011 Census there were 13,836 people born in Kenya.")
    assert found.period is not None
    assert found.period.time.edtf == "2011"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("India received some 140,000 visitors from Japan last year.", ["people/year"]),
        ("In 2022, the number of Japanese tourists who visited India rose to 18,000.", ["people/year"]),
        ("Before the pandemic 46,000 Indians visited Japan in a single year.", ["people/year"]),
        ("More than three million Indians have visited Japan this year.", ["people"]),
        ("In 2022, 212 Indian students and academic staff came to Japan.", ["people"]),
        ("In 2022, 212 Indian students came to Japan.", ["students"]),
    ],
)
def test_those_who_come(analyse, text, units):
    """Visitors of a year that is over are so many a year; students with others are people."""
    assert [f.unit for f in figures(analyse, text)] == units


def test_what_a_project_brings_is_of_the_country(analyse):
    """Of a bloc and a country, what a project does for people is the country's; trade is of both."""
    title = "EU and Mozambique hold a dialogue"
    (homes,) = figures(analyse, "Team Europe gives aid.\n\nThe project will connect 350,000 households by 2027.", title)
    assert homes.parties == ("country/Mozambique",)
    (firms,) = figures(analyse, "Some 40 companies are active in both.", title)
    assert len(firms.parties) == 2
