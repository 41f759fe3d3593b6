"""Processes that work for this one: how many pay, and that none of them outlives it, however it ends."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor, Future
    from multiprocessing.context import BaseContext
    from types import FrameType

P = ParamSpec("P")
T = TypeVar("T")

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def processors() -> int:
    """How many processors this process may use: a container, or `taskset`, may leave it fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def pool(
    jobs: int,
    start: Callable[..., None] | None = None,
    given: tuple[Any, ...] = (),
    *,
    context: BaseContext | None = None,
) -> Iterator[Executor]:
    """`jobs` processes, each begun with `start(*given)`, a function of a module.

    They end when this process does, were it by SIGKILL; when the block is left by an error, what was not begun is
    not begun any more.
    """
    from concurrent.futures import ProcessPoolExecutor

    class Processes(ProcessPoolExecutor):
        def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
            with _sigterm_held():
                return super().submit(fn, *args, **kwargs)

    executor = Processes(jobs, mp_context=context, initializer=_begin, initargs=(os.getpid(), start, given))
    try:
        yield executor
    except BaseException:
        executor.shutdown(cancel_futures=True)
        raise
    executor.shutdown()


@contextmanager
def _sigterm_held() -> Iterator[None]:
    """Let SIGTERM wait while a process may be started: Python drops what is raised in its hooks around a fork."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM leave this block as an error does, with exit code 143, so that what is under way is ended too.

    Only in the main thread, which alone may; and only where nobody decided otherwise about the signal.
    """
    import threading

    mine = threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    if mine:
        signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        if mine:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _leave(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _begin(parent: int, start: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    """The first thing a worker does."""
    # A copy of the parent has the parent's handlers. Ctrl-C is sent to the workers too, and the parent ends them.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    if not (sys.platform == "linux" and killed_with_parent()):
        watch_parent()
    if hasattr(os, "getppid") and os.getppid() != parent:
        os._exit(1)  # it ended before it could be watched
    if start is not None:
        start(*given)


def killed_with_parent() -> bool:
    """Ask the kernel to kill this process when the one that started it ends. False when it will not."""
    import ctypes

    # prctl(2): the signal comes when the thread that started us ends. That thread waits for our answers.
    refused: int = ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    return not refused


def watch_parent() -> None:
    """End this process when the one that started it ends, where the kernel does not see to it."""
    import threading

    threading.Thread(target=_end_after_parent, name="parent", daemon=True).start()


def _end_after_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
