"""What sets two tellings apart although nothing that both say differs: other days of a stretch, another body, a sequel.

A careful reader keeps apart a visit of three days and the talks on one of them, the tour and its legs, the session that
follows the ministers' own talks, and the meetings of two bodies, even where the same people take part in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extraction.context import Context
from kg.extraction.meetings.across_table import is_across_table
from kg.extraction.meetings.occasion_sides import side_of
from kg.extraction.meetings.occasions import Occasion, Telling
from kg.extraction.meetings.titled import of_others_than_titled
from kg.extraction.meetings.words import meeting_words
from kg.model import TimeSpan

_TOUR, _PAIR = 2, 2  # countries of a journey at the least, sides of talks
_STRETCH, _WEEK = 31, 6  # days between the ends: the longest stretch said by its days; from Monday to Sunday
_AROUND = 90  # characters on each side of a noun in which its body is named
_SITTINGS = frozenset(("session", "forum"))
_OF_ITS_OWN = frozenset(("session", "forum", "summit", "ceremony"))
_SEQUEL = re.compile(
    r"\b(?:[Aa]fter|[Ff]ollowing|[Bb]efore|[Pp]rior to|[Aa]head of)\s+(?:the|their|these|this|his|her|our)\s+"
    r"(?:(?!and\b)[\w-]+\s+){0,3}?(?:meetings?|talks|discussions?|conversations?|t[eê]te-[aà]-t[eê]te|negotiations|"
    r"consultations|summit|session)\b"
)
_DURING = re.compile(
    r"\b(?:[Dd]uring|(?:[Aa]s\s+part|[Ii]n\s+the\s+course|[Ii]n\s+the\s+framework|[Oo]n\s+the\s+occasion)\s+of)\s+"
    r"(?:the|this|his|her|their|its)\s+(?:\w+\s+){0,2}?(?:visit|stay|trip|time)\b|\b[Ww]hil(?:e|st)\s+in\b"
)
_ON_VISIT = re.compile(  # of the visit told before, not "During his visit to P, he met B in 2014"
    r"\b(?:[Dd]uring|[Ii]n\s+the\s+course\s+of)\s+(?:the|this|his|her|their|its|[A-Z][^.;,:]{2,60}?[’']s?)\s+"
    r"(?:(?:official|state|working|three-day|two-day|four-day)\s+){0,2}(?:visit|stay)\b(?!\s+(?:in|to)\s)"
)
_ALSO = re.compile(r"\balso\b")
_NAME_BEFORE = re.compile(r"(?:(?:[A-Z][\w’'&+–-]*|and|for|on|of|the|/)\s+)+$")
_NAME_AFTER = re.compile(
    r"\w+\s+of\s+(?:(?:the|their|its|our)\s+)?(?P<name>[A-Z][\w’'–-]*(?:\s+(?:[A-Z][\w’'–-]*|and|for|on|of))*)"
)
_INITIAL = re.compile(r"\b[A-Z]")
_NOUN = re.compile(r"\w+")
_WORD = re.compile(r"[A-Z][a-z][\w’'-]*|[A-Z]{2,}")


def mark(tellings: Iterable[Telling], context: Context) -> None:
    """Note on each telling what it says of its order, of the body that meets, and whether it is still to come."""
    issued = context.document.issued
    for telling in tellings:
        if telling.status is None and telling.date is not None and issued is not None:
            time = telling.date.time
            telling.status = "planned" if time.earliest > issued else "held" if time.latest < issued else None
        if is_across_table(telling, context):
            telling.refers, telling.under_way, telling.status, telling.date = True, True, None, None
        if telling.kind == "session":
            telling.body = telling.body or _body(telling, context)
        if not telling.refers and not telling.headline:
            telling.sequel = telling.sequel or _told_after(_SEQUEL, telling, context)
            telling.during = _told_after(_DURING, telling, context)
            telling.added = _told_after(_ALSO, telling, context)
            telling.on_visit = telling.during and not telling.added and _told_after(_ON_VISIT, telling, context)


def apart(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """Whether the telling is set apart from the occasion by days, by body, by order or as one stop of a journey."""
    if of_others_than_titled(occasion, telling, context):
        return True
    if telling.refers:
        if telling.kind == "visit" and telling.participants and occasion.kinds == {"forum"}:
            return True  # "a business forum alongside A's visit"
        return _yet_untold(occasion, telling, context) or _elsewhere(occasion, telling, context)
    return (
        _stretch_and_day(occasion, telling)
        or _during_a_stay(occasion, telling)
        or _of_people_beside(occasion, telling, context)
        or _of_a_tour(occasion, telling, context)
        or _sitting_of_a_visit(occasion, telling)
        or _first_and_next(occasion, telling)
        or _only_asked(occasion, telling, context)
        or _other_body(occasion, telling)
        or (telling.sequel and telling.sentence not in occasion.sentences and _by_itself(occasion, telling))
    )


def _stretch_and_day(occasion: Occasion, telling: Telling) -> bool:
    """A visit "from 12 to 18 July" and what is on the 14th: each day is told for its own occasion."""
    if telling.date is None or not occasion.dates or telling.date.time in occasion.dates:
        return False
    one = telling.date.time
    return any(
        (is_stretch(one) and _is_precise(two)) or (is_stretch(two) and _is_precise(one)) for two in occasion.dates
    )


def _during_a_stay(occasion: Occasion, telling: Telling) -> bool:
    """As in "During his stay, he will also call on B": one of the things done on a visit of several days."""
    return (
        (telling.added or (telling.during and not telling.on_visit))
        and not set(telling.participants) <= set(occasion.participants)  # the very people of the visit
        and telling.kind != "visit"
        and telling.date is None
        and occasion.kinds == {"visit"}
        and any(is_stretch(time) for time in occasion.dates)
    )


def _of_people_beside(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """As in "During the visit, A also met B": not what the text tells, with its own day, of their countries alone."""
    if not (telling.during or telling.added) or telling.date is not None or telling.kind == "visit":
        return False
    if not occasion.dates or occasion.headline:
        return False
    named = [any(context.kind(p) == "person" for p in who) for who in (telling.participants, occasion.participants)]
    return named == [True, False]


def _first_and_next(occasion: Occasion, telling: Telling) -> bool:
    """What meets for the first time is no next one: "its next meeting in X", "a body, the first meeting of which"."""
    if telling.date is not None and telling.date.time in occasion.dates and telling.sentence in occasion.sentences:
        return False  # "the first meeting of the Group, which was convened on 18 May"
    next_one = occasion.fresh and occasion.ordinal is None and telling.ordinal == 1
    return next_one or (telling.fresh and telling.ordinal is None and occasion.ordinal == 1)


def _only_asked(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """A visit that somebody is asked to pay, on no day, is not what is told elsewhere without one.

    Nor is it what officials of both will hold on a day.
    """
    if _told_apart(occasion, telling):
        return True
    if telling.kind != "visit" or telling.status != "proposed" or telling.date is not None:
        return False
    dated = bool(occasion.dates) and "visit" not in occasion.kinds
    return dated and not any(context.kind(p) == "person" for p in occasion.participants)


def _told_apart(occasion: Occasion, telling: Telling) -> bool:
    if telling.headline or telling.sentence in occasion.sentences or telling.date is not None or occasion.dates:
        return False
    asked = telling.kind == "visit" and telling.status == "proposed" and "visit" not in occasion.kinds
    asked |= occasion.kinds == {"visit"} and occasion.status == "proposed" and telling.kind != "visit"
    return asked and all(not t.headline for t in occasion.tellings)


def is_stretch(time: TimeSpan) -> bool:
    """Whether it is a stretch told by its first and last day; a whole week is told by its place ("last week")."""
    days = (time.latest - time.earliest).days
    week = days == _WEEK and time.earliest.weekday() == 0
    return len(time.edtf) > len("2019-05/2019-06") and 0 < days <= _STRETCH and not week


def _is_precise(time: TimeSpan) -> bool:
    return time.earliest == time.latest or is_stretch(time)


def _of_a_tour(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """Talks with one of the countries of a journey to several are apart from it."""
    if telling.headline or all(t.headline for t in occasion.tellings) or "visit" not in {telling.kind, occasion.kind}:
        return False
    if telling.kind == occasion.kind:
        return False
    sides = [{side_of(p, context) for p in who} for who in (occasion.participants, telling.participants)]
    tour, talks = sides if occasion.kind == "visit" else sides[::-1]
    hosts = occasion.places if occasion.kind == "visit" else telling.places
    return len(tour) > _TOUR and len(talks) == _PAIR and len(hosts) >= _TOUR


def _sitting_of_a_visit(occasion: Occasion, telling: Telling) -> bool:
    """A session of a body is not the visit on which it is held, unless one sentence tells both."""
    if telling.headline or telling.sentence in occasion.sentences:
        return False
    sat = telling.kind in _SITTINGS and occasion.kinds == {"visit"}
    sat |= telling.kind == "forum" and "visit" in occasion.kinds <= {"visit", "talks"}
    return sat or (telling.kind == "visit" and bool(occasion.kinds) and occasion.kinds <= _SITTINGS)


def _by_itself(occasion: Occasion, telling: Telling) -> bool:
    """As in "Following their talks, A and B chaired the second meeting": a number or kind of its own."""
    if telling.ordinal is not None and telling.ordinal != occasion.ordinal:
        return True
    return telling.kind in _OF_ITS_OWN and telling.kind not in occasion.kinds


def _yet_untold(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """What is brought in as new, or spoken of with a day or place, is not what the text tells of only later."""
    if telling.headline or occasion.headline or occasion.begin is None or occasion.begin < telling.position:
        return False
    if telling.date is not None and telling.date.time in occasion.dates:
        return False
    known = context.text[max(0, occasion.begin - 4) : occasion.begin].lower() == "the "
    return occasion.fresh or (not known and (telling.date is not None or bool(telling.places)))


def _elsewhere(occasion: Occasion, telling: Telling, context: Context) -> bool:
    """As in "the visit to P": of no occasion of other countries at other places."""
    if telling.kind != "visit" or not telling.places or telling.participants:
        return False
    hosts = {found.country or p for p in telling.places if (found := context.entities.get(p))} | set(telling.places)
    there = {side_of(p, context) for p in occasion.participants} | set(occasion.places)
    there |= {found.country for p in occasion.places if (found := context.entities.get(p)) and found.country}
    return not hosts & there


def _other_body(occasion: Occasion, telling: Telling) -> bool:
    """Two sessions of bodies that the text names differently: "the Joint Committee", "the Strategic Dialogue"."""
    return bool(telling.body) and any(_differ(telling.body, body) for body in occasion.bodies)


def _differ(one: str, two: str) -> bool:
    if _stands_for(one, two) or _stands_for(two, one):
        return False
    words = [{w.lower() for w in _WORD.findall(name)} - meeting_words("of_any_body") for name in (one, two)]
    own = [w - meeting_words("body_noun") for w in words]
    if all(own):
        return not own[0] & own[1]
    return all(words) and not words[0] & words[1]


def _stands_for(short: str, long: str) -> bool:
    """Whether an abbreviation may stand for a name, or both begin alike: "JCM", "Joint Commission Meeting"."""
    letters = "".join(_INITIAL.findall(long))
    return any(word.isupper() and (word in letters or word in long) for word in _WORD.findall(short))


def _body(telling: Telling, context: Context) -> str:
    """The capitalised words around the noun that name whose session it is; empty where there are none."""
    text, at = context.text, telling.position
    begin = max(context.analysis.sentences[telling.sentence].span.begin, at - _AROUND)
    before = _NAME_BEFORE.search(text, begin, at)
    after = _NAME_AFTER.match(text, at, at + _AROUND)
    noun = _NOUN.match(text, at)
    named = [before[0] if before else "", after["name"] if after else ""]
    if noun is not None and noun[0][0].isupper():
        named.insert(1, noun[0])
    name = " ".join(part.strip() for part in named if part)
    for mention in context.mentions_in(begin, at + _AROUND):
        if mention.kind == "country":
            name = name.replace(mention.span.of(text), "")
    return name.strip()


def _told_after(words: re.Pattern[str], telling: Telling, context: Context) -> bool:
    """Whether such words stand in the sentence before the trigger: "After the talks, A and B opened the forum"."""
    span = context.analysis.sentences[telling.sentence].span
    found = words.search(context.text, span.begin, telling.position)
    return found is not None and found.end() < telling.position
