"""Stretches of time that EDTF level 0 has no word for."""

from __future__ import annotations

import pytest

from kg.extraction.stretches import month_of_week, year_of_season
from kg.model import DateBasis, TimeSpan, When


@pytest.mark.parametrize(
    ("edtf", "basis", "expected"),
    [
        ("2023-03-06/2023-03-12", "resolved", "2023-03"),  # "last week"
        ("2018-10-29/2018-11-04", "resolved", "2018-10/2018-11"),  # "next week", in two months
        ("2023-03-06/2023-03-12", "stated", "2023-03-06/2023-03-12"),  # "from 6 to 12 March"
        ("2023-03-06/2023-03-10", "resolved", "2023-03-06/2023-03-10"),  # "from Monday to Friday"
        ("2023-03/2023-05", "resolved", "2023"),  # "this spring"
        ("2023-03/2023-04", "stated", "2023-03/2023-04"),
        ("2023-03-06", "resolved", "2023-03-06"),
    ],
)
def test_weeks_and_seasons(edtf: str, basis: DateBasis, expected: str) -> None:
    """A season is told by its year, a week of which no days are told by its month; all else stays."""
    found = month_of_week(year_of_season(When(TimeSpan(edtf), basis)))
    assert found is not None and found.time.edtf == expected


def test_no_date_stays_none() -> None:
    """What nothing dates."""
    assert month_of_week(year_of_season(None)) is None
