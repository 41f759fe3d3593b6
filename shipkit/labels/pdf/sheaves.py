"""Long documents drawn by several processes and put together in their order."""

from __future__ import annotations

import sys
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from shipkit.workers import pool, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor

    from shipkit.labels.pdf.pages import Page

    Draw = Callable[[list["T"]], list[Page]]

T = TypeVar("T")

# So many documents go to a process at a time, and so many sheaves for each process are under way: enough that
# none waits, few enough that memory stays flat.
_SHEAF, _AHEAD = 25, 3
# A second process takes about as long to start as it takes to draw so many.
_WORTH_WHILE = 150


def draw_in_order(documents: Iterable[T], draw: Draw[T], jobs: int | None) -> Iterator[tuple[int, list[Page]]]:
    """Pages of `documents`, sheaf by sheaf: how many documents a sheaf holds, and their pages.

    `draw` is a function of a module, and documents can be pickled. `jobs` is the number of processes, None as
    many as there are processors if that is safe and pays; 1 draws here. Errors: what `draw` raises.
    """
    source = iter(documents)
    first = list(islice(source, _WORTH_WHILE if jobs is None else 0))
    if jobs is None:
        jobs = processors() if len(first) == _WORTH_WHILE and _may_fork() else 1
    sheaves = _sheaves(chain(first, source))
    if jobs == 1:
        for sheaf in sheaves:
            yield len(sheaf), draw(sheaf)
        return
    from multiprocessing import get_context

    with pool(jobs, context=get_context("fork" if _may_fork() else "spawn")) as processes:
        yield from _in_pool(processes, sheaves, draw, jobs * _AHEAD)


def _sheaves(documents: Iterator[T]) -> Iterator[list[T]]:
    while sheaf := list(islice(documents, _SHEAF)):
        yield sheaf


def _in_pool(
    processes: Executor, sheaves: Iterator[list[T]], draw: Draw[T], ahead: int
) -> Iterator[tuple[int, list[Page]]]:
    under_way = [(len(sheaf), processes.submit(draw, sheaf)) for sheaf in islice(sheaves, ahead)]
    try:
        while under_way:
            count, pages = under_way.pop(0)
            yield count, pages.result()
            under_way += [(len(sheaf), processes.submit(draw, sheaf)) for sheaf in islice(sheaves, 1)]
    finally:
        for _, pages in under_way:
            pages.cancel()


def _may_fork() -> bool:
    """A copy of this process is a safe worker on Linux while nothing else runs in it.

    Elsewhere a worker starts by importing the caller's main module, which a script without a `__main__` guard
    does not survive: more than one process is then taken only when it is asked for.
    """
    import threading

    return sys.platform == "linux" and threading.active_count() == 1
