"""Many orders are checked by several processes, and none of these is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from batchfiles import an_order
from processes import end_group, running, wait_until


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_batch_that_is_killed_leaves_no_process_behind(desk, a_file, number):
    path = a_file([an_order(f"R-{n}") for n in range(3000)])
    batch = subprocess.Popen(
        [sys.executable, "-m", "shipkit", "--desk", str(desk.folder), "batch", "run", "--jobs", "2", str(path)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=os.environ | {"LOGNAME": "desk"},
    )
    try:
        assert wait_until(lambda: len(running(batch.pid)) == 3)
        batch.send_signal(number)
        assert batch.wait(10) == (143 if number == signal.SIGTERM else -number)
        assert wait_until(lambda: not running(batch.pid), 5)
        assert batch.stderr.read() == b""
    finally:
        end_group(batch.pid)
        batch.communicate()
