"""One figure that is told twice: the same number of the same thing, said again or taken up by "these"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extraction import rules
from kg.extraction.context import Context
from kg.extraction.titles import content_words
from kg.model import Figure

_THESE = re.compile(r"\b(?:this|these|that|those|the)\s+(?:\w+\s+)?$", re.IGNORECASE)
_MOST = 12  # places that one figure rests on
_SAME = 0.6  # Dice overlap of two indicators that are one
_SAME_IN_TITLE = 0.3  # of which one is a title's, which says it in its own words


def unique_figures(figures: list[Figure], context: Context) -> list[Figure]:
    """A number told twice of the same thing is one figure with evidence in both places."""
    kept: list[Figure] = []
    places: dict[tuple[float, float | None, str], list[int]] = {}  # where in ``kept`` each number is
    for figure in figures:
        alike = places.setdefault((figure.value, figure.upper, figure.unit), [])
        twin = next((i for i in alike if _same(kept[i], figure, context)), None)
        if twin is None:
            alike.append(len(kept))
            kept.append(figure)
            continue
        first = kept[twin]
        kept[twin] = replace(
            first,
            evidence=tuple(sorted({*first.evidence, *figure.evidence}))[:_MOST],
            deadline=first.deadline or (figure.deadline if first.target else None),
            period=first.period or (figure.period if not first.target else None),
        )
    return kept


def _same(one: Figure, two: Figure, context: Context) -> bool:
    """Whether two figures of one number are one told twice: the later says "these" or means the same."""
    if one.evidence == two.evidence or one.rule == rules.FIGURE_RECORD:
        return False
    at = two.reasons[0].span
    if (
        at is not None
        and _THESE.search(context.text[max(0, at.begin - 20) : at.begin])
        and not (one.target is False and two.target)
    ):
        return bool(content_words(one.indicator) & content_words(two.indicator))
    if one.target != two.target or (one.period and two.period and one.period != two.period):
        return False
    headline = context.sentence_at(one.evidence[0].begin).block in {"title", "heading"}
    if one.parties[:1] != two.parties[:1] and not headline:
        return False  # "The United States suspends 24 points … China suspends 24 points"
    a, b = content_words(one.indicator), content_words(two.indicator)
    least = _SAME_IN_TITLE if headline and one.parties == two.parties else _SAME
    return 2 * len(a & b) / (len(a) + len(b)) >= least if a and b else False
