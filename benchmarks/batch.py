"""A file of orders, checked and booked without paper; run again; tried without booking."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

from bench import copied
from figures import Figure, against, megabytes, seconds
from memory import watch
from timing import Command, interleaved, python, run_once, shipkit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench import Bench
    from timing import Runs

LEAST_A_SECOND = 2_000
# In a smaller file the start of the processes weighs too much to ask for a rate.
FULL_SIZE = 10_000
MOST_MEMORY = 300_000_000
MOST_OF_FIRST = 0.5
FLOOR = "same rows"


def measure(bench: Bench) -> Iterator[Figure]:
    """Orders a second of the first run, its memory; then the second run against the first."""
    orders, desk = bench.orders, bench.folder / "batch"
    count = count_orders(orders)
    first = Command(
        shipkit("--desk", desk, "batch", orders),
        stdout=bench.folder / "batch.txt",
        before=lambda: copied(bench.sample, desk),
    )
    # The second run finds what the first has booked, and comes right behind it in each turn.
    again = Command(first.words, stdout=first.stdout)
    trial = Command(shipkit("--desk", bench.sample, "batch", orders, "--dry-run"), stdout=bench.folder / "trial.txt")
    commands = {FLOOR: floor(bench), "first": first, "again": again, "dry run": trial}
    runs = interleaved(commands, bench.options.repeat)
    yield from _rates(runs, count)
    peak = watch(first)
    for name, size in (("largest process", peak.largest), ("all processes", peak.together)):
        if size is not None:
            met = size < MOST_MEMORY
            asked = f"< {megabytes(MOST_MEMORY)}"
            yield Figure(f"batch: memory, {name}", megabytes(size), asked=asked, met=met)


def _rates(runs: dict[str, Runs], count: int) -> Iterator[Figure]:
    least, first, again, trial = (runs[name] for name in (FLOOR, "first", "again", "dry run"))
    rate = count / first.seconds
    booked = against(f"batch: {count:,} orders booked", first, least, value=f"{rate:,.0f}/s, {seconds(first.seconds)}")
    asked = replace(booked, asked=f">= {LEAST_A_SECOND:,}/s", met=rate >= LEAST_A_SECOND)
    yield asked if count >= FULL_SIZE else booked
    beside = f"{seconds(first.seconds)} (first)"
    yield against("batch: the same file again", again, first, beside=beside, most=MOST_OF_FIRST)
    yield against("batch: --dry-run", trial, first, beside=beside)


def floor(bench: Bench) -> Command:
    """Read the same CSV and write the same rows, with all indexes, in one transaction."""
    rows, database = bench.folder / "rows.marshal", bench.folder / "rows.db"
    run_once(Command(python("floors.py", "dump", bench.booked / "ledger.db", rows)))

    def clear() -> None:
        for path in bench.folder.glob("rows.db*"):
            path.unlink()

    return Command(python("floors.py", "rows", bench.orders, rows, database), before=clear)


def count_orders(path: Path) -> int:
    """How many references a file has."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        return len({row["reference"] for row in csv.DictReader(file)})
