"""What a command has at hand: the streams, the terminal, the desk. Answers go to stdout, talk to stderr."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Any

from shipkit.errors import ExitCode, InvalidInput, ShipkitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from shipkit.desk.desk import Desk
    from shipkit.findings import Finding

_FLAGS = frozenset(("--quiet", "-q", "--debug"))
# What a write to a stream says when nothing more goes in: a full disk, a full quota, a file as long as it may be, a
# broken disk, a stream that is open for reading alone.
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF))


def hoist(args: list[str]) -> list[str]:
    """The options that may stand anywhere, moved to the front; nothing behind `--` is touched."""
    end = args.index("--") if "--" in args else len(args)
    front: list[str] = []
    rest: list[str] = []
    words = iter(args[:end])
    for word in words:
        if word in _FLAGS or word.startswith("--desk="):
            front.append(word)
        elif word == "--desk":
            front += [word, *(value for value in [next(words, None)] if value is not None)]
        else:
            rest.append(word)
    return front + rest + args[end:]


def open_streams() -> None:
    """Put a stream that leads nowhere where Python has None, because the caller closed it (`history >&-`).

    In the order of their numbers, so that these are taken again and no file of the desk is opened under one.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


@contextmanager
def answered() -> Iterator[None]:
    """See the answer written out before the process ends. Where that fails: one line on stderr, exit code 1."""
    try:
        try:
            yield
        finally:
            _flush()
    except OSError as fault:
        if not is_unanswered(fault):
            raise
        mute(sys.stdout)
        _tell(f"Error: the answer could not be written: {fault.strerror}")
        # Where it was stderr that took no word about a wrong option, that fault's own code stands.
        raise SystemExit(int(getattr(fault.__context__, "exit_code", ExitCode.FAILURE))) from None


def is_unanswered(fault: OSError) -> bool:
    """Whether a stream took no more of the answer: a fault of a file names it, or was told as StoreUnusable."""
    return fault.filename is None and fault.errno in _FULL


def mute(stream: IO[str]) -> None:
    """Send what is left of a stream nowhere."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        mute(sys.stdout)


def _tell(text: str) -> None:
    try:
        print(text, file=sys.stderr)  # noqa: T201
    except OSError:
        mute(sys.stderr)  # nobody can be told, and what was asked for is done all the same


class Session:
    """One run of the tool. Made by the top command, found by the others as `ctx.obj`."""

    def __init__(self, *, desk_folder: str | None = None, quiet: bool = False, debug: bool = False) -> None:
        self.desk_folder, self.quiet, self.debug = desk_folder, quiet, debug
        self._desk: Desk | None = None
        _make_utf8()

    @property
    def desk(self) -> Desk:
        """The desk, opened when first asked for."""
        if self._desk is None:
            from shipkit.desk.desk import Desk

            self._desk = Desk.open(self.desk_folder)
        return self._desk

    def close(self) -> None:
        """Close what was opened."""
        if self._desk is not None:
            self._desk.close()

    @property
    def for_a_person(self) -> bool:
        """Whether stdout is a terminal."""
        return sys.stdout.isatty()

    @property
    def can_ask(self) -> bool:
        """Whether a person can answer questions."""
        return sys.stdin.isatty() and sys.stderr.isatty()

    def answer(self, text: object) -> None:
        """A line of the answer, on stdout."""
        print(text)  # noqa: T201

    def say(self, text: str, *, always: bool = False) -> None:
        """A line of talk, on stderr; nothing when quiet, unless `always`."""
        if always or not self.quiet:
            _tell(harmless(text))

    def complain(self, fault: ShipkitError) -> None:
        """An error as a person reads it: each finding, the sentence, the hint."""
        if isinstance(fault, InvalidInput):
            for finding in fault.findings:
                self.say(str(finding), always=True)
        self.say(f"Error: {fault.message}", always=True)
        if fault.hint:
            self.say(f"Hint: {fault.hint}", always=True)

    def warn(self, findings: Iterable[Finding]) -> None:
        """Doubts, a line each."""
        for finding in findings:
            self.say(f"Warning: {finding}")

    def progress(self) -> Progress:
        """A bar on a terminal's stderr for what takes over a second; nothing elsewhere."""
        return Progress(shown=sys.stderr.isatty() and not self.quiet)


def harmless(text: str) -> str:
    """Text without control characters: data may not move the cursor or colour the terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in text)


class Progress:
    """Counts shown while a person waits. Calling it is cheap; nothing is drawn in the first second."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._bar: Any = None
        self._tasks: dict[str, Any] = {}

    def __enter__(self) -> Callable[[str, int, int], None]:
        return self.tell

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, what: str, done: int, total: int) -> None:
        """`done` of `total` are through this step."""
        if not self._shown:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bars

            self._bar = Bars(
                TextColumn("{task.description:>6}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
                console=Console(stderr=True), transient=True,
            )  # fmt: skip
            self._bar.start()
        if what not in self._tasks:
            self._tasks[what] = self._bar.add_task(what, total=total)
        self._bar.update(self._tasks[what], completed=done, total=total)


def _make_utf8() -> None:
    # A pipe on Windows, or a C locale, would refuse Chinese.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").casefold().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
