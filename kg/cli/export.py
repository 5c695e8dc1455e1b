"""``kg export``: the graph, or one document's part of it, as a file."""

from __future__ import annotations

from pathlib import PurePath

import click

from kg.cli.common import open_store, output, talk, with_settings
from kg.settings import Settings

_ENDINGS = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".xml": "rdfxml",
}
_FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")


@click.command()
@click.option("-o", "--output", "file", metavar="FILE", help="Write to a file; - or nothing: stdout.")
@click.option("--format", "format_", type=click.Choice(_FORMATS), help="Default: by FILE's ending, else turtle.")
@click.option("--document", metavar="NAME", help="Only what this document contributes.")
@click.option(
    "--links", type=click.Choice(("sssom", "turtle")), help="Only the links: as a table of mappings, or as a graph."
)
@with_settings("base")
def command(file: str | None, format_: str | None, document: str | None, links: str | None, settings: Settings) -> None:
    """Write the graph, the same bytes for the same graph.

    Endings: .ttl .trig .nq .nt .jsonld .rdf. Turtle, N-Triples and RDF/XML leave out which document says
    what; TriG, N-Quads and JSON-LD keep it. A file appears only when it is whole.

    \b
    Example:
      kg export --document 002_165619e416cb6055.txt -o lavrov.ttl
      kg export --links sssom -o links.sssom.tsv
    """
    from kg.graph.iris import Namespaces
    from kg.graph.serialise import serialise
    from kg.graph.sssom import of_links, write_sssom

    if links and format_:
        raise click.UsageError("--links chooses the format itself")
    namespaces = Namespaces(settings.base)
    format_ = "turtle" if links else format_ or _ENDINGS.get(PurePath(file or "").suffix.lower(), "turtle")
    with open_store(settings) as store:
        quads = store.quads(document)
        if links:
            quads = (quad for quad in quads if of_links(quad, namespaces))
        with output(file) as target:
            if links == "sssom":
                target.writelines(line.encode() for line in write_sssom(quads, namespaces))
            elif links:
                quads = (quad for quad in quads if quad.graph_name == namespaces.links)
            if links != "sssom":
                target.writelines(serialise(quads, format_, namespaces))
            target.flush()
    if file and file != "-":
        talk(f"wrote {file} ({links or format_})")
