"""The project's own reconciliation service as pure functions: a query batch in, candidates out.

Both versions of the protocol, over the gazetteer and the agents of a graph: 0.2 (a batch of named queries) and
1.0-draft (``POST /match``: a list of queries made of conditions). Identifiers are agents' keys: ``Q17``,
``person.Name.Country``.

Source: Reconciliation Service API, W3C Entity Reconciliation Community Group, 0.2 and 1.0-draft.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg.identity.agents import key_of
from kg.identity.gazetteer import Gazetteer, Person, Term
from kg.identity.known import Known
from kg.identity.names import person_words
from kg.identity.reconcilequery import Condition, Query, queries_of_0_2, queries_of_1_0
from kg.identity.resolve import MARGIN, THRESHOLD
from kg.identity.roles import fit, role
from kg.identity.weigh import Asked, rank
from kg.model import EntityKind

TYPES: dict[str, EntityKind] = {
    "Person": "person", "Organization": "organization", "Country": "country", "Place": "place",
}  # fmt: skip
_PEOPLE_LEAST = 0.25  # a surname alone: somebody looks at the candidates
_AGAINST = 0.3  # what a wish costs that is not met


@dataclass(frozen=True, slots=True)
class _Candidate:
    """``score`` is 0 to 1 here, 0 to 100 in answers."""

    key: str
    name: str
    kind: str
    score: float
    features: tuple[tuple[str, float], ...]
    countries: frozenset[int] = frozenset()
    terms: tuple[Term, ...] = ()


def answer_queries(batch: object, known: Known) -> dict[str, Any]:
    """Version 0.2: named queries to named results.

    Raises:
        BadParameter: the batch is not of the protocol's form.
    """
    return {
        name: {"result": [_written(one, match, known, named=False) for one, match in _ranked(query, known)]}
        for name, query in queries_of_0_2(batch).items()
    }


def answer_match(body: object, known: Known) -> dict[str, Any]:
    """Version 1.0-draft: a list of queries to a list of results, in the same order.

    Raises:
        BadParameter: the body is not of the protocol's form.
    """
    return {
        "results": [
            {"candidates": [_written(one, match, known, named=True) for one, match in _ranked(query, known)]}
            for query in queries_of_1_0(body)
        ]
    }


def _ranked(query: Query, known: Known) -> list[tuple[_Candidate, bool]]:
    """Candidates, best first, each with whether it is the certain match."""
    kinds = frozenset(TYPES.values()) if query.types is None else {TYPES[one] for one in query.types if one in TYPES}
    found: dict[str, _Candidate] = {}
    for one in (*_of_key(query, known), *_people(query, known), *_things(query, known), *_of_graph(query, known)):
        # A country is a place, too.
        if one.kind not in kinds and not (one.kind == "country" and "place" in kinds):
            continue
        judged = _judged(one, query, known.gazetteer)
        if judged and (one.key not in found or found[one.key].score < judged.score):
            found[one.key] = judged
    ranked = sorted(found.values(), key=lambda one: (-one.score, one.key))
    second = ranked[1].score if len(ranked) > 1 else 0.0
    certain = bool(ranked) and ranked[0].score >= THRESHOLD and ranked[0].score - second >= MARGIN
    return [(one, certain and n == 0) for n, one in enumerate(ranked[: query.limit])]


def _of_key(query: Query, known: Known) -> Iterable[_Candidate]:
    """Whom the query names by its identifier."""
    if agent := known.agent(query.name.strip()):
        yield _Candidate(agent.key, agent.label, agent.kind, 1.0, (("identifier", 1.0),), _numbers(agent.country))


def _people(query: Query, known: Known) -> Iterable[_Candidate]:
    gazetteer = known.gazetteer
    countries = frozenset(filter(None, (_country(text, gazetteer) for text in query.wanted("country"))))
    place = min(countries, default=0)
    thing = gazetteer.thing(place)
    titles = query.wanted("office")
    offices = tuple((role(title, thing.iso if thing else ""), place) for title in titles)
    if not query.name.strip():
        yield from _holders(offices, query.day, gazetteer)
        return
    asked = Asked(query.name, offices, next(iter(titles), ""), "", countries, frozenset(), query.day)
    for score, person, features in rank(asked, person_words(query.name), gazetteer):
        if score >= _PEOPLE_LEAST:
            told = tuple((name, value) for name, value in features._asdict().items() if value)
            yield _person(person, score, told, gazetteer)


def _holders(offices: tuple[tuple[str, int], ...], day: date | None, gazetteer: Gazetteer) -> Iterable[_Candidate]:
    """Without a name: who held the office of that country on that day."""
    for name, country in offices:
        if day and country:
            for person in gazetteer.holders(country, name, day):
                yield _person(person, 0.85, (("office", 0.85),), gazetteer)


def _person(person: Person, score: float, features: tuple[tuple[str, float], ...], gazetteer: Gazetteer) -> _Candidate:
    return _Candidate(
        key_of(person, gazetteer), person.label, "person", score, features, person.countries, person.terms
    )


def _things(query: Query, known: Known) -> Iterable[_Candidate]:
    countries = {_country(text, known.gazetteer) for text in query.wanted("country")}
    for weight, thing in known.gazetteer.named(query.name) if query.name.strip() else ():
        name = (0.5, 0.4, 0.8, 0.9)[weight]
        where = 0.0 if not countries or not thing.country else 0.1 if thing.country in countries else -0.4
        features = (("name", name), *((("country", where),) if where else ()))
        own = frozenset({thing.country} - {0})
        key = key_of(thing, known.gazetteer)
        yield _Candidate(key, thing.label, thing.kind, round(name + where, 4), features, own)


def _of_graph(query: Query, known: Known) -> Iterable[_Candidate]:
    for agent, likeness in known.of_graph(query.name) if query.name.strip() else ():
        if likeness >= 0.5:
            score = round(0.85 * likeness, 4)
            yield _Candidate(agent.key, agent.label, agent.kind, score, (("name", score),), _numbers(agent.country))


def _numbers(country: str | None) -> frozenset[int]:
    return frozenset({int(country[1:])}) if country and country[1:].isdigit() else frozenset()


def _country(text: str, gazetteer: Gazetteer) -> int:
    if text[:1] == "Q" and text[1:].isdigit():
        return int(text[1:])
    return next((thing.id for _, thing in gazetteer.named(text) if thing.kind == "country"), 0)


def _judged(one: _Candidate, query: Query, gazetteer: Gazetteer) -> _Candidate | None:
    """The candidate under the query's conditions; None where it fails one that is required."""
    score = one.score
    for condition in query.conditions:
        if condition.required or condition.quantifier != "any":
            held = [_holds(one, condition, value, gazetteer) for value in condition.values]
            met = {"any": any(held), "all": all(held), "none": not any(held)}[condition.quantifier]
            if condition.required and not met:
                return None
            score -= 0.0 if met else _AGAINST
    return replace(one, score=round(min(max(score, 0.0), 1.0), 4))


def _holds(one: _Candidate, condition: Condition, value: str, gazetteer: Gazetteer) -> bool:
    if condition.property == "country":
        return _country(value, gazetteer) in one.countries
    if condition.property == "office":
        return any(fit(role(value), term.role) for term in one.terms)
    if condition.property == "date":
        return any(term.covers(date.fromisoformat(value)) for term in one.terms)
    return False  # a property that nothing here has


def _written(one: _Candidate, match: bool, known: Known, *, named: bool) -> dict[str, Any]:
    """A candidate as answers have it; features have names in 1.0-draft."""
    type_ = next(id_ for id_, kind in TYPES.items() if kind == one.kind)
    features = [
        {"id": name, **({"name": name} if named else {}), "value": round(100 * value, 2)}
        for name, value in one.features
    ]
    agent = known.agent(one.key)
    described = {"description": known.description(agent)} if agent else {}
    return {
        "id": one.key, "name": one.name, "type": [{"id": type_, "name": type_}], "score": round(100 * one.score, 2),
        "features": features, "match": match, **described,
    }  # fmt: skip
