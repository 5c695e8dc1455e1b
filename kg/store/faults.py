"""What Oxigraph and the file system say when they refuse, in the words of the one exception tree."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreBroken, StoreError, StoreFull, StoreLocked, Where

OWNER = "owner.json"

# RocksDB's own words (util/status and env/io_posix): "While lock file: …" from another process, "lock hold by
# current process" from this one, "Corruption: …" for files that are not what they should be.
_LOCKED = ("While lock file", "lock hold by current process")
_FULL = ("No space left on device", "Disk quota exceeded", "File too large")
_DENIED = ("Permission denied", "Read-only file system", "Operation not permitted")


def explain(error: Exception, folder: Path) -> StoreError:
    """The StoreError that says what went wrong in ``folder`` and what to try."""
    text = str(error)
    where = Where(str(folder))
    number = error.errno if isinstance(error, OSError) else None
    if any(mark in text for mark in _LOCKED):
        return StoreLocked(
            f"the store is open in {_owner(folder)}",
            where=where,
            hint="wait until it has finished, stop it, or name another store with --store; "
            "a kg serve --write takes documents from kg build --to",
        )
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or any(mark in text for mark in _FULL):
        return StoreFull(
            "the disk is full; what was there before is unharmed", where=where, hint="make room and repeat the command"
        )
    if number in (errno.EACCES, errno.EROFS, errno.EPERM) or any(mark in text for mark in _DENIED):
        return StoreError(
            "this folder may not be written to",
            where=where,
            hint="change its permissions, or name another folder with --store",
        )
    if isinstance(error, OSError) and "Corruption" not in text and "No such file" not in text:
        return StoreError(f"the store cannot be used: {text}", where=where, hint="kg doctor says more")
    return StoreBroken(
        f"the files of the store are damaged: {text}",
        where=where,
        hint="remove this folder and build again with: kg build",
    )


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turns what Oxigraph (OSError, RuntimeError) and the file system raise inside into a StoreError."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise explain(error, folder) from error


def sign(folder: Path) -> None:
    """Leaves a note of who has the store open, for the message that a second process gives."""
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]]).strip()
    note = json.dumps({"pid": os.getpid(), "command": command[:200]})
    (folder / OWNER).write_text(note + "\n", encoding="utf-8")


def _owner(folder: Path) -> str:
    try:
        note = json.loads((folder / OWNER).read_text(encoding="utf-8"))
        pid, command = int(note["pid"]), str(note["command"])
    except (OSError, ValueError, KeyError, TypeError):  # the note is a courtesy: without it the lock still holds
        return "another process"
    who = "this process" if pid == os.getpid() else f"process {pid}"
    return f"{who} ({command})" if command else who
