"""Decisions of people on who is whom: ``links.tsv``, replayed on every build, where they win over every guess.

A tab-separated table that a person may edit: one decision a line, ``#`` lines are comments, and a line that is removed
is undone by the next build. Columns:

    subject    key of an agent as it ends its IRI ("person.Hiroshige_Seko.Japan", "Q58217"), or kind:name for whoever
               a document calls so ("person:Hiroshige Seko"; kinds: person, country, organization, place), or what
               ends the IRI of an agreement or event ("agreement/3f0a…", "meeting/3f0a…")
    predicate  same, not-same or unsure
    object     the Wikidata item ("Q1234"), or the key of another agent of the graph
    who        who decided
    when       the day, as 2026-05-31
    why        in words

Of two lines on the same subject and object the later counts, and of two ``same`` on one subject the later.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from kg.errors import LinksError, Where
from kg.identity.names import normal, untitled

COLUMNS = ("subject", "predicate", "object", "who", "when", "why")
PREDICATES = ("same", "not-same", "unsure")
ITEM = re.compile(r"Q[1-9]\d*")
FACT = re.compile(r"(?:agreement|meeting)/[0-9a-f]{16}")
_KEY = re.compile(r"(?:person|office|country|organization|place)\.\S+")
_NAMED = re.compile(r"(person|country|organization|place):(.*\S.*)")
_HEADER = "\t".join(COLUMNS)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision; the fields are the columns of the table."""

    subject: str
    predicate: str
    object: str
    who: str = ""
    when: str = ""
    why: str = ""

    def words(self) -> str:
        """Who decided, when and why: "decided by Ana on 2026-05-31: the minister's own page says so"."""
        told = "decided" + (f" by {self.who}" if self.who else "") + (f" on {self.when}" if self.when else "")
        return f"{told}: {self.why}" if self.why else told


def spoken(kind: str, name: str) -> str:
    """The subject of whoever a document calls so, in the one form that lines are compared in.

    >>> spoken("person", "Mr. Hiroshige SEKO")
    'person:hiroshige seko'
    """
    return f"{kind}:{normal(untitled(name) if kind == 'person' else name)}"


