"""The ``kg`` command: finds its subcommands by name, loads only the one that runs, and turns errors into words."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from kg import __version__
from kg.errors import KgError
from kg.settings import nearest

COMMANDS = (
    "build", "extract", "query", "export", "serve", "why", "link", "check", "doctor", "withdraw", "evaluate",
    "coverage", "gazetteer", "completion",
)  # fmt: skip

EXIT_BUG = 70  # EX_SOFTWARE of sysexits.h
EXIT_STOPPED = 130  # what shells give for a command ended by Ctrl-C
EXIT_PIPE = 141  # what shells give for a command whose reader went away


class Commands(click.Group):
    """A group whose commands are each a module of their own, imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of first use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"kg.cli.{cmd_name}"), "command")  # noqa: B009 # mypy: Any, not a module attribute
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a did-you-mean."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            meant = nearest(args[0], COMMANDS)
            hint = f"did you mean {meant!r}?" if meant else f"one of: {', '.join(COMMANDS)}"
            raise click.UsageError(f"there is no command {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:
        """Run, and leave with one of the documented exit codes; a traceback only where ``KG_DEBUG`` asks for it."""
        extra["standalone_mode"] = False
        if os.environ.get("KG_DEBUG"):
            result = super().main(args, *rest, **extra)
            sys.exit(result if isinstance(result, int) else 0)
        try:
            result = super().main(args, *rest, **extra)
            sys.stdout.flush()
            code = result if isinstance(result, int) else 0
        except click.exceptions.Abort:
            click.echo("stopped", err=True)
            code = EXIT_STOPPED
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except KgError as error:
            click.echo(click.style("error: ", fg="red") + str(error), err=True)
            code = error.exit_code
        except BrokenPipeError:
            # The interpreter flushes stdout once more on its way out, and would complain of the same pipe.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = EXIT_PIPE
        except Exception as error:
            if _follows_a_stop(error):
                click.echo("stopped", err=True)
                sys.exit(EXIT_STOPPED)
            click.echo(
                f"kg {__version__} ran into a bug of its own, sorry: {type(error).__name__}: {error}\n"
                "  try: the same command with KG_DEBUG=1 before it, and report what it prints\n"
                "       together with the input, if you may share it",
                err=True,
            )
            code = EXIT_BUG
        sys.exit(code)


def _follows_a_stop(error: BaseException | None) -> bool:
    """Whether an error came up on the way out after Ctrl-C: what was ended in the middle of its work may complain."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 all well; 1 some documents failed, or a check found problems; 2 wrong usage or input; "
    "3 store or server trouble.",
)
@click.option("--store", metavar="DIR", default=None, help="Folder of the embedded store.  [default: .kg]")
@click.option("--config", metavar="FILE", default=None, help="Settings file.  [default: kg.toml, if there is one]")
@click.version_option(__version__, "-V", "--version", prog_name="kg", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, store: str | None, config: str | None) -> None:
    """Diplomatic texts to a knowledge graph whose every fact rests on the exact words that say it.

    \b
    kg build             put documents into the store
    kg query             list the saved queries
    kg query targets     run one
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    ctx.obj = {"store": store, "config": config}


def main() -> NoReturn:
    """Entry point of the ``kg`` script."""
    cli.main(prog_name="kg")
