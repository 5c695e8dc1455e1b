"""What the commands that walk over documents share: which documents, and a bar that shows how far the walk has come."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import NoDocuments, Where
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.pipeline import Progress


def chosen_paths(paths: Sequence[str], settings: Settings) -> list[Path]:
    """The paths that were named, else those of the settings.

    Raises:
        NoDocuments: neither names any.
    """
    if paths:
        return [Path(path) for path in paths]
    if settings.origin("documents") == "default" and not all(path.exists() for path in settings.documents):
        raise NoDocuments(
            "there is no such folder here, and no other was named",
            where=Where(str(settings.documents[0])),
            hint="name PATHS, or set documents in kg.toml",
        )
    return list(settings.documents)


@contextmanager
def shown_progress(names: Sequence[str], quiet: bool = False) -> Iterator[Progress]:
    """A bar on stderr, and only where a person looks at it."""
    if quiet or not sys.stderr.isatty():
        yield lambda step: None
        return
    with click.progressbar(
        names, label="Reading", file=sys.stderr, show_pos=True, item_show_func=lambda name: (name or "")[:40]
    ) as bar:
        yield lambda step: bar.update(step.done - bar.pos, step.document)
