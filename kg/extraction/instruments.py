"""Find instruments in text: named ("Strategic Framework Agreement for …", "1956 Declaration") and common ("an agreement on …").

An instrument is a run of text around a noun of data/lexicons/instruments.tsv; what it counts as is decided by
`kg.extraction.agreements`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicons import read_lexicon

_SMALL = r"(?:of|on|and|for|the|to|in|with|against|between|by|&|–|-)"
_CAP = r"(?:\([A-Z][A-Za-z]{1,8}\)|[A-Z0-9][\w’'.&+/-]*|[“\"]?[A-Z][\w’'-]*[”\"]?)"
_ACRONYM = re.compile(r"\s*\((?:the\s+)?[“\"‘]?(?P<acronym>[A-Z][A-Za-z&-]{1,14}|[A-Z][\w ]{2,40}?)[”\"’]?\)")
_DATE_BEFORE = re.compile(r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},\s+\d{4},?\s+|\b\d{4}\s+)$")
_STOP_LEFT = frozenset("The A An This That These Those Our Their His Her Its My And On In At Of For To With Both Under During Following Through By As From Second First Third New President Prime Minister Secretary Building Since While Through Despite Key Including".split())


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that instruments are called by. ``named`` ones count only with a name of their own."""

    text: str
    kind: str
    plural: bool
    named: bool


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as the text puts it: where, which noun, its name without determiner, an acronym after it."""

    begin: int
    end: int
    noun: Noun
    noun_begin: int
    title: str
    proper: bool  # a name in capitals
    acronym: str | None = None


@cache
def nouns() -> dict[str, Noun]:
    """Instrument nouns by their lower-case text, singular and plural."""
    found: dict[str, Noun] = {}
    for row in read_lexicon("instruments"):
        named = row["use"] == "named"
        found[row["noun"]] = Noun(row["noun"], row["kind"], False, named)
        if row.get("plural"):
            found[row["plural"]] = Noun(row["noun"], row["kind"], True, named)
    return found


@cache
def _noun_pattern() -> re.Pattern[str]:
    words = sorted(nouns(), key=lambda w: (-len(w), w))
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(w) for w in words) + r")(?![\w-])", re.IGNORECASE)


def find_instruments(text: str, begin: int, end: int) -> list[Instrument]:
    """Instruments of ``text[begin:end]`` (one sentence), leftmost first, not overlapping."""
    found: list[Instrument] = []
    position = begin
    while match := _noun_pattern().search(text, position, end):
        noun = nouns()[match[0].lower()]
        position = match.end()
        if match[0][0].isupper() and (proper := _proper(text, begin, end, match.start(), match.end(), noun)):
            found.append(proper)
            position = max(position, proper.end)
        elif not noun.named:
            found.append(Instrument(match.start(), match.end(), noun, match.start(), match[0], False))
    return found


def _proper(text: str, begin: int, end: int, start: int, stop: int, noun: Noun) -> Instrument | None:
    """Grow a capitalised noun into its name: to the left over capitals, to the right over "of", "on", "for"."""
    next_word = re.compile(r"\s+([A-Z]\w+)").match(text, stop, end)
    if next_word and next_word[1].lower() in nouns():
        return None  # a modifier: "Framework Agreement"
    left = start
    while word := re.compile(rf"(?:({_CAP})|({_SMALL}))\s+$").search(text, max(begin, left - 40), left):
        if word[2]:
            before = re.compile(rf"({_CAP})\s+$").search(text, max(begin, word.start() - 40), word.start())
            if before is None or before[1] in _STOP_LEFT or word[2] in {"with", "by", "between", "in", "to", "the"} or re.search(r"[.,;:]$", before[1]):
                break
            left = before.start(1)
            continue
        if word[1] in _STOP_LEFT or re.search(r"[,;:]$", word[1]) or (word[1].endswith(".") and not re.search(r"\b(?:[A-Z]\.)+$", word[1])):
            break
        left = word.start(1)
    date = _DATE_BEFORE.search(text, max(begin, left - 30), left)
    name_begin = left
    possessive = re.match(r"[A-Z][\w.]*(?:’s|'s)\s+", text[left:start])
    if possessive:
        left += possessive.end()
    right = stop
    tail = re.compile(rf"\s+(?:of|on|for|to|in|against|between)\s+(?:the\s+|a\s+)?{_CAP}(?:(?:\s+|,\s+(?=[A-Z]))(?:(?:of|on|and|for|the|to|in|against|with)\s+){{0,3}}{_CAP})*").match(text, stop, end)
    if tail and not re.match(r"\s+(?:in|to|on|for|between)\s+(?:the\s+)?(?:[A-Z]\w+\s+\d|\d|January|February|March|April|May|June|July|August|September|October|November|December)", tail[0]):
        if not (re.match(r"\s+in\s+", tail[0]) and left < start):
            right = stop + len(tail[0].rstrip(" ,;."))
            right -= 2 if text[right - 2 : right] in {"’s", "'s"} else 0
    acronym = None
    after = _ACRONYM.match(text, right, end)
    if after and (after["acronym"].isupper() or sum(c.isupper() for c in after["acronym"]) >= 2 or after[0].count("“")):
        acronym = after["acronym"]
        right = after.end()
    inner = re.compile(rf"\s*\((?P<acronym>[A-Z][A-Za-z&-]{{1,14}})\)\s+").search(text, name_begin, start)
    name = text[left:right]
    if acronym is None and inner:
        acronym = inner["acronym"]
    title = re.sub(r"\s*\((?:the\s+)?[“\"]?[^()]{2,40}?[”\"]?\)\s*$", "", name)
    title = re.sub(r"\s+", " ", title).strip(" ,.;“”\"")
    if title.lower() in nouns() and date is None:
        return Instrument(start, stop, noun, start, text[start:stop], False) if not noun.named else None
    if date is not None and title.lower() in nouns():
        left = date.start()
        title = re.sub(r",?\s+$", " ", date[0]) + title
    return Instrument(left, right, noun, start, title, True, acronym)
