"""Which files a build reads."""

from pathlib import Path

import pytest

from kg import errors
from kg.reading.files import find_sources, survey


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_folders_are_walked_and_sorted_by_name(tmp_path: Path) -> None:
    """Folders are read with all their subfolders, sorted by file name, whatever the order of the paths."""
    touch(tmp_path, "b/a.txt", "a/c.html", "a/x/b.pdf")
    expected = ["a.txt", "b.pdf", "c.html"]
    assert [source.name for source in find_sources([tmp_path])] == expected
    assert [source.name for source in find_sources([tmp_path / "b", tmp_path / "a"])] == expected


def test_other_files_are_skipped_and_counted(tmp_path: Path) -> None:
    """Files of other formats and files about the documents are listed as skipped, hidden ones are passed over."""
    touch(tmp_path, "a.txt", "SOURCES.tsv", "SOURCES.md", "README.md", "photo.png", ".hidden.txt", ".git/x.txt")
    found = survey([tmp_path])
    assert [source.name for source in found.sources] == ["a.txt"]
    assert [path.name for path in found.skipped] == ["README.md", "SOURCES.md", "SOURCES.tsv", "photo.png"]


def test_a_file_named_outright_must_be_readable(tmp_path: Path) -> None:
    """What a folder would skip is an error when named, with the formats that are read."""
    touch(tmp_path, "photo.png", "README.md")
    with pytest.raises(errors.UnsupportedFormat, match=r"(?s)photo\.png.*docx.*txt"):
        find_sources([tmp_path / "photo.png"])
    assert [source.name for source in find_sources([tmp_path / "README.md"])] == ["README.md"]


def test_missing_path(tmp_path: Path) -> None:
    """A path that does not exist is told."""
    with pytest.raises(errors.MissingPath, match="nowhere"):
        find_sources([tmp_path / "nowhere"])


def test_no_documents(tmp_path: Path) -> None:
    """A folder without documents, or no paths at all, is told, with what was seen there."""
    with pytest.raises(errors.NoDocuments):
        find_sources([])
    touch(tmp_path, "photo.png")
    with pytest.raises(errors.NoDocuments, match="1 other file"):
        find_sources([tmp_path])


def test_one_name_twice(tmp_path: Path) -> None:
    """Two files with one name clash, also under two endings; the same file given twice is read once."""
    touch(tmp_path, "a/x.txt", "b/x.txt", "c/x.html")
    with pytest.raises(errors.DuplicateName, match=r"(?s)b/x\.txt.*a/x\.txt"):
        find_sources([tmp_path / "a", tmp_path / "b"])
    with pytest.raises(errors.DuplicateName):
        find_sources([tmp_path / "a", tmp_path / "c"])
    assert len(find_sources([tmp_path / "a", tmp_path / "a" / "x.txt", tmp_path / "a" / ".." / "a"])) == 1
