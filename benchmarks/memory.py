"""Peak memory of a process with its workers, watched in a run of its own, so that watching slows nothing timed."""

from __future__ import annotations

import os
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from timing import RSS_UNIT, check, start

if TYPE_CHECKING:
    from timing import Command

EVERY_SECONDS = 0.02


@dataclass(frozen=True)
class Peak:
    """Bytes: of the largest process, and of all at the worst moment, pages they share counted once.

    `together` is None where /proc does not tell it.
    """

    largest: int
    together: int | None


def watch(command: Command) -> Peak:
    """Run a command and watch it. Errors: Failed."""
    if command.before is not None:
        command.before()
    done = Event()
    with ExitStack() as stack, tempfile.TemporaryFile() as errors:
        process = start(command, stack, errors)
        seen: list[int] = []
        watcher = Thread(target=_look, args=(process.pid, done, seen), daemon=True)
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        done.set()
        watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        check(command, process.returncode, errors)
    return Peak(usage.ru_maxrss * RSS_UNIT, max(seen, default=0) or None)


def _look(pid: int, done: Event, seen: list[int]) -> None:
    if not Path("/proc/self/smaps_rollup").exists():
        return
    while not done.wait(EVERY_SECONDS):
        seen.append(sum(map(_proportional, _family(pid))))


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            with suppress(OSError):
                found += map(int, task.read_text().split())
    return found


def _proportional(pid: int) -> int:
    """The proportional set size: a page that n processes share counts an nth in each (proc(5))."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
