"""The occasion that a page's title names with its guest alone: "Meeting with President of B, X", "Working visit by Y".

So presidents' and ministers' offices head what they publish: whose page it is goes without saying. Of such a page the
two who meet are the guest and whoever of the office's own side speaks or acts in it.
"""

from __future__ import annotations

import re
from datetime import timedelta

from kg.extraction import rules
from kg.extraction.actor_lists import actor_list
from kg.extraction.context import Context
from kg.extraction.meetings.actors import PHONE
from kg.extraction.meetings.here import of_header
from kg.extraction.meetings.occasions import NOT_HELD, Occasion, Telling
from kg.extraction.meetings.words import meeting_words, triggers
from kg.model import Span

_NAMED = re.compile(
    r"(?<![\w-])(?P<noun>(?:[Vv]ideo|[Tt]ele)[- ]?[Cc]onference|[A-Za-zêâéà-]+)\s+"
    r"(?:[Ww]ith|WITH|[Bb]y|BY|[Oo]f|OF)\s+(?=[A-Z]|the\b|His\b|Her\b|H\.)"
)
_HONOUR = re.compile(r"(?:(?:[Tt]he|THE)\s+|H\.?\s?E\.?\s+|(?:His|Her)\s+Excellency,?\s+|(?:Mr|Mrs|Ms|Dr)\.?\s+)*")
_WITH = re.compile(r"\s+with\s+$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:[-–’'][^\W\d_]+)*")
_OF_TALKS, _OF_GUEST = frozenset(("talks", "call")), frozenset(("audience", "call", "visit"))
_SOMEWHERE = re.compile(r",?\s+(?:to|on)\s")  # a visit whose title says to whom or where
_FROM_AFAR = re.compile(r"(?:video|tele)[- ]?conference", re.IGNORECASE)
_HEAD = 4  # blocks in which a title stands, below whose page it is
_NEWS = timedelta(days=4)  # before the page, of what it reports
_TWO = 2


def titled(tellings: list[Telling], context: Context) -> list[Telling]:
    """A telling by the title, where it names a guest alone and nothing below it tells who met him."""
    home = context.analysis.home
    for block in context.document.blocks[:_HEAD] if home is not None else ():
        if block.kind not in {"title", "heading"}:
            continue
        for match in _NAMED.finditer(context.text, block.span.begin, block.span.end):
            telling = _telling(match, block.span, context)
            if telling is not None and not _told(telling, tellings, context):
                return [telling]
    return []


def _telling(match: re.Match[str], title: Span, context: Context) -> Telling | None:
    word = match["noun"].lower().rpartition("-")[2]  # "Tête-à-tête with"
    kind = triggers("noun").get(word) or triggers("noun").get(word.removesuffix("s"))
    kind = "call" if _FROM_AFAR.match(match["noun"]) else kind
    with_ = _WITH.search(match[0]) is not None
    if kind is None or (kind not in _OF_TALKS if with_ else word not in _OF_GUEST):
        return None
    before = context.text[title.begin : match.start()]
    if not set(w.lower() for w in _WORDS.findall(before)) <= meeting_words("above"):
        return None
    honour = _HONOUR.match(context.text, match.end(), title.end)
    guests, end = actor_list(honour.end() if honour else match.end(), title.end, context)
    host = _host(guests, context)
    if host is None or (not with_ and _SOMEWHERE.match(context.text, end, title.end)):
        return None
    sentence = context.sentence_at(match.start())
    telling = Telling(kind, rules.MEETING_NOUN, match.start(), sentence.index, [host, *guests], headline=True)
    if _recorded(context):  # what is written down word for word has been held, whatever the two say of visits to come
        telling.status, telling.headline = "held", False
    if PHONE.search(f"{before[-30:]}{match['noun']}"):
        telling.kind = "call"
    elif word == "conversation" and of_header(context):
        telling.kind = "talks"  # whoever talks by phone does so from no place that a page would name
    return telling


def _host(guests: list[str], context: Context) -> str | None:
    """Who of the page's own side meets them: who speaks, else the one who acts in it, else the country."""
    home = context.analysis.home
    sides = {context.country(g) for g in guests if context.kind(g) == "person"}  # "Statement on talks with B" is policy
    if home is None or not sides or home in sides or not all(context.kind(s) == "country" for s in sides):
        return None
    own = [p for p in sorted(context.speakers) if context.kind(p) == "person" and context.country(p) == home]
    own = own or [p for p in context.analysis.principals if context.country(p) == home]
    return own[0] if len(own) == 1 else home


def _told(telling: Telling, tellings: list[Telling], context: Context) -> bool:
    """Whether the page tells of the guest with somebody of another side, now and not as to come or long ago."""
    guests, issued = set(telling.participants[1:]), context.document.issued
    for other in tellings:
        if other.refers or not guests & set(other.participants) or len(context.represent(other.participants)) < _TWO:
            continue
        old = other.date is not None and issued is not None and other.date.time.latest < issued - _NEWS
        if not old and (other.status not in NOT_HELD or other.headline or not _recorded(context)):
            return True
    return False


def speak_for_sides(occasions: list[Occasion], context: Context) -> None:
    """Put the two who speak for the two countries of "Russian-Egyptian talks", where the page records their words."""
    people = {p: context.country(p) for p in sorted(context.speakers) if context.kind(p) == "person"}
    sides = sorted(people.values())
    if len(sides) != _TWO or sides[0] == sides[1] or any(context.kind(s) != "country" for s in sides):
        return
    for occasion in occasions:
        talks = occasion.headline and occasion.kind == "talks" and occasion.status not in NOT_HELD
        if talks and sorted(occasion.participants) == sides:
            first = occasion.tellings[0]
            occasion.add(Telling("talks", first.rule, first.position, first.sentence, refers=True, guests=list(people)))
            for side in sides:
                occasion.stand_for(side)


def _recorded(context: Context) -> bool:
    """Whether the page gives the words of those who speak."""
    return any(turn.speaker for turn in context.document.turns)
