"""Noun phrases for indicators: where the words that say what is counted begin and end.

A phrase runs to the right from its first word as long as the parse keeps it together; finite verbs, times, other
quantities and asides end it. It begins and ends with a word that carries meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.words import figure_words
from kg.extraction.titles import content_words
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_WORDS = 14
_MAX_LENGTH = 110
_MARKUP = re.compile(r"<[^<>]{0,20}>|^[\s,;:–—•*-]+|[*_]{2,}")
_STRETCH = re.compile(
    r"\s+(?:in|within|over|for)\s+(?:the\s+)?\w+\s+(?:years|months|decades)$|\s+to date$", re.IGNORECASE
)
_ATTACHED = frozenset(
    ["in", "for", "to", "of", "on", "from", "across", "between", "among", "into", "toward", "towards", "within", "at"]
)
_NEVER = frozenset(
    [
        "including",
        "such",
        "as",
        "like",
        "despite",
        "because",
        "while",
        "whereas",
        "although",
        "during",
        "since",
        "until",
        "under",
        "over",
        "after",
        "before",
        "per",
    ]
)
_LOOSE_ENDS = frozenset(("ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "PRON", "AUX", "PART", "SYM", "SPACE"))
_LOOSE_STARTS = frozenset(("its", "our", "their", "your", "his", "her", "my", "'s", "’s"))
_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"))


class Phrases:
    """Reads phrases of one sentence; ``times`` and quantities of the sentence are the walls."""

    def __init__(self, sentence: Sentence, context: Context) -> None:
        self.sentence = sentence
        self.context = context
        within = sentence.span
        walls = [t.span for t in context.times(within.begin, within.end) if not t.in_name]
        walls += [q.span for q in context.analysis.quantities_in(within) if q.kind != "factor"]
        self._walls = sorted((w.begin, w.end) for w in walls)
        self._last = sentence.tokens.end

    def token_from(self, position: int) -> Token | None:
        """The first token that begins at or after a character, within the sentence."""
        doc = self.sentence.tokens.doc
        low, high = self.sentence.tokens.start, self._last
        while low < high:
            middle = (low + high) // 2
            if doc[middle].idx < position:
                low = middle + 1
            else:
                high = middle
        return doc[low] if low < self._last else None

    def walled(self, position: int) -> bool:
        """Whether a character belongs to a time or a quantity."""
        at = bisect_right(self._walls, (position, 1 << 60)) - 1
        return at >= 0 and position < self._walls[at][1]

    def right(self, first: Token | None, *, clause: bool = False, stop: int | None = None, own: int = -1) -> str:
        """The phrase from ``first`` on.

        ``clause`` lets a relative clause or the verb of "to support …" belong to it; before ``own``, where a counted
        noun ends, its own quantity is no wall.
        """
        if first is None:
            return ""
        doc = first.doc
        kept: list[Token] = []
        in_clause = False
        i = first.i
        while i < self._last and len(kept) < MAX_WORDS + 4:
            token = doc[i]
            if (stop is not None and token.idx >= stop) or (
                token.idx >= own and self.walled(token.idx) and not token.is_punct
            ):
                break
            begins = clause and (
                (len(kept) <= 1 and token.tag_ == "VB")
                or (0 < len(kept) <= 4 and token.tag_ in {"WP", "WDT"} and kept[-1].pos_ in {"NOUN", "PROPN"})
            )
            if begins:
                in_clause = True
            elif token.is_punct:
                if not self._goes_on(token, first.i):
                    break
            elif self._ends(token, first.i, kept, in_clause):
                break
            kept.append(token)
            i += 1
        return self.trim(kept)

    def _goes_on(self, mark: Token, start: int) -> bool:
        """Whether a mark does not end the phrase: it parts items of a list, or is inside a word."""
        text = mark.text
        if text in {"-", "/", "‑", "’", "'", "&"}:
            return True
        if text in {"“", "”", '"', "‘"}:
            return mark.i > start and not self._ends_quote(mark)
        if text != ",":
            return False
        doc = mark.doc
        before = doc[mark.i - 1]
        if before.pos_ == "ADJ" and before.i >= start and before.head.i > mark.i:
            return True
        for j in range(mark.i + 1, min(mark.i + 7, self._last)):
            token = doc[j]
            if token.dep_ == "conj" and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
                return (
                    start <= token.head.i < mark.i
                    and token.left_edge.i - mark.i <= 2
                    and token.head.pos_ in {"NOUN", "PROPN", "ADJ"}
                )
            if token.pos_ in {"VERB", "AUX", "SCONJ"} or token.is_punct:
                return False
        return False

    def _ends_quote(self, mark: Token) -> bool:
        return mark.text == "”" and mark.whitespace_ == ""

    def _ends(self, token: Token, start: int, kept: list[Token], in_clause: bool) -> bool:
        word = token.lower_
        if token.is_space and "\n" in token.text:
            return True
        if (token.tag_ in _FINITE and token.pos_ in {"VERB", "AUX"}) or (token.pos_ == "AUX" and not in_clause):
            return not in_clause
        if word in _NEVER or (token.dep_ == "mark" and token.pos_ == "SCONJ" and word != "for"):
            return True
        if token.tag_ in {"WDT", "WP", "WP$", "WRB"} or (
            word == "that" and token.dep_ in {"mark", "nsubj", "nsubjpass"}
        ):
            return bool(kept)
        if token.pos_ == "ADP" and word not in _ATTACHED:
            return bool(kept) and not start <= token.head.i < token.i
        if (
            token.pos_ == "ADP"
            and kept
            and token.head.i < start
            and token.head.pos_ in {"VERB", "AUX"}
            and len(kept) >= 6
        ):
            return True
        if token.pos_ == "CCONJ":
            return bool(kept) and not self._joins(token, start)
        if token.tag_ == "TO" and not in_clause and token.dep_ == "aux":
            return bool(kept)
        if token.tag_ in {"VBN", "VBG"} and token.pos_ == "VERB" and kept and not in_clause:
            return token.dep_ not in {"acl", "amod", "compound", "pobj", "pcomp"} or word in figure_words("trim")
        if token.pos_ == "ADV" and kept and token.head.i < start and token.head.pos_ == "VERB":
            return True
        return token.pos_ == "PRON" and token.tag_ == "PRP"

    def _joins(self, conjunction: Token, start: int) -> bool:
        """Whether what follows "and" is a noun joined to one of the phrase's own."""
        doc = conjunction.doc
        for j in range(conjunction.i + 1, min(conjunction.i + 7, self._last)):
            token = doc[j]
            if self.walled(token.idx):
                return False
            if token.dep_ == "conj" and start <= token.head.i <= conjunction.i:
                return token.pos_ in _NOMINAL and token.head.pos_ in _NOMINAL
            if token.pos_ in {"VERB", "AUX"} and token.tag_ in _FINITE | {"VB"}:
                return False
        return False

    def trim(self, tokens: list[Token]) -> str:
        """The words, without articles, prepositions or possessives before them and nothing left hanging after them."""
        words = list(tokens)
        while (
            words
            and (words[-1].pos_ in _LOOSE_ENDS or words[-1].lower_ in figure_words("trim") or words[-1].pos_ == "ADV")
            and not _closes_name(words)
        ):
            words.pop()
        while words and (
            words[0].pos_ in _LOOSE_ENDS - {"PART"}
            or words[0].lower_ in _LOOSE_STARTS
            or (words[0].pos_ == "ADV" and not 0 < words[0].head.i - words[0].i < 3)
        ):
            words.pop(0)
        if len(words) > MAX_WORDS:
            return self.trim(words[:MAX_WORDS])
        text = "".join(t.text_with_ws for t in words)
        text = re.sub(r"\s+", " ", _MARKUP.sub("", text)).strip(" ,;:–—-")
        text = _STRETCH.sub("", text)
        if len(text) > _MAX_LENGTH:
            return self.trim(words[: max(1, len(words) - 2)])
        return text

    def noun(self, noun: Token, *, stop: int | None = None) -> str:
        """The phrase of a noun with its modifiers and complements: "decline in trade"."""
        left = noun.left_edge
        while left.i < noun.i and (left.is_punct or left.dep_ in {"cc", "preconj"} or (left.tag_ in _FINITE)):
            left = left.doc[left.i + 1]
        if noun.i - left.i > 8:
            left = min((c.left_edge for c in noun.lefts if noun.i - c.i <= 5), key=lambda t: t.i, default=noun)
        left = max(left, self.sentence.tokens[0], key=lambda t: t.i)
        words = self.right(left, stop=stop)
        return words if content_words(words) else self.right(noun, stop=stop)


def _closes_name(words: list[Token]) -> bool:
    """A closing bracket or a number belongs to a name: "Norrsken22 Africa Fund", "Growth Fund I-A"."""
    last = words[-1]
    return (
        last.pos_ in {"ADP", "DET", "PRON"}
        and last.text[:1].isupper()
        and len(last.text) > 1
        and len(words) > 1
        and words[-2].pos_ == "PROPN"
    )


def with_complement(words: str) -> bool:
    """Whether a phrase says more than its bare noun: it has a preposition or three words."""
    return (
        bool(re.search(r"\s(?:in|of|for|to|on|into|from|between|with|toward|towards)\s", f" {words} "[1:]))
        or len(content_words(words)) >= 4
    )
