"""Occasions of the past or future that a text speaks of in passing: "recalled their meeting in P in May 2018".

They are told as known ("their meeting", "the talks"), but a day of their own sets them apart from the one that the
document reports. Where one sentence speaks of two ("their meeting in P in May and their talks in Q in June") each has
the words up to the next.
"""

from __future__ import annotations

import re

from kg.extraction.circumstances import find_places
from kg.extraction.meetings.occasion_sides import two_parties
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.subjects import subject_actors

_NOUNS = (
    r"(?:meetings?|talks|negotiations|visits?|trips?|conversations?|(?:tele)?phone\s+calls?|calls?|discussions?|"
    r"consultations|summits?|sessions?|rounds?|exchange|audience)"
)
_NEXT = re.compile(
    r"\b(?:and|as\s+well\s+as|along\s+with)\s+(?:(?:on|at|during|in|of|by|for|to|since|from)\s+)?"
    rf"(?=the\b|their\b|our\b|his\b|her\b|an?\b|[A-Z])(?:(?!(?:and|that|to|will|would|have|has|had|held|hold|met)\b)[^\s,;.]+\s+){{1,8}}?{_NOUNS}\b"
)
_NEWS = 31  # days around the document within which what is known may be what it reports
_OWN_WORDS = 110  # characters after a noun in which its own day stands
_RECALLS = frozenset(("recall", "remember", "reminisce"))
_OF_MANY = frozenset(("summit", "forum", "ceremony"))
_SHARED = frozenset(("their", "our"))
_TWO = 2  # who meet at the least


def own_words(phrase: Phrase, begin: int, end: int) -> tuple[int, int]:
    """The part of the clause ``text[begin:end]`` that is of this noun, where it speaks of another occasion, too."""
    text, first, last = phrase.context.text, begin, end
    for match in _NEXT.finditer(text, begin, end):
        if match.end() >= phrase.end and match.start() < phrase.begin:
            first = match.start()
        elif match.start() >= phrase.end:
            last = match.start()
            break
    context = phrase.context
    if context.times(phrase.end, last):
        return first, last
    return (begin, last) if find_places(phrase.end, last, phrase.sentence, context) else (begin, end)


def recalled(telling: Telling, phrase: Phrase) -> bool:
    """Whether what is spoken of as known is of another day than what the document reports; the telling is completed."""
    context = phrase.context
    if phrase.headline or telling.under_way or not _of_another_day(telling, phrase):
        return False
    if telling.kind in _OF_MANY and phrase.determiner not in _SHARED:
        return False  # "the 2022 summit": mostly of more than the two
    people = telling.participants if len(context.represent(telling.participants)) >= _TWO else telling.own
    who = people if len(context.represent(people)) >= _TWO else _pair(telling, phrase)
    if len(who) < _TWO:
        return False
    telling.participants, telling.refers, telling.fresh = list(who), False, True
    telling.status = telling.status or "held"
    if telling.kind == "call" and telling.places and phrase.word != "call":
        telling.kind = "talks"  # a conversation somewhere
    return True


def _of_another_day(telling: Telling, phrase: Phrase) -> bool:
    context, issued = phrase.context, phrase.context.document.issued
    if telling.date is None or issued is None:
        return bool(telling.places) and phrase.verb.lemma_ in _RECALLS and phrase.determiner in _SHARED
    time = telling.date.time
    if (issued - time.latest).days <= _NEWS:
        return False
    stop = min(phrase.end + _OWN_WORDS, phrase.sentence.span.end)
    return any(t.time == time for t in context.times(phrase.end, stop))


def _pair(telling: Telling, phrase: Phrase) -> list[str]:
    """The two between whom the document plays, where nobody else has a part in what is told.

    They are the people in front where both recall it; what else the text tells of was of their countries.
    """
    context = phrase.context
    people = list(context.analysis.principals)
    two = len(people) == _TWO and len(context.represent(people)) == _TWO
    if two and not set(people) <= set(subject_actors(phrase.verb, phrase.sentence, context)):
        people = context.represent(people)
    who = people if two else two_parties(context)
    return who if set(telling.participants) <= {*context.analysis.principals, *who, *context.represent(who)} else []
