"""Everything that can go wrong on purpose, each with the exit code a script sees."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shipkit.findings import Finding


class ExitCode(IntEnum):
    """The exit codes of the tool. Scripts depend on them: they are never renumbered."""

    DONE = 0
    FAILURE = 1
    USAGE = 2
    NOT_FOUND = 3
    INVALID = 4
    CONFLICT = 5
    STORE = 6
    INTERRUPTED = 130


class ShipkitError(Exception):
    """A fault a person can act on: a sentence, and a hint that names a command that runs."""

    exit_code = ExitCode.FAILURE

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(ShipkitError):
    """The words of the command do not fit together."""

    exit_code = ExitCode.USAGE


class NotFound(ShipkitError):
    """A code, number or file that nothing here answers to."""

    exit_code = ExitCode.NOT_FOUND


class InvalidInput(ShipkitError):
    """Input with faults; all of them, never only the first."""

    exit_code = ExitCode.INVALID

    def __init__(self, message: str, findings: Iterable[Finding] = (), *, hint: str | None = None) -> None:
        super().__init__(message, hint=hint)
        self.findings = tuple(findings)


class Conflict(ShipkitError):
    """It would contradict what is already there: void twice, a reference with other content, a store kept locked."""

    exit_code = ExitCode.CONFLICT


class StoreUnusable(ShipkitError):
    """The desk's folder or one of its files cannot be used as it is."""

    exit_code = ExitCode.STORE


class PrintFailed(ShipkitError):
    """A printer, or the way to it, did not take what was sent; what was to be printed is as it was."""
