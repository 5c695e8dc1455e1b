"""``kg export``: formats, files that are whole or not there, and the same bytes each time."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.cli.conftest import SEEDS, Run

FORMATS = {
    "turtle": ("g.ttl", ox.RdfFormat.TURTLE),
    "trig": ("g.trig", ox.RdfFormat.TRIG),
    "nquads": ("g.nq", ox.RdfFormat.N_QUADS),
    "ntriples": ("g.nt", ox.RdfFormat.N_TRIPLES),
    "jsonld": ("g.jsonld", ox.RdfFormat.JSON_LD),
    "rdfxml": ("g.rdf", ox.RdfFormat.RDF_XML),
}


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format(kg: Run, tmp_path: Path, format_: str) -> None:
    """The ending says the format; each holds the same triples, and stdout has the same bytes as the file."""
    name, parser = FORMATS[format_]
    told = kg("export", "-o", tmp_path / name)
    assert (told.exit_code, told.stdout) == (0, "")
    assert f"({format_})" in told.stderr
    data = (tmp_path / name).read_bytes()
    assert kg("export", "--format", format_).stdout_bytes == data
    assert kg("export", "--format", format_, "-o", "-").stdout_bytes == data
    triples = {quad.triple for quad in ox.parse(io.BytesIO(data), parser)}
    reference = kg("export", "--format", "nquads").stdout_bytes
    assert triples == {quad.triple for quad in ox.parse(io.BytesIO(reference), ox.RdfFormat.N_QUADS)}


def test_one_document(kg: Run) -> None:
    """--document gives what that document contributes, and nothing of the other."""
    one, other = (kg("export", "--document", name).stdout for name in SEEDS)
    assert f'dg:fileName "{SEEDS[0]}"' in one
    assert SEEDS[1] not in one
    assert f'dg:fileName "{SEEDS[1]}"' in other
    told = kg("export", "--document", "none.txt")
    assert told.exit_code == 3
    assert "there is no document 'none.txt'" in told.stderr


def test_a_file_is_whole_or_not_there(kg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export that fails on its way leaves the former file and no rest of its own."""
    (tmp_path / "g.ttl").write_text("former")

    def broken(*args: object) -> object:
        yield b"half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.graph.serialise.serialise", broken)
    told = kg("export", "-o", tmp_path / "g.ttl")
    assert told.exit_code == 2
    assert "No space left on device" in told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["g.ttl"]
    assert (tmp_path / "g.ttl").read_text() == "former"


def test_permissions_follow_the_umask(kg: Run, tmp_path: Path) -> None:
    """A written file is as readable as any other that the person makes."""
    kg("export", "-o", tmp_path / "g.ttl")
    (tmp_path / "plain").write_text("")
    assert os.stat(tmp_path / "g.ttl").st_mode == os.stat(tmp_path / "plain").st_mode


def test_a_folder_that_is_not_there(kg: Run, tmp_path: Path) -> None:
    """A file in a missing folder cannot be written; the error says which."""
    told = kg("export", "-o", tmp_path / "no" / "g.ttl")
    assert told.exit_code == 2
    assert "g.ttl: cannot be written" in told.stderr
