"""What those who speak or sign say of where they are and whom they serve: "I am happy to be here in P", "welcome to P".

Somebody who is glad to be in a city is a visitor there, and whoever welcomes guests to it is at home; an ambassador who
signs a text speaks for the country that has sent him out, not for his host.
"""

from __future__ import annotations

import re

from kg.language.lexicon import named_index, side_by_qid
from kg.language.sides import Actor, Stage

_GLAD = (
    r"(?:happy|glad|pleased|delighted|thrilled|honou?red|proud|grateful|humbled|great|good|wonderful|nice|lovely|fantastic|"
    r"(?:an?\s+|my\s+|our\s+|such\s+an?\s+)?(?:\w+\s+)?(?:honou?r|pleasure|privilege|joy|delight))"
)
_TO_BE = re.compile(
    rf"\b{_GLAD}\s+(?:indeed\s+)?(?:for\s+(?:me|us)\s+)?to\s+(?:be|return|come)\s+"
    r"(?:(?:back|here|again|once|more|today|with\s+you|among\s+you|once\s+again|this\s+(?:morning|afternoon|evening))[\s,]+)*"
    r"(?:in|to)\s+(?:the\s+)?(?:[a-z]+\s+(?:city|capital|country|land)\s+of\s+)?(?=[A-Z])"
)
_OURS = re.compile(r"\bour\s+(?:first|second|third|state|official)?\s*(?:visit|one)?\s*to\s+(?:the\s+)?(?=[A-Z])")
_WELCOME = re.compile(
    r"\b[Ww]elcom(?:e|ing)\b[^.;]{0,120}?\b(?:you|him|her|[Gg]uests?|Excellenc\w+|Minister|President|Premier|Chancellor|"
    r"Secretary|King|Queen|Highness|Majesty|delegation|friends?)\b[^.;]{0,120}?\b(?:to|in)\s+(?:the\s+)?(?=[A-Z])"
)
_WELCOME_TO = re.compile(
    r"(?:^|[.!?:,]\s+|\n)(?:a\s+(?:\w+\s+){0,2}|and\s+)?[Ww]elcome\s+(?:back\s+)?to\s+(?:the\s+)?(?=[A-Z])"
)
_SENT = re.compile(r"\b(?:Ambassador|High\s+Commissioner)\b.*\bto\b|\b(?:Ambassador|High\s+Commissioner)\b")
_WRITES = re.compile(r",?\s+(?:has\s+)?(?:wr(?:ites|ote|itten)|contributes?|contributed|pens|penned)\b")
_BY = re.compile(r"\W*(?:(?:[Bb]y|[Aa]rticle\s+by|[Oo]p-?[Ee]d\s+by|[Aa]uthor:?|[Ww]ritten\s+by)\s+)?")
_REACH = 3000  # characters in which a speech begins
_SIGNED_IN = 900  # characters in which an article is signed
_SHORT = 40  # characters of its line beside the name


def visited(stage: Stage) -> set[str]:
    """Countries in which whoever speaks is a guest."""
    return _named_behind(_TO_BE, stage) | _named_behind(_OURS, stage)


def hosting(stage: Stage) -> set[str]:
    """Countries to which whoever speaks welcomes others."""
    return _named_behind(_WELCOME_TO, stage) | _named_behind(_WELCOME, stage)


def _named_behind(pattern: re.Pattern[str], stage: Stage) -> set[str]:
    """The countries named, or in which a place lies that is named, behind what a pattern matches."""
    text, found = stage.document.text, set()
    for match in pattern.finditer(text, 0, _REACH):
        hit = named_index().at(text, match.end())
        if hit is None or hit.value.kind == "organization" or hit.value.adjective:
            continue
        side = side_by_qid().get(hit.value.country or "") if hit.value.kind == "place" else hit.value
        if side is not None:
            found.add(side.id)
    return found


def envoys_who_sign(stage: Stage) -> list[Actor]:
    """Ambassadors who sign the text: on a line of their own above it, or where it says that they wrote it."""
    text = stage.document.text
    found = []
    for actor in stage.actors:
        if actor.country is None or actor.first.begin > _SIGNED_IN or not any(map(_SENT.search, actor.titles)):
            continue
        first = actor.first
        line = next((b.span for b in stage.document.blocks[:20] if b.span.begin <= first.begin < b.span.end), None)
        if line is None:
            continue
        alone = line.end - line.begin - (first.end - first.begin) <= _SHORT and not stage.title.meets(line)
        signs = alone and _BY.fullmatch(text, line.begin, first.begin) and text[line.end - 1] not in ":?!"
        if signs or _WRITES.match(text, first.end):
            found.append(actor)
    return found
