"""Whom groups stand for: "the two leaders", "both sides", "our foreign ministers", "leaders of India and Japan"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.language.analysis import Mention
from kg.language.country_lists import LEAST_LIST, listed_countries
from kg.language.crowds import LEADERS, Crowd
from kg.language.group_owners import body_of, listed_before
from kg.language.hosts import Host
from kg.language.sides import Actor
from kg.language.wordplaces import places_where, word_test
from kg.model import Document, EntityKind, Span

_PEOPLE = (
    r"leaders|presidents|prime ministers|premiers|heads of (?:state|government)(?: and government)?|"
    r"(?:foreign|defen[cs]e|finance|trade|energy|economy|interior|health) (?:ministers|secretaries)|"
    r"(?:agriculture|commerce|culture|economic|education|environment|climate|transport|industry|justice|tourism) "
    r"ministers|chiefs of diplomacy|heads of diplomacy|"
    r"ministers (?:of|for) (?:foreign affairs|defen[cs]e|finance|trade|(?:the )?economy|energy|health|agriculture|"
    r"culture|education|justice|transport|tourism|industry|(?:the )?interior)|"
    r"ministers|secretaries|national security advis[eo]rs|officials|counterparts|peers|colleagues|"
    r"(?:ambassadors|permanent representatives|high commissioners|(?:special )?envoys|chief negotiators|negotiators|"
    r"speakers|under-?secretaries|parliamentarians|heads of mission)(?= (?:of|from) )"
)
_SIDES = (
    r"(?:foreign )?ministries(?: of foreign affairs)?|sides|parties|countries|nations|governments|states|"
    r"participants|delegations"
)
# The first words of what `_PEOPLE` and `_SIDES` match.
_FIRST_WORDS = """leaders presidents prime premiers heads foreign defence defense finance trade energy economy interior
health ministers secretaries national officials counterparts sides parties countries nations governments states
participants delegations ambassadors permanent high special envoys chief negotiators speakers under undersecretaries
parliamentarians agriculture commerce culture economic education environment climate transport industry justice
tourism chiefs peers colleagues ministries"""
_NOUN_STARTS = frozenset(_FIRST_WORDS.split())
_NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_BEFORE = (
    rf"(?<!\w)(?:(?P<det>the|both|our|these|all)\s+)?(?:(?P<count>{'|'.join(_NUMBERS)}|\d{{1,2}})\s+)?"
    r"(?:(?:respective|participating|partner|member)\s+)?"
)
_LEAD = re.compile(rf"{_BEFORE}$", re.IGNORECASE)
_GROUP = re.compile(rf"{_BEFORE}(?:(?P<people>{_PEOPLE})|(?P<sides>{_SIDES}))\b", re.IGNORECASE)
_LEAD_REACH = 60  # characters before a group's noun in which its determiner and number stand
_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
_OF_SO_MANY = re.compile(rf"\s+(?:of|from)\s+(?:the\s+)?({'|'.join(_NUMBERS)}|\d{{1,2}})\s+(?:{_SIDES})\b")
_BESIDE = re.compile(r",?\s+(?:with|and|plus|together with|along with)\s+(?:the\s+)?")
_LIST = re.compile(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?|\s*&\s*")
_MEMBERS = re.compile(r"(?:\s+\([^()]{1,20}\))?(?:\s+(?:member\s+)?(?:states|countries))?", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s")
_COUNTS = {"both": 2} | {word: number for number, word in enumerate(_NUMBERS, 2)}
_OF_TWO = frozenset(("ministers", "foreign ministers", "leaders", "presidents", "prime ministers", "officials"))
_NEAR = 300  # characters in which "both countries" finds its two among more
_TWO = 2
_PORTFOLIO = re.compile(
    r"(?!prime )\w+ (?:ministers|secretaries)|ministers (?:of|for) .+"
)  # whose office says what for
_LEAST_MEMBERS = 4


def find_groups(
    document: Document,
    actors: Sequence[Actor],
    countries: Sequence[tuple[Span, str]],
    principals: Sequence[str],
    parties: Sequence[str],
    people: Sequence[Mention] = (),
    bodies: Sequence[tuple[Span, str]] = (),
    host: Host | None = None,
) -> Iterator[Mention]:
    """Mentions of groups with whom they stand for; a group that nothing decides is left out.

    Args:
        document: what was read.
        actors: its people.
        countries: mentions of countries and bodies, in text order.
        principals: people whom it is about.
        parties: countries and bodies between whom it plays.
        people: mentions of people, in text order.
        bodies: mentions of organisations, in text order.
        host: who has dealings with one country after another, where the text tells of several.
    """
    yield from _Finder(document, actors, countries, principals, parties, people, bodies, host).find()


class _Finder:
    def __init__(
        self,
        document: Document,
        actors: Sequence[Actor],
        countries: Sequence[tuple[Span, str]],
        principals: Sequence[str],
        parties: Sequence[str],
        people: Sequence[Mention],
        bodies: Sequence[tuple[Span, str]],
        host: Host | None,
    ) -> None:
        self.host = host
        self.document = document
        self.text = document.text
        self.countries = countries
        self.country_at = {span.begin: (span, country) for span, country in countries}
        self.country_to = {span.end: (span.begin, country) for span, country in countries}
        self.bodies = dict(bodies)
        self.body_at = {span.begin: span for span, _ in bodies}
        self.body_to = {span.end: span for span, _ in bodies}
        self.parties = parties
        self.crowd = Crowd(actors, principals, parties)
        self.side_of = {a.id: a.country for a in actors}
        self.people = sorted((m.span, m.entities[0]) for m in people if len(m.entities) == 1)
        self.bearers = [(m.span.begin, m.span.end) for m in people if m.form == "name"]
        self.begins = [span.begin for span, _ in self.people]
        self.lists = listed_countries(self.text, countries)
        self.spelled_out: dict[
            str, tuple[str, ...]
        ] = {}  # "the leaders of the United States and the GCC", no names given

    def find(self) -> Iterator[Mention]:
        for block in self.document.blocks:
            if block.kind == "furniture":
                continue
            done = block.span.begin
            for match in _groups(self.text, block.span):
                mention = self._group(match) if match.start() >= done else None
                if mention is not None:
                    done = mention.span.end
                    yield mention

    def _group(self, match: re.Match[str]) -> Mention | None:
        people, det = (match["people"] or "").lower(), (match["det"] or "").lower()
        span = Span(*match.span())
        if people and self._names_them(span):
            return None
        listed, end = self._listed(match.end())
        if len(listed) > 1:
            return self._of_list(people, listed, Span(span.begin, end))
        if not det and not match["count"]:
            before, begin = listed_before(self.text, span.begin, self.country_to)
            if before:
                return self._of_list(people, before, Span(begin, span.end))
        if people and not match["count"] and (owner := self._body_of(people, span)):
            return owner
        many = _OF_SO_MANY.match(self.text, span.end)
        if people and many and (members := self.lists.get(_number(many[1]))):
            return self._of_list(people, list(members), Span(span.begin, many.end()))
        number = match["count"]
        if number and not people and (members := self.lists.get(_number(number))) and _number(number) != 2:
            return Mention(span, "country", members, "group")
        if not det or (det == "all" and not number):
            return None
        count = _number(number or det)
        kin = _kin(people)
        if kin in self.spelled_out and count in {0, len(self.spelled_out[kin])}:
            return Mention(span, "country", self.spelled_out[kin], "group")
        if people:
            near = self._beside(span.begin)
            if self.host is not None and count in {0, 2} and people in _OF_TWO:
                pair = self.host.people(span.begin, self.people, self.side_of)
                near, count = (pair, 2) if pair else (near, count)
            members = self.crowd.people(people, count or None, ours=det == "our", beside=near)
            if not members and det in {"the", "both"} and _PORTFOLIO.fullmatch(people) and count in {0, 2}:
                two = tuple(self.parties) if len(self.parties) == _TWO else ()
                return Mention(span, "country", two, "group") if two else None  # "the health ministers met"
        elif match["sides"][0].isupper() and match["sides"].lower() == "states":
            return None  # "the States"
        else:
            members = self._without(count, span.end)
            if not members and count in {0, 2} and self.host is not None and (count or self.host.partners is None):
                members = self.host.with_whom(span.begin, match["sides"].lower(), self.countries)
            members = members or _sides(self.parties, count or None, self.countries, span.begin)
        if len(members) < 2 or (count and len(members) != count):
            return None
        return Mention(span, "person" if people else "country", members, "group")

    def _names_them(self, span: Span) -> bool:
        """As in "The Foreign Ministers of X, A, and of Y, B": a title with its bearers, and no group."""
        return any(begin < span.end < end for begin, end in self.bearers if span.begin <= begin < span.end)

    def _without(self, count: int, end: int) -> tuple[str, ...]:
        """All parties but the one whom so many stand beside: "the trade of the five countries with Japan"."""
        beside = _BESIDE.match(self.text, end) if len(self.parties) == count + 1 >= LEAST_LIST else None
        other = self.country_at.get(beside.end()) if beside is not None else None
        if other is None or other[1] not in self.parties:
            return ()
        return tuple(p for p in self.parties if p != other[1])

    def _body_of(self, noun: str, span: Span) -> Mention | None:
        near = [self.body_to[at] for at in range(span.begin - 3, span.begin) if at in self.body_to]
        found = body_of(self.text, span, self.body_at, near)
        if found is not None and len(self.crowd.people(noun, None)) >= _LEAST_MEMBERS:
            return None  # the document names its members
        return None if found is None else Mention(found[1], "organization", (self.bodies[found[0]],), "group")

    def _of_list(self, people: str, listed: Sequence[str], span: Span) -> Mention:
        """A group that lists its countries: the people who fit, else the countries themselves."""
        members = self.crowd.of_countries(people, listed) if people else tuple(listed)
        kind: EntityKind = "person" if people and not set(members) & set(listed) else "country"
        if people and kind == "country":
            self.spelled_out.setdefault(_kin(people), members)
        return Mention(span, kind, members, "group")

    def _listed(self, end: int) -> tuple[list[str], int]:
        """The countries of "… of Australia, India and Japan" and where the list ends.

        An officer of another body may close it: "… and the High Representative of the European Union".
        """
        of = _OF.match(self.text, end)
        found: list[str] = []
        position = of.end() if of else -1
        while position >= 0:
            hit = self.country_at.get(position)
            if hit is None:
                officer = self._officer(position) if len(found) >= LEAST_LIST else None
                if officer is not None:
                    found.append(officer[1])
                    end = officer[0]
                break
            found.append(hit[1])
            members = _MEMBERS.match(self.text, hit[0].end)
            end = members.end() if members else hit[0].end
            join = _LIST.match(self.text, end)
            position = join.end() if join else -1
        return list(dict.fromkeys(found)), end

    def _officer(self, position: int) -> tuple[int, str] | None:
        """Where the mention of an officer ends that starts at a place, and whom the officer stands for."""
        at = bisect_left(self.begins, position)
        if at == len(self.begins) or self.begins[at] != position:
            return None
        span, person = self.people[at]
        side = self.side_of.get(person)
        return (span.end, side) if side else None

    def _beside(self, position: int) -> list[str]:
        """People named before a place in the same sentence."""
        window = self.text[max(0, position - _NEAR) : position]
        start = position - len(window) + max((m.end() for m in _SENTENCE.finditer(window)), default=0)
        return [
            person for _, person in self.people[bisect_left(self.begins, start) : bisect_left(self.begins, position)]
        ]


def _groups(text: str, block: Span) -> Iterator[re.Match[str]]:
    """Groups as a block has them, looked for from their nouns."""
    places, end = _places(text), block.begin
    for at in range(bisect_left(places, block.begin), bisect_left(places, block.end)):
        if places[at] < end:
            continue
        lead = _LEAD.search(text, max(end, places[at] - _LEAD_REACH), places[at])
        match = _GROUP.match(text, lead.start(), block.end) if lead else None
        if match:
            end = match.end()
            yield match


@lru_cache(maxsize=2)
def _places(text: str) -> list[int]:
    return places_where(text, _begins_group)


@word_test
def _begins_group(word: str) -> bool:
    return word.lower() in _NOUN_STARTS


def _number(word: str) -> int:
    """How many a word says; 0 where it says none."""
    return int(word) if word.isdigit() else _COUNTS.get(word.lower(), 0)


def _kin(people: str) -> str:
    """Nouns for one kind of people: "the Foreign Ministers of …" are "the Ministers" later on."""
    return "leaders" if people in LEADERS else people.rpartition(" ")[2]


def _sides(
    parties: Sequence[str], count: int | None, countries: Sequence[tuple[Span, str]], position: int
) -> tuple[str, ...]:
    if count is None or len(parties) == count:
        return tuple(parties)
    if count != 2 or len(parties) < count:
        return ()
    near = [c for s, c in countries if position - _NEAR <= s.begin < position and c in parties]
    last = list(dict.fromkeys(reversed(near)))[:2]
    return tuple(sorted(last, key=list(parties).index))
