"""Several occasions told by one phrase: "bilateral meetings with A and B", "the summits held on X, and on Y in P"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kg.extraction.actor_lists import actor_list
from kg.extraction.circumstances import find_places
from kg.extraction.context import Context, unique
from kg.extraction.meetings.actors import POSSESSIVES
from kg.extraction.meetings.dates import AHEAD
from kg.extraction.meetings.occasions import Telling
from kg.extraction.meetings.phrase import Clause, Phrase
from kg.extraction.meetings.visits import goal, host_of
from kg.language.analysis import Sentence
from kg.model import TimeExpression

_ORDER = (  # adverbs between one occasion and the next: "and then again, briefly, in P"
    r"(?:(?:then|again|once\s+(?:again|more)|later|earlier|afterwards|subsequently|previously|finally|lastly|also|"
    r"(?:most|more)\s+recently|separately|briefly|informally|virtually|before\s+that|after\s+that)\s*,?\s+)*"
)
_NEXT = re.compile(
    r"(?:,?\s+(?:in|at)\s+[^.;,]{2,40}?(?:,\s+[A-Z][^.;,]{1,25}?)?)?"
    rf"\s*(?:[,;]\s*(?:and\b|as well as\b)?|(?:and|as well as)\b)\s*{_ORDER}"
    r"(?:(?:in|at)\s+(?:the\s+)?[A-Z][\w’'. -]{2,30}?(?:,\s+[A-Z][^.;,]{1,25}?,?)?\s+)?(?:in|on)?\s*(?:the\s+)?"
)
_AND_WITH = re.compile(
    r"\b(?:and|as well as),?\s+(?:(?:also|then|later|separately|again|subsequently|afterwards),?\s+)*"
    r"(?P<by>with|on|to)\s+"
    r"|,\s+with\s+(?=[A-Z]|the\s+[A-Z])"
    r"|\b(?:and|as well as),?\s+(?:separately|individually|subsequently|afterwards|later),?\s+(?=[A-Z]|the\s+[A-Z])"
)
_FOR_BODY = re.compile(  # "and with representatives of the Chamber of Commerce"
    r"(?:the\s+)?(?:[a-z-]+\s+){0,2}(?:representatives|officials|leaders|members|executives|management|leadership)\s+of\b"
)
_LOOKING_ON = re.compile(r"\s+(?:in attendance|present|attending|participating|joining|representing|as\b)")
SEPARATELY = re.compile(r"\b(?:separately|respectively|individually|in turn|successively|one after the other)\b")
_LINKS = (("call", "on"), ("sp", "to"), ("talk", "to"))  # how a word of meeting goes on to whom
_LEG = re.compile(rf"\s*(?:[,;]\s*(?:and\b)?|and\b)\s*{_ORDER}(?:on\s+)?(?:to\s+)?(?:the\s+)?")
_BY_ANOTHER = re.compile(r",?\s+and\s+(?:of|by)\s+(?=[A-Z]|the\s)")
_ON_DAY = re.compile(r"\s*,?\s*(?:(?:in|on|from|during)\s+)?(?:the\s+)?")
_TOGETHER = re.compile(r"\b(?:together|jointly|[Qq]ueen|[Pp]rincess|wife|husband|spouse|[Ff]irst [Ll]ady)\b")
_TWO = 2  # partners who may be in one call
_JOINTLY = re.compile(
    r"\b(?:joint|conference|together|trilateral|quadrilateral|group|video\w*|virtual\w*)\b", re.IGNORECASE
)
_ONE_CALL = re.compile(r"\b(?:call|conversation|conference)\s+(?:with|between|among)\b", re.IGNORECASE)
_COUNTED = frozenset(("meeting", "call", "conversation", "bilateral", "encounter"))  # talks are one
_OF_ALL = frozenset(("tripartite", "trilateral", "quadrilateral", "joint", "multilateral", "final", "plenary"))
PEERS_OF = re.compile(  # "talks in P with the foreign ministers of A and B"
    r"[^.;:,]{0,50}?\bwith\s+(?:(?:the|his|her|their)\s+)?(?:[\w’'-]+\s+){0,4}?"
    r"(?:[Mm]inisters|[Cc]ounterparts|[Cc]olleagues|[Pp]eers|[Pp]residents|[Ll]eaders|[Ss]ecretaries)\s+(?:of|from)\s+"
)
_PEERS = re.compile(  # "talks with his Uzbek and Turkish counterparts"
    r"[^.;:,]{0,50}?\bwith\s+(?:his|her|their|the)\s+(?:[A-Z][\w’-]+,?\s+){1,4}(?:and\s+)?[A-Z][\w’-]+\s+(?:counterparts|colleagues|peers)\b"
)
_PEERS_THERE = re.compile(
    r"(?:(?:the|his|her)\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:[Mm]inisters|[Cc]ounterparts?|[Cc]olleagues?|[Pp]eers|[Pp]residents|[Ll]eaders)\s+(?:of|from)\s+(?=the\s|[A-Z])"
)
_MARGINS = re.compile(r"\b(?:side[- ]?lines|margins|fringes)\b")
_PEERS_FROM = re.compile(
    r"\bwith\s+(?:his|her)\s+(?:[\w’'-]+\s+){0,3}?(?:counterparts|colleagues|peers|homologues|opposite\s+numbers)\s+(?:from|of)\b"
)
_GATHERED = re.compile(r"\bGeneral\s+(?:Assembly|Conference)\b|\bUNGA\b")  # where one meets many, one after another
_APART = 7  # days between what one occasion of several days may spread over
_WINDOW = 120  # characters after the trigger in which the first date stands


def by_partners(telling: Telling, partners: list[str]) -> list[Telling]:
    """One telling for each partner of "bilateral meetings with A and B"."""
    lead = [p for p in telling.participants if p not in partners]
    return [
        replace(
            telling,
            participants=[*lead, partner],
            places=list(telling.places),
            fresh=True,
            beside=True,
            ordinal=None,
            part_of=None,
            reasons=[],
        )
        for partner in partners
    ]


def one_by_one(partners: list[str], text: str, context: Context) -> bool:
    """Whether each of those who are called on, as in "called on A and B", receives by himself; a couple does not."""
    people = all(context.kind(p) == "person" for p in partners)
    return len(partners) > 1 and people and not _TOGETHER.search(text)


def of_two(partners: list[str], telling: Telling, context: Context) -> bool:
    """Whether what is said to be bilateral, as in "bilateral talks with A and B", is with each side by itself."""
    sides = {context.country(p) for p in partners}
    return (
        len(partners) > 1
        and len(sides) == len(partners)
        and not sides & {context.country(p) for p in telling.participants if p not in partners}
    )


def one_each(partners: list[str], telling: Telling, phrase: Phrase) -> bool:
    """As in "held meetings with A and B", "held talks with the foreign ministers of A, B and C": with each in turn."""
    context = phrase.context
    lead = [p for p in telling.participants if p not in partners]
    if phrase.purpose or len(lead) != 1 or context.kind(lead[0]) != "person" or not of_two(partners, telling, context):
        return False
    if phrase.noun.tag_ not in {"NNS", "NNPS"} or telling.kind == "session" or phrase.modifiers & _OF_ALL:
        return False
    if _JOINTLY.search(phrase.before[-30:] + phrase.after):
        return False
    stop = phrase.sentence.span.end
    peers = PEERS_OF.match(context.text, phrase.end, stop) or _PEERS.match(context.text, phrase.end, stop)
    return phrase.word in _COUNTED or peers is not None


def by_places(telling: Telling, hosts: dict[str, str]) -> list[Telling]:
    """One telling for each place of "visits to A and B", with its host beside the visitors."""
    visitors = [p for p in telling.participants if p not in hosts.values()]
    return [
        replace(telling, participants=[*visitors, host], places=[place], reasons=[]) for place, host in hosts.items()
    ]


def by_with(telling: Telling, lead: list[str], sentence: Sentence, context: Context) -> list[Telling]:
    """The telling and one for each further "and with B", "as well as with C" after it, with those of ``lead``."""
    ahead = AHEAD.search(context.text, telling.position, sentence.span.end)
    end = ahead.start() if ahead else sentence.span.end
    found: list[Telling] = []
    starts: list[int] = []
    again = next((link for word, link in _LINKS if context.text.startswith(word, telling.position)), "with")
    for match in _AND_WITH.finditer(context.text, telling.position, end) if lead else ():
        if match["by"] not in {None, "with", again}:
            continue  # "met A and to B": of something else
        listed, stop = actor_list(match.end(), end, context)
        body = _FOR_BODY.match(context.text, match.end(), end)
        people = [a for a in listed if context.kind(a) == "person" or (body and context.kind(a) == "organization")]
        peers = _PEERS_THERE.match(context.text, match.end(), end) if listed and not people else None
        if peers and all(context.kind(a) == "country" and a not in telling.participants for a in listed):
            starts += [match.start()] * len(listed)  # "as well as with his counterparts from B and C": with each
            found += [replace(telling, participants=[*lead, a], fresh=True, ordinal=None, reasons=[]) for a in listed]
            continue
        if not people or set(people) & set(telling.participants) or _LOOKING_ON.match(context.text, stop):
            continue
        if context.text[stop - 2 : stop] in POSSESSIVES:
            continue  # "and on President A's proposal"
        starts.append(match.start())
        found.append(replace(telling, participants=[*lead, *people], fresh=True, ordinal=None, reasons=[]))
    if not found:
        return [telling]
    for one, begin, stop in zip([telling, *found], [telling.position, *starts], [*starts, end], strict=True):
        times = [t for t in context.times(begin, stop) if t.time is not None and t.role == "on" and not t.in_name]
        one.date = context.when(times[0]) if times else telling.date
        one.places = find_places(begin, stop, sentence, context) or list(telling.places)
    return [telling, *found]


def by_visitors(telling: Telling, sentence: Sentence, context: Context) -> list[Telling]:
    """One telling for each visitor of "the visits by A to P in May and by B in July"."""
    end = sentence.span.end
    also = _BY_ANOTHER.search(context.text, telling.position, end)
    first = _days(telling.position, sentence, context)
    if also is None or not first or first[0].span.begin > also.start():
        return [telling]
    listed, stop = actor_list(also.end(), end, context)
    days = _days(stop, sentence, context)
    if not days or not listed or not all(context.kind(a) == "person" for a in listed):
        return [telling]
    places = goal(stop, sentence, context)
    hosts = unique([h for p in places or telling.places if (h := host_of(p, context))])
    date = context.when(days[0])
    one = replace(telling, date=context.when(first[0]), fresh=True)
    two = replace(telling, participants=unique([*listed, *hosts]), date=date, fresh=True, reasons=[])
    two.places = places or list(telling.places)
    return [one, two]


def by_dates(telling: Telling, sentence: Sentence, context: Context) -> list[Telling]:
    """One telling for each date of a list of dates after the trigger; the telling alone where there is no such list."""
    listed = _list_of_dates(telling, sentence, context)
    if len(listed) < 2:
        return [telling]
    found: list[Telling] = []
    since = telling.position
    stops = [*(t.span.begin for t in listed[1:]), sentence.span.end]
    for expression, stop in zip(listed, stops, strict=True):
        one = replace(telling, places=[], fresh=True, ordinal=None, reasons=[])
        one.date = context.when(expression)
        joint = max(context.text.rfind(" and ", since, expression.span.begin), since)
        one.places = find_places(joint, expression.span.begin, sentence, context)  # "in P on X, and in Q on Y"
        one.places = one.places or find_places(expression.span.end, stop, sentence, context)
        since = expression.span.end
        found.append(one)
    for one, following in reversed(list(pairwise(found))):
        one.places = one.places or list(following.places)  # "on X and Y in P"
    return found


def by_legs(telling: Telling, sentence: Sentence, context: Context) -> list[Telling]:
    """One telling for each stop with its own day of "visited P in January and Q in April", with that stop's host."""
    goals = {p: h for p in telling.places if (h := host_of(p, context))}
    visitors = [p for p in telling.participants if p not in goals.values()]
    found, since = [telling], telling.position
    while len(goals) == 1 and visitors and (times := _days(since, sentence, context)):
        first = times[0]
        leg = _LEG.match(context.text, first.span.end, sentence.span.end)
        place = context.mention_at(leg.end()) if leg else None
        if place is None or place.kind not in {"place", "country"} or place.form != "name":
            break
        day = next(iter(_days(place.span.end, sentence, context)), None)
        if day is None or not _ON_DAY.fullmatch(context.text, place.span.end, day.span.begin):
            break
        there = list(place.entities[:1])
        host = host_of(there[0], context)
        if not host or there[0] in telling.places:
            break
        stop = replace(
            telling, participants=unique([*visitors, host]), places=there, date=context.when(day), reasons=[]
        )
        found.append(stop)
        since = place.span.end
    return found


