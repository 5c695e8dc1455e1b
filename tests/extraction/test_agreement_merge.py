from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.merge import merge


def draft(title: str, at: int = 0, **more: Any) -> Draft:
    last = title.split()[-1]
    noun = last if last.isupper() else last.lower()
    return Draft(title, "treaty", "agreement.named/5", 100 * at, [at], proper=True, noun=noun, **more)


@pytest.mark.parametrize(
    ("drafts", "titles"),
    [
        (
            [draft("Economic Partnership Agreement"), draft("Japan-India Economic Partnership Agreement", 1)],
            ["Japan-India Economic Partnership Agreement"],
        ),
        (
            [draft("Economic Partnership Agreement"), draft("EPA", 1), draft("Trade Agreement", 2)],
            ["Economic Partnership Agreement", "Trade Agreement"],
        ),
        (
            [
                draft("Mutual Access Agreement", aliases=["the Accord"]),
                draft("Visa Agreement", 1, aliases=["the Accord"]),
            ],
            ["Mutual Access Agreement"],
        ),
        (
            [
                draft("Tax Agreement", explicit=True, parties=["a", "b"]),
                draft("Tax Agreement", 1, explicit=True, parties=["a", "c"]),
            ],
            ["Tax Agreement", "Tax Agreement"],
        ),
        ([draft("Tax Agreement", count=2), draft("Tax Agreement", 1)], ["Tax Agreement", "Tax Agreement"]),
    ],
)
def test_one_instrument_is_told_in_several_ways(drafts: list[Draft], titles: list[str]) -> None:
    """Words, initials and short forms join; other parties and numbers keep apart."""
    assert [d.title for d in merge(drafts)] == titles


def test_the_union_keeps_what_each_tells() -> None:
    """Sentences, statuses and titles of all that are joined stay."""
    one = draft("Japan-India Economic Partnership Agreement", statuses=[("signed", True)])
    two = draft("Economic Partnership Agreement", 3, statuses=[("in force", True)])
    (merged,) = merge([two, one])
    assert (merged.sentences, merged.statuses) == ([0, 3], [("signed", True), ("in force", True)])
    assert merged.aliases == ["Economic Partnership Agreement"]


def calls(work: Callable[[], object]) -> int:
    count = 0

    def note(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_twice_the_drafts_are_twice_the_work() -> None:
    """Drafts with words in common are compared with a bounded number of others, counted in calls."""
    few, many = ([draft(f"Agreement on Topic{at} and Trade", at) for at in range(n)] for n in (300, 600))
    merge([*few, *many])  # what is kept between calls is there
    assert calls(lambda: merge(many)) < 2.3 * calls(lambda: merge(few))
    assert len(merge([draft(f"Agreement on Topic{at} and Trade", at) for at in range(300)])) == 300
