"""``/sparql``: the query operation of the SPARQL 1.1 Protocol.

Source: SPARQL 1.1 Protocol, section 2.1; updates (section 2.2) go to `kg.server.changes`.
"""

from __future__ import annotations

import asyncio
import marshal
import re
from collections import OrderedDict
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from hashlib import blake2b
from time import perf_counter

from kg import __version__
from kg.server.config import Config
from kg.server.execute import Job, Meta
from kg.server.http import Request, Response, parse_form
from kg.server.negotiate import takes_gzip
from kg.server.pool import Busy, Pool
from kg.server.problems import Problem
from kg.server.process import Reply
from kg.server.source import Source

ALLOW = "GET, HEAD, POST, OPTIONS"
_WHOLE = 1 << 20  # bytes; a larger answer goes out in pieces as the client takes them
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that may be given again while the store stands as it is."""

    meta: Meta
    body: bytes


class Cache:
    """Answers by ETag, the least used going first when they outgrow ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.largest = limit // 8
        self.size = 0
        self.hits = 0
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    def get(self, tag: str) -> Kept | None:
        found = self._kept.get(tag)
        if found:
            self._kept.move_to_end(tag)
            self.hits += 1
        return found

    def put(self, tag: str, kept: Kept) -> None:
        if len(kept.body) > self.largest or tag in self._kept:
            return
        self._kept[tag] = kept
        self.size += len(kept.body) + 500
        while self.size > self.limit:
            self.size -= len(self._kept.popitem(last=False)[1].body) + 500


