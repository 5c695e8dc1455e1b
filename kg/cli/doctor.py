"""``kg doctor``: what is installed, which settings are in force and whence, and whether the store is well."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from kg import __version__
from kg.cli.common import put_json, with_settings
from kg.errors import KgError, StoreMissing
from kg.settings import NAMES, Settings, strangers

T = TypeVar("T")
_LIBRARIES = ("spacy", "pyoxigraph", "rdflib", "pyshacl", "trafilatura", "pypdf", "python-docx", "httptools", "uvloop")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@with_settings(*(name for name in NAMES if name != "documents"))
@click.pass_context
def command(ctx: click.Context, as_json: bool, settings: Settings) -> None:
    """Look over the installation: versions, model, settings and where each came from, the store's health.

    The exit code is 1 where something is wrong; a store that was not built yet is not.

    \b
    Example:
      kg doctor --json
    """
    problems: list[str] = []

    def look(what: Callable[[], T], otherwise: T) -> T:
        try:
            return what()
        except (KgError, FileNotFoundError) as error:
            problems.append(str(error))
            return otherwise

    found = {
        "versions": _versions(),
        "model": look(lambda: _model(settings), f"{settings.model}: not usable"),
        "gazetteer": look(lambda: _gazetteer(settings), "not usable"),
        "settings": {name: {"value": _plain(getattr(settings, name)), "from": settings.origin(name)} for name in NAMES},
        "store": look(lambda: _store(settings), {"path": str(settings.store), "state": "not usable"}),
    }
    for variable, meant in strangers(os.environ):
        problems.append(f"{variable} names no setting" + (f"; did you mean {meant}?" if meant else ""))
    found["problems"] = problems
    if as_json:
        put_json(found)
    else:
        click.echo(_told(found))
    ctx.exit(1 if problems else 0)


def _versions() -> dict[str, str]:
    import platform
    from importlib import metadata  # half of what kg --help would take

    versions = {"diplograph": __version__, "python": platform.python_version(), "system": platform.platform()}
    for library in _LIBRARIES:
        versions[library] = metadata.version(library)
    return versions


def _model(settings: Settings) -> str:
    from kg.language.pipeline import load_model

    nlp = load_model(settings.model)
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}: {', '.join(nlp.pipe_names)}"


def _gazetteer(settings: Settings) -> str:
    from kg.identity.gazetteer import Gazetteer

    gazetteer = Gazetteer.open(settings.gazetteer)
    told = [f"{name} {value}" for name, value in gazetteer.meta.items() if len(value) < 20]  # the rest are digests
    return f"{gazetteer.path.name}: {', '.join(told)}"


def _store(settings: Settings) -> dict[str, Any]:
    from kg.store.store import Store

    try:
        with Store.open(settings.store, read_only=True) as store:
            return {name: _plain(value) for name, value in asdict(store.health()).items()} | {"state": "well"}
    except StoreMissing:
        return {"path": str(settings.store), "state": "not built yet"}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, Path) else value


def _told(found: dict[str, Any]) -> str:
    lines = [click.style("Versions", bold=True)]
    lines += [f"  {name:<14} {version}" for name, version in found["versions"].items()]
    lines += ["", click.style("Model and gazetteer", bold=True), f"  {found['model']}", f"  {found['gazetteer']}"]
    lines += ["", click.style("Settings", bold=True)]
    lines += [f"  {name:<14} {setting['value']}  ({setting['from']})" for name, setting in found["settings"].items()]
    lines += ["", click.style("Store", bold=True)]
    lines += [f"  {name:<14} {value}" for name, value in found["store"].items()]
    lines += ["", click.style("Problems", bold=True)]
    lines += [f"  {problem}" for problem in found["problems"]] or ["  none"]
    return "\n".join(lines)
