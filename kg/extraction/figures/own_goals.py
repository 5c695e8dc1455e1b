"""What one side sets out to do at home: "Poland aims to install 11 gigawatts", "the Korean goal of", a share of GDP."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.context import Context
from kg.extraction.figures.words import figure_words
from kg.language.analysis import Sentence
from kg.model import Quantity

_REACH = 120  # characters before a number within which it is told who sets out
_PEOPLE = frozenset(("people", "households", "jobs", "students", "beneficiaries", "families"))  # of another side, too
_NEXT = 60  # characters after it that are told of it
_SETS_OUT = (
    r"\b(?:aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|wants?|wanted|seeks?|hopes?|hoped|expects?|expected"
    r"|strives?|aspires?|set|determined|committed|decided|pledged|undertaken|will|how|goal|target|ambition|objective)"
)
_SET_ITSELF = re.compile(
    r"\b(?:has|have|had)\s+set\s+(?:itself|themselves|for\s+itself)\s+(?:the|an?)\s+(?:[a-z-]+\s+){0,2}"
    r"(?:goals?|targets?|objectives?|tasks?)\b",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"(?:['’]s?)?\s+(?:own\s+)?(?:[a-z-]+\s+){0,2}(?:goals?|targets?|ambitions?|objectives?)\s+(?:of|to|for)\b"
)
_MEASURE = re.compile(
    r"\s*(?:of|in)\s+(?:its\s+|the\s+|their\s+|our\s+|national\s+|state\s+)*(?:GDP|GNI|budget|gross\s+(?:domestic|national)\s+(?:product|income))\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b[Tt]he\s+(?:[Kk]ingdom|[Cc]ountry|[Gg]overnment|[Rr]epublic|[Ss]ultanate|[Ee]mirate)\s+(?:\w+\s+)?$"
)
_BETWEEN = re.compile(
    r"(?:\s*\([^()]*\))?\s+(?:(?:now|also|currently|itself|has|have|had|is|are|would|already|further)\s+){0,3}"
)
# What a side has with another, even where it alone is told to raise or cut it.
_WITH_ANOTHER = re.compile(
    r"\b(?:trade|turnover|bilateral|two-way|mutual|joint|exchanges?|between|visits?|exports?|imports?|investments?|tariffs?"
    r"|dut(?:y|ies)|fees?|visas?|tourists?|students?|scholarships?|flights?|aid|assistance|funding|support|contributions?)\b",
    re.IGNORECASE,
)


def own_goal(quantity: Quantity, one: str, sentence: Sentence, context: Context) -> bool:
    """Whether a number is of what the one alone sets out to do within its borders, or measures its economy."""
    text = context.text
    begin = max(sentence.span.begin, quantity.span.begin - _REACH)
    end = min(sentence.span.end, quantity.span.end + _NEXT)
    told = _sets_out().search(text, begin, quantity.span.begin) or _SET_ITSELF.search(text, begin, quantity.span.begin)
    if told is None or not _is_said_of(one, begin, told.start(), context):
        return quantity.kind == "percent" and _MEASURE.match(text, quantity.span.end, end) is not None
    if quantity.kind == "money" or quantity.unit in _PEOPLE or _WITH_ANOTHER.search(text, told.start(), end):
        return False
    return _no_other(one, told.start(), end, context)


def goal_owner(quantity: Quantity, sentence: Sentence, context: Context) -> str | None:
    """The country whose goal a number is, whoever welcomes it: "the Korean goal of", "Fiji's target to"."""
    text = context.text
    begin = max(sentence.span.begin, quantity.span.begin - _REACH)
    end = min(sentence.span.end, quantity.span.end + _NEXT)
    if quantity.kind == "money":
        return None
    for m in reversed(context.mentions_in(begin, quantity.span.begin)):
        if m.kind != "country":
            continue
        goal = _GOAL.match(text, m.span.end, quantity.span.begin)
        told = goal is not None and (m.form == "adjective" or text[m.span.end] in "'’")
        alone = told and len(m.entities) == 1 and not _WITH_ANOTHER.search(text, m.span.end, end)
        return m.entities[0] if alone and _no_other(m.entities[0], m.span.end, end, context) else None
    return None


def _no_other(one: str, begin: int, end: int, context: Context) -> bool:
    """Whether no other country is named between two characters, from or for which the goal would be."""
    return all(one in m.entities for m in context.mentions_in(begin, end) if m.kind == "country")


def _is_said_of(one: str, begin: int, end: int, context: Context) -> bool:
    """Whether the subject right before a verb is the one: "Portugal now | plans", "the Kingdom | intends"."""
    if _STATE.search(context.text, begin, end):
        return True
    told = [m for m in context.mentions_in(begin, end) if one in m.entities and m.form != "adjective"]
    return bool(told) and _BETWEEN.fullmatch(context.text, told[-1].span.end, end) is not None


@cache
def _sets_out() -> re.Pattern[str]:
    """Who sets out to do what it does at home: "aims to install", "plans to reach"."""
    verbs = "|".join(sorted(figure_words("does_at_home"), key=lambda w: (-len(w), w)))
    return re.compile(rf"{_SETS_OUT}\s+(?:to\s+)?(?:[a-z]+ly\s+|also\s+)?(?:{verbs})\b", re.IGNORECASE)
