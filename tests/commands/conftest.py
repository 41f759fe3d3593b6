"""A sample desk, and the real tool on it."""

from __future__ import annotations

import pytest
from terminals import Terminal, run_here

from shipkit.desk.desk import Desk

NOON = "2026-12-01T12:00:00+00:00"


@pytest.fixture
def desk_folder(tmp_path, monkeypatch):
    """A sample desk; the tool finds it by itself, and it is noon there for ever."""
    monkeypatch.setenv("SHIPKIT_NOW", NOON)
    monkeypatch.setenv("SHIPKIT_DESK", str(tmp_path / "desk"))
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    Desk.create(tmp_path / "desk", sample=True, user="desk").close()
    return tmp_path / "desk"


@pytest.fixture
def run(desk_folder):
    """`run("recipient", "list")` runs the tool in this process; gives stdout, stderr and the exit code."""

    def run(*args, stdin=b"", env=None):
        return run_here(args, stdin, env)

    return run


@pytest.fixture
def terminal(desk_folder):
    """`with terminal("ship") as t` runs the tool on a terminal."""
    pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    return Terminal


@pytest.fixture
def desk(desk_folder):
    """The desk from Python."""
    with Desk.open(desk_folder, user="desk") as opened:
        yield opened
