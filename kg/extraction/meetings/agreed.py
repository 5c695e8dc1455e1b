"""Meetings that people only agree on, announce or wait for: of those whom they name, not of those who speak.

"The Ministers agreed to hold the next session of the Joint Commission" is of their countries, "concurred on holding the
next A-B Foreign Ministers' Meeting" of A and B, whoever concurred.
"""

from __future__ import annotations

import re

from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.words import meeting_words, ordinal, triggers
from kg.extraction.syntax import find_subject

BODY = (
    r"(?:[Cc]ommission|(?:[Ss]ub-?)?[Cc]ommittee|[Cc]ouncil|[Ww]orking [Gg]roup|[Tt]ask [Ff]orce|[Bb]oard|"
    r"(?<=[a-z] )(?:Group|Platform|Panel))"
)
OF_BODY = re.compile(rf"\s+of\s+(?:the\s+)?[^.;:]{{0,100}}?\b(?:{BODY}|Dialogue|[Cc]onsultations|[Mm]echanism)\b")
_LEADERS = re.compile(r"\b(?:[Ll]eaders|[Pp]residential|[Pp]residents|[Pp]rime\s+[Mm]inisters)[’']?\s+(?:\w+\s+)?$")
_SERIES = frozenset(("session", "forum"))
_PROCESSES = frozenset(("talk", "negotiation"))
_SETS_OFF = frozenset(("begin", "start", "launch", "initiate", "open", "resume"))
_SERIES_BEFORE = re.compile(r"\b(?:Consultations?|Ministerial|Commission|Committee|Dialogue|2\s?\+\s?2)\s+$")
_TRIES = frozenset(("aim", "seek", "strive", "try", "plan", "intend", "endeavour", "endeavor"))
_NAME = 9  # words of the name before "Meeting" in which its number stands
_TWO = 2  # sides at the least


def of_others(phrase: Phrase, lead: list[str], found: list[str]) -> bool:
    """As in "We will hold the third meeting of the A-B Dialogue": of A and B, whoever "we" may have been before."""
    context, subject = phrase.context, find_subject(phrase.verb)
    named = context.represent(found)
    return (
        subject is not None
        and subject.lower_ == "we"
        and len(named) == _TWO
        and not set(context.represent(lead)) <= set(named)
    )


def of_those_named(phrase: Phrase, found: list[str]) -> bool:
    """Whether people only agree on, announce or wait for a meeting which names both of its countries itself."""
    named = len(found) >= _TWO and all(phrase.context.kind(f) != "person" for f in found)
    return named and set_up(phrase)


def set_up(phrase: Phrase) -> bool:
    """Whether it is a meeting, not of leaders, that somebody only agrees on, announces or waits for."""
    verb = phrase.verb
    if _LEADERS.search(phrase.before):
        return False
    for _ in range(3):
        if verb.dep_ not in {"xcomp", "ccomp", "pcomp", "prep", "acl"}:
            return False
        verb = verb.head
        if verb.lemma_ in meeting_words("agrees") | meeting_words("awaits"):
            return True
    return False


def of_a_series(phrase: Phrase) -> bool:
    """Whether it is a session of a body or a round that people agree their countries will hold."""
    verb, under_way = phrase.verb, False
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head  # "decided to set up a group and to organise a forum"
    while verb.head.lemma_ in _TRIES and verb.dep_ == "xcomp":
        verb = verb.head  # "agreed to aim to hold a conference"
    agreed = verb if phrase.head.dep_ == "dobj" and verb.lemma_ in meeting_words("agrees") else verb.head
    if agreed.dep_ == "prep" and agreed.head.lemma_ == "work":
        agreed = agreed.head if agreed.head.dep_ != "xcomp" else agreed.head.head  # "committed to work toward holding"
        under_way = agreed.lemma_ == "work" and agreed.tag_ == "VBG"  # "We are working on convening"
    elif agreed.dep_ == "prep" and verb.dep_ == "pcomp":
        agreed = agreed.head  # "agreed on holding"
    if not (under_way or agreed.lemma_ in meeting_words("agrees")) or (
        agreed is not verb and verb.dep_ not in {"xcomp", "ccomp", "pcomp"}
    ):
        return False
    session = triggers("noun").get(phrase.word) in _SERIES or phrase.modifiers & meeting_words("body")
    named = _SERIES_BEFORE.search(phrase.before)  # "the second Political Consultations Meeting"
    number = any(ordinal(w) is not None for w in phrase.before.split()[-_NAME:])
    if (triggers("noun").get(phrase.word) == "summit" and (phrase.fresh or number)) or (
        phrase.word in _PROCESSES and verb.lemma_ in _SETS_OFF
    ):
        return True  # "agreed to hold the next summit", "to begin exploratory talks"
    numbered = phrase.noun.text == "Meeting" and number
    return bool(session or named or numbered or (phrase.word == "meeting" and OF_BODY.match(phrase.after)))
