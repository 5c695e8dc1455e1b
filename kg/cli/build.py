"""``kg build``: documents into the store."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import output, put_json, talk, with_settings
from kg.cli.walking import chosen_paths, shown_progress
from kg.errors import StoreMissing
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.pipeline.report import BuildReport, State
    from kg.store.remote import RemoteStore
    from kg.store.store import Store

_FACTS = {
    "Meeting": "meeting",
    "Agreement": "agreement",
    "TargetFigure": "target figure",
    "ObservedFigure": "observed figure",
    "Holding": "office held",
}
_REASONS_SHOWN = 5


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--force", is_flag=True, help="Build unchanged documents too.")
@click.option("--prune", is_flag=True, help="Withdraw documents that are no longer among PATHS.")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--report", metavar="FILE", help="Write the whole report as JSON; - for stdout.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as JSON on stdout.")
@click.option("--to", "url", metavar="URL", help="Put the documents into the store of this kg serve --write.")
@click.option(
    "--token-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File that holds the token of that server.  [default: the variable KG_TOKEN]",
)
@with_settings("base", "model", "workers", "max_bytes")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    force: bool,
    prune: bool,
    dry: bool,
    report: str | None,
    as_json: bool,
    url: str | None,
    token_file: Path | None,
    settings: Settings,
) -> None:
    """Put documents into the store: files, or folders with all their subfolders.

    PATHS default to the setting documents, which defaults to data/documents. Unchanged documents are
    skipped; a document that fails is reported, the others go in, and the exit code is 1.

    With --to they are read and analysed here, and put one by one into the store of a running
    server (kg serve --write), whose readers see each document whole or not at all.

    \b
    Example:
      kg build --dry-run
    """
    from kg.pipeline import build
    from kg.reading.files import survey

    if url is not None and settings.origin("store") == "--store":
        raise click.UsageError("give one of --store and --to")
    if url is None and token_file is not None:
        raise click.UsageError("--token-file belongs to --to")

    found = survey(chosen_paths(paths, settings))
    told = bool(report) or as_json
    with (
        _opened(settings, dry, url, token_file) as store,
        shown_progress([source.name for source in found.sources], dry) as progress,
    ):
        done = build(found.sources, store, settings, progress, force=force, prune=prune, dry=dry, silences=told)
        holds = _holdings(store) if store and not dry else {}
    if report:
        with output(report) as file:
            file.write((json.dumps(done.as_json(), ensure_ascii=False, indent=2) + "\n").encode())
    if as_json:
        put_json(done.as_json())
    _tell(done, url, settings, holds, len(found.skipped))
    ctx.exit(1 if done.failures else 0)


@contextmanager
def _opened(
    settings: Settings, dry: bool, url: str | None, token_file: Path | None
) -> Iterator[Store | RemoteStore | None]:
    from kg.store.store import Store

    if url is not None:
        from kg.server.access import read_token
        from kg.store.remote import RemoteStore

        with RemoteStore.open(url, read_token(os.environ, token_file), settings.base, write=not dry) as remote:
            yield remote
        return
    if not dry:
        with Store.open(settings.store, create=True) as store:
            yield store
        return
    try:
        store = Store.open(settings.store, read_only=True)
    except StoreMissing:
        yield None
        return
    with store:
        yield store


def _holdings(store: Store | RemoteStore) -> dict[str, int]:
    """Distinct facts by kind in the whole store: what two documents tell of counts once."""
    from kg.graph.vocabulary import DG

    return store.count({noun: DG[kind].value for kind, noun in {**_FACTS, "Document": "document"}.items()})


def _tell(done: BuildReport, url: str | None, settings: Settings, holds: dict[str, int], skipped: int) -> None:
    states = Counter(document.state for document in done.documents)
    order: tuple[State, ...] = ("new", "changed", "unchanged", "failed", "withdrawn")
    told = ", ".join(f"{states[state]} {state}" for state in order if states[state])
    words = sum(document.words for document in done.in_state("new", "changed"))
    talk(f"{'Would read' if done.dry else 'Read'} {_count(states.total() - states['withdrawn'], 'document')}: {told}.")
    if skipped:
        talk(f"Passed over {_count(skipped, 'file')} that {'is no document' if skipped == 1 else 'are no documents'}.")
    if done.dry:
        for document in done.documents:
            if document.state != "unchanged":
                talk(f"  {document.state:<10} {document.document}")
    elif words:
        talk(f"{words:,} words in {done.seconds:.1f} s.")
    full = not done.dry and holds.get("document", 0) > 0
    if full:
        place = f"store {settings.store}" if url is None else f"server {url}"
        talk(f"\nThe {place} holds {_count(holds.pop('document'), 'document')} with")
        for noun, count in holds.items():
            talk(f"  {count:>6,} {_plural(noun, count)}")
    _tell_refusals(done)
    if done.failures:
        talk(f"\nFailed: {_count(len(done.failures), 'document')}.", fg="red")
        for failure in done.failures:
            talk("  " + failure.message.replace("\n", "\n  "))
    if full and url is None:
        talk("\nNext: kg query              the questions that are ready to be asked")
        talk("      kg query targets      one of them")
        talk("      kg serve              the graph as a SPARQL endpoint")


def _tell_refusals(done: BuildReport) -> None:
    reasons = Counter((refusal.rule, refusal.reason) for _, refusal in done.refusals)
    if not reasons:
        return
    talk(f"\nRefused: {_count(reasons.total(), 'candidate')}.")
    for (rule, reason), count in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))[:_REASONS_SHOWN]:
        talk(f"  {count:>6,} {rule}: {reason}")
    rest = len(reasons) - _REASONS_SHOWN
    if rest > 0:
        talk(f"         and {_count(rest, 'reason')} more")
    talk("  Each with its sentence: kg build --force --report FILE")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {_plural(noun, number)}"


def _plural(noun: str, number: int) -> str:
    if number == 1:
        return noun
    return "offices held" if noun == "office held" else f"{noun}s"
