"""A day or month without its year: the nearest, unless it is far off and a verb says otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from kg.language.times import find_times

ISSUED = date(2022, 12, 7)  # a Wednesday

LEANING = [
    ("When you and I spoke in March, we agreed", "2022-03"),
    ("We will meet again in March.", "2023-03"),
    ("In May, Secretary Becerra travelled to Bali", "2022-05"),
    ("The conference is scheduled for May", "2023-05"),
    ("They look forward to the summit on June 12", "2023-06-12"),
    ("The summit was held on June 12", "2022-06-12"),
    ("a ceasefire since March", "2022-03"),
    ("a plan by May", "2023-05"),
    ("The leaders met in November", "2022-11"),
    ("We will meet in January", "2023-01"),
    ("They met on Monday", "2022-12-05"),
    ("They will meet on Monday", "2022-12-12"),
    ("talks on Monday", "2022-12-05"),
    ("The sides met. A forum in December", "2022-12"),
    ("They discussed the first summit, to be held in August", "2023-08"),
    ("They spoke of the session, which will be held in the spring", "2023-03/2023-05"),
    ("Her mission in March, when an action plan was adopted", "2022-03"),
]


@pytest.mark.parametrize(("text", "edtf"), LEANING)
def test_the_verb_decides_a_doubtful_year(text: str, edtf: str) -> None:
    """Tense and words such as "scheduled" tell a coming May from the past one."""
    (found,) = find_times(text, ISSUED)
    assert found.time is not None and found.time.edtf == edtf


def test_near_dates_stay_near_whatever_the_verb() -> None:
    """A verb some way off does not push a date of next week into last year."""
    (found,) = find_times("We compared our positions before the summit on December 20", ISSUED)
    assert found.time is not None and found.time.edtf == "2022-12-20"


def test_a_stated_date_does_not_turn() -> None:
    """A year that is said stays, whatever the verb."""
    (found,) = find_times("We will meet in May 2021", ISSUED)
    assert found.time is not None and found.time.edtf == "2021-05"
