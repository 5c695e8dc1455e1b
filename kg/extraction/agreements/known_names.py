"""Treaties that texts call by letters alone: "any comment on NAFTA?", "Fiji should join PACER Plus".

Names in data/lexicons/known_treaties.tsv. One that the text also gives in full is the same one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from kg.extraction import rules
from kg.extraction.agreements.dates import find_date
from kg.extraction.agreements.drafts import Draft
from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.instrument_nouns import noun_of
from kg.extraction.agreements.parties import find_parties
from kg.extraction.agreements.status import find_act
from kg.extraction.context import Context
from kg.extraction.titles import content_words
from kg.language.wordplaces import first_word, matches_at, places_where, word_test
from kg.lexicons import read_lexicon

_NOUNS = {"treaty": "agreement", "programme": "initiative"}
_GENERIC = frozenset(["agreement", "treaty", "partnership", "area", "corridor", "project"])
_PAPER = frozenset(["agreement", "treaty"])
# Nouns behind the letters with which the whole still is the treaty: "the CPTPP agreement", "RCEP negotiations".
_SAME = frozenset(
    ["agreement", "deal", "pact", "treaty", "accord", "negotiations", "talks", "scheme", "arrangement", "arrangements"]
)
# A treaty on trade, though its noun is that of a programme: "the Thailand-Chile Closer Economic Partnership".
_OF_TRADE = re.compile(r"\b(?:Closer|Comprehensive)\s+Economic\s+Partnership$")
_NEAR = 300  # characters of a name that may hold the letters


@cache
def _known() -> dict[str, tuple[frozenset[str], str]]:
    """The words of the full name, and the kind, by the letters."""
    return {row["short"]: (content_words(row["full"]), row["kind"]) for row in read_lexicon("known_treaties")}


@cache
def _by_words() -> dict[frozenset[str], str]:
    """The kind by the words of the full name that tell it apart."""
    return {words - _PAPER: kind for words, kind in _known().values()}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_known(), key=lambda n: (-len(n), n))
    return re.compile(rf"(?<![\w–-])(?:{'|'.join(map(re.escape, names))})(?![\w–+-])")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(first_word(name) for name in _known())


@word_test
def _begins(word: str) -> bool:
    return word in _first_words()


def add_known(drafts: list[Draft], context: Context) -> None:
    """A draft of each that the text calls by its letters alone; one named in full has the letters as a short form."""
    for draft in drafts:
        if draft.proper and draft.kind == "programme":
            same = _by_words().get(content_words(draft.title) - _PAPER)
            draft.kind = "treaty" if _OF_TRADE.search(draft.title) else same or draft.kind
    text = context.text
    named = sorted((d.position, d.end) for d in drafts)
    starts = [begin for begin, _ in named]
    told = {name for d in drafts for name in (d.title, *d.aliases)}
    for match in matches_at(_pattern(), places_where(text, _begins), text, 0, len(text)):
        name = match[0]
        if name in told or _is_within(match.start(), named, starts):
            continue
        words, kind = _known()[name]
        whole = next((d for d in drafts if d.proper and content_words(d.title) - _GENERIC == words - _GENERIC), None)
        if whole is not None:
            whole.aliases.append(name)
            told.add(name)
            continue
        if (found := _draft(match, kind, context)) is not None:
            drafts.append(found)
            told.add(name)


def _is_within(position: int, named: list[tuple[int, int]], starts: list[int]) -> bool:
    """Whether the letters stand in a longer name: "the CPTPP Trade Agreement"."""
    at = bisect_right(starts, position)
    return any(end > position and position - begin < _NEAR for begin, end in named[max(0, at - 2) : at])


def _draft(match: re.Match[str], kind: str, context: Context) -> Draft | None:
    """The treaty that letters call, unless they only tell what another noun is of: "CPTPP members"."""
    sentence = context.sentence_at(match.start())
    noun = noun_of(_NOUNS[kind])
    span = context.analysis.doc.char_span(match.start(), match.end(), alignment_mode="expand")
    if noun is None or span is None or sentence.block in {"title", "heading", "dateline"}:
        return None
    root = span.root
    if root.dep_ == "compound" and root.head.i >= span.end and root.head.lower_ not in _SAME:
        return None
    instrument = Instrument(match.start(), match.end(), noun, match.start(), match.end(), match[0], True)
    act = find_act(instrument, match.end(), sentence, context)
    draft = Draft(match[0], kind, rules.AGREEMENT_NAMED, match.start(), [sentence.index])
    draft.proper, draft.noun, draft.end, draft.act = True, noun.text, match.end(), act
    draft.aliases = [match[0]]
    draft.statuses = [(act.status or "in force", act.status is not None)]
    draft.parties = find_parties(instrument, match.end(), act.verb, sentence, context)
    draft.date = find_date(instrument, instrument.end, act, sentence, context)
    return draft
