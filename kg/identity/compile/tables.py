"""Tab-separated tables: UTF-8, one header row, ``#`` lines are comments, ``|`` parts a cell's values."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.errors import GazetteerError, Where

Row = dict[str, str]


def read_table(path: Path, columns: Sequence[str] = ()) -> list[Row]:
    """Rows of a table as dictionaries, cells stripped.

    Raises:
        GazetteerError: the file is missing, not UTF-8, or lacks one of ``columns``.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise GazetteerError(
            "no such source table", where=Where(str(path)), hint="point --sources at the folder of the source tables"
        ) from None
    except UnicodeDecodeError as error:
        raise GazetteerError(f"not UTF-8 at byte {error.start}", where=Where(str(path))) from None
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    reader = csv.DictReader(lines, delimiter="\t")
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        raise GazetteerError(f"no column {', '.join(missing)}", where=Where(str(path), 1), hint="check the header row")
    return [{key: (value or "").strip() for key, value in row.items() if key is not None} for row in reader]


def cell(values: Iterable[str]) -> str:
    """Several values as one cell, each once, in the order given."""
    return "|".join(dict.fromkeys(value for value in values if value))


def values(text: str) -> list[str]:
    """The values of a cell."""
    return [value for value in text.split("|") if value]


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Row], notes: Sequence[str] = ()) -> None:
    """Write rows in the order given; ``notes`` become comment lines on top."""
    lines = [f"# {note}" for note in notes]
    lines.append("\t".join(columns))
    for row in rows:
        cells = [row.get(column, "") for column in columns]
        bad = [text for text in cells if "\t" in text or "\n" in text]
        if bad:
            raise GazetteerError(f"a tab or line break inside {bad[0]!r}", where=Where(str(path)))
        lines.append("\t".join(cells))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
