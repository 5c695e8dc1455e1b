"""Who is meant: each entity of a document to an agent. A link needs a score and a distance to the next best.

People's judgements (`kg.identity.judgements`) win over all that is here; what was found live fills what it leaves open.

Countries, organisations and places go by name. A person is found by name, then weighed by named features: the office
held on that day, the country, the other countries of the document, how well known; see `kg.identity.weigh`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kg.identity.agents import key_of, mint
from kg.identity.described import described
from kg.identity.events import fact_links
from kg.identity.gazetteer import Gazetteer, Thing
from kg.identity.judgements import ITEM, spoken
from kg.identity.names import person_words, untitled
from kg.identity.record import NOTHING, Record
from kg.identity.roles import role, single
from kg.identity.things import things_of
from kg.identity.weigh import Asked, rank
from kg.model import Document, Entity, Extraction, Knowledge, Office

THRESHOLD = 0.66
MARGIN = 0.08
_MANY_DECISIONS = 200_000
_NONE: frozenset[str] = frozenset()


class Decision(NamedTuple):
    """The key decided on; ``linked`` where it is an item, ``score`` 0 to 1, and why in words."""

    key: str
    linked: bool
    score: float
    why: str
    decided: bool = False  # by a file of the record, not by the gazetteer


def identify(document: Document, extraction: Extraction, gazetteer: Gazetteer, record: Record = NOTHING) -> Knowledge:
    """Every entity's agent, with the forms of this document, and why it is that one."""
    decisions = decide(document, extraction, gazetteer, record)
    agents, why = {}, {}
    for entity in extraction.entities:
        decision = decisions[entity.id]
        agent = described(decision.key, gazetteer, record)
        forms = {*entity.forms, *([entity.name] if entity.name else [])}
        agents[entity.id] = replace(agent, forms=tuple(sorted(forms)))
        if entity.kind == "person" or decision.decided:
            why[entity.id] = f"{decision.why} [{gazetteer.version}]" if not decision.decided else decision.why
    return Knowledge(document, extraction, agents, why, fact_links(record) if record else {})


def decide(
    document: Document, extraction: Extraction, gazetteer: Gazetteer, record: Record = NOTHING
) -> dict[str, Decision]:
    """Entity id to decision, with its reasons."""
    if len(gazetteer.decisions) > _MANY_DECISIONS:
        gazetteer.decisions.clear()
        gazetteer.found.clear()
        gazetteer.agents.clear()
    by_id = {entity.id: entity for entity in extraction.entities}
    things = things_of(extraction, gazetteer, document.issued)
    context = frozenset(thing.id for thing in things.values() if thing and thing.kind == "country")
    found: dict[str, Decision] = {}
    recorded = bool(record)
    for entity in extraction.entities:
        if entity.kind == "person":
            asked = _asked(entity, by_id, things, context, document.issued)
            own = _own_key(asked) if recorded else ""
        else:
            asked = None
            own = _minted(entity, by_id, things) if recorded else ""
        names = (own, *(spoken(entity.kind, name) for name in _names(entity))) if recorded else ()
        decided = record.judgements.same(names) if recorded else None
        if decided:
            found[entity.id] = Decision(decided, _is_item(decided), 1.0, "decided by a person", True)
            continue
        refused = record.judgements.refused(names) if recorded else _NONE
        if asked:
            guess = _guessed(asked, gazetteer, refused)
        else:
            guess = _decided(entity, things[entity.id], by_id, things, gazetteer, refused)
        found[entity.id] = _recorded(guess, record, refused) if recorded else guess
    return found


def _guessed(asked: Asked, gazetteer: Gazetteer, refused: frozenset[str]) -> Decision:
    key = asked, refused
    known = gazetteer.decisions.get(key)
    if not isinstance(known, Decision):
        known = gazetteer.decisions[key] = _person(asked, gazetteer, refused)
    return known


def _recorded(guess: Decision, record: Record, refused: frozenset[str]) -> Decision:
    """A guess, led on where somebody decided that its agent is another; else what was found live for its agent."""
    end = record.judgements.end(guess.key)
    if end != guess.key:
        return Decision(end, _is_item(end), 1.0, "decided by a person", True)
    first = next(iter(record.suggestions.of(guess.key)), None)
    if first and first.predicate == "exact" and not guess.linked:
        agent_refused = record.judgements.refused((guess.key,))
        if first.object not in refused | agent_refused:
            return Decision(first.object, True, first.score, f"{first.why} ({first.source}, {first.retrieved})", True)
    return guess


def _is_item(key: str) -> bool:
    return ITEM.fullmatch(key) is not None


