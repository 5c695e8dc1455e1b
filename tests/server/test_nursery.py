"""Where workers come from, and the allocator that they are given."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.server.nursery import allocator


def test_the_allocator_is_preloaded_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is found beside the modules that this interpreter finds; without it workers start all the same."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert allocator() == {}
    library = tmp_path / "cmeel.prefix" / "lib" / "libmimalloc.so"
    library.parent.mkdir(parents=True)
    library.touch()
    assert allocator()["LD_PRELOAD"] == str(library)
