"""What a counted figure counts: its noun with what belongs to it ("young volunteers who have contributed to …")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.phrases import Phrases, with_complement
from kg.extraction.titles import content_words
from kg.language.units import measures
from kg.model import Quantity, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_PEOPLE = ("people", "students")
_OF_THE = re.compile(r"\s+of\s+(?:(?:the|these|those|its|their|our)\s+)?(?:[a-z]+\s+){0,2}", re.IGNORECASE)
_NEXT = 60  # characters in which the number stands that a share is of


def counts(quantity: Quantity) -> bool:
    """Whether a quantity counts things that its noun names; "1.5 degrees Celsius" measures."""
    return quantity.noun is not None and not quantity.unit.startswith("°")


def of_so_many(quantity: Quantity, context: Context) -> str:
    """What a share is of that is itself a number: "30 per cent of the 500 places", "of the EUR 2.8 billion"."""
    after = Span(quantity.span.end, quantity.span.end + _NEXT)
    whole = next(iter(context.analysis.quantities_in(after)), None)
    if whole is None or not _OF_THE.fullmatch(context.text, quantity.span.end, whole.span.begin):
        return ""
    return (whole.noun or whole.span).of(context.text)


def counted(quantity: Quantity, head: Token, verb: Token | None, phrases: Phrases, context: Context) -> str:
    """The words for what is counted; ``quantity`` must have a noun."""
    own = _noun_words(quantity, phrases, context)
    moved = object_of(quantity, verb, phrases) if verb is not None else ""
    if len(content_words(own)) < 2 and moved and head.dep_ == "pobj" and head.head.lower_ in {"to", "by", "from"}:
        return moved
    if with_complement(own):
        return own
    if head.dep_ in {"nsubj", "nsubjpass"} and head.head.pos_ in {"VERB", "AUX"}:
        said = predicate(head.head, phrases)
        if said:
            who = "who " if quantity.unit.startswith(_PEOPLE) else "that "
            return f"{own} {'' if said.split()[0].endswith('ing') else who}{said}"
    if moved and re.search(
        r"\bfrom\b[^.;,]{0,30}$", context.text[max(0, quantity.span.begin - 40) : quantity.span.begin]
    ):
        return moved if own in moved else f"{own} in {moved}"
    return own


def _noun_words(quantity: Quantity, phrases: Phrases, context: Context) -> str:
    assert quantity.noun is not None  # counts() has looked
    own = quantity.noun.of(context.text)
    after = phrases.token_from(quantity.noun.end)
    if after is None or quantity.span.end > quantity.noun.end + 1:
        return own
    short = len(content_words(own)) < 2
    whole = phrases.right(phrases.token_from(quantity.noun.begin), clause=short, own=quantity.noun.end)
    return whole if content_words(own) <= content_words(whole) else own


def predicate(verb: Token, phrases: Phrases) -> str:
    """A verb with what follows it, for "share of health workers that are women"."""
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
    first = helpers[0] if helpers else verb
    doc = verb.doc
    lead = "".join(t.text_with_ws for t in doc[first.i : verb.i + 1]).strip() if verb.i - first.i < 4 else verb.text
    rest = phrases.right(doc[verb.i + 1]) if verb.i + 1 < phrases.sentence.tokens.end else ""
    if not rest:
        return lead if len(lead) > 3 else ""
    between = doc[verb.i + 1]
    return f"{lead} {between.text} {rest}" if between.pos_ == "ADP" else f"{lead} {rest}"


def object_of(quantity: Quantity, verb: Token, phrases: Phrases) -> str:
    """The verb's object, where the quantity is not it: "exchanges of our citizens" in "bring … to 400,000 people"."""
    begin, end = quantity.span.begin, quantity.span.end
    objects = [c for c in verb.rights if c.dep_ in {"dobj", "obj"} and c.pos_ != "PRON"]
    for child in objects:
        if not child.idx - 40 < begin < child.idx + len(child) and not begin <= child.idx < end:
            return phrases.noun(child, stop=begin if child.idx < begin else None)
    for child in objects:
        if child.idx + len(child) <= begin and child.pos_ in {"NOUN", "PROPN"}:
            return phrases.noun(child, stop=begin)
    return ""


def is_measure(quantity: Quantity, words: str, context: Context) -> bool:
    """Whether a quantity was told of by its unit of measure alone: "cubic metres", "MW"."""
    return (
        quantity.noun is not None
        and words == quantity.noun.of(context.text)
        and quantity.unit.partition("/")[0] in measures()
    )


def multiplied(quantity: Quantity, verb: Token | None, phrases: Phrases) -> str:
    """What a verb multiplies: "the goal of doubling bilateral trade"."""
    if quantity.kind != "factor" or verb is None or not quantity.span.begin <= verb.idx < quantity.span.end:
        return ""
    thing = next((c for c in verb.rights if c.dep_ in {"dobj", "obj"} and c.pos_ in {"NOUN", "PROPN"}), None)
    words = phrases.noun(thing) if thing is not None else ""
    return words if content_words(words) else ""
