"""``kg check``: is everything in the store as it should be?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click

from kg.cli.common import load_catalogue, open_store, put_json, talk, with_settings
from kg.errors import KgError
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.queries.saved import Catalogue
    from kg.store.store import Store


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be: ``check`` is shapes, quotes or queries; ``where`` an IRI or a file."""

    check: str
    where: str
    message: str


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@with_settings("queries")
@click.pass_context
def command(ctx: click.Context, as_json: bool, settings: Settings) -> None:
    """Check the store: SHACL shapes, every quote against its document's text, every saved query.

    The exit code is 1 where there is a problem.

    \b
    Example:
      kg check --json
    """
    catalogue = load_catalogue(settings)
    with open_store(settings) as store:
        problems = [*shapes(store), *quotes(store), *queries(store, catalogue)]
        documents, passages = len(store.documents()), sum(document.passages for document in store.documents())
    if as_json:
        put_json([asdict(problem) for problem in problems])
    else:
        for problem in problems:
            click.echo(f"{problem.check}: {problem.where}\n  {problem.message}")
    checked = f"{documents:,} documents, {passages:,} quotes, {len(catalogue.queries):,} saved queries checked"
    talk(f"{checked}: {f'{len(problems):,} problems' if problems else 'all well'}.")
    ctx.exit(1 if problems else 0)


def shapes(store: Store) -> Iterator[Problem]:
    """What pySHACL finds against ontology/shapes.ttl."""
    from kg.graph.shacl import validate

    for violation in validate(store.quads()):
        label = f"{violation.label}: " if violation.label else ""
        path = f" ({violation.path})" if violation.path else ""
        value = f"; it has {violation.value}" if violation.value else ""
        yield Problem("shapes", violation.node, f"{label}{violation.message}{path}{value}")


def quotes(store: Store) -> Iterator[Problem]:
    """Passages that are not what stands in the kept text at their offsets."""
    from kg.graph.documentgraph import DocumentGraph
    from kg.graph.gate import misquotes

    for document in store.documents():
        graph = DocumentGraph.of(store.quads(document.name))
        for violation in misquotes(graph.passages, store.text_of(document.name)):
            yield Problem("quotes", violation.node, f"{document.name}: {violation.message}")


def queries(store: Store, catalogue: Catalogue) -> Iterator[Problem]:
    """Saved queries that do not parse, or do not answer with their defaults."""
    from kg.queries.run import run_saved

    for fault in catalogue.faults:
        yield Problem("queries", str(fault.where), fault.message)
    for query in catalogue:
        if any(parameter.required for parameter in query.parameters):
            continue  # it parsed when it was loaded; without values there is nothing to run
        try:
            for _ in run_saved(store, query, {}):  # type: ignore[union-attr] # an ASK does not occur in a catalogue of tables
                break
        except KgError as error:
            yield Problem("queries", query.name, error.message)
