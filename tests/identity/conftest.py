from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.identity.gazetteer import Gazetteer

SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sources() -> Path:
    folder = SHARED / "gazetteer"
    if not folder.is_dir():
        pytest.skip("the source tables are not here")
    return folder


@pytest.fixture(scope="session")
def gold() -> Path:
    folder = SHARED / "gold" / "dev"
    if not folder.is_dir():
        pytest.skip("the development gold is not here")
    return folder
