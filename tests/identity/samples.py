"""Entities and documents made by hand, for the tests of identity."""

from __future__ import annotations

from datetime import date

from kg.model import Document, Entity, EntityKind, Extraction, Office


def country(name: str) -> Entity:
    return Entity(f"country/{name}", "country", name)


def person(name: str | None, title: str = "", of: str = "", home: str = "") -> Entity:
    offices = (Office(title, f"country/{of}" if of else None),) if title else ()
    return Entity("person/x", "person", name, offices=offices, country=f"country/{home}" if home else None)


def thing(kind: EntityKind, name: str, home: str = "") -> Entity:
    return Entity(f"{kind}/x", kind, name, country=f"country/{home}" if home else None)


def story(day: str | None, entity: Entity, *countries: str) -> tuple[Document, Extraction]:
    """A document of that day that speaks of an entity and of countries."""
    named = {office.of for office in entity.offices} | {entity.country}
    ids = {name.removeprefix("country/") for name in named if name} | set(countries)
    entities = (entity, *(country(name) for name in sorted(ids)))
    issued = date.fromisoformat(day) if day else None
    return Document("d.txt", "x", "0", issued=issued), Extraction(entities=entities)
