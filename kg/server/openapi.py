"""The OpenAPI description of the saved queries and the endpoint, made from the headers of the queries.

Source: OpenAPI Specification 3.1.0.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.server.http import Request, Response
from kg.server.negotiate import GRAPHS, HTML, RESULTS, Format
from kg.server.problems import MEDIA_TYPE
from kg.server.saved import SavedQueries

if TYPE_CHECKING:
    from kg.queries.header import Parameter
    from kg.queries.saved import SavedQuery

_YEAR = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_DAY: dict[str, Any] = {"type": "string", "format": "date"}
_DATES: dict[str, Any] = {
    "anyOf": [
        _DAY,
        {"type": "string", "pattern": f"^{_YEAR}-(0[1-9]|1[0-2])$"},
        {"type": "string", "pattern": f"^{_YEAR}$"},
    ]
}
_SCHEMAS: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "country": {"type": "string"},
    "agent": {"type": "string"},
    "iri": {"type": "string", "format": "iri"},
    "integer": {"type": "string", "pattern": "^[+-]?[0-9]{1,18}$"},
    "decimal": {"type": "string", "pattern": "^[+-]?[0-9]{1,18}([.][0-9]{1,9})?$"},
    "boolean": {"type": "string", "enum": ["true", "false"]},
    "date": _DAY,
    "from": _DATES,
    "until": _DATES,
}
_ROWS = {"type": "string", "pattern": "^[0-9]{1,9}$"}
_MOST_ROWS = {"type": "string", "pattern": "^([0-9]{1,9}|none)?$"}


def document(saved: SavedQueries, request: Request) -> Response:
    """The whole description, as JSON."""
    paths: dict[str, Any] = {
        "/sparql": {"get": _sparql(), "post": _posted()},
        "/queries": {
            "get": {
                "operationId": "list-queries",
                "summary": "All saved queries with their parameters",
                "responses": {"200": _answer("The list", {"application/json": {}, "text/html": {}})},
            }
        },
        "/documents": {"get": _documents()},
    }
    for query in saved:
        paths[f"/queries/{query.name}"] = {"get": _saved(query)}
    described = {
        "openapi": "3.1.0",
        "info": {
            "title": "diplograph",
            "version": __version__,
            "description": "A knowledge graph of diplomatic texts: saved queries and the SPARQL endpoint.",
        },
        "servers": [{"url": request.origin}],
        "paths": paths,
        "components": {
            "responses": {"Problem": _answer("A problem document (RFC 9457)", _REFUSED)},
        },
    }
    body = json.dumps(described, ensure_ascii=False, indent=1).encode()
    return Response(200, {"content-type": "application/json", "cache-control": "no-cache"}, body)


_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "line": {"type": "integer"},
        "column": {"type": "integer"},
        "hint": {"type": "string"},
    },
}


_REFUSED = {MEDIA_TYPE: {"schema": _PROBLEM}, "text/html": {}}


def _documents() -> dict[str, Any]:
    return {
        "operationId": "list-documents",
        "summary": "The documents of the store by name, a page at a time",
        "parameters": [_plain("after", "Only names after this one", {"type": "string"})],
        "responses": {
            "200": _answer("A page; next is the address of the one that follows", {"application/json": {}}),
            **_refusals("400", "414", "503"),
        },
    }


def _saved(query: SavedQuery) -> dict[str, Any]:
    graph = query.form in ("construct", "describe")
    offered = GRAPHS if graph else RESULTS
    return {
        "operationId": query.name,
        "summary": query.title,
        "description": query.description,
        "tags": list(query.tags),
        "parameters": [
            *(_parameter(parameter) for parameter in query.parameters),
            _plain("limit", "No more than so many rows", _ROWS),
            _plain("offset", "Leave out so many rows", _ROWS),
            _plain("format", "The format, in place of Accept", {"enum": [*(form.name for form in offered), ""]}),
        ],
        "responses": _responses(offered),
    }


def _sparql() -> dict[str, Any]:
    return {
        "operationId": "sparql",
        "summary": "Any SPARQL 1.1 query; without one, the service description",
        "parameters": [
            _plain("query", "The query", {"type": "string"}),
            _plain("default-graph-uri", "A graph of the default graph", {"type": "array", "items": {"type": "string"}}),
            _plain("named-graph-uri", "A named graph", {"type": "array", "items": {"type": "string"}}),
            _plain("limit", "No more than so many rows, or none for no limit", _MOST_ROWS),
        ],
        "responses": {**_responses((*RESULTS, *GRAPHS)), **_refusals("502")},
    }


def _posted() -> dict[str, Any]:
    form = {"type": "object", "required": ["query"], "properties": {"query": {"type": "string"}, "limit": _MOST_ROWS}}
    return {
        "operationId": "sparql-posted",
        "summary": "The same for texts that are too long for an address; and SPARQL Update, where that is allowed",
        "requestBody": {
            "required": True,
            "content": {
                "application/x-www-form-urlencoded": {"schema": form},
                "application/sparql-query": {"schema": {"type": "string"}},
                "application/sparql-update": {"schema": {"type": "string"}},
            },
        },
        "responses": {
            **_responses((*RESULTS, *GRAPHS)),
            "204": {"description": "The update is made, and readers see it"},
            **_refusals("401", "408", "413", "415", "502", "507"),
        },
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema = dict(_SCHEMAS[parameter.type])
    if parameter.choices:
        schema = {"type": "string", "enum": list(parameter.choices)}
    elif not parameter.required and schema != {"type": "string"}:
        schema = {"anyOf": [*schema.get("anyOf", [schema]), {"const": ""}]}
    if parameter.default is not None:
        schema["default"] = parameter.default
    return {**_plain(parameter.name, parameter.description, schema), "required": parameter.required}


def _plain(name: str, text: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": text, "schema": schema}


def _responses(offered: tuple[Format, ...]) -> dict[str, Any]:
    content: dict[str, Any] = {form.media_type: {} for form in offered if form is not HTML}
    return {
        "200": _answer("The result", content | {"text/html": {}}),
        "304": {"description": "Unchanged: the ETag of If-None-Match still holds"},
        **_refusals("400", "403", "404", "406", "414", "503"),
    }


def _refusals(*statuses: str) -> dict[str, Any]:
    return {status: {"$ref": "#/components/responses/Problem"} for status in statuses}


def _answer(text: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"description": text, "content": content}
