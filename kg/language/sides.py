"""What a document is about: the people in front (principals) and the countries between whom it plays (parties).

Its title says who speaks, who comes to visit, and what is only spoken about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Document, Span

SEPARABLE_RANKS = frozenset(("leader", "minister", "deputy", "royal", "official", "diplomat", "spouse", "legislator"))
STATE_RANKS = frozenset(("leader", "minister", "deputy", "royal"))
_STANDING = {"leader": 0, "minister": 1, "deputy": 1, "royal": 2}
AUTHOR = re.compile(
    r"^\W*(?:[\w-]+[\s/]+){0,4}?(?:statements?|remarks|readouts?|speech|address|comments?|interview|message|answers?|"
    r"briefing|letter|toasts?|conference|gaggle)\b[^.;:]{0,60}?\b(?:by|from|of)\s+(?:the\s+)?(?:(?:his|her)\s+(?:royal\s+)?\w+\s+)?(?:\w+\.?\s+)?$",
    re.IGNORECASE,
)
WITH = re.compile(r"\b(?:with|to\s+meet|meets?|welcom\w+|receiv\w+)\s+(?:[\w’'.-]+\s+){0,6}$", re.IGNORECASE)
# What a title only speaks about: "the situation in Ukraine", "to support Ukraine and hold Russia accountable".
ABOUT = re.compile(
    r"\b(?:in|against|hold|regarding|concerning|invasion\s+of|war\s+on|attacks?\s+on|sanctions\s+on|"
    r"support(?:ing)?(?:\s+(?:for|to))?|aid\s+to|assistance\s+(?:to|for)|"
    r"(?:sanctions|measures|restrictions|costs|penalties|tariffs|export\s+controls|ban|pressure|dependenc[ey]|reliance)\s+(?:on|against)|"
    r"(?:ban(?:s|ning|ned)?|prohibit(?:s|ing)?|end(?:s|ing)?|restrict(?:s|ing)?)\s+(?:\w+\s+)?imports?\s+(?:of|from)|"
    r"(?:condemn|sanction|deter|denounc)(?:s|e|es|ed|ing)?|threats?\s+(?:from|of|posed\s+by)|"
    r"(?:aggression|attacks?|war|invasion|provocations?)\s+(?:by|of))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AGGRESSOR = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,3}(?:war|invasion|aggression|attacks?)\b", re.IGNORECASE)
_NOT_A_PARTY = re.compile(r"[’']?\s+(?:Summits?|Leaders|Ministerial|Foreign|Meeting|Week|Charter)")
_PARTNER_BODY = re.compile(r"\b(?:with|and|between|from|by)\s+(?:the\s+)?$|[A-Z]\w+[-–]$")
_GIVES = re.compile(r"[,–-]|\s+(?:and|sign\w*|approv\w+|grants?|lends?|provid\w+|agree\w*|support\w*|launch\w*)\b")
_MEMBERS = re.compile(
    r"\b(?:members?|partners?|countries|nations|signatories|participants|"
    r"(?:governments|leaders|ministers|secretaries|advis[eo]rs|representatives|heads)\s+of)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_OF_CITY = re.compile(  # "…, 18-19 September 2014, Bridgetown, | Barbados", "… in Lima, | Peru": where it is held
    r"(?:\b(?:in|at)\s+|\d,?\s+|[,–—-]\s+)(?P<city>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?),\s+$"
)
_LISTED = re.compile(r",?\s+(?:and\s+)?(?:the\s+)?|—")
_LEAST_MEMBERS = 4
_MOST_IN_HEAD = 4
_FREQUENT = 2


@dataclass(frozen=True, slots=True)
class Actor:
    """A person of the document; ``marked`` where the text itself says the country, ``abroad`` where the title does."""

    id: str
    rank: str
    country: str | None
    spans: tuple[Span, ...]
    titles: tuple[str, ...] = ()
    marked: bool = False
    abroad: bool = False

    @property
    def first(self) -> Span:
        """First mention."""
        return self.spans[0]


@dataclass(frozen=True, slots=True)
class Stage:
    """A document's actors, its mentions of countries and party bodies (nouns and adjectives), and its head."""

    document: Document
    actors: tuple[Actor, ...]
    countries: tuple[tuple[Span, str], ...]
    head: Span
    seats: tuple[tuple[Span, str], ...] = ()  # mentions of seats of government with their countries
    alone: tuple[tuple[Span, str | None], ...] = ()  # offices without name and country; whose the title is, if it tells
    bodies: tuple[tuple[Span, str], ...] = ()  # mentions of known organisations that are nobody's party

    @property
    def title(self) -> Span:
        """Where the title stands; empty where there is none."""
        return title_span(self.document)


