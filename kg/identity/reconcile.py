"""The project's own reconciliation service as pure functions: a query batch in, candidates out.

Both versions of the protocol, over the gazetteer and the agents of a graph: 0.2 (a batch of named queries) and
1.0-draft (``POST /match``: a list of queries made of conditions). Identifiers are agents' keys: ``Q17``,
``person.Name.Country``.

Source: Reconciliation Service API, W3C Entity Reconciliation Community Group, 0.2 and 1.0-draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from kg.errors import BadParameter
from kg.identity.agents import key_of
from kg.identity.gazetteer import Gazetteer
from kg.identity.likeness import name_fit
from kg.identity.names import normal, person_words, without_the
from kg.identity.resolve import MARGIN, THRESHOLD
from kg.identity.roles import role
from kg.identity.weigh import Asked, rank
from kg.model import Agent

TYPES = {"Person": "person", "Organization": "organization", "Country": "country", "Place": "place"}
_LIMIT, _MOST = 5, 50
_PEOPLE_LEAST = 0.4


@dataclass(frozen=True, slots=True)
class _Query:
    name: str
    kinds: frozenset[str]
    limit: int
    country: str = ""
    office: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """``score`` is 0 to 1 here, 0 to 100 in answers."""

    key: str
    name: str
    kind: str
    score: float
    features: tuple[tuple[str, float], ...]
    description: str = ""


def manifest(base: str, ontology: str, version: str) -> dict[str, Any]:
    """What the service says of itself; ``base`` is that of the graph's IRIs, ``ontology`` that of its terms."""
    return {
        "versions": ["0.2", "1.0-draft"],
        "name": "diplograph",
        "identifierSpace": f"{base}agent/",
        "schemaSpace": ontology,
        "serviceVersion": version,
        "defaultTypes": [{"id": id_, "name": id_} for id_ in TYPES],
        "view": {"url": f"{base}agent/{{id}}"},
        "batchSize": _MOST,
        "standardizedScore": True,
    }


def answer_queries(batch: object, gazetteer: Gazetteer, agents: Iterable[Agent] = ()) -> dict[str, Any]:
    """Version 0.2: named queries to named results.

    Raises:
        BadParameter: the batch is not of the protocol's form.
    """
    if not isinstance(batch, dict):
        raise BadParameter("a batch of queries is an object of named queries", hint='{"q0": {"query": "Japan"}}')
    known = tuple(agents)
    return {
        name: {"result": [_written(c, m, named=False) for c, m in _ranked(_old(name, query), gazetteer, known)]}
        for name, query in batch.items()
    }


def answer_match(body: object, gazetteer: Gazetteer, agents: Iterable[Agent] = ()) -> dict[str, Any]:
    """Version 1.0-draft: a list of queries to a list of results, in the same order.

    Raises:
        BadParameter: the body is not of the protocol's form.
    """
    queries = body.get("queries") if isinstance(body, dict) else None
    if not isinstance(queries, list):
        raise BadParameter("the body has no list of queries", hint='{"queries": [{"conditions": [...]}]}')
    known = tuple(agents)
    return {
        "results": [
            {"candidates": [_written(c, m, named=True) for c, m in _ranked(_new(f"queries[{n}]", q), gazetteer, known)]}
            for n, q in enumerate(queries)
        ]
    }


def _old(where: str, query: object) -> _Query:
    if not isinstance(query, dict) or not ("query" in query or query.get("properties")):
        raise BadParameter(f"{where} has neither a query nor properties", hint='{"query": "Japan"}')
    properties = {}
    for row in _listed(where, query.get("properties", [])):
        if not isinstance(row, dict) or "pid" not in row or "v" not in row:
            raise BadParameter(f"{where}: a property without pid or v", hint='{"pid": "country", "v": "Japan"}')
        properties[str(row["pid"])] = _value(row["v"])
    return _query(where, query.get("query", ""), query.get("type"), query.get("limit"), properties)


def _new(where: str, query: object) -> _Query:
    conditions = _listed(where, query.get("conditions", [])) if isinstance(query, dict) else []
    if not isinstance(query, dict) or not conditions:
        raise BadParameter(
            f"{where} has no conditions", hint='{"conditions": [{"matchType": "name", "propertyValue": …}]}'
        )
    name, properties = "", {}
    for row in conditions:
        kind = row.get("matchType") if isinstance(row, dict) else None
        # Drafts of before 2025 said v and pid.
        value = row.get("propertyValue", row.get("v")) if isinstance(row, dict) else None
        if kind not in ("name", "property") or value is None:
            raise BadParameter(
                f"{where}: a condition without matchType or propertyValue", hint="matchType: name or property"
            )
        if kind == "name":
            name = _value(value)
        else:
            properties[str(row.get("propertyId", row.get("pid", "")))] = _value(value)
    if isinstance(query.get("type"), list):
        raise BadParameter(f"{where} has several types", hint="1.0-draft takes one")
    return _query(where, name, query.get("type"), query.get("limit"), properties)


