"""What changes the store by HTTP: SPARQL Update, the Graph Store Protocol's writes, documents put and withdrawn.

Source: SPARQL 1.1 Protocol, section 2.2; SPARQL 1.1 Graph Store HTTP Protocol, section 5.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.server.access import may_write
from kg.server.http import Request, Response, parse_form
from kg.server.owner import Owner
from kg.server.problems import Problem
from kg.server.sparql import FORM, Endpoint, all_of, content_type
from kg.server.writer import Change, Outcome

_UPDATE = "application/sparql-update"
_QUADS = "application/n-quads"
MOST_FILES = 100  # in a form


class Changes:
    """Makes changes by way of the process that owns the store, and lets readers see them before it says so."""

    def __init__(self, endpoint: Endpoint, owner: Owner | None) -> None:
        self.endpoint = endpoint
        self.config = endpoint.config
        self.owner = owner

    async def update(self, request: Request) -> Response | None:
        """The update of a POST to the endpoint; None where that is none.

        Raises:
            Problem: it cannot be read as the protocol says, or this client may not write.
        """
        kind, _ = content_type(request.header("content-type"))
        pairs = request.parameters(self.config.request_bytes)
        if kind == _UPDATE:
            may_write(self.config, request)
            if all_of(pairs, "update") or all_of(pairs, "query"):
                raise Problem(400, "the update is in the body or in the address, not in both")
            text = await self.body(request)
        elif kind == FORM:
            request.kept = await request.body(self._form_limit(request), self.config.stall_seconds)
            pairs += parse_form(request.kept)
            updates = all_of(pairs, "update")
            if not updates:
                return None
            may_write(self.config, request)
            if len(updates) > 1 or all_of(pairs, "query"):
                raise Problem(400, "there is more than one update or query")
            text = updates[0].encode("utf-8")
        else:
            return None
        await self.make(
            Change(
                "update",
                base=self.config.base,
                default=tuple(all_of(pairs, "using-graph-uri")),
                named=tuple(all_of(pairs, "using-named-graph-uri")),
                body=text,
            )
        )
        return Response(204, {"cache-control": "no-store"})

    def _form_limit(self, request: Request) -> int:
        try:
            may_write(self.config, request)
        except Problem:
            return self.config.request_bytes
        return self.config.write_bytes

    async def document(self, request: Request, name: str) -> Response:
        """PUT puts a document in, as the N-Quads that `kg export` gives of it; DELETE withdraws it."""
        if request.method not in ("PUT", "DELETE"):
            raise Problem(405, "a document is put or deleted here", headers={"allow": "PUT, DELETE, OPTIONS"})
        may_write(self.config, request)
        if request.method == "DELETE":
            await self.make(Change("withdraw", name=name))
            return Response(204, {"cache-control": "no-store"})
        if content_type(request.header("content-type"))[0] != _QUADS:
            raise Problem(415, f"a document comes as {_QUADS}")
        outcome = await self.make(Change("document", name=name, body=await self.body(request)))
        return Response(201 if outcome.created else 204, {"cache-control": "no-store"})

    async def graph(self, request: Request, graph: str | None, base: str) -> Outcome:
        """PUT, POST and DELETE of a graph; None is the default graph."""
        may_write(self.config, request)
        if request.method == "DELETE":
            return await self.make(Change("delete", graph=graph))
        parts = _parts(request.header("content-type"), await self.body(request))
        return await self.make(
            Change(
                request.method.lower(),
                graph=graph,
                base=base,
                parts=tuple((kind, len(data)) for kind, data in parts),
                body=b"".join(data for _, data in parts),
            )
        )

    async def body(self, request: Request) -> bytes:
        """The body of a change.

        Raises:
            Problem: 415 where it is compressed or not UTF-8; 413 and 408 as `Request.body`.
        """
        if request.header("content-encoding", "identity").strip().lower() != "identity":
            raise Problem(415, "a body is sent as it is, not compressed")
        if content_type(request.header("content-type"))[1] not in ("", "utf-8", "utf8", "us-ascii"):
            raise Problem(415, "text is sent as UTF-8")
        return await request.body(self.config.write_bytes, self.config.stall_seconds)

    async def make(self, change: Change) -> Outcome:
        """Makes a change; readers see it when this comes back."""
        assert self.owner, "nobody may write where there is no owner"
        outcome = await self.owner.change(change)
        self.endpoint.refresh(now=True)
        return outcome


def _parts(header: str, body: bytes) -> list[tuple[str, bytes]]:
    """Media type and bytes of each graph in a body: itself, or the files of a form (RFC 7578)."""
    from pyoxigraph import RdfFormat

    kind, _ = content_type(header)
    found = list(_files(header, body)) if kind == "multipart/form-data" else [(kind, body)]
    for kind, _ in found:
        if not kind or RdfFormat.from_media_type(kind) is None:
            raise Problem(415, "a graph comes as text/turtle, application/n-triples, application/rdf+xml or JSON-LD")
    return found


def _files(header: str, body: bytes) -> Iterable[tuple[str, bytes]]:
    from pyoxigraph import RdfFormat

    boundary = next(
        (p.partition("=")[2].strip('" ') for p in header.split(";") if p.strip().startswith("boundary=")), ""
    )
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary.encode("latin-1"), MOST_FILES + 2)
    if len(pieces) > MOST_FILES + 2:
        raise Problem(400, f"the form has more than {MOST_FILES} parts")
    if not boundary or len(pieces) < 3 or not pieces[-1].startswith(b"--"):
        raise Problem(400, "the form is not whole: its last boundary is missing")
    for piece in pieces[1:-1]:
        head, blank, data = piece.partition(b"\r\n\r\n")
        if not blank:
            raise Problem(400, "a part of the form has no head")
        fields = {}
        for line in head.decode("utf-8", "replace").split("\r\n"):
            name, _, value = line.partition(":")
            fields[name.strip().lower()] = value.strip()
        kind, _ = content_type(fields.get("content-type", ""))
        if kind in ("", "application/octet-stream"):  # what browsers say of files that they do not know
            name = fields.get("content-disposition", "").rpartition("filename=")[2].strip('" ')
            form = RdfFormat.from_extension(name.rpartition(".")[2])
            kind = form.media_type if form else kind
        yield kind, data
