"""When and where an occasion is, and of what larger event it is part, from the clause that tells of it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kg.extraction import rules
from kg.extraction.before_places import place_follows
from kg.extraction.context import Context, unique
from kg.extraction.meetings.dates import (
    AHEAD,
    HELD_THEN,
    LINKS,
    ON_SIDE,
    OTHER_OCCASION,
    PART_OF,
    date_of,
    verb_at,
    word_end,
)
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.reach import label, opening, tail
from kg.extraction.meetings.whole_stay import whole_stay
from kg.extraction.syntax import SUBJECTS, clause_span
from kg.extraction.unlisted_places import is_residence, residence, town_before, unlisted_places
from kg.language.analysis import Mention, Sentence
from kg.lexicons import places as place_rows
from kg.model import When

_OF_ITS_OWN = (
    re.compile(  # what else is told after the meeting: "…, with whom he agreed that B would", "and agreed that"
        r"\b(?:with|to|from|by)\s+whom\b|\b(?:agreed|announced|said|added|noted|confirmed)\s+(?:that|to\s+hold)\b"
    )
)
_IN_BRACKETS = re.compile(
    r"\s*[,–—-]\s*(?:[A-Z]\w+day,?\s+)?(?:[A-Z]\w+\s+\d|\d)[^()]{0,24}\)"
)  # "(Paris – June 13, 2019)"
_SEQUEL = re.compile(r"\b(?:following up on|building on|following their|follows? on|since their)\b")
_RELATIVE = re.compile(
    r"\s*,?\s*(?P<word>when|where|(?:during|in|within|on|at|before|after)\s+(?:the\s+\w+\s+of\s+)?which)\b",
    re.IGNORECASE,
)
_PAIRED = re.compile(r"\s?[-–]\s?[A-Z]")  # "at the Chile-Peru Forum": who holds it
_VENUE = re.compile(
    r"\s+(?:House|Palace|Castle|Hall|Hotel|Cent(?:re|er)|Room|Tower|Airport|University|"
    r"Process|Declaration|Agreement|Treaty|Club|Group|Initiative|Format|Principles|Accords?|Statement)\b"
    r"| (?:[A-Z][\w-]* ){0,3}(?:Council|Department|Ministry|Treasury|Congress|Parliament|Senate|Government|Bank|Agency|"
    r"Commission|Committee)\b"  # "at the U.S. National Security Council"
)
_OFFICE_OF = re.compile(
    r"(?:..)??[’']s?\s+(?:(?!capital\b)[\w-]+\s+){0,3}?(?:Ministry|Department|Embassy|Office|Foreign\s+Ministry)\b"
)
_HELD = re.compile(r"\b(?:held|hosted|convened|organi[sz]ed|tak(?:e|es|ing)\s+place|took\s+place)\b")
_DUE = re.compile(
    r"[^.;:,]{0,100},\s+(?:(?:which|that)\s+(?:(?:will|would|is\s+to|was\s+to)\s+(?:be\s+(?:held|hosted|convened)|"
    r"take\s+place)\b|(?:is|are|was|were|will\s+be)\s+))?(?:also\s+|now\s+|currently\s+)?"
    r"(?:to\s+be\s+(?:jointly\s+|co-?)?(?:held|convened|hosted|organi[sz]ed)|(?:scheduled|planned|due|set|slated|expected)\b(?!\s+by))"
)
_STOP = re.compile(r"[;,]\s+(?!\d)|\band\b")
_GOES_ON = re.compile(
    r",\s+(?:(?:will|is|are|was|were|has|have|to|been|be)\s+)+(?:held|hosted|convened|take\s+place|took\s+place)\b"
)
_COMMA = re.compile(r",\s(?:the\s)?$")
_THE_SAME = frozenset(("he", "she", "i", "we"))  # who goes on
_BESIDE = 45  # characters between a time and the clause that hangs on what it dates
_NEAR = 60  # characters after a reference in which its own place stands


def add_circumstances(telling: Telling, begin: int, end: int, sentence: Sentence, context: Context) -> None:
    """Date, places and larger event from the clause ``text[begin:end]`` of the trigger."""
    apart = _OF_ITS_OWN.search(context.text, telling.position, end)
    end = apart.start() if apart else end
    part = PART_OF.search(context.text, begin, end)
    if part and part["link"].startswith(LINKS) and not part.start("name") <= telling.position < part.end("name"):
        telling.part_of = re.sub(r"^the\s+", "", part["name"].strip())
    if apart is None:
        end = tail(telling.position, end, sentence, context)
        end = _scheduled(telling.position, end, sentence, context)
    first = opening(telling.position, sentence, context) if begin > sentence.span.begin and not telling.refers else None
    telling.date = date_of(telling, begin, end, context) or telling.date
    _from_antecedent(telling, begin, sentence, context)
    if telling.date is None and telling.status is None and (due := _due(telling, begin, end, context)) is not None:
        telling.status, telling.date = "planned", due  # "to get on with the second dialogue before the end of the year"
    if telling.date is None and telling.status == "planned" and any(a == "status" for a, _, _ in telling.reasons):
        _past(telling, begin, end, context)
    if telling.date is None and first is not None:
        telling.date = date_of(telling, *first, context)
    if telling.date is None and (entry := label(sentence, context)) is not None:
        telling.date = date_of(telling, *entry, context)
    if telling.date is None and not telling.refers:
        telling.date = _of_the_verb_before(telling, begin, sentence, context)
    if telling.kind == "visit":
        telling.date = whole_stay(telling, begin, end, context) or telling.date
    if telling.date is not None:
        telling.reasons.append(("date", f"{telling.date.basis} in the same clause", (begin, end)))
    if not telling.places:
        telling.places = _places_of(telling, begin, end, sentence, context)
    if not telling.places and first is not None and telling.kind != "call":
        telling.places = find_places(*first, sentence, context)


def _scheduled(position: int, end: int, sentence: Sentence, context: Context) -> int:
    """The end of a clause, moved past "…, scheduled for 2025 in X" behind the occasion's name."""
    due = _DUE.match(context.text, position, sentence.span.end)
    due = due or HELD_THEN.match(context.text, word_end(position, context), sentence.span.end)
    if due is None or due.end() <= end or OTHER_OCCASION.search(context.text, position + 8, due.end()):
        return end
    comma = _STOP.search(context.text, due.end(), sentence.span.end)
    if comma and _GOES_ON.match(context.text, comma.start()):  # "…, to be hosted by B, will be held in X in May"
        comma = _STOP.search(context.text, comma.end(), sentence.span.end)
    return comma.start() if comma else sentence.span.end


