"""Occasions whose noun is left out: "the eighth round was held in P, and the ninth would take place in Q next year".

A number or a place in a series stands for one more of what was told right before it, between the same sides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.circumstances import add_circumstances, find_places
from kg.extraction.context import Context
from kg.extraction.meetings.occasion_sides import two_parties
from kg.extraction.meetings.occasions import STATUS, Telling
from kg.extraction.meetings.words import meeting_words, ordinal
from kg.extraction.modality import stance
from kg.extraction.syntax import clause_span
from kg.language.analysis import Sentence
from kg.language.wordplaces import any_within, places_where, word_test

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE = rules.MEETING_ELLIPTIC
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
)
_NUMBERS = rf"{_ORDINALS}|\d{{1,3}}(?:st|nd|rd|th)"
_IN_A_SERIES = frozenset(("next", "last", "previous", "most", "latest", "one", *_ORDINALS.split("|")))
_LEFT_OUT = re.compile(
    # "met on the 12th in P" is a day
    rf"\b(?<![Oo]n )(?<!day )(?:[Tt]he|[Tt]heir|[Oo]ur|[Ii]ts)\s+"
    rf"(?P<nth>{_NUMBERS}|next|last|previous|most\s+recent|latest)(?P<one>\s+one)?"
    r"(?P<of>\s+of\s+(?:these|them|which))?,?\s+(?=(?:would|will|is|was|are|took|takes|to\s+be|to\s+take|had|has|shall|should|"
    r"due|scheduled|planned|set|held|being)\b|in\s+[A-Z]|on\s+[A-Z0-9])"
)
_THE_ONE = re.compile(  # "This is my second visit, following the one in September 2014"
    r"\b(?:[Ff]ollowing|[Aa]fter|[Ss]ince|[Uu]nlike)\s+the\s+(?P<nth>one)\s+(?=(?:held\s+)?(?:in|on)\s+(?:[A-Z0-9]|early|late|mid))"
)
_AT_ONCE = re.compile(r"(?:in|on|at)\b")
_HELD = re.compile(r"held|hosted|convened|organi[sz]ed")
_OF_A_SERIES = frozenset(("session", "summit", "talks", "forum", "call"))
_NEXT_TO = 1  # sentences between what was told and what is left out
_HELPERS = frozenset(("aux", "auxpass"))


def elliptic(sentence: Sentence, context: Context, told: list[Telling]) -> list[Telling]:
    """Tellings by a number alone; ``told`` are the tellings of the text so far, the sentence's own among them."""
    found: list[Telling] = []
    near = any(sentence.index - t.sentence <= _NEXT_TO for t in told)
    if not near or sentence.block in {"title", "heading"}:
        return found  # most sentences: nothing is told next to them that a number could stand for
    if not any_within(_places(context.text), sentence.span.begin, sentence.span.end):
        return found
    the_one = _THE_ONE.search(context.text, sentence.span.begin, sentence.span.end)
    for match in (
        *_LEFT_OUT.finditer(context.text, sentence.span.begin, sentence.span.end),
        *([the_one] if the_one else []),
    ):
        before = _before(match.start(), sentence, context, told, one=match is the_one)
        verbless = match is the_one or _AT_ONCE.match(context.text, match.end())
        verb = _verb_of(match, sentence, context) if not verbless else None
        if before is None or (verb is None and not (verbless and before.sentence == sentence.index)):
            continue
        said = before.status if verb is None else STATUS.get(_stance(verb))
        if match is the_one:
            said = "held"
        if said is None:
            continue
        telling = Telling(before.kind, _RULE, match.start("nth"), sentence.index, status=said, fresh=True, sequel=True)
        telling.negotiated = before.negotiated
        telling.participants, telling.body, telling.event = list(before.participants), before.body, before.event
        telling.ordinal, telling.name = ordinal(match["nth"]), before.name
        if len(telling.participants) < 2 and not telling.event:
            telling.participants = two_parties(context)
        begin, end = clause_span(verb, sentence) if verb is not None else (match.start(), sentence.span.end)
        following = _LEFT_OUT.search(context.text, match.end(), end)
        end = following.start() if following else end
        add_circumstances(telling, min(begin, match.start()), end, sentence, context)
        if match is the_one and before.kind == "visit":
            telling.places = telling.places or list(before.places)
        if telling.participants and (telling.date is not None or telling.places):
            found.append(telling)
            told = [*told, telling]
            if before.sentence == sentence.index and len(before.places) > 1:
                own = find_places(before.position, match.start(), sentence, context)
                before.places = own or before.places  # not those of what is told next
    return found


@lru_cache(maxsize=2)
def _places(text: str) -> list[int]:
    """Where a number or a place in a series may stand."""
    return places_where(text, _may_count)


@word_test
def _may_count(word: str) -> bool:
    return word in _IN_A_SERIES or word.isdecimal()


def _verb_of(match: re.Match[str], sentence: Sentence, context: Context) -> Token | None:
    """The verb by which what is left out takes place; None where the number is of something else."""
    for token in sentence.tokens:
        if token.idx <= match.end() - 1 or token.pos_ not in {"VERB", "AUX"}:
            continue
        if token.dep_ in _HELPERS:
            continue
        passive = any(c.dep_ == "auxpass" or c.lower_ == "be" for c in token.lefts) or token.tag_ == "VBN"
        held = passive and (_HELD.fullmatch(token.lower_) or token.lemma_ in meeting_words("set_for"))
        if held or token.lemma_ == "be" or (not passive and token.lemma_ in meeting_words("takes_place")):
            return token
        return None
    return None


def _stance(verb: Token) -> str:
    """How it stands: "the next to be held", "the next is scheduled for May" are planned."""
    helpers = {c.lower_ for c in verb.lefts if c.dep_ in _HELPERS}
    if helpers >= {"to", "be"} or (verb.lemma_ in meeting_words("set_for") and "was" not in helpers):
        return "planned"
    return stance(verb)


def _before(
    begin: int, sentence: Sentence, context: Context, told: list[Telling], *, one: bool = False
) -> Telling | None:
    """The occasion told last before a character, in the sentence or the one before it."""
    near = [t for t in told if t.position < begin and 0 <= sentence.index - t.sentence <= _NEXT_TO and not t.headline]
    last = max(near, key=lambda t: t.position, default=None)
    if last is None or (last.kind not in _OF_A_SERIES and not (one and last.kind == "visit")):
        return None
    return last if last.participants or len(two_parties(context)) == 2 else None
