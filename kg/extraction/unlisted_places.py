"""Places that no list has: "the Francophonie Summit in Djerba", "at the Presidential Secretariat".

The model's own label says that such a name is a place. One is taken only where no listed place is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extraction.context import Context
from kg.extraction.meetings.dates import OTHER_OCCASION, verb_at
from kg.language.analysis import Sentence
from kg.model import Entity, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

_AT = re.compile(
    r"\b(?P<prep>[Ii]n|[Aa]t)\s+(?:the\s+)?(?:(?:[\w’'-]+\s+){0,3}?(?:city|town|resort|village|municipality|port)\s+of\s+)?$"
)
_NAMED = re.compile(r"\b(?:[Ii]n|[Aa]t)\s+(?:[\w’'-]+\s+){0,5}?[A-Z]")
_TOWNS = frozenset(("GPE", "LOC"))
_BUILDINGS = frozenset(("FAC", "ORG"))
_VENUE = re.compile(
    r"\b(?:Palace|House|Hall|Secretariat|Residence|Hotel|Castle|Cent(?:re|er)|Headquarters|Villa|Park|Chancellery|"
    r"(?:Department|Ministry|Office)\s+of\s+[A-Z][\w ]+)$"
)
_TOWN_OF = re.compile(  # "in the Peruvian port city of Ilo": the words tell, whatever the model's label
    r"\b(?P<at>[Ii]n|[Aa]t|[Tt]he)\s+(?:[\w’'-]+\s+){0,4}?(?:city|town|village|municipality|resort)\s+of\s+"
    r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})"
)
_NO_NAME = re.compile(
    r"\b(?:Question|Summit|Meeting|Session|Conference|Forum|Assembly|Week|Plenary|Dialogue|Council)\b|^[A-Z]{2,}$"
)
# "at State House", "at Hyderabad House", "at Bangabhaban": the words tell, whatever the model's label.
_RESIDENCE_AT = re.compile(
    r"\b[Aa]t\s+(?:the\s+)?(?P<name>(?:[A-Z][\w’'-]*\s+){1,3}(?:Palace|House|Hall|Bha[vw]an|Residence|Castle|Guesthouse)"
    r"|[A-Z][a-z]+bh[ao][bv]an)\b(?![’']s|\s+(?:of\s+)?[A-Z])"
)
_RESIDENCE = re.compile(r"\b(?:Palace|House|Hall|Bha[vw]an|Residence|Castle|Guesthouse)$|bh[ao][bv]an$")
# After a small letter only a word of meeting leads to its place: "support in the Malvinas Islands Question".
_ABOUT = re.compile(r"\b[a-z]+\s+(?:in|at)\s+(?:the\s+)?$")
_OF_EVENT = re.compile(
    r"\b(?:met|meets?|meeting|talks|held|summit|session|conference|forum|visit|received|today|yesterday|days?|again|last|"
    r"place|convened|hosted|organi[sz]ed|opened|closed|concluded|began|ended|gathered|assembled|consultations|negotiations|"
    r"discussions|retreat|ceremony|dialogue|round|arrived|landed)\s+(?:in|at)\s+(?:the\s+)?$"
)
_AT_IT = re.compile(r"\b(?:at|during|for|of)\s+(?:the|their|our|an?)\s+(?:[\w’'.&+-]+\s+){0,6}$")
_TOWN = re.compile(r"\b[Ii]n\s+(?P<town>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?),\s+(?:the\s+)?$")
_FAR = 160  # characters after the trigger
_NEXT = 12  # characters between a place and its time: "in X in April", "in X, on Monday"
_GOES_ON = re.compile(r"[’']s\b|-\w|\s+(?:and|or)\s+[A-Z]|\s+[A-Z]")  # part of a longer name


def unlisted_places(begin: int, end: int, sentence: Sentence, context: Context) -> list[str]:
    """The first name in ``text[begin:end]`` that stands as a place does; it becomes an entity of the document."""
    text = context.text
    end = min(end, begin + _FAR)
    if _NAMED.search(text, begin, end) is None:
        return []
    if (city := town_of(begin, end, context)) is not None:
        return [city]
    for found in sentence.tokens.ents:
        if found.start_char < begin or found.end_char > end or found.label_ not in _TOWNS | _BUILDINGS:
            continue
        name = re.sub(r"^[Tt]he\s+", "", found.text).strip()
        start = found.end_char - len(name)
        before = _AT.search(text, max(sentence.span.begin, start - 30), start)
        town = found.label_ in _TOWNS
        if before is None or not name[:1].isupper() or _NO_NAME.search(name) or _GOES_ON.match(text, found.end_char):
            continue
        about = town and _ABOUT.search(text, begin, start) and not _OF_EVENT.search(text, begin, start)
        if about and not _of_its_verb(found, begin, context):
            continue  # "progress in X": of what they speak
        other = OTHER_OCCASION.search(text, begin + 8, start)
        if other is not None and not _AT_IT.search(text, begin, other.start()):
            break  # where another occasion is
        if context.mentions_in(start, found.end_char) or (town and before["prep"].lower() == "at"):
            continue  # listed, if as something else
        if town or (_VENUE.search(name) and before["prep"].lower() == "at"):
            return [place_entity(name, Span(start, found.end_char), context)]
    return []


def _of_its_verb(name: Words, begin: int, context: Context) -> bool:
    """As in "held the session of both governments in X in April": said of what the verb tells, a time behind it."""
    timed = any(t.span.begin - name.end_char < _NEXT for t in context.times(name.end_char, name.end_char + _FAR))
    verb = name.root.head.head if name.root.dep_ == "pobj" else None
    return timed and verb is not None and verb.pos_ == "VERB" and verb == verb_at(begin, context)


def town_of(begin: int, end: int, context: Context, *, subject: bool = False) -> str | None:
    """The town of which ``text[begin:end]`` says that it is one: "in the town of X", as a subject "the town of X"."""
    match = _TOWN_OF.search(context.text, begin, end)
    if match is None or (match["at"].lower() == "the") != subject:
        return None
    other = OTHER_OCCASION.search(context.text, begin + 8, match.start())
    if other is not None and not subject and not _AT_IT.search(context.text, begin, other.start()):
        return None
    span = Span(*match.span("name"))
    listed = [m for m in context.mentions_in(span.begin, span.end) if m.kind == "place"]
    return listed[0].entities[0] if listed else place_entity(match["name"], span, context)


def residence(begin: int, end: int, context: Context) -> list[str]:
    """The palace or house that ``text[begin:end]`` names after "at", where the government receives."""
    match = _RESIDENCE_AT.search(context.text, begin, min(end, begin + _FAR))
    if match is None:
        return []
    span = Span(*match.span("name"))
    listed = [m for m in context.mentions_in(span.begin, span.end) if m.span == span and m.kind == "place"]
    return list(listed[0].entities[:1]) if listed else [place_entity(match["name"], span, context)]


def is_residence(place: str) -> bool:
    """Whether a place that no list has is a building by its name."""
    return place.startswith("place/") and _RESIDENCE.search(place) is not None


def town_before(position: int, begin: int, context: Context) -> str | None:
    """The town in "in Woodside, California", right before the listed place at ``position``; None where none is told."""
    match = _TOWN.search(context.text, begin, position)
    if match is None or context.mentions_in(*match.span("town")):
        return None
    return place_entity(match["town"], Span(*match.span("town")), context)


def place_entity(name: str, span: Span, context: Context) -> str:
    """A place that no list has, as an entity of the document."""
    key = f"place/{name}"
    known = context.entities.get(key)
    if known is None:
        context.entities[key] = Entity(key, "place", name, forms=(name,), mentions=(span,))
    return key
