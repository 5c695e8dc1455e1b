"""Which country, organisation or place a document means by a name.

A name belongs to its main bearer. Others of that name (weight 0 in the gazetteer) need evidence from the document: a
country told beside the name ("London, Ontario"), or, where nobody is the main bearer, one country that it speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache

from kg.identity.gazetteer import Gazetteer, Thing
from kg.identity.names import normal
from kg.lexicons import countries, read_lexicon
from kg.model import Agreement, Entity, Extraction, Figure, Holding, Meeting

Found = tuple[Thing | None, tuple[Thing, ...]]

_FITTING = {
    "country": ("country",),
    "organization": ("organization",),
    "place": ("place", "country"),
}  # fmt: skip
# The government is the state where it acts.
_GOVERNMENT = re.compile(
    r"^(?:the )?(?:government|people|state) of (?:the )?|['’]s$| (?:government|side|authorities)$", re.IGNORECASE
)
# States where two towns of one name are told apart by the division: "Portland, Maine".
_NAMESAKES = frozenset(["US", "CA", "AU"])
# Offices of a part of a state: the governor of Georgia is no Georgian.
_OF_DIVISIONS = frozenset(["governor", "lieutenant governor", "senator", "congressman", "congresswoman"])


def things_of(extraction: Extraction, gazetteer: Gazetteer, day: date | None = None) -> dict[str, Thing | None]:
    """Entity id to what it is, None for who is unknown, for all that are no persons; ``day`` is the document's."""
    found = {one.id: _found(one, gazetteer) for one in extraction.entities if one.kind != "person"}
    if day:
        for one in extraction.entities:
            if one.kind != "person" and (bearer := _bearer_then(one, day, gazetteer)):
                found[one.id] = bearer, ()
    things = {key: thing for key, (thing, _) in found.items()}
    for one in extraction.entities:
        if one.id in found and found[one.id][1]:
            things[one.id] = _among(one, found[one.id], things, extraction, gazetteer)
    return things


def _found(entity: Entity, gazetteer: Gazetteer) -> Found:
    """By the name and kind alone; other forms are asked only where the name is unknown."""
    key = (entity.kind, entity.name, entity.forms)
    known = gazetteer.found.get(key)
    if known is None:
        known = None, ()
        for name in (entity.name, *entity.forms):
            if name and (known := by_name(name, entity.kind, gazetteer)) != (None, ()):
                break
        gazetteer.found[key] = known
    return known


def _bearer_then(entity: Entity, day: date, gazetteer: Gazetteer) -> Thing | None:
    """Whose name it was on that day: the Gold Coast of 1950 is in Africa."""
    for name in (entity.name, *entity.forms):
        for former in gazetteer.former(name) if name else ():
            if former.thing.kind in _FITTING[entity.kind] and former.borne(day):
                return former.thing
    return None


def by_name(name: str, kind: str, gazetteer: Gazetteer) -> Found:
    """The main bearer of a name among things of a kind, and others of that name."""
    if name.endswith("+"):
        return None, ()  # OPEC+ is more than OPEC
    wanted = _FITTING.get(kind, ())
    if kind == "place" and "," in name:
        return _qualified(name, gazetteer)
    least = 1 if kind == "country" else 2
    for text in dict.fromkeys((name, _GOVERNMENT.sub("", name) if kind == "country" else name.partition(",")[0])):
        named = gazetteer.named(text)
        first = _first([pair for pair in named if pair[1].kind in wanted and pair[0] >= least])
        others = tuple(thing for weight, thing in named if weight == 0 and thing.kind == "place")
        if first or (others and kind == "place"):
            return first, others if kind != "organization" else ()
        if kind == "country" and (seat := _seats().get(normal(text))):
            return gazetteer.thing(seat), ()
    return None, ()


def _first(named: list[tuple[int, Thing]]) -> Thing | None:
    return named[0][1] if named and (len(named) == 1 or named[0][0] > named[1][0]) else None