def _places_of(telling: Telling, begin: int, end: int, sentence: Sentence, context: Context) -> list[str]:
    """The places in the clause: after the trigger up to the next occasion, else before it."""
    if telling.kind == "call" or telling.rule == rules.MEETING_REFERS:
        return []  # a call is nowhere
    at = telling.position
    other = OTHER_OCCASION.search(context.text, at + 8, end)
    larger = PART_OF.search(context.text, word_end(at, context), end)
    if other and larger and larger["link"] in {"at", "during"} and larger.end("name") >= other.end():
        other = OTHER_OCCASION.search(context.text, larger.end("name"), end)  # "meet at the X Summit in P": there
    side = ON_SIDE.search(context.text, word_end(at, context), end)
    if other and side and side.start() <= other.start() < side.end():
        other = OTHER_OCCASION.search(context.text, side.end(), end)
    stop = other.start() if other and other.start() > at + 40 else end
    ahead = AHEAD.search(context.text, at, stop)
    stop = ahead.start() if ahead else stop
    if telling.refers and not _HELD.search(context.text, at, stop):
        stop = min(stop, at + _NEAR)
    found = find_places(at, stop, sentence, context)
    if not found and not telling.refers:
        found = (
            find_places(begin, at, sentence, context)
            or _after_aside(at, stop, end, sentence, context)
            or unlisted_places(at, stop, sentence, context)
            or (residence(at, stop, context) or residence(begin, at, context) if telling.kind != "visit" else [])
        )
    return [p for p in found if telling.kind == "visit" or not is_vast(p, context)]


def _after_aside(at: int, stop: int, end: int, sentence: Sentence, context: Context) -> list[str]:
    """As in "held talks with B, who is on a visit to X, at the palace": what goes on with the trigger's own verb."""
    if stop >= end or (verb := verb_at(at, context)) is None:
        return []
    begin = context.text.find(", ", stop, end)
    while begin > 0:
        if verb_at(begin + 2, context) == verb:
            return find_places(begin, end, sentence, context)
        begin = context.text.find(", ", begin + 2, end)
    return []


def _from_antecedent(telling: Telling, begin: int, sentence: Sentence, context: Context) -> None:
    """As in "in June, when I visited X", "on 3 May in X, where A met B": the time or place that the clause hangs on."""
    link = _RELATIVE.match(context.text, begin, telling.position)
    if link is None:
        return
    stop = len(context.text[sentence.span.begin : begin].rstrip(" ,")) + sentence.span.begin
    word = link["word"].lower()
    if telling.date is None:
        reach = stop if word == "when" else stop - _BESIDE  # right before it, or before the place or visit
        before = [
            t
            for t in context.times(max(sentence.span.begin, stop - 100), stop)
            if t.time and not t.in_name and t.role in {"on", "during"} and t.span.end >= reach
        ]
        fits = date_of(replace(telling, position=begin), before[-1].span.begin, stop, context) if before else None
        telling.date = fits or (context.when(before[-1]) if before and word == "when" else None)
    if word.endswith("which") and not telling.places and telling.kind != "call":  # "will visit P, during which"
        begin_of = max(sentence.span.begin, stop - _BESIDE)
        named = [m for m in context.mentions_in(begin_of, stop) if m.kind in {"place", "country"} and m.form == "name"]
        own = _places_of(telling, telling.position, sentence.span.end, sentence, context)
        telling.places = own or [m.entities[0] for m in named[-1:]]
    if word == "where" and not telling.places:
        named = [m for m in context.mentions_in(max(sentence.span.begin, stop - 60), stop) if m.span.end == stop]
        telling.places = [m.entities[0] for m in named if m.kind in {"place", "country"}]


