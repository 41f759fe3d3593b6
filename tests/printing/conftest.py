"""Jobs, and a fake `lp` that is a real process."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from shipkit.printing.job import Job

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 1000


@pytest.fixture
def job():
    """`job(copies=2)` is a PDF on A4, but for what is said."""

    def job(**other):
        usual = {"content": PDF, "media": "iso_a4_210x297mm", "format": "application/pdf", "title": "Waybill 1"}
        return Job(**(usual | other))

    return job


@dataclass
class Commands:
    """A folder of commands that is all of PATH; each writes down how it was called."""

    folder: Path

    def make(self, name, *, stdout="", stderr="", code=0, sleeps=0.0):
        """A command that says this and ends so."""
        script = self.folder / name
        script.write_text(
            f"#!{sys.executable} -I\n"
            "import json, os, sys, time\n"
            f"time.sleep({sleeps})\n"
            f"data = sys.stdin.buffer.read() if {code == 0} else b''\n"
            f"open({str(script)!r} + '.stdin', 'wb').write(data)\n"
            f"open({str(script)!r} + '.json', 'w').write(json.dumps(sys.argv[1:]))\n"
            f"sys.stdout.buffer.write({stdout.encode()!r})\n"
            f"sys.stderr.buffer.write({stderr.encode()!r})\n"
            f"sys.exit({code})\n"
        )
        script.chmod(0o755)

    def words(self, name):
        """The arguments a command was called with."""
        return json.loads((self.folder / f"{name}.json").read_text())

    def stdin(self, name):
        """What a command read."""
        return (self.folder / f"{name}.stdin").read_bytes()


@pytest.fixture
def commands(tmp_path, monkeypatch):
    """No command of this machine is found, only those made here."""
    if os.name == "nt":
        pytest.skip("CUPS is not on Windows")
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Commands(folder)
