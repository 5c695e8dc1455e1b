"""Where a speech or press conference is given: by its header, its title, or what the speaker says of where they stand.

"Press conference, Port Moresby", "It is a pleasure to be back in Ljubljana", "Let me welcome Minister A to Singapore".
"""

from __future__ import annotations

import re

from kg.extraction.circumstances import is_vast
from kg.extraction.context import Context
from kg.extraction.meetings.visits import place_at
from kg.extraction.unlisted_places import place_entity
from kg.language.analysis import Mention
from kg.lexicons import capitals
from kg.model import Span

_HEAD = 12  # sentences in which a speaker says where he stands
_SPOKEN = re.compile(
    r"\b(?:remarks|speech|address|press\s+(?:conference|briefing|statements?)|statements?|transcript|keynote|doorstop|"
    r"message|toast|interview)\b",
    re.IGNORECASE,
)
_BEFORE_END = re.compile(r"(?:,|\s[|–—-]|\b[Ii]n|\bIN|\()\s+$|\($")
_END = re.compile(  # "…, NAIROBI, 5TH MARCH, 2024", "… in Zurich, Switzerland", "(Paris, 3 May)"
    r"\s*(?:,\s+(?!and\b|AND\b)[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)?\s*(?:$|\)|[|,–—-]\s*(?:[A-Za-z]+day,?\s+)?(?:\d|[A-Z][A-Za-z]+\s+\d))"
)
_GLAD = (
    r"\b(?:[Pp]leas\w+|[Hh]onou?r\w*|[Pp]rivilege\w*|[Dd]elight\w*|[Hh]appy|[Gg]lad|[Gg]reat|[Gg]ood|[Ww]onderful|[Jj]oy|"
    r"[Ll]ovely|[Pp]roud|[Tt]hrilled|[Tt]hank\w*|[Gg]rateful)\b"
)
_AGAIN = r"(?:(?:back|here|again|once|with|us|you|today|this|morning|afternoon|evening|all|together)\s+){0,5}"
_HERE = re.compile(
    rf"(?:{_GLAD}[^.;:?!]{{0,70}}?\b(?:be|being|have|having|stand|standing|host|receive|meet|meeting|gather)\s+{_AGAIN}"
    r"(?:[A-Z][\w’'. -]{2,40}\s+)?(?:here\s+)?(?:in|at)"
    r"|\b[Ww]elcom(?:e|es|ed|ing)\b[^.;:?!]{0,90}?\s(?:back\s+)?to"
    r"|\b(?:[Ss]ince|[Oo]n|[Uu]pon)\s+(?:our|my)\s+arrival\s+in"
    rf"|{_GLAD}[^.;:?!]{{0,60}}?\bfor\s+(?:coming|travelling|traveling|joining\s+us|your\s+visit)\s+{_AGAIN}(?:to|in)"
    r"|\b(?:[Hh]ere|[Ww]e\s+(?:meet|gather|are\s+gathered|are\s+meeting)(?:\s+(?:here|today))*)\s+in)"
    r"\s+(?:the\s+|beautiful\s+|sunny\s+|historic\s+){0,2}(?=[A-Z])"
)
_DONE = re.compile(
    r"\W*(?:[Tt]his\s+(?:[Jj]oint\s+)?[\w’'-]+\s+(?:was|is)\s+)?(?:[Dd]one|DONE|[Ii]ssued|[Ss]igned|[Aa]dopted|[Mm]ade)\s+(?:at|in)\s+"
    r"(?:the\s+(?:city\s+of\s+)?)?"
)
_ROOM = re.compile(
    r"(?!.*\b(?:Press|Media|Briefing|Department|Ministry|Secretary|Spokes\w+|Communications|Information)\b)"
    r"(?:The\s+)?(?:[A-Z][\w’'.-]*\s+){1,4}(?:Office|Room|Hall|Palace|House|Lawn|Garden|Courtyard|Residence|Castle|Chamber|"
    r"Ballroom|Library|Terrace|Pavilion|Portico|Salon|Suite|Studio|Auditorium|Theat(?:er|re)|Hotel|Cent(?:er|re)|Villa|"
    r"Lounge|Gallery|Foyer|Embassy)"
)
_HEADER = 8  # blocks in which the header lines stand
_LAST = 6  # blocks in which a text closes
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|me)\b")
_NOT_HERE = re.compile(  # "the Singapore-Indonesia group", "in Oslo last year"
    r"\s?[-–]\s?\w|[’']s\b|\s+(?:[A-Z][a-z]|delegation|side|last|in\s+(?:[12]\d{3}|[A-Z])|yesterday|next|tomorrow|a\s+\w+\s+ago)"
)
_NOT_NOW = re.compile(
    r"\b(?:look\w*\s+forward|hop(?:e|es|ing|ed)|will|would(?!\s+(?:first\s+|also\s+)?like\b)|soon|next|invit\w+|last|ago|when|recall\w*|remember\w*|yesterday|"
    r"before|future|once\s+more)\b[^.;:?!]*$",
    re.IGNORECASE,
)


