"""spaCy's attribute ruler, which tells parts of speech from tags: what it says of one kind of token is remembered.

It holds some 180 patterns against every token, a fifth of the model's time. But most are of one token alone, and ask
only for its word, tag and dependency: all tokens that are alike in these get the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.attrs import DEP, ORTH, TAG  # type: ignore[import-not-found]  # compiled, ships no stub
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span
from spacy.tokens._retokenize import set_token_attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.vocab import Vocab

_NAME = "remembering_attribute_ruler"
_OF_THE_WORD = frozenset(("LOWER", "ORTH", "IS_SPACE"))
_REMEMBERED = _OF_THE_WORD | {"TAG", "DEP"}


@Language.factory(_NAME)
def _make(nlp: Language, name: str) -> RememberingRuler:
    return RememberingRuler(nlp.vocab, name)


def remember(nlp: Language) -> None:
    """Puts a ruler that remembers in the place of spaCy's own, with the same patterns."""
    own = nlp.get_pipe("attribute_ruler") if "attribute_ruler" in nlp.pipe_names else None
    if type(own) is AttributeRuler:
        ruler: Any = nlp.replace_pipe("attribute_ruler", _NAME)
        ruler.add_patterns(own.patterns)


class RememberingRuler(AttributeRuler):
    """Finds the same matches as an AttributeRuler does."""

    def __init__(self, vocab: Vocab, name: str = "attribute_ruler") -> None:
        super().__init__(vocab, name)
        self.clear()

    def clear(self) -> None:
        """Forget all patterns."""
        super().clear()
        self._alone, self._others, self._words = Matcher(self.vocab), Matcher(self.vocab), Matcher(self.vocab)
        self._classes: dict[int, frozenset[int]] = {}  # of each word: which patterns its own looks fit
        self._known: dict[tuple[frozenset[int], int, int], list[tuple[int, int]]] = {}

    def add(self, patterns: Iterable[list[dict[int | str, Any]]], attrs: dict[str, Any], index: int = 0) -> None:
        """Add patterns, any of which gives a token these attributes."""
        any_of: Any = list(patterns)  # the Matcher's own types are narrower than the ruler's
        key = self.vocab.strings.add(str(len(self.attrs)))
        super().add(any_of, attrs, index)
        alone = all(len(tokens) == 1 and tokens[0].keys() <= _REMEMBERED for tokens in any_of)
        (self._alone if alone else self._others).add(key, any_of)
        for number, tokens in enumerate(any_of if alone else ()):
            if word := {name: value for name, value in tokens[0].items() if name in _OF_THE_WORD}:
                self._words.add(f"{key} {number}", [[word]])
        self._classes, self._known = {}, {}

    def match(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """Number and key of each pattern that fits, with the tokens that it fits, in the order of the patterns."""
        words, tags, deps = doc.to_array([ORTH, TAG, DEP]).T.tolist()
        self._class_words([word for word in dict.fromkeys(words) if word not in self._classes])
        found = []
        for at, kind in enumerate(zip(map(self._classes.__getitem__, words), tags, deps, strict=True)):
            if kind not in self._known:
                self._known[kind] = self._numbered(_matches(self._alone, doc[at : at + 1]))
            found += [(number, key, at, at + 1) for number, key in self._known[kind]]
        found += [(*self._numbered([match])[0], match[1], match[2]) for match in _matches(self._others, doc)]
        found.sort()
        return found

    def set_annotations(self, doc: Doc, matches: list[tuple[int, int, int, int]]) -> None:
        """Give tokens their attributes; a later pattern has the last word."""
        for match in matches:
            number, _, start, _ = match
            if self.indices[number] == 0:  # nearly always
                set_token_attrs(doc[start], self.attrs[number])
            else:
                super().set_annotations(doc, [match])  # type: ignore[no-untyped-call]  # of spaCy

    def _numbered(self, matches: Iterable[tuple[int, int, int]]) -> list[tuple[int, int]]:
        return [(int(self.vocab.strings[key]), key) for key, _, _ in matches]

    def _class_words(self, words: list[int]) -> None:
        """Which patterns words could fit, by themselves."""
        fits: dict[int, set[int]] = {word: set() for word in words}
        doc = Doc(self.vocab, words=[self.vocab.strings[word] for word in words])
        for key, at, _ in _matches(self._words, doc):
            fits[words[at]].add(key)
        self._classes.update((word, frozenset(keys)) for word, keys in fits.items())


def _matches(matcher: Matcher, tokens: Doc | Span) -> list[tuple[int, int, int]]:
    """What fits; a Matcher without patterns would only warn."""
    return matcher(tokens, allow_missing=True) if len(matcher) else []