@dataclass(frozen=True)
class Judgements:
    """All decisions, in the order of their lines."""

    rows: tuple[Judgement, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows)

    @cached_property
    def digest(self) -> str:
        """First 16 hex digits of SHA-256 over what the lines say; empty where there are none."""
        text = "\n".join("\t".join(astuple(row)) for row in self.rows)
        return hashlib.sha256(text.encode()).hexdigest()[:16] if self.rows else ""

    @cached_property
    def _in_force(self) -> dict[tuple[str, str], Judgement]:
        return {(_compared(row.subject), row.object): row for row in self.rows}

    @cached_property
    def _same(self) -> dict[str, Judgement]:
        by_subject = {_compared(row.subject): row for row in self.rows if row.predicate == "same"}
        return {
            subject: row for subject, row in by_subject.items()
            if self._in_force[subject, row.object].predicate == "same"
        }  # fmt: skip

    @cached_property
    def _refused(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for (subject, other), row in self._in_force.items():
            if row.predicate != "same":
                found.setdefault(subject, set()).add(other)
        return {subject: frozenset(others) for subject, others in found.items()}

    @cached_property
    def _towards(self) -> dict[str, tuple[Judgement, ...]]:
        found: dict[str, list[Judgement]] = {}
        for subject in sorted(self._same):
            found.setdefault(self.end(self._same[subject].object), []).append(self._same[subject])
        return {key: tuple(rows) for key, rows in found.items()}

    def same(self, subjects: Iterable[str]) -> str | None:
        """The key that some of these subjects were decided to be, the first that is spoken of; None for none."""
        row = next((self._same[subject] for subject in subjects if subject in self._same), None)
        return self.end(row.object) if row else None

    def end(self, key: str) -> str:
        """The key at the end of the decisions that lead on from this one."""
        seen = {key}
        while (row := self._same.get(key)) and row.object not in seen:
            key = row.object
            seen.add(key)
        return key

    def refused(self, subjects: Iterable[str]) -> frozenset[str]:
        """What some of these subjects were decided not to be, or not surely to be."""
        return frozenset().union(*(self._refused.get(subject, frozenset()) for subject in subjects)) | self._never

    @cached_property
    def _never(self) -> frozenset[str]:
        # "Q58217 not-same Q58217": whoever was taken for the item is not.
        return frozenset(subject for subject, others in self._refused.items() if subject in others)

    def unsure(self, subjects: Iterable[str]) -> tuple[Judgement, ...]:
        """The decisions that nobody can tell."""
        wanted = set(subjects)
        return tuple(
            row for (subject, _), row in sorted(self._in_force.items())
            if subject in wanted and row.predicate == "unsure"
        )  # fmt: skip

    def on(self, subjects: Iterable[str], other: str) -> Judgement | None:
        """What was decided on one of these subjects and an item."""
        return next((row for subject in subjects if (row := self._in_force.get((subject, other)))), None)

    def towards(self, key: str) -> tuple[Judgement, ...]:
        """The decisions that some subject is this key, by subject."""
        return self._towards.get(key, ())

    def adding(self, row: Judgement) -> Judgements:
        """With one more decision, without those that it supersedes.

        Raises:
            LinksError: a subject, object or text that the table cannot hold.
        """
        row = replace(row, **{column: " ".join(value.split()) for column, value in _cells(row) if value})
        _check(row, None)
        subject = _compared(row.subject)
        kept = [
            other for other in self.rows
            if _compared(other.subject) != subject
            or (other.object != row.object and not (row.predicate == other.predicate == "same"))
        ]  # fmt: skip
        return Judgements((*kept, row))


def _compared(subject: str) -> str:
    """A subject as subjects are compared: keys as they are, kind:name by its words."""
    named = _NAMED.fullmatch(subject)
    return spoken(*named.groups()) if named else subject


def _cells(row: Judgement) -> Sequence[tuple[str, str]]:
    return list(zip(COLUMNS, astuple(row), strict=True))


def load_judgements(path: Path) -> Judgements:
    """The decisions of a file; none where there is no file.

    Raises:
        LinksError: it cannot be read, or a line is wrong; with the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Judgements()
    except OSError as error:
        raise LinksError(f"cannot be read: {error.strerror}", where=Where(str(path))) from error
    except UnicodeDecodeError as error:
        raise LinksError("is not UTF-8", where=Where(str(path)), hint="save the file as UTF-8") from error
    rows = []
    header = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        where = Where(str(path), number)
        if not header:
            if len(cells) < 3 or tuple(cells) != COLUMNS[: len(cells)]:
                raise LinksError("the first line does not name the columns", where=where, hint=f"let it be {_HEADER!r}")
            header = True
            continue
        if not 3 <= len(cells) <= len(COLUMNS):
            raise LinksError(
                f"a line of {len(cells)} columns", where=where, hint="subject, predicate and object, parted by tabs"
            )
        row = Judgement(*cells)
        _check(row, where)
        rows.append(row)
    return Judgements(tuple(rows))


def is_subject(text: str) -> bool:
    """Whether a text has the form of a subject: an item, a key, kind:name, or the end of a fact's IRI."""
    return any(form.fullmatch(text) for form in (ITEM, _KEY, _NAMED, FACT))


def _check(row: Judgement, where: Where | None) -> None:
    if not is_subject(row.subject):
        raise LinksError(
            f"{row.subject!r} is no agent", where=where,
            hint="a key such as person.Hiroshige_Seko.Japan or Q58217, or kind:name such as person:Hiroshige Seko",
        )  # fmt: skip
    if row.predicate not in PREDICATES:
        raise LinksError(
            f"{row.predicate!r} is no decision", where=where, hint=f"one of: {', '.join(PREDICATES)}"
        )  # fmt: skip
    if not (ITEM.fullmatch(row.object) or (_KEY.fullmatch(row.object) and not FACT.fullmatch(row.subject))):
        raise LinksError(
            f"{row.object!r} is no Wikidata item", where=where, hint="such as Q58217, or the key of another agent"
        )
    if row.when and not _is_day(row.when):
        raise LinksError(f"{row.when!r} is no day", where=where, hint="such as 2026-05-31, or leave it empty")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def save_judgements(path: Path, judgements: Judgements) -> None:
    """Write the decisions, in their order, keeping the comments of the file that was there, at its head.

    Raises:
        LinksError: the file cannot be written.
    """
    try:
        old = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
        comments = [line for line in old if line.startswith("#")]
        lines = [*comments, _HEADER, *("\t".join(astuple(row)) for row in judgements.rows)]
        draft = path.with_name(f".{path.name}.draft")
        draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise LinksError(f"cannot be written: {error.strerror}", where=Where(str(path))) from error
