"""Who receives a visitor, where only the country is told: whoever welcomes him, or acts with him there.

As in "A would like to visit X, and President B said he would be pleased to welcome him", "When I was in X, you gave me
a warm welcome", "my visit to X, when President B and I adopted a declaration".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.meetings.face_to_face import two_who_speak
from kg.extraction.meetings.occasions import TAKES_PLACE, Telling
from kg.extraction.meetings.words import meeting_words
from kg.extraction.modality import looks_forward
from kg.extraction.referents import actors_of
from kg.extraction.syntax import find_subject
from kg.language.analysis import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_WELCOMES = re.compile(
    r"\b(?:welcom\w+|welcome|reception|receiv(?:e[sd]?|ing)|greet\w*|look(?:s|ed|ing)?\s+forward)\b|\band\s+I\b"
)
_VERBS = frozenset(("welcome", "receive", "greet"))
_GIVES = frozenset(("give", "extend", "accord", "offer"))
_GIVEN = frozenset(("welcome", "reception", "hospitality"))


def welcomed(found: list[Telling], sentence: Sentence, context: Context) -> None:
    """Put whoever receives the visitor of a visit that the sentence tells in the place of the country."""
    visits = [t for t in found if t.kind == "visit" and not t.refers and not t.event]
    if visits and sentence.speaker is not None:
        _of_who_speak(visits, sentence, context)
    if not visits or _WELCOMES.search(context.text, sentence.span.begin, sentence.span.end) is None:
        return
    for telling in visits:
        sides = {context.country(p) for p in telling.participants if context.kind(p) == "person"}
        if len(sides) != 1:
            continue
        for host in (a for t in sentence.tokens for a in _receives(t, telling, sentence, context)):
            country = context.country(host)
            if country in telling.participants and country not in sides:
                telling.participants = [host if p == country else p for p in telling.participants]


def _of_who_speak(visits: list[Telling], sentence: Sentence, context: Context) -> None:
    """Put a speaker in his country's place: "You came to Nairobi", "I am delighted to be back in Berlin"."""
    speaker, issued = sentence.speaker, context.document.issued
    pair = two_who_speak(context)
    for telling in visits:
        guests = [p for p in telling.participants if context.kind(p) == "person"]
        if len(guests) != 1 or guests[0] not in pair or speaker not in pair:
            continue
        (host,) = (p for p in pair if p != guests[0])
        date = telling.date
        now = telling.status in TAKES_PLACE and (date is None or date.time.earliest == issued == date.time.latest)
        if context.country(host) in telling.participants and (speaker == host or now):
            telling.participants = [host if p == context.country(host) else p for p in telling.participants]


def _receives(token: Token, telling: Telling, sentence: Sentence, context: Context) -> list[str]:
    """The people who do, where a word tells of receiving somebody, or of two who act together."""
    if token.lower_ == "i":
        actors = actors_of(token.head if token.dep_ == "conj" else token, sentence, context)
        return [a for a in actors if context.kind(a) == "person"] if len(actors) > 1 else []
    verb = token
    if token.lemma_ in _GIVEN and token.dep_ == "dobj":
        verb = token.head
        if verb.lemma_ not in _GIVES:
            return []
    elif not (token.pos_ == "VERB" and token.lemma_ in _VERBS and _somebody(token, telling)) and not looks_forward(
        token
    ):
        return []
    subject = find_subject(verb)
    if subject is None or subject.dep_ == "nsubjpass":
        return []
    return [a for a in actors_of(subject, sentence, context) if context.kind(a) == "person"]


def _somebody(verb: Token, telling: Telling) -> bool:
    """Whether a person is welcomed, or his coming; not the results of a visit, or a visit that has been."""
    thing = next((c for c in verb.rights if c.dep_ in {"dobj", "obj"}), None)
    if thing is None or thing.pos_ in {"PRON", "PROPN"}:
        return True
    return thing.lemma_ in meeting_words("journey") and telling.status != "held"
