"""The reconciliation service but for its transport: manifest, matching, suggestions, data extension, descriptions.

Source: Reconciliation Service API, W3C Entity Reconciliation Community Group, 0.2 and 1.0-draft. The two differ in
their manifests (0.2 tells addresses, 1.0-draft has fixed routes) and in how rows of a data extension are written.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.errors import BadParameter
from kg.identity.agents import GEONAMES
from kg.identity.gazetteer import Gazetteer, Person, Thing
from kg.identity.judgements import ITEM
from kg.identity.known import Known
from kg.identity.reconcile import TYPES, answer_match, answer_queries
from kg.identity.reconcilequery import MOST
from kg.identity.roles import in_words
from kg.model import Agent

#: What may be asked for by data extension, and what may stand in a query's conditions.
PROPERTIES = {
    "name": "name", "alias": "other names", "country": "country", "wikidata": "Wikidata item",
    "geonames": "GeoNames id", "iso3166": "ISO 3166 code", "m49": "UN M49 code", "coordinates": "latitude, longitude",
    "former": "former name", "office": "office held",
    "born": "born", "died": "died",
}  # fmt: skip
CONDITIONS = {"country": "country", "office": "office held", "date": "day on which the office was held"}
_OF_PEOPLE, _OF_ALL = ("office", "born", "died"), ("name", "alias", "country", "wikidata")
_SUGGESTIONS = 20
_ROWS = 1000
_PREVIEW = {"width": 420, "height": 160}


class Reconciler:
    """Answers for a gazetteer and the agents of a graph. One instance serves one thread.

    ``base`` is that of the graph's IRIs, ``ontology`` that of its terms.
    """

    def __init__(self, gazetteer: Path | None, base: str, ontology: str, version: str) -> None:
        self._opened = Gazetteer.open(gazetteer)
        self._known = Known(self._opened)
        self._base, self._ontology, self._version = base, ontology, version

    def close(self) -> None:
        self._opened.close()

    def know(self, agents: Iterable[Agent]) -> None:
        """Candidates from now on: these agents of a graph, and the gazetteer."""
        self._known = Known(self._opened, agents)

    def manifest(self, url: str, *, draft: bool = False) -> dict[str, Any]:
        """What the service at ``url`` says of itself, in the form of 0.2 or of 1.0-draft."""
        told: dict[str, Any] = {
            "versions": ["0.2", "1.0-draft"],
            "name": "diplograph",
            "identifierSpace": f"{self._base}agent/",
            "schemaSpace": self._ontology,
            "serviceVersion": f"{self._version}, {self._opened.version}",
            "defaultTypes": _types(),
            "batchSize": MOST,
            "standardizedScore": True,
        }
        if draft:
            return told | {
                "versions": ["1.0-draft"],
                "view": {"url": f"{url}/view/{{id}}"},
                "preview": _PREVIEW,
                "suggest": {"entity": True, "property": True, "type": True},
                "extend": {"proposeProperties": True, "propertySettings": []},
                "lang": "en",
            }
        at = {kind: {"service_url": url, "service_path": f"/suggest/{kind}"} for kind in ("entity", "property", "type")}
        propose = {"service_url": url, "service_path": "/extend/propose"}
        return told | {
            "view": {"url": f"{url}/view/{{{{id}}}}"},
            "preview": {"url": f"{url}/preview?id={{{{id}}}}", **_PREVIEW},
            "suggest": at,
            "extend": {"propose_properties": propose, "property_settings": []},
        }

    def queries(self, batch: object) -> dict[str, Any]:
        """A batch of version 0.2.

        Raises:
            BadParameter: it is not of the protocol's form.
        """
        return answer_queries(batch, self._known)

    def match(self, body: object) -> dict[str, Any]:
        """A batch of version 1.0-draft.

        Raises:
            BadParameter: it is not of the protocol's form.
        """
        return answer_match(body, self._known)

    def suggest(self, kind: str, prefix: str, cursor: int) -> dict[str, Any]:
        """Entities, properties or types that begin so, after the first ``cursor`` of them."""
        if kind == "entity":
            found = self._known.beginning(prefix)[cursor : cursor + _SUGGESTIONS]
            return {"result": [self._suggested(agent) for agent in found]}
        named = {id_: id_ for id_ in TYPES} if kind == "type" else PROPERTIES | CONDITIONS
        start = prefix.strip().casefold()
        rows = [
            {"id": id_, "name": name} for id_, name in named.items()
            if any(text.casefold().startswith(start) for text in (id_, name, *name.split()))
        ]  # fmt: skip
        return {"result": rows[cursor : cursor + _SUGGESTIONS]}

    def _suggested(self, agent: Agent) -> dict[str, Any]:
        return {**_entity(agent), "description": self._known.description(agent), "notable": [_type_of(agent)]}

    def propose(self, type_: str, limit: int | None) -> dict[str, Any]:
        """The properties that entities of a type have."""
        kind = TYPES.get(type_)
        fitting = [
            id_ for id_ in PROPERTIES
            if id_ in _OF_ALL or kind is None or (id_ in _OF_PEOPLE) == (kind == "person")
        ]  # fmt: skip
        rows = [{"id": id_, "name": PROPERTIES[id_]} for id_ in fitting[:limit]]
        return {"type": type_, "properties": rows} | ({} if limit is None else {"limit": limit})

    def extend(self, query: object, *, draft: bool = False) -> dict[str, Any]:
        """Values of properties of entities; an entity or a property that nobody knows has none.

        Raises:
            BadParameter: the query is not of the protocol's form.
        """
        ids = query.get("ids") if isinstance(query, dict) else None
        asked = query.get("properties") if isinstance(query, dict) else None
        if not isinstance(ids, list) or not isinstance(asked, list):
            raise BadParameter("a data extension has ids and properties", hint='{"ids": [], "properties": []}')
        if not all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in asked):
            raise BadParameter("a property of a data extension is told by its id", hint='{"id": "country"}')
        if len(ids) > _ROWS:
            raise BadParameter(f"more than {_ROWS} ids", hint="ask for them in several requests")
        wanted = list(dict.fromkeys(row["id"] for row in asked))
        meta: list[dict[str, Any]] = [{"id": one, "name": PROPERTIES.get(one, one)} for one in wanted]
        for row in meta:
            if row["id"] == "country":
                row["type"] = {"id": "Country", "name": "Country"}
        rows = {str(id_): {one: self._values(str(id_), one) for one in wanted} for id_ in ids}
        if not draft:
            return {"meta": meta, "rows": rows}
        return {
            "meta": meta,
            "rows": [
                {"id": id_, "properties": [{"id": one, "values": values} for one, values in cells.items()]}
                for id_, cells in rows.items()
            ],
        }

    def _values(self, key: str, property_: str) -> list[dict[str, str]]:
        agent = self._known.agent(key)
        if agent is None:
            return []
        if property_ == "country":
            # A country itself is of no country.
            found = self._known.agent(agent.country) if agent.country and agent.country != key else None
            return [_entity(found)] if found else []
        return [{"str": text} for text in self._texts(agent, property_) if text]

    def _texts(self, agent: Agent, property_: str) -> Iterable[str]:
        entry = self._known.entry(agent.key)
        if property_ == "name":
            return [agent.label]
        if property_ == "alias":
            return [name for name in agent.forms if name != agent.label]
        if property_ == "wikidata":
            return [agent.key] if ITEM.fullmatch(agent.key) else []
        if property_ == "geonames":
            return [link.iri.removeprefix(GEONAMES).strip("/") for link in agent.links if GEONAMES in link.iri]
        if property_ in ("iso3166", "m49"):
            return [code for scheme, code in agent.codes if scheme == property_]
        if isinstance(entry, Person) and property_ == "office":
            terms = sorted(entry.terms, key=lambda term: (term.start, term.role))
            return [f"{in_words(term.role)}, {term.start or '?'} to {term.end or 'open'}" for term in terms]
        if isinstance(entry, Person) and property_ in ("born", "died"):
            return [entry.born if property_ == "born" else entry.died]
        if isinstance(entry, Thing) and property_ == "coordinates" and entry.latitude is not None:
            return [f"{entry.latitude}, {entry.longitude}"]
        if isinstance(entry, Thing) and property_ == "former":
            borne = self._opened.names_borne(entry.id)
            return [f"{one.name}, {one.since or '?'} to {one.until or '?'}" for one in borne]
        return []

    def describe(self, key: str) -> tuple[str, list[tuple[str, str]]] | None:
        """Name of an entity and what is known of it, as name and text; None for one that nobody knows."""
        agent = self._known.agent(key)
        if agent is None:
            return None
        told = [("", self._known.description(agent))]
        for property_ in ("alias", "former", "office", "born", "died", "wikidata"):
            values = [*self._texts(agent, property_)]
            told.append((PROPERTIES[property_], "; ".join(filter(None, values[-3:]))))
        return agent.label, [(name, text) for name, text in told if text]


def _types() -> list[dict[str, str]]:
    return [{"id": id_, "name": id_} for id_ in TYPES]


def _type_of(agent: Agent) -> dict[str, str]:
    id_ = next(id_ for id_, kind in TYPES.items() if kind == agent.kind)
    return {"id": id_, "name": id_}


def _entity(agent: Agent) -> dict[str, str]:
    return {"id": agent.key, "name": agent.label}
