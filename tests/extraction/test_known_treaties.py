"""Treaties that texts call by letters alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis
from kg.lexicons import cell_values, read_lexicon

Analyse = Callable[..., Analysis]
MEETING = "President Ana Sol of Malta met President Ion Rusu of Cyprus in Valletta today. "


def told(analyse: Analyse, text: str) -> dict[str, str]:
    return {a.title: a.status for a in extract(analyse(MEETING + text, date="June 14, 2023")).agreements}


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        ("Any comment on NAFTA?", "NAFTA", "inForce"),
        ("They hope that Fiji will join PACER Plus.", "PACER Plus", "inForce"),
        ("They spoke of the RCEP negotiations.", "RCEP", "negotiating"),
        ("They welcomed the entry into force of AfCFTA.", "AfCFTA", "inForce"),
    ],
)
def test_letters_are_a_treaty(analyse: Analyse, text: str, title: str, status: str) -> None:
    """No noun need stand beside them."""
    assert told(analyse, text) == {title: status}


@pytest.mark.parametrize(
    "text", ["They met the other CPTPP members.", "The TPP debate was long.", "They respect UNCLOS.", "A NAFTAS club."]
)
def test_what_only_belongs_to_one_is_none(analyse: Analyse, text: str) -> None:
    """Members, debates and secretariats are not the treaty, and law that is only invoked is none."""
    assert told(analyse, text) == {}


def test_a_treaty_named_in_full_has_its_letters_as_a_short_form(analyse: Analyse) -> None:
    """Both are one, though no bracket says so."""
    text = (
        "They praised the Comprehensive and Progressive Agreement for Trans-Pacific Partnership. CPTPP helps exporters."
    )
    (agreement,) = extract(analyse(MEETING + text, date="June 14, 2023")).agreements
    assert agreement.aliases == ("CPTPP",)
    assert len(agreement.evidence) == 2


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("They praised CETA, from which Canada and the EU both gain.", {"Canada", "European Union"}),
        ("They praised CETA.", {"Malta", "Cyprus"}),
        ("They urged ASEAN to see to the Five-Point Consensus.", {"Association of Southeast Asian Nations"}),
        ("They praised the Prespa Agreement of Greece and North Macedonia.", {"Greece", "North Macedonia"}),
    ],
)
def test_sides_are_those_that_made_it(analyse: Analyse, text: str, sides: set[str]) -> None:
    """A treaty of two is theirs where the text names both, that of one body is its own, whomever the text is about."""
    found = extract(analyse(MEETING + text, date="June 14, 2023")).agreements
    told = {p.partition("/")[2] for a in found for p in a.parties}
    assert told == sides


def test_the_list() -> None:
    """Letters stand once each, with a full name and a kind that there is."""
    rows = read_lexicon("known_treaties")
    assert len({row["short"] for row in rows}) == len(rows)
    assert all(row["full"] and row["kind"] in {"treaty", "programme"} for row in rows)
    assert all(any(c.isupper() for c in row["short"]) for row in rows)
    assert {len(cell_values(row["parties"])) for row in rows} <= {0, 1, 2, 3, 4}
