"""Whom an agent without an item might be: ranked candidates, a function of its key and the gazetteer alone.

The office and the day that a document tells weigh in its own decision; here only what the key holds does, name and
country, so that every document gives one agent the same candidates.
"""

from __future__ import annotations

from kg.identity.agents import WIKIDATA
from kg.identity.gazetteer import Gazetteer, Thing
from kg.identity.names import person_words
from kg.identity.weigh import Asked, rank
from kg.model import Link

_LEAST = 0.45  # with less than that a surname is all there is
_MOST = 3


def candidates(key: str, gazetteer: Gazetteer) -> tuple[Link, ...]:
    """Close matches of a key, best first, at most three; none for an item, or for an office."""
    kind, _, rest = key.partition(".")
    name, _, of = (part.replace("_", " ") for part in rest.partition("."))
    if kind == "person":
        return _people(name, of, gazetteer)
    return _things(kind, name, gazetteer) if kind in ("country", "organization", "place") else ()


def _people(name: str, of: str, gazetteer: Gazetteer) -> tuple[Link, ...]:
    words = person_words(name)
    known = gazetteer.named(of) if of else ()
    countries = frozenset(thing.id for _, thing in known if thing.kind == "country")
    ranked = rank(Asked(name, (), "", of, countries, frozenset(), None), words, gazetteer)
    found = [one for one in ranked if one.person.id > 0 and one.score >= _LEAST]
    return tuple(
        Link(
            f"{WIKIDATA}Q{one.person.id}", False, one.score,
            f"perhaps {one.person.label}: {one.features.words()}", source=gazetteer.source,
        )
        for one in found[:_MOST]
    )  # fmt: skip


def _things(kind: str, name: str, gazetteer: Gazetteer) -> tuple[Link, ...]:
    """Of that name, but of another kind, or only by an adjective, or one of several."""
    found = [(weight or 0.5, thing) for weight, thing in gazetteer.named(name) if thing.id > 0]
    alike = sum(weight == found[0][0] for weight, _ in found) if found else 0
    return tuple(
        Link(f"{WIKIDATA}Q{thing.id}", False, _score(weight, thing, kind, alike), why(thing), source=gazetteer.source)
        for weight, thing in found[:_MOST]
    )


def _score(weight: float, thing: Thing, kind: str, alike: int) -> float:
    return round(0.2 * weight / max(alike, 1) * (1.0 if thing.kind == kind else 0.8), 4)


def why(thing: Thing) -> str:
    """The candidate in words."""
    return f"perhaps the {thing.kind} that the gazetteer names {thing.label}"
