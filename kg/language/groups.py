"""Whom groups stand for: "the two leaders", "both sides", "our foreign ministers", "leaders of India and Japan"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.language.analysis import Mention
from kg.language.people import title_core
from kg.language.sides import Actor
from kg.model import Document, EntityKind, Span

_PEOPLE = (
    r"leaders|presidents|prime ministers|premiers|heads of (?:state|government)(?: and government)?|"
    r"(?:foreign|defen[cs]e|finance|trade|energy|economy|interior|health) (?:ministers|secretaries)|"
    r"ministers|secretaries|national security advis[eo]rs|officials|counterparts"
)
_SIDES = r"sides|parties|countries|nations|governments|states|participants|delegations"
GROUP = re.compile(
    rf"\b(?:(?P<det>the|both|our|these|all)\s+)?(?:(?P<count>two|three|four|five|six)\s+)?(?:(?:respective|participating)\s+)?"
    rf"(?:(?P<people>{_PEOPLE})|(?P<sides>{_SIDES}))\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
_LIST = re.compile(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?|\s*&\s*")
_MEMBERS = re.compile(r"(?:\s+\([^()]{1,20}\))?(?:\s+(?:member\s+)?(?:states|countries))?", re.IGNORECASE)
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_LEADERS = frozenset(("leaders", "heads of state", "heads of government", "heads of state and government"))
_NEAR = 300  # characters in which "both countries" finds its two among more


def find_groups(
    document: Document,
    actors: Sequence[Actor],
    countries: Sequence[tuple[Span, str]],
    principals: Sequence[str],
    parties: Sequence[str],
) -> Iterator[Mention]:
    """Mentions of groups with whom they stand for; a group that nothing decides is left out.

    Args:
        document: what was read.
        actors: its named people.
        countries: mentions of countries and bodies, in text order.
        principals: people whom it is about.
        parties: countries and bodies between whom it plays.
    """
    text = document.text
    country_at = {span.begin: (span, country) for span, country in countries}
    crowd = _Crowd(actors, principals, parties)
    spelled_out: tuple[str, ...] = ()  # "the leaders of the United States and the GCC", where no names are given
    for block in document.blocks:
        if block.kind == "furniture":
            continue
        for match in GROUP.finditer(text, block.span.begin, block.span.end):
            people, det = (match["people"] or "").lower(), (match["det"] or "").lower()
            listed, end = _listed(text, match.end(), country_at)
            if len(listed) > 1:
                members = crowd.of_countries(people, listed) if people else tuple(listed)
                kind: EntityKind = "person" if people and not set(members) & set(listed) else "country"
                yield Mention(Span(match.start(), end), kind, members, "group")
                if people in _LEADERS and kind == "country" and not spelled_out:
                    spelled_out = members
                continue
            if not det or (det == "all" and not match["count"]):
                continue
            count = _COUNTS.get((match["count"] or det).lower())
            if people in _LEADERS and spelled_out and count in {None, len(spelled_out)}:
                yield Mention(Span(*match.span()), "country", spelled_out, "group")
                continue
            if people:
                members = crowd.people(people, count, det == "our")
            elif match["sides"][0].isupper() and match["sides"].lower() == "states":
                continue  # "the States"
            else:
                members = _sides(parties, count, countries, match.start())
            if len(members) > 1 and (count is None or len(members) == count):
                yield Mention(Span(*match.span()), "person" if people else "country", members, "group")


def _listed(text: str, end: int, country_at: dict[int, tuple[Span, str]]) -> tuple[list[str], int]:
    """The countries of "… of Australia, India and Japan" and where the list ends."""
    of = _OF.match(text, end)
    found: list[str] = []
    position = of.end() if of else -1
    while (hit := country_at.get(position)) is not None:
        found.append(hit[1])
        members = _MEMBERS.match(text, hit[0].end)
        end = members.end() if members else hit[0].end
        join = _LIST.match(text, end)
        position = join.end() if join else -1
    return list(dict.fromkeys(found)), end


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


class _Crowd:
    """The people of a document by class of office."""

    def __init__(self, actors: Sequence[Actor], principals: Sequence[str], parties: Sequence[str]) -> None:
        order = {p: at for at, p in enumerate(principals)}
        self.actors = sorted(actors, key=lambda a: (order.get(a.id, len(order)), a.first))
        self.principals = [a for a in self.actors if a.id in order]
        self.parties = parties

    def of_countries(self, noun: str, countries: Sequence[str]) -> tuple[str, ...]:
        """For each country the one person who fits the noun, else the country itself."""
        found: list[str] = []
        for country in countries:
            fits = _one_each([a for a in self.actors if a.country == country and _fits(a, noun)])
            found.append(fits[0].id if fits else country)
        return tuple(found) if not set(found) & set(countries) else tuple(countries)

    def people(self, noun: str, count: int | None, ours: bool) -> tuple[str, ...]:
        """Who "the two leaders" are: of the principals where they fit, one for each country; else of everybody."""
        front = _one_each([a for a in self.principals if _fits(a, noun, front=True)])
        everyone = _one_each([a for a in self.actors if _fits(a, noun)])
        if noun in _LEADERS and ours:
            front = _one_each([a for a in self.principals if _fits(a, noun)])
        chosen = front if len(front) > 1 else everyone
        of_parties = [a for a in everyone if a.country in self.parties]
        if len(chosen) == 2 and count is None and len(of_parties) == len(self.parties) > 2 and noun in _LEADERS:
            chosen = of_parties
        if count is not None and len(chosen) > count:
            chosen = [a for a in chosen if a.country in self.parties][:count]
        return tuple(a.id for a in chosen)


def _one_each(actors: Sequence[Actor]) -> list[Actor]:
    """The first of each country, those of the highest class first."""
    best: dict[str, Actor] = {}
    for actor in actors:
        known = best.get(actor.country or actor.id)
        if known is None or (actor.rank == "leader" and known.rank != "leader"):
            best[actor.country or actor.id] = actor
    return [a for a in actors if (a.country or a.rank == "leader") and best[a.country or a.id] is a]


def _fits(actor: Actor, noun: str, front: bool = False) -> bool:
    """Whether an office is of the kind that the plural names; ``front``: a deputy at the table counts as a leader."""
    if noun in _LEADERS:
        return actor.rank == "leader" or (front and actor.rank in {"deputy", "royal", ""})
    if noun in {"ministers", "secretaries"}:
        return actor.rank in {"minister", "deputy"}
    if noun in {"officials", "counterparts"}:
        return front and actor.rank not in {"spouse", "honorific", "legislator", "business", ""}
    singular = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return any(_same_office(title_core(title), singular) for title in actor.titles)


_FOREIGN = re.compile(
    r"minister (?:of|for) foreign affairs|foreign (?:minister|secretary)|secretary of state|external affairs minister"
)


def _same_office(title: str, noun: str) -> bool:
    if noun in {"foreign minister", "foreign secretary"}:
        return _FOREIGN.search(title) is not None
    noun = noun.replace("adviser", "advisor")
    return title.replace("adviser", "advisor").startswith(noun) or title.replace("defense", "defence") == noun.replace(
        "defense", "defence"
    )
