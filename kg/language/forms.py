"""Find known forms (country names, organisations, titles) in text: longest form first, in one pass.

Matching starts only where a word starts and ends only where one ends, so that "Oman" is not found in "Romania".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from kg.language.wordplaces import places_of

T = TypeVar("T")

_FIRST = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]\b)*\.?|G\d+")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A form found at ``text[begin:end]`` and what it stands for."""

    begin: int
    end: int
    value: T


class FormIndex(Generic[T]):
    """Forms grouped by their first word; built once, read-only after.

    >>> index = FormIndex([("South Korea", "KR"), ("Korea", "?")])
    >>> [(h.begin, h.end, h.value) for h in index.find("in South Korea")]
    [(3, 14, 'KR')]
    """

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        groups: dict[str, dict[str, T]] = {}
        for form, value in forms:
            first = _FIRST.match(form)
            if first:
                groups.setdefault(_stem(first[0]), {}).setdefault(form, value)
        # Longest first, so that "Republic of Korea" wins over "Republic".
        self._groups = {
            stem: sorted(forms.items(), key=lambda item: (-len(item[0]), item[0])) for stem, forms in groups.items()
        }
        self._places = lru_cache(maxsize=2)(self._find_places)  # a document's stretches are looked through in turn

    def at(self, text: str, begin: int) -> Hit[T] | None:
        """The longest form that starts at ``begin`` and ends at a word's end."""
        first = _FIRST.match(text, begin)
        if first is None:
            return None
        for form, value in self._groups.get(_stem(first[0]), ()):
            end = begin + len(form)
            if text.startswith(form, begin) and not _inside_word(text, end):
                return Hit(begin, end, value)
        return None

    def find(self, text: str, begin: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Non-overlapping hits in ``text[begin:end]``, leftmost and longest first."""
        stop = len(text) if end is None else end
        places, position = self._places(text), begin
        for place in range(bisect_left(places, begin), bisect_left(places, stop)):
            start = places[place]
            if start < position or _goes_on(text, start, position):
                continue
            hit = self.at(text, start)
            if hit is not None and hit.end <= stop:
                yield hit
                position = hit.end

    def _find_places(self, text: str) -> list[int]:
        return places_of(text, self._groups.keys())


def _goes_on(text: str, at: int, position: int) -> bool:
    """Whether the letter at a place goes on an abbreviation, from ``position`` on: the S of "U.S." begins no form."""
    within = at - 2 >= position and text[at - 1] == "." and text[at - 2].isalpha()
    return within and not text[at + 1 : at + 2].isalnum()


def _stem(word: str) -> str:
    return word.rstrip(".").split(".")[0] if "." in word else word


def _inside_word(text: str, end: int) -> bool:
    return end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
