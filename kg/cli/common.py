"""What commands share: the flags of settings, talk on stderr, opening the store, writing a file whole or not at all."""

from __future__ import annotations

import functools
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from kg import settings as settings_module
from kg.errors import KgError, SettingsError, Where
from kg.settings import SETTINGS, Settings

if TYPE_CHECKING:
    from kg.queries.saved import Catalogue
    from kg.store.store import Store

Function = Callable[..., Any]


def with_settings(*names: str) -> Callable[[Function], Function]:
    """Decorate a command: it gets a flag for each named setting (and for the store), and ``settings`` in force."""
    wanted = [f for f in SETTINGS if f.name in {*names, "store"}]

    def decorate(function: Function) -> Function:
        @functools.wraps(function)
        @click.pass_context
        def run(ctx: click.Context, /, **options: Any) -> Any:
            outer = ctx.find_root().obj or {}
            flags = {f.name: options.pop(f"_{f.name}") for f in wanted}
            flags["store"] = flags["store"] or outer.get("store")
            config = options.pop("_config") or outer.get("config")
            settings = settings_module.load(flags, file=Path(config) if config else None)
            return function(settings=settings, **options)

        command: Function = run
        command = click.option("--config", "_config", metavar="FILE", help="Settings file.")(command)
        for setting in reversed(wanted):
            flag = "--" + setting.name.replace("_", "-")
            metavar = {"store": "DIR", "base": "IRI"}.get(setting.name, setting.name.rpartition("_")[2].upper())
            words = setting.metadata["help"]
            help_ = f"{words[0].upper()}{words[1:]}.  [default: {setting.default or 'none'}]"
            command = click.option(flag, f"_{setting.name}", metavar=metavar, help=help_)(command)
        return command

    return decorate


def talk(message: str = "", **style: Any) -> None:
    """Say something to the person: on stderr, never on stdout."""
    click.echo(click.style(message, **style) if style else message, err=True)


def put_json(value: Any) -> None:
    """Print data as JSON on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def open_store(settings: Settings) -> Store:
    """The store of these settings, for reading.

    Raises:
        StoreError: it is missing, locked, broken or too new.
    """
    from kg.store.store import Store

    return Store.open(settings.store, read_only=True)


def read_input(path: str, what: str) -> str:
    """The text of a file, or of stdin for ``-``.

    Raises:
        KgError: it cannot be read or is not UTF-8.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return data.decode("utf-8")
    except OSError as error:
        raise KgError(f"{what} cannot be read: {error.strerror}", where=Where(path)) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise KgError(f"{what} is not UTF-8", where=Where(path, line), hint="save it as UTF-8") from error


@contextmanager
def output(path: str | None) -> Iterator[IO[bytes]]:
    """Binary output to stdout (None or ``-``) or to a file that appears only when it is whole.

    Raises:
        KgError: the file cannot be written.
    """
    if path is None or path == "-":
        yield sys.stdout.buffer
        return
    target = Path(path)
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise KgError(f"cannot be written: {error.strerror}", where=Where(path)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        # mkstemp gives 0600; a plain open() would have followed the umask.
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(temporary, 0o666 & ~umask)
        os.replace(temporary, target)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise KgError(f"cannot be written: {error.strerror}", where=Where(path)) from error
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def load_catalogue(settings: Settings) -> Catalogue:
    """The saved queries that ship, and those of the folders of these settings, which win over their namesakes."""
    from kg.queries.saved import load_queries
    from kg.resources import resource

    for folder in settings.queries:
        if not folder.is_dir():
            raise SettingsError(
                "no such folder of saved queries", where=Where(str(folder)), hint=f"see {settings.origin('queries')}"
            )
    return load_queries([resource("queries"), *settings.queries])
