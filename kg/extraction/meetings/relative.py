"""Who takes part where a relative clause, or a capital that stands for its country, says it.

"the meeting that Presidents A and B are to hold in P", "a meeting with Pristina".
"""

from __future__ import annotations

from kg.extraction.meetings.phrase import Phrase
from kg.extraction.meetings.words import meeting_words
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import SUBJECTS
from kg.lexicons import capitals

_TWO = 2  # sides at the least: who hosts alone does not meet
_TALKED = frozenset(("meeting", "talk", "negotiation", "consultation", "discussion", "dialogue"))


def held_by(phrase: Phrase) -> list[str]:
    """As in "the meeting that A and B are to hold": the subject of a relative clause whose object the meeting is."""
    for verb in phrase.head.rights if phrase.noun.text[0].islower() and phrase.word != "call" else ():
        to_hold = [c for c in verb.rights if c.dep_ == "xcomp"] if verb.dep_ == "relcl" else []
        if verb.dep_ != "relcl" or not any(v.lemma_ in meeting_words("light") for v in (verb, *to_hold)):
            continue
        subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
        if subject is not None and subject.lower_ not in {"that", "which", "who"}:
            actors = subject_actors(verb, phrase.sentence, phrase.context)
            return actors if len(phrase.context.represent(actors)) >= _TWO else []
    return []


def by_capital(position: int, phrase: Phrase) -> tuple[list[str], int]:
    """As in "talks with Moscow": the country whose capital is named for it; and where its name ends."""
    context = phrase.context
    place = context.mention_at(position) if phrase.word in _TALKED else None
    if place is None or place.kind != "place" or place.form != "name":
        return [], position
    found = context.entities.get(place.entities[0])
    country = found.country if found is not None and found.name in capitals() else None
    return ([country], place.span.end) if country else ([], position)


def and_us(partners: list[str], phrase: Phrase) -> list[str]:
    """As in "There was to be a meeting with B": the side that says so, where nobody else is named beside B."""
    verb, context = phrase.verb, phrase.context
    if verb.lemma_ != "be" or not any(c.dep_ == "expl" for c in verb.lefts) or not partners:
        return []
    side = context.side(phrase.sentence)
    return [side] if side and side not in context.represent(partners) else []
