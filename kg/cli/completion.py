"""``kg completion``: the script that teaches a shell to complete kg's commands and options."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    Load it from the shell's start-up file: eval "$(kg completion bash)" in ~/.bashrc, the same with zsh in
    ~/.zshrc; for fish: kg completion fish > ~/.config/fish/completions/kg.fish

    \b
    Example:
      kg completion bash
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None  # click knows the three shells of the choice
    root = ctx.find_root().command
    click.echo(kind(root, {}, "kg", "_KG_COMPLETE").source())
