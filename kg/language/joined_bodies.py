"""Bodies and "and": two that are taken for one ("the Food Bank and SARIO"), and one that is taken for two.

"Kenya Agricultural and Livestock Research Organization" is one: before "and" stands no body but a word of a portfolio.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.language.body_names import body_words, capital_run, trimmed
from kg.language.lexicon import portfolio_words
from kg.language.spans import SpanIndex
from kg.model import Span

# What comes after the last of the sides: no further name, and nothing that belongs to the one before.
_ALL_SIDES = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:$|[.;:]|,(?!\s+(?:the\s+|and\s+|its\s+)?[A-Z])|(?:on|for|in|to|regarding|concerning|under|was|were|"
    r"is|aimed|signed|which)\b)"
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$")
_AND_GOVERNMENT = re.compile(r"\s+and\s+the\s+Governments?\s+of\b")
_HEAD = (
    r"(?:Chambers?|Federation|Ministry|Agency|Bank|Association|Council|Institute|University|Authority|Commission|"
    r"Corporation|Foundation|Department|Academy|Confederation|Union|Fund)\b"
)
# "the X Chamber of Commerce and Industry | and the Federation of Y": each has a word of its own for what it is.
_TWO_HEADS = re.compile(rf"\b{_HEAD}.*?(?P<cut> and the )(?=(?:[A-Z][\w’'-]*\s+){{0,3}}{_HEAD})")
_NAME_GOES_ON = re.compile(r" (?=[A-Z])")
_FIRST_HALF = re.compile(r"(?<![\w’'-])(?:[A-Z][\w-]*\s+){0,4}[A-Z][\w-]+\s+and\s+$")
_PART_OF_MORE = re.compile(r"(?:\b(?:of|for|on|in|and|Ministers?|Secretar(?:y|ies))\s+(?:the\s+)?|,\s+)$")
_LONGEST_HALF = 60  # characters


def whole(text: str, span: Span) -> Span:
    """The name of one body of which ``span`` is what follows "and": "[Investment and] Development Agency"."""
    last = span.of(text).split()[-1]
    if last not in body_words("last") or not text.endswith(" and ", 0, span.begin):
        return span
    half = _FIRST_HALF.search(text, max(0, span.begin - _LONGEST_HALF), span.begin)
    if half is None or half[0].split()[-2] not in portfolio_words():
        return span
    if _PART_OF_MORE.search(text, max(0, half.start() - 20), half.start()):
        return span  # "Minister of Trade and Export Agency"
    start = trimmed(text, Span(half.start(), span.end))
    return start if start is not None else span


def halves(text: str, span: Span, known: Callable[[int], list[Span]], blocks: SpanIndex) -> list[Span]:
    """Two bodies taken for one where they are all that follows "between": "between the Food Bank and SARIO".

    Args:
        text: the document's text.
        span: what is taken for the name of one body.
        known: the people, countries and known bodies named at a place.
        blocks: stretches of running text.

    Returns:
        The two, or the one that is a body's name; ``span`` alone where it is one name.
    """
    cut = text.rfind(" and ", span.begin, span.end)
    if cut < 0:
        return [span]
    if beside := _AND_GOVERNMENT.search(text, span.begin, span.end):
        body = trimmed(text, Span(span.begin, beside.start()))
        return [body] if body is not None else []
    if two := _TWO_HEADS.search(text, span.begin, span.end):
        parts = [trimmed(text, Span(span.begin, two.start("cut"))), trimmed(text, Span(two.end("cut"), span.end))]
        return [part for part in parts if part is not None]
    if _is_broken(text, span):
        whole = capital_run(text, cut + 9, len(text))
        return [half for half in (trimmed(text, Span(span.begin, cut)), whole) if half is not None]
    if not (_begins_with_known(span, cut, known) or _are_all_sides(text, span, blocks)):
        return [span]
    parted = [trimmed(text, Span(span.begin, cut)), trimmed(text, Span(cut + 5, span.end))]
    return [half for half in parted if half is not None]


def _is_broken(text: str, span: Span) -> bool:
    """Whether the last of two names goes on: "between the | Academy of A and the Diplomacy | Academy of B"."""
    cut = text.rfind(" and the ", span.begin, span.end)
    goes_on = cut >= 0 and _NAME_GOES_ON.match(text, span.end)
    return bool(goes_on) and _BETWEEN.search(text, max(0, span.begin - 14), span.begin) is not None


def _begins_with_known(span: Span, cut: int, known: Callable[[int], list[Span]]) -> bool:
    """Whether a body that a list names ends before "and": "European Investment Bank and Export Development …"."""
    return any(one.end == cut for one in known(span.begin))


def _are_all_sides(text: str, span: Span, blocks: SpanIndex) -> bool:
    """Whether "between" stands before, and nothing that may be one more name of the block behind."""
    stop = next((b.end for b in blocks.near(span) if b.holds(span)), len(text))
    before = _BETWEEN.search(text, max(0, span.begin - 14), span.begin)
    return before is not None and _ALL_SIDES.match(text, span.end, stop) is not None
