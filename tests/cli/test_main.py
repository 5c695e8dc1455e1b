"""The command itself: finding commands, help, exit codes, and that nothing ends in a traceback."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from kg import __version__
from kg.cli.main import COMMANDS, EXIT_BUG, EXIT_STOPPED, cli
from kg.errors import StoreLocked
from tests.cli.conftest import Run


def test_help_lists_every_command(fresh: Run) -> None:
    """``kg --help`` has each command with what it does, and the exit codes."""
    told = fresh("--help")
    assert told.exit_code == 0
    for name in COMMANDS:
        assert re.search(rf"^  {name} +[A-Z]", told.stdout, re.MULTILINE), name
    assert "Exit codes: 0 all well" in told.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_each_command_has_an_example(fresh: Run, name: str) -> None:
    """Each command tells what it does, takes --store, and shows an example."""
    told = fresh(name, "--help").stdout
    assert "--store DIR" in told or name in {"completion", "evaluate", "coverage"}  # they use no store
    assert re.search(rf"Examples?:\n +kg {name}", told)


def test_version(fresh: Run) -> None:
    """``kg --version`` says what it is."""
    assert fresh("--version").stdout == f"kg {__version__}\n"


def test_unknown_command_offers_the_nearest(fresh: Run) -> None:
    """A mistyped command is an error that names the one that was meant."""
    told = fresh("biuld")
    assert told.exit_code == 2
    assert "there is no command 'biuld'; did you mean 'build'?" in told.stderr
    assert "one of: build, extract" in fresh("zzzzzz").stderr


def test_unknown_option(fresh: Run) -> None:
    """A mistyped option is an error of usage."""
    assert fresh("build", "--frce").exit_code == 2


@pytest.mark.parametrize("before", [True, False])
def test_store_before_and_after_the_command(fresh: Run, tmp_path: Path, before: bool) -> None:
    """--store is understood before and after the command's name; the nearer one counts."""
    args = ("--store", "near", "export") if before else ("--store", "far", "export", "--store", "near")
    told = fresh(*args)
    assert told.exit_code == 3
    assert "near: nothing was built here yet" in told.stderr
    assert "kg build" in told.stderr


def test_settings_of_a_file(fresh: Run, tmp_path: Path) -> None:
    """kg.toml in the working folder, or the file of --config, sets what no flag does."""
    (tmp_path / "kg.toml").write_text("store = 'one'\n")
    (tmp_path / "other.toml").write_text("store = 'two'\n")
    assert "one: nothing was built" in fresh("export").stderr
    assert "two: nothing was built" in fresh("export", "--config", "other.toml").stderr
    assert "two: nothing was built" in fresh("--config", "other.toml", "export").stderr
    (tmp_path / "kg.toml").write_text("stoer = 'one'\n")
    told = fresh("export")
    assert told.exit_code == 2
    assert "kg.toml:1: there is no setting 'stoer'" in told.stderr


def test_errors_are_one_clear_message(fresh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of ours is its message and its exit code, a bug an apology; neither has a traceback."""

    def locked(*args: object, **options: object) -> None:
        raise StoreLocked("another process has it open", hint="wait")

    def bug(*args: object, **options: object) -> None:
        raise ZeroDivisionError("division by zero")

    def stop(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    def stumble(*args: object, **options: object) -> None:
        try:
            raise KeyboardInterrupt
        finally:
            raise ValueError("ended in the middle of its work")

    for fault, code, words in (
        (locked, 3, "error: another process has it open\n  try: wait\n"),
        (bug, EXIT_BUG, "ran into a bug of its own, sorry: ZeroDivisionError: division by zero"),
        (stop, EXIT_STOPPED, "stopped"),
        (stumble, EXIT_STOPPED, "stopped"),
    ):
        monkeypatch.setattr("kg.store.store.Store.open", fault)
        told = fresh("export")
        assert told.exit_code == code
        assert words in told.stderr
        assert "Traceback" not in told.stderr
        assert told.stdout == ""


def test_debug_shows_the_traceback(fresh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With KG_DEBUG=1 a bug shows where it is."""
    monkeypatch.setenv("KG_DEBUG", "1")
    monkeypatch.setattr("kg.store.store.Store.open", lambda *args, **options: 1 / 0)
    assert isinstance(fresh("export").exception, ZeroDivisionError)


def test_colour_only_on_a_terminal(kg: Run) -> None:
    """Nothing that is piped carries escape sequences."""
    assert "\x1b" not in kg("why", "agent/Q58217").output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(fresh: Run, shell: str) -> None:
    """The completion script of each shell asks kg for what it completes."""
    told = fresh("completion", shell)
    assert told.exit_code == 0
    assert "_KG_COMPLETE" in told.stdout


def test_commands_complete(fresh: Run) -> None:
    """Command names complete."""
    from click.shell_completion import ShellComplete

    found = ShellComplete(cli, {}, "kg", "_KG_COMPLETE").get_completions([], "ex")
    assert [item.value for item in found] == ["extract", "export"]


def test_every_option_is_explained() -> None:
    """No option of any command lacks its line of help."""
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.name}"