def where_spoken(context: Context) -> list[str]:
    """The city of the header, or of a speech's title; else the city or country in which its speaker says he stands."""
    return of_header(context) or _of_title(context) or _of_words(context)


def of_header(context: Context) -> list[str]:
    """The cities of the header lines."""
    header = [b.span for b in context.document.blocks if b.kind == "dateline"]
    named = [m for span in header for m in context.mentions_in(span.begin, span.end) if m.kind == "place"]
    return [m.entities[0] for m in named]


def room_of_header(context: Context) -> list[str]:
    """The room or house of the header lines, where they name no city: "Oval Office", "Prime Minister’s Courtyard"."""
    for block in context.document.blocks[:_HEADER]:
        name = block.span.of(context.text).strip(" *_()")
        if block.kind == "dateline" and _ROOM.fullmatch(name):
            span = Span(block.span.begin, block.span.end)
            return [place_entity(name, span, context)]
    return []


def where_done(context: Context) -> str | None:
    """The city in which a joint text was made, by its closing words: "Done at Nairobi this 14th day of March"."""
    for block in context.document.blocks[-_LAST:]:
        done = _DONE.match(context.text, block.span.begin, block.span.end)
        place = place_at(done.end(), context) if done is not None else None
        if place is not None and _is_city(place, context):
            return place.entities[0]
    return None


def _of_title(context: Context) -> list[str]:
    for block in context.document.blocks[:4]:
        span = block.span
        if block.kind not in {"title", "heading"} or not _SPOKEN.search(context.text, span.begin, span.end):
            continue
        for mention in context.mentions_in(span.begin, span.end):
            before = context.text[max(span.begin, mention.span.begin - 6) : mention.span.begin]
            after = context.text[mention.span.end : span.end]
            if mention.kind == "place" and mention.form == "name" and _BEFORE_END.search(before) and _END.match(after):
                return [mention.entities[0]]
    return []


def _of_words(context: Context) -> list[str]:
    body = [s for s in context.analysis.sentences[: 3 * _HEAD] if s.block not in {"title", "heading", "dateline"}]
    if not body or not _FIRST_PERSON.search(context.text, body[0].span.begin, body[min(len(body), _HEAD) - 1].span.end):
        return []
    for sentence in body[:_HEAD]:
        span = sentence.span
        for match in _HERE.finditer(context.text, span.begin, span.end):
            if _NOT_NOW.search(context.text[span.begin : match.end()]):
                continue
            place = place_at(match.end(), context)
            if place is not None and place.form == "name" and _is_city(place, context):
                return [place.entities[0]]
    return []


def _is_city(mention: Mention, context: Context) -> bool:
    """A city, or a state that is one; no country, of which the text will tell the city, and no part of a name."""
    found = context.entities.get(mention.entities[0])
    city = mention.kind == "place" or (found is not None and found.name in capitals())
    return (
        city and not is_vast(mention.entities[0], context) and _NOT_HERE.match(context.text, mention.span.end) is None
    )
