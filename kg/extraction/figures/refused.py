"""Counts that measure nothing: victims, those spoken of, those who came to an occasion, anyone at all, a border."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.figures.words import figure_words
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Sentence
from kg.language.wordlists import words
from kg.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

_THESE_FEW = re.compile(r"\b(?:the|our|these|those|all|both|my|your|its|their)\s+$", re.IGNORECASE)
# "the 20 scholarships that it has granted", "its 10 weekly flights": what is told of here, not before
_TOLD_HERE = re.compile(
    r"\s+(?:(?:that|which)\s+(?!(?:is|are|was|were)\b)|(?:granted|offered|provided|donated|allotted|awarded|supplied|gifted)\b)",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\b(?:weekly|daily|monthly|annual)\b", re.IGNORECASE)
_FEW = 20  # "the ten member states": a count that only names a group
_MAGNITUDE = re.compile(
    r"(?:many\s+)?(?:(?:tens|hundreds|scores|dozens|thousands|millions|billions)\b|dozens?\b)", re.IGNORECASE
)
_LENGTH = re.compile(r"[\s-]+(?:[\w.’'-]+\s+){0,3}?(?:borders?|frontiers?|coast(?:line)?s?|boundary)\b", re.IGNORECASE)
_LENGTHS = frozenset(("km", "miles", "metres", "nautical miles"))
# "a town 28 km from Vilnius", "some 2,000 kilometres away from the sea"; not "a road of 28 km from A to B"
_AWAY = re.compile(
    r"\s+(?:(?:away|(?:to\s+the\s+)?(?:north|south|east|west)(?:[\s-]?(?:east|west))?)\b(?:\s+(?:of|from)\b)?"
    r"|(?:outside|off)\s+(?:of\s+)?(?:the\s+)?[A-Zc]|from\s+(?![^.;]{0,60}?\bto\b))",
    re.IGNORECASE,
)
_SPOKEN_OF = frozenset(
    ("people", "women", "men", "children", "democracies", "nations", "allies", "friends", "presidents", "programs")
) | {"programmes", "initiatives"}
_COURSES = frozenset(("training", "programme", "program", "scheme", "course", "workforce", "project"))
_LEAST = 3
_ELECTION = re.compile(  # whose result no relationship is measured by (guidelines, "Figures": no vote counts)
    r"\b(?:vot(?:e|es|ed|ing)\s+(?!to\b)|voters?|votes?\b|ballots?|candidac(?:y|ies)|(?:was|were|been|re-?)\s?elected|turnout|"
    r"electorate|(?:first|second|runoff)\s+round\s+of\s+(?:the\s+)?(?:\w+\s+)?elections?|(?:won|win|winning|victory\s+in)\s+"
    r"(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}elections?|in\s+the\s+(?:[\w’'-]+\s+){0,2}(?:elections?|referendum))\b",
    re.IGNORECASE,
)
_ANOTHER_MATTER = re.compile(r"[,;]\s+(?:and|but|while)\b|[;—–]")
_NO_VOTES = re.compile(
    r"\s+(?:[\w’'-]+\s+){0,3}?(?:observers?|monitors?|machines|kits|staff|polling|boxes|seats)\b", re.IGNORECASE
)


def no_figure(quantity: Quantity, head: Token, sentence: Sentence, context: Context) -> str | None:
    """Why a count that the parse hangs on ``head`` is no figure; None where it may be one."""
    if quantity.kind in {"count", "percent"} and _of_an_election(quantity, sentence, context):
        return "counts votes"
    if quantity.kind != "count":
        return None
    if _LENGTH.match(context.text, quantity.span.end, sentence.span.end) and quantity.unit in {"km", "miles"}:
        return "how long a border is"
    if quantity.unit in _LENGTHS and _AWAY.match(context.text, quantity.span.end, sentence.span.end):
        return "how far a place is"
    if quantity.noun is None:
        return None
    near = {head.lemma_.lower(), head.head.lemma_.lower()}
    near |= {c.lemma_.lower() for c in head.head.children if c.dep_ in {"dobj", "obj", "pobj"}}
    if near & figure_words("victim"):
        return "counts the victims of an event"
    before = context.text[max(sentence.span.begin, quantity.span.begin - 16) : quantity.span.begin]
    told_here = _TOLD_HERE.match(context.text, quantity.noun.end) or _OFTEN.search(quantity.noun.of(context.text))
    if quantity.value <= _FEW and quantity.comparator == "equal" and _THESE_FEW.search(before) and not told_here:
        return "counts those spoken of"
    trade = quantity.noun.of(context.text).lower().split()[-1] in words("trades.txt")  # "contributed two observers"
    if quantity.value <= _LEAST and quantity.unit in _SPOKEN_OF and not trade:
        return "counts those spoken of"
    if quantity.unit in figure_words("anyone") and _MAGNITUDE.match(context.text, quantity.span.begin):
        return "a magnitude of people in general"
    if _attends(head):
        return "counts those who take part in an occasion"
    return None


def _of_an_election(quantity: Quantity, sentence: Sentence, context: Context) -> bool:
    """As in "We won because we obtained 51 percent of the vote", "1.7 million people supported my candidacy"."""
    if _NO_VOTES.match(context.text, quantity.span.end, sentence.span.end):
        return False
    for said in _ELECTION.finditer(context.text, sentence.span.begin, sentence.span.end):
        between = min(said.end(), quantity.span.end), max(said.start(), quantity.span.begin)
        if _ANOTHER_MATTER.search(context.text, *between) is None:
            return True
    return False


def _attends(head: Token) -> bool:
    """Whether who is counted meets or is met: "convened 80 students", "spoke with 50 officials", "20 firms joined"."""
    if head.dep_ in {"nummod", "quantmod", "compound"} and head.head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ not in {"with", "to", "among"}:
        return False
    if head.dep_ not in {"dobj", "obj", "nsubj", "nsubjpass", "pobj"}:
        return False
    verb = governing_verb(head)
    if any(c.dep_ in {"dobj", "obj"} and c.lemma_.lower() in _COURSES for c in verb.rights):
        return False  # "160 Fijians have joined the training"
    return verb.pos_ == "VERB" and verb.lemma_ in figure_words("gathers")
