"""What is promised, thanked for, said again or far away, and whose alone it is, on real parses of short sentences."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures


def figures(analyse, text: str, title: str = "Talks between India and Japan"):
    return find_figures(Context(analyse(text, title=title, date="20 March 2023")))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("An understanding was also reached to raise the number of scholarships from 15 to 40.", True),
        ("We are flourishing as we work towards lifting our trade volumes to $1.5 billion.", True),
        ("We have set up a joint investment fund with a capital of 40 million dollars.", True),
        ("India has already committed to releasing more than 90 million barrels this year.", True),
        ("The members agreed to a collective release of 60 million barrels of crude oil.", True),
        ("Japan is also making a contribution of 700,000 euros to the operations in Nepal.", True),
        ("The fund, which was set up in 2010 with a capital of 40 million dollars, has closed.", False),
        ("I want to thank you for helping to secure nearly 50,000 masks for Nepal.", False),
        ("Over 30 firms have announced new plants in Japan.", False),
        ("Both sides agreed that the firms, which employ 10,000 people in Japan, are important.", False),
        ("Japan has already delivered 90 million doses.", False),
    ],
)
def test_promises_without_their_verb(analyse, text, target):
    """An understanding, work towards it and a fund's capital promise; what was thanked for or is a habit is so."""
    assert figures(analyse, text)[-1].target is target


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The projects will help Japan to generate 75 percent of its energy by 2025 — 75 percent.", [75]),
        ("The talks were held in a town 28 km from Delhi.", []),
        ("The port lies some 2,000 kilometres away from the capital.", []),
        ("Japan will build a road of 28 km from Delhi to Agra.", [28]),
        ("Japan will build 300 km of roads.", [300]),
    ],
)
def test_what_is_no_figure_of_its_own(analyse, text, values):
    """What is said again for weight counts once, and how far a place is measures nothing."""
    assert [f.value for f in figures(analyse, text)] == values


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Japan will provide an additional $30 million in assistance to Nepal.", None),
        ("Japan will deliver an additional 3 million doses to Nepal.", "increase"),
        ("Japan will increase its assistance by $30 million.", "increase"),
    ],
)
def test_a_further_sum_is_no_change(analyse, text, change):
    """A further sum stands beside the one before; more of what is counted is more."""
    assert figures(analyse, text)[0].change == change


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over 80% of Japan's banking assets are in the east.", {"Japan"}),
        ("That is barely 1.1 percent of Japan's total trade with the world.", {"Japan"}),
        ("Japan spends 15% of its budget on schools.", {"Japan"}),
        ("About 40 per cent of Japan's exports go to India.", {"India", "Japan"}),
        ("Bilateral trade grew by 40 per cent.", {"India", "Japan"}),
        ("Japan will support the project with $5 million from its aid budget.", {"India", "Japan"}),
    ],
)
def test_shares_of_one_side(analyse, text, expected):
    """A share of what one side has, or of its trade with the world, is its own; what the two exchange is of both."""
    assert {p.partition("/")[2] for p in figures(analyse, text)[0].parties} == expected