def _of_the_verb_before(telling: Telling, begin: int, sentence: Sentence, context: Context) -> When | None:
    """As in "A will visit the exhibition tomorrow, and he will meet B": the day of the verb that goes on."""
    verb = verb_at(telling.position, context)
    if verb is None or verb.dep_ != "conj" or verb.head.pos_ != "VERB" or verb.head.i > verb.i:
        return None
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is not None and subject.lower_ not in _THE_SAME:
        return None  # "my minister visited them yesterday, and they had a good meeting"
    first = clause_span(verb.head, sentence)[0]
    days = [t for t in context.times(first, begin) if t.time is not None and t.time.earliest == t.time.latest]
    if len(days) != 1 or context.times(begin, sentence.span.end):
        return None
    return date_of(replace(telling, position=verb.head.idx), first, begin, context)


def _due(telling: Telling, begin: int, end: int, context: Context) -> When | None:
    """The time by which it is to be, where nothing else says how it stands."""
    issued = context.document.issued
    found = date_of(replace(telling, status="planned"), max(begin, telling.position), end, context)
    return found if found is not None and issued is not None and found.time.latest > issued else None


def _past(telling: Telling, begin: int, end: int, context: Context) -> None:
    """As in "Before the summit in X last year": to come then, held by now."""
    found = date_of(replace(telling, status="held"), max(begin, telling.position), end, context)
    if found is not None:
        telling.status, telling.date = "held", found


def find_places(begin: int, end: int, sentence: Sentence, context: Context, *, welcomed: bool = False) -> list[str]:
    """The most specific places after "in" or "at" in ``text[begin:end]``, after "to" where somebody is welcomed."""
    found: list[str] = []
    sequel = _SEQUEL.search(context.text, begin, end)
    end = sequel.start() if sequel else end
    for mention in context.mentions_in(begin, end):
        if mention.kind not in {"place", "country"} or mention.form != "name":
            continue
        if _IN_BRACKETS.match(context.text, mention.span.end) and context.text[mention.span.begin - 1] == "(":
            found += mention.entities
            continue
        if _VENUE.match(context.text, mention.span.end) or _PAIRED.match(context.text, mention.span.end):
            continue  # "at Hyderabad House": a building's name, not the city
        if _OFFICE_OF.match(context.text, mention.span.end - 2):
            continue  # "Director General at Mongolia’s Ministry of Trade"
        before = context.text[max(sentence.span.begin, mention.span.begin - 110) : mention.span.begin]
        if place_follows(before, context.text, mention.span.end, welcomed=welcomed):
            town = town_before(mention.span.begin, begin, context) if before.endswith((", ", "the ")) else None
            if found and town is None and _behind_city(mention, context):
                continue  # "in Kazan, the Republic of Tatarstan": in which the city lies
            found += [town] if town else mention.entities
    return most_specific(found, context)


def _behind_city(mention: Mention, context: Context) -> bool:
    """Whether a province or federal state follows a city and a comma."""
    place = context.entities.get(mention.entities[0])
    if place is None or place.name not in _provinces():
        return False
    comma = _COMMA.search(context.text, max(0, mention.span.begin - _NEAR), mention.span.begin)
    if comma is None:
        return False
    before = context.mentions_in(max(0, comma.start() - _NEAR), comma.start())
    return any(m.kind == "place" and m.span.end == comma.start() for m in before)


@cache
def _provinces() -> frozenset[str]:
    return frozenset(row.name for row in place_rows() if row.kind == "admin1")


def most_specific(places: list[str], context: Context) -> list[str]:
    """Drop a country that stands beside a place within it, and a venue beside its city: "Sydney, Australia"."""
    owners = {found.country for p in places if (found := context.entities.get(p)) and found.kind == "place"}
    inside = unique([p for p in places if p not in owners])
    cities = [p for p in inside if context.kind(p) == "place" and not is_site(p, context)]
    return cities or inside


def is_site(place: str, context: Context) -> bool:
    """Whether a place is a building or grounds, which says no city: "the Kremlin"."""
    found = context.entities.get(place)
    return found is not None and (found.name in _sites() or is_residence(place))


def is_vast(place: str, context: Context) -> bool:
    """Whether a place is a continent or a region of several countries, where nobody meets: "Asia"."""
    found = context.entities.get(place)
    return found is not None and found.name in _vast()


@cache
def _vast() -> frozenset[str]:
    return frozenset(row.name for row in place_rows() if row.kind in {"continent", "region"} and not row.country_qid)


@cache
def _sites() -> frozenset[str]:
    """Names of buildings and grounds: "the Kremlin"."""
    return frozenset(name for row in place_rows() if row.kind == "site" for name in (row.name, *row.names))
