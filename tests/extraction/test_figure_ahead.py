"""Which figures lie ahead though no verb says so, each on real parses of short sentences."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures
from kg.model import Figure


def figures(analyse, text: str) -> list[Figure]:
    analysis = analyse(text, title="Talks between India and Japan", date="20 March 2023")
    return find_figures(Context(analysis))


GOALS = [
    "Trade is growing. The target is 1 billion dollars.",
    "Japan is contributing $66.7 million towards the games in India.",
    "Both sides noted that 850 million doses are to be manufactured in India every year.",
    "Japan has made six billion euros a year available for climate financing by 2025.",
    "Japan will provide 1 million doses, bringing to 2.5 million the number of doses shared by the end of the year.",
    "Create and secure jobs for 1 million individuals by 2032.",
    "Two days earlier the leaders directed that 14 remaining non-tariff barriers be removed by December.",
    "India offered 120 scholarships for Japanese students for the 2024 school year.",
    "The ministers exchanged the notes concerning a yen loan of up to 300 billion yen for the railway.",
    "The two countries signed a co-funding arrangement worth $50 million in Doha last December.",
    "India and Japan signed an agreement last December on laying a 1,195-kilometre cable under the sea.",
    "The minister informed his colleague of the $500 million in new assistance that he announced on June 10.",
    "These talks build on the $600 billion in Japanese investment commitments secured for India.",
    "The agreement with Japan concerns 75 scholarships at Indian universities.",
    "India and Japan signed today a $15 million threshold grant on water.",
    "The bank concluded with its Indian partner a guarantee covering 30 million euros for small firms.",
    "With Japan a protocol was signed on the supply of up to 1.5 billion cubic metres of gas in the coming winter.",
]


@pytest.mark.parametrize("text", GOALS)
def test_what_lies_ahead_is_a_goal(analyse, text):
    """A deadline to come, an instrument signed for it, a pledge or "is to be" makes a goal of what no verb plans."""
    last = figures(analyse, text)[-1]
    assert (last.target, last.status) == (True, "set")


OBSERVED = [
    "Japanese visitors numbered 36,000 last year; the sides aim to open a new route by 2026.",
    "The railway, which cost 40 billion yuan, is to be completed by 2026.",
    "They will discuss the two countries' $25 billion trading relationship.",
    "The minister said that Japan would support India, and that the first 10 guns had arrived.",
    "The initiative has generated more than $5 billion in private sector commitments.",
    "They met owners of $2 billion in pension funds who have committed to fair wages.",
    "Since the agreement on air traffic was signed, 500 flights have taken place.",
    "Japan has committed more than 800 million euros in India since 1985.",
    "India was the fifth destination of Japanese exports, with sales of 2.5 billion dollars.",
]


@pytest.mark.parametrize("text", OBSERVED)
def test_what_only_stands_beside_it_is_not(analyse, text):
    """A deadline of another clause, talk about what is, and a running total make no goal."""
    assert [f.target for f in figures(analyse, text)] == [False]


def test_each_act_of_a_list_is_judged_alone(analyse):
    """Of what was announced, delivered and sent, only the first lies ahead."""
    text = "Japan announced $56 million in assistance, delivered 450 tons of rice, and transported 232 tons of steel."
    assert [f.target for f in figures(analyse, text)] == [True, False, False]


def test_an_amount_beside_a_goal_is_one(analyse):
    """What "and another" adds to a goal is a goal, an aside between or none."""
    text = (
        "Japan is ready to provide a loan of up to €900 million, as soon as the agreement is adopted, "
        "and an immediate €150 million in budget support."
    )
    assert [f.target for f in figures(analyse, text)] == [True, True]


def test_what_was_is_told_within_what_is_to_be(analyse):
    """A clause of what was, before "to so much by then", is no part of the goal."""
    text = "It was agreed to bring mutual trade, which grew last year to 3.8 billion dollars, to 10 billion by 2030."
    assert [(f.value, f.target) for f in figures(analyse, text)] == [(3.8e9, False), (1e10, True)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The project has a budget of 5 million euros and will train 2,000 teachers by 2027.", [None, "2027"]),
        ("India will invest 10 million dollars with the aim of reaching 3,000 farmers by 2027.", [None, "2027"]),
        ("India aims to raise trade to $300 million and investment to $2 billion by 2028.", ["2028", "2028"]),
        ("By 2030, India will plant 5 million trees and restore 20,000 hectares.", ["2030", "2030"]),
        ("Japan will lend $140 million for a power line, which is to be completed by 2026.", [None]),
        ("The expansion of the plant, which will add 40 MW, is expected to be completed in 2026.", ["2026"]),
    ],
)
def test_a_deadline_of_another_number_or_clause(analyse, text, due):
    """A time by which something else is to be done is no deadline of the number; two of one verb share theirs."""
    found = find_figures(Context(analyse(text, title="Talks between India and Japan", date="20 March 2023")))
    assert [f.deadline and f.deadline.time.edtf for f in found] == due


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The Indian side offered 15 scholarships for nurses.", True),
        ("India has offered 300 scholarships since 2010.", False),
        ("India offers 20 scholarships every year.", False),
        ("They underscored the early finalization of the arrangement for import of 500 MW of electricity.", True),
        ("Both sides agreed on the terms of reference for the import of eight cheetahs.", True),
        ("The agreement on the protection of investments covers 40 companies.", False),
    ],
)
def test_what_is_offered_and_what_an_instrument_is_for_is_a_goal(analyse, text, target):
    """An offer made in talks, and what an instrument is for, whether signed or not, is still to come."""
    (figure,) = find_figures(Context(analyse(text, title="Talks between India and Japan", date="20 March 2023")))
    assert figure.target is target
