"""Of what kind an occasion is that a noun tells of: by the words around it, by its number, and by who meets.

The guidelines call talks what two sides hold as it comes; a session is one of a series or of a body ("the third meeting
of the Committee", "Senior Officials’ Meeting", a meeting with two chairs), a summit is of leaders at a numbered meeting
or of more than two sides.
"""

from __future__ import annotations

import re

from kg.extraction.meetings.actors import PHONE
from kg.extraction.meetings.agreed import BODY, OF_BODY
from kg.extraction.meetings.attendance import is_body
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.words import TOP, meeting_words

_COURTESY = re.compile(r"\b(?:courtesy|introductory|farewell|goodwill|protocol|ceremonial)\s+$", re.IGNORECASE)
_OF_STATE = re.compile(r"\b(?:[Ss]tate|[Gg]ala|[Oo]fficial\s+[Ss]tate|[Cc]eremonial)\s+$")
_VIDEO = re.compile(r"\bvideo[- ]?$", re.IGNORECASE)
_BODY_BEFORE = re.compile(rf"\b(?:{BODY}|[Cc]onsultative [Gg]roup)(?:\s+\([A-Z]{{2,9}}\))?\s+$")
IN_SESSION = (
    re.compile(  # conferences that sit in a series: with a candidate for accession, after the ministers' meeting
        r"\b(?:Post[- ]Ministerial|Inter-?\s?[Gg]overnmental)\s+$"
    )
)
_TWO_PLUS_TWO = re.compile(r"\b([234])\s?\+\s?\1\b")
_OF_LEADERS = re.compile(
    rf"\b(?:{TOP}(?: and (?:[Hh]eads of )?[Gg]overnment)?[’']?)\s+(?:(?:Council|annual|Annual)\s+)?$"
)
_BY_LEADERS = re.compile(
    rf"\s+of\s+(?:the\s+)?(?:Council\s+of\s+)?(?:the\s+)?(?:[A-Z]\S+\s+(?:and\s+[A-Z]\S+\s+)?)?{TOP}\b"
)
_SERIES_BEFORE = re.compile(
    r"\b(?:[Ss]enior\s+[Oo]fficials[’']?|[Cc]onsultations?|[Dd]ialogue|[Ww]orking\s+[Gg]roup)\s+$"
)
_TALKS = r"(?P<talks>[Nn]egotiat\w+|[Ff]ree [Tt]rade [Aa]greement|FTA|CEPA|\b[Tt]alks\b)"
_SITTING = r"(?:[Cc]onsultations?|[Cc]ommi(?:ssion|ttee)s?|[Cc]ouncil|[Ww]orking [Gg]roup|[Dd]ialogue|[Mm]echanism)"
_SERIES_OF = re.compile(rf"\b(?:{_TALKS}|{_SITTING})\b")
_OF_WHAT = re.compile(rf"\s+of\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'–-]+\s+){{0,6}}?(?:{_TALKS}|{_SITTING})\b")
_LOOK_BACK = 300  # characters before a round in which it is said of what it is one
_OF_MINISTERS = re.compile(r"\s+of\s+(?:the\s+)?(?:\S+\s+){1,3}ministers\b")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_CO_CHAIRED = re.compile(r"\bco-?\s?chair", re.IGNORECASE)
_UPON = re.compile(r"\s+(?:up)?on\s+(?:the\s+|his\s+|her\s+)?(?=[A-Z])")
_OF_PEOPLE = frozenset(("our", "my", "your", "his", "her", "their", "this", "these"))
_FEW = 2


def is_paid(phrase: Phrase) -> bool:
    """As in "paid a call on B", "a courtesy call": at somebody's, not by phone."""
    return bool(_COURTESY.search(phrase.before)) or (
        phrase.head.dep_ == "dobj"
        and (phrase.verb.lemma_ == "pay" or (phrase.verb.lemma_ == "make" and _UPON.match(phrase.after) is not None))
    )