def _qualified(name: str, gazetteer: Gazetteer) -> Found:
    """A place with what it lies in: "Osaka, Japan", "Paris, Texas"."""
    whole = _first([pair for pair in gazetteer.named(name) if pair[0] >= 2])
    if whole:
        return whole, ()
    bare, where = (part.strip() for part in name.split(",", 1))
    main, others = by_name(bare, "place", gazetteer)
    around = by_name(where, "place", gazetteer)[0]
    if around is None:
        return main, others  # "Geneva, Palais des Nations"
    if around.kind != "country":
        country = gazetteer.thing(around.country) if around.country else None
        same = main and main.country == around.country and not (country and country.iso in _NAMESAKES)
        return (main if same or not around.iso else None), ()
    if main and around.id in (main.country, main.id):
        return main, ()
    inside = [thing for thing in others if thing.country == around.id]
    # Whose a disputed place is, the gazetteer does not say.
    return (inside[0] if len(inside) == 1 else main if main and not main.country and not inside else None), ()


@cache
def _seats() -> Mapping[str, int]:
    """Countries by what stands for their governments: "Kremlin", "Moscow".

    Not by Brussels, which is of a union as often, nor by Jerusalem, whose it is being disputed.
    """
    found: dict[str, set[str]] = {}
    for row in countries():
        if row.capital and row.qid:
            found.setdefault(normal(row.capital), set()).add(row.qid)
    for seat in read_lexicon("seats"):
        found[normal(seat["form"])] = {seat["qid"]}
    for form in ("brussels", "jerusalem", "east jerusalem"):
        found.pop(form, None)
    return {form: int(min(qids)[1:]) for form, qids in found.items() if len(qids) == 1}


def _among(
    entity: Entity, found: Found, things: Mapping[str, Thing | None], extraction: Extraction, gazetteer: Gazetteer
) -> Thing | None:
    """One of several of a name, by what else the document tells."""
    main, others = found
    told = things.get(entity.country) if entity.country else None
    inside = [thing for thing in others if told and thing.country == told.id]
    if main is None:
        if not told:
            spoken = {thing.id for thing in things.values() if thing and thing.kind == "country"}
            inside = [thing for thing in others if thing.country in spoken]
        return inside[0] if len(inside) == 1 else None
    if main.kind != "country":
        elsewhere = told is not None and told.kind == "country" and main.country not in (0, told.id)
        return inside[0] if elsewhere and len(inside) == 1 else main
    if told and told.id != main.id and len(inside) == 1:
        return inside[0]
    offices = [(other, office.title.casefold()) for other in extraction.entities for office in other.offices
               if office.of == entity.id]  # fmt: skip
    of_division = {other.id for other, title in offices if title in _OF_DIVISIONS}
    if _is_state(entity, main, of_division, things, extraction, gazetteer):
        return main
    if of_division:
        divisions = [thing for thing in others if "-" in thing.iso]
        return divisions[0] if len(divisions) == 1 else main
    if any(entity.id in _actors(fact) for fact in extraction.facts):
        return main
    near = [thing for thing in others if _towns_of(thing, entity, things, gazetteer)]
    return near[0] if len(near) == 1 else main


def _is_state(
    entity: Entity,
    main: Thing,
    but: Collection[str],
    things: Mapping[str, Thing | None],
    extraction: Extraction,
    gazetteer: Gazetteer,
) -> bool:
    """Whether a country is told by an adjective, or has people but these, or a place, in the document."""
    adjectives = (form for form in entity.forms if any(weight == 1 for weight, _ in gazetteer.named(form)))
    if next(adjectives, None) or any(
        other.id not in but and (other.country == entity.id or any(office.of == entity.id for office in other.offices))
        for other in extraction.entities
    ):
        return True
    return any(thing and thing.kind == "place" and thing.country == main.id for thing in things.values())


def _actors(fact: Meeting | Agreement | Figure | Holding) -> tuple[str | None, ...]:
    if isinstance(fact, Meeting):
        return tuple(text for one in fact.participants for text in (one.entity, one.represents))
    return (fact.person, fact.of) if isinstance(fact, Holding) else fact.parties


def _towns_of(division: Thing, entity: Entity, things: Mapping[str, Thing | None], gazetteer: Gazetteer) -> bool:
    """Whether the document speaks of a town that lies in a division: of Atlanta beside Georgia."""
    return any(
        thing and thing.kind == "place" and thing.country == division.country
        and any(other.id == thing.id for _, other in gazetteer.named(f"{thing.label}, {entity.name}"))
        for thing in things.values()
    )  # fmt: skip
