"""Silent sentences: those with a word that should have given a fact, and that gave neither a fact nor a refusal."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicons import cell_values, read_lexicon
from kg.model import Extraction, Span

if TYPE_CHECKING:
    from kg.language.analysis import Analysis, Sentence

_KIND_OF_POS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun"}
_DECIDING = {"signed", "agreed"}  # statuses of verbs that make an agreement; the others speak of one that is there


@dataclass(frozen=True, slots=True)
class Silence:
    """A sentence that gave nothing, with the kind of fact that was to be expected and the word that raised the hope."""

    kind: str  # "meeting", "agreement" or "figure", as rules are called
    trigger: str
    span: Span
    quote: str


def find_silences(analysis: Analysis, extraction: Extraction) -> tuple[Silence, ...]:
    """Silent sentences in text order, one entry a sentence and kind. What a journalist asks is none."""
    spoken = _spoken(analysis, extraction)
    return tuple(
        Silence(kind, trigger, sentence.span, sentence.span.of(analysis.document.text))
        for sentence in analysis.sentences
        if not sentence.asks
        for kind, trigger in _triggers(analysis, sentence).items()
        if sentence.index not in spoken[kind]
    )


def _spoken(analysis: Analysis, extraction: Extraction) -> Mapping[str, set[int]]:
    """Sentences that a fact rests on, or that a rule refused, by kind."""
    starts = [sentence.span.begin for sentence in analysis.sentences]
    told = [(fact.rule, span) for fact in extraction.facts for span in fact.evidence]
    told += [(refusal.rule, refusal.span) for refusal in extraction.refusals if refusal.span]
    found: dict[str, set[int]] = defaultdict(set)
    for rule, span in told:
        kind = kind_of(rule)
        for at in range(max(0, bisect_right(starts, span.begin) - 1), bisect_right(starts, span.end - 1)):
            if analysis.sentences[at].span.meets(span):
                found[kind].add(at)
    return found


def kind_of(rule: str) -> str:
    """The kind of fact that a rule finds, by its name.

    >>> kind_of("meeting.verb/2"), kind_of("figure/1")
    ('meeting', 'figure')
    """
    return re.split(r"[./]", rule, maxsplit=1)[0]


def _triggers(analysis: Analysis, sentence: Sentence) -> dict[str, str]:
    """Kind of fact to its first trigger in the sentence."""
    found: dict[str, str] = {}
    meetings, verbs = _meeting_words(), _agreement_verbs()
    for token in sentence.tokens:
        kind = _KIND_OF_POS.get(token.pos_)
        if kind is None:
            continue
        lemma = token.lemma_.lower()
        if (lemma, kind) in meetings:
            found.setdefault("meeting", lemma)
        if kind == "verb" and lemma in verbs:
            found.setdefault("agreement", lemma)
    if instrument := _instruments().search(sentence.span.of(analysis.document.text)):
        found.setdefault("agreement", instrument[0].lower())
    if quantities := analysis.quantities_in(sentence.span):
        found["figure"] = quantities[0].span.of(analysis.document.text)
    return found


@cache
def _meeting_words() -> frozenset[tuple[str, str]]:
    return frozenset((row["lemma"], row["pos"]) for row in read_lexicon("meeting_triggers"))


@cache
def _agreement_verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_lexicon("agreement_verbs") if row["status"] in _DECIDING)


@cache
def _instruments() -> re.Pattern[str]:
    """Instruments that are such without a name of their own, longest first."""
    rows = [row for row in read_lexicon("instruments") if row["use"] == "any"]
    forms = {form for row in rows for form in (row["noun"], *cell_values(row["plural"]))}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f))))})\b", re.IGNORECASE)
