"""Whether a figure is itself a change, and whether a goal was reached."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from kg.extraction.context import Context
from kg.extraction.figures.words import figure_words
from kg.language.analysis import Sentence
from kg.model import Figure, Quantity, Reason, Span, TargetStatus

Change = Literal["increase", "decrease"]

_MOST = r"(?:(?:about|around|over|nearly|approximately|some|just|an?|the|current|more|than|at|least|up|to)\s+){0,3}"
_SOME = r"(?:(?:about|around|over|nearly|almost|approximately|some|an?|more|than|at|least)\s+){0,3}"
_CLAUSE = re.compile(r"[,;:]|\bwhile\b|\bwhereas\b")
_FROM = re.compile(rf"\bfrom\s+{_MOST}$", re.IGNORECASE)
_TO = re.compile(rf"\bto\s+{_MOST}$", re.IGNORECASE)
_BY = re.compile(rf"\b(?:by|of)\s+{_MOST}$", re.IGNORECASE)
# "up 23% from 2021", "down by 5 per cent"; "up to 23%" limits, and "set up 20 schools" is a verb's.
_UP_BY = re.compile(
    rf"(?:[,;(–—-]|\b(?:is|are|was|were|been|went|gone|going))\s*(up|down)\s+(?:by\s+)?{_SOME}$", re.IGNORECASE
)
_STOOD = re.compile(rf"\b(?:stood|stands?|standing|remain(?:s|ed)?|was|is)\s+at\s+{_MOST}$", re.IGNORECASE)
_MORE = re.compile(r"\s+(more|higher|greater|larger|less|lower|fewer)\b(?!\s+of\b)", re.IGNORECASE)
_RATE_OF = re.compile(
    r"\b(?:rate|tariff|duty|share|level|tax|interest|portion|total)s?\s+of\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
# "made up 60 per cent", "eliminated tariffs on 98 per cent of goods": no word of change is the number's own.
_SHARED = re.compile(
    r"\b(?:ma(?:de|kes?|king)|takes?|took|set)\s+up\b[^.;,]*$|\b(?:on|for|across)\s+(?:\w+\s+){0,2}$", re.I
)
_OF = re.compile(r"\s+of\b", re.I)
# "five times its value before the agreement", "four times the number of 2013": several times what it was.
_THAN_BEFORE = re.compile(
    r"\s+(?:(?:its|the|their)\s+(?:value|level|number|volume|figure|amount|size|total)\b|what\b|(?:as\s+)?(?:many|much|more|higher)\b)"
    r"[^.;,]{0,50}?\b(?:before|ago|earlier|previous\w*|(?:in|of|was)\s+(?:19|20)\d\d|last\s+year|when)\b",
    re.I,
)
_AND_UP_TO = re.compile(r"(?:[^.;\d]{0,30}),?\s+(?:and|or)\s+(?:even\s+)?up\s+to\s+", re.I)
_AND_BY = re.compile(r"(?:,|,?\s+(?:and|while))\s+(?:[\w’'-]+\s+){1,6}by\s+(?:\w+\s+){0,2}", re.IGNORECASE)
_KNOWN = re.compile(
    r"\b(?:the|that|this|those|these|remaining)\s+(?:additional|extra|further)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_ADDED = re.compile(r"\b(?:an\s+)?(?:additional|extra|further)\s+(?:\w+\s+)?$", re.IGNORECASE)
_ADDED_TOO = re.compile(
    r"\b(?:an\s+)?additional\s+(?:\d[\d.,]*|\w+)(?:\s+(?:thousand|million|billion))?"
    r"\s+[\w’'-]+(?:\s+[\w’'-]+)?(?:,|\s+and)\s+$",
    re.IGNORECASE,
)
_THIS_FIGURE = re.compile(
    r"\b(?:this|that|the)\s+(?:figure|target|goal|number|level|amount|mark|benchmark)\b", re.IGNORECASE
)
_NOT_REACHED = re.compile(
    r"\b(?:not|n[o’']t|never|yet to|fail(?:ed|s)? to)\s+(?:yet\s+)?(?:been\s+|be\s+)?"
    r"(?:reach|reached|met|meet|achieve|achieved|attain|attained|hit)\b",
    re.IGNORECASE,
)
_MISSED = re.compile(r"\b(?:missed|fell short of|failed to (?:reach|meet))\b", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:has|have|had|was|were)\s+(?:already\s+)?(?:been\s+)?(?:reached|met|achieved|attained|exceeded|surpassed)\b",
    re.IGNORECASE,
)
_OUTCOMES: tuple[tuple[re.Pattern[str], TargetStatus], ...] = (
    (_NOT_REACHED, "notReached"),
    (_MISSED, "missed"),
    (_REACHED, "reached"),
)
_GOAL = r"(?:targets?|goals?|objectives?|benchmarks?)"
_MET = r"(?:reached|met|achieved|attained|exceeded|surpassed|fulfilled)"
# Of the goal itself, in its own sentence: "the target of 30,000 people had been reached", "we have met our goal of".
_GOAL_MET = re.compile(
    rf"\b{_GOAL}\b[^.;]{{1,160}}?\b(?:(?:has|have|had)\s+(?:already\s+)?been|was|were)\s+{_MET}\b"
    rf"|\b{_GOAL}\b[^.;]{{1,80}}?,\s+(?:and\s+)?which\s+(?:\w+\s+){{0,3}}{_MET}\b"
    rf"|\b{_MET}\s+(?:the|our|their|its|this|that)\s+(?:[\w’'$€£.-]+\s+){{0,5}}{_GOAL}\b",
    re.IGNORECASE,
)
_GOAL_NEAR = re.compile(rf"[^.;]{{1,60}}?\b{_GOAL}\b", re.IGNORECASE)
_OR_SUM = re.compile(r"(?:%|per\s?cent)\s+or\s+(?:by\s+)?$", re.IGNORECASE)  # "an increase of 18.2% or £650m"
_FAR = 800  # characters of a sentence that are looked at
_NEAR = 60  # characters between such words and the number
_WORD = re.compile(r"[A-Za-z]+")


def change_of(quantity: Quantity, sentence: Sentence, context: Context) -> Change | None:
    """Whether the figure is itself a change: "grew by 17 per cent", "an additional 1 million homes"; never a level."""
    if quantity.change is not None:
        return quantity.change
    text = context.text
    near = text[max(sentence.span.begin, quantity.span.begin - 60) : quantity.span.begin]
    far = _CLAUSE.split(text[max(sentence.span.begin, quantity.span.begin - 110) : quantity.span.begin])[-1]
    after = _WORD.search(text, quantity.span.end, min(sentence.span.end, quantity.span.end + 25))
    if quantity.noun is not None and re.match(
        r"(?:additional|more|extra|further)\b", text[quantity.noun.begin : quantity.noun.end], re.IGNORECASE
    ):
        return "increase"
    if _KNOWN.search(near) or _STOOD.search(near):
        return None
    if quantity.kind == "percent" and _SHARED.search(near) and _OF.match(text, quantity.span.end, sentence.span.end):
        return None
    if (
        quantity.kind == "factor"
        and quantity.value > 1
        and _THAN_BEFORE.match(text, quantity.span.end, sentence.span.end)
    ):
        return "increase"
    if _ADDED.search(near) or (quantity.kind == "count" and _ADDED_TOO.search(near)):
        return None if quantity.kind == "money" else "increase"  # a further sum is no change of the one before
    if quantity.kind == "percent" and (more := _MORE.match(text, quantity.span.end, sentence.span.end)):
        return "increase" if more[1].lower() in {"more", "higher", "greater", "larger"} else "decrease"
    if quantity.kind == "money" and _OR_SUM.search(near):
        shares = [q for q in context.analysis.quantities_in(Span(sentence.span.begin, quantity.span.begin))]
        if shares and shares[-1].kind == "percent":
            return change_of(shares[-1], sentence, context)
    if quantity.kind in {"percent", "factor"} and after and not text[quantity.span.end : after.start()].strip():
        noun = after[0].lower()  # "referring to the 62% growth in trade"
        if noun in figure_words("change") and (noun in figure_words("up") or noun in figure_words("down")):
            return "increase" if noun in figure_words("up") else "decrease"
    if quantity.kind == "percent" and (before := _gapped(quantity, sentence, context)) is not None:
        return change_of(before, sentence, context)
    if _FROM.search(near) or _RATE_OF.search(near) or (_TO.search(near) and not _BY.search(near)):
        return None
    if direction := _UP_BY.search(near):
        return "increase" if direction[1].lower() == "up" else "decrease"
    by = _BY.search(near)
    of = by is not None and by[0].lower().startswith("of")  # only after a noun of change: "an increase of"
    if quantity.kind in {"percent", "factor"} or by:
        words = far if by and not of else near[-45:]  # "increase its contribution to the Cooperation Fund by"
        for word in reversed([w.lower() for w in _WORD.findall(words)]):
            up, down = word in figure_words("up"), word in figure_words("down")
            if (
                not (up or down)
                or (of and word not in figure_words("change"))
                or near.rstrip().endswith(("up", "up to"))
            ):
                continue
            return "increase" if up else "decrease"
    if quantity.kind == "percent" and after is not None and not text[quantity.span.end : after.start()].strip():
        if after[0].lower() in figure_words("up"):
            return "increase"
        if after[0].lower() in figure_words("down"):
            return "decrease"
    return None


def _gapped(quantity: Quantity, sentence: Sentence, context: Context) -> Quantity | None:
    """The share whose verb also holds for this one: "goods rose by 66 per cent and services by 46", "and up to 43"."""
    earlier = context.analysis.quantities_in(Span(sentence.span.begin, quantity.span.begin))
    if not earlier or earlier[-1].kind != "percent":
        return None
    between = context.text[earlier[-1].span.end : quantity.span.begin]
    return earlier[-1] if _AND_BY.fullmatch(between) or _AND_UP_TO.fullmatch(between) else None


def _goal_met(figure: Figure, sentence: Sentence, context: Context) -> Reason | None:
    """The words of the goal's own sentence by which it was reached, unless they deny it."""
    at = figure.reasons[0].span
    if at is None:
        return None
    begin, end = max(sentence.span.begin, at.begin - _FAR), min(sentence.span.end, at.end + _FAR)
    for match in _GOAL_MET.finditer(context.text, begin, end):
        near = match.start() - 10 <= at.begin <= match.end() + _NEAR
        if near and not _NOT_REACHED.search(context.text, max(sentence.span.begin, match.start() - 20), match.end()):
            return Reason("status", f"'{match[0][-60:]}'", sentence.span)
    return None


def settle(figure: Figure, context: Context) -> Figure:
    """Whether a goal was reached, where a sentence soon after says so: "we still have not reached this figure"."""
    if not figure.target:
        return figure
    last = context.sentence_at(figure.evidence[-1].begin)
    if (own := _goal_met(figure, last, context)) is not None:
        return replace(figure, status="reached", reasons=(*figure.reasons, own))
    for sentence in context.analysis.sentences[last.index : last.index + 3]:
        text = figure.evidence[-1].of(context.text) if sentence == last else sentence.span.of(context.text)[:_FAR]
        if sentence.index > last.index and not _THIS_FIGURE.search(text):
            continue
        for pattern, status in _OUTCOMES:
            match = pattern.search(text)
            own_goal = match is not None and status == "missed" and _GOAL_NEAR.search(text, match.end()) is not None
            if match and (sentence.index > last.index or status == "notReached" or own_goal):
                evidence = tuple(sorted({*figure.evidence, sentence.span}))
                reason = Reason("status", f"'{match[0]}'", sentence.span)
                return replace(figure, status=status, evidence=evidence, reasons=(*figure.reasons, reason))
    return figure
