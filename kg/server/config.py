"""What an operator decides about a server: address, limits, what is allowed."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg.errors import SettingsError
from kg.settings import Settings

TOKEN_LENGTH = 16
CORES = os.cpu_count() or 1


def _workers() -> int:
    # Twice the cores: a query that hogs one leaves workers, and the scheduler's share of a core, to the others.
    return max(4, 2 * CORES)


def _check_endpoint(url: str) -> None:
    """Refuses what is no address of an endpoint, or one that could be read in more than one way."""
    parts = urlsplit(url) if re.fullmatch(r"https?://[A-Za-z0-9._~:/?\[\]@!$&*+,;=%-]+", url) else None
    try:
        good = parts and parts.hostname and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        good = False
    if not good:
        raise SettingsError(
            f"{url!r} is no address of a SPARQL endpoint", hint="give it in full: https://example.org/sparql"
        )


@dataclass(frozen=True, slots=True)
class Config:
    """Limits and switches of one server; every limit that stops something is told to the client who meets it.

    Attributes:
        base: data base IRI; entities under it dereference, relative IRIs in queries resolve against it.
        base_path: path prefix behind a reverse proxy, "" or "/kg"; never ends in a slash.
        seconds: a query that runs longer is stopped.
        rows: a result is cut after so many rows (or triples).
        result_bytes: a result is cut before it is larger than this.
        request_bytes: a larger body or query string is refused.
        memory_bytes: what one query may allocate; above it its process ends.
        resident_bytes: a graph that fits into so much memory is answered from there; 0 leaves all on disk.
        workers: queries that run side by side, each in a process of its own.
        waiting: queries that may wait for a worker; more are refused with 503.
        patience_seconds: how long a query may wait for a worker.
        unlimited: whether ``limit=none`` streams a result whole; it is then cut after ``stream_seconds``.
        stall_seconds: a client that takes nothing for so long is cut off.
        cache_bytes: answers kept for repetition while the store is unchanged; 0 keeps none.
        union: whether the default graph of queries is the union of all graphs.
        write: whether whoever holds the token may change the store.
        private: whether one needs the token to read as well.
        token: of at least `TOKEN_LENGTH` characters.
        services: endpoints that queries may ask by SERVICE.
        service_share: of the time of a query that is theirs.
        write_bytes: a larger change is refused.
        update_seconds: a change that takes longer is stopped, and nothing of it is kept.
        grace_seconds: how long running queries may go on after the server was told to stop.
    """

    base: str = "https://w3id.org/diplograph/data/"
    base_path: str = ""
    seconds: float = 10.0
    rows: int = 100_000
    result_bytes: int = 64 << 20
    request_bytes: int = 1 << 20
    memory_bytes: int = 1 << 30
    resident_bytes: int = 1 << 30
    workers: int = field(default_factory=_workers)
    waiting: int = 256
    patience_seconds: float = 10.0
    unlimited: bool = True
    stream_seconds: float = 600.0
    stall_seconds: float = 30.0
    cache_bytes: int = 64 << 20
    union: bool = True
    write: bool = False
    private: bool = False
    token: str = field(default="", repr=False)
    services: tuple[str, ...] = ()
    service_share: float = 0.5
    write_bytes: int = 64 << 20
    update_seconds: float = 60.0
    grace_seconds: float = 10.0

    def __post_init__(self) -> None:
        if self.base_path and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", self.base_path):
            raise SettingsError(
                f"the base path {self.base_path!r} is no path", hint="begin with / and end without one: /kg"
            )

        if (self.write or self.private) and len(self.token) < TOKEN_LENGTH:
            raise SettingsError(
                f"the token has {len(self.token)} characters; it needs {TOKEN_LENGTH} or more",
                hint="put a long random one into KG_TOKEN, or into a file and name that with --token-file",
            )
        for url in self.services:
            _check_endpoint(url)

    @classmethod
    def of(
        cls,
        settings: Settings,
        *,
        base_path: str = "",
        write: bool = False,
        private: bool = False,
        token: str = "",
        services: tuple[str, ...] = (),
    ) -> Config:
        """The configuration that the project's settings say."""
        return cls(
            base=settings.base,
            base_path=base_path,
            seconds=settings.query_seconds,
            rows=settings.query_rows,
            write=write,
            private=private,
            token=token,
            services=services,
        )
