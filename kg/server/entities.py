"""Entities under the data base IRI: their triples by content negotiation, or a page that links to their neighbours."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from typing import Any

import pyoxigraph as ox

from kg.graph.vocabulary import DG
from kg.server.html import framed, page, shorten, term
from kg.server.http import Request, Response
from kg.server.negotiate import GRAPHS, HTML, choose, named
from kg.server.problems import Problem
from kg.server.sparql import Endpoint

_LONGEST = 2_000
_NEIGHBOURS = 200


async def dereference(endpoint: Endpoint, request: Request, local: str) -> Response:
    """The node whose IRI is the data base followed by ``local``; a graph's own IRI gives the graph.

    Raises:
        Problem: 404 where the store knows no such node.
    """
    base = endpoint.config.base
    try:
        node = ox.NamedNode(base + local) if len(local) <= _LONGEST else None
    except ValueError:
        node = None
    if node is None or not local:
        raise Problem(404, "there is no such entity")
    known = await endpoint.ask(
        f"SELECT ?kind {{ {{ SELECT ('node' AS ?kind) {{ {node} ?p ?o }} LIMIT 1 }} UNION "
        f"{{ SELECT ('graph' AS ?kind) {{ GRAPH {node} {{ ?s ?p ?o }} }} LIMIT 1 }} UNION "
        f"{{ SELECT ('object' AS ?kind) {{ ?s ?p {node} }} LIMIT 1 }} }}"
    )
    kinds = {row["kind"]["value"] for row in json.loads(known)["results"]["bindings"]}
    if not kinds:
        raise Problem(404, "there is no such entity")
    wanted = next((value for key, value in request.parameters(_LONGEST) if key == "format" and value), None)
    form = named(wanted, GRAPHS) if wanted else choose(request.header("accept"), GRAPHS)
    if form is HTML:
        return await _page(endpoint, request, node)
    whole = "graph" in kinds and "node" not in kinds
    text = f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {node} {{ ?s ?p ?o }} }}" if whole else f"DESCRIBE {node}"
    job = endpoint.job(request, text, {"format": [wanted]} if wanted else {})
    _, response = await endpoint.answer(request, job)
    response.headers["link"] = f'<{request.origin}/.well-known/void>; rel="describedby"'
    return response


async def _page(endpoint: Endpoint, request: Request, node: ox.NamedNode) -> Response:
    base, path = endpoint.config.base, request.base_path
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    outward = f"""SELECT DISTINCT ?property ?value ?name {{ {node} ?property ?value
        OPTIONAL {{ ?value <{label}>|{DG.quote} ?name }} }} ORDER BY ?property ?value LIMIT {_NEIGHBOURS}"""
    inward = f"""SELECT DISTINCT ?subject ?name ?property {{ ?subject ?property {node}
        OPTIONAL {{ ?subject <{label}> ?name }} }} ORDER BY ?property ?subject LIMIT {_NEIGHBOURS}"""
    properties = json.loads(await endpoint.ask(outward))["results"]["bindings"]
    mentions = json.loads(await endpoint.ask(inward))["results"]["bindings"]
    own = [row["value"]["value"] for row in properties if row["property"]["value"] == label]
    title = own[0] if own else shorten(node.value.removeprefix(base))
    formats = " · ".join(f'<a href="?format={name}">{name}</a>' for name in ("turtle", "jsonld", "ntriples", "rdfxml"))
    body = f'<h1>{escape(title)}</h1><p class="soft"><code>{escape(node.value)}</code></p><p>{formats}</p>'

    def cell(row: dict[str, Any], name: str, before: dict[str, Any] | None = None) -> str:
        value = row.get(name)
        if name == "property":  # told once, where it has several values
            again = before is not None and before["property"] == value
            return term(None if again else value, base, path, name)
        return term(value, base, path, name, row.get("name", {}).get("value", ""))

    if properties:
        lines = (cell(row, "property", last) + cell(row, "value") for last, row in _with_former(properties))
        body += framed(("property", "value"), lines, "Properties", "pairs")
    if mentions:
        lines = (cell(row, "property", last) + cell(row, "subject") for last, row in _with_former(mentions))
        body += "<h2>What points here</h2>" + framed(("property", "subject"), lines, "Mentions", "pairs")
    if _NEIGHBOURS in (len(properties), len(mentions)):
        body += f'<p class="note">No more than {_NEIGHBOURS} lines of each are shown.</p>'
    return page(f"{title}, diplograph", body, path)


def _with_former(rows: list[dict[str, Any]]) -> Iterable[tuple[dict[str, Any] | None, dict[str, Any]]]:
    return zip([None, *rows], rows, strict=False)
