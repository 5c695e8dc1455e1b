"""The event at which the document's text was spoken: "Remarks by A at the X-Y Forum", "I declare the Forum open".

It is on the document's day, at the place of its header. The speaker takes part, and whom the speech greets, for the
sides that the event names; so do those who are thanked for organising it.
"""

from __future__ import annotations

import re

from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context, unique
from kg.extraction.meetings.here import where_spoken
from kg.extraction.meetings.occasions import NOT_HELD, Occasion, Telling
from kg.model import TimeSpan, When

_SPOKEN_AT = re.compile(
    r"(?:^\s*(?:at|during)|\b(?:speech|remarks|address|statement|keynote|message|intervention|lecture|speaks|speaking)\b"
    r"[^;]*\b(?:at|during|before|to|on\s+the\s+occasion\s+of))\s+(?:(?!following\b|after\b)[\w’'.&–-]+\s+){0,12}$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\bI\b[^.;]{0,60}\b(?<!will )(?<!will jointly )(?<!will also )(?:declare|open|inaugurate)\s+"
    r"(?:(?:officially|formally|open)\s+)?(?:the\s+|this\s+)?(?:[\w’'-]+\s+){0,4}$"
)
_BEFORE = re.compile(r"\bbefore\s+(?:[\w’'.&–-]+\s+){0,6}$", re.IGNORECASE)  # what is about to begin
_WELCOMES = re.compile(  # "It is my pleasure to welcome you all to the second A-B Forum"
    r"\bwelcom(?:e|ing)\s+(?:you|everyone|everybody|all)\b[^.;]{0,40}?\sto\s+(?:the|this|our|today[’']s)\s+(?:[\w’'–-]+\s+){0,5}$"
)
_THANKS = re.compile(r"\b(?:thank|thanks\s+to|grateful\s+to|congratulate|commend)\s+(?:both\s+)?(?=the\s|[A-Z])")
_FOR_IT = re.compile(
    r"\s*(?:,[^.;]{0,40},\s*)?for\s+(?:(?:their|its|the|your|having|kindly|jointly|excellent|this|hosting|kind|successfully)\s+){0,3}"
    r"(?:organi[sz]\w+|host\w*|conven\w+|invit\w+|holding|prepar\w+|initiative|event|[Ff]orum)\b"
)
_HEAD, _LINE = 8, 60  # sentences, and characters of a line with nothing behind the event's name
_OF_MANY = frozenset(("forum", "summit", "session", "ceremony"))


def date_own(telling: Telling, context: Context) -> None:
    """Note on the telling of the event at which the document was spoken that it is under way on the document's day."""
    issued = context.document.issued
    if issued is None or telling.kind not in _OF_MANY or telling.refers or not _spoken_at(telling, context):
        return
    if _BEFORE.search(_words_before(telling, context)):
        return
    if telling.date is None or telling.date.time.earliest == telling.date.time.latest == issued:
        telling.status, telling.date = "ongoing", When(TimeSpan(issued.isoformat()), "inherited")


def speak_at(occasions: list[Occasion], context: Context) -> None:
    """Give the event at which the document was spoken its day, place and people."""
    if context.document.issued is None:
        return
    for occasion in occasions:
        here = [t for t in occasion.tellings if t.kind in _OF_MANY and _spoken_at(t, context)]
        if here and (occasion.status not in NOT_HELD or any(t.headline or _greets(t, context) for t in here)):
            _complete(occasion, context)
            if not any(_BEFORE.search(_words_before(t, context)) for t in here):
                occasion.goes_on(here[0].kind)
            occasions[:] = [o for o in occasions if o is occasion or not _is_this(o, occasion.kind, context)]
            return


def _is_this(occasion: Occasion, kind: str, context: Context) -> bool:
    """As in "thank you for organising this forum": told as what goes on, and nothing else."""
    starts = [t.position for t in occasion.tellings]
    return occasion.kind == kind and all(context.text[at - 5 : at].lower() == "this " for at in starts)


def _spoken_at(telling: Telling, context: Context) -> bool:
    sentence, before = context.analysis.sentences[telling.sentence], _words_before(telling, context)
    if telling.sentence < _HEAD and _SPOKEN_AT.search(before) is not None:
        alone = sentence.span.end - telling.position < _LINE and before.lstrip()[:2] == "At"
        return sentence.block in {"title", "heading", "dateline"} or alone
    return _OPENS.search(before) is not None or _greets(telling, context)


def _words_before(telling: Telling, context: Context) -> str:
    sentence = context.analysis.sentences[telling.sentence]
    begin = sentence.span.begin
    if sentence.block == "title":  # one sentence, however the model parts "Speech by Hon. A"
        begin = context.document.blocks[sentence.block_index].span.begin
    return context.text[begin : telling.position]


def _greets(telling: Telling, context: Context) -> bool:
    return _WELCOMES.search(_words_before(telling, context)) is not None


def _complete(occasion: Occasion, context: Context) -> None:
    issued = context.document.issued
    if issued is None or (occasion.date is not None and not _holds(occasion.date, issued.isoformat())):
        return
    occasion.given = When(TimeSpan(issued.isoformat()), "inherited")
    there = where_spoken(context)
    if there and not occasion.places:
        occasion.settled = there[-1:]
    first = min(occasion.tellings, key=lambda t: t.position)
    sides = {context.country(p) for p in occasion.participants}
    people = [p for p in context.analysis.principals[:2] if context.country(p) in sides]
    present = unique([*people, *_organisers(context)])
    guests = Telling(occasion.kind, first.rule, first.position, first.sentence, refers=True, guests=present)
    occasion.add(guests)
    for person in people:
        occasion.stand_for(context.country(person))


def _holds(when: When, day: str) -> bool:
    return when.time.earliest.isoformat() <= day <= when.time.latest.isoformat()


def _organisers(context: Context) -> list[str]:
    """Bodies that the speaker thanks for the event."""
    for thanks in _THANKS.finditer(context.text):
        stop = context.sentence_at(thanks.start()).span.end
        listed, end = actor_list(thanks.end(), stop, context)
        if listed and _FOR_IT.match(context.text, end, stop):
            bodies = [e for e in listed if context.kind(e) == "organization"]
            if bodies:
                return bodies
    return []
