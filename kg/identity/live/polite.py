"""An HTTP client with manners: it says who asks, asks one thing at a time, and waits when it is told to.

Source: Wikimedia's User-Agent policy and API etiquette (https://www.mediawiki.org/wiki/API:Etiquette), Maxlag
parameter (https://www.mediawiki.org/wiki/Manual:Maxlag_parameter), Retry-After (RFC 9110, 10.2.3).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

from kg import __version__
from kg.errors import LiveError
from kg.identity.live.cache import Cache

if TYPE_CHECKING:
    import httpx

ATTEMPTS = 5
LONGEST_WAIT = 120.0  # seconds; who asks for more is asked another day
LAG_WAIT = 5.0  # seconds; what the Maxlag manual asks for at least
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_TRANSIENT_ERRORS = frozenset({"maxlag", "ratelimited", "readonly", "internal_api_error_DBQueryError"})


Check = Callable[[dict[str, Any]], object]


class Clock(Protocol):
    """What the client knows of time; tests bring their own."""

    def now(self) -> float: ...
    def sleep(self, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's own."""

    def now(self) -> float:
        return time.time()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


def today(clock: Clock) -> date:
    """The day, in UTC."""
    return datetime.fromtimestamp(clock.now(), UTC).date()


class Polite:
    """Requests for JSON, kept in a cache; with ``offline`` nothing is asked at all."""

    def __init__(
        self, contact: str, cache: Cache, *, offline: bool = False, clock: Clock | None = None, timeout: float = 30.0
    ) -> None:
        """Make ready to ask.

        Raises:
            LiveError: no contact is set, or httpx is missing.
        """
        if not contact and not offline:
            raise LiveError(
                "nobody is asked without saying who asks",
                hint='set contact in kg.toml to your mail address or page: contact = "ana@example.org"',
            )
        if not offline and find_spec("httpx") is None:
            raise LiveError("asking needs httpx", hint="pip install 'diplograph[live]'")
        self.cache = cache
        self.offline = offline
        self.clock = clock or SystemClock()
        self.asked = 0
        self._agent = f"diplograph/{__version__} ({contact}) python-httpx"
        self._timeout = timeout
        self._client: httpx.Client | None = None

    def get(self, url: str, parameters: Mapping[str, str], check: Check) -> dict[str, Any]:
        """A JSON object, by GET; ``check`` raises LiveError for one of another form, which is not kept then.

        Raises:
            LiveError: it could not be had, after as many attempts as are decent.
        """
        return self._fetch("GET", url, {"params": dict(sorted(parameters.items()))}, check)

    def post_form(self, url: str, form: Mapping[str, str], check: Check) -> dict[str, Any]:
        """A JSON object, by POST of a form; otherwise as `get`."""
        return self._fetch("POST", url, {"data": dict(form)}, check)

    def post_json(self, url: str, body: Mapping[str, Any], check: Check) -> dict[str, Any]:
        """A JSON object, by POST of JSON; otherwise as `get`."""
        return self._fetch("POST", url, {"json": dict(body)}, check)

    def close(self) -> None:
        if self._client is not None:
            self._client.close()

    def _fetch(self, method: str, url: str, content: dict[str, Any], check: Check) -> dict[str, Any]:
        request = json.dumps([method, url, content], sort_keys=True, ensure_ascii=False)
        kept = self.cache.get(request, None if self.offline else self.clock.now())
        if kept is not None:
            found: dict[str, Any] = json.loads(kept)
            return found
        if self.offline:
            raise LiveError("not in the cache", hint="leave --offline away")
        answer = self._insist(method, url, content)
        check(answer)
        self.cache.put(request, json.dumps(answer, ensure_ascii=False), self.clock.now())
        return answer

    def _insist(self, method: str, url: str, content: dict[str, Any]) -> dict[str, Any]:
        fault = ""
        for attempt in range(ATTEMPTS):
            self.asked += 1
            answer, fault, wait = self._ask(method, url, content)
            if answer is not None:
                return answer
            if wait is None:
                break
            wait = max(wait, 2.0**attempt)
            if wait > LONGEST_WAIT:
                fault += f"; asks to come back in {wait:.0f} s"
                break
            if attempt + 1 < ATTEMPTS:
                self.clock.sleep(wait)
        raise LiveError(f"{url} gives no answer: {fault}", hint="try again later; links stay as they were")

    def _ask(self, method: str, url: str, content: dict[str, Any]) -> tuple[dict[str, Any] | None, str, float | None]:
        """The answer, or what is wrong, and the least seconds to wait (None: asking again is of no use)."""
        import httpx

        try:
            response = self._opened().request(method, url, **content)
        except httpx.TransportError as error:
            return None, f"{type(error).__name__}: {error}".rstrip(": "), 0.0
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return None, str(error), None
        wait = self._wait(response)
        if response.status_code in _AGAIN:
            return None, f"HTTP {response.status_code}", wait
        if response.status_code != httpx.codes.OK:
            return None, f"HTTP {response.status_code}", None
        try:
            answer = response.json()
        except ValueError:
            kind = response.headers.get("content-type", "unnamed content").partition(";")[0]
            return None, f"{kind} that is no JSON", wait
        if not isinstance(answer, dict):
            return None, "JSON that is no object", None
        refused = answer.get("error")
        if isinstance(refused, dict):
            code = str(refused.get("code"))
            told = f"{code}: {refused.get('info', '')}"
            return None, told, max(wait, LAG_WAIT) if code in _TRANSIENT_ERRORS else None
        return answer, "", None

    def _wait(self, response: httpx.Response) -> float:
        told = response.headers.get("retry-after", "")
        if told.isdigit():
            return float(told)
        try:
            return max(0.0, parsedate_to_datetime(told).timestamp() - self.clock.now())
        except (ValueError, TypeError):
            return 0.0

    def _opened(self) -> httpx.Client:
        if self._client is None:
            import httpx

            headers = {"User-Agent": self._agent, "Accept": "application/json", "Accept-Encoding": "gzip"}
            # No connection is shared with other work of the process, and no redirect leads to another host unseen.
            self._client = httpx.Client(headers=headers, timeout=self._timeout, follow_redirects=False)
        return self._client
