"""Which of the spans that the model, the words and the lists give for names of bodies are whole names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.language.joined_bodies import whole
from kg.language.spans import SpanIndex
from kg.model import Span

_PARTED = re.compile(r"[,;:’'()–]|\b(?:and|with|on|in|to)\b")


def beside(text: str, listed: Sequence[tuple[Span, str]], spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Listed bodies, less those that are part of a longer name: "Gazprom Export"."""
    index = SpanIndex(spans)
    for span, name in listed:
        longer = [one for one in index.near(span) if one.holds(span) and one != span]
        if not any(_is_whole(text, one, span) for one in longer):
            yield span, name


def _is_whole(text: str, span: Span, part: Span) -> bool:
    """Whether a name goes on after a listed body's, or begins before it, as one: not "Danieli and Uzmetkombinat"."""
    return not _PARTED.search(text, span.begin, part.begin) and not _PARTED.search(text, part.end, span.end)


def unbroken(text: str, seen: Sequence[Span]) -> list[Span]:
    """The model's spans with those drawn together that are one name broken at "and"."""
    drawn = [whole(text, span) for span in seen]
    longer = [span for span, old in zip(drawn, seen, strict=True) if span != old]
    return [s for s in drawn if not any(one.holds(s) and one != s for one in longer)] if longer else list(seen)


def longest(public: Sequence[Span], seen: Sequence[Span]) -> list[Span]:
    """The model's spans drawn out to the ends of public bodies that they break, with the public bodies it misses."""
    index = SpanIndex(public)
    kept: list[Span] = []
    for span in seen:
        over = [p for p in index.near(span) if p.meets(span)]
        if any(p.holds(span) and p != span for p in over) or len(over) > 1:
            continue  # part of one, or several in one
        kept.append(Span(min([span.begin, *(p.begin for p in over)]), max([span.end, *(p.end for p in over)])))
    taken = SpanIndex(kept)
    return sorted({*kept, *(p for p in public if not taken.meet(p))})
