"""Home: the country whose text a document is. Texts mark foreigners and leave their own people unmarked.

Titles say who speaks, who comes to visit and who goes abroad; the publisher and those who sign above the text tell too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.language.bylines import header_lines
from kg.language.home_bodies import bodies_at_home
from kg.language.home_voices import envoys_who_sign, hosting, visited
from kg.language.lexicon import Named, capitals, named_index, party_bodies, seats, side_of, titles_of
from kg.language.publisher_offices import country_of_publisher
from kg.language.sides import ABOUT, AUTHOR, STATE_RANKS, WITH, Actor, Stage
from kg.model import Document, Span

_OFFICERS = STATE_RANKS | {"official", "spokesperson"}
_VISITOR = re.compile(r"\b(?:visits?\s+(?:of|by)|arrival\s+of)\s+(?:(?!to\b)[\w’'.-]+\s+){0,6}$", re.IGNORECASE)
_HOST = re.compile(r"\b(?:visits?|arrival)\s+(?:of|by|to)\b[^;:]{0,80}?\b(?:to|in)\s+(?:the\s+)?$", re.IGNORECASE)
_ABROAD = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,2}(?:visits?|travels?|trip)\s+(?:to|in)\b[^;:]{0,60}$", re.IGNORECASE)
_VISITS = re.compile(r"\bvisits\s+(?:of|by)\b", re.IGNORECASE)  # of one's own, to several countries
_VISIT_OF = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,3}(?:visits?|trip|travels?)\s+(?:to|in)\b", re.IGNORECASE)
_SENT = re.compile(r"\bAmbassador\b[^,;.]{0,60}\bto\s+(?:the\s+)?$")
_SENT_TO = re.compile(r"\bAmbassador\b.*?\bto\s+(?:the\s+)?")
_BESIDE = re.compile(r"\b(?:with|in|to|from|of|by|against|for|on|at|and)\s+(?:the\s+)?$", re.IGNORECASE)
# What follows whoever goes abroad: "arrived in Baku on a state visit", "will pay a working visit to Kenya".
_GOES = re.compile(
    r"(?:,[^.;\n]{1,80}?,)?\s+(?:(?:will|today|has|had|is|was|also|to|be|on|[A-Z][a-z]+day)\s+){0,4}"
    r"(?:arriv\w+|travel\w*|visit(?:s|ed|ing)?|pa(?:y|ys|id|ying)|undert\w+|depart\w*|left|leav\w+|an?\s+\w+\s+visit)\b"
    r"(?:[^.;\n]{0,60}?\b(?:to|in|for))?\s+(?:the\s+)?(?=[A-Z])"
)
_GOES_TO = re.compile(
    r"\b(?:visit(?:s|ing|\s+to)?|(?:travel(?:s|ling)?|heads?|departs?|leaves?)\s+(?:to|for)|arriv(?:es?|al)\s+in|"
    r"(?:[Cc]onclud|[Ee]nd|[Bb]egin|[Ss]tart|[Cc]omplet|[Uu]ndertak|[Pp]ay|[Mm]ak|[Ee]mbark|[Cc]ontinu)\w*\s+(?:on\s+)?"
    r"(?:[\w-]+\s+){0,4}?(?:[Vv]isit|[Tt]rip)\s+to)\s+(?:the\s+)?"
    r"(?:[A-Z][\w’'.-]*(?:\s(?:of\s+|the\s+)*[A-Z][\w’'.-]*){0,3}(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?){0,4}$"
)
_LONGEST_LIST = 90  # characters of places before the last of them
# What a ministry writes of a country that is not its own: "Kenya country brief", "Country Profile: Peru".
_PORTRAIT = re.compile(
    r"(?:[’']s?)?\W*(?:country\s+)?(?:brief(?:ing)?|profile|fact\s?sheet|snapshot|information)s?\b", re.IGNORECASE
)
_PORTRAIT_OF = re.compile(
    r"\bcountry\s+(?:brief|profile|fact\s?sheet|snapshot)s?\W{1,3}(?:of\s+|on\s+)?(?:the\s+)?$", re.IGNORECASE
)
_MINE = re.compile(  # "my first official visit to Australia": the speaker's home is elsewhere
    r"\b(?:my|our)\s+(?:[\w-]+\s+){0,3}?(?:visit|trip|journey|stay)\s+(?:to|in)\s+(?:the\s+)?(?:[A-Z][\w’'-]+\s+of\s+)?$"
)
_TO = re.compile(r"\s+to\s+(?:the\s+)?")  # "Minister Valtonen to Canada"
_OFTEN = 3  # times that the country most named may be named more
_AHEAD = 100  # a joint statement is as much the other's
_SURE = 150  # of the points below: one clear sign and half another


def home(stage: Stage, speakers: Sequence[str]) -> tuple[str | None, bool]:
    """The country whose text this is, and whether that is sure; None where nothing tells.

    Args:
        stage: the document's actors and countries.
        speakers: ids of the people who speak, in order.
    """
    scores: Counter[str] = Counter()
    near: set[str] = set()
    claims: set[str] = set()  # whose text it may be though it is of no country
    text, title = stage.document.text, stage.title
    country_of = {a.id: a.country for a in stage.actors if a.country}
    if publisher := publisher_side(stage.document):
        scores[publisher] += 600
        near.add(publisher)
        claims.add(publisher)
    if speakers and (spoken := country_of.get(speakers[0])):
        scores[spoken] += 300
        near.add(spoken)
        claims.add(spoken)
    for body in bodies_at_home(stage):
        scores[body] += 300
        near.add(body)
        claims.add(body)
    for signer in _signers(stage):
        scores[signer] += 200
        near.add(signer)
        claims.add(signer)
    signing = envoys_who_sign(stage)
    for envoy in signing:
        scores[envoy.country or ""] += 400
        near.add(envoy.country or "")
        claims.add(envoy.country or "")
    for host_of in _hosts_of_ambassadors(stage) if not signing else ():
        scores[host_of] += 100
    for abroad in visited(stage):
        scores[abroad] -= 300
    for own_land in hosting(stage):
        scores[own_land] += 200
        near.add(own_land)
    for traveller, abroad in _travellers(stage):
        scores[traveller] += 150
        near.add(traveller)
        scores[abroad] -= 100
    in_title = sorted((a for a in stage.actors if title.meets(a.first)), key=lambda a: a.first)
    several = _VISITS.search(text, title.begin, title.end) is not None
    for at, actor in enumerate(in_title):
        before = text[title.begin : actor.first.begin]
        if actor.country is None:
            continue
        visitor = _VISITOR.search(before) is not None
        if at == 0 and AUTHOR.search(before) and not WITH.search(before) and not visitor:
            scores[actor.country] += 400
            claims.add(actor.country)
        elif visitor and (several or not actor.abroad):
            scores[actor.country] += 200  # "visit of Minister of Foreign Affairs X to Kazakhstan": one's own
        elif visitor or WITH.search(before):
            scores[actor.country] -= 200
        elif at == 0:
            goes = _VISIT_OF.match(text, actor.first.end, title.end) is not None
            unmarked = goes and all(c != actor.country for s, c in stage.countries if title.meets(s))
            scores[actor.country] += 400 if unmarked else 100 if actor.marked and not goes else 200
            if not actor.abroad and any(a.abroad for a in in_title[1:]):
                scores[actor.country] += 200  # "Telephone call between Minister A and the Minister of X, B"
            claims.add(actor.country)
    named = [(s, c) for s, c in stage.countries if title.meets(s)]
    guests: set[str] = set()
    portrayed = {c for s, c in named if _is_portrait(stage, s)}
    for at, (span, country) in enumerate(named):
        before = text[title.begin : span.begin]
        if _SENT.search(before):
            continue  # told by the ambassador's title
        host = not several and _HOST.search(before) is not None
        foreign = bool(WITH.search(before) or _VISITOR.search(before) or _ABROAD.search(before))
        foreign = foreign or (host and _own_visitor(stage, span)) or _is_goal(stage, span)
        first = (100 if text[span.end : span.end + 1] in {"-", "–"} else 50) if at == 0 else 0
        if at == 0 and not foreign and AUTHOR.search(before) and not any(a.first.begin < span.begin for a in in_title):
            first += 100  # "Readout by the United States and …"
        scores[country] += 200 * (host and not foreign) - 200 * foreign + first
        scores[country] -= 100 * bool(ABOUT.search(before))
        if foreign:
            guests.add(country)
    for abroad in {c for s, c in stage.countries if _MINE.search(text, max(0, s.begin - _LONGEST_LIST), s.begin)}:
        scores[abroad] -= 200
    for span, seat in stage.seats:
        scores[seat] += 100 * (title.meets(span) or not near)
        near.add(seat)
    for span, own in stage.alone:
        if own is not None:
            scores[own] += 200 * title.meets(span)
            near.add(own)
    for country in sorted(set(country_of.values())):
        officers = [a for a in stage.actors if a.country == country and a.rank in _OFFICERS and not _of_one(a)]
        scores[country] += 100 * (min(2, sum(not a.marked for a in officers)) - min(2, sum(a.marked for a in officers)))
    counts = Counter(country for _, country in stage.countries)
    most = max(counts.values(), default=1)
    for country, count in counts.items():
        scores[country] += 100 * count // most
    near |= {c for s, c in stage.countries if s.meets(stage.head)}
    near |= {a.country for a in stage.actors if a.country and stage.head.meets(a.first)}
    if not near - portrayed - (guests - claims):
        near = set()  # all that it begins with is foreign
    best = max((scores[c] for c in near - portrayed), default=0)
    # Whose text begins with its guest names itself later, and often.
    later = {c for c in scores if c not in guests and _OFTEN * counts[c] >= most}
    near |= {c for c in later if scores[c] >= max(best, 0) + (_AHEAD if best > 0 else 1)}
    told = (near or set(scores)) - portrayed
    nations = sorted(c for c in told if c.startswith("country/") or c in claims)
    told_at = [(s.begin, c) for s, c in stage.countries] + [
        (a.first.begin, a.country) for a in stage.actors if a.country
    ]
    told_at = sorted(t for t in told_at if not _BESIDE.search(text, max(0, t[0] - 16), t[0]))
    begins = {c: begin for begin, c in reversed(told_at)}
    # Of two that are as likely, one's own is told first: "the Kenya-Uganda Joint Commission".
    ranked = sorted(nations, key=lambda c: (-scores[c], begins.get(c, len(text))))
    ahead = scores[ranked[0]] - max((scores[c] for c in ranked[1:]), default=0) if ranked else 0
    sure = bool(ranked) and scores[ranked[0]] >= _SURE and ahead >= _AHEAD
    of_body = bool(ranked) and ranked[0] in claims and ranked[0].startswith("organization/")
    # A body's own release is dated from where it sits.
    capital = None if sure or of_body else _capital(stage.document.place)
    capital = None if capital in guests else capital  # where they are who have gone there
    # "UAE Ambassador to Hungary": sent out by the country whose text it is, as often as not.
    if capital is not None and not any(a.marked and a.country == capital and not _is_sent(a) for a in stage.actors):
        return capital, True
    if capital is not None and capital in nations:
        return capital, False  # "… of Mongolia took part in a meeting in Myanmar", given out in Ulaanbaatar
    return (ranked[0], sure) if ranked else (None, False)


def _signers(stage: Stage) -> list[str]:
    """The countries of those whom a line above the text names and nothing else: who signs it, by office or by name."""
    lines = [block.span for block in header_lines(stage.document)]
    signed = [a.country for a in stage.actors if a.country and any(line.holds(s) for line in lines for s in a.spans)]
    return signed if len(set(signed)) == 1 else []


def _is_goal(stage: Stage, goal: Span) -> bool:
    """Whether the title tells of somebody who goes there: "Deputy Minister A to visit Botswana"."""
    text, title = stage.document.text, stage.title
    who = [span for span, _ in stage.alone] + [a.first for a in stage.actors if not a.abroad]
    goes = _GOES_TO.search(text, max(title.begin, goal.begin - _LONGEST_LIST), goal.begin) is not None
    return any(
        title.begin <= span.begin < goal.begin and (goes or _TO.fullmatch(text, span.end, goal.begin)) for span in who
    )


def _is_portrait(stage: Stage, country: Span) -> bool:
    """Whether the title is of what one country tells of another: "Kenya country brief"."""
    text, title = stage.document.text, stage.title
    if _PORTRAIT_OF.search(text, title.begin, country.begin):
        return True
    return country.begin == title.begin and _PORTRAIT.match(text, country.end, title.end) is not None


def _own_visitor(stage: Stage, host: Span) -> bool:
    """Whether the title tells of a visit by somebody without a country: "Visit of Prime Minister to Japan"."""
    text, title = stage.document.text, stage.title
    own = [span for span, _ in stage.alone] + [a.first for a in stage.actors if not a.abroad]
    return any(
        title.begin <= span.begin < host.begin and _VISITOR.search(text[title.begin : span.begin]) for span in own
    )


def publisher_side(document: Document) -> str | None:
    """The country or body whose publisher the document has."""
    name = document.publisher or ""
    if name in seats():
        return seats()[name].id
    if (own := country_of_publisher(name)) is not None:
        return own.id
    hits = [hit.value for hit in named_index().find(name)]
    bodies = (side_of(h) for h in hits if h.kind == "organization")
    return next((h.id for h in hits if h.kind == "country"), None) or next(
        (b.id for b in bodies if b.name in party_bodies()), None
    )


def _hosts_of_ambassadors(stage: Stage) -> Iterator[str]:
    """Countries to which foreign ambassadors are sent: their host tells of them."""
    for title, country in sorted({(t, a.country or "") for a in stage.actors if a.marked for t in a.titles}):
        sent = _SENT_TO.search(title)
        hit = named_index().at(title, sent.end()) if sent else None
        if hit is not None and hit.value.kind == "country" and hit.value.id != country:
            yield hit.value.id


def _capital(place: str | None) -> str | None:
    """The country whose capital a dateline names: most releases are given out there, where nothing else tells."""
    country = capitals().get(place or "")
    return country.id if country is not None else None


def _is_sent(actor: Actor) -> bool:
    """Whether somebody is an ambassador."""
    return any(_SENT_TO.search(title) for title in actor.titles)


def _of_one(actor: Actor) -> bool:
    """Whether only one country has the office: its title marks nobody, and leaves nobody unmarked."""
    return not actor.marked and any(len(titles_of().get(title.casefold(), ())) == 1 for title in actor.titles)


def goal_behind(text: str, end: int) -> Named | None:
    """What is named as the goal of a journey right behind a name that ends at ``end``: "A arrived in [X]"."""
    goes = _GOES.match(text, end)
    hit = named_index().at(text, goes.end()) if goes else None
    return hit.value if hit is not None else None


def _travellers(stage: Stage) -> Iterator[tuple[str, str]]:
    """The countries of those whom the head, without saying their country, tells to go abroad, and of where they go."""
    text = stage.document.text
    for actor in stage.actors:
        if actor.marked or actor.country is None or not stage.head.meets(actor.first):
            continue
        for span in actor.spans[:3]:
            goal = goal_behind(text, span.end)
            if goal is None or goal.kind == "organization":
                continue
            there = side_of(goal)
            if there.kind == "country" and there.id != actor.country:
                yield actor.country, there.id
                break
