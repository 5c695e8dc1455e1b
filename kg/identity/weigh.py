"""How well a person of the gazetteer fits one that a text speaks of: named features, each with its weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from kg.identity.gazetteer import Gazetteer, Person, Term
from kg.identity.likeness import name_fit
from kg.identity.roles import fit

_FEW = 3  # bearers of a rare word


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a person; the score is the sum. The weights were set by hand on the development gold."""

    name: float = 0.0  # 0.55 of how well the name fits
    office: float = 0.0  # up to 0.30: an office as told, on that day; less on another; -0.15 for one never held
    country: float = 0.0  # 0.12 its own, -0.25 another's; 0.10 where the document speaks of the country
    prior: float = 0.0  # up to 0.09 by the highest office ever held; -0.10 in office only long after
    active: float = 0.0  # 0.05 in office on the day, -0.10 dead by then, -0.50 a child then
    alone: float = 0.0  # 0.16: nobody else of that one word or initial; 0.05 of that whole name, the country told

    rare: float = 0.0  # 0.15: the only one of that whole name, a word of which hardly anybody else bears

    @property
    def score(self) -> float:
        total = self.name + self.office + self.country + self.prior + self.active + self.alone + self.rare
        return round(min(max(total, 0.0), 1.0), 4)

    def words(self) -> str:
        """The features in words: "name 0.55, office 0.30"."""
        named = ((name, getattr(self, name)) for name in _NAMES)
        return ", ".join(f"{name} {value:+.2f}" for name, value in named if value)


_NAMES = tuple(field.name for field in fields(Features))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text tells of a person: all that a decision on it depends on."""

    name: str | None
    offices: tuple[tuple[str, int], ...]  # role, number of the country or 0
    title: str
    of: str
    countries: frozenset[int]
    context: frozenset[int]
    day: date | None


def rank(asked: Asked, words: tuple[str, ...], gazetteer: Gazetteer) -> list[tuple[Person, Features]]:
    """Everybody whose name fits at all, best first."""
    fitting = []
    for person in gazetteer.people_named(words):
        best = max((name_fit(words, name) for name in person.names), default=0.0)
        if best >= 0.4:
            fitting.append((person, best))
    rivals = [person for person, _ in fitting if not asked.countries or person.countries & asked.countries]
    alike = sum(best >= 0.7 for _, best in fitting)
    rare = len(words) > 1 and alike == 1 and min(gazetteer.bearers(word) for word in words if len(word) > 1) <= _FEW
    weighed = [
        (person, _weigh(person, best, asked, len(rivals) == 1, rare, alike == 1 and not rare))
        for person, best in fitting
    ]
    return sorted(weighed, key=lambda pair: (-pair[1].score, pair[0].id))


def _weigh(person: Person, best: float, asked: Asked, alone: bool, rare: bool, only: bool) -> Features:
    held = [term for term in person.terms if asked.day and term.covers(asked.day)]
    known = not asked.day or any(not _to_come(term, asked.day) for term in person.terms)
    own = person.countries
    country = 0.10 if own & asked.context else 0.0
    if asked.countries:
        country = 0.12 if own & asked.countries else -0.25
    active = 0.05 if held else 0.0
    if asked.day and person.died and person.died < asked.day.isoformat()[: len(person.died)]:
        active -= 0.10
    if asked.day and person.born and int(person.born[:4]) > asked.day.year - 18:
        active -= 0.50
    return Features(
        name=0.55 * best,
        office=_office_weight(person, asked),
        country=country,
        prior=0.03 * person.weight if known else -0.10 if asked.offices else 0.0,
        active=active,
        rare=0.15 if rare and best >= 0.94 else 0.0,
        alone=(
            0.16 if alone and best < 0.8 and country >= 0 else 0.05 if only and best >= 0.94 and country > 0.1 else 0.0
        ),
    )


def _office_weight(person: Person, asked: Asked) -> float:
    if not asked.offices:
        return 0.0
    best = 0.0
    for name, country in asked.offices:
        for term in person.terms:
            if country and term.country != country:
                continue
            if asked.day and _to_come(term, asked.day):
                continue  # the George Bush who was President in 1990 is not he who was from 2001
            now = bool(asked.day and term.covers(asked.day))
            best = max(best, 0.30 * fit(name, term.role) * (1.0 if now or not asked.day else 0.6))
    if best:
        return best
    # Still in some office when the sources end: that this one is not among theirs says nothing.
    day = asked.day.isoformat() if asked.day else ""
    later = day and any(not term.end and term.seen <= day[: len(term.seen)] for term in person.terms)
    return 0.0 if later else -0.10 if _odd(asked.offices) else -0.15


def _to_come(term: Term, day: date) -> bool:
    """Whether a term began so long after a day that nobody spoke of it then; the elect are spoken of."""
    return term.start[:4] > str(day.year + 1)


def _odd(offices: Iterable[tuple[str, int]]) -> bool:
    """Only titles that the tables do not know as offices: "Co-Chair of the Commission"."""
    return all(name.startswith(("other ", "deputy other ")) for name, _ in offices)
