"""Where worker processes come from: forks of one process that has imported all they need.

A fork takes milliseconds where a new interpreter takes tenths of a second, and the time limit kills workers all day.
The server itself cannot fork: it has threads.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Self

_MESSAGE = 16 << 10  # bytes
# A query allocates and frees thousands of small things. Kept at hand by its thread, they make lookups and joins 7 to
# 9 % cheaper (instructions, measured).
_MALLOC = "glibc.malloc.mxfast=0:glibc.malloc.tcache_count=2000"


class Nursery:
    """The server's end of the process that forks. It starts at once; its imports run beside those of the server."""

    def __init__(self) -> None:
        self._control, self._process = _begin()

    def bear(self, connection: socket.socket, role: str, *arguments: str | int) -> None:
        """Forks a process of a role ("worker", "writer") that inherits ``connection``. It says itself when it is ready.

        Raises:
            OSError: there are no more processes or files to be had.
        """
        message = json.dumps((role, *arguments)).encode()
        try:
            socket.send_fds(self._control, [message], [connection.fileno()])
        except (BrokenPipeError, ConnectionResetError):  # somebody killed it
            self.close()
            self._control, self._process = _begin()
            socket.send_fds(self._control, [message], [connection.fileno()])

    def close(self) -> None:
        """Ends it; what it bore lives on for as long as the other end of its connection. Twice is once."""
        self._control.close()
        self._process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _begin() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        # It finds what we find, however this process came to its path; nothing of its own is read.
        code = f"import sys; sys.path[:] = {sys.path!r}; from kg.server import nursery; nursery.main({theirs.fileno()})"
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", code],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "GLIBC_TUNABLES": _MALLOC},
        )
    return ours, process


def main(handle: int) -> None:
    """Fork whenever the socket with this file descriptor says so, until its other end closes."""
    from kg.server import resident, worker

    # Ctrl-C in a terminal and a service manager's SIGTERM reach the whole group, but it is the server that decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the dead
    gc.freeze()
    breed(socket.socket(fileno=handle), {"worker": worker.main, "resident": resident.main, "writer": _write})


def breed(
    control: socket.socket, roles: Mapping[str, Callable[..., None]], before: Callable[[], object] = lambda: None
) -> None:
    """Forks a process of a role for each message, and calls ``before`` before it does.

    It comes back when the other end of ``control`` closes, and in a child whose role is played.
    """
    while True:
        try:
            message, handles, _, _ = socket.recv_fds(control, _MESSAGE, 1)
        except ConnectionResetError:  # it closed before it heard what this process has told it
            return
        if not message:
            return
        before()
        try:
            child = os.fork() == 0
        except OSError:  # no more processes: the connection that closes now tells the server
            child = False
        if child:
            control.close()
            role, *arguments = json.loads(message)
            roles[role](handles[0], *arguments)
            return
        os.close(handles[0])


def _write(handle: int, folder: str, memory: int) -> None:
    from kg.server import writer  # which a server that only reads need not wait for

    writer.main(handle, folder, memory)
