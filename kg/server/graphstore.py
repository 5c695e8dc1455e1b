"""``/store``: graphs read and written whole; which one is said by ``?graph=``, ``?default`` or the address itself.

Source: SPARQL 1.1 Graph Store HTTP Protocol, sections 4 (identification) and 5 (operations).
"""

from __future__ import annotations

import secrets
from urllib.parse import quote

import pyoxigraph as ox

from kg.server.access import may_read, may_write
from kg.server.changes import Changes
from kg.server.execute import Job
from kg.server.http import Request, Response
from kg.server.negotiate import GRAPHS, NotAcceptable, choose, named, takes_gzip
from kg.server.problems import Problem
from kg.server.sparql import Endpoint, all_of

ALLOW = "GET, HEAD, PUT, POST, DELETE, OPTIONS"
_READ = "GET, HEAD, OPTIONS"
_LONGEST = 8_000  # bytes of a query string
_OFFERED = GRAPHS[:-1]  # a graph as a page is what /data/ has


class GraphStore:
    """The graph store of an endpoint."""

    def __init__(self, endpoint: Endpoint, changes: Changes) -> None:
        self.endpoint = endpoint
        self.changes = changes

    @property
    def allow(self) -> str:
        return ALLOW if self.endpoint.config.write else _READ

    async def answer(self, request: Request) -> Response:
        """Any request at or below ``/store``."""
        if request.method in ("GET", "HEAD"):
            may_read(self.endpoint.config, request)
            return await self._get(request, self._identify(request))
        if request.method not in ("PUT", "POST", "DELETE"):
            raise Problem(405, "graphs are read, put, posted and deleted here", headers={"allow": self.allow})
        may_write(self.endpoint.config, request)
        if request.method == "POST" and request.path in ("/store", "/store/") and not request.query:
            iri = f"{request.origin}/store/{secrets.token_hex(8)}"
            await self.changes.graph(request, iri, iri)
            return Response(201, {"location": iri, "cache-control": "no-store"})
        graph = self._identify(request)
        outcome = await self.changes.graph(request, graph, graph or self.endpoint.config.base)
        if outcome.missing:
            raise _none()
        return Response(201 if outcome.created else 204, {"cache-control": "no-store"})

    def _identify(self, request: Request) -> str | None:
        """The IRI of the graph, None for the default graph."""
        pairs = request.parameters(_LONGEST)
        graphs, default = all_of(pairs, "graph"), all_of(pairs, "default")
        below = request.path.removeprefix("/store").lstrip("/")
        if below and (graphs or default):
            raise Problem(400, "the address names a graph, and so does the query string")
        if below:
            return f"{request.origin}/store/{quote(below, safe='/:@!$&()*+,;=~')}"
        if len(graphs) + len(default) != 1:
            raise Problem(400, "name one graph", hint="?graph=IRI, or ?default")
        if default:
            return None
        try:
            return ox.NamedNode(graphs[0]).value
        except ValueError:
            raise Problem(400, "graph is not an absolute IRI") from None

    async def _get(self, request: Request, graph: str | None) -> Response:
        wanted = next((value for value in all_of(request.parameters(_LONGEST), "format") if value), None)
        form = named(wanted, _OFFERED) if wanted else choose(request.header("accept"), _OFFERED)
        if form is None:
            raise NotAcceptable(f"a graph can be had as {', '.join(form.media_type for form in _OFFERED)}")
        config = self.endpoint.config
        if graph is None:
            text = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        else:
            node = ox.NamedNode(graph)
            if b"true" not in await self.endpoint.ask(f"ASK {{ GRAPH {node} {{ }} }}"):
                raise _none()
            text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {node} {{ ?s ?p ?o }} }}"
        whole = config.unlimited
        job = Job(
            text,
            format=form.name,
            rows=None if whole else config.rows,
            size=None if whole else config.result_bytes,
            gzip=takes_gzip(request.header("accept-encoding")),
            union=False,
        )
        return (await self.endpoint.answer(request, job))[1]


def _none() -> Problem:
    return Problem(404, "there is no such graph")
