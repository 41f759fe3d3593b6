"""Workers end with the process that started them; SIGTERM ends it in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest
from processes import end_group, running, wait_until

from shipkit import workers

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

# A parent of two idle workers, which says when they are there.
PARENT = """
import sys, time
from shipkit import workers
if "watch" in sys.argv:
    workers.killed_with_parent = lambda: False
with workers.ended_by_sigterm(), workers.pool(2) as processes:
    list(processes.map(time.sleep, [0.1] * 4))
    print("there", flush=True)
    time.sleep(60)
"""


def parent(*words):
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout.readline() == b"there\n"
    assert len(running(process.pid)) == 3
    return process


@linux
@pytest.mark.parametrize("way", ["kernel", "watch"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_worker_outlives_its_parent(way, number):
    process = parent(way)
    try:
        process.send_signal(number)
        assert process.wait(10) == (143 if number == signal.SIGTERM else -signal.SIGKILL)
        assert wait_until(lambda: not running(process.pid), 5)
    finally:
        end_group(process.pid)
        process.communicate()


@linux
def test_ctrl_c_is_answered_by_the_parent_alone():
    process = parent()
    try:
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=10)
        assert err.count(b"Traceback") == 1
    finally:
        end_group(process.pid)


def test_what_was_not_begun_is_given_up_when_the_block_is_left_by_an_error():
    with pytest.raises(ZeroDivisionError), workers.pool(1) as processes:
        asked = [processes.submit(int, "1") for _ in range(500)]
        raise ZeroDivisionError
    assert any(one.cancelled() for one in asked)


def test_a_worker_is_started_with_what_it_is_given():
    with workers.pool(1, os.environ.__setitem__, ("SHIPKIT_STARTED", "yes")) as processes:
        assert processes.submit(os.getenv, "SHIPKIT_STARTED").result() == "yes"


def test_the_processors_are_those_this_process_may_use():
    assert 1 <= workers.processors() <= os.cpu_count()


def test_the_handler_of_sigterm_is_there_while_the_tool_runs_and_gone_behind():
    before = signal.getsignal(signal.SIGTERM)
    with workers.ended_by_sigterm():
        assert signal.getsignal(signal.SIGTERM) is not before
        with pytest.raises(SystemExit) as ended:
            signal.raise_signal(signal.SIGTERM)
    assert ended.value.code == 143
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_thread_leaves_the_signals_alone():
    seen = []

    def run():
        with workers.ended_by_sigterm():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGTERM)]


def test_a_handler_of_somebody_else_stays():
    def mine(*_):
        """Not ours."""

    before = signal.signal(signal.SIGTERM, mine)
    try:
        with workers.ended_by_sigterm():
            assert signal.getsignal(signal.SIGTERM) is mine
    finally:
        signal.signal(signal.SIGTERM, before)