def _query(where: str, name: object, type_: object, limit: object, properties: Mapping[str, str]) -> _Query:
    if not isinstance(name, str):
        raise BadParameter(f"{where}: the query is no text", hint='{"query": "Japan"}')
    asked = [type_] if isinstance(type_, str) else type_ if isinstance(type_, list) else list(TYPES)
    kinds = frozenset(TYPES[str(one)] for one in asked if str(one) in TYPES)
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int | float) or limit < 1):
        raise BadParameter(f"{where}: limit is no number above 0", hint="leave it out for 5")
    count = min(int(limit), _MOST) if isinstance(limit, int | float) else _LIMIT
    try:
        day = date.fromisoformat(properties["date"]) if "date" in properties else None
    except ValueError:
        raise BadParameter(f"{where}: {properties['date']!r} is no day", hint="such as 2019-05-31") from None
    return _Query(name, kinds, count, properties.get("country", ""), properties.get("office", ""), day)


def _listed(where: str, value: object) -> list[Any]:
    if not isinstance(value, list):
        raise BadParameter(f"{where}: {str(value)[:40]!r} is no list", hint="see the protocol's examples")
    return value


def _value(value: object) -> str:
    """The first of several; of an entity its identifier."""
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value.get("id", "")) if isinstance(value, dict) else str(value)


def _ranked(query: _Query, gazetteer: Gazetteer, agents: tuple[Agent, ...]) -> list[tuple[_Candidate, bool]]:
    """Candidates, best first, each with whether it is the certain match."""
    found: dict[str, _Candidate] = {}
    if query.name.strip():
        for one in (*_people(query, gazetteer), *_things(query, gazetteer), *_of_graph(query, agents)):
            if one.key not in found or found[one.key].score < one.score:
                found[one.key] = one
    ranked = sorted(found.values(), key=lambda one: (-one.score, one.key))
    second = ranked[1].score if len(ranked) > 1 else 0.0
    certain = bool(ranked) and ranked[0].score >= THRESHOLD and ranked[0].score - second >= MARGIN
    return [(one, certain and n == 0) for n, one in enumerate(ranked[: query.limit])]


def _people(query: _Query, gazetteer: Gazetteer) -> Iterable[_Candidate]:
    if "person" not in query.kinds:
        return
    country = _country(query.country, gazetteer)
    thing = gazetteer.thing(country)
    offices = ((role(query.office, thing.iso if thing else ""), country),) if query.office else ()
    countries = frozenset({country} - {0})
    asked = Asked(query.name, offices, query.office, query.country, countries, frozenset(), query.day)
    for person, features in rank(asked, person_words(query.name), gazetteer):
        if features.score >= _PEOPLE_LEAST:
            told = tuple((name, value) for name, value in asdict(features).items() if value)
            term = max(person.terms, key=lambda term: term.start, default=None)
            what = f"{term.role}, {term.start or '?'} to {term.end or 'open'}" if term else ""
            yield _Candidate(key_of(person, gazetteer), person.label, "person", features.score, told, what)


def _country(text: str, gazetteer: Gazetteer) -> int:
    if text[:1] == "Q" and text[1:].isdigit():
        return int(text[1:])
    return next((thing.id for _, thing in gazetteer.named(text) if thing.kind == "country"), 0) if text else 0


def _things(query: _Query, gazetteer: Gazetteer) -> Iterable[_Candidate]:
    country = _country(query.country, gazetteer)
    for weight, thing in gazetteer.named(query.name):
        if thing.kind not in query.kinds and not (thing.kind == "country" and "place" in query.kinds):
            continue
        name = (0.4, 0.8, 0.9)[weight - 1]
        where = 0.0 if not country or not thing.country else 0.1 if thing.country == country else -0.4
        features = (("name", name), *((("country", where),) if where else ()))
        yield _Candidate(key_of(thing, gazetteer), thing.label, thing.kind, round(name + where, 4), features, thing.iso)


def _of_graph(query: _Query, agents: tuple[Agent, ...]) -> Iterable[_Candidate]:
    words, name = person_words(query.name), normal(without_the(query.name))
    for agent in agents:
        if agent.kind not in query.kinds:
            continue
        names = (agent.label, *agent.forms)
        if agent.kind == "person":
            fit = max(name_fit(words, person_words(one)) for one in names)
        else:
            fit = float(any(normal(without_the(one)) == name for one in names))
        if fit >= 0.5:
            score = round(0.85 * fit, 4)
            yield _Candidate(agent.key, agent.label, agent.kind, score, (("name", score),), "of the graph")


def _written(one: _Candidate, match: bool, *, named: bool) -> dict[str, Any]:
    """A candidate as answers have it; features have names in 1.0-draft."""
    type_ = next(id_ for id_, kind in TYPES.items() if kind == one.kind)
    features = [
        {"id": name, **({"name": name} if named else {}), "value": round(100 * value, 2)}
        for name, value in one.features
    ]
    return {
        "id": one.key, "name": one.name, "type": [{"id": type_, "name": type_}], "score": round(100 * one.score, 2),
        "features": features, "match": match, **({"description": one.description} if one.description else {}),
    }  # fmt: skip
