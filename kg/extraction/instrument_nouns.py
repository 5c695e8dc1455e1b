"""The nouns that instruments are called by: data/lexicons/instruments.tsv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicons import read_lexicon


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that instruments are called by. ``named`` ones count only with a name of their own."""

    text: str
    kind: str
    plural: bool
    named: bool
    needs_of: bool = False  # "Year of Interregional Exchanges"
    founded: bool = False  # counts only where it is set up: "launched the … Committee"


@cache
def nouns() -> dict[str, Noun]:
    """Instrument nouns by their text, singular and plural; acronyms ("FTA") in capitals, all others in lower case."""
    found: dict[str, Noun] = {}
    for row in read_lexicon("instruments"):
        named = row["use"] != "any"
        found[row["noun"]] = Noun(row["noun"], row["kind"], False, named, row["use"] == "of", row["use"] == "founded")
        for plural in filter(None, (row.get("plural") or "").split("|")):
            found[plural] = Noun(
                row["noun"],
                row["kind"],
                not plural.endswith("ique"),
                named,
                row["use"] == "of",
                row["use"] == "founded",
            )
    return found


@cache
def noun_pattern() -> re.Pattern[str]:
    """Any of the nouns, the longest first."""
    acronyms = sorted((w for w in nouns() if w[:1].isupper()), key=lambda w: (-len(w), w))
    words = sorted((w for w in nouns() if not w[:1].isupper()), key=lambda w: (-len(w), w))
    either = (
        "|".join(re.escape(w) for w in acronyms)
        + "|(?i:"
        + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
        + ")"
    )
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


def noun_of(word: str) -> Noun | None:
    """The instrument noun that a word or phrase is, None if it is none."""
    return nouns().get(word) or nouns().get(re.sub(r"\s+", " ", word).lower())
