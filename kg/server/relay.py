"""The way out of a worker process for SERVICE: through this process's own hands.

Oxigraph makes the requests of SERVICE itself, without a limit of time or size, to wherever redirects lead. It has no
hook for them in Python, so a query is told that the endpoints are here: at a port of this machine, below a path that
nobody else knows, where each request is passed on by `kg.server.outside`. What SERVICE means stays Oxigraph's business.
"""

from __future__ import annotations

import secrets
import socketserver
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from time import monotonic
from types import TracebackType
from typing import Any, Self

import pyoxigraph as ox

from kg.errors import ServiceFailed
from kg.queries.lexing import place
from kg.queries.safety import analyse
from kg.server.outside import NoAnswer, ask

# Requests of one query. LATERAL and EXISTS ask again for each row, but are answered from what is known.
_MOST = 16
_STACK = 1 << 20  # bytes; a worker's other thread has far more
_Answer = tuple[str, bytes] | NoAnswer


class Relay:
    """A store as one query sees it, which may ask ``services``, for so many seconds altogether."""

    def __init__(self, store: ox.Store, services: tuple[str, ...], seconds: float) -> None:
        self._store = store
        self._services = services
        self._left = seconds
        self._known: dict[tuple[str, str], _Answer] = {}
        self._lock = threading.Lock()
        self._failed: tuple[str, NoAnswer] | None = None
        self._text = ""
        self._key = secrets.token_urlsafe(16)
        self._server = _Listener(("127.0.0.1", 0), self)

    def __enter__(self) -> Self:
        former = threading.stack_size(_STACK)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self._former = former
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Raises ServiceFailed where an endpoint's failure is the reason of ``error``."""
        self._server.shutdown()
        self._server.server_close()
        threading.stack_size(self._former)
        if self._failed and isinstance(error, OSError) and not isinstance(error, ConnectionError):
            endpoint, reason = self._failed
            calls = analyse(self._text, self._services).calls
            raise ServiceFailed(
                f"the endpoint <{endpoint}> {reason}",
                where=next((place(self._text, call.begin) for call in calls if call.endpoint == endpoint), None),
                hint="write SERVICE SILENT to go on without it",
            ) from None

    def query(self, text: str, **options: Any) -> Any:
        """As `pyoxigraph.Store.query`."""
        self._text = text
        prefix = "s"
        while f"{prefix}:" in text:  # so that the text cannot say what it stands for
            prefix = f"s{secrets.token_hex(3)}"
        written = text
        for call in reversed(analyse(text, self._services).calls):
            # No longer than what it stands for, for the sake of the columns in what the parser says.
            name = f" {prefix}:{self._services.index(call.endpoint)}".ljust(call.end - call.begin)
            written = written[: call.begin] + name + written[call.end :]
        here = f"http://127.0.0.1:{self._server.server_address[1]}/{self._key}/"
        return self._store.query(written, prefixes={prefix: here}, **options)

    def pass_on(self, path: str, query: str) -> _Answer:
        """What the endpoint of a path answers; asked once, however often a query wants to know."""
        key, _, number = path.removeprefix("/").partition("/")
        if not (secrets.compare_digest(key, self._key) and number.isdecimal() and int(number) < len(self._services)):
            return NoAnswer("is not here")
        endpoint = self._services[int(number)]
        with self._lock:
            answer = self._known.get((endpoint, query))
            if answer is None:
                began = monotonic()
                answer = self._ask(endpoint, query)
                self._left -= monotonic() - began
                self._known[endpoint, query] = answer
            if isinstance(answer, NoAnswer):
                self._failed = endpoint, answer
            return answer

    def _ask(self, endpoint: str, query: str) -> _Answer:
        if len(self._known) >= _MOST:
            return NoAnswer(f"would be the {_MOST + 1}th request of one query")
        if self._left <= 0:
            return NoAnswer("is not asked any more: other endpoints took all the time that there is for them")
        told: list[_Answer] = []
        seconds = self._left

        def work() -> None:
            try:
                told.append(ask(endpoint, query, self._services, seconds))
            except NoAnswer as error:
                told.append(error)

        # In a thread of its own, since nothing else bounds the looking up of a name and a head that comes in drops.
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join(seconds)
        return told[0] if told else NoAnswer(f"did not answer in {seconds:.1f} s")


class _Listener(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], relay: Relay) -> None:
        super().__init__(address, _Handler)
        self.relay = relay


class _Handler(BaseHTTPRequestHandler):
    server: _Listener
    timeout = 30.0  # seconds

    def do_POST(self) -> None:  # the name is that of http.server
        query = self.rfile.read(int(self.headers.get("content-length", 0)))
        answer = self.server.relay.pass_on(self.path, query.decode("utf-8"))
        status, (kind, body) = (502, ("text/plain", b"")) if isinstance(answer, NoAnswer) else (200, answer)
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # the query knows enough, or is at its end
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""
