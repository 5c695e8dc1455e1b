"""Which files a build reads: files and folders to sources, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DuplicateName, MissingPath, NoDocuments, UnsupportedFormat, Where

# File ending to the module of this room that reads it.
FORMATS = {
    "txt": "txt",
    "text": "txt",
    "md": "md",
    "markdown": "md",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "pdf": "pdf",
    "docx": "docx",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
}
# Files that speak of the documents beside them.
_ABOUT = ("readme", "sources", "license", "licence", "copying", "notice", "changelog")


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read. ``name`` is its name without folders: what documents are known by."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Survey:
    """The sources found, and the files in folders that are not documents."""

    sources: tuple[Source, ...]
    skipped: tuple[Path, ...] = ()


def find_sources(paths: Sequence[Path]) -> list[Source]:
    """The documents at these paths: files as they are, folders with all their subfolders; sorted by name.

    Raises:
        MissingPath, NoDocuments, UnsupportedFormat, DuplicateName: as `survey`.
    """
    return list(survey(paths).sources)


def survey(paths: Sequence[Path]) -> Survey:
    """The documents at these paths, sorted by name, and what was skipped.

    In folders, hidden files are passed over; files of other formats or about the documents (README, SOURCES, LICENSE)
    are skipped.

    Raises:
        MissingPath: a path that does not exist.
        UnsupportedFormat: a file named outright that no reader takes.
        NoDocuments: nothing to read at any of the paths.
        DuplicateName: two files with one name, folders and endings aside; one would replace the other in the store.
    """
    found: dict[Path, Source] = {}
    skipped: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            for file in _walk(path):
                if _ending(file) in FORMATS and file.stem.casefold() not in _ABOUT:
                    found.setdefault(file.resolve(), Source(file.name, file))
                else:
                    skipped[file] = None
        elif not path.exists():
            raise MissingPath("no such file or folder", where=Where(str(path)), hint="check the path")
        elif _ending(path) not in FORMATS:
            raise UnsupportedFormat(
                f"no reader for {path.suffix or 'a file without an ending'}",
                where=Where(str(path)),
                hint=f"one of {', '.join(sorted(FORMATS))}",
            )
        else:
            found.setdefault(path.resolve(), Source(path.name, path))
    sources = sorted(found.values())
    if not sources:
        raise NoDocuments(
            f"no documents here ({len(skipped)} other files)" if skipped else "no documents here",
            where=Where(", ".join(map(str, paths))) if paths else None,
            hint=f"name a file, or a folder that holds {', '.join(sorted(FORMATS))} files",
        )
    _refuse_duplicates(sources)
    return Survey(tuple(sources), tuple(sorted(skipped)))


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for each in sorted(files):
            if not each.startswith("."):
                yield Path(parent, each)


def _ending(path: Path) -> str:
    return path.suffix.casefold().lstrip(".")


def _refuse_duplicates(sources: Sequence[Source]) -> None:
    first: dict[str, Source] = {}
    for source in sources:
        other = first.setdefault(Path(source.name).stem.casefold(), source)
        if other is not source:
            raise DuplicateName(
                f"shares its name with {other.path}",
                where=Where(str(source.path)),
                hint="rename one of them, or build it apart",
            )
