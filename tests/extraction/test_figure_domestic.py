"""Figures of what one country of a bilateral text has or does at home, on real parses of short sentences."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures
from kg.lexicons import read_lexicon

PAIR = "Talks between Norway and Kenya"


def sides(analyse, text: str) -> set[str]:
    (figure,) = find_figures(Context(analyse(text, title=PAIR, date="20 March 2023")))
    return {party.partition("/")[2] for party in figure.parties}


@pytest.mark.parametrize(
    "text",
    [
        "The economy of Kenya grew by 5 per cent in 2022.",
        "Inflation in Kenya fell to 4 per cent in 2022.",
        "Kenya's forest cover stands at 12 per cent.",
        "Kenya hosts 600,000 refugees.",
        "Kenya vaccinated 80 per cent of the population.",
        "In Kenya, 900,000 people were affected by the floods.",
        "Kenya's total exports reached USD 6 billion in 2022.",
    ],
)
def test_what_one_has_at_home_is_of_one(analyse, text):
    """A figure of a country's own economy, people or deeds is not of the other party."""
    assert sides(analyse, text) == {"Kenya"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's exports to Norway grew by 5 per cent in 2022.",
        "Kenya's trade deficit fell to USD 40 million in 2022.",
        "The grant for hospitals in Kenya amounts to USD 40 million.",
        "Bilateral trade in Kenya's oil reached USD 40 million in 2022.",
        "Kenya will double the support for refugees.",
        "Norway supplied 40 vehicles to the police of Kenya.",
    ],
)
def test_what_goes_between_two_is_of_both(analyse, text):
    """What is traded or given stays of both, though one alone is named."""
    assert sides(analyse, text) == {"Kenya", "Norway"}


def test_a_market_is_of_the_bloc_alone(analyse):
    """The size of a bloc is none of home's figures."""
    assert sides(analyse, "The European Union is a market of 450 million people.") == {"European Union"}


def test_domestic_words_are_in_the_lexicon():
    """Nouns and verbs of affairs at home are listed once each."""
    rows = [(row["word"], row["sense"]) for row in read_lexicon("figure_words") if row["sense"].startswith("domestic")]
    assert ("inflation", "domestic") in rows
    assert ("host", "domestic_acts") in rows
    assert len(rows) == len(set(rows))
