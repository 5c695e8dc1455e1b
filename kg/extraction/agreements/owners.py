"""Whose an instrument is by its name or the words before it: "Australia-Mongolia Agreement", "Canada’s agreement"."""

from __future__ import annotations

import re

from kg.extraction.agreements.instrument_names import Instrument
from kg.extraction.agreements.named import is_organisation
from kg.extraction.context import Context, unique
from kg.language.analysis import Mention, Sentence

POSSESSIVE = re.compile(r"(?:[’']s|s[’'])\s+")
# As in "the EAEU free trade agreement with".
_BESIDE = re.compile(r"\s+(?:(?!(?:and|with|to|an?|the|sign\w*|of|on|in)\b)[\w-]+\s+){0,2}")
_OWNER = re.compile(r"(?:[’']s|s[’'])\s+(?:[\w-]+\s+){0,3}$")


def sides_in_name(instrument: Instrument, sentence: Sentence, context: Context) -> list[str]:
    """As in "Australia-Mongolia Agreement", "the Russian-Japanese investment fund"."""
    begin = max(sentence.span.begin, instrument.begin if instrument.proper else instrument.begin - 40)
    named = [
        m
        for m in context.mentions_in(begin, instrument.noun_begin + 1)
        if m.form not in {"group", "format"}
        and (m.kind == "country" or (m.kind == "organization" and _names(m, instrument, context)))
    ]
    named = [m for m in named if m.kind == "country" or not any(_within(o, m) for o in named)]
    apart = context.text[named[-1].span.end : instrument.noun_begin].rstrip('“"‘') if named else ""
    if not instrument.proper and named and named[-1].span.end < instrument.noun_begin and not _BESIDE.fullmatch(apart):
        return []  # "Sweden and Finland signed | an agreement with Canada"
    if len(named) < 2 or not re.search(r"[-–—/]| and ", context.text[named[0].span.begin : named[-1].span.end]):
        return []
    return unique([e for m in named for e in m.entities])


def _within(inner: Mention, outer: Mention) -> bool:
    """Whether one is named in the other's name, which is then no body's: "[Armenia]-EU Comprehensive"."""
    return inner.span != outer.span and outer.span.holds(inner.span)


def _names(body: Mention, instrument: Instrument, context: Context) -> bool:
    """Whether a body may name one side of an instrument: any in its name, those between states before a noun too."""
    return instrument.proper or is_organisation(context.entities[body.entities[0]].name or "")


def body_of(instrument: Instrument, context: Context) -> list[str]:
    """The body whose name an instrument's begins with, or that it is said to be of: "G7 Declaration", "the Quad’s"."""
    begin = instrument.begin
    near = [
        m
        for m in context.mentions_in(max(0, begin - 40), instrument.noun_begin)
        if ((m.kind == "organization" and m.form == "name") or m.form == "format")
        and (m.span.begin == begin or POSSESSIVE.fullmatch(context.text, m.span.end, begin))
    ]
    if not near or not (
        near[-1].form == "format" or is_organisation(context.entities[near[-1].entities[0]].name or "")
    ):
        return []
    return list(near[-1].entities)


def owner_of(instrument: Instrument, context: Context) -> list[str]:
    """The country whose a named programme is: "Canada’s Skills Program"."""
    begin = instrument.begin
    near = [
        m
        for m in context.mentions_in(max(0, begin - 40), begin)
        if m.kind == "country" and m.form == "name" and POSSESSIVE.fullmatch(context.text, m.span.end, begin)
    ]
    return list(near[-1].entities) if near else []


def owners(instrument: Instrument, sentence: Sentence, context: Context) -> list[str]:
    """As in "Canada’s agreement with …"."""
    begin = max(sentence.span.begin, instrument.begin - 60)
    owner = _OWNER.search(context.text, begin, instrument.begin)
    if owner is None:
        beside = [m for m in context.mentions_in(begin, instrument.noun_begin) if m.kind in {"country", "organization"}]
        apart = context.text[beside[-1].span.end : instrument.noun_begin] if beside else ""
        return context.represent(beside[-1].entities) if _BESIDE.fullmatch(apart) else []
    near = [
        m
        for m in context.mentions_in(begin, owner.start())
        if m.span.end == owner.start() and m.kind in {"country", "organization"}
    ]
    return context.represent(near[-1].entities) if near else []


def other_side(partners: list[str], context: Context) -> list[str]:
    """Our side of an instrument "with" somebody: the home country, else the first of the parties that is no partner."""
    candidates = [context.analysis.home, *context.analysis.parties]
    others = [c for c in candidates if c and c not in partners and context.kind(c) in {"country", "organization"}]
    return others[:1]
