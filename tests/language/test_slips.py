"""What a speaker says wrong and says again, as transcripts keep it: the later number is meant."""

from __future__ import annotations

import pytest

from kg.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than a million dollar — $1 billion for rail", [(1e9, "USD", "equal")]),
        ("with nearly three- — 30,000 Thai students", [(30000, "students", "about")]),
        ("a continent of 100 million people — billion people, almost", []),
        ("between 5 and 10 percent", [(5, "percent", "equal")]),
        ("a fee of 5–10 percent", [(5, "percent", "equal")]),
        ("$10 million–$15 million for ports", [(1e7, "USD", "equal")]),
        ("500 schools — and 20 clinics — were built", [(500, "schools", "equal"), (20, "clinics", "equal")]),
        ("$2 billion — 40 ships", [(2e9, "USD", "equal"), (40, "ships", "equal")]),
    ],
)
def test_slips(text, expected):
    """A number behind a spaced dash mends the one before it; a range and a second thing stay as they are."""
    assert [(q.value, q.unit, q.comparator) for q in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("more than a quarter million jobs", 250000), ("a quarter-million jobs", 250000), ("a half million jobs", 500000)],
)
def test_parts_of_a_scale(text, value):
    """A quarter million is read like a quarter of a million."""
    assert [q.value for q in find_quantities(text)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two real estate companies", [(2, "companies")]),
        ("one million rounds of ammunition", [(1e6, "rounds")]),
        ("12 rounds of talks", []),
        ("some 500 Thai advisers and trainers", [(500, "people")]),
        ("two advisers", []),
        ("$350 million in annual assistance", [(3.5e8, "USD/year")]),
        ("$350 million in assistance", [(3.5e8, "USD")]),
    ],
)
def test_units(text, expected):
    """Real estate is no currency, many rounds and advisers count, and what is given in annual aid is a year's."""
    assert [(q.value, q.unit) for q in find_quantities(text)] == expected