def kind_by_words(kind: str, phrase: Phrase) -> str:
    """The kind that the words right around a noun say; ``kind``, the trigger's own, where they say nothing."""
    word, before = phrase.word, phrase.before
    if _VIDEO.search(before):
        return "call"
    if word == "call" and is_paid(phrase):
        return "talks"
    if word == "conversation" and not PHONE.search(before):
        return "talks"
    if word == "session" and ("talks" in phrase.modifiers or phrase.after.startswith(" of talks")):
        return "talks"  # "held an official talks session"
    if word in meeting_words("meal") and _OF_STATE.search(before) and phrase.noun.dep_ != "conj":
        return "ceremony"
    if word == "conference" and IN_SESSION.search(before):
        return "session"
    if "summit" in phrase.modifiers and word in {"meeting", "talk"}:
        return "summit"
    if word != "meeting":
        return kind
    if (
        phrase.modifiers & meeting_words("body")
        or _BODY_BEFORE.search(before)
        or _SERIES_BEFORE.search(before)
        or OF_BODY.match(phrase.context.text, phrase.end, phrase.sentence.span.end)
        or _TWO_PLUS_TWO.search(before)
    ):
        return "session"
    return kind


def of_negotiations(phrase: Phrase) -> bool:
    """Whether a round is one of negotiations, as the nearest words before or right behind it say, not of consultations.

    As in "resumed negotiations; the fifth round will be held in X".
    """
    if phrase.word != "round":
        return False
    text = phrase.context.text
    behind = _OF_WHAT.match(text, phrase.end, phrase.sentence.span.end)
    if behind is not None:
        return behind["talks"] is not None
    said = [m for m in _SERIES_OF.finditer(text, max(0, phrase.begin - _LOOK_BACK), phrase.begin)]
    return bool(said) and said[-1]["talks"] is not None


def kind_by_series(telling: Telling, phrase: Phrase) -> str:
    """The kind of a meeting once its number and its sides are known: a summit of leaders, a session of a series."""
    if phrase.word == "retreat":
        return "session" if telling.event else telling.kind
    if phrase.word != "meeting" or telling.kind not in {"talks", "session"}:
        return telling.kind
    context = phrase.context
    numbered = telling.ordinal is not None and phrase.determiner not in _OF_PEOPLE
    several = len(context.represent(telling.participants)) > _FEW or any(
        context.kind(p) == "organization" for p in telling.participants
    )
    leaders = _OF_LEADERS.search(phrase.before) or _BY_LEADERS.match(phrase.after)
    if leaders and (numbered or several or (phrase.in_turn and phrase.noun.text == "Meeting")):
        return "summit"
    organisation = any(context.kind(p) == "organization" for p in telling.participants)
    if telling.kind == "talks" and (telling.event or (organisation and _OF_MINISTERS.match(phrase.after))):
        return "session"  # "the NATO foreign ministers’ meeting", "the informal meeting of EU ministers"
    if telling.kind == "talks" and organisation and _of_members(phrase):
        return "session"  # "to take part in a meeting of the X Community"
    people = any(context.kind(p) == "person" for p in telling.participants)
    of_series = numbered or phrase.in_turn or phrase.determiner == "its"  # a body holds its meeting
    if telling.kind == "talks" and of_series and not people:
        return "session"
    if telling.kind == "talks" and numbered and phrase.noun.text == "Meeting" and not phrase.headline:
        return "session"
    return "session" if _chaired_together(phrase) else telling.kind


def _of_members(phrase: Phrase) -> bool:
    """Whether it is the own meeting of a body that the lexicon knows, "of the X Community", not one with it."""
    of = _OF.match(phrase.context.text, phrase.end, phrase.sentence.span.end)
    body = phrase.context.mention_at(of.end()) if of else None
    return body is not None and is_body(body, phrase.context)


def _chaired_together(phrase: Phrase) -> bool:
    """As in "A and B co-chaired the meeting", "the meeting of Ministers, co-chaired by A and B"."""
    return bool(_CO_CHAIRED.search(phrase.after)) or (
        phrase.head.dep_ == "dobj" and bool(_CO_CHAIRED.search(phrase.context.text, phrase.verb.idx - 3, phrase.end))
    )
