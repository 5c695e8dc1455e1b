"""A stand-in for Wikidata and a reconciliation service on the loopback, which misbehaves on demand."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Entity = dict[str, Any]


def entity(id_: str, label: str, types: str = "", countries: str = "", parents: str = "", *aliases: str) -> Entity:
    def claims(property_: str, ids: str) -> dict[str, Any]:
        values = [{"mainsnak": {"datavalue": {"value": {"id": one}}}, "rank": "normal"} for one in ids.split()]
        return {property_: values} if values else {}

    return {
        "type": "item",
        "id": id_,
        "labels": {"en": {"language": "en", "value": label}},
        "aliases": {"en": [{"language": "en", "value": name} for name in aliases]} if aliases else [],
        "claims": claims("P31", types) | claims("P17", countries) | claims("P279", parents) or [],
    }


@dataclass
class StandIn:
    """Entities by id, merged ids, what to do wrong next, and what was asked."""

    entities: dict[str, Entity] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    faults: deque[str] = field(default_factory=deque)
    versions: tuple[str, ...] = ("0.2",)
    sparql: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)  # method, path, parameters
    agents: set[str] = field(default_factory=set)
    done: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    @property
    def api(self) -> str:
        return f"{self.url}/w/api.php"

    def add(self, *entities: Entity) -> None:
        self.entities |= {one["id"]: one for one in entities}

    # --- routes ---

    def answer(self, path: str, asked: dict[str, Any]) -> Any:
        if path == "/w/api.php":
            return self.search(asked) if asked["action"] == "wbsearchentities" else self.get(asked)
        if path == "/sparql":
            return self.select(asked)
        if path == "/recon/match":
            return {"results": [{"candidates": self.candidates(self.name_of(query))} for query in asked["queries"]]}
        if path == "/recon" and "queries" in asked:
            queries = json.loads(asked["queries"])
            return {key: {"result": self.candidates(query["query"])} for key, query in queries.items()}
        return {"versions": list(self.versions), "name": "stand-in", "identifierSpace": "x", "schemaSpace": "y"}

    def search(self, asked: dict[str, Any]) -> Any:
        return {"search": [{"id": id_} for id_ in self.named(asked["search"])], "success": 1}

    def named(self, name: str) -> list[str]:
        def names(one: Entity) -> list[str]:
            aliases = one["aliases"].get("en", []) if one["aliases"] else []
            return [row["value"].casefold() for row in (one["labels"]["en"], *aliases)]

        found = [id_ for id_, one in self.entities.items() if any(name.casefold() in text for text in names(one))]
        return found + [old for old, new in self.merged.items() if new in found]

    def get(self, asked: dict[str, Any]) -> Any:
        ids = asked["ids"].split("|")
        assert len(ids) <= 50
        found: dict[str, Any] = {}
        for id_ in ids:
            target = self.merged.get(id_, id_)
            known = self.entities.get(target)
            found[target] = {"id": id_, "missing": ""} if known is None else dict(known)
            if known and id_ != target:
                found[target]["redirects"] = {"from": id_, "to": target}
        return {"entities": found, "success": 1}

    def name_of(self, query: dict[str, Any]) -> str:
        return next(c["propertyValue"] for c in query["conditions"] if c["matchType"] == "name")

    def candidates(self, name: str) -> list[dict[str, Any]]:
        ids = [id_ for id_ in self.named(name) if id_ in self.entities]
        return [
            {
                "id": id_, "name": self.entities[id_]["labels"]["en"]["value"], "score": 100.0,
                "match": len(ids) == 1, "type": [{"id": t, "name": t} for t in self.types(id_)],
            }
            for id_ in ids
        ]  # fmt: skip

    def types(self, id_: str) -> list[str]:
        claims = self.entities[id_]["claims"] or {}
        return [row["mainsnak"]["datavalue"]["value"]["id"] for row in claims.get("P31", [])]

    def select(self, asked: dict[str, Any]) -> Any:
        """Rows of the query whose name stands in its first comment, cut by its LIMIT and OFFSET."""
        query = asked["query"]
        name = query.split("\n", 1)[0].removeprefix("# ").strip()
        words = query.split()
        limit, offset = (int(words[words.index(word) + 1]) for word in ("LIMIT", "OFFSET"))
        rows = self.sparql.get(name, [])[offset : offset + limit]
        bindings = [{key: {"type": "literal", "value": value} for key, value in row.items()} for row in rows]
        return {"head": {"vars": []}, "results": {"bindings": bindings}}


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.reply("GET", parts.path, {key: values[0] for key, values in parse_qs(parts.query).items()})

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers["content-length"])).decode()
        if self.headers["content-type"].startswith("application/json"):
            asked = json.loads(data)
        else:
            asked = {key: values[0] for key, values in parse_qs(data).items()}
        self.reply("POST", urlsplit(self.path).path, asked)

    def reply(self, method: str, path: str, asked: dict[str, Any]) -> None:
        standin = self.server.standin
        standin.asked.append((method, path, asked))
        standin.agents.add(self.headers["user-agent"])
        fault = standin.faults.popleft() if standin.faults else ""
        body = json.dumps(standin.answer(path, asked)).encode() if fault in ("", "cut", "slow") else b""
        if fault == "slow":
            standin.done.wait(30)
            self.close_connection = True
            return
        status, headers = 200, {"content-type": "application/json"}
        if fault.startswith(("429", "503", "404")):
            status, _, wait = fault.partition(" ")[0], "", fault.partition(" ")[2]
            status = int(status)
            headers |= {"retry-after": wait} if wait else {}
        elif fault == "maxlag":
            headers["retry-after"] = "7"
            body = json.dumps({"error": {"code": "maxlag", "info": "Waiting for a host: 9 seconds lagged"}}).encode()
        elif fault == "badvalue":
            body = json.dumps({"error": {"code": "badvalue", "info": "no such thing"}}).encode()
        elif fault == "cut":
            body = body[: len(body) // 2]
        elif fault == "html":
            headers["content-type"] = "text/html"
            body = b"<!DOCTYPE html><title>Wikimedia Error</title>"
        elif fault == "list":
            body = b"[]"
        elif fault == "odd":
            body = b'{"search": {"a": 1}, "entities": "none", "q0": 1, "results": []}'
        self.send_response(status)
        for name, value in (headers | {"content-length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    standin: StandIn


@contextmanager
def serving() -> Iterator[StandIn]:
    server = _Server(("127.0.0.1", 0), _Handler)
    server.standin = StandIn(url=f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.standin
    finally:
        server.standin.done.set()
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class FakeClock:
    """A clock that stands still but for its sleeps, which it remembers."""

    time: float = 1_780_000_000.0  # 2026-05-28
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
