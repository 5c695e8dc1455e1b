"""Spans looked up by place: lines of a megabyte must not take quadratic time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from kg.model import Span


class SpanIndex:
    """Spans that hardly overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)
        self.begins = [s.begin for s in self.spans]

    def near(self, span: Span) -> list[Span]:
        """The few that can meet ``span``."""
        at = bisect_right(self.begins, span.end)
        return self.spans[max(0, bisect_right(self.begins, span.begin) - 4) : at]

    def meet(self, span: Span) -> bool:
        """Whether one meets ``span``."""
        return any(other.meets(span) for other in self.near(span))
