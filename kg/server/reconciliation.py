"""``/reconcile``: the transport of a reconciliation service, over the agents of the graph and a gazetteer.

What it answers comes from whoever was passed in (`Reconciler`). ``/reconcile`` speaks 0.2 and takes the routes of
1.0-draft as well; ``/reconcile/1.0-draft`` has the manifest in that version's form, which 0.2's excludes.

Source: Reconciliation Service API, W3C Entity Reconciliation Community Group, 0.2 and 1.0-draft.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from html import escape
from typing import Any, Protocol, TypeVar
from urllib.parse import quote, unquote

from kg.graph.vocabulary import DG, RDF, RDFS, SKOS
from kg.model import Agent, EntityKind
from kg.server.http import Request, Response, parse_form
from kg.server.problems import Problem
from kg.server.sparql import FORM, Endpoint, content_type

ROOT, DRAFT = "/reconcile", "/reconcile/1.0-draft"
ALLOW = "GET, HEAD, POST, OPTIONS"
_CALLBACK = re.compile(r"[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*")
_KINDS: dict[str, EntityKind] = {
    DG.Country.value: "country", DG.Person.value: "person", DG.Organization.value: "organization",
    DG.Place.value: "place",
}  # fmt: skip
_PREFERRED = ("country", "person", "organization", "place")  # a country is a place, too
_STATEMENTS = 2_000_000
_BATCH = 50
T = TypeVar("T")


class Reconciler(Protocol):
    """What answers. All of it is called in one thread; what is not of the protocol's form raises `BadParameter`."""

    def know(self, agents: Iterable[Agent]) -> None: ...
    def manifest(self, url: str, *, draft: bool = False) -> dict[str, Any]: ...
    def queries(self, batch: object) -> dict[str, Any]: ...
    def match(self, body: object) -> dict[str, Any]: ...
    def suggest(self, kind: str, prefix: str, cursor: int) -> dict[str, Any]: ...
    def propose(self, type_: str, limit: int | None) -> dict[str, Any]: ...
    def extend(self, query: object, *, draft: bool = False) -> dict[str, Any]: ...
    def describe(self, key: str) -> tuple[str, list[tuple[str, str]]] | None: ...
    def close(self) -> None: ...


class Reconciliation:
    """Serves what ``make`` gives, which is called when the first request comes."""

    def __init__(self, endpoint: Endpoint, make: Callable[[], Reconciler]) -> None:
        self._endpoint = endpoint
        self._make = make
        self._reconciler: Reconciler | None = None
        self._version: str | None = None
        self._paths: dict[str, str] = {}  # key to what follows the base in its IRI
        self._loading = asyncio.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reconcile")

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def answer(self, request: Request) -> Response:
        """The answer to a request below ``/reconcile``.

        Raises:
            Problem: it is not of the protocol's form, or nothing is there.
        """
        root = DRAFT if request.path == DRAFT or request.path.startswith(f"{DRAFT}/") else ROOT
        route = request.path.removeprefix(root).removesuffix("/")
        draft = root == DRAFT
        if route == "":
            return await self._endpoint_itself(request, draft)
        if route in ("/match", "/reconcile"):
            body = await self._json(request)
            _within(body.get("queries") if isinstance(body, dict) else None)
            return _json(await self._ask(lambda one: one.match(body)))
        if route == "/extend" and request.method == "POST":
            body = await self._json(request)
            return _json(await self._ask(lambda one: one.extend(body, draft=True)))
        if request.method not in ("GET", "HEAD"):
            raise Problem(405, "this can only be read", headers={"allow": "GET, HEAD, OPTIONS"})
        asked = dict(request.parameters(self._endpoint.config.request_bytes))
        if route in ("/suggest/entity", "/suggest/property", "/suggest/type"):
            kind, prefix, cursor = route.rpartition("/")[2], asked.get("prefix", ""), _number(asked, "cursor") or 0
            return _json(await self._ask(lambda one: one.suggest(kind, prefix, cursor)), asked.get("callback"))
        if route == "/extend/propose":
            limit = _number(asked, "limit")
            return _json(await self._ask(lambda one: one.propose(asked.get("type", ""), limit)), asked.get("callback"))
        if route == "/preview":
            return await self._preview(asked.get("id", ""))
        if route.startswith("/view/"):
            return await self._view(request, route.removeprefix("/view/"))
        raise Problem(404, "the reconciliation service has nothing here", hint=f"its manifest is at {ROOT}")

    async def _endpoint_itself(self, request: Request, draft: bool) -> Response:
        """The manifest, or what 0.2 sends to the endpoint as parameters."""
        pairs = request.parameters(self._endpoint.config.request_bytes)
        if request.method == "POST":
            kind, _ = content_type(request.header("content-type"))
            if kind != FORM:
                raise Problem(415, f"a POST carries {FORM}; a batch of 1.0-draft goes to {ROOT}/match")
            pairs += parse_form(await self._body(request))
        elif request.method not in ("GET", "HEAD"):
            raise Problem(405, "queries come by GET or POST", headers={"allow": ALLOW})
        asked = dict(pairs)
        callback = asked.get("callback") if request.method != "POST" else None
        if "queries" in asked:
            batch = _parsed(asked["queries"])
            _within(batch)
            return _json(await self._ask(lambda one: one.queries(batch)), callback)
        if "extend" in asked:
            query = _parsed(asked["extend"])
            return _json(await self._ask(lambda one: one.extend(query)), callback)
        if request.method == "POST":
            raise Problem(400, "the form has neither queries nor extend")
        url = f"{request.origin}{DRAFT if draft else ROOT}"
        return _json(await self._ask(lambda one: one.manifest(url, draft=draft)), callback)

    async def _preview(self, key: str) -> Response:
        found = await self._ask(lambda one: one.describe(key))
        if found is None:
            raise Problem(404, "nobody of this identifier is known")
        name, told = found
        rows = "".join(f"<div>{escape(label + ': ' if label else '')}{escape(text)}</div>" for label, text in told)
        text = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(name)}</title></head>
