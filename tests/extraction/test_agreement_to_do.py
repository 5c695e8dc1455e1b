"""Lists of what is to be done: an entry that bids tells what is agreed, one in the past what was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
HEAD = "Ghana and Togo held a security dialogue in Accra today. The two countries will take the following steps:\n\n"


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        ("1. Sign a memorandum of understanding on chemicals.", "agreed"),
        ("- Conclude an agreement on extradition.", "agreed"),
        ("(a) Commit to and implement a work plan on cybersecurity.", "agreed"),
        ("- Signed a memorandum of understanding on chemicals.", "signed"),
    ],
)
def test_an_entry_says_whether_it_is_done(analyse: Analyse, entry: str, status: str) -> None:
    """The paper of the entry, with its status; the entry's number is no decision."""
    found = extract(analyse(HEAD + entry, title="Joint statement of Ghana and Togo", date="14 June 2023")).agreements
    assert [(a.status, a.title[0].isdigit()) for a in found] == [(status, False)]
