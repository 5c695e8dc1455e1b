"""Walking in several processes: batches out, ends back in order, and what to do when a process dies or Ctrl-C comes."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.pipeline.walk import Order, Walked, start_worker, walk_in_worker

if TYPE_CHECKING:
    from kg.reading.files import Source

_AHEAD = 2  # batches under way for each worker, so that none waits while the writer is busy


def core_count() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def walk_in_processes(batches: Sequence[Sequence[Source]], order: Order, workers: int) -> Iterator[Walked]:
    """The ends of all documents, in the order of the batches.

    Where a process dies (killed for its memory, say), each source that was under way is tried again alone, so that
    only the one that kills its process fails.
    """
    waiting = deque(batches)
    while waiting:
        under_way: deque[tuple[Sequence[Source], Future[list[Walked]]]] = deque()
        try:
            with _pool(order, workers) as pool:
                while waiting or under_way:
                    while waiting and len(under_way) < _AHEAD * workers:
                        under_way.append((waiting[0], pool.submit(walk_in_worker, waiting[0])))
                        waiting.popleft()
                    ends = under_way[0][1].result()
                    under_way.popleft()
                    yield from ends
        except BrokenProcessPool:
            lost = [source for batch, _ in under_way for source in batch]
            if not lost:
                lost = list(waiting.popleft())
            yield from _one_by_one(lost, order)


def _one_by_one(sources: Sequence[Source], order: Order) -> Iterator[Walked]:
    waiting = deque(sources)
    while waiting:
        try:
            with _pool(order, 1) as pool:
                while waiting:
                    ends = pool.submit(walk_in_worker, [waiting[0]]).result()
                    waiting.popleft()
                    yield from ends
        except BrokenProcessPool:
            name = waiting.popleft().name
            message = f"{name}: the worker process died over it; was it killed for want of memory?"
            yield Walked(name, name, error="WorkerDied", message=message)


@contextmanager
def _pool(order: Order, workers: int) -> Iterator[ProcessPoolExecutor]:
    others = set(multiprocessing.active_children())
    # spawn: the store's threads do not survive a fork, and a spawned worker is the same on every system.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=start_worker, initargs=(order,))
    try:
        yield pool
    except BaseException:
        # Ctrl-C above all: nobody waits for what is under way.
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        _no_more_results(pool)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _no_more_results(pool: ProcessPoolExecutor) -> None:
    """Lets the pool see that nobody will send the rest of a result in the middle of which its worker was ended.

    It reads results from a pipe that only ends when no process can write to it any more, and this one could. There is
    no public way to say so (CPython 3.11 to 3.14), and where this one is gone nothing is worse than without it.
    """
    writer = getattr(getattr(pool, "_result_queue", None), "_writer", None)
    if writer is not None:
        writer.close()
