"""The word lists in data/lexicons that rules look words up in, read once."""

from __future__ import annotations

import csv
from functools import cache

from kg.resources import resource


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a tab-separated lexicon; lines that start with # are comments."""
    with resource("data", "lexicons", name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("# ")), delimiter="\t"))


@cache
def words(name: str) -> frozenset[str]:
    """Words of a lexicon that has one a line; lines that start with # are comments."""
    lines = resource("data", "lexicons", name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("# "))
