"""``kg coverage``: what the rules reach in any folder of documents, and what they leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.cli.common import put_json, talk, with_settings
from kg.cli.walking import chosen_paths, shown_progress
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.evaluation.coverage import Coverage

_TOP = 15  # reasons and triggers shown; --json has them all


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "--sample", metavar="N", type=click.IntRange(0), default=10, show_default=True,
    help="Silent sentences to draw for each kind of fact.",
)  # fmt: skip
@click.option("--seed", metavar="N", type=int, default=0, show_default=True, help="Another seed draws others.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@with_settings("base", "model", "workers", "max_bytes")
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[str, ...], sample: int, seed: int, as_json: bool, settings: Settings
) -> None:
    """Walk over documents and tell how often each rule finds and refuses something.

    And where none does: a silent sentence has a word that facts hang on (a verb or noun of meeting, an
    instrument, a verb of agreeing, a quantity), yet gave neither a fact of that kind nor a refusal. PATHS default to
    the setting documents. No store is read or written. The exit code is 1 where a document failed.

    \b
    Example:
      kg coverage data/documents --sample 5
    """
    from kg.evaluation.coverage import cover
    from kg.pipeline import build
    from kg.reading.files import survey

    sources = survey(chosen_paths(paths, settings)).sources
    with shown_progress([source.name for source in sources]) as progress:
        done = build(sources, None, settings, progress, silences=True)
    coverage = cover([document for document in done.documents if document.state != "failed"], sample=sample, seed=seed)
    if as_json:
        put_json(coverage.as_json() | {"failures": [asdict(failure) for failure in done.failures]})
    else:
        _put(coverage)
    for failure in done.failures:
        talk(failure.message, fg="red")
    ctx.exit(1 if done.failures else 0)


def _put(coverage: Coverage) -> None:
    click.echo(f"{coverage.documents:,} documents, {coverage.words:,} words")
    click.echo(f"\n{'found by rule':<46} {'facts':>8} {'documents':>10}")
    for kind, rules in coverage.rules.items():
        click.echo(f"  {kind:<44} {sum(rule.facts for rule in rules):>8,}")
        for rule in rules:
            click.echo(f"    {rule.rule:<42} {rule.facts:>8,} {rule.documents:>10,}")
    _put_counts("refused", [(f"{rule}: {reason}", count) for rule, reason, count in coverage.refusals])
    for kind, triggers in coverage.silent.items():
        _put_counts(f"silent sentences: {kind}", list(triggers.items()))
        for drawn in coverage.samples[kind]:
            silence = drawn.silence
            click.echo(f"    {drawn.document}:{silence.span.begin}-{silence.span.end} [{silence.trigger}]")
            click.echo(f"      {' '.join(silence.quote.split())}")
    if coverage.without_facts:
        click.echo(f"\ndocuments without any fact: {len(coverage.without_facts):,}")
        for name in coverage.without_facts[:_TOP]:
            click.echo(f"  {name}")
        if len(coverage.without_facts) > _TOP:
            click.echo(f"  and {len(coverage.without_facts) - _TOP:,} more")


def _put_counts(title: str, counts: Sequence[tuple[str, int]]) -> None:
    if not counts:
        return
    click.echo(f"\n{title:<46} {sum(count for _, count in counts):>8,}")
    for name, count in counts[:_TOP]:
        click.echo(f"  {name:<44} {count:>8,}")
    if len(counts) > _TOP:
        click.echo(f"  and {len(counts) - _TOP:,} more")
