"""``kg build --to``: documents analysed here and put into the store of a server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.main import cli
from kg.server.config import Config
from kg.store.store import Store
from tests.cli.conftest import SEEDS, TOP, Run
from tests.server.running import TOKEN, Running, running


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setenv("KG_TOKEN", TOKEN)
    with running(tmp_path / "there", None, Config(workers=1, write=True, token=TOKEN)) as found:
        yield found


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for name in SEEDS:
        shutil.copy(TOP / "data" / "documents" / name, tmp_path / "texts" / name)
    return tmp_path / "texts"


def test_a_build_goes_to_a_server(fresh: Run, server: Running, texts: Path, tmp_path: Path) -> None:
    """The server's store holds what a build here would: the same quads; unchanged documents are skipped, no store is
    made here.
    """
    told = fresh("build", texts, "--to", server.url)
    assert told.exit_code == 0, told.output
    assert "2 new" in told.stderr and f"The server {server.url} holds 2 documents with\n" in told.stderr
    assert not (tmp_path / ".kg").exists()
    assert "2 unchanged" in fresh("build", texts, "--to", server.url).stderr
    (texts / SEEDS[1]).write_text("Taro Kono met with Sergey Lavrov in Tokyo.", encoding="utf-8")
    assert "1 unchanged" in (again := fresh("build", texts, "--to", server.url).stderr) and "1 changed" in again
    assert "1 withdrawn" in fresh("build", texts / SEEDS[0], "--to", server.url, "--prune").stderr
    assert fresh("build", texts / SEEDS[0], "--store", tmp_path / "here").exit_code == 0
    with (
        Store.open(tmp_path / "here", read_only=True) as here,
        Store.open(tmp_path / "there", read_only=True) as there,
    ):
        assert set(here.quads()) == set(there.quads())


def test_a_dry_run_asks_and_changes_nothing(
    fresh: Run, server: Running, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--dry-run compares with what the server holds, without a token, and puts nothing."""
    monkeypatch.delenv("KG_TOKEN")
    told = fresh("build", texts, "--to", server.url, "--dry-run")
    assert told.exit_code == 0 and "Would read 2 documents: 2 new" in told.stderr
    assert server.client.get("/documents").json()["documents"] == []


def test_the_token_stands_in_a_file_too(
    fresh: Run, server: Running, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--token-file beats the variable; there is no option that takes the token itself."""
    monkeypatch.setenv("KG_TOKEN", "not this one, surely")
    (tmp_path / "token").write_text(TOKEN + "\n", encoding="utf-8")
    refused = fresh("build", texts, "--to", server.url)
    assert refused.exit_code == 3 and "does not take this token" in refused.stderr
    assert fresh("build", texts, "--to", server.url, "--token-file", tmp_path / "token").exit_code == 0
    build = cli.get_command(None, "build")  # type: ignore[arg-type]  # its context is not looked at
    assert build and not {"--token"} & {option for param in build.params for option in param.opts}


def test_wrong_usage(fresh: Run, texts: Path) -> None:
    """Two stores at once, a token without a server and a server that is none are told."""
    both = fresh("build", texts, "--to", "http://127.0.0.1:1", "--store", "s")
    assert both.exit_code == 2 and "--store and --to" in both.stderr
    assert fresh("build", texts, "--token-file", "x").exit_code == 2
    nobody = fresh("build", texts, "--to", "http://127.0.0.1:1")
    assert nobody.exit_code == 3 and "no server answers" in nobody.stderr
    assert fresh("build", texts, "--to", "http://me:secret@host").exit_code == 2
