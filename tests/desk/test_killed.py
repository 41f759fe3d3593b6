"""A batch killed at any moment and run again ends as one clean run does; many processes at once lose nothing."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from batchfiles import an_order

from shipkit.desk.desk import Desk
from shipkit.store.ledger import Filters

TABLES = ("shipments", "pieces", "events", "number_ranges")


def start(desk, *args):
    """The real tool as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "shipkit", "--desk", str(desk.folder), *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=os.environ | {"LOGNAME": "desk"},
    )


def finish(process):
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err.decode()
    return out.decode()


def kill_whole(process):
    """As a power cut would: the process and its workers, without a word."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def content(desk):
    """Every row of the ledger but the record of which files were run."""
    with sqlite3.connect(desk.folder / "ledger.db") as connection:
        answer = {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES}
    connection.close()
    return answer


def kill_and_run_again(tmp_path, a_file, kills, orders):
    path = a_file([an_order(f"R-{n}", weight=f"{1 + n % 9}.5") for n in range(orders)])
    clean = Desk.create(tmp_path / "clean", sample=True, user="desk")
    begun = time.monotonic()
    finish(start(clean, "batch", path, "--receipt", tmp_path / "clean.csv"))
    took = time.monotonic() - begun
    killed = Desk.create(tmp_path / "killed", sample=True, user="desk")
    receipt = tmp_path / "killed.csv"
    chance = random.Random(4711)
    for _ in range(kills):
        process = start(killed, "batch", path, "--receipt", receipt)
        time.sleep(chance.uniform(0.2, 1.1) * took)
        kill_whole(process)
        if receipt.exists():
            # A receipt is there whole or not at all.
            assert len(receipt.read_text(encoding="utf-8").splitlines()) == orders + 1
    finish(start(killed, "batch", path, "--receipt", receipt))
    assert content(killed) == content(clean)
    numbers = [line.rsplit(",", 4)[-3] for line in (tmp_path / "clean.csv").read_text("utf-8").splitlines()]
    assert [line.rsplit(",", 4)[-3] for line in receipt.read_text("utf-8").splitlines()] == numbers


def test_a_batch_killed_at_random_moments_and_run_again_is_one_clean_run(tmp_path, a_file):
    kill_and_run_again(tmp_path, a_file, kills=6, orders=1500)


@pytest.mark.slow
def test_a_batch_killed_a_hundred_times_and_run_again_is_one_clean_run(tmp_path, a_file):
    kill_and_run_again(tmp_path, a_file, kills=100, orders=3000)


SHIP = """
import sys
from shipkit import Desk
with Desk.open(sys.argv[1], user="desk", timeout=60) as desk:
    for n in range(int(sys.argv[3])):
        print(desk.ship(recipient="louvre", consignment="export2", reference=f"P{sys.argv[2]}-{n}").number)
"""


def ship_at_once(desk, processes, each):
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SHIP, str(desk.folder), str(n), str(each)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for n in range(processes)
    ]  # fmt: skip
    numbers = [number for process in running for number in finish(process).split()]
    assert len(numbers) == len(set(numbers)) == processes * each
    assert desk.ledger.count(Filters()) == processes * each
    assert desk.ledger.serials_used("main") == processes * each
    assert {row.number for row in desk.history()} == set(numbers)


def test_eight_processes_shipping_at_once_get_different_numbers_and_lose_none(desk):
    ship_at_once(desk, processes=8, each=15)


@pytest.mark.slow
def test_eight_processes_shipping_two_hundred_each_get_different_numbers_and_lose_none(desk):
    ship_at_once(desk, processes=8, each=200)


def test_two_batches_at_once_both_finish_and_share_no_number(desk, a_file):
    files = [a_file([an_order(f"{name}-{n}") for n in range(700)], name=f"{name}.csv") for name in "AB"]
    outs = [finish(process) for process in [start(desk, "batch", path) for path in files]]
    numbers = [line.split("\t")[2] for out in outs for line in out.splitlines()]
    assert len(set(numbers)) == 1400


def test_the_same_file_twice_at_once_books_each_reference_once(desk, a_file):
    path = a_file([an_order(f"R-{n}") for n in range(700)])
    outs = [finish(process) for process in [start(desk, "batch", path), start(desk, "batch", path)]]
    first, second = ([line.split("\t")[2] for line in out.splitlines()] for out in outs)
    assert first == second
    assert desk.ledger.count(Filters()) == 700
