"""The noun that a number counts, found without a parser: "900,000 [Hungarian citizens]", "4,000 [schools]".

The head is the last of the first run of plural nouns within a few words, none of which may be a word that ends a noun
phrase. Which plurals are no figure, which mean "people", and which words only look plural is in data/lexicons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import lexicons
from kg.language.numerals import GAP, MAGNITUDES, UNITS
from kg.language.wordlists import words
from kg.model import Span

_MODIFIERS = 6  # words before the head at most
_WORD = re.compile(rf"{GAP}(?P<w>(?:U\.S\.|U\.K\.|U\.N\.)(?!\w)|[^\W\d_][\w’'&/-]{{0,39}})")
_MODEL = re.compile(rf"{GAP}\d{{1,3}}(?:[A-Z]\d?)?(?={GAP}[a-z])")  # "15 Leopard 2 tanks"
_NUMBERS = frozenset(UNITS) | frozenset(MAGNITUDES) | {"hundred", "thousand", "million", "billion"}
_PEOPLE_ENDS = ("children", "men", "women")
_NO_PEOPLE = frozenset(("specimen", "regimen", "abdomen", "stamen", "acumen", "cyclamen", "ramen", "semen"))
_LINKS = frozenset({"and", "or"})


@dataclass(frozen=True, slots=True)
class Counted:
    """``span`` is the noun with its modifiers, ``unit`` the plural in lower case ("people" for persons as such)."""

    span: Span
    unit: str


def read_counted(text: str, at: int, end: int, *, many: bool = False, states: bool = False) -> Counted | None:
    """The counted noun after a number that ends at ``at``; None where no plural follows or its count is no figure.

    ``many`` tells that the number is so large that "members" are people, ``states`` that countries may be counted.
    """
    begin: int | None = None
    head: re.Match[str] | None = None
    stop = at
    for _ in range(_MODIFIERS + 1):
        match = _WORD.match(text, stop, end)
        if match is None and head is None and begin is not None and text[begin].isupper():
            model = _MODEL.match(text, stop, end)
            match = _WORD.match(text, model.end(), end) if model is not None else None
        if match is None:
            break
        word = match["w"]
        lower = word.lower()
        plural = _plural(word)
        if lower == "such" and begin is None:
            stop = match.end()
            continue  # "150 such vehicles"
        if lower in words("noun_phrase_ends.txt") or lower in _NUMBERS:
            break
        if head is not None and (not plural or (word[0].isupper() and head["w"][0].islower())):
            break
        if lower in _LINKS:
            if begin is None:
                return None
        else:
            begin = match.start("w") if begin is None else begin
            if plural:
                head = match
        stop = match.end()
        if text[stop : stop + 1] == "," and head is None:
            stop += 1  # "new, modern schools"
    if head is None or begin is None:
        return None
    noun = _stem(head["w"]).lower()
    if noun in words("uncounted.txt") and not (states or (many and noun in words("counted_when_many.txt"))):
        return None
    unit = _unit(head["w"])
    return Counted(Span(begin, head.start("w") + len(_stem(head["w"]))), unit)


def _stem(word: str) -> str:
    return re.sub(r"['’/&-]+$", "", word)


def _plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    word = _stem(word)
    lower = word.lower().rpartition("-")[2].rpartition("/")[2]
    if lower.endswith(_PEOPLE_ENDS) and lower not in _NO_PEOPLE and word.islower() and len(word) > len("women"):
        return True  # "schoolchildren", "tradesmen"
    if word in words("irregular_plurals.txt") or lower in words("irregular_plurals.txt") or word in _demonyms():
        return True
    if len(lower) < 3 or not word.endswith("s") or lower.endswith(("ss", "us", "'s", "’s")):
        return False
    return lower not in words("not_plurals.txt")


def _unit(word: str) -> str:
    word = _stem(word)
    lower = word.lower().rpartition("/")[2]
    people = lower in words("people_nouns.txt") or lower in words("trades.txt") or word in _demonyms()
    return "people" if people else lower


@cache
def _demonyms() -> frozenset[str]:
    """The plural nouns for the people of a country: "Mongolians", "Japanese"."""
    every = {form for country in lexicons.countries() for form in country.demonyms}
    every |= {f"{form}s" for form in every if form.endswith(("i", "an"))}  # "Thais", where only "Thai" is listed
    return frozenset(form.split()[-1] for form in every if form.endswith(("s", "ese")))  # "Zealanders", "Lankans"