class Endpoint:
    """Answers queries, its own and those of the other pages, by way of the pool and the cache."""

    def __init__(self, config: Config, pool: Pool, source: Source) -> None:
        self.config = config
        self.pool = pool
        self.source = source
        self.cache = Cache(config.cache_bytes)
        self.cut = 0
        self._outside = asyncio.Semaphore(max(1, config.workers // 2))

    async def read(self, request: Request) -> Job | None:
        """The query that a request asks, None for a request that asks nothing.

        Raises:
            Problem: it cannot be read as the protocol says.
        """
        limit = self.config.request_bytes
        pairs = request.parameters(limit)
        text = None
        if request.method == "POST":
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
            if kind == FORM:
                pairs += parse_form(body)
            else:
                try:
                    text = body.decode("utf-8")
                except UnicodeDecodeError:
                    raise Problem(400, "the query is not UTF-8") from None
        queries = all_of(pairs, "query")
        if all_of(pairs, "update"):
            raise Problem(400, "an update is sent by POST")
        if text is not None and queries:
            raise Problem(400, "the query is in the body or in the address, not in both")
        if len(queries) > 1:
            raise Problem(400, "there is more than one query parameter")
        if text is None:
            if not queries:
                if request.method == "POST":
                    raise Problem(400, "the parameter query is missing")
                return None
            text = queries[0]
        return self.job(request, text, pairs)

    def job(self, request: Request, text: str, pairs: Iterable[tuple[str, str]]) -> Job:
        """A query with what the other parameters and the headers say."""
        pairs = [pair for pair in pairs if pair[0] != "query"]
        rows, size = self._limits(pairs)
        chosen = [value for value in all_of(pairs, "format") + all_of(pairs, "output") if value]
        return Job(
            text,
            accept=request.header("accept"),
            format=chosen[0] if chosen else None,
            default_graphs=tuple(all_of(pairs, "default-graph-uri")),
            named_graphs=tuple(all_of(pairs, "named-graph-uri")),
            rows=rows,
            size=size,
            gzip=takes_gzip(request.header("accept-encoding")),
            base=self.config.base,
            union=self.config.union,
            services=self.config.services if "service" in text.lower() else (),
            service_seconds=self.config.seconds * self.config.service_share,
        )

    def _limits(self, pairs: list[tuple[str, str]]) -> tuple[int | None, int | None]:
        wanted = all_of(pairs, "limit")
        if not wanted or not wanted[0]:
            return self.config.rows, self.config.result_bytes
        if wanted[0] == "none":
            if not self.config.unlimited:
                raise Problem(403, "limit=none is not allowed here")
            return None, None
        if not re.fullmatch(r"[0-9]{1,9}", wanted[0]):
            raise Problem(400, "limit is a number of rows, or none")
        return min(int(wanted[0]), self.config.rows), self.config.result_bytes

    async def answer(self, request: Request, job: Job) -> tuple[Meta, Response]:
        """The answer, from the cache, by 304, or from a worker.

        Raises:
            KgError: why there is none.
        """
        await self.refresh()
        version = self.pool.version
        tag = entity_tag(version, job)
        if tag in _tags(request.header("if-none-match")):
            return Meta("", "", True), Response(304, {"etag": tag, "cache-control": "no-cache", "vary": _VARY})
        kept = self.cache.get(tag)
        if kept:
            return kept.meta, Response(200, _headers(kept.meta, tag), kept.body)
        began = perf_counter()
        reply = await (self._outward(job) if job.services else self.pool.run(job))
        meta = reply.meta
        self.cut += meta.cut is not None
        request.timings["wait"] = reply.waited
        request.timings["query"] = meta.milliseconds or (perf_counter() - began) * 1000
        if reply.version != version:
            tag = entity_tag(reply.version, job)
        headers = _headers(meta, tag)
        if reply.body is None and meta.length is not None and (meta.length <= _WHOLE or meta.format == "html"):
            reply.body = await reply.read()
        if reply.body is None:  # in pieces as the client takes them
            if meta.length is not None:
                headers["content-length"] = str(meta.length)
            return meta, Response(200, headers, self._keeping(tag, reply))
        if meta.steady:
            self.cache.put(tag, Kept(meta, reply.body))
        return meta, Response(200, headers, reply.body)

    async def _outward(self, job: Job) -> Reply:
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
            self.cache.put(tag, Kept(reply.meta, b"".join(parts)))

    async def ask(self, text: str, *, rows: int | None = None) -> bytes:
        """SPARQL JSON of a query of our own, within the usual limits; kept like any other."""
        await self.refresh()
        job = Job(text, format="json", rows=rows or self.config.rows, size=self.config.result_bytes)
        tag = entity_tag(self.pool.version, job)
        kept = self.cache.get(tag)
        if kept:
            return kept.body
        reply = await self.pool.run(job)
        body = await reply.read()
        self.cache.put(entity_tag(reply.version, job), Kept(reply.meta, body))
        return body

    async def refresh(self, *, now: bool = False) -> None:
        """Moves on to a newer snapshot of the store, if there is one. With ``now`` it looks even if it just did."""
        if self.source.refresh(now=now):
            await self.pool.start(self.source.path, self.source.version)


_VARY = "accept, accept-encoding"


def entity_tag(version: str, job: Job) -> str:
    """A strong ETag: the same bytes as long as the store, and the program that writes them, stand at this version."""
    # Of this version of marshal, equal values are equal bytes.
    digest = blake2b(marshal.dumps((__version__, *job), 0), digest_size=12).hexdigest()
    return f'"{version}-{digest}"'


def _headers(meta: Meta, tag: str) -> dict[str, str]:
    headers = {"content-type": meta.content_type, "vary": _VARY}
    if meta.steady:
        headers["etag"] = tag
        headers["cache-control"] = "no-cache"
    else:
        headers["cache-control"] = "no-store"
    if meta.gzip:
        headers["content-encoding"] = "gzip"
    if meta.cut:
        headers["kg-truncated"] = meta.cut
    return headers


def all_of(pairs: Iterable[tuple[str, str]], name: str) -> list[str]:
    """The values of every parameter of this name, in order."""
    return [value for key, value in pairs if key == name]


def _tags(header: str) -> list[str]:
    return [tag.strip().removeprefix("W/") for tag in header.split(",")] if header else []


def content_type(header: str) -> tuple[str, str]:
    """Media type and charset of a Content-Type, in small letters, "" where there is none."""
    kind, *parameters = (part.strip().lower() for part in header.split(";"))
    charset = next((p.partition("=")[2].strip('"') for p in parameters if p.startswith("charset=")), "")
    return kind, charset
