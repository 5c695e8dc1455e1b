"""``kg-store.json``: the format of a store's folder, and the version that its content has reached.

The version is a counter that rises with each change of content. It is no part of the graph: two stores with the
same content may stand at different versions. It is written before the change that it announces, so that after a
crash in between a version may stand for unchanged content, but never one version for two contents.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import StoreBroken, StoreTooNew, Where

MARKER = "kg-store.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Marker:
    """``format`` of the folder, ``version`` of its content, counted from 0 for an empty store."""

    format: int = FORMAT
    version: int = 0


def read_marker(folder: Path) -> Marker | None:
    """The marker in ``folder``, None where there is none.

    Raises:
        StoreBroken: it is not what this program writes.
        StoreTooNew: its format is of a later diplograph.
    """
    path = folder / MARKER
    try:
        data = json.loads(path.read_bytes())
        found = Marker(int(data["format"]), int(data["version"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise StoreBroken(
            f"this is not the marker of a store ({error or type(error).__name__})",
            where=Where(str(path)),
            hint="remove the folder and build again with: kg build",
        ) from error
    if found.format > FORMAT:
        raise StoreTooNew(
            f"the store has format {found.format}; this diplograph knows formats up to {FORMAT}",
            where=Where(str(folder)),
            hint="update with: pip install --upgrade diplograph, or build into another folder with --store",
        )
    return found


def write_marker(folder: Path, marker: Marker) -> None:
    """Puts the marker into ``folder`` in one step: a reader sees the former or the new one, whole."""
    replace_text(folder / MARKER, json.dumps(asdict(marker)) + "\n")


def replace_text(path: Path, text: str) -> None:
    """Writes ``text`` to ``path`` by way of a neighbour and a rename, flushed to the disk before."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def drafts_of(path: Path) -> list[Path]:
    """What `replace_text` left beside ``path`` where its process was killed."""
    return [draft for draft in path.parent.glob(f".{path.name}.*") if draft.suffix[1:].isdecimal()]
