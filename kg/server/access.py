"""Who may write, or read a private server: whoever sends the token, as ``Authorization: Bearer``.

Source: RFC 6750, The OAuth 2.0 Authorization Framework: Bearer Token Usage, section 2.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

from kg.errors import SettingsError, Where
from kg.server.config import Config
from kg.server.http import Request
from kg.server.problems import Problem

VARIABLE = "KG_TOKEN"


def read_token(environ: Mapping[str, str], file: Path | None) -> str:
    """The token from a file, else from the environment, else "". Never from a command line, which others can see.

    Raises:
        SettingsError: the file cannot be read.
    """
    if file is None:
        return environ.get(VARIABLE, "").strip()
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            "the token cannot be read", where=Where(str(file)), hint="write it there on one line"
        ) from error


def holds_token(config: Config, request: Request) -> bool:
    """Whether the request carries the token; takes the same time however much of it is right."""
    scheme, _, given = request.header("authorization").partition(" ")
    # Digests are of one length, and what they tell of their input is nothing.
    same = compare_digest(_digest(given.strip()), _digest(config.token))
    return scheme.lower() == "bearer" and bool(config.token) and same


def may_read(config: Config, request: Request) -> None:
    """Refuses readers of a private server who do not hold the token.

    Raises:
        Problem: 401.
    """
    if config.private and not holds_token(config, request):
        raise _unauthorised("this server is private")


def may_write(config: Config, request: Request) -> None:
    """Refuses writers.

    Raises:
        Problem: 403 where nobody may write, 401 where this client may not.
    """
    if not config.write:
        raise Problem(403, "this endpoint is read-only: updates are refused")
    if not holds_token(config, request):
        raise _unauthorised("whoever writes sends the token of this server")


def _unauthorised(detail: str) -> Problem:
    return Problem(
        401,
        detail,
        headers={"www-authenticate": 'Bearer realm="diplograph"'},
        hint="send the header Authorization: Bearer, and the token after it",
    )


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()
