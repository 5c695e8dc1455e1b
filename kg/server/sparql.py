"""``/sparql``: the query operation of the SPARQL 1.1 Protocol.

Source: SPARQL 1.1 Protocol, section 2.1; updates (section 2.2) go to `kg.server.changes`.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import aclosing
from functools import lru_cache
from hashlib import blake2b
from time import perf_counter

from kg import __version__
from kg.server.cache import Cache, Kept
from kg.server.config import Config
from kg.server.execute import Job, Meta
from kg.server.http import BadRequest, Request, Response, parse_form
from kg.server.lookups import PART, Lookups
from kg.server.negotiate import takes_gzip
from kg.server.pool import Busy, Pool
from kg.server.problems import Problem
from kg.server.process import Reply
from kg.server.source import Source

ALLOW = "GET, HEAD, POST, OPTIONS"
_SMALL = 64 << 10  # bytes; a larger answer may have to wait for its client
_WHOLE = 1 << 20  # bytes; a larger answer goes out in pieces as the client takes them
FORM = "application/x-www-form-urlencoded"


class Endpoint:
    """Answers queries, its own and those of the other pages, by way of the pool and the cache."""

    def __init__(self, config: Config, pool: Pool, source: Source) -> None:
        self.config = config
        self.pool = pool
        self.source = source
        self.cache = Cache(config.cache_bytes)
        self.lookups = Lookups(config.resident_bytes // PART)
        self.cut = 0
        self._outside = asyncio.Semaphore(max(1, config.workers // 2))

    def asked(self, request: Request) -> Job | None:
        """The query that the address of a request asks, None for a request that asks nothing.

        Raises:
            BadRequest, Problem: it cannot be read as the protocol says.
        """
        if request.job is None:
            given = by_name(request.parameters(self.config.request_bytes))
            text = _query(given)
            request.job = None if text is None else self.job(request, text, given)
        return request.job

    async def posted(self, request: Request) -> Job:
        """The query of a POST.

        Raises:
            BadRequest, Problem: it cannot be read as the protocol says.
        """
        limit = self.config.request_bytes
        pairs = request.parameters(limit)
        kind, charset = content_type(request.header("content-type"))
        if kind not in (FORM, "application/sparql-query"):
            raise Problem(
                415,
                f"a POST carries {FORM}, application/sparql-query or application/sparql-update",
                headers={"accept-post": f"{FORM}, application/sparql-query"},
            )
        if charset not in ("", "utf-8", "utf8", "us-ascii"):
            raise Problem(415, "SPARQL is sent as UTF-8")
        body = await request.body(limit, self.config.stall_seconds)
        given = by_name(pairs + parse_form(body) if kind == FORM else pairs)
        text = _query(given)
        if kind != FORM:
            if text is not None:
                raise Problem(400, "the query is in the body or in the address, not in both")
            try:
                text = body.decode("utf-8")
            except UnicodeDecodeError:
                raise Problem(400, "the query is not UTF-8") from None
        if text is None:
            raise Problem(400, "the parameter query is missing")
        return self.job(request, text, given)

    def job(self, request: Request, text: str, given: Mapping[str, list[str]]) -> Job:
        """A query with what the other parameters, by name, and the headers say."""
        config = self.config
        rows, size = self._limits(given["limit"][0]) if "limit" in given else (config.rows, config.result_bytes)
        services = config.services if config.services and "service" in text.lower() else ()
        return Job(
            text,
            request.headers.get("accept", ""),
            next(filter(None, (*given.get("format", ()), *given.get("output", ()))), None),
            tuple(given.get("default-graph-uri", ())),
            tuple(given.get("named-graph-uri", ())),
            rows,
            size,
            takes_gzip(request.headers.get("accept-encoding", "")),
            config.base,
            config.union,
            services,
            config.seconds * config.service_share if services else 0.0,
        )

    def _limits(self, wanted: str) -> tuple[int | None, int | None]:
        if not wanted:
            return self.config.rows, self.config.result_bytes
        if wanted == "none":
            if not self.config.unlimited:
                raise Problem(403, "limit=none is not allowed here")
            return None, None
        if not re.fullmatch(r"[0-9]{1,9}", wanted):
            raise Problem(400, "limit is a number of rows, or none")
        return min(int(wanted), self.config.rows), self.config.result_bytes

    def at_hand(self, request: Request) -> Response | None:
        """The answer to a GET of the endpoint that can be given at once.

        It says what another one said, and the answer to that is kept, and small; or it is a lookup.
        """
        if self.source.due:
            return None
        kept = self.cache.again(request, self.pool.version)
        if kept is None:
            return self._looked_up(request)
        return None if len(kept.body) > _SMALL else _unchanged(request, kept.tag) or self._again(kept)

    def _looked_up(self, request: Request) -> Response | None:
        """The answer to a lookup, unless the client may have it already."""
        version = self.pool.version
        if not self.pool.resident or "if-none-match" in request.headers:
            return None
        try:
            job = self.asked(request)
        except (BadRequest, Problem):  # which is told on the usual way
            return None
        if job is None or (found := self.lookups.answer(job, self.source.path, version)) is None:
            return None
        meta, body = found
        request.timing = f"query;dur={meta.milliseconds:.1f}, "
        tag = entity_tag(version, job.packed())
        if self.cache.get(tag):
            self.cache.note(request, tag)
        else:
            self.cache.put(Kept(tag, version, meta, body))
        return _response(meta, tag, body)

    def _again(self, kept: Kept) -> Response:
        self.cache.use(kept)
        return _response(kept.meta, kept.tag, kept.body)

    async def answer(self, request: Request, job: Job) -> tuple[Meta, Response]:
        """The answer, from the cache, by 304, or from a worker.

        Raises:
            KgError: why there is none.
        """
        self.refresh()
        version = self.pool.version
        packed = job.packed()
        tag = entity_tag(version, packed)
        if unchanged := _unchanged(request, tag):
            return Meta("", "", True), unchanged
        if kept := self.cache.get(tag):
            # Of HTML, a page is still to be made.
            if request.method == "GET" and request.path == "/sparql" and kept.meta.format != "html":
                self.cache.note(request, tag)
            return kept.meta, self._again(kept)
        began = perf_counter()
        reply = await (self._outward(packed) if job.services else self.pool.run(packed))
        meta = reply.meta
        self.cut += meta.cut is not None
        spent = meta.milliseconds or (perf_counter() - began) * 1000
        request.timing = f"wait;dur={reply.waited:.1f}, query;dur={spent:.1f}, "
        if reply.version != version:
            tag = entity_tag(reply.version, packed)
        if reply.body is None and meta.length is not None and (meta.length <= _WHOLE or meta.format == "html"):
            reply.body = await reply.read()
        if reply.body is None:  # in pieces as the client takes them
            response = _response(meta, tag, self._keeping(tag, reply))
            if meta.length is not None:
                response.headers["content-length"] = str(meta.length)
            return meta, response
        if meta.steady:
            self.cache.put(Kept(tag, reply.version, meta, reply.body))
        return meta, _response(meta, tag, reply.body)

    async def _outward(self, job: bytes) -> Reply:
        """Runs a query that may wait for another endpoint; such queries never hold more than half of the workers."""
        try:
            async with asyncio.timeout(self.config.patience_seconds):
                await self._outside.acquire()
        except TimeoutError:
            raise Busy("too many queries are waiting for other endpoints already") from None
        try:
            return await self.pool.run(job)
        finally:
            self._outside.release()

    async def _keeping(self, tag: str, reply: Reply) -> AsyncGenerator[bytes]:
        """The bytes as they come, kept as well where they are not too many."""
        keeps = reply.meta.steady and reply.meta.length is not None and reply.meta.length <= self.cache.largest
        parts = []
        async with aclosing(reply.chunks()) as chunks:
            async for part in chunks:
                if keeps:
                    parts.append(part)
                yield part
        if keeps:
            self.cache.put(Kept(tag, reply.version, reply.meta, b"".join(parts)))

    async def ask(self, text: str, *, rows: int | None = None) -> bytes:
        """SPARQL JSON of a query of our own, within the usual limits; kept like any other."""
        self.refresh()
        job = Job(text, format="json", rows=rows or self.config.rows, size=self.config.result_bytes)
        packed = job.packed()
        if kept := self.cache.get(entity_tag(self.pool.version, packed)):
            self.cache.use(kept)
            return kept.body
        reply = await self.pool.run(packed)
        body = await reply.read()
        self.cache.put(Kept(entity_tag(reply.version, packed), reply.version, reply.meta, body))
        return body

    def refresh(self, *, now: bool = False) -> None:
        """Moves on to a newer snapshot of the store, if there is one. With ``now`` it looks even if it just did."""
        if self.source.refresh(now=now):
            self.pool.start(self.source.path, self.source.version)


_VARY = "accept, accept-encoding"
_PROGRAM = __version__.encode()


def entity_tag(version: str, packed: bytes) -> str:
    """A strong ETag: the same bytes as long as the store, and the program that writes them, stand at this version."""
    return f'"{version}-{blake2b(_PROGRAM + packed, digest_size=12).hexdigest()}"'


def _unchanged(request: Request, tag: str) -> Response | None:
    """304 for a client that has the answer of this ETag."""
    known = request.headers.get("if-none-match")
    if known is None or tag not in [name.strip().removeprefix("W/") for name in known.split(",")]:
        return None
    return Response(304, {"etag": tag, "cache-control": "no-cache", "vary": _VARY})


def _response(meta: Meta, tag: str, body: bytes | AsyncGenerator[bytes]) -> Response:
    headers = {"etag": tag} if meta.steady else {}
    if meta.cut:
        headers["kg-truncated"] = meta.cut
    return Response(200, headers, body, _lines(meta.content_type, steady=meta.steady, gzip=meta.gzip))


@lru_cache
def _lines(content_type: str, *, steady: bool, gzip: bool) -> str:
    encoding = "content-encoding: gzip\r\n" if gzip else ""
    cache = "no-cache" if steady else "no-store"
    return f"content-type: {content_type}\r\n{encoding}cache-control: {cache}\r\nvary: {_VARY}\r\n"


def _query(given: Mapping[str, list[str]]) -> str | None:
    if "update" in given:
        raise Problem(400, "an update is sent by POST")
    queries = given.get("query", ())
    if len(queries) > 1:
        raise Problem(400, "there is more than one query parameter")
    return queries[0] if queries else None


def by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The values of every parameter, in order."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def all_of(pairs: Iterable[tuple[str, str]], name: str) -> list[str]:
    """The values of every parameter of this name, in order."""
    return [value for key, value in pairs if key == name]


def content_type(header: str) -> tuple[str, str]:
    """Media type and charset of a Content-Type, in small letters, "" where there is none."""
    kind, *parameters = (part.strip().lower() for part in header.split(";"))
    charset = next((p.partition("=")[2].strip('"') for p in parameters if p.startswith("charset=")), "")
    return kind, charset
