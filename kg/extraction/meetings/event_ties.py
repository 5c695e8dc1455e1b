"""How a named event ties in with what its sentence tells beside it: journeys to it, meetings for it or at it."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.extraction.context import Context, unique
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.words import meeting_words
from kg.extraction.modality import stance
from kg.extraction.subjects import subject_actors
from kg.extraction.syntax import governing_verb
from kg.language.analysis import Sentence

_LINK = re.compile(
    r"\b(?:sidelines|margins|during|as part of|for|at|fringes|occasion|coincid\w+ with|alongside)\b[^,;]*$"
)
FOR = re.compile(r"\b(?:for|at|held|hold|holding|attend\w*|convened?)\s+(?:the|an?|their|its)?\s*(?:\w+\s+)?$")
_SIDE = re.compile(r"\b(?:side[- ]?lines|margins|fringes)\s+of\b")
_AT_IT = re.compile(
    r"(?:meet(?:ing)?|met|see(?:ing)?|saw)\b(?:\s+(?:again|up|each\s+other|one\s+another|once\s+more|next)){0,3}"
    r"(?:,?\s+(?:in|on)\s+[A-Z0-9][^,;.]{2,40})?,?\s+(?:at|during|for)\s+(?:the|an?|their|its|next)\s+"
    r"(?:(?!and\b)[\w’'.-]+\s+){0,6}$"
)
_TWO = 2  # who meet at it
_TAKES_PART = frozenset(("attend", "host", "join", "participate", "inaugurate"))
_AND_THE = re.compile(r"\s+and\s+(?:the\s+)?")


def attended(
    event: Telling, match: re.Match[str], sentence: Sentence, context: Context, tellings: list[Telling]
) -> None:
    """As in "A will attend the X summit", "A travels to P for the X summit": A takes part in it."""
    span = context.analysis.doc.char_span(*match.span(), alignment_mode="expand")
    verb = governing_verb(span.root) if span is not None else None
    if verb is None or stance(verb) == "negated":
        return
    link = context.text[max(sentence.span.begin, match.start() - 30) : match.start()]
    journeys = [t for t in tellings if t.kind == "visit" and t.position == verb.idx and FOR.search(link)]
    if verb.lemma_ not in meeting_words("attended") and not journeys:
        return
    if verb.lemma_ in _TAKES_PART or journeys:
        subject = subject_actors(verb, sentence, context) or [p for j in journeys for p in j.participants]
        people = [a for a in subject if context.kind(a) == "person"]
        event.participants = unique([*event.participants, *people])
    for journey in journeys:
        event.date, event.status = event.date or journey.date, journey.status
        event.places = event.places or journey.places
        tellings.remove(journey)


def held_at(
    event: Telling, span: tuple[int, int], sentence: Sentence, context: Context, tellings: list[Telling]
) -> Telling | None:
    """The telling of those who meet "for the 24th A-B summit", where they are its own sides."""
    begin, end = span
    sides = set(context.represent(event.participants))
    link = context.text[max(sentence.span.begin, begin - 30) : begin]
    for other in tellings:
        if (
            len(sides) >= 2
            and other.position < end
            and not other.refers
            and sides & set(context.represent(other.participants))
            and len(other.participants) >= 2
            and other.kind != "visit"
            and FOR.search(link)
            and not _goes_on(other.position, begin, context)
        ):
            return other
    return None


def attach(
    event: Telling, name: str, begin: int, sentence: Sentence, context: Context, tellings: list[Telling]
) -> None:
    """As in "… met on the margins of the G20 summit": the meeting is part of the event and shares its day."""
    link = context.text[max(sentence.span.begin, begin - 45) : begin].lower()
    if not _LINK.search(link):
        return
    for other in tellings:
        prepares = event.status == "planned" and other.status == "held"  # "spoke about preparations for the X summit"
        if not other.refers and not prepares:
            other.part_of = name
            alone = len(event.participants) < _TWO and context.kind(event.participants[0]) != "person"
            event.setting = event.setting or (
                alone and other.kind == "talks" and (other.position < begin or _SIDE.search(link) is not None)
            )
            event.status = event.status or other.status
            if event.date is None and other.date is not None:
                event.date = other.date
            if not event.places and other.places:
                event.places = list(other.places)
            if not other.places and other.kind != "call":
                other.places = list(event.places)


def met_at(event: Telling, context: Context, tellings: list[Telling]) -> None:
    """As in "A and B will meet again at the X Summit in P": one occasion, the summit, at which these two meet."""
    if not event.event or event.kind != "summit" or any(context.kind(p) != "organization" for p in event.participants):
        return
    for other in tellings:
        two = len(other.participants) == _TWO and all(context.kind(p) == "person" for p in other.participants)
        if other is event or other.kind != "talks" or other.refers or not two or other.position > event.position:
            continue
        between = _AT_IT.match(context.text[other.position : event.position])
        if between is not None and not _SIDE.search(context.text, other.position, event.position):
            event.setting = True
            other.date, other.places = other.date or event.date, other.places or list(event.places)


def _goes_on(position: int, begin: int, context: Context) -> bool:
    """As in "will hold talks with B and deliver a speech at the A-B Forum": told by another verb of the sentence."""
    span = context.analysis.doc.char_span(begin, begin + 1, alignment_mode="expand")
    verb = governing_verb(span.root) if span is not None else None
    return (
        verb is not None and verb.dep_ == "conj" and verb.idx > position and verb.lemma_ not in meeting_words("meets")
    )


def share_circumstances(found: list[Telling], context: Context) -> None:
    """What is told once after two events is of both: "the G7 Summit and the NATO Summit in Brussels in June"."""
    for event, following in pairwise(found):
        begin = event.position + len(event.name or "")
        if following.position <= begin or _AND_THE.fullmatch(context.text, begin, following.position) is None:
            continue
        event.date = event.date or following.date
        event.places = event.places or list(following.places)