def _days(begin: int, sentence: Sentence, context: Context) -> list[TimeExpression]:
    times = context.times(begin, min(sentence.span.end, begin + _WINDOW))
    return [t for t in times if t.time is not None and not t.in_name and t.role in {"on", "during"}]


def _holds(one: TimeExpression, two: TimeExpression) -> bool:
    """Whether one time is of more days and the other within it: "this year", "January"."""
    assert one.time is not None and two.time is not None
    within = one.time.earliest <= two.time.earliest and two.time.latest <= one.time.latest
    return within and one.time != two.time


def _list_of_dates(telling: Telling, sentence: Sentence, context: Context) -> list[TimeExpression]:
    listed: list[TimeExpression] = []
    for expression in context.times(telling.position, sentence.span.end):
        if expression.time is None or expression.in_name or expression.role != "on":
            continue
        if not listed:
            if expression.span.begin - telling.position > _WINDOW:
                break
        elif not _NEXT.fullmatch(context.text, listed[-1].span.end, expression.span.begin):
            break
        elif len(listed) == 1 and _holds(listed[0], expression):
            listed.clear()  # "twice this year, in P in January and in Q in April"
        listed.append(expression)
    days = [t.time.earliest for t in listed if t.time is not None]
    return listed if all(abs((b - a).days) > _APART for a, b in pairwise(days)) else []


