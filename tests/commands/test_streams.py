"""Standard streams that are closed or full: the tool does its work, or says in one line why it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the words of a POSIX shell")
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
FULL = "Error: the answer could not be written: No space left on device\n"


def shell(line):
    """A line for the shell, in which `shipkit` is the tool."""
    tool = f"'{sys.executable}' -m shipkit"
    return subprocess.run(
        line.replace("shipkit", tool, 1), shell=True, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip


@pytest.fixture
def booked(desk, desk_folder):
    """A desk with one shipment in its history."""
    assert desk.ship(recipient="louvre", consignment="export2").number == "100000000001"
    return desk_folder


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("shipkit history >&-", 0),
        ("shipkit history --json >&-", 0),
        ("shipkit history --format table >&-", 0),
        ("shipkit --help >&-", 0),
        ("shipkit --version >&-", 0),
        ("shipkit print 100000000001 -o - >&-", 0),
        ("shipkit ship --to dlib -c docs <&- >&- 2>&-", 0),
        ("shipkit history 2>&-", 0),
        ("shipkit show nothing 2>&-", 3),
        ("shipkit histroy 2>&-", 2),
    ],
)
def test_a_closed_stream_is_one_that_leads_nowhere(booked, line, code):
    answer = shell(line)
    assert (answer.returncode, answer.stderr) == (code, "")


def test_a_closed_stdin_is_an_empty_file(booked):
    answer = shell("shipkit batch - <&-")
    assert answer.returncode == 4
    assert "Error: <stdin>" in answer.stderr
    assert "fault of shipkit's own" not in answer.stderr


def test_no_file_of_the_desk_is_opened_in_the_place_of_a_closed_stream(booked):
    shell("shipkit ship --to louvre -c export2 <&- >&- 2>&-")
    assert len(shell("shipkit history").stdout.splitlines()) == 2


@full
@pytest.mark.parametrize(
    "line",
    [
        "shipkit --help",
        "shipkit ship --help",
        "shipkit --version",
        "shipkit history",
        "shipkit history --json",
        "shipkit history --format table",
        "shipkit recipient list --format csv",
        "shipkit recipient export -o -",
        "shipkit recipient export --format xlsx -o -",
        "shipkit print 100000000001 -o -",
        "shipkit show 100000000001",
    ],
)
def test_an_answer_that_cannot_be_written_is_said_in_one_line(booked, line):
    answer = shell(line + " >/dev/full")
    assert (answer.returncode, answer.stderr) == (1, FULL)


@full
@pytest.mark.parametrize(("line", "code"), [("history", 0), ("show nothing", 3), ("histroy", 2), ("ship --nothing", 2)])
def test_talk_that_cannot_be_written_changes_nothing(booked, line, code):
    assert shell(f"shipkit {line} 2>/dev/full").returncode == code


@full
def test_nothing_can_be_written_at_all(booked):
    assert shell("shipkit history >/dev/full 2>/dev/full").returncode == 1


def test_a_reader_that_left_before_the_last_line_is_no_fault(booked):
    answer = shell("(sleep 0.1; shipkit history; echo $? >&2) | true")
    assert answer.stderr == "0\n"
