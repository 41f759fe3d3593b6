"""Whole processes, timed from outside: the clock starts before the process and stops when it is gone.

The commands to compare run in turns (A B A B), so that a machine that slows down slows all of them; medians are
compared. Processor time, of a process and of the workers it waited for, stands beside the wall's: it says the same
on a machine that is busy with other things. Peak memory is what the kernel counted for each child (`os.wait4`,
ru_maxrss): its own peak or that of the largest process it waited for. On Linux a child begins with its parent's
peak, so this process stays small and imports nothing but the standard library.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HERE = Path(__file__).resolve().parent
# ru_maxrss is in kilobytes, on a Mac in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
# No desk of the user's; and modules are compiled once and kept, as pip keeps them.
FOREIGN = ("SHIPKIT_", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "PYTHONUNBUFFERED")


def shipkit(*words: object) -> tuple[str, ...]:
    """The tool as a user starts it: the script that was installed beside this Python."""
    script = Path(sys.executable).with_name("shipkit")
    start = (str(script),) if script.exists() else (sys.executable, "-m", "shipkit")
    return (*start, *map(str, words))


def python(program: str, *words: object) -> tuple[str, ...]:
    """A program of this folder."""
    return (sys.executable, str(HERE / program), *map(str, words))


@dataclass(frozen=True)
class Command:
    """A process: its words, files for its streams, and what is done before each run, which is not timed."""

    words: tuple[str, ...]
    stdin: Path | None = None
    stdout: Path | None = None
    env: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], object] | None = None


class Failed(Exception):
    """A command ended with a fault: there is nothing to time."""


@dataclass(frozen=True)
class Run:
    """One run: seconds on the wall, seconds of processors, bytes."""

    seconds: float
    cpu: float
    peak: int


@dataclass
class Runs:
    """The runs of one command."""

    all: list[Run] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The median."""
        return median(run.seconds for run in self.all)

    @property
    def cpu(self) -> float:
        """The median, of all processors together."""
        return median(run.cpu for run in self.all)

    @property
    def peak(self) -> int:
        """The most memory that any run took, in bytes."""
        return max(run.peak for run in self.all)

    def listed(self) -> dict[str, list[float]]:
        """Every run, for the record."""
        return {
            "seconds": [round(run.seconds, 4) for run in self.all],
            "cpu": [round(run.cpu, 4) for run in self.all],
            "peak": [run.peak for run in self.all],
        }


def start(command: Command, stack: ExitStack, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start a process whose streams are files, in an environment like that of one who installed shipkit."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    return subprocess.Popen(
        command.words,
        stdin=stack.enter_context(command.stdin.open("rb")) if command.stdin else subprocess.DEVNULL,
        stdout=stack.enter_context(command.stdout.open("wb")) if command.stdout else subprocess.DEVNULL,
        stderr=errors,
        env=inherited | dict(command.env),
    )


def run_once(command: Command) -> Run:
    """Run a command to its end. Errors: Failed, with the last it said."""
    if command.before is not None:
        command.before()
    with ExitStack() as stack, tempfile.TemporaryFile() as errors:
        began = perf_counter()
        process = start(command, stack, errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        check(command, process.returncode, errors)
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT)


def check(command: Command, code: int, errors: IO[bytes]) -> None:
    """Errors: Failed for any exit code but 0."""
    if code:
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace").strip()[-600:]
        raise Failed(f"{' '.join(command.words)} ended with {code}: {said}")


def interleaved(commands: Mapping[str, Command], repeat: int, *, warm: bool = True) -> dict[str, Runs]:
    """Run each command `repeat` times, in turns; once before that, unless `warm` is off, for the disk's cache."""
    if warm:
        for command in commands.values():
            run_once(command)
    runs = {name: Runs() for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            runs[name].all.append(run_once(command))
    return runs
