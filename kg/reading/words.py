"""The room's word lists, read from data/lexicons once a process."""

from __future__ import annotations

import csv
from functools import cache

from kg.resources import resource


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``data/lexicons/<name>``, a TSV file with a header; lines that begin with "# " are comments."""
    lines = resource("data", "lexicons", name).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("# ")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple({key: value or "" for key, value in row.items() if key} for row in rows)


@cache
def speaker_words(kind: str) -> frozenset[str]:
    """Words of speaker labels of one class of speakers.tsv: title, role, asks, agency or not."""
    return frozenset(row["word"] for row in table("speakers.tsv") if row["class"] == kind)


@cache
def furniture_lines(match: str) -> tuple[str, ...]:
    """Lines of the page in furniture.tsv that match as a ``whole`` or at their ``start``, in lower case."""
    return tuple(row["line"] for row in table("furniture.tsv") if row["match"] == match)


@cache
def publishers() -> tuple[dict[str, str], ...]:
    """Rows of publishers.tsv: form, match, publisher, country."""
    return table("publishers.tsv")


@cache
def publisher_forms(match: str) -> tuple[str, ...]:
    """Forms of one way to sign: "whole", "start" or "end"."""
    return tuple(row["form"] for row in publishers() if row["match"] == match)


@cache
def line_words(kind: str) -> frozenset[str]:
    """Words of one class of line_words.tsv: connector, hanging, opener or dateline."""
    return frozenset(row["word"] for row in table("line_words.tsv") if row["class"] == kind)


@cache
def portfolio_words() -> frozenset[str]:
    """Words that names of ministries are made of, in lower case: "foreign", "trade"."""
    lines = resource("data", "lexicons", "portfolios.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("# ")) | {"and"}
