"""Money and things committed in words that promise nothing: budgets of what is to be done, sums of years to come.

Also what a plant to be built will hold, and what a list of agreements names without a verb.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.clauses import gives_itself, is_past, sets_aside
from kg.extraction.figures.statements import days_of
from kg.extraction.figures.words import figure_words, gifts
from kg.extraction.modality import stance
from kg.language.analysis import Sentence
from kg.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

# "the setting up of a plant with a capacity of 2 million tonnes"
_TO_BE_BUILT = re.compile(
    r"\b(?:for|on|to)\s+(?:the\s+)?(?:setting\s+up|construction|establishment|build(?:ing)?|development|expansion|construct)\b[^.;]{0,100}"
    r"\b(?:capacity|output|length)\s+of\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
# "List of MoUs, agreements and announcements"
_LISTED = re.compile(r"\blist\s+of\b[^\n]*\b(?:mous?|agreements?|announcements?|outcomes?|documents)\b", re.IGNORECASE)
_HEAD = 400  # characters at the top of a document, where its titles are
_NEAR = 40  # characters
_YEARS = 700  # days: a programme of several years
_OVER_YEARS = re.compile(
    r"\s+over\s+(?:\w+\s+){1,2}years\b", re.IGNORECASE
)  # a plan "provides $2 billion over five years"
_AMOUNTS_TO = re.compile(r"\b(?:amounts\s+to|totals|comes\s+to)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_BUILT_REACH = 150  # characters


def is_to_be_built(quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a number is of what is to be built: "the setting up of a plant with a capacity of 2 million tonnes"."""
    begin = max(sentence.span.begin, quantity.span.begin - _BUILT_REACH)
    return _TO_BE_BUILT.search(context.text, begin, quantity.span.begin) is not None


def of_years_to_come(quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """Whether a sum is that of years not all over: "the programme for 2021-2024 amounts to €228 million"."""
    issued = context.document.issued
    begin = max(sentence.span.begin, quantity.span.begin - _NEAR)
    if quantity.kind != "money" or issued is None or not _AMOUNTS_TO.search(context.text, begin, quantity.span.begin):
        return False
    times = context.times(sentence.span.begin, sentence.span.end)
    return any(t.time is not None and t.time.latest > issued and days_of(t) > _YEARS for t in times)


def is_listed(context: Context) -> bool:
    """Whether the document is a list of what was agreed, whose entries need no verb."""
    return _LISTED.search(context.text, 0, _HEAD) is not None


def is_to_do(verb: Token | None) -> bool:
    """Whether a clause tells of what is to be done: "with a budget of €30 million, it aims to", "has … and will"."""
    if verb is None:
        return False
    return any(
        v.lemma_ in figure_words("intends") or stance(v) in {"planned", "proposed"}
        for v in (verb, *(c for c in verb.rights if c.dep_ == "conj"))
    )


def allots(quantity: Quantity, verb: Token, sentence: Sentence, context: Context) -> bool:
    """Whether money is set aside, or given in the present for a time that goes on: "allocates EUR 1 billion in 2024".

    What a passive gives or a plan budgets for then is so, too.
    """
    issued = context.document.issued
    if quantity.kind != "money" or issued is None:
        return False
    budgeted = verb.lemma_ == "budget" and not is_past(verb)
    if sets_aside(verb) or (
        verb.tag_ == "VBZ" and verb.lemma_ in gifts() and _OVER_YEARS.match(context.text, quantity.span.end)
    ):
        return True
    if not (budgeted or gives_itself(verb) or (verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in gifts())):
        return False
    return any(
        t.time is not None and t.time.latest > issued for t in context.times(quantity.span.end, sentence.span.end)
    )


def gift_to_be(quantity: Quantity, verb: Token | None, nouns: list[str], sentence: Sentence) -> bool:
    """Whether a gift is named with its purpose alone: "welcomed the contribution of $5 million to establish a fund"."""
    if quantity.kind != "money" or (verb is not None and verb.lemma_ not in figure_words("welcomes")):
        return False
    if verb is not None and not set(nouns) & set(gifts().values()):
        return False
    after = [t for t in sentence.tokens if t.idx >= quantity.span.end][:8]
    for token, following in pairwise(after):
        if token.tag_ == "TO" and following.tag_ == "VB":
            return True
        if token.pos_ in {"VERB", "AUX"} or token.text in {",", ";", "."}:
            return False
    return False
