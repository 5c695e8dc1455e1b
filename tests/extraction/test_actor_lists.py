"""Lists of actors: where they go on, and where they end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context

Read = Callable[..., Context]


def names(entities: list[str]) -> list[str]:
    return [e.partition("/")[2] for e in entities]


LISTS = [
    ("Australia, India and the United States agreed.", ["Australia", "India", "United States"]),
    ("Chile, Peru, Mexico and the High Representative of the EU met.", ["Chile", "Peru", "Mexico", "European Union"]),
    ("Minister Taro Kono of Japan, as well as Foreign Minister Sergey Lavrov met.", ["taro kono", "sergey lavrov"]),
    ("The leaders of Australia and India agreed.", ["Australia", "India"]),
    ("Total Energies and the state-owned company Codelco Chile agreed.", ["TotalEnergies", "Codelco Chile"]),
    ("Australia and the company of the year agreed.", ["Australia"]),
    ("Trade with Australia grew.", []),
]


@pytest.mark.parametrize(("text", "listed"), LISTS)
def test_actors_named_one_after_another(context: Read, text: str, listed: list[str]) -> None:
    """A list goes on over commas, "and" and titles; among countries an officer without a name stands for the body."""
    found = context(text)
    begin = found.text.index(text)
    assert names(actor_list(begin, begin + len(text), found)[0]) == listed