def title_span(document: Document) -> Span:
    """Where a document's title stands; empty where there is none."""
    title = document.title
    begin = document.text.find(title) if title else -1
    return Span(begin, begin + len(title or "")) if begin >= 0 else Span(0, 0)


def title_parties(stage: Stage) -> tuple[str, ...]:
    """Countries and bodies that the title names as parties; those it only speaks about where no others are."""
    text, title = stage.document.text, stage.title
    sure: list[str] = []
    topics: list[str] = []
    places: list[str] = []
    for span, country in stage.countries:
        if not title.meets(span):
            continue
        before, after = text[title.begin : span.begin], text[span.end : title.end]
        if country.startswith("organization/") and not before.endswith(("-", "–")) and _NOT_A_PARTY.match(after):
            continue
        city = _OF_CITY.search(before)
        if city and not any(s.end == title.begin + city.end("city") for s, _ in stage.countries):
            places.append(country)
            continue
        tied = topics and re.fullmatch(r".*\band\s+(?:hold\s+)?(?:the\s+)?", before)
        (topics if ABOUT.search(before) or tied else sure).append(country)
    return tuple(dict.fromkeys(sure or topics or places))


def principals(stage: Stage) -> tuple[str, ...]:
    """People whom the document is about: those of its head by first mention, then leaders of the title's countries."""
    text, title = stage.document.text, stage.title
    actors = [
        a
        for a in stage.actors
        if (a.rank in SEPARABLE_RANKS or a.country) and a.rank not in {"spokesperson", "business"}
    ]
    chosen = sorted((a for a in actors if stage.head.meets(a.first)), key=lambda a: a.first)
    if len(chosen) > 1 and title.meets(chosen[0].first) and chosen[0].rank not in STATE_RANKS:
        before, after = text[title.begin : chosen[0].first.begin], text[chosen[0].first.end : chosen[0].first.end + 4]
        if AUTHOR.search(before) and after == " on ":
            chosen = chosen[1:]  # whoever only announces what others do
    sides = {a.country for a in chosen}
    officers = sorted(
        (a for a in actors if a not in chosen and a.rank in STATE_RANKS and a.country),
        key=lambda a: (a.rank != "leader", -len(a.spans), a.first),
    )
    named = title_parties(stage)
    for party in named:
        leader = next((a for a in officers if a.country == party and a.rank == "leader"), None)
        if party not in sides and leader is not None and (chosen or len(named) > 1):
            chosen.append(leader)
            sides.add(party)
    if len({a.country for a in chosen}) < 2:
        others = (a for a in officers if len(a.spans) >= _FREQUENT and a.country not in sides)
        chosen += [a for a, _ in zip(others, range(max(0, 2 - len(chosen))), strict=False)]
    return tuple(a.id for a in _front_first(chosen, title))


def _front_first(chosen: Sequence[Actor], title: Span) -> list[Actor]:
    """One for each country first, whoever the title names or is highest: ministers sit beside their leader."""

    def standing(actor: Actor) -> tuple[bool, int]:
        named = actor.rank in STATE_RANKS and title.meets(actor.first)
        return not named, _STANDING.get(actor.rank, 3)

    front: dict[str, Actor] = {}
    for actor in chosen:
        key = actor.country or actor.id
        if key not in front or standing(actor) < standing(front[key]):
            front[key] = actor
    first = [a for a in chosen if front[a.country or a.id] is a]
    return [*first, *(a for a in chosen if a not in first)]


