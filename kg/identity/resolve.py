"""Who is meant: each entity of a document to an agent. A link needs a score and a distance to the next best.

Countries, organisations and places go by name. A person is found by name, then weighed by named features: the office
held on that day, the country, the other countries of the document, how well known, whether in office; see `Features`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields, replace
from datetime import date

from kg.identity.agents import agent_of, key_of, mint
from kg.identity.gazetteer import Gazetteer, Person, Thing
from kg.identity.likeness import name_fit
from kg.identity.names import person_words, untitled
from kg.identity.roles import fit, role, single
from kg.model import Document, Entity, Extraction, Knowledge

THRESHOLD = 0.66
MARGIN = 0.08
_MANY_DECISIONS = 200_000


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a person; the score is the sum. The weights were set by hand on the development gold."""

    name: float = 0.0  # 0.55 of how well the name fits
    office: float = 0.0  # up to 0.30: an office as told, on that day; less on another; -0.15 for one never held
    country: float = 0.0  # 0.12 its own, -0.25 another's; 0.10 where the document speaks of the country
    prior: float = 0.0  # up to 0.09 by the highest office ever held
    active: float = 0.0  # 0.05 in office on the day, -0.10 dead by then, -0.50 a child then
    alone: float = 0.0  # 0.16: nobody else of that one word or initial

    @property
    def score(self) -> float:
        total = self.name + self.office + self.country + self.prior + self.active + self.alone
        return round(min(max(total, 0.0), 1.0), 4)

    def words(self) -> str:
        """The features in words: "name 0.55, office 0.30"."""
        named = zip(fields(self), astuple(self), strict=True)
        return ", ".join(f"{field.name} {value:+.2f}" for field, value in named if value)


@dataclass(frozen=True, slots=True)
class Decision:
    """The key decided on; ``linked`` where it is an item, ``score`` 0 to 1, and why in words."""

    key: str
    linked: bool
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a decision on a person depends on."""

    name: str | None
    offices: tuple[tuple[str, int], ...]  # role, number of the country or 0
    title: str
    of: str
    countries: frozenset[int]
    context: frozenset[int]
    day: date | None


def identify(document: Document, extraction: Extraction, gazetteer: Gazetteer) -> Knowledge:
    """Every entity's agent, with the forms of this document."""
    decisions = decide(document, extraction, gazetteer)
    agents = {}
    for entity in extraction.entities:
        agent = agent_of(decisions[entity.id].key, gazetteer)
        forms = {*entity.forms, *([entity.name] if entity.name else [])}
        agents[entity.id] = replace(agent, forms=tuple(sorted(forms)))
    return Knowledge(document, extraction, agents)


def decide(document: Document, extraction: Extraction, gazetteer: Gazetteer) -> dict[str, Decision]:
    """Entity id to decision, with its reasons."""
    if len(gazetteer.decisions) > _MANY_DECISIONS:
        gazetteer.decisions.clear()
        gazetteer.agents.clear()
    by_id = {entity.id: entity for entity in extraction.entities}
    things = {entity.id: _thing(entity, gazetteer) for entity in extraction.entities if entity.kind != "person"}
    context = frozenset(thing.id for thing in things.values() if thing and thing.kind == "country")
    found: dict[str, Decision] = {}
    for entity in extraction.entities:
        if entity.kind == "person":
            asked = _asked(entity, by_id, things, context, document.issued)
            known = gazetteer.decisions.get(asked)
            if not isinstance(known, Decision):
                known = gazetteer.decisions[asked] = _person(asked, gazetteer)
            found[entity.id] = known
        else:
            found[entity.id] = _decided(entity, things[entity.id], by_id, things, gazetteer)
    return found


# --- countries, organisations, places --------------------------------------------------------------------------------

_FITTING = {
    "country": ("country",),
    "organization": ("organization",),
    "place": ("place", "country"),
}  # fmt: skip


# The government is the state where it acts.
_GOVERNMENT = re.compile(
    r"^(?:the )?(?:government|people|state) of (?:the )?|['’]s$| (?:government|side|authorities)$", re.IGNORECASE
)


def _thing(entity: Entity, gazetteer: Gazetteer) -> Thing | None:
    """The thing of that name and kind; other forms are asked only where the name is unknown."""
    key = (entity.kind, entity.name, entity.forms)
    if key not in gazetteer.decisions:
        names = [name for name in (entity.name, *entity.forms) if name]
        found = (_named(name, entity.kind, gazetteer) for name in names)
        gazetteer.decisions[key] = next((thing for thing in found if thing), None)
    known = gazetteer.decisions[key]
    return known if isinstance(known, Thing) else None


def _named(name: str, kind: str, gazetteer: Gazetteer) -> Thing | None:
    wanted = _FITTING.get(kind, ())
    least = 1 if kind == "country" else 2
    bare = _GOVERNMENT.sub("", name) if kind == "country" else name
    for text in dict.fromkeys((name, bare, name.partition(",")[0])):
        found = [(weight, thing) for weight, thing in gazetteer.named(text) if thing.kind in wanted and weight >= least]
        if found and (len(found) == 1 or found[0][0] > found[1][0]):
            return found[0][1]
    return None


