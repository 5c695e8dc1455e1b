"""A patient HTTP client of one server: what it sends may be sent twice, and is, where the answer was lost.

The standard library's client is all it takes: one connection, one request after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from kg import __version__
from kg.errors import ServerError, SettingsError, Where

# Longer than the server lets a change and its publication take.
_ANSWER_SECONDS = 180.0
_CONNECT_SECONDS = 10.0
# Waits before a request is sent again. The first time at once: servers hang up on connections that were idle for long.
# Later ones are for a server that is started anew.
_PAUSES = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
_LONGEST_PAUSE = 30.0


class Client:
    """Sends requests below ``url``, with the token where there is one; ``pause`` waits for so many seconds.

    Raises:
        SettingsError: ``url`` is no address.
    """

    def __init__(self, url: str, token: str, pause: Callable[[float], None]) -> None:
        self._url = url
        self._token = token
        self._pause = pause
        self._connection = _connection(url)
        self._path = urlsplit(url).path

    def close(self) -> None:
        """Hangs up. Closing twice is closing once."""
        self._connection.close()

    def request(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] = {}, *, patient: bool = True
    ) -> tuple[int, Message, bytes]:
        """Status, headers and body of an answer; where the connection breaks or the server is busy, of a later one.

        Raises:
            ServerError: nobody answers.
        """
        sent = {"user-agent": f"diplograph/{__version__}", "accept": "application/json", **headers}
        if self._token:
            sent["authorization"] = f"Bearer {self._token}"
        for pause in (*(_PAUSES if patient else ()), None):
            try:
                status, told, data = self._once(method, path, body, sent)
            except (OSError, HTTPException) as error:
                self.close()
                if pause is None:
                    reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or "it hung up"
                    raise ServerError(
                        f"no server answers: {reason}",
                        where=Where(self._url),
                        hint="is kg serve running there, and is this its address?",
                    ) from error
            else:
                if pause is None or not (status == 503 and "retry-after" in told):
                    return status, told, data
                with suppress(ValueError):
                    pause = min(_LONGEST_PAUSE, max(pause, float(told["retry-after"])))
            self._pause(pause)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, Message, bytes]:
        connection = self._connection
        if connection.sock is None:
            _open(connection)
        connection.request(method, self._path + path, body, dict(headers))
        answer = connection.getresponse()
        return answer.status, answer.msg, answer.read()


def _connection(url: str) -> HTTPConnection:
    parts = urlsplit(url)
    hint = "give it as kg serve tells it: --to http://host:7878"
    if "@" in parts.netloc:  # others can see a command line
        raise SettingsError("an address holds no name and password", hint="the token stands in KG_TOKEN or a file")
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in ("http", "https") or not parts.hostname or port == -1 or parts.query or parts.fragment:
        raise SettingsError(f"{url!r} is no address of a server", hint=hint)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    return kind(parts.hostname, port, timeout=_CONNECT_SECONDS)


def _open(connection: HTTPConnection) -> None:
    connection.connect()
    connection.sock.settimeout(_ANSWER_SECONDS)
