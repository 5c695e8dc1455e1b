"""A bound on work that goes on inside Oxigraph, where no Python handler interrupts it: a time limit, and Ctrl-C."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from kg.errors import QueryTimeout


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Ends the process, with a message, where the work inside takes longer than so many seconds; 0: never.

    Ctrl-C ends it at once. Whatever it was reading is let go of by the kernel, and nothing is written in here.
    """
    former = signal.signal(signal.SIGINT, signal.SIG_DFL)
    timer = threading.Timer(seconds, _give_up, (seconds,))
    timer.daemon = True
    if seconds:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, former)


def _give_up(seconds: float) -> None:
    error = QueryTimeout(
        f"the query took longer than {seconds:g} s and was stopped",
        hint="ask for less, or give it more time with --timeout SECONDS (0: no limit)",
    )
    click.echo(click.style("error: ", fg="red") + str(error), err=True)
    os._exit(error.exit_code)
