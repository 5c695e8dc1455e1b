"""What `kg link --live` found: ``links-live.tsv``, replayed on every build. Weaker than any decision of a person.

A tab-separated table, written whole and sorted, so that builds depend on files alone. Columns: ``subject`` (key of an
agent without an item), ``predicate`` (exact: accepted; close: one of several, or of too little score), ``object``
(Wikidata item), ``label``, ``score``, ``source`` (who was asked), ``retrieved`` (the day), ``why``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from functools import cached_property
from pathlib import Path

from kg.errors import LinksError, Where
from kg.identity.judgements import ITEM

COLUMNS = ("subject", "predicate", "object", "label", "score", "source", "retrieved", "why")
_HEADER = "\t".join(COLUMNS)


@dataclass(frozen=True, slots=True, order=True)
class Suggestion:
    """One line; the fields are the columns of the table. ``score`` is 0 to 1."""

    subject: str
    predicate: str
    object: str
    label: str
    score: float
    source: str
    retrieved: str
    why: str


@dataclass(frozen=True)
class Suggestions:
    """All that was found, sorted."""

    rows: tuple[Suggestion, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)

    @cached_property
    def digest(self) -> str:
        """First 16 hex digits of SHA-256 over what the lines say; empty where there are none."""
        text = "\n".join("\t".join(map(str, astuple(row))) for row in self.rows)
        return hashlib.sha256(text.encode()).hexdigest()[:16] if self.rows else ""

    @cached_property
    def _by_subject(self) -> dict[str, tuple[Suggestion, ...]]:
        found: dict[str, list[Suggestion]] = {}
        for row in self.rows:
            found.setdefault(row.subject, []).append(row)
        return {
            subject: tuple(sorted(rows, key=lambda row: (row.predicate != "exact", -row.score, row.object)))
            for subject, rows in found.items()
        }

    @cached_property
    def _towards(self) -> dict[str, tuple[Suggestion, ...]]:
        found: dict[str, list[Suggestion]] = {}
        for row in sorted(self.rows):
            if row.predicate == "exact":
                found.setdefault(row.object, []).append(row)
        return {item: tuple(rows) for item, rows in found.items()}

    def of(self, subject: str) -> tuple[Suggestion, ...]:
        """What was found for a key: the accepted one first, then by score."""
        return self._by_subject.get(subject, ())

    def towards(self, item: str) -> tuple[Suggestion, ...]:
        """The accepted suggestions of an item, by subject."""
        return self._towards.get(item, ())

    def replacing(self, subjects: Iterable[str], rows: Iterable[Suggestion]) -> Suggestions:
        """With new lines instead of all lines on these subjects."""
        gone = set(subjects)
        return Suggestions(tuple(sorted({*(row for row in self.rows if row.subject not in gone), *rows})))


def load_suggestions(path: Path) -> Suggestions:
    """The suggestions of a file; none where there is no file.

    Raises:
        LinksError: it cannot be read, or a line is wrong; with the line.
    """
    hint = "remove the file and run kg link --live again"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return Suggestions()
    except OSError as error:
        raise LinksError(f"cannot be read: {error.strerror}", where=Where(str(path))) from error
    except UnicodeDecodeError as error:
        raise LinksError("is not UTF-8", where=Where(str(path)), hint=hint) from error
    if not lines or lines[0] != _HEADER:
        raise LinksError("the first line does not name the columns", where=Where(str(path), 1), hint=hint)
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if (
            len(cells) != len(COLUMNS)
            or cells[1] not in ("exact", "close")
            or not ITEM.fullmatch(cells[2])
            or not re.fullmatch(r"0(\.\d+)?|1(\.0+)?", cells[4])
        ):
            raise LinksError("not a line of suggestions", where=Where(str(path), number), hint=hint)
        subject, predicate, item, label, score, source, retrieved, why = cells
        rows.append(Suggestion(subject, predicate, item, label, float(score), source, retrieved, why))
    return Suggestions(tuple(sorted(rows)))


def save_suggestions(path: Path, suggestions: Suggestions) -> None:
    """Write the table whole or not at all.

    Raises:
        LinksError: the file cannot be written.
    """
    lines = [_HEADER]
    for row in suggestions.rows:
        lines.append("\t".join(" ".join(str(cell).split()) for cell in astuple(row)))
    try:
        draft = path.with_name(f".{path.name}.draft")
        draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise LinksError(f"cannot be written: {error.strerror}", where=Where(str(path))) from error
