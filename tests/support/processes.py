"""Processes of a group: which still run, and waiting until they do or do not."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

PATIENCE = 30  # seconds until what does not come is a failure


def running(group):
    """The process ids of a group that run still; one that has ended and was not asked for its code does not."""
    answer = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, of_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue  # it ended while we looked
        if int(of_group) == group and state not in "ZX":
            answer.append(int(folder.name))
    return answer


def wait_until(reached, patience=PATIENCE):
    """Wait until `reached()` is true; false when that does not come."""
    end = time.monotonic() + patience
    while not (there := reached()) and time.monotonic() < end:
        time.sleep(0.02)
    return there


def end_group(group):
    """Kill whatever is left of a group a test started."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
