"""Which part of the server answers a request: the routes of its paths, and the methods that each takes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from kg.server import description, entities, listing, openapi, pages
from kg.server.access import may_read
from kg.server.changes import Changes
from kg.server.config import Config
from kg.server.execute import Job
from kg.server.graphstore import GraphStore
from kg.server.http import Request, Response
from kg.server.problems import Problem
from kg.server.reconciliation import ALLOW as RECONCILE_ALLOW
from kg.server.reconciliation import ROOT as RECONCILE
from kg.server.reconciliation import Reconciliation
from kg.server.saved import SavedQueries
from kg.server.sparql import ALLOW, Endpoint

Handler = Callable[[Request], Awaitable[Response]]

_GET = "GET, HEAD, OPTIONS"
_ROUTES = frozenset(
    ("/", "/sparql", "/queries", "/data", "/store", "/documents", "/healthz", "/readyz", "/metrics", "/openapi.json",
     "/.well-known", "/reconcile")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Routes:
    """The parts that answer; ``state`` has the pages that tell of the server itself, by path."""

    config: Config
    endpoint: Endpoint
    changes: Changes
    store: GraphStore
    saved: SavedQueries
    reconciliation: Reconciliation | None
    state: Mapping[str, Handler]

    async def answer(self, request: Request) -> Response:
        """The answer at the request's path.

        Raises:
            Problem: nothing is there, the method is not taken, or the client may not.
            KgError: the answer cannot be given.
        """
        path = request.path
        if self.config.private and path not in ("/healthz", "/readyz") and request.method != "OPTIONS":
            may_read(self.config, request)
        if path in ("/sparql", "/sparql/"):
            return await self.sparql(request)
        if path == "/store" or path.startswith("/store/"):
            return _options(self.store.allow) if request.method == "OPTIONS" else await self.store.answer(request)
        if path.startswith("/documents/") and path != "/documents/":
            if request.method == "OPTIONS":
                return _options("PUT, DELETE, OPTIONS")
            return await self.changes.document(request, path.removeprefix("/documents/"))
        if self.reconciliation and (path == RECONCILE or path.startswith(f"{RECONCILE}/")):
            return (
                _options(RECONCILE_ALLOW) if request.method == "OPTIONS" else await self.reconciliation.answer(request)
            )
        handler = self._page(path)
        if handler is None:
            raise Problem(404, "there is nothing here", hint=f"begin at {request.base_path}/")
        if request.method == "OPTIONS":
            return _options(_GET)
        if request.method not in ("GET", "HEAD"):
            raise Problem(405, "this can only be read", headers={"allow": _GET})
        return await handler(request)

    def _page(self, path: str) -> Handler | None:
        fixed: dict[str, Handler] = {
            **self.state,
            "/": self._landing,
            "/openapi.json": self._openapi,
            "/documents": self._documents,
            "/documents/": self._documents,
            "/queries": self.saved.index,
            "/queries/": self.saved.index,
            "/.well-known/void": self._void,
        }
        if path.startswith("/queries/"):
            return fixed.get(path) or (lambda request: self.saved.run(request, path.removeprefix("/queries/")))
        if path.startswith("/data/"):
            return lambda request: entities.dereference(self.endpoint, request, path.removeprefix("/data/"))
        return fixed.get(path)

    async def sparql(self, request: Request) -> Response:
        """The answer of the SPARQL endpoint (SPARQL 1.1 Protocol, 2.1 and 2.2); `answer`'s errors."""
        if request.method == "OPTIONS":
            return _options(ALLOW)
        if request.method not in ("GET", "HEAD", "POST"):
            raise Problem(405, "a query comes by GET or POST", headers={"allow": ALLOW})
        job: Job | None
        if request.method == "POST":
            if changed := await self.changes.update(request):
                return changed
            job = await self.endpoint.posted(request)
        else:
            job = self.endpoint.asked(request)
        if job is None:
            return await description.bare_endpoint(self.endpoint, request)
        request.asked = job.text
        meta, response = await self.endpoint.answer(request, job)
        return await pages.result(request, job, meta, response) if meta.format == "html" else response

    async def _landing(self, request: Request) -> Response:
        return await pages.landing(self.endpoint, self.saved, request)

    async def _void(self, request: Request) -> Response:
        return await description.void(self.endpoint, request)

    async def _openapi(self, request: Request) -> Response:
        return openapi.document(self.saved, request)

    async def _documents(self, request: Request) -> Response:
        return await listing.documents(self.endpoint, request)


def route_of(path: str) -> str:
    """The route of a path, for metrics: a fixed set, whatever is asked for."""
    if path in _ROUTES:
        return path
    route = f"/{path.split('/', 2)[1] if path.startswith('/') else ''}"
    return route if route in _ROUTES else "other"


def _options(allow: str) -> Response:
    return Response(
        204,
        {
            "allow": allow,
            "access-control-allow-methods": allow,
            "access-control-allow-headers": "accept, content-type, if-none-match, authorization",
            "access-control-max-age": "86400",
        },
    )