def _names(entity: Entity) -> list[str]:
    return [name for name in (entity.name, *entity.forms) if name]


# --- countries, organisations, places --------------------------------------------------------------------------------


def _decided(
    entity: Entity,
    thing: Thing | None,
    by_id: dict[str, Entity],
    things: dict[str, Thing | None],
    gazetteer: Gazetteer,
    refused: frozenset[str],
) -> Decision:
    if thing and (key := key_of(thing, gazetteer)) not in refused:
        return Decision(key, thing.id > 0, 1.0, f"the {thing.kind} that the gazetteer names {thing.label}")
    why = f"decided not to be {thing.label}" if thing else f"no {entity.kind} of this name in the gazetteer"
    return Decision(_minted(entity, by_id, things), False, 0.0, why)


def _minted(entity: Entity, by_id: dict[str, Entity], things: dict[str, Thing | None]) -> str:
    of = "" if entity.kind == "country" else _label(entity.country, by_id, things)
    return mint(entity.kind, entity.name or next(iter(entity.forms), entity.id), of)


def _label(entity_id: str | None, by_id: dict[str, Entity], things: dict[str, Thing | None]) -> str:
    if entity_id is None:
        return ""
    thing = things.get(entity_id)
    entity = by_id.get(entity_id)
    return thing.label if thing else (entity.name or "") if entity else ""


# --- persons ---------------------------------------------------------------------------------------------------------


def _asked(
    entity: Entity, by_id: dict[str, Entity], things: dict[str, Thing | None], context: frozenset[int], day: date | None
) -> Asked:
    offices, own = [], set()
    if entity.country and (home := things.get(entity.country)) and home.kind == "country":
        own.add(home.id)
    held = sorted(entity.offices, key=_by_title) if len(entity.offices) > 1 else entity.offices
    for office in held:
        thing = things.get(office.of) if office.of else None
        title, iso, country = office.title, "", 0
        if thing and thing.kind == "country":
            iso, country = thing.iso, thing.id
            own.add(country)
        elif thing and thing.kind == "organization":
            # Bodies of the gazetteer stand in their offices' titles: "Secretary-General of the United Nations".
            title = f"{office.title} of the {thing.label}"
        offices.append((role(title, iso), country))
    main = min(held, key=_main) if len(held) > 1 else held[0] if held else None
    told = main.of if main and main.of and not (entity.country and entity.name) else entity.country
    of = _label(told, by_id, things)
    return Asked(entity.name, tuple(offices), main.title if main else "", of, frozenset(own), context, day)


def _by_title(office: Office) -> tuple[str, str]:
    return office.title, office.of or ""


def _main(office: Office) -> tuple[bool, str]:
    return office.of is None, office.title


def _own_key(asked: Asked) -> str:
    """The key of who is no item."""
    if asked.name is None:
        return mint("office", asked.title, asked.of)
    return mint("person", untitled(asked.name), asked.of)


def _person(asked: Asked, gazetteer: Gazetteer, refused: frozenset[str]) -> Decision:
    if asked.name is None:
        return _office(asked, gazetteer, refused)
    ranked = rank(asked, person_words(asked.name), gazetteer)
    if not ranked and " of " in asked.name:
        # "Emmanuel Macron of France", where "Abdullah II of Jordan" is not a name by itself.
        ranked = rank(asked, person_words(asked.name.partition(" of ")[0]), gazetteer)
    why = "nobody of this name in the gazetteer"
    if refused and ranked:
        why = f"decided not to be {ranked[0].person.label}"
        ranked = [one for one in ranked if f"Q{one.person.id}" not in refused]
    if ranked:
        score, best, features = ranked[0]
        second = ranked[1].score if len(ranked) > 1 else 0.0
        told = f"{score:.2f} ({features.words()}); next {second:.2f}"
        if score >= THRESHOLD and score - second >= MARGIN:
            return Decision(key_of(best, gazetteer), best.id > 0, score, f"{best.label}: {told}")
        why = f"not surely {best.label}: {told}"
    return Decision(_own_key(asked), False, 0.0, why)


def _office(asked: Asked, gazetteer: Gazetteer, refused: frozenset[str]) -> Decision:
    """Somebody told only by an office: its one holder on the document's day, where the sources vouch for one."""
    if asked.day:
        for name, country in asked.offices:
            if country and single(name):
                holders = gazetteer.holders(country, name, asked.day)
                if len(holders) == 1 and (key := key_of(holders[0], gazetteer)) not in refused:
                    return Decision(key, holders[0].id > 0, 0.85, f"{holders[0].label}, {name} on {asked.day}")
    return Decision(_own_key(asked), False, 0.0, "no one holder of this office is known")