def _decided(
    entity: Entity, thing: Thing | None, by_id: dict[str, Entity], things: dict[str, Thing | None], gazetteer: Gazetteer
) -> Decision:
    if thing:
        key = key_of(thing, gazetteer)
        return Decision(key, thing.id > 0, 1.0, f"the {thing.kind} that the gazetteer names {thing.label}")
    of = "" if entity.kind == "country" else _label(entity.country, by_id, things)
    name = entity.name or next(iter(entity.forms), entity.id)
    return Decision(mint(entity.kind, name, of), False, 0.0, f"no {entity.kind} of this name in the gazetteer")


def _label(entity_id: str | None, by_id: dict[str, Entity], things: dict[str, Thing | None]) -> str:
    if entity_id is None:
        return ""
    thing = things.get(entity_id)
    entity = by_id.get(entity_id)
    return thing.label if thing else (entity.name or "") if entity else ""


# --- persons ---------------------------------------------------------------------------------------------------------


def _asked(
    entity: Entity, by_id: dict[str, Entity], things: dict[str, Thing | None], context: frozenset[int], day: date | None
) -> _Asked:
    def country(entity_id: str | None) -> int:
        thing = things.get(entity_id) if entity_id else None
        return thing.id if thing and thing.kind == "country" else 0

    offices = []
    for office in sorted(entity.offices, key=lambda office: (office.title, office.of or "")):
        thing = things.get(office.of) if office.of else None
        offices.append((role(office.title, thing.iso if thing and thing.kind == "country" else ""), country(office.of)))
    main = min(entity.offices, key=lambda office: (office.of is None, office.title), default=None)
    own = {country(entity.country), *(number for _, number in offices)} - {0}
    of = _label(main.of if main and main.of else entity.country, by_id, things)
    if entity.country and entity.name:
        of = _label(entity.country, by_id, things)
    title = main.title if main else ""
    return _Asked(entity.name, tuple(offices), title, of, frozenset(own), context, day)


def _person(asked: _Asked, gazetteer: Gazetteer) -> Decision:
    if asked.name is None:
        return _office(asked, gazetteer)
    words = person_words(asked.name)
    ranked = rank(asked, words, gazetteer)
    if ranked:
        best, features = ranked[0]
        second = ranked[1][1].score if len(ranked) > 1 else 0.0
        if features.score >= THRESHOLD and features.score - second >= MARGIN:
            key = key_of(best, gazetteer)
            return Decision(key, best.id > 0, features.score, f"{best.label}: {features.words()}; next {second:.2f}")
        why = f"nearest {best.label} at {features.score:.2f} ({features.words()}), next {second:.2f}"
    else:
        why = "nobody of this name in the gazetteer"
    return Decision(mint("person", untitled(asked.name), asked.of), False, 0.0, why)


def _office(asked: _Asked, gazetteer: Gazetteer) -> Decision:
    """Somebody told only by an office: its one holder on the document's day, where the sources vouch for one."""
    if asked.day:
        for name, country in asked.offices:
            if country and single(name):
                holders = gazetteer.holders(country, name, asked.day)
                if len(holders) == 1:
                    key = key_of(holders[0], gazetteer)
                    return Decision(key, holders[0].id > 0, 0.85, f"{holders[0].label}, {name} on {asked.day}")
    return Decision(mint("office", asked.title, asked.of), False, 0.0, "no one holder of this office is known")


def rank(asked: _Asked, words: tuple[str, ...], gazetteer: Gazetteer) -> list[tuple[Person, Features]]:
    """Everybody whose name fits at all, best first."""
    fitting = []
    for person in gazetteer.people_named(words):
        best = max((name_fit(words, name) for name in person.names), default=0.0)
        if best >= 0.4:
            fitting.append((person, best))
    rivals = [person for person, _ in fitting if not asked.countries or person.countries & asked.countries]
    weighed = [(person, _weigh(person, best, asked, len(rivals) == 1)) for person, best in fitting]
    return sorted(weighed, key=lambda pair: (-pair[1].score, pair[0].id))


def _weigh(person: Person, best: float, asked: _Asked, alone: bool) -> Features:
    held = [term for term in person.terms if asked.day and term.covers(asked.day)]
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
        prior=0.03 * person.weight,
        active=active,
        alone=0.16 if alone and best < 0.8 and country >= 0 else 0.0,
    )


def _office_weight(person: Person, asked: _Asked) -> float:
    if not asked.offices:
        return 0.0
    best = 0.0
    for name, country in asked.offices:
        for term in person.terms:
            if country and term.country != country:
                continue
            now = bool(asked.day and term.covers(asked.day))
            best = max(best, 0.30 * fit(name, term.role) * (1.0 if now or not asked.day else 0.6))
    if best:
        return best
    # Still in some office when the sources end: that this one is not among theirs says nothing.
    day = asked.day.isoformat() if asked.day else ""
    later = day and any(not term.end and term.seen <= day[: len(term.seen)] for term in person.terms)
    return 0.0 if later else -0.10 if _odd(asked.offices) else -0.15


def _odd(offices: Iterable[tuple[str, int]]) -> bool:
    """Only titles that the tables do not know as offices: "Co-Chair of the Commission"."""
    return all(name.startswith(("other ", "deputy other ")) for name, _ in offices)