def one_after_another(telling: Telling, partners: list[str], clause: Clause) -> bool:
    """As in "A spoke by phone with B, C and D", "met, on the margins of X, with the ministers of B and C"."""
    context = clause.context
    if len(clause.actors) != 1 or len({context.country(p) for p in partners}) != len(partners):
        return False
    span, many = clause.sentence.span, len(partners) > _TWO
    if telling.kind == "call":
        each = many and not _in_one_call(partners, context)
    else:
        people = context.kind(clause.actors[0]) == "person" and all(context.kind(p) != "organization" for p in partners)
        gathered = many and people and _GATHERED.search(context.text, span.begin, span.end)
        each = bool(gathered or _MARGINS.search(context.text, span.begin, span.end))
        # Nobody is received by two heads of state at a time, nor meets his counterparts but one by one.
        each |= people and (clause.passive or _PEERS_FROM.search(clause.text) is not None)
    return each and not _JOINTLY.search(clause.text)


def _in_one_call(partners: list[str], context: Context) -> bool:
    """Whether the document's title tells one call of them all: "Call with A, B and C"."""
    for title in (s.span for s in context.analysis.sentences if s.block == "title"):
        told = {e for m in context.mentions_in(title.begin, title.end) for e in m.entities}
        if _ONE_CALL.search(context.text, title.begin, title.end) and len(told.intersection(partners)) >= _TWO:
            return True
    return False
