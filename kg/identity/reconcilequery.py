"""Reconciliation queries of both versions of the protocol, read into one form.

Source: Reconciliation Service API, W3C Entity Reconciliation Community Group: 0.2, section 4.1; 1.0-draft, the section
on the match service.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.errors import BadParameter

MOST = 50  # candidates of a query, queries of a batch
_LIMIT = 5
_QUANTIFIERS = ("any", "all", "none")


@dataclass(frozen=True, slots=True)
class Condition:
    """What a property should be: any of the values, all of them, or none; a wish unless ``required``."""

    property: str
    values: tuple[str, ...]
    required: bool = False
    quantifier: str = "any"


@dataclass(frozen=True, slots=True)
class Query:
    """``types`` is None where any will do, ``name`` empty where only conditions are told."""

    name: str
    types: tuple[str, ...] | None
    limit: int
    conditions: tuple[Condition, ...] = ()

    def wanted(self, property_: str) -> tuple[str, ...]:
        """The values that are wished for a property."""
        return tuple(
            value for one in self.conditions for value in one.values
            if one.property == property_ and one.quantifier != "none"
        )  # fmt: skip

    @property
    def day(self) -> date | None:
        """The day that the query is about."""
        return next((date.fromisoformat(text) for text in self.wanted("date")), None)


def queries_of_0_2(batch: object) -> dict[str, Query]:
    """A batch of version 0.2.

    Raises:
        BadParameter: it is not of the protocol's form.
    """
    if not isinstance(batch, dict):
        raise BadParameter("a batch of queries is an object of named queries", hint='{"q0": {"query": "Japan"}}')
    return {name: _old(name, query) for name, query in batch.items()}


def queries_of_1_0(body: object) -> list[Query]:
    """The body of ``POST /match`` of version 1.0-draft.

    Raises:
        BadParameter: it is not of the protocol's form.
    """
    queries = body.get("queries") if isinstance(body, dict) else None
    if not isinstance(queries, list):
        raise BadParameter("the body has no list of queries", hint='{"queries": [{"conditions": [...]}]}')
    return [_new(f"queries[{n}]", query) for n, query in enumerate(queries)]


def _old(where: str, query: object) -> Query:
    if not isinstance(query, dict) or not ("query" in query or query.get("properties")):
        raise BadParameter(f"{where} has neither a query nor properties", hint='{"query": "Japan"}')
    conditions = []
    for row in _listed(where, query.get("properties", [])):
        if not isinstance(row, dict) or "pid" not in row or "v" not in row:
            raise BadParameter(f"{where}: a property without pid or v", hint='{"pid": "country", "v": "Japan"}')
        conditions.append(Condition(str(row["pid"]), _values(row["v"])))
    type_ = query.get("type")
    types = None if type_ is None else tuple(map(_id, type_ if isinstance(type_, list) else [type_]))
    return _query(where, query.get("query", ""), types, query.get("limit"), conditions)


def _new(where: str, query: object) -> Query:
    told = _listed(where, query.get("conditions", [])) if isinstance(query, dict) else []
    if not isinstance(query, dict) or not told:
        raise BadParameter(
            f"{where} has no conditions", hint='{"conditions": [{"matchType": "name", "propertyValue": …}]}'
        )
    name, conditions = "", []
    for row in told:
        kind = row.get("matchType") if isinstance(row, dict) else None
        # Drafts of before 2025 said v and pid.
        value = row.get("propertyValue", row.get("v")) if isinstance(row, dict) else None
        if kind not in ("name", "property") or value is None:
            raise BadParameter(
                f"{where}: a condition without matchType or propertyValue", hint="matchType: name or property"
            )
        quantifier = row.get("matchQuantifier", "any")
        if quantifier not in _QUANTIFIERS:
            raise BadParameter(f"{where}: unknown matchQuantifier", hint=f"one of: {', '.join(_QUANTIFIERS)}")
        if kind == "name":
            name = next(iter(_values(value)), "")
        else:
            property_ = str(row.get("propertyId", row.get("pid", "")))
            conditions.append(Condition(property_, _values(value), row.get("required") is True, quantifier))
    type_ = query.get("type")
    if isinstance(type_, list):
        raise BadParameter(f"{where} has several types", hint="1.0-draft takes one")
    return _query(where, name, None if type_ is None else (_id(type_),), query.get("limit"), conditions)


def _query(
    where: str, name: object, types: tuple[str, ...] | None, limit: object, conditions: list[Condition]
) -> Query:
    if not isinstance(name, str):
        raise BadParameter(f"{where}: the query is no text", hint='{"query": "Japan"}')
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int | float) or not limit >= 1):
        raise BadParameter(f"{where}: limit is no number above 0", hint="leave it out for 5")
    for condition in conditions:
        for value in condition.values if condition.property == "date" else ():
            try:
                date.fromisoformat(value)
            except ValueError:
                raise BadParameter(f"{where}: {value!r} is no day", hint="such as 2019-05-31") from None
    count = int(min(limit, MOST)) if isinstance(limit, int | float) else _LIMIT
    return Query(name, types, count, tuple(conditions))


def _listed(where: str, value: object) -> list[Any]:
    if not isinstance(value, list):
        raise BadParameter(f"{where}: {str(value)[:40]!r} is no list", hint="see the protocol's examples")
    return value


def _values(value: object) -> tuple[str, ...]:
    """One or more; of an entity its identifier."""
    return tuple(map(_id, value if isinstance(value, list) else [value]))


def _id(value: object) -> str:
    return str(value.get("id", "")) if isinstance(value, dict) else str(value)
