"""The documentation cannot lie: its sessions are run, its tables and its reference are generated and compared."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli.main import COMMANDS, cli
from kg.queries.run import run_text
from kg.queries.saved import load_query
from kg.settings import SETTINGS, variable
from kg.store.store import Store

TOP = Path(__file__).parents[1]
Golden = Callable[[Path, str], None]

EXCHANGES = """PREFIX dg: <https://w3id.org/diplograph/ontology#>
SELECT ?f { ?f a dg:TargetFigure ; dg:value ?v FILTER (?v = 400000) }"""


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_model: None) -> Path:
    """An empty folder with the sample documents, where a reader of the README would be."""
    shutil.copytree(TOP / "data" / "documents", tmp_path / "data" / "documents")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("KG_STORE", "KG_CONFIG", "KG_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.model
def test_readme_session(workplace: Path, golden: Golden) -> None:
    """What the README shows is what the commands print, in the order in which it shows them."""
    readme = TOP / "README.md"
    text = readme.read_text(encoding="utf-8")
    head, session, tail = re.split(r"(?<=<!-- session -->\n)|(?=<!-- /session -->)", text)
    shown = re.sub(r"```console\n(.*?)```", lambda block: _played(block[1]), session, flags=re.DOTALL)
    golden(readme, head + shown + tail)


def _played(block: str) -> str:
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "```console\n" + "".join(_play(command, block) for command in commands) + "```"


def _play(command: str, block: str) -> str:
    # IRIs of facts are hashes of what makes them: the README keeps up with them.
    command = re.sub(r"(?<=^kg why )\S+", lambda _: _exchanges(), command)
    if not command.startswith("kg "):
        printed = subprocess.run(command, shell=True, capture_output=True, text=True, check=True).stdout
        return f"$ {command}\n{printed}"
    own, *pipe = command.split(" | ", 1)
    result = CliRunner().invoke(cli, shlex.split(own)[1:], prog_name="kg")
    assert result.exit_code == 0, result.output
    printed = result.output
    if pipe:
        printed = subprocess.run(
            pipe[0], shell=True, input=result.stdout, capture_output=True, text=True, check=True
        ).stdout
    # Time is no function of the documents; what the README says of it stays.
    said = re.search(r"words in (\d+\.\d) s", block)
    if said:
        printed = re.sub(r"(?<=words in )\d+\.\d(?= s)", said[1], printed)
    printed = "".join(line.rstrip() + "\n" for line in printed.splitlines())
    return f"$ {command}\n{printed}"


def _exchanges() -> str:
    """The IRI of the goal of 400,000 exchanges, as short as it is unique."""
    with Store.open(".kg", read_only=True) as store:
        (row,) = run_text(store, EXCHANGES)
    return row["f"].value.removeprefix("https://w3id.org/diplograph/data/")[:-10]  # type: ignore[no-any-return, union-attr] # one row with an IRI


def test_readme_settings(golden: Golden) -> None:
    """The table of settings is that of the code."""
    readme = TOP / "README.md"
    rows = ["| setting | variable | default | what it is |", "| --- | --- | --- | --- |"]
    for setting in SETTINGS:
        default = setting.default
        if isinstance(default, tuple):
            default = json.dumps([str(part) for part in default])
        rows.append(f"| `{setting.name}` | `{variable(setting.name)}` | `{default}` | {setting.metadata['help']} |")
    table = "<!-- settings -->\n" + "\n".join(rows) + "\n<!-- /settings -->"
    text = readme.read_text(encoding="utf-8")
    golden(readme, re.sub(r"<!-- settings -->.*<!-- /settings -->", lambda _: table, text, flags=re.DOTALL))


def test_command_reference(golden: Golden) -> None:
    """docs/commands.md is what --help prints."""
    parts = ["# Commands\n\nWhat `--help` prints, written down by the tests.\n"]
    for words in _all_commands():
        told = CliRunner().invoke(cli, [*words, "--help"], prog_name="kg", terminal_width=100).stdout
        parts.append(f"## {' '.join(['kg', *words])}\n\n```text\n{told}```\n")
    golden(TOP / "docs" / "commands.md", "\n".join(parts))


def _all_commands() -> Iterator[list[str]]:
    yield []
    for name in COMMANDS:
        yield [name]
        command = cli.get_command(click.Context(cli), name)
        if isinstance(command, click.Group):
            yield from ([name, sub] for sub in command.commands)


def _examples() -> Iterator[str]:
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        yield from re.findall(r"^ *(kg .*)$", command.help or "", re.MULTILINE)


@pytest.mark.model
def test_examples_of_help_run(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example in a --help runs."""
    served: list[object] = []
    monkeypatch.setattr("kg.server.run.serve", lambda *args, **options: served.append(args))
    for gold in sorted((TOP / "tests" / "gold" / "tune").glob("*.json"))[:2]:
        document = Path("documents", f"{gold.stem}.txt")
        (workplace / "tests" / "gold" / "tune" / "documents").mkdir(parents=True, exist_ok=True)
        shutil.copy(gold, "tests/gold/tune")
        shutil.copy(gold.parent / document, "tests/gold/tune" / document)
    assert CliRunner().invoke(cli, ["build"]).exit_code == 0
    for example in _examples():
        result = CliRunner().invoke(cli, shlex.split(example)[1:], prog_name="kg")
        assert result.exit_code == 0, f"{example}: {result.output}"
    assert len(served) == sum(example.startswith("kg serve") for example in _examples())


def test_links_lead_somewhere() -> None:
    """Every relative link in README and docs leads to a file."""
    for page in (TOP / "README.md", TOP / "CONTRIBUTING.md", *(TOP / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_query_of_the_docs_is_right(tmp_path: Path) -> None:
    """The saved query that docs/queries.md shows is one."""
    text = (TOP / "docs" / "queries.md").read_text(encoding="utf-8")
    block = re.search(r"(?:^    .*\n(?:\n(?=    ))*)+", text, re.MULTILINE)
    assert block is not None
    (tmp_path / "shown.rq").write_text(textwrap.dedent(block[0]).lstrip(), encoding="utf-8")
    assert load_query(tmp_path / "shown.rq").parameters


def test_every_reader_is_in_the_docs() -> None:
    """Each ending that is read has its row in docs/documents.md."""
    from kg.reading.files import FORMATS

    text = (TOP / "docs" / "documents.md").read_text(encoding="utf-8")
    assert set(FORMATS) == set(re.findall(r"`\.(\w+)`", text.partition("## Add")[0]))
