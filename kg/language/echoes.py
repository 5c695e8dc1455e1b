"""Names said again: a full name or a surname of somebody known that neither a title nor the model shows.

"Modi invited him", "visited by Cameron": the model misses such surnames, or takes them for firms. A surname beside
another capitalised word is part of another name ("Trump Administration", "Biden-Harris").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.language.cast import Cast
from kg.language.lexicon import body_words, name_ends, named_index, portfolio_words
from kg.language.people import Cluster, fold
from kg.language.spans import SpanIndex
from kg.language.wordplaces import first_word, places_of, word_places
from kg.model import Span

_LEAST = 4  # letters of a surname that may stand by itself
_BEFORE = re.compile(r"(?:[\w’'.-]|[A-Z][\w’'-]*\s)$")
_AFTER = re.compile(r"[\w-]|\s+(?:[A-Z]|of\b)")


Forms = dict[str, str]  # by a form of a name: whose it is


def add_echoes(cast: Cast) -> None:
    """Add a mention of a person wherever one of the person's names stands that no mention covers."""
    add_said(cast, _forms(cast))


def add_said(cast: Cast, forms: Forms) -> None:
    """Add a mention wherever one of the forms stands by itself, and no mention covers it."""
    if not forms:
        return
    text = cast.document.text
    taken = SpanIndex(m.span for m in cast.mentions)
    blocks = SpanIndex(b.span for b in cast.document.blocks if b.kind != "furniture")
    for span in _said(text, forms):
        alone = not _BEFORE.search(text, max(0, span.begin - 20), span.begin) and not _AFTER.match(text, span.end)
        if alone and not taken.meet(span) and any(b.holds(span) for b in blocks.near(span)):
            cast.add_echo(span, forms[span.of(text)])


def _said(text: str, forms: Collection[str]) -> Iterator[Span]:
    """Where forms stand, the longest that begins at a place; thousands of names take no longer than a few."""
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(first_word(form), set()).add(len(form))
    longest_first = {word: sorted(found, reverse=True) for word, found in lengths.items()}
    end = 0
    for at in places_of(text, longest_first.keys()):
        known = longest_first[first_word(text, at)] if at >= end else ()
        found = next((at + length for length in known if text[at : at + length] in forms), None)
        if found is not None:
            end = found
            yield Span(at, end)


def _forms(cast: Cast) -> Forms:
    """Forms that stand for one person only, with the person."""
    owners: dict[str, set[str]] = {}
    for one in cast.clusters:
        for form in _names(one):
            owners.setdefault(form, set()).add(cast.ids[id(one)])
    words = word_places(cast.document.text)
    return {
        form: next(iter(people))
        for form, people in owners.items()
        if len(people) == 1 and fold(form) not in words and not ordinary(form)
    }


def _names(one: Cluster) -> list[str]:
    full = [p.name for p in one.people if p.name and " " in p.name]
    surnames = [name.rpartition(" ")[2] for name in full]
    return [*full, *(s for s in surnames if len(s) >= _LEAST and s[0].isupper())]


def ordinary(form: str) -> bool:
    """Whether a form is also a place's, a country's or a body's, or a word of such names."""
    hit = named_index().at(form, 0)
    return any(form in words() for words in (body_words, name_ends, portfolio_words)) or (
        hit is not None and hit.end == len(form)
    )
