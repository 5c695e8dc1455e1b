"""Where each word of a text stands, found once: a rule looks where its own words are, not at every character."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

# Of words that a rule was asked about, so many are remembered: texts say the same ones again and again.
WORDS = 1 << 14
# A run of letters or of digits, or one sign: "COP28" is two words, "U.S." four.
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")

Fits: TypeAlias = Callable[[str], object]  # whether a word is one that a rule looks for
_TESTS: list[Fits] = []


@lru_cache(maxsize=2)  # every rule of a document asks about the same text
def word_places(text: str) -> Mapping[str, list[int]]:
    """Where each word begins, in text order, by the word as it is written."""
    found: dict[str, list[int]] = defaultdict(list)
    for word in _WORD.finditer(text):
        found[word[0]].append(word.start())
    return found


def first_word(text: str, at: int = 0) -> str:
    """The word that begins at a place; "" where white space or nothing does."""
    word = _WORD.match(text, at)
    return word[0] if word else ""


def places_of(text: str, words: Set[str]) -> list[int]:
    """The beginnings of some words, as they are written, in text order.

    >>> places_of("Talks on trade, talks on gas", {"talks", "Talks"})
    [0, 16]
    """
    places = word_places(text)
    return sorted(chain.from_iterable(map(places.__getitem__, places.keys() & words)))


def word_test(fits: Fits) -> Fits:
    """Marks a question that `places_where` asks: all such are asked about a word together, once for many texts."""
    _TESTS.append(fits)
    _passed.cache_clear()
    _passing.cache_clear()
    return fits


@lru_cache(maxsize=WORDS)
def _passed(word: str) -> tuple[Fits, ...]:
    return tuple(fits for fits in _TESTS if fits(word))


@lru_cache(maxsize=2)
def _passing(text: str) -> Mapping[Fits, list[str]]:
    """The different words of a text that pass each test."""
    found: dict[Fits, list[str]] = defaultdict(list)
    for word in word_places(text):
        for fits in _passed(word):
            found[fits].append(word)
    return found


def places_where(text: str, fits: Fits) -> list[int]:
    """The beginnings of the words that fit, in text order; ``fits`` is asked once about each different word.

    >>> places_where("Talks on trade, talks on gas", lambda word: word.lower() == "talks")
    [0, 16]
    """
    places = word_places(text)
    words = _passing(text).get(fits, ()) if fits in _TESTS else filter(fits, places)
    return sorted(chain.from_iterable(map(places.__getitem__, words)))


def any_within(places: Sequence[int], begin: int, end: int) -> bool:
    """Whether one of the places, in text order, lies in ``text[begin:end]``."""
    at = bisect_left(places, begin)
    return at < len(places) and places[at] < end


def matches_at(
    pattern: re.Pattern[str], places: Sequence[int], text: str, begin: int, end: int
) -> Iterator[re.Match[str]]:
    """What `finditer` gives over ``text[begin:end]`` of a pattern that matches at ``places`` (in text order) alone."""
    for at in range(bisect_left(places, begin), bisect_left(places, end)):
        if places[at] >= begin and (match := pattern.match(text, places[at], end)):
            begin = match.end()
            yield match
