"""Names said again: a full name or a surname of somebody known that neither a title nor the model shows.

"Modi invited him", "visited by Cameron": the model misses such surnames, or takes them for firms. A surname beside
another capitalised word is part of another name ("Trump Administration", "Biden-Harris").
"""

from __future__ import annotations

import re
from collections import Counter

from kg.language.cast import Cast
from kg.language.lexicon import body_words, name_ends, named_index, portfolio_words
from kg.language.people import Cluster, fold
from kg.language.spans import SpanIndex
from kg.model import Span

_LEAST = 4  # letters of a surname that may stand by itself
_BEFORE = re.compile(r"(?:[\w’'.-]|[A-Z][\w’'-]*\s)$")
_AFTER = re.compile(r"[\w-]|\s+(?:[A-Z]|of\b)")


def add_echoes(cast: Cast) -> None:
    """Add a mention of a person wherever one of the person's names stands that no mention covers."""
    forms = _forms(cast)
    if not forms:
        return
    text = cast.document.text
    taken = SpanIndex(m.span for m in cast.mentions)
    blocks = SpanIndex(b.span for b in cast.document.blocks if b.kind != "furniture")
    pattern = re.compile("|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f))))
    for match in pattern.finditer(text):
        span = Span(match.start(), match.end())
        alone = not _BEFORE.search(text, max(0, span.begin - 20), span.begin) and not _AFTER.match(text, span.end)
        if alone and not taken.meet(span) and any(b.holds(span) for b in blocks.near(span)):
            cast.add_echo(span, forms[match[0]])


def _forms(cast: Cast) -> dict[str, str]:
    """Forms that stand for one person only, with the person."""
    owners: dict[str, set[str]] = {}
    for one in cast.clusters:
        for form in _names(one):
            owners.setdefault(form, set()).add(cast.ids[id(one)])
    words = Counter(re.findall(r"\b[a-zß-öø-ÿ]\w+", cast.document.text))
    return {
        form: next(iter(people))
        for form, people in owners.items()
        if len(people) == 1 and not words[fold(form)] and not _ordinary(form)
    }


def _names(one: Cluster) -> list[str]:
    full = [p.name for p in one.people if p.name and " " in p.name]
    surnames = [name.rpartition(" ")[2] for name in full]
    return [*full, *(s for s in surnames if len(s) >= _LEAST and s[0].isupper())]


def _ordinary(form: str) -> bool:
    hit = named_index().at(form, 0)
    return form in body_words() | name_ends() | portfolio_words() or (hit is not None and hit.end == len(form))
