"""More evidence for the occasion that the document is about: meeting.refers ("The two leaders discussed …")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction import rules
from kg.extraction.circumstances import find_places
from kg.extraction.context import Context
from kg.extraction.meetings.actors import PHONE, prepositional
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.roster_people import SPOUSE
from kg.extraction.meetings.words import meeting_words
from kg.extraction.modality import stance
from kg.extraction.referents import actors_of
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import find_subject
from kg.language.analysis import Sentence
from kg.model import When

if TYPE_CHECKING:
    from spacy.tokens import Token

_TWO = 2  # people of two sides
_OPENING = 3  # sentences, with headline and dateline, in which the news stands
_SHORTEST, _LONGEST = 8, 80  # characters of a day and a place that open a sentence
_BODY = re.compile(r"\bformat\b|\bcommission\b|\bcommittee\b|\bworking group\b")


def refers_to_main(verb: Token, sentence: Sentence, context: Context) -> Telling | None:
    """A telling by what people do when they meet; "we discussed all this yesterday" is of another day's occasion."""
    if verb.lemma_ in meeting_words("at_table"):
        return _joined(verb, sentence, context)
    if verb.lemma_ not in meeting_words("at_meeting") or verb.tag_ not in {"VBD", "VBN"} or stance(verb) != "done":
        return None
    subject = find_subject(verb)
    actors = actors_of(subject, sentence, context) if subject is not None else subject_actors(verb, sentence, context)
    people = {a for a in actors if context.kind(a) == "person"}
    principals = set(context.analysis.principals[:4])
    if subject is not None and subject.lower_ == "we" and verb.lemma_ in meeting_words("in_talks"):
        day = _other_day(sentence, context)
        if day is not None:
            telling = Telling(
                "talks", rules.MEETING_VERB, verb.idx, sentence.index, status="held", date=day, fresh=True
            )
            telling.participants = list(context.analysis.parties[:2])
            if _BODY.search(context.text, sentence.span.begin, sentence.span.end):
                telling.kind = "session"
            return telling
    if len(people) == len(actors) == _TWO == len({context.country(a) for a in actors}):
        elsewhere = _elsewhere_then(verb, actors, sentence, context)
        if elsewhere is not None:
            return elsewhere
    if len(people) >= 2 and people <= principals:
        telling = Telling("talks", rules.MEETING_REFERS, verb.idx, sentence.index, actors, "held", refers=True)
        opens = sentence.index <= _OPENING and sentence.speaker is None and verb.lemma_ in meeting_words("in_talks")
        if opens and len(actors) == _TWO == len(context.represent(actors)):
            telling.acted = True  # the news itself, where nothing else tells that they met
            telling.kind = "call" if PHONE.search(context.text, verb.idx, sentence.span.end) else "talks"
        return telling
    return None


def _elsewhere_then(verb: Token, actors: list[str], sentence: Sentence, context: Context) -> Telling | None:
    """As in "Last July in Jakarta, A and B agreed that": what two did together at a place on a day told before them."""
    begin, named = sentence.span.begin, context.mentions_in(sentence.span.begin, verb.idx)
    stop = min((m.span.begin for m in named if set(m.entities) & set(actors)), default=begin)
    if stop - begin < _SHORTEST or stop - begin > _LONGEST:
        return None
    times = [t for t in context.times(begin, stop) if t.time and t.role in {"on", "during"} and not t.in_name]
    places = find_places(begin, stop, sentence, context) if len(times) == 1 else []
    if not places:
        return None
    day = context.when(times[0])
    return Telling("talks", rules.MEETING_VERB, verb.idx, sentence.index, actors, "held", day, places)


def _joined(verb: Token, sentence: Sentence, context: Context) -> Telling | None:
    """As in "The leaders were joined by C": C takes part in what they do."""
    if verb.tag_ != "VBN" or not any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.lefts):
        return None
    actors = subject_actors(verb, sentence, context)
    others = [a for a in prepositional(verb, {"by"}, sentence, context) if context.kind(a) == "person"]
    by = next((c for c in verb.rights if c.lower_ == "by"), None)
    if by is not None and SPOUSE.match(context.text, by.idx + 3):
        others = others[1:]  # a wife or husband, who takes no part in talks
    if not others or not actors:
        return None
    return Telling("talks", rules.MEETING_REFERS, verb.idx, sentence.index, actors, "held", refers=True, guests=others)


def _other_day(sentence: Sentence, context: Context) -> When | None:
    """A day before the document's own that the sentence names: "we discussed all this yesterday"."""
    reference = context.document.issued
    for expression in context.times(sentence.span.begin, sentence.span.end):
        if expression.time is None or reference is None or expression.in_name or expression.role != "on":
            continue
        if expression.time.earliest == expression.time.latest < reference:
            return context.when(expression)
    return None
