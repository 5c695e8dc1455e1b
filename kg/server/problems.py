"""Refusals as problem documents, and how the exception tree maps to HTTP.

Source: RFC 9457, Problem Details for HTTP APIs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from kg import errors
from kg.errors import KgError
from kg.server.http import Response
from kg.server.negotiate import NotAcceptable
from kg.server.process import WorkerDied

MEDIA_TYPE = "application/problem+json"

_STATUS: tuple[tuple[type[KgError], int], ...] = (
    (NotAcceptable, 406),
    (errors.QuerySyntax, 400),
    (errors.QueryForbidden, 403),
    (errors.QueryTimeout, 503),
    (WorkerDied, 503),  # which limit a query that sorts everything meets first is chance
    (errors.QueryTooLarge, 400),
    (errors.ServiceFailed, 502),
    (errors.UnknownQuery, 404),
    (errors.BadQueryFile, 500),
    (errors.BadParameter, 400),
    (errors.QueryError, 400),
    (errors.GraphError, 400),
    (errors.UnknownDocument, 404),
    (errors.StoreFull, 507),
    (errors.StoreError, 503),
    (errors.ServerError, 503),
)


class Problem(Exception):
    """An answer that is a refusal. ``extra`` are further members; ``headers`` go with it."""

    def __init__(
        self, status: int, detail: str, *, headers: Mapping[str, str] | None = None, **extra: str | int | float | None
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})
        self.extra = {key: value for key, value in extra.items() if value is not None}

    @property
    def title(self) -> str:
        return HTTPStatus(self.status).phrase

    def response(self) -> Response:
        """The problem document. It is JSON, which escapes whatever came from the request."""
        document = {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.extra,
        }
        body = json.dumps(document, ensure_ascii=True, indent=1).encode() + b"\n"
        headers = {"content-type": MEDIA_TYPE, "cache-control": "no-store", **self.headers}
        return Response(self.status, headers, body)


def of_error(error: KgError) -> Problem:
    """The problem that one of our own errors is to a client; line and column stand as members of their own."""
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    where = error.where if isinstance(error, errors.QueryError) else None
    place = ""
    if where and where.line is not None:
        place = f" (line {where.line}, column {where.column})"
    # A store's error names folders of the server, which are nobody's business; these two do not.
    hidden = isinstance(error, errors.StoreError) and not isinstance(error, errors.UnknownDocument | errors.StoreFull)
    detail = "the store cannot be used at the moment" if hidden else error.message
    return Problem(
        status,
        f"{detail}{place}",
        headers={"retry-after": "5"} if hidden else None,
        line=where.line if where else None,
        column=where.column if where else None,
        hint=error.hint if isinstance(error, errors.QueryError) else None,
    )
