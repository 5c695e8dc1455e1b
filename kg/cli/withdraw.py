"""``kg withdraw``: documents out of the store."""

from __future__ import annotations

import click

from kg.cli.common import talk, with_settings
from kg.settings import Settings


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@with_settings()
def command(names: tuple[str, ...], settings: Settings) -> None:
    """Take documents out of the store, with exactly what each of them contributed.

    NAME is the document's file name without folders, as kg query documents prints it.

    \b
    Example:
      kg withdraw 002_165619e416cb6055.txt
    """
    from kg.store.store import Store

    with Store.open(settings.store) as store:
        try:
            for name in names:
                change = store.withdraw(name)
                talk(f"{name}: withdrawn, {change.removed:,} triples gone")
        finally:
            store.publish()
