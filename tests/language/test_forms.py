"""Known forms in text: the longest wins, words are whole, hits do not overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.forms import FormIndex

INDEX = FormIndex(
    [
        ("Korea", "korea"),
        ("South Korea", "south"),
        ("Republic of Korea", "south"),
        ("U.S.", "us"),
        ("G7", "g7"),
        ("Oman", "oman"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in South Korea and Korea", [("South Korea", "south"), ("Korea", "korea")]),
        ("the Republic of Korea", [("Republic of Korea", "south")]),
        ("the U.S. and the G7", [("U.S.", "us"), ("G7", "g7")]),
        ("Romania, Omani, WOMAN", []),
        ("Korea’s", [("Korea", "korea")]),
        ("U.S.-South Korea", [("U.S.", "us"), ("South Korea", "south")]),
        ("", []),
    ],
)
def test_finds_the_longest_whole_form(text: str, expected: list[tuple[str, str]]) -> None:
    """The longest form that starts and ends where words do is found, once."""
    assert [(text[h.begin : h.end], h.value) for h in INDEX.find(text)] == expected


def test_finds_only_within_bounds() -> None:
    """A form that reaches past the end of the stretch is not found in it."""
    assert [h.value for h in INDEX.find("South Korea", 0, 8)] == []


@given(st.text(alphabet="South Korea.Uman G7-’", max_size=60))
def test_hits_are_forms_in_order(text: str) -> None:
    """Hits stand in text order without overlap, and each slices back to its form."""
    hits = list(INDEX.find(text))
    assert all(a.end <= b.begin for a, b in pairwise(hits))
    assert all(INDEX.at(text, h.begin) == h for h in hits)


def test_many_hits_before_full_stops() -> None:
    """A hit that ends before the full stop of its word costs nothing more: a long line has thousands of them."""
    index = FormIndex([("Prime Minister", 1), ("S", 2)])
    assert sum(1 for _ in index.find("the Prime Minister. " * 3000)) == 3000
