"""Numbers of what is not there yet, whatever the verb: the size of a project, an estimated cost, places to be given."""

from __future__ import annotations

import re

from kg.extraction.context import Context
from kg.language.analysis import Sentence
from kg.language.units import measures
from kg.model import Quantity

_REACH = 110  # characters
# "the 683 MW Sunkoshi-III Hydropower Project", "a $1.9bn project of 248 kilometres"
_PROJECT_AFTER = re.compile(
    r"[\s-]+(?:(?!of\b|for\b|in\b|to\b|and\b)[\w.’'()-]+[\s-]+){0,6}?project\b(?!\s+(?:manager|office))", re.I
)
_PROJECT_BEFORE = re.compile(
    r"\bproject,?\s+(?:(?:of|worth|costing|totall?ing|valued\s+at|(?:with|at)\s+an?\s+(?:\w+\s+){0,2}(?:cost|value|length|capacity|budget)\s+of)\s+)"
    r"(?:(?:about|around|some|over|nearly|more\s+than|approximately|up\s+to)\s+)?$",
    re.I,
)
# Words of a sentence by which the thing is there: a project of the past has been measured.
_THERE = re.compile(
    r"\b(?:complet(?:ed|ion)|inaugurat\w+|commissioned|opened|opening|built|finished|handed\s+over|operational|operat(?:es|ing)|"
    r"carried\s+out|implemented|has\s+been|have\s+been|had\s+been|delivered|visited|existing|successful\w*|provided|spent|disbursed)\b",
    re.I,
)
_TO_BE = re.compile(r"\s+(?:[\w’'-]+\s+){0,2}?to\s+be\s+(?:[a-z]+ly\s+)?[a-z]+(?:ed|en|de|lt|nt)\b", re.I)
_PLANNED = re.compile(
    r"\b(?:planned|proposed|envisaged|prospective|projected|intended)\s+(?:[a-z-]+\s+){0,2}"
    r"(?:capacity|output|length|value|cost|investment|volume|size|area)\s+of\s+(?:[a-z]+\s+){0,2}$",
    re.I,
)
_COST = re.compile(
    r"\bcosts?\b[^.;]{0,50}\b(?:is|are|was|were)\s+(?:currently\s+)?(?:estimated|expected|projected|put)\s+(?:at|to\s+be|to\s+reach)\s+(?:[a-z]+\s+){0,2}$"
    r"|\b(?:estimated|projected|expected)\s+(?:total\s+)?costs?\s+of\s+(?:[a-z]+\s+){0,2}$"
    r"|\bputs?\s+the\s+(?:total\s+)?costs?\b[^.;]{0,50}\bat\s+(?:[a-z]+\s+){0,2}$",
    re.I,
)
_IN_TALKS = re.compile(
    r"\b(?:in\s+(?:talks|negotiations?)|negotiat\w+|preparing)\b[^.;]{0,80}\b(?:supply|sale|purchase|delivery|imports?|exports?|"
    r"construction|provision|acquisition|loan|grant|credit)\s+of\s+(?:[a-z]+\s+){0,2}$",
    re.I,
)
_UNDER_TALKS = re.compile(
    r"[^.;,]{0,60}?\b(?:is|are)\s+(?:still\s+)?(?:under\s+(?:negotiation|discussion|preparation|study)|being\s+negotiated)\b",
    re.I,
)


def is_to_come(quantity: Quantity, sentence: Sentence, context: Context) -> str | None:
    """Why a number is of what is still to come; None where nothing shows it."""
    text, begin = context.text, max(sentence.span.begin, quantity.span.begin - _REACH)
    at, end = quantity.span.begin, sentence.span.end
    if quantity.kind == "count" and _TO_BE.match(text, quantity.span.end, end):
        return "what is to be done with them"
    if _PLANNED.search(text, begin, at):
        return "planned"
    if quantity.kind == "money" and _COST.search(text, begin, at):
        return "what it is expected to cost"
    if _IN_TALKS.search(text, begin, at) or _UNDER_TALKS.match(text, quantity.span.end, end):
        return "still in talks"
    if quantity.kind not in {"money", "count"} or _THERE.search(text, sentence.span.begin, end):
        return None
    if quantity.kind == "count" and not _is_measured(quantity):
        return None
    if _PROJECT_AFTER.match(text, quantity.span.end, end) or _PROJECT_BEFORE.search(text, begin, at):
        return "the size of a project"
    return None


def _is_measured(quantity: Quantity) -> bool:
    """Whether a count is of a unit of measure, as the length or the capacity of a project is."""
    return quantity.unit.partition("/")[0] in measures()
