"""``kg extract``: the facts of one document as JSON, without a store."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kg.cli.common import put_json, with_settings
from kg.settings import Settings


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--name", metavar="NAME", default="stdin", show_default=True, help="What to call a text from stdin.")
@click.option("--gold", is_flag=True, help="Exactly the shape of a gold annotation, to correct by hand.")
@with_settings("model", "max_bytes")
def command(file: str, name: str, gold: bool, settings: Settings) -> None:
    """Print the facts of one document as JSON; - reads it from stdin.

    Meetings, agreements, figures and offices, each with its evidence, where that stands (code points into
    the text), the rule that found it and how each attribute was reached; and what was refused, with the
    reason. A JSON Lines file gives one line of JSON for each of its documents.

    \b
    Example:
      kg extract data/documents/002_165619e416cb6055.txt
    """
    from kg.cli.facts import as_json
    from kg.pipeline.walk import Walker
    from kg.pipeline.walk import read as read_file
    from kg.reading.files import find_sources
    from kg.reading.limits import Limits
    from kg.reading.read import read_bytes

    if file == "-":
        documents = read_bytes(sys.stdin.buffer.read(), name, limits=Limits(max_bytes=settings.max_bytes))
    else:
        documents = tuple(
            document for source in find_sources([Path(file)]) for document in read_file(source, settings.max_bytes)
        )
    walker = Walker.of(settings)
    for knowledge in walker.know(documents):
        found = as_json(knowledge, gold=gold)
        if len(documents) == 1:
            put_json(found)
        else:
            click.echo(json.dumps(found, ensure_ascii=False))
