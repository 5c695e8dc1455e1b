"""Worker processes that are ended in the middle of something."""

from __future__ import annotations

import subprocess
import sys

_TORN = """
import multiprocessing, os, threading
from multiprocessing.connection import Connection
from kg.pipeline import workers

begun, receive = threading.Event(), Connection._recv

def slowly(self, size, read=os.read):
    if size > 1 << 20:  # the result; its worker waits for room in the pipe
        begun.set()
        for process in multiprocessing.active_children():
            process.join()
    return receive(self, size, read)

Connection._recv = slowly
try:
    with workers._pool(None, 1) as pool:
        pool.submit(bytes, 50 << 20)
        begun.wait()
        raise KeyboardInterrupt
except KeyboardInterrupt:
    print("ended")
"""


def test_an_end_in_the_middle_of_a_result() -> None:
    """Ctrl-C ends a build also when a worker has sent half a result, of which nobody will send the rest."""
    told = subprocess.run([sys.executable, "-c", _TORN], capture_output=True, text=True, timeout=120, check=True)
    assert told.stdout == "ended\n"
