"""Asking another endpoint a query for SERVICE: within bounds, and nowhere else than where an operator said.

Source: SPARQL 1.1 Protocol, section 2.1.2 (query via POST with URL-encoded parameters).
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Collection
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from time import monotonic
from urllib.parse import urlencode, urljoin, urlsplit

import pyoxigraph as ox

from kg import __version__

ANSWER_BYTES = 16 << 20
_REDIRECTS = 3
_FORMATS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
}
_HEADERS = {
    "accept": ", ".join(_FORMATS),
    "accept-encoding": "identity",
    "content-type": "application/x-www-form-urlencoded",
    "user-agent": f"diplograph/{__version__} (federated query of a kg serve)",
    "connection": "close",
}


class NoAnswer(Exception):
    """What is wrong with an endpoint, to be read after its IRI."""


def ask(endpoint: str, query: str, services: Collection[str], seconds: float) -> tuple[str, bytes]:
    """Media type and bytes of the solutions that an endpoint gives, read through so that they are known to be whole.

    Args:
        endpoint: one of ``services``.
        query: a SELECT.
        services: where redirects may lead.
        seconds: between two signs of life at most; the caller bounds the whole.

    Raises:
        NoAnswer: there are none.
    """
    until = monotonic() + seconds
    at = endpoint
    for _ in range(_REDIRECTS + 1):
        try:
            status, location, kind, body = _post(at, query, until)
        except TimeoutError:
            raise NoAnswer(f"did not answer in {seconds:.1f} s") from None
        except (OSError, HTTPException) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
            raise NoAnswer(f"cannot be asked: {reason}") from None
        if not location:
            return _solutions(status, kind, body)
        at = urljoin(at, location)
        if at not in services:
            raise NoAnswer(f"has moved to <{at[:300]}>, which is not one that may be asked here")
    raise NoAnswer("sends from one address to the other")


def _post(url: str, query: str, until: float) -> tuple[int, str, str, bytes]:
    """Status, address of a redirect, media type and body."""
    parts = urlsplit(url)
    assert parts.hostname, "the configuration saw to it"
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with closing(HTTPConnection(parts.hostname, port if parts.port else None)) as connection:
        # Connected here, to an address that was looked at: a name that is looked up again may lead elsewhere.
        plain = _connect(parts.hostname, port, until)
        connection.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=parts.hostname) if secure else plain
        )
        headers = {**_HEADERS, "host": parts.netloc}
        connection.request("POST", path, urlencode({"query": query}).encode(), headers)
        answer = connection.getresponse()
        location = answer.headers.get("location", "") if 300 <= answer.status < 400 else ""
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = bytearray()
        while not location and (part := answer.read1(1 << 16)):
            body += part
            if len(body) > ANSWER_BYTES:
                raise NoAnswer(f"sends more than {ANSWER_BYTES >> 20} MB")
            if monotonic() > until:
                raise TimeoutError
        return answer.status, location, kind, bytes(body)


def _connect(host: str, port: int, until: float) -> socket.socket:
    last: OSError | None = None
    for address in _addresses(host, port):
        try:
            return socket.create_connection((address, port), timeout=max(0.01, until - monotonic()))
        except OSError as error:
            last = error
    raise last or NoAnswer("has a name that leads nowhere")


def _addresses(host: str, port: int) -> list[str]:
    """Where a host is. A name of the world's that leads into this machine or its network is somebody's trick."""
    with suppress(ValueError):
        return [str(ipaddress.ip_address(host))]
    found = [str(address[0]) for *_, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if host.lower() == "localhost":
        return found
    public = [address for address in found if _public(address)]
    if not public:
        raise NoAnswer("has a name that leads to a private address; an operator who means that lists the address")
    return public


def _public(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_global and not address.is_multicast


def _solutions(status: int, kind: str, body: bytes) -> tuple[str, bytes]:
    if status != 200:
        raise NoAnswer(f"answers {status}")
    if kind not in _FORMATS:
        raise NoAnswer(f"answers with {kind[:100] or 'something'} instead of SPARQL results")
    try:
        result = ox.parse_query_results(body, format=_FORMATS[kind])
        if isinstance(result, ox.QuerySolutions):
            for _ in result:
                pass
            return kind, body
    except (SyntaxError, ValueError, OSError) as error:
        raise NoAnswer(f"breaks off, or its answer is no SPARQL results: {str(error)[:200]}") from None
    raise NoAnswer("answers with a boolean instead of solutions")
