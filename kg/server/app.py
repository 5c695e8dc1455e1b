"""The application: its parts, what every answer carries, and what becomes of every error."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import KgError, ServerError
from kg.server import pages
from kg.server.changes import Changes
from kg.server.config import Config
from kg.server.graphstore import GraphStore
from kg.server.http import BadRequest, Request, Response
from kg.server.metrics import Metrics
from kg.server.negotiate import HTML, Format, choose
from kg.server.nursery import Nursery
from kg.server.owner import Owner
from kg.server.pool import Busy, Pool
from kg.server.problems import MEDIA_TYPE, Problem, of_error
from kg.server.process import WorkerBug
from kg.server.reconciliation import Reconciler, Reconciliation
from kg.server.routes import Routes, route_of
from kg.server.saved import SavedQueries
from kg.server.source import open_source
from kg.server.sparql import Endpoint
from kg.settings import Settings
from kg.store.marker import MARKER
from kg.store.store import Store

if TYPE_CHECKING:
    from kg.queries.saved import Catalogue

access = logging.getLogger("kg.server.access")
log = logging.getLogger("kg.server")

_EXPOSED = "etag, kg-truncated, retry-after, server-timing, x-request-id"
_PROBLEM = Format("problem", MEDIA_TYPE, ("application/json",))


class Server:
    """The application with its workers. `respond` answers between `start` and `close`."""

    def __init__(
        self,
        store: Path | str | ox.Store,
        catalogue: Catalogue | None,
        config: Config,
        nursery: Nursery | None = None,
        reconciler: Callable[[], Reconciler] | None = None,
    ) -> None:
        self.config = config
        self.pool = Pool(config, nursery)
        self.owner = _owner(store, config, self.pool)
        self.source = open_source(store)
        self.endpoint = Endpoint(config, self.pool, self.source)
        changes = Changes(self.endpoint, self.owner)
        self.metrics = Metrics()
        self.reconciliation = Reconciliation(self.endpoint, reconciler) if reconciler else None
        self.routes = Routes(
            config,
            self.endpoint,
            changes,
            GraphStore(self.endpoint, changes),
            SavedQueries(self.endpoint, catalogue),
            self.reconciliation,
            {"/healthz": self._healthz, "/readyz": self._readyz, "/metrics": self._metrics},
        )
        self.stopping = False
        mark = secrets.token_hex(4)
        self._identities = (f"{mark}{number:06x}" for number in count())
        self._endpoint_path = f"{config.base_path}/sparql"

    async def start(self) -> None:
        """Comes back when queries can be answered.

        Raises:
            StoreError: the store is locked, broken or too new.
            ServerError: no worker can be started.
        """
        try:
            if self.owner:
                await self.owner.start()
                self.source.refresh(now=True)
            self.pool.start(self.source.path, self.source.version)
            await self.pool.check(starting=True)
        except KgError:
            await self.close()
            raise

    async def close(self) -> None:
        """Lets changes that were begun end, and all processes; requests had their time before."""
        self.stopping = True
        if self.owner:
            await self.owner.close()
        await self.pool.close()
        self.endpoint.lookups.close()
        if self.reconciliation:
            self.reconciliation.close()
        self.source.close()

    def at_hand(self, request: Request) -> Response | None:
        """The answer to what was asked before, where it is kept, or to a lookup: most of what a server is asked."""
        if request.path != self._endpoint_path or request.method != "GET" or self.config.private:
            return None
        request.began = perf_counter()
        response = self.endpoint.at_hand(request)
        if response is None:
            return None
        request.path = "/sparql"
        request.identity = next(self._identities)
        return self._complete(request, response)

    async def respond(self, request: Request) -> Response:
        """The answer to any request, refusals and faults of our own included."""
        request.identity = next(self._identities)
        request.began = perf_counter()
        base = self.config.base_path
        try:
            if base:
                if request.path != base and not request.path.startswith(base + "/"):
                    raise Problem(404, "there is nothing here")
                request.path = request.path[len(base) :] or "/"
                request.base_path = base
            plain = request.path == "/sparql" and not self.config.private
            response = await (self.routes.sparql(request) if plain else self.routes.answer(request))
        except (Exception, asyncio.CancelledError) as error:
            problem = self._problem(request, error)
            response = problem.response()
            if request.base_path == base and choose(request.header("accept"), (_PROBLEM, HTML)) is HTML:
                response = pages.refusal(problem, base, request.asked)
        return self._complete(request, response)

    def _complete(self, request: Request, response: Response) -> Response:
        """The answer with what every answer carries."""
        if "origin" in request.headers:
            response.headers["access-control-expose-headers"] = _EXPOSED
        response.lines += (
            "access-control-allow-origin: *\r\nx-content-type-options: nosniff\r\n"
            f"x-request-id: {request.identity}\r\n"
            f"server-timing: {request.timing}total;dur={(perf_counter() - request.began) * 1000:.1f}\r\n"
        )
        return response

    def done(self, request: Request, status: int, sent: int, error: Exception | None = None) -> None:
        """Counts and logs an answer that went out, with so many bytes of body; ``error`` broke it off."""
        if error is None:
            pass
        elif isinstance(error, KgError | WorkerBug):
            log.warning("request %s was broken off: %s", request.identity, error)
        else:
            log.error("request %s was broken off by a bug", request.identity, exc_info=error)
        spent = perf_counter() - request.began
        self.metrics.count(route_of(request.path), status, spent)
        if access.isEnabledFor(logging.INFO):
            line = {
                "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
                "id": request.identity,
                "client": request.client,
                "method": request.method,
                "path": request.path[:500],
                "status": status,
                "bytes": sent,
                "ms": round(spent * 1000, 1),
            }
            access.info(json.dumps(line))

    def _problem(self, request: Request, error: BaseException) -> Problem:
        """What is told of an error."""
        if isinstance(error, Problem):
            return error
        if isinstance(error, BadRequest):
            return Problem(error.status, error.detail)
        if isinstance(error, Busy):
            return Problem(503, error.message, headers={"retry-after": "1"})
        if isinstance(error, asyncio.CancelledError):  # the server was told to stop, and has waited for long enough
            return Problem(503, "the server is shutting down", headers={"retry-after": "5"})
        if isinstance(error, KgError):
            problem = of_error(error)
            if problem.status >= 500:
                log.warning("request %s: %s", request.identity, error)
            return problem
        log.error("request %s met a bug", request.identity, exc_info=error)
        return Problem(500, f"something went wrong here; the server's log has it under {request.identity}")

    async def _healthz(self, request: Request) -> Response:
        return Response(200, {"content-type": "text/plain", "cache-control": "no-store"}, b"ok\n")

    async def _readyz(self, request: Request) -> Response:
        if self.stopping:
            raise Problem(503, "the server is shutting down", headers={"retry-after": "5"})
        self.endpoint.refresh()
        await self.pool.check()
        return Response(200, {"content-type": "text/plain", "cache-control": "no-store"}, b"ready\n")

    async def _metrics(self, request: Request) -> Response:
        gauges = {
            "kg_queries_running": len(self.pool.running),
            "kg_queries_waiting": self.pool.waiting,
            "kg_changes_pending": self.owner.pending if self.owner else 0,
            "kg_workers_started_total": self.pool.started,
            "kg_graph_resident": int(self.pool.resident),
            "kg_lookups_resident": int(self.endpoint.lookups.ready),
            "kg_lookups_answered_total": self.endpoint.lookups.answered,
            "kg_cache_hits_total": self.endpoint.cache.hits,
            "kg_cache_bytes": self.endpoint.cache.size,
            "kg_results_truncated_total": self.endpoint.cut,
        }
        text = self.metrics.render(gauges)
        return Response(200, {"content-type": "text/plain; version=0.0.4", "cache-control": "no-store"}, text.encode())


def _owner(store: Path | str | ox.Store, config: Config, pool: Pool) -> Owner | None:
    if not config.write:
        return None
    if isinstance(store, ox.Store) or ((Path(store) / "CURRENT").is_file() and not (Path(store) / MARKER).is_file()):
        raise ServerError("only a store of diplograph's own can be written to", hint="kg build makes one")
    with Store.open(store, create=True) as opened:  # somebody else who writes is found out before the server is up
        opened.publish()
    return Owner(Path(store), config, lambda: pool.nursery)


def make_app(
    store: Path | str | ox.Store,
    catalogue: Catalogue | None = None,
    settings: Settings | Config | None = None,
    reconciler: Callable[[], Reconciler] | None = None,
) -> Server:
    """The application over a store.

    Args:
        store: the folder of a store, a plain Oxigraph folder, or an Oxigraph store in memory, which is copied.
        catalogue: saved queries; None for none.
        settings: the project's settings, or the server's own configuration.
        reconciler: gives what answers at ``/reconcile``; None for nothing there.

    Raises:
        StoreError: missing, locked, broken or too new.
        SettingsError: the base path is no path.
    """
    config = settings if isinstance(settings, Config) else Config.of(settings or Settings())
    return Server(store, catalogue, config, reconciler=reconciler)
