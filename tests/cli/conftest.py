"""One store of the sample documents for all tests of the command line, and a way to run commands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.main import cli

TOP = Path(__file__).parents[2]
SEEDS = ("000_6febcb305ee30d60.txt", "002_165619e416cb6055.txt")

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches them."""
    for name in ("KG_STORE", "KG_CONFIG", "KG_DEBUG", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def invoke(*args: str | Path, input: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=input, prog_name="kg")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, one_model: None) -> Path:
    """A folder with the two seed documents in texts/ and a store of them in .kg/."""
    folder = tmp_path_factory.mktemp("sample")
    (folder / "texts").mkdir()
    for name in SEEDS:
        shutil.copy(TOP / "data" / "documents" / name, folder / "texts" / name)
    result = invoke("build", folder / "texts", "--store", folder / ".kg")
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def kg(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``kg`` in the folder of the sample."""
    monkeypatch.chdir(sample)
    return invoke


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_model: None) -> Run:
    """Runs ``kg`` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return invoke
