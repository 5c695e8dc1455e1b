"""Occasions told by the number of their sides: "the Camp David Trilateral Summit in August", "a three-way meeting"."""

from __future__ import annotations

import re

from kg.extraction.context import Context, unique
from kg.extraction.meetings.dated_names import date_in_name
from kg.extraction.meetings.occasion_sides import two_parties
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Phrase
from kg.language.analysis import Sentence

_OF_SIDES = re.compile(
    r"\b(?:(?P<latin>bi|tri|quadri)(?:lateral|partite)|(?P<way>two|three|four)[- ]way)\s+"
    r"(?:(?!(?:of|at|in|on|to|for|with|by|from|during|after|the|a|an|bilateral|trilateral)\b)[\w’',.&–-]+\s+){0,6}$",
    re.IGNORECASE,
)
_COUNT = {"bi": 2, "two": 2, "tri": 3, "three": 3, "quadri": 4, "four": 4}
_THERE = re.compile(r"\b(?:in|at|near|outside)\s+(?:the\s+)?(?:[\w’'-]+,\s+)?$")  # a country as a place
_BEFORE = 30  # characters before a country's name
_TWO = 2
_THEIRS = re.compile(r"\b(?:[Tt]heir|[Oo]ur)\s+(?:[\w’'-]+\s+){0,7}$")
_RIGHT_THEN = re.compile(  # between a noun and its day
    r"(?:,?\s+(?:of|in|at|on|held|hosted|which|was|will|be|to|the|its|last|this|next|here|took|place|[A-Z][\w’'-]*))*,?\s+"
)
_NEWS = 31  # days before the document within which what it reports may lie
_CLAUSE = 150  # characters after a noun in which its day stands


def number_of_sides(before: str) -> int:
    """3 where the words up to a noun say "trilateral" or "three-way"; 0 where they say no number."""
    found = _OF_SIDES.search(before)
    return _COUNT[(found["latin"] or found["way"]).lower()] if found else 0


def sides_by_number(count: int, own: list[str], sentence: Sentence, context: Context) -> list[str]:
    """So many sides: those named as ``own``, then the document's parties, its people's, or two and a third.

    As in "Building on the X Trilateral Summit in August, they agreed on cooperation with Korea", whom the sentence
    names. Empty where more or fewer are known.
    """
    analysis, named = context.analysis, context.represent(own)
    people = context.represent(analysis.principals)
    for known in (list(analysis.parties), people if len(people) == count else []):
        others = [p for p in known if p not in named][: count - len(named)]
        if others and len(others) + len(named) == count:
            return [*others, *named]
    two = two_parties(context)
    others = [s for s in _countries(sentence, context) if s not in {*two, *named}]
    found = unique([*two, *named, *others])
    return found if count > len(two) == _TWO and len(found) == count else []


def of_another_time(count: int, telling: Telling, phrase: Phrase) -> list[str]:
    """Who took part in what a day sets apart from the document's own report: "their December 9 trilateral meeting".

    They are the people in front, one of each side, where it is theirs.
    """
    context = phrase.context
    sides = sides_by_number(count, telling.participants, phrase.sentence, context) if _apart(telling, phrase) else []
    people = context.analysis.principals
    theirs = sides and _THEIRS.search(phrase.before) is not None and len(people) == len(sides)
    return list(people) if theirs and set(context.represent(people)) == set(sides) else sides


def _apart(telling: Telling, phrase: Phrase) -> bool:
    """Whether a day stands right behind the noun, or in its name; or a number, where no people are named."""
    context, issued = phrase.context, phrase.context.document.issued
    begin, end = phrase.sentence.span.begin, phrase.sentence.span.end
    if phrase.headline or issued is None:
        return False
    if date_in_name(begin, phrase.begin, context) is not None:
        return True
    near = context.times(phrase.end, min(end, phrase.end + _CLAUSE))
    told = [t.time for t in near if t.time and _RIGHT_THEN.fullmatch(context.text, phrase.end, t.span.begin)]
    if any(issued < t.earliest or (issued - t.latest).days > _NEWS for t in told):
        return True
    alone = telling.ordinal is not None and all(m.kind != "person" for m in context.mentions_in(begin, end))
    return alone and not any(c.lower_ in {"this", "it", "that"} for c in phrase.verb.lefts)


def _countries(sentence: Sentence, context: Context) -> list[str]:
    """The countries that a sentence names, not as places."""
    found: list[str] = []
    for mention in context.mentions_in(sentence.span.begin, sentence.span.end):
        before = context.text[max(sentence.span.begin, mention.span.begin - _BEFORE) : mention.span.begin]
        if mention.kind == "country" and not _THERE.search(before):
            found += mention.entities
    return unique(found)
