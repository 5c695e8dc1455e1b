"""``kg query``: saved queries and any other, over the store."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import load_catalogue, open_store, put_json, read_input, talk, with_settings
from kg.cli.limit import bounded
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.queries.header import Parameter
    from kg.queries.saved import Catalogue, SavedQuery

_SECONDS = 60.0  # unlike a server's, whoever asked is there to wait, or to press Ctrl-C
_FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle", "ntriples")


@click.command()
@click.argument("name", required=False)
@click.option("-p", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the saved query.")
@click.option("-e", "text", metavar="TEXT", help="Run this SPARQL query instead.")
@click.option("-f", "file", metavar="FILE", help="Run the SPARQL query in this file; - for stdin.")
@click.option("--describe", is_flag=True, help="Tell what the saved query answers, and its parameters.")
@click.option("--format", "format_", type=click.Choice(_FORMATS), help="[default: table]")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json; of the list, too.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=_SECONDS,
    metavar="SECONDS",
    help=f"A query that runs longer is stopped; 0: no limit.  [default: {_SECONDS:g}]",
)
@with_settings("base", "queries")
def command(
    name: str | None,
    parameters: tuple[str, ...],
    text: str | None,
    file: str | None,
    describe: bool,
    format_: str | None,
    as_json: bool,
    timeout: float,
    settings: Settings,
) -> None:
    """Run a saved query, or any SPARQL query; without a NAME, list the saved ones.

    Queries see the union of all documents. The IRIs in an answer can be given to kg why.

    \b
    Examples:
      kg query
      kg query targets -p country=Japan
      kg query -e 'SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }' --format csv
    """
    if sum(given is not None for given in (name, text, file)) > 1:
        raise click.UsageError("give one of NAME, -e TEXT and -f FILE")
    if parameters and name is None:
        raise click.UsageError("-p belongs to a saved query: kg query NAME -p …")
    if describe and name is None:
        raise click.UsageError("--describe belongs to a saved query: kg query NAME --describe")
    if text is not None or file is not None:
        text = text if text is not None else read_input(file or "-", "the query")
        _run(text, None, (), format_, as_json, timeout, settings)
        return
    catalogue = load_catalogue(settings)
    if name is None:
        _list(catalogue, as_json)
        return
    query = catalogue.get(name)
    if describe:
        _describe(query, as_json)
    else:
        _run(None, query, parameters, format_, as_json, timeout, settings)


def _run(
    text: str | None,
    query: SavedQuery | None,
    parameters: Sequence[str],
    format_: str | None,
    as_json: bool,
    timeout: float,
    settings: Settings,
) -> None:
    from kg.graph.iris import Namespaces
    from kg.graph.serialise import export_prefixes
    from kg.queries.format import format_result
    from kg.queries.run import run_saved, run_text

    values = dict(_pair(parameter) for parameter in parameters)
    chosen: Any = format_ or ("json" if as_json else "table")
    with open_store(settings) as store, bounded(timeout):
        result = run_saved(store, query, values) if query else run_text(store, text or "")
        told = format_result(result, chosen, width=_width(), prefixes=export_prefixes(Namespaces(settings.base)))
    click.echo(told, nl=False)


def _pair(parameter: str) -> tuple[str, str]:
    name, equals, value = parameter.partition("=")
    if not equals:
        raise click.UsageError(f"-p takes NAME=VALUE, not {parameter!r}")
    return name, value


def _width() -> int | None:
    """Cells that a table may take: those of the terminal; in a file or a pipe as many as it needs."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() or os.environ.get("COLUMNS") else None


def _list(catalogue: Catalogue, as_json: bool) -> None:
    if as_json:
        put_json([_as_json(query) for query in catalogue])
    else:
        from kg.queries.table import table

        rows = [(query.name, query.title, " ".join(p.name for p in query.parameters)) for query in catalogue]
        click.echo(table(("name", "answers", "parameters"), rows, _width()), nl=False)
        talk("\nkg query NAME --describe tells more; kg query NAME -p PARAMETER=VALUE runs one.")
    for fault in catalogue.faults:
        talk(f"not a query: {fault}", fg="yellow")


def _describe(query: SavedQuery, as_json: bool) -> None:
    if as_json:
        put_json(_as_json(query))
        return
    lines = [click.style(query.title, bold=True), query.description, ""]
    for parameter in query.parameters:
        lines.append(f"  {parameter.name} ({parameter.type}{', required' if parameter.required else ''})")
        lines.append(f"      {parameter.description}{_values(parameter)}")
    lines += ["  limit, offset (integer)", "      how many rows, and how many to leave out before them"]
    click.echo("\n".join(lines))


def _values(parameter: Parameter) -> str:
    choices = [choice for choice in parameter.choices if choice]
    told = f"; one of {', '.join(choices)}" if choices else ""
    return told + (f"; default {parameter.default}" if parameter.default else "")


def _as_json(query: SavedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "title": query.title,
        "description": query.description,
        "tags": list(query.tags),
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "description": parameter.description,
                "required": parameter.required,
                "default": parameter.default,
                "choices": list(parameter.choices),
            }
            for parameter in query.parameters
        ],
    }
