"""``kg serve``: the graph as a SPARQL endpoint."""

from __future__ import annotations

import click

from kg.cli.common import load_catalogue, talk, with_settings
from kg.settings import Settings


@click.command()
@click.option("--base-path", metavar="PATH", default="", help="Path prefix behind a reverse proxy, such as /kg.")
@click.option("--quiet", is_flag=True, help="No line on stderr for each request.")
@with_settings("host", "port", "base", "queries", "query_seconds", "query_rows")
def command(base_path: str, quiet: bool, settings: Settings) -> None:
    """Serve the graph over HTTP until Ctrl-C: /sparql by the SPARQL 1.1 Protocol, read-only.

    Builds that end while the server runs are seen by it.

    \b
    Example:
      kg serve --port 8080
    """
    from kg.server.nursery import Nursery

    nursery = Nursery()  # its imports run beside ours
    from kg.server.config import Config
    from kg.server.run import serve

    config = Config.of(settings, base_path=base_path)
    catalogue = load_catalogue(settings)
    serve(
        settings.store,
        config,
        settings.host,
        settings.port,
        lambda url: talk(f"serving {settings.store} at {url}  (SPARQL at {url}sparql; Ctrl-C ends)"),
        catalogue=catalogue,
        nursery=nursery,
        access_log=not quiet,
    )
