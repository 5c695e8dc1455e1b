"""Words told by spaCy's keys: a document is looked through as numbers, and each different word is asked about once."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import TYPE_CHECKING

from kg.language.wordplaces import WORDS, Fits

if TYPE_CHECKING:
    from spacy.strings import StringStore


class KeyTest:
    """A question about a word, and the keys of the words that passed; keys are hashes, the same in every document."""

    def __init__(self, fits: Fits) -> None:
        self._fits = fits
        self._asked: set[int] = set()
        self._passed: set[int] = set()

    def passed(self, keys: Iterable[int], strings: StringStore) -> Set[int]:
        """The keys of words that pass: those of ``keys``, and of others asked about before."""
        if len(self._asked) > WORDS:
            self._asked, self._passed = set(), set()
        new = set(keys) - self._asked
        self._asked |= new
        self._passed.update(key for key in new if self._fits(strings[key]))
        return self._passed
