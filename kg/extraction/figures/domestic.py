"""Whether a figure is of what one country has, makes or does within its borders, in a document of two.

"Peru's economy grew by 5 per cent", "inflation in Peru", "Kenya hosts 600,000 refugees".
Words in data/lexicons/figure_words.tsv: ``domestic`` nouns, ``domestic_acts``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.words import figure_words
from kg.extraction.syntax import find_subject
from kg.language.analysis import Sentence
from kg.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = 110  # characters before a number within which it is told whose it is
_AFTER = 70  # characters after it
# What a country has with another, whatever else is told.
_SHARED = re.compile(
    r"\b(?:bilateral|two-way|mutual|joint|jointly|between|both|two\s+(?:countries|sides|nations)|partners?|tariffs?|dut(?:y|ies)"
    r"|scholarships?|grants?|loans?|donat\w+|assistance|aid|together|each\s+other|our|we|us|they|their|visits?|compan(?:y|ies)"
    r"|students?|turnover|trade\s+(?:with|deficit|surplus|balance)|exports?\s+(?:\w+\s+)*to|imports?\s+(?:\w+\s+)*from|market|the\s+country)\b",
    re.IGNORECASE,
)
# What somebody else gives it, or does to it.
_GIVEN = re.compile(
    r"\b(?:gift|giv(?:e|es|ing|en)\b|donat|suppl(?:y|ies|ied)\s|deliver|provid|contribut|financ(?:e|ed|ing)\b|fund|support|help"
    r"|impos|sanction|restrict|cut(?:ting)?\s+off|invested|investing|invests)",
    re.IGNORECASE,
)
_MARKET = re.compile(
    r"\b(?:is|has|have|represents?|constitutes?|forms?)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}(?:market|population|community|region)\s+(?:of|with)\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"\W*(?:in|across|throughout|inside)\s+(?:the\s+)?", re.IGNORECASE)
_OF_OR_IN = r"(?:\s+(?:of|in|across)\s+(?:the\s+)?)"


def is_domestic(quantity: Quantity, one: str, verb: Token | None, sentence: Sentence, context: Context) -> bool:
    """Whether a number is of the one alone, by the noun it is of, the verb it does, or the place that opens all."""
    text = context.text
    begin = max(sentence.span.begin, quantity.span.begin - _BEFORE)
    end = min(sentence.span.end, quantity.span.end + _AFTER)
    if any(one not in m.entities for m in context.mentions_in(begin, end) if m.kind == "country" or m.form == "group"):
        return False
    if _MARKET.search(text, begin, quantity.span.begin):
        return True
    if _SHARED.search(text, begin, end):
        return False
    if _GIVEN.search(text, begin, end):
        return False
    return _is_of_a_noun(one, begin, end, context) or _does(one, verb, context) or _opens(one, sentence, context)


def _is_of_a_noun(one: str, begin: int, end: int, context: Context) -> bool:
    """As in "Peru's forest cover", "the economy of Peru", "inflation in Peru"."""
    for mention in context.mentions_in(begin, end):
        if one not in mention.entities or mention.kind == "person":
            continue
        if _nouns(after=True).match(context.text, mention.span.end, end):
            return True
        if _nouns(after=False).search(context.text, begin, mention.span.begin):
            return True
    return False


def _does(one: str, verb: Token | None, context: Context) -> bool:
    """As in "Kenya hosts 600,000 refugees": a verb of its own affairs, said of the one."""
    subject = find_subject(verb) if verb is not None else None
    if verb is None or subject is None or verb.lemma_ not in figure_words("domestic_acts"):
        return False
    told = context.mentions_in(subject.left_edge.idx, subject.idx + len(subject))
    return any(one in m.entities for m in told if m.kind in {"country", "organization"})


def _opens(one: str, sentence: Sentence, context: Context) -> bool:
    """As in "In Mexico, the police seized 32,000 weapons"."""
    place = _IN_PLACE.match(context.text, sentence.span.begin, sentence.span.end)
    named = context.mention_at(place.end()) if place is not None else None
    return named is not None and one in named.entities and context.text[named.span.end : named.span.end + 1] == ","


@cache
def _nouns(*, after: bool) -> re.Pattern[str]:
    """The domestic nouns behind their owner ("Peru's |"), or before "of" or "in" it."""
    nouns = "|".join(sorted((re.escape(w) for w in figure_words("domestic")), key=lambda w: (-len(w), w)))
    if after:
        return re.compile(
            rf"(?:[’']s?)?\s+(?:own\s+)?(?:[\w-]+\s+){{0,2}}(?:{nouns})\b(?!\s+(?:to|with|from)\b)", re.IGNORECASE
        )
    return re.compile(rf"\b(?:{nouns}){_OF_OR_IN}$", re.IGNORECASE)
