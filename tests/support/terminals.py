"""The real tool: in this process with its streams caught, or in one of its own on a pseudo-terminal."""

from __future__ import annotations

import errno
import io
import os
import select
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import shipkit

PATIENCE = 30  # seconds until a terminal that says nothing is a failure


@dataclass(frozen=True)
class Answer:
    """What one run said, and how it ended."""

    stdout: str
    stderr: str
    code: int
    raw: bytes = b""

    @property
    def lines(self):
        return self.stdout.splitlines()


def run_here(args, stdin=b"", env=None):
    """Run the tool in this process, with no terminal."""
    from shipkit.cli import main

    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin), encoding="utf-8")
    with (
        mock.patch.dict(os.environ, env or {}),
        mock.patch.multiple(sys, stdin=given, stdout=out, stderr=err),
    ):
        try:
            main([str(arg) for arg in args])
            code = 0
        except SystemExit as ended:
            code = ended.code or 0
    out.flush(), err.flush()
    raw = out.buffer.getvalue()
    return Answer(raw.decode("utf-8", "replace"), err.buffer.getvalue().decode(), code, raw)


class Terminal:
    """The tool on a pseudo-terminal: what is typed goes in, all it says is in `shown`; stdout may be a pipe."""

    def __init__(self, *args, env=None, stdout_too=False):
        import pty

        self.shown = ""
        self._at = 0
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "shipkit", *map(str, args)],
            stdin=slave,
            stderr=slave,
            stdout=slave if stdout_too else subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(shipkit.__file__).parents[1]), **(env or {})},
        )
        os.close(slave)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()
        os.close(self._master)

    def until(self, text):
        """Read until it says `text`, behind what was waited for before."""
        while (found := self.shown.find(text, self._at)) < 0:
            assert self._read(), f"ended without saying {text!r}:\n{self.shown}"
        self._at = found + len(text)

    def type(self, line):
        """Type a line."""
        os.write(self._master, f"{line}\n".encode())

    def answer(self, *pairs):
        """Wait for each question and type its answer."""
        for question, text in pairs:
            self.until(question)
            self.type(text)

    def interrupt(self):
        """What Ctrl-C does; again when the first came in the instant before a read began, and nobody saw it."""
        import signal

        for _ in range(40):
            self._process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(0.5)
                return

    def end(self):
        """Read all that is still said. Gives the answer."""
        while self._read():
            pass
        out = self._process.stdout.read().decode() if self._process.stdout else self.shown
        return Answer(out, self.shown, self._process.wait(PATIENCE))

    def _read(self):
        ready, _, _ = select.select([self._master], [], [], PATIENCE)
        assert ready, f"says nothing more:\n{self.shown}"
        try:
            data = os.read(self._master, 65536)
        except OSError as fault:
            if fault.errno != errno.EIO:  # how Linux says that the other side is closed
                raise
            data = b""
        self.shown += data.decode("utf-8", "replace")
        return bool(data)
