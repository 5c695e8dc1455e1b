"""``/documents``: which documents the store holds and what made them, as a build on another machine has to know.

It comes in pages by name: ``next`` is the address of the one that follows.
"""

from __future__ import annotations

import json
from urllib.parse import urlencode

import pyoxigraph as ox

from kg import __version__
from kg.graph.vocabulary import DG, RDF
from kg.server.access import holds_token
from kg.server.http import Request, Response
from kg.server.sparql import Endpoint, all_of

PAGE = 5_000  # documents
_LONGEST = 8_000  # bytes of a query string
_NAMES = ("name", "document", "sha256", "version", "model", "decisions")


async def documents(endpoint: Endpoint, request: Request) -> Response:
    """A page of documents in the order of their names, after the one that ``after`` names."""
    after = next(iter(all_of(request.parameters(_LONGEST), "after")), None)
    beyond = "" if after is None else f"FILTER(STR(?name) > {ox.Literal(after)})"
    found = await endpoint.ask(
        f"""SELECT {" ".join(f"?{name}" for name in _NAMES)} {{
            GRAPH ?graph {{
                ?document {DG.fileName} ?name ; {DG.sha256} ?sha256 .
                OPTIONAL {{ ?run {RDF.type} {DG.Extraction} ; {DG.version} ?version ; {DG.model} ?model .
                    OPTIONAL {{ ?run {DG.decisions} ?decisions }} }}
            }} {beyond}
        }} ORDER BY STR(?name) LIMIT {PAGE}""",
        rows=PAGE,
    )
    rows = json.loads(found)["results"]["bindings"]
    told = {
        "diplograph": __version__,
        "base": endpoint.config.base,
        "write": _write(endpoint, request),
        "documents": [{name: row[name]["value"] if name in row else "" for name in _NAMES} for row in rows],
    }
    if len(rows) == PAGE:
        told["next"] = f"{request.origin}/documents?" + urlencode({"after": rows[-1]["name"]["value"]})
    body = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return Response(
        200, {"content-type": "application/json", "vary": "authorization", "cache-control": "no-cache"}, body
    )


def _write(endpoint: Endpoint, request: Request) -> str:
    """Whether this client may put documents here: "yes", "token" where it would need another one, "no"."""
    if not endpoint.config.write:
        return "no"
    return "yes" if holds_token(endpoint.config, request) else "token"
