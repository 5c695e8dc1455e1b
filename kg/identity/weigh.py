"""How well a person of the gazetteer fits one that a text speaks of: named features, each with its weight."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kg.identity.gazetteer import Gazetteer, Person
from kg.identity.likeness import name_fit
from kg.identity.names import is_junior
from kg.identity.roles import fit

_FEW = 3  # bearers of a rare word
_MANY_NAMES = 100_000
_STYLES = frozenset(["other sheikh", "other sheikha", "other prince", "other princess"])


class Features(NamedTuple):
    """What speaks for a person; the score is the sum. The weights were set by hand on the development gold."""

    name: float = 0.0  # 0.55 of how well the name fits
    office: float = 0.0  # up to 0.30: an office as told, on that day; less on another; -0.15 for one never held
    country: float = 0.0  # 0.12 its own, -0.25 another's; 0.10 where the document speaks of the country
    prior: float = 0.0  # up to 0.09 by the highest office ever held; -0.10 in office only long after
    active: float = 0.0  # 0.05 in office on the day, -0.10 dead by then, -0.50 a child then
    alone: float = 0.0  # 0.16: nobody else of that one word or initial; 0.05 of that whole name, the country told
    rare: float = 0.0  # 0.15: the only one of that whole name, a word of which hardly anybody else bears
    son: float = 0.0  # -1: told as "Jr.", which no name of this one has

    def words(self) -> str:
        """The features in words: "name +0.55, office +0.30"."""
        return ", ".join([_words(name, value) for name, value in zip(self._fields, self, strict=True) if value])


@lru_cache(maxsize=4096)
def _words(name: str, value: float) -> str:
    return f"{name} {value:+.2f}"


class Ranked(NamedTuple):
    """A person with the features of one question, and their sum, 0 to 1."""

    score: float
    person: Person
    features: Features


class Asked(NamedTuple):
    """What a text tells of a person: all that a decision on it depends on."""

    name: str | None
    offices: tuple[tuple[str, int], ...]  # role, number of the country or 0
    title: str
    of: str
    countries: frozenset[int]
    context: frozenset[int]
    day: date | None


class Bearers(NamedTuple):
    """Whoever may be meant by a name, by number, with how well it fits; what depends on nothing else."""

    people: tuple[tuple[Person, float], ...]
    only: bool  # one alone fits as a whole name
    rare: bool  # and hardly anybody else bears one of its words


def rank(asked: Asked, words: tuple[str, ...], gazetteer: Gazetteer) -> list[Ranked]:
    """Everybody whose name fits at all, best first."""
    bearers = _bearers(words, gazetteer)
    people = bearers.people
    if not people:
        return []
    if asked.countries:
        nations = [-0.25 if asked.countries.isdisjoint(person.countries) else 0.12 for person, _ in people]
        alone = nations.count(0.12) == 1
    else:
        nations = [0.0 if asked.context.isdisjoint(person.countries) else 0.10 for person, _ in people]
        alone = len(people) == 1
    day = asked.day.isoformat() if asked.day else ""
    question = _Question(
        asked.offices,
        _unknown(asked.offices),
        day,
        str(asked.day.year + 1) if asked.day else "~",
        asked.day.year - 18 if asked.day else 0,
        alone,
        bearers.only and not bearers.rare,
        bearers.rare,
        is_junior(asked.name or ""),
    )
    ranked = []
    for (person, best), country in zip(people, nations, strict=True):
        features = _weigh(person, best, country, question)
        score = sum(features)
        ranked.append(Ranked(round(score, 4) if 0.0 <= score <= 1.0 else float(score > 0.0), person, features))
    if len(ranked) > 1:
        ranked.sort(key=lambda one: (-one.score, one.person.id))
    return ranked


def _bearers(words: tuple[str, ...], gazetteer: Gazetteer) -> Bearers:
    known = gazetteer.bearers_of.get(words)
    if not isinstance(known, Bearers):
        if len(gazetteer.bearers_of) > _MANY_NAMES:
            gazetteer.bearers_of.clear()
        fits = (
            (person, max((name_fit(words, name) for name in person.names), default=0.0))
            for person in gazetteer.people_named(words)
        )
        people = tuple((person, best) for person, best in fits if best >= 0.4)
        only = sum(best >= 0.7 for _, best in people) == 1
        whole = len(words) > 1 and only
        rare = whole and min(gazetteer.bearers(word) for word in words if len(word) > 1) <= _FEW
        known = gazetteer.bearers_of[words] = Bearers(people, only, rare)
    return known


class _Question(NamedTuple):
    """What is asked of every bearer of a name alike."""

    offices: tuple[tuple[str, int], ...]
    unknown: float  # what an office costs that was never held
    day: str  # ISO 8601, or empty
    next_year: str
    grown: int  # the last year in which a grown-up was born
    alone: bool
    only: bool
    rare: bool
    junior: bool


def _weigh(person: Person, best: float, country: float, asked: _Question) -> Features:
    day = asked.day
    active = 0.0
    if day:
        for term in person.terms:
            if term.start <= day <= term.until:
                active = 0.05
                break
        if person.died and f"{person.died}~" < day:
            active -= 0.10
        if person.born and int(person.born[:4]) > asked.grown:
            active -= 0.50
    whole = best >= 0.94
    single = 0.0
    if asked.alone and best < 0.8 and country >= 0:
        single = 0.16
    elif whole and asked.only and country == 0.12:
        single = 0.05
    # Nobody spoke then of who came into office long after.
    known = person.first <= asked.next_year
    return Features(
        0.55 * best,
        _office_weight(person, asked) if asked.offices else 0.0,
        country,
        0.03 * person.weight if known else -0.10 if asked.offices else 0.0,
        active,
        single,
        0.15 if whole and asked.rare else 0.0,
        -1.0 if asked.junior and not person.junior else 0.0,
    )


def _office_weight(person: Person, asked: _Question) -> float:
    best = 0.0
    day = asked.day
    for name, country in asked.offices:
        for term in person.terms:
            if country and term.country != country:
                continue
            # The George Bush who was President in 1990 is not he who was from 2001; the elect are spoken of.
            if (like := fit(name, term.role)) and term.start[:4] <= asked.next_year:
                best = max(best, 0.30 * like * (1.0 if not day or term.start <= day <= term.until else 0.6))
    if best:
        return best
    # Still in some office when the sources end: that this one is not among theirs says nothing.
    return 0.0 if day and person.open_since <= day else asked.unknown


def _unknown(offices: Iterable[tuple[str, int]]) -> float:
    """What it costs never to have held these offices: nothing where they are styles, as many sheikhs are ministers."""
    if all(name in _STYLES for name, _ in offices):
        return 0.0
    # Titles that the tables do not know as offices: "Co-Chair of the Commission".
    return -0.10 if all(name.startswith(("other ", "deputy other ")) for name, _ in offices) else -0.15
