"""``kg evaluate``: how well what is found agrees with annotated documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import put_json, talk, with_settings
from kg.cli.walking import shown_progress
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.evaluation.faults import Fault
    from kg.evaluation.gold import GoldDocument
    from kg.pipeline.walk import Walked

_BATCH = 8  # documents that the model sees at a time


@click.command()
@click.argument("gold", metavar="GOLD_DIR")
@click.option(
    "--errors",
    is_flag=True,
    help="Print each miss and false alarm with what came nearest, and each fact with wrong slots.",
)
@click.option("--documents", metavar="DIR", help="Where the annotated texts are.  [default: GOLD_DIR/documents]")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@with_settings("base", "model", "max_bytes")
@click.pass_context
def command(
    ctx: click.Context, gold: str, errors: bool, documents: str | None, as_json: bool, settings: Settings
) -> None:
    """Build annotated documents in memory and print precision, recall and F1.

    GOLD_DIR holds one JSON file for each document, as kg extract --gold prints it. Found and annotated facts
    pair up one to one; slots (participants, dates, units, ...) are right only within a pair. Facts that are
    annotated as optional are neither rewarded nor punished. No store is read or written. The exit code is 1
    where a document could not be built.

    \b
    Example:
      kg evaluate tests/gold/tune --errors
    """
    from kg.evaluation.faults import find_faults
    from kg.evaluation.gold import load_gold
    from kg.evaluation.scoring import evaluate
    from kg.graph.documentgraph import DocumentGraph

    annotated = load_gold(Path(gold), Path(documents) if documents else None)
    walked = _walk(annotated, settings)
    evaluation = evaluate(annotated, [end.graph for end in walked if isinstance(end.graph, DocumentGraph)])
    refusals = {end.document: end.refusals for end in walked}
    faults = list(find_faults(evaluation, annotated, refusals)) if errors else []
    if as_json:
        put_json(evaluation.scores | ({"errors": [fault.as_json() for fault in faults]} if errors else {}))
    else:
        for fault in faults:
            _put_fault(fault)
        _put_scores(evaluation.scores)
    failed = [end for end in walked if end.error]
    for end in failed:
        talk(end.message, fg="red")
    ctx.exit(1 if failed else 0)


def _walk(annotated: Sequence[GoldDocument], settings: Settings) -> list[Walked]:
    from kg.pipeline.report import Step
    from kg.pipeline.walk import Walker
    from kg.reading.files import find_sources

    sources = find_sources([document.path for document in annotated])
    walker = Walker.of(settings)
    walked: list[Walked] = []
    with shown_progress([source.name for source in sources]) as progress:
        for at in range(0, len(sources), _BATCH):
            for end in walker.walk(sources[at : at + _BATCH]):
                walked.append(end)
                progress(Step(end.document, "failed" if end.error else "new", len(walked), len(sources)))
    return walked


def _put_scores(scores: dict[str, Any]) -> None:
    for part in ("detection", "arguments", "slots"):
        click.echo(f"{part:<28} {'P':>6} {'R':>6} {'F1':>6}   right/found/wanted")
        for name, count in scores[part].items():
            figures = " ".join(f"{count[figure]:6.3f}" for figure in ("precision", "recall", "f1"))
            click.echo(f"  {name:<26} {figures}   {count['right']}/{count['found']}/{count['wanted']}")
    click.echo("evidence exact: {exact} of {passages}".format(**scores["evidence"]))
    click.echo("links: {right} right, {wrong} wrong, {none} none".format(**scores["links"]))
    click.echo(f"mean F1: detection {scores['detection_f1']:.3f}, arguments {scores['arguments_f1']:.3f}")


def _put_fault(fault: Fault) -> None:
    lines: Iterable[str] = (
        f"{fault.document}:{fault.begin}-{fault.end}: {fault.kind} ({fault.group}): {fault.name}",
        f"  text     {fault.sentence}",
        *([f"  rule     {', '.join(fault.rules)}"] if fault.rules else []),
        *([f"  nearest  {' '.join(fault.nearest.split())}"] if fault.nearest else []),
        f"  why      {fault.why}",
        "",
    )
    for line in lines:
        click.echo(line)
