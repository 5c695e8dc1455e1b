"""Find instruments in text: named ("Strategic Framework Agreement for …") and common ("an agreement on …").

An instrument is a run of text around a noun of `kg.extraction.agreements.instrument_nouns`; what it counts as is
decided by `kg.extraction.agreements.find`.
"""

from __future__ import annotations

import re

from kg.extraction.agreements.instrument_left import MONTH
from kg.extraction.agreements.instrument_names import NESTED, Instrument, half_proper, modifies, proper, quoted
from kg.extraction.agreements.instrument_nouns import Noun, next_noun, noun_of

_DATE = rf"(?:{MONTH}\s+\d{{1,2}},\s+\d{{4}}|\d{{1,2}}\s+{MONTH}\s+\d{{4}}|(?:19|20)\d\d)"
_DATED = re.compile(
    rf"\b(?:the|an?|these|those|this|our|their|its|both|"
    rf"[’']s)\s+(?:(?P<first>{_DATE}),?\s+and\s+)?(?P<date>{_DATE}),?\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s+(?:of|on|for)\s+(?:the\s+)?[A-Z]")
_AFTER_NAME = re.compile(r"[\w’'-]\s$")
_NEXT_WORD = re.compile(r"\s+(\w+)")
_HEADS = frozenset(["guarantee", "guarantees", "portfolio", "applications", "repayments", "officer", "terms"])
_TREATIES = frozenset(["agreement", "treaty", "pact", "accord", "memorandum", "contract"])
_MUCH = re.compile(  # "a great deal in common", "has come through a great deal."
    r"\b(?:great|good)\s+deal\s+(?:of|in|more|less|about|to)\b|"
    r"(?<!is\s)(?<!made\s)(?<!got\s)(?<!was\s)\ba\s+(?:great|good)\s+deal(?=[.,;])"
)
_NUMBER = re.compile(
    r"(?<![\w.,$€£¥])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|[1-9]\d)\s+$", re.IGNORECASE
)
_OF_NAME = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")


def find_instruments(text: str, begin: int, end: int) -> list[Instrument]:
    """Instruments of ``text[begin:end]`` (one sentence), leftmost first; one may stand in another's name."""
    found: list[Instrument] = []
    position = begin
    while match := next_noun(text, position, end):
        noun = noun_of(match[0])
        assert noun is not None  # the pattern is made of these nouns
        position = match.end()
        if noun.needs_of and not _OF_NAME.match(text, match.end(), end):
            continue
        if _is_modifier(noun, text, position, end):
            continue
        if noun.text == "deal" and _MUCH.search(text, max(begin, match.start() - 8), min(end, position + 7)):
            continue
        after_name = _AFTER_NAME.match(text, max(begin, match.start() - 2), match.start())
        if noun.placed and not (match[0][0].isupper() and after_name):
            continue
        found += (dated := _dated(text, begin, match.start(), match.end(), noun))
        if dated:
            continue
        if (in_marks := quoted(text, begin, match.start(), match.end(), noun)) is not None:
            named: Instrument | None = in_marks
        elif match[0][0].isupper():
            named = proper(text, begin, end, match.start(), match.end(), noun)
        else:
            named = half_proper(text, begin, match.start(), match.end(), noun)
        if named is not None and noun.plural and _NUMBER.search(text, begin, named.begin):
            named = None  # "signed five | Financing Agreements"
        if named is not None:
            found.append(named)
            position = max(position, _inner(text, match.end(), named.end, end))
        elif not noun.needs_of and not noun.text.isupper() and not modifies(text, end, match.start(), match.end()):
            found.append(Instrument(match.start(), match.end(), noun, match.start(), match.end(), match[0], False))
    return found


def papers_in(text: str, begin: int, end: int) -> list[Instrument]:
    """The same without what is a paper only where it is signed: "agreed on | the schedule of their meetings"."""
    return [i for i in find_instruments(text, begin, end) if not i.noun.signed]


def _is_modifier(noun: Noun, text: str, stop: int, end: int) -> bool:
    """Whether a noun only modifies the next: "a visa waiver | agreement", "loan | guarantees", "partnership | pact"."""
    if noun.kind not in {"commitment", "programme"} and not noun.given:
        return False
    head = _NEXT_WORD.match(text, stop, end)
    if head is None or not head[1].islower():
        return False
    following = noun_of(head[1])
    if noun.kind == "programme" and not noun.given:
        return following is not None and following.text in _TREATIES
    return following is not None or head[1] in _HEADS


def _inner(text: str, stop: int, named_end: int, end: int) -> int:
    """Where to look for the next: one to be negotiated stands in another's name, what it sets up is not told apart."""
    nested = NESTED.match(text, stop, end)
    if nested is None:
        return named_end
    inner = next_noun(text, nested.end(), min(end, nested.end() + 80))
    noun = noun_of(inner[0]) if inner else None
    return nested.end() if noun is not None and noun.kind != "programme" else named_end


def _dated(text: str, begin: int, start: int, stop: int, noun: Noun) -> list[Instrument]:
    """Instruments told by their dates: "the November 9, 2020, and January 11, 2021, agreements" are two."""
    before = _DATED.search(text, max(begin, start - 80), start)
    if before is None or (not before["first"] and text[start].isupper() and _GOES_ON.match(text, stop)):
        return []
    last = re.sub(r"\s+", " ", text[before.start("date") : stop])
    found = [Instrument(before.start("date"), stop, noun, start, stop, last, True)]
    if before["first"]:
        first = re.sub(r"\s+", " ", f"{before['first']} {text[start:stop]}")
        found.insert(0, Instrument(before.start("first"), before.end("first"), noun, start, stop, first, True))
    return found
