"""Countries are counted where something is done for them or by them, and are mere company everywhere else."""

from __future__ import annotations

import pytest

from kg.language.quantities import find_quantities


def counted(text: str) -> list[tuple[float, str]]:
    return [(q.value, q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada is committed to directly assisting at least 40 countries to prepare.", [(40, "countries")]),
        (
            "They called for help for an additional 30 countries, and support for a further 12 nations.",
            [(12, "nations")],
        ),
        ("The Fund covers 72 countries.", [(72, "countries")]),
        ("Japan is providing vaccine assistance to 35 African countries.", [(35, "countries")]),
        ("the creation of a monitoring tool in 48 countries", [(48, "countries")]),
        ("expanded our health support from 19 to 25 partner countries", [(19, "countries"), (25, "countries")]),
        ("seven of our partner countries achieved this capacity", [(7, "countries")]),
        ("Additionally, six countries are close to achieving this goal.", [(6, "countries")]),
        ("Over 30 countries of all regions have imposed sanctions.", [(30, "countries")]),
    ],
)
def test_countries_helped_or_acting(text, expected):
    """Aid supports 40 countries, a tool runs in 48, seven achieved a goal: each is a number of its own."""
    assert counted(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    "text",
    [
        "the 21 economies of the region",
        "Canada has such agreements with 17 countries.",
        "negotiations with a further 12 countries",
        "The ministers of five countries met in Rome.",
        "She visited five African countries in January.",
        "The text was supported by 191 countries.",
        "exports to 30 countries",
        "support for the two countries",
        "the assistance that the ten member states receive",
        "a market of 27 countries",
    ],
)
def test_countries_that_make_up_a_group(text):
    """Those that meet, trade, sign or belong together are no figure."""
    assert counted(text) == []
