"""The word list of figures, by sense (data/lexicons/figure_words.tsv)."""

from __future__ import annotations

from functools import cache

from kg.lexicons import read_lexicon


@cache
def figure_words(sense: str) -> frozenset[str]:
    """Words of one sense: ``change``, ``amount``, ``goal``, ``gives`` …; the file's header says what each holds."""
    return frozenset(row["word"] for row in read_lexicon("figure_words") if row["sense"] == sense)


@cache
def gifts() -> dict[str, str]:
    """Verb to the noun that names what is given: "invest" to "investment"."""
    return {row["word"]: row["noun"] for row in read_lexicon("figure_words") if row["sense"] == "gives"}