def author(stage: Stage, mentions: Sequence[tuple[Span, str]]) -> str | None:
    """Whoever the title says speaks or writes: "Press Conference by the Prime Minister"."""
    text, title = stage.document.text, stage.title
    for span, person in mentions:
        before = text[title.begin : span.begin]
        if title.holds(span) and AUTHOR.search(before) and not WITH.search(before):
            return person
    return None


def parties(stage: Stage, chosen: Sequence[str], at_home: str | None) -> tuple[str, ...]:
    """Countries and bodies between whom it plays: the principals' own, the title's, the head's, the members'."""
    country_of: Mapping[str, str | None] = {a.id: a.country for a in stage.actors}
    named = title_parties(stage)
    in_title = {a.id for a in stage.actors if stage.title.meets(a.first)}
    # Of "Communiqué of the CARICOM-Chile Summit" the country that hosts it is one of CARICOM's.
    by_body = len(named) > 1 and any(n.startswith("organization/") for n in named)
    ours = set(named) if by_body else {*named, at_home}
    own = [
        country
        for person in chosen
        if (country := country_of.get(person))
        and (len(named) < 2 or person in in_title or country in ours)  # a host is no party to a summit
    ]
    ordered = list(dict.fromkeys([*own, *named]))
    if len(ordered) < 2 and at_home:
        ordered = list(dict.fromkeys([*ordered, at_home]))
    if len(ordered) < 2:
        ordered = list(dict.fromkeys([*ordered, *_partner_bodies(stage)]))
    if len(ordered) < 2:
        in_head = dict.fromkeys([*ordered, *_in_head(stage)])
        ordered = list(in_head) if len(in_head) <= _MOST_IN_HEAD else ordered
    if len(ordered) < 2:
        ordered = list(dict.fromkeys([*ordered, *_members(stage)]))
    if len(ordered) < 2:
        ordered += _frequent(stage, {*ordered})
    return tuple(ordered)


def _partner_bodies(stage: Stage) -> list[str]:
    """Organisations with which the title tells of dealings: "A signs … with the African Development Bank"."""
    text, title = stage.document.text, stage.title
    return [
        body
        for span, body in stage.bodies
        if title.holds(span)
        and not _NOT_A_PARTY.match(text, span.end, title.end)
        and (_PARTNER_BODY.search(text, title.begin, span.begin) or _GIVES.match(text, span.end, title.end))
    ]


def _in_head(stage: Stage) -> list[str]:
    """Countries of the head that it does not merely speak about."""
    text = stage.document.text
    return [
        country
        for span, country in stage.countries
        if span.meets(stage.head)
        and country.startswith("country/")
        and not ABOUT.search(text[max(0, span.begin - 40) : span.begin])
        and not _AGGRESSOR.match(text, span.end)
    ]


def _members(stage: Stage) -> list[str]:
    """The countries listed as members or partners: "the eleven other partner countries—Barbados, Canada, …"."""
    text = stage.document.text
    run: list[str] = []
    start = end = 0
    for span, country in (*stage.countries, (Span(len(text), len(text)), "")):
        if run and _LISTED.fullmatch(text, end, span.begin) and country:
            run.append(country)
        else:
            if len(set(run)) >= _LEAST_MEMBERS and _MEMBERS.search(text, max(0, start - 80), start):
                return run
            run, start = [country], span.begin
        end = span.end
    return []


def _frequent(stage: Stage, known: set[str | None]) -> list[str]:
    """The one foreign country that a text keeps coming back to, or none: a list of examples makes no parties."""
    counts = Counter(c for _, c in stage.countries if c not in known)
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    if not ranked or counts[ranked[0]] < _FREQUENT:
        return []
    second = counts[ranked[1]] if len(ranked) > 1 else 0
    return ranked[:1] if counts[ranked[0]] >= 2 * second else []
