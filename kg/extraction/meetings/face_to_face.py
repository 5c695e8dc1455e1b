"""The occasion at which two leaders speak beside each other, where nothing they say tells of it but their courtesies.

"It's great to be here in Berlin", "Thank you for coming to Nairobi", "I am grateful for your warm welcome": of two who
stand before the press, each of another side, one is the other's guest on that day.
"""

from __future__ import annotations

import re

from kg.extraction import rules
from kg.extraction.circumstances import find_places
from kg.extraction.context import Context, unique
from kg.extraction.meetings.occasions import TAKES_PLACE, Telling
from kg.extraction.meetings.visits import host_of
from kg.language.analysis import Sentence
from kg.model import TimeSpan, When

_COURTESY = re.compile(
    r"\b(?:[Tt]hank\w*|[Gg]rateful|[Gg]ratitude|[Aa]ppreciat\w+)\b[^.;:?!]{0,60}?\bfor\s+(?:"
    r"(?:your|the|this|his|her)\s+(?:[\w’'-]+\s+){0,4}?(?:visit|welcome|hospitality|reception|invitation|talks|discussions?|"
    r"exchange|conversation|meeting)\b"
    r"|(?:coming|visiting|being|having|hosting|receiving|welcoming|inviting|travell?ing)\b)"
    r"|\b(?:[Pp]leas\w+|[Hh]onou?r\w*|[Pp]rivilege\w*|[Dd]elight\w*|[Hh]appy|[Gg]lad|[Gg]reat|[Gg]ood|[Ww]onderful|[Jj]oy)\s+"
    r"(?:(?:for\s+(?:me|us)|indeed|once\s+again|today)\s+)?(?:to|of)\s+(?:once\s+again\s+|again\s+|finally\s+)?"
    r"(?:be(?:ing)?\s+(?:back|here|again|with\s+you|in)|hav(?:e|ing)\s+(?:you|my|our|the|[A-Z])|(?:see(?:ing)?|meet(?:ing)?|welcom(?:e|ing)|"
    r"receiv(?:e|ing)|host(?:ing)?)\s+(?:you|my|our|[A-Z]))"
    r"|\b[Tt]his\s+is\s+(?:\w+\s+){1,4}time\s+(?:that\s+)?we\s+(?:are\s+)?(?:meet|meeting|see)\b"
    r"|\b(?:[Ww]arm(?:ly)?|[Vv]ery|[Ww]armest)\s+welcome\b|\b[Ww]elcome,?\s+(?:back\s+)?to\s+(?:the\s+)?(?=[A-Z])|\byou\s+are\s+(?:\w+\s+)?welcome\s+(?:here|in)\b"
)
_MANY = re.compile(
    r"\b(?:you\s+all|all\s+(?:of\s+)?you|everyone|everybody|ladies|press|media|journalists|colleagues|delegations)\b"
)
_NOT_NOW = re.compile(
    r"\b(?:look\w*\s+forward|hop(?:e|es|ing|ed)|will|would(?!\s+like\b)|soon|next|last|ago|when|recall\w*|remember\w*|"
    r"yesterday|before|was|were|had|tomorrow|invit(?:e|ed)\s+(?:you|him|her))\b"
)
_TWO = 2


def face_to_face(tellings: list[Telling], context: Context) -> list[Telling]:
    """One telling of the two who speak, where none tells of their being together on the document's day."""
    issued = context.document.issued
    pair = two_who_speak(context)
    if issued is None or not pair or any(_together(t, pair, context) for t in tellings):
        return []
    taken = {t.sentence for t in tellings if not t.refers and len(t.participants) > 1}  # which tell what they came for
    for sentence in context.analysis.sentences:
        if sentence.speaker not in pair or sentence.asks or sentence.index in taken:
            continue
        if (place := _said(sentence, pair, context)) is not None:
            day = When(TimeSpan(issued.isoformat()), "inherited")
            return [
                Telling(
                    "talks", rules.MEETING_VERB, sentence.span.begin, sentence.index, list(pair), "held", day, place
                )
            ]
    return []


def two_who_speak(context: Context) -> list[str]:
    """The two whose words the document gives; nobody where one or three sides speak."""
    spoken = unique([s.speaker for s in context.analysis.sentences if s.speaker is not None and not s.asks])
    front = [p for p in spoken if p in context.analysis.principals]
    sides = context.represent(front)
    return front if len(front) == _TWO == len(sides) else []


def _together(telling: Telling, pair: list[str], context: Context) -> bool:
    issued = context.document.issued
    sides = {context.country(p) for p in telling.participants}
    if telling.refers or telling.fresh or telling.status not in TAKES_PLACE:
        return False
    if not {context.country(p) for p in pair} <= sides:
        return False
    date = telling.date
    return date is None or (issued is not None and date.time.earliest <= issued <= date.time.latest)


def _said(sentence: Sentence, pair: list[str], context: Context) -> list[str] | None:
    """Where a courtesy of the day is said to be, an empty list where it says no place; None where it is none."""
    span, text = sentence.span, context.text
    said = _COURTESY.search(text, span.begin, span.end)
    if said is None or _MANY.search(text, span.begin, span.end) or _NOT_NOW.search(text, span.begin, span.end):
        return None
    issued = context.document.issued
    days = [t.time for t in context.times(span.begin, span.end) if t.time is not None]
    if issued is None or any(not d.earliest <= issued <= d.latest for d in days):
        return None
    others = [
        m
        for m in context.mentions_in(said.start(), span.end)
        if m.kind == "person" and len(m.entities) == 1 and m.entities[0] not in pair
    ]
    if others:
        return None  # "It is good to see President C here"
    sides = {context.country(p) for p in pair}
    places = find_places(said.start(), span.end, sentence, context, welcomed=True)
    return [p for p in places if host_of(p, context) in sides][:1]
