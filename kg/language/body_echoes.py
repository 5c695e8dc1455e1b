"""Bodies spoken of again by the word for what they are: "the Saudi Fund for Development … the | Fund | paid"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from kg import lexicons
from kg.language.analysis import Mention
from kg.language.body_names import is_firm
from kg.language.business import is_business
from kg.language.spans import SpanIndex
from kg.language.wordplaces import first_word, places_of
from kg.model import Entity, Span

# Words for firms, funds and schools; for commissions and councils, which may be anybody's, of listed bodies alone.
_ANY = frozenset(
    re.findall(r"\w+", "Fund Bank Agency Company Corporation University Institute Authority Foundation Chamber")
)
_LISTED = _ANY | set(
    re.findall(r"\w+", "Commission Council Union Organisation Organization Association Community Alliance")
)
_FIRM = frozenset(("company", "firm", "airline", "bank"))  # in small letters, soon after the name of one
_THE = re.compile(r"(?<!\bof )\b[Tt]he $")
_GOES_ON = re.compile(r"[-–]| of\b| for\b| on\b| [A-Z]|\s*\(")
_HEAD = re.compile(r"[\w’'-]+(?= (?:of|for)\b)|[\w’'-]+$")
_AIRLINE = re.compile(r"\b(?:Air|Airlines?|Airways)\b")
_BANK = re.compile(r"\b(?:Bank|\w+bank|Banka)\b", re.IGNORECASE)
_NO_FIRM = re.compile(
    r"\b(?:Ministry|Agency|Fund|Board|Authority|Council|Institute|University|Chamber|Commission|Foundation)\b"
)
_FARTHEST = 1500  # characters back to the name
_SOON = 400


def body_echoes(
    text: str, blocks: Sequence[Span], mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Iterator[tuple[Span, str]]:
    """Where bodies are spoken of again so, with their entity ids.

    Args:
        text: the document's text.
        blocks: stretches of running text.
        mentions: whoever is named, in text order.
        entities: the document's entities.
    """
    places = [at for at in _places(text) if _THE.search(text, max(0, at - 7), at)]
    if not places:
        return
    named: dict[str, list[tuple[int, str]]] = {}
    for mention in mentions:
        if mention.kind == "organization" and mention.form == "name" and len(mention.entities) == 1:
            entity = mention.entities[0]
            for word in _words(entities[entity].name or ""):
                named.setdefault(word, []).append((mention.span.end, entity))
    taken, within = SpanIndex(m.span for m in mentions), SpanIndex(blocks)
    for at in places:
        word = first_word(text, at)
        span = Span(at, at + len(word))
        before = named.get(word, [])
        last = bisect_left(before, (at, "")) - 1
        reach = _SOON if word in _FIRM else _FARTHEST
        if last < 0 or before[last][0] < at - reach or _GOES_ON.match(text, span.end) or taken.meet(span):
            continue
        if word in _FIRM and last and before[last - 1][0] >= at - _SOON and before[last - 1][1] != before[last][1]:
            continue  # of two firms it may be either
        if any(block.holds(span) for block in within.near(span)):
            yield span, before[last][1]


@lru_cache(maxsize=2)
def _places(text: str) -> list[int]:
    return places_of(text, _LISTED | _FIRM)


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    """By which words a body may be spoken of again: "Bank" of the African Development Bank."""
    head = _HEAD.search(name)
    fits = _LISTED if name in _listed() else _ANY
    words = (head[0],) if head is not None and head[0] != name and head[0] in fits else ()
    if _NO_FIRM.search(name) is not None or not (is_firm(name) or is_business(name)):
        return words
    if _BANK.search(name) is not None:
        return (*words, "bank")
    return (*words, "company", "firm", *(("airline",) if _AIRLINE.search(name) else ()))


@cache
def _listed() -> frozenset[str]:
    return frozenset(row.name for row in lexicons.organisations())
