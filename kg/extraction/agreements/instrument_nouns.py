"""The nouns that instruments are called by: data/lexicons/instruments.tsv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.language.wordplaces import WORDS, matches_at, places_where, word_test
from kg.lexicons import read_lexicon

_JOINED, _HYPHENED = "cooperation", "co-operation"  # as some offices spell it


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that instruments are called by, and the ``use`` that makes one of it, as the lexicon has it."""

    text: str
    kind: str
    plural: bool
    use: str
    bare: str = ""  # without a name it counts "never", or only if "acted" on

    @property
    def named(self) -> bool:
        """Whether it counts only with a name of its own, or where something is done with it."""
        return self.use != "any"

    @property
    def needs_of(self) -> bool:
        """As in "Year of Interregional Exchanges"."""
        return self.use == "of"

    @property
    def founded(self) -> bool:
        """Whether it counts only where it is set up: "launched the … Committee"."""
        return self.use == "founded"

    @property
    def placed(self) -> bool:
        """Whether it counts only after the name of a place: "Christchurch Call", "Kigali Amendment"."""
        return self.use == "placed"

    @property
    def given(self) -> bool:
        """Whether one side gives it to the other: "a line of credit"."""
        return self.use == "given"

    @property
    def signed(self) -> bool:
        """Whether it counts only where it is signed or adopted: "signed an annex", not "the annex says"."""
        return self.use == "signed"

    @property
    def counted(self) -> bool:
        """Whether it counts only in numbers: "ten cooperation documents"."""
        return self.use == "counted"


@cache
def nouns() -> dict[str, Noun]:
    """Instrument nouns by their text, singular and plural; acronyms ("FTA") in capitals, all others in lower case."""
    found: dict[str, Noun] = {}
    for row in read_lexicon("instruments"):
        found[row["noun"]] = Noun(row["noun"], row["kind"], False, row["use"], row["bare"])
        for plural in filter(None, (row.get("plural") or "").split("|")):
            found[plural] = Noun(row["noun"], row["kind"], not plural.endswith("ique"), row["use"], row["bare"])
    hyphened = {text.replace(_JOINED, _HYPHENED): noun for text, noun in found.items() if _JOINED in text}
    return found | hyphened


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


def next_noun(text: str, begin: int, end: int) -> re.Match[str] | None:
    """The first noun of ``text[begin:end]``."""
    return next(matches_at(noun_pattern(), _places(text), text, begin, end), None)


@lru_cache(maxsize=2)
def _places(text: str) -> list[int]:
    """Where words stand that nouns begin with: there alone the long pattern is tried."""
    return places_where(text, _begins_noun)


@word_test
def _begins_noun(word: str) -> bool:
    return word.lower() in _first_words()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(match[0].lower() for noun in nouns() if (match := re.match(r"[^\W\d_]+", noun)))


@lru_cache(maxsize=WORDS)
def noun_of(word: str) -> Noun | None:
    """The instrument noun that a word or phrase is, None if it is none."""
    return nouns().get(word) or nouns().get(re.sub(r"\s+", " ", word).lower())
