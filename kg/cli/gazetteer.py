"""``kg gazetteer``: the snapshot of identities that builds link to, and how to renew it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.common import put_json, talk, with_settings
from kg.settings import Settings


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@with_settings("gazetteer")
@click.pass_context
def command(ctx: click.Context, as_json: bool, settings: Settings) -> None:
    """Tell which gazetteer links documents: its version, the days of its snapshots, licences.

    \b
    Example:
      kg gazetteer
    """
    if ctx.invoked_subcommand is not None:
        return
    from kg.identity.gazetteer import Gazetteer

    gazetteer = Gazetteer.open(settings.gazetteer)
    told = {
        "version": gazetteer.version,
        "file": str(gazetteer.path),
        "bytes": gazetteer.path.stat().st_size,
        "snapshot": gazetteer.meta["snapshot"],
        "licences": gazetteer.meta["licences"],
    }
    gazetteer.close()
    if as_json:
        put_json(told)
    else:
        for name, value in told.items():
            click.echo(f"{name:<9} {value}")


@command.command()
@click.option("--sources", type=click.Path(path_type=Path), required=True, help="Folder of the source tables.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write gazetteer.sqlite into.")
@click.option("--endpoint", default="https://query.wikidata.org/sparql", show_default=True, help="SPARQL endpoint.")
@click.option("--offline", is_flag=True, help="From the cache alone.")
@with_settings("contact", "live_cache")
def update(sources: Path, out: Path | None, endpoint: str, offline: bool, settings: Settings) -> None:
    """Ask Wikidata for persons, offices and their holders anew, and write the same source tables.

    One request at a time, a country and a page each; what was answered is kept, so that a run that was stopped goes
    on where it was. With --out, the gazetteer is compiled from the tables as well; the setting gazetteer lets builds
    link with it.

    \b
    Example:
      kg gazetteer update --sources tables --out gazetteer
    """
    from kg.identity.live.cache import Cache
    from kg.identity.live.polite import Polite
    from kg.identity.live.refresh import refresh

    cache = Cache(settings.live_cache)
    polite = Polite(settings.contact, cache, offline=offline, timeout=90.0)
    try:
        done = refresh(polite, endpoint, sources, _told)
    finally:
        polite.close()
        cache.close()
    for table, count in done.rows.items():
        talk(f"{table}.tsv: {count:,} rows")
    if out is not None:
        _compile(sources, out)
        talk(f"wrote {out / 'gazetteer.sqlite'}")


def _compile(sources: Path, out: Path) -> None:
    from kg.identity.compile.__main__ import lexicon_rows, write_gazetteer
    from kg.resources import resource

    lexicons = resource("data", "lexicons")
    write_gazetteer(sources, lexicons, out, *lexicon_rows(sources, lexicons))


def _told(what: str) -> None:
    if sys.stderr.isatty():
        talk(f"  {what}")
