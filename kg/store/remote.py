"""A store that another process owns and serves: documents go to it over HTTP, each whole or not at all.

It speaks to ``/documents`` of `kg.server`. A document that was acknowledged is on the server's disk and its readers see
it; putting one twice is putting it once, so a request whose answer was lost is sent again.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from typing import Any, Self
from urllib.parse import quote, urlsplit

from kg import __version__
from kg.errors import GraphError, ServerError, Where
from kg.graph.documentgraph import DocumentGraph
from kg.store.client import Client

_QUADS = {"content-type": "application/n-quads"}
_PARTS = ("name", "document", "sha256", "version", "model", "decisions")
_REFUSED = frozenset((400, 409, 413, 415))
_READINGS = 5  # of rows in pages, where the store changes between two of them


@dataclass(frozen=True, slots=True)
class RemoteDocument:
    """A document as the server tells of it; the names are those of `kg.store.documents.StoredDocument`."""

    name: str
    iri: str
    sha256: str
    version: str
    model: str
    decisions: str

    @property
    def slug(self) -> str:
        return self.iri.rpartition("/")[2]


class RemoteStore:
    """The documents of a server. One thread at a time."""

    def __init__(self, url: str, token: str = "", pause: Callable[[float], None] = time.sleep) -> None:
        self.url = url.rstrip("/")
        self._token = token
        self._client = Client(self.url, token, pause)
        try:
            self._first = self._page("/documents", patient=False)
        except ServerError:
            self.close()
            raise

    @classmethod
    def open(cls, url: str, token: str, base: str, *, write: bool = True) -> Self:
        """Asks the server whether it takes documents of this build.

        Args:
            url: where `kg serve` is, ``http://host:7878`` or with its base path behind it.
            token: the server's, "" for none.
            base: data base IRI of the build.
            write: whether documents are going to be put; else it is looked at only.

        Raises:
            SettingsError: ``url`` is no address.
            ServerError: no server there, or one that refuses.
        """
        store = cls(url, token)
        try:
            store._compare(base, write=write)
        except ServerError:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Hangs up. Closing twice is closing once."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _compare(self, base: str, *, write: bool) -> None:
        told = self._first
        if told.get("diplograph") != __version__:
            raise self._error(
                f"the server runs diplograph {told.get('diplograph')}, this is {__version__}",
                "install the same version here and there: pip install diplograph==VERSION",
            )
        if told.get("base") != base:
            raise self._error(
                f"the server's data lie under {told.get('base')}, those of this build under {base}",
                f"build with --base {told.get('base')}",
            )
        if write and told.get("write") == "no":
            raise self._error("the server is read-only", "start it with: kg serve --write")
        if write and told.get("write") != "yes":
            raise self._wrong_token()

    def documents(self) -> tuple[RemoteDocument, ...]:
        """Every document of the server, by name.

        Raises:
            ServerError: it does not answer as it should.
        """
        found: list[RemoteDocument] = []
        page = self._first
        while True:
            try:
                for told in page["documents"]:
                    parts = (str(told[part]) for part in _PARTS)
                    found.append(RemoteDocument(*parts))
            except (KeyError, TypeError) as error:
                raise self._stranger() from error
            following = urlsplit(str(page.get("next", ""))).query
            if not following:
                return tuple(found)
            page = self._page(f"/documents?{following}")

    @property
    def group(self) -> int:
        """The server takes one document at a time, and readers see it at once."""
        return 0

    def put_many(self, graphs: Iterable[DocumentGraph]) -> None:
        """Puts documents in, one after the other.

        Raises:
            GraphError: the server refuses one; those before it are in.
            ServerError: the server takes none.
        """
        for graph in graphs:
            self.put(graph)

    def put(self, graph: DocumentGraph) -> None:
        """Puts a document in, in place of what it contributed before; comes back when readers see it.

        Raises:
            GraphError: the server refuses this document.
            ServerError: the server takes none.
        """
        self._change("PUT", graph.name, graph.to_nquads())

    def withdraw(self, name: str) -> None:
        """Takes a document out; one that is not there is out already.

        Raises:
            ServerError: the server does not do it.
        """
        self._change("DELETE", name)

    def publish(self) -> None:
        """Nothing is left to do: what was acknowledged is published."""

    def count(self, kinds: Mapping[str, str]) -> dict[str, int]:
        """How many nodes of each class (an IRI) there are, by the name that ``kinds`` gives it.

        Raises:
            ServerError: the server does not answer as it should.
        """
        classes = " ".join(f"<{iri}>" for iri in kinds.values())
        pattern = f"VALUES ?kind {{ {classes} }} ?node a ?kind"
        text = f"SELECT ?kind (COUNT(DISTINCT ?node) AS ?n) {{ {pattern} }} GROUP BY ?kind"
        headers = {"content-type": "application/sparql-query", "accept": "application/sparql-results+json"}
        told = _object(self._checked(*self._client.request("POST", "/sparql", text.encode(), headers)))
        try:
            counted = {row["kind"]["value"]: int(row["n"]["value"]) for row in told["results"]["bindings"]}
        except (KeyError, TypeError, ValueError) as error:
            raise self._stranger() from error
        return {name: counted.get(iri, 0) for name, iri in kinds.items()}

    def rows(self, text: str) -> Iterator[tuple[str, ...]]:
        """What a SELECT query of our own gives: each row's texts, in the order of its variables.

        A server cuts results at its limit of rows, so they are asked for in as many pages as it takes, all of one
        state of its store.

        Args:
            text: without PREFIX, ORDER BY and LIMIT.

        Raises:
            ServerError: it does not answer as it should, or its store changed again and again meanwhile.
        """
        for _ in range(_READINGS):
            found = self._rows_of_one_state(text)
            if found is not None:
                return iter(found)
        raise self._error("the store of the server does not stand still", "repeat the command when nobody else writes")

    def _rows_of_one_state(self, text: str) -> list[tuple[str, ...]] | None:
        found: list[tuple[str, ...]] = []
        state = ""
        while True:
            headers, page, cut = self._rows_from(text, len(found))
            # Its ETag begins with the version of the store.
            version = headers.get("etag", "").rpartition("-")[0]
            if found and version != state:
                return None
            if cut and not page:
                raise self._error("the server cuts every result to nothing", "start it with more --query-rows")
            state = version
            found += page
            if not cut:
                return found

    def _rows_from(self, text: str, offset: int) -> tuple[Message, list[tuple[str, ...]], bool]:
        """A page of rows, and whether the server has more."""
        variables = " ".join(re.findall(r"\?\w+", text.partition("{")[0]))
        paged = f"SELECT {variables} {{ {{ {text} }} }} ORDER BY {variables} OFFSET {offset}"
        sent = {"content-type": "application/sparql-query", "accept": "application/sparql-results+json"}
        status, headers, data = self._client.request("POST", "/sparql", paged.encode(), sent)
        told = _object(self._checked(status, headers, data))
        try:
            names = [str(name) for name in told["head"]["vars"]]
            rows = [
                tuple(str(row[name]["value"]) if name in row else "" for name in names)
                for row in told["results"]["bindings"]
            ]
        except (KeyError, TypeError) as error:
            raise self._stranger() from error
        return headers, rows, "truncated" in told

    def _change(self, method: str, name: str, body: bytes = b"") -> None:
        status, headers, data = self._client.request(
            method, f"/documents/{quote(name, safe='')}", body, _QUADS if body else {}
        )
        if status in _REFUSED:
            raise GraphError(f"the server refuses it: {_detail(data) or status}", where=Where(name))
        if not (method == "DELETE" and status == 404):
            self._checked(status, headers, data)

    def _page(self, path: str, *, patient: bool = True) -> dict[str, Any]:
        told = _object(self._checked(*self._client.request("GET", path, patient=patient)))
        if not isinstance(told.get("documents"), list):
            raise self._stranger()
        return told

    def _checked(self, status: int, headers: Message, data: bytes) -> bytes:
        if status < 300:
            return data
        if status == 401:
            raise self._wrong_token()
        if status == 403:
            raise self._error(_detail(data) or "the server refuses changes", "start it with: kg serve --write")
        if status < 400:
            raise self._error(f"it has moved to {headers.get('location')}", "name that address with --to")
        if status in (404, 405):
            raise self._stranger()
        raise self._error(
            f"the server answers {status}: {_detail(data) or 'without a reason'}",
            "what it acknowledged is in; repeat the command to go on",
        )

    def _stranger(self) -> ServerError:
        return self._error("what answers there is no diplograph", "name the address that kg serve tells")

    def _wrong_token(self) -> ServerError:
        if self._token:
            return self._error("the server does not take this token", "put its token into KG_TOKEN or --token-file")
        return self._error("the server wants its token", "put it into KG_TOKEN, or into a file for --token-file")

    def _error(self, message: str, hint: str) -> ServerError:
        return ServerError(message, where=Where(self.url), hint=hint)


def _object(data: bytes) -> dict[str, Any]:
    try:
        told = json.loads(data)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _detail(data: bytes) -> str:
    """What a problem document (RFC 9457) says."""
    return str(_object(data).get("detail", ""))
