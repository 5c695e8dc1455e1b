"""``kg serve``: the graph as a SPARQL endpoint."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import load_catalogue, talk, with_settings
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.identity.reconciler import Reconciler


@click.command()
@click.option("--base-path", metavar="PATH", default="", help="Path prefix behind a reverse proxy, such as /kg.")
@click.option("--quiet", is_flag=True, help="No line on stderr for each request.")
@click.option("--write", is_flag=True, help="Let whoever sends the token change the store.")
@click.option("--private", is_flag=True, help="Let only those read who send the token.")
@click.option(
    "--token-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File that holds the token.  [default: the variable KG_TOKEN]",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="NUMBER",
    help="Queries that run side by side.  [default: two a core, at least 4]",
)
@click.option("--memory", type=click.IntRange(16), metavar="MB", help="What a query may allocate.  [default: 1024]")
@click.option(
    "--resident",
    type=click.IntRange(0),
    metavar="MB",
    help="Answer from memory a graph that fits into so much; 0 leaves it on disk.  [default: 1024]",
)
@click.option("--no-streams", is_flag=True, help="Refuse limit=none, which streams a result whole.")
@click.option(
    "--allow-service",
    "services",
    multiple=True,
    metavar="URL",
    help="Endpoint that queries may ask by SERVICE; may be repeated.  [default: none]",
)
@with_settings("host", "port", "base", "gazetteer", "queries", "query_seconds", "query_rows")
def command(
    base_path: str,
    quiet: bool,
    write: bool,
    private: bool,
    token_file: Path | None,
    workers: int | None,
    memory: int | None,
    resident: int | None,
    no_streams: bool,
    services: tuple[str, ...],
    settings: Settings,
) -> None:
    """Serve the graph over HTTP until Ctrl-C: /sparql by the SPARQL 1.1 Protocol, graphs at /store.

    OpenRefine and the like match names against it at /reconcile (Reconciliation API).

    It is read-only without --write, which takes SPARQL Update, the Graph Store Protocol and documents from clients that
    send the token (KG_TOKEN, or --token-file) as Authorization: Bearer.

    Queries reach no other machine, but for endpoints that --allow-service names: SERVICE <URL> { … } asks them.

    Builds that end while the server runs are seen by it.

    \b
    Examples:
      kg serve --port 8080
      kg serve --base-path /kg --query-seconds 30 --workers 8 --memory 2048
      KG_TOKEN=$(openssl rand -hex 32) kg serve --write
    """
    from kg.server.nursery import Nursery

    with Nursery() as nursery:  # its imports run beside ours
        from kg.server.access import read_token
        from kg.server.config import Config
        from kg.server.run import serve

        token = read_token(os.environ, token_file)
        config = Config.of(settings, base_path=base_path, write=write, private=private, token=token, services=services)
        config = replace(
            config,
            unlimited=not no_streams,
            workers=workers or config.workers,
            memory_bytes=memory << 20 if memory else config.memory_bytes,
            resident_bytes=config.resident_bytes if resident is None else resident << 20,
        )
        catalogue = load_catalogue(settings)
        serve(
            settings.store,
            config,
            settings.host,
            settings.port,
            lambda url: talk(f"serving {settings.store} at {url}  (SPARQL at {url}sparql; Ctrl-C ends)"),
            catalogue=catalogue,
            nursery=nursery,
            reconciler=lambda: _reconciler(settings),
            access_log=not quiet,
        )


def _reconciler(settings: Settings) -> Reconciler:
    """What answers at /reconcile, made when somebody first asks there."""
    from kg import __version__
    from kg.graph.vocabulary import PREFIXES
    from kg.identity.reconciler import Reconciler

    return Reconciler(settings.gazetteer, settings.base, PREFIXES["dg"], __version__)