<body><strong>{escape(name)}</strong> <code>{escape(key)}</code>{rows}</body></html>"""
        # It is made to be shown in a frame of another site.
        policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *"
        return Response(
            200,
            {"content-type": "text/html;charset=utf-8", "content-security-policy": policy, "cache-control": "no-cache"},
            text.encode(),
        )

    async def _view(self, request: Request, key: str) -> Response:
        """To the entity's page here, or else to its item's at Wikidata."""
        await self._refresh()
        if key in self._paths:
            target = f"{request.base_path}/data/{quote(self._paths[key], safe='/')}"
        elif re.fullmatch(r"Q[1-9]\d*", key):
            target = f"https://www.wikidata.org/wiki/{key}"
        else:
            raise Problem(404, "nobody of this identifier is known")
        return Response(303, {"location": target, "cache-control": "no-cache"})

    async def _ask(self, question: Callable[[Reconciler], T]) -> T:
        reconciler = await self._refresh()
        return await asyncio.get_running_loop().run_in_executor(self._thread, question, reconciler)

    async def _refresh(self) -> Reconciler:
        """The reconciler, told of the agents that the graph has now."""
        async with self._loading:
            self._endpoint.refresh()
            version = self._endpoint.source.version
            run = asyncio.get_running_loop().run_in_executor
            if self._reconciler is None:
                self._reconciler = await run(self._thread, self._make)
            if version != self._version:
                agents, self._paths = _agents(await self._statements(), self._endpoint.config.base)
                await run(self._thread, self._reconciler.know, agents)
                self._version = version
            return self._reconciler

    async def _statements(self) -> list[dict[str, Any]]:
        base = self._endpoint.config.base
        text = f"""SELECT ?node ?property ?value {{
            VALUES ?graph {{ <{base}graph/agents> <{base}graph/places> }}
            VALUES ?property {{ {RDF.type} {RDFS.label} {SKOS.altLabel} {DG.country} }}
            GRAPH ?graph {{ ?node ?property ?value }} }}"""
        found: list[dict[str, Any]] = json.loads(await self._endpoint.ask(text, rows=_STATEMENTS))["results"][
            "bindings"
        ]
        return found

    async def _json(self, request: Request) -> Any:
        if request.method != "POST":
            raise Problem(405, "this is asked by POST", headers={"allow": "POST, OPTIONS"})
        kind, _ = content_type(request.header("content-type"))
        if kind != "application/json":
            raise Problem(415, "the body is application/json", headers={"accept-post": "application/json"})
        return _parsed(await self._body(request))

    async def _body(self, request: Request) -> bytes:
        config = self._endpoint.config
        return await request.body(config.request_bytes, config.stall_seconds)


def _agents(rows: list[dict[str, Any]], base: str) -> tuple[list[Agent], dict[str, str]]:
    """Agents of a graph by key, and where each stands below the base."""
    told: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        node = row["node"]["value"]
        if node.startswith((f"{base}agent/", f"{base}place/")):
            told.setdefault(node, {}).setdefault(row["property"]["value"], []).append(row["value"]["value"])
    agents, paths = {}, {}
    for node, values in sorted(told.items()):
        kinds = {_KINDS[type_] for type_ in values.get(RDF.type.value, ()) if type_ in _KINDS}
        label = min(values.get(RDFS.label.value, ()), default=None)
        if not kinds or label is None:
            continue
        key = unquote(node.removeprefix(base).partition("/")[2])
        forms = tuple(sorted(values.get(SKOS.altLabel.value, ())))
        country = min(values.get(DG.country.value, ()), default="").removeprefix(f"{base}agent/") or None
        agents[key] = Agent(key, min(kinds, key=_PREFERRED.index), label, forms, country=country)
        paths[key] = node.removeprefix(base)
    return [agents[key] for key in sorted(agents)], paths


def _json(answer: Any, callback: str | None = None) -> Response:
    """An answer as JSON; with ``callback`` as JSONP, which 0.2 allows (section 3.3)."""
    body = json.dumps(answer, ensure_ascii=callback is not None).encode()
    if callback is None:
        return Response(200, {"content-type": "application/json", "cache-control": "no-cache"}, body)
    if not _CALLBACK.fullmatch(callback) or len(callback) > 200:
        raise Problem(400, "callback is not the name of a function")
    # The comment keeps the first bytes from being the caller's choice.
    text = b"/**/" + callback.encode() + b"(" + body + b");"
    return Response(200, {"content-type": "application/javascript", "cache-control": "no-cache"}, text)


def _parsed(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Problem(400, "this is no JSON") from None


def _within(batch: object) -> None:
    if isinstance(batch, dict | list) and len(batch) > _BATCH:
        raise Problem(413, f"a batch has {_BATCH} queries at most, as the manifest says")


def _number(asked: dict[str, str], name: str) -> int | None:
    text = asked.get(name, "")
    if text and not re.fullmatch(r"\d{1,6}", text):
        raise Problem(400, f"{name} is a whole number")
    return int(text) if text else None
