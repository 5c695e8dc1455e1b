"""What a paragraph speaks of: the thing that "it", "this rate", "the Fund" or a bare "increase" points back to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.phrases import Phrases, with_complement
from kg.extraction.figures.words import figure_words
from kg.extraction.titles import content_words
from kg.language.analysis import Sentence
from kg.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH_BACK = 6  # sentences
_FAR = 400  # tokens
_NAME_REACH = 1500  # characters
_NAME = re.compile(r"(?:\b[A-Z][\w’'&-]*\s+(?:(?:of|for|and|the|in|on|to|with)\s+){0,2}){1,8}$")


@dataclass(frozen=True, slots=True)
class Indicator:
    """``sources`` are the sentences beside its own that the words were taken from."""

    words: str
    sources: tuple[Span, ...] = ()


class Topics:
    """What the sentences of one document spoke of, as far as figures were found in them."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._phrases: dict[tuple[int, int], Phrases] = {}  # by sentence index and first token
        self.said: dict[int, str] = {}  # sentence index to its last indicator

    def phrases(self, sentence: Sentence) -> Phrases:
        key = (sentence.index, sentence.tokens.start)
        if key not in self._phrases:
            self._phrases[key] = Phrases(sentence, self.context)
        return self._phrases[key]

    def topic(self, sentence: Sentence, before: int) -> Indicator | None:
        """What a pronoun or a bare "increase" speaks of: the last indicator or thing told of in the paragraph."""
        if sentence.index in self.said:
            return Indicator(self.said[sentence.index])
        for token in reversed(sentence.tokens.doc[sentence.tokens.start : max(sentence.tokens.start, before - 1)]):
            if token.lemma_ in figure_words("change") and any(c.lower_ in {"in", "of"} for c in token.rights):
                first = next(c for c in token.rights if c.lower_ in {"in", "of"}).nbor()
                words = self.phrases(sentence).right(first)
                if content_words(words):
                    return Indicator(words)
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _REACH_BACK), -1):
            other = self.context.analysis.sentences[index]
            if other.block_index != sentence.block_index and not (
                other.speaker == sentence.speaker and other.block == "paragraph" and index == sentence.index - 1
            ):
                break
            if index in self.said:
                return Indicator(self.said[index], (other.span,))
            subject = next(
                (
                    t
                    for t in other.tokens
                    if t.dep_ in {"nsubj", "nsubjpass"}
                    and t.pos_ in {"NOUN", "PROPN"}
                    and t.head.dep_ in {"ROOT", "conj", "ccomp"}
                ),
                None,
            )
            if subject is not None and not self.acts(subject, other):
                words = self.phrases(other).noun(subject, stop=subject.head.idx if subject.i < subject.head.i else None)
                if content_words(words):
                    return Indicator(words, (other.span,))
        return None

    def same_noun(self, noun: Token, phrases: Phrases, sentence: Sentence) -> Indicator | None:
        """The phrase that an earlier use of a noun stood in: "that rate" after "the rate of duty on articles"."""
        for index in range(sentence.index, max(-1, sentence.index - _REACH_BACK), -1):
            other = self.context.analysis.sentences[index]
            low = max(other.tokens.start, min(noun.i, other.tokens.end) - _FAR)
            near = other.tokens.doc[low : min(noun.i, other.tokens.end)]
            for token in reversed([t for t in near if t.lemma_ == noun.lemma_]):
                words = self.phrases(other).noun(token)
                if with_complement(words):
                    return Indicator(words, () if index == sentence.index else (other.span,))
        return None

    def defined(self, noun: Token, sentence: Sentence) -> Indicator | None:
        """The name that "the Program" or "the Fund" is short for, told earlier."""
        if not any(c.dep_ == "det" and c.lower_ in {"the", "this"} for c in noun.lefts) or any(
            c.dep_ in {"amod", "compound"} for c in noun.lefts
        ):
            return None
        text = self.context.text
        start = max(0, sentence.span.begin - _NAME_REACH)
        for match in reversed(
            list(re.finditer(rf"\b{re.escape(noun.text)}\b", text[start : sentence.span.begin], re.IGNORECASE))
        ):
            before = _NAME.search(text[max(start, start + match.start() - 120) : start + match.start()])
            if (
                before is not None
                and len(before[0].split()) >= 1
                and before[0].split()[0].lower() not in {"the", "this", "a"}
            ):
                return Indicator(
                    re.sub(r"\s+", " ", f"{before[0]}{match[0]}"),
                    (self.context.sentence_at(start + match.start()).span,),
                )
        return None

    def acts(self, noun: Token, sentence: Sentence) -> bool:
        """Whether a noun is an actor: a person, country or organisation, or a body of a state."""
        begin, end = noun.left_edge.idx, noun.idx + len(noun)
        if {noun.lower_, noun.lemma_.lower()} & figure_words("state") or noun.pos_ == "PRON":
            return True
        return any(
            m.kind in {"country", "person", "organization"}
            and m.form != "adjective"
            and m.span.begin <= noun.idx < m.span.end
            for m in self.context.mentions_in(begin, end + 40)
        )


def is_empty(words: str) -> bool:
    """Whether words say nothing of what is measured: "record high", "same period", "4"."""
    told = content_words(words)
    return all(w in figure_words("empty") or w.isdecimal() for w in told)
