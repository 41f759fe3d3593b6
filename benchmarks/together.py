"""Many at one desk: eight who ship one waybill after another, each command a process of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from figures import Figure, seconds
from timing import Command, Failed, python, run_once, shipkit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench import Bench

SHIPPERS, EACH = 8, 25


def measure(bench: Bench) -> Iterator[Figure]:
    """Waybills a second, beside as many processes that only import."""
    desk = bench.fresh("together")
    words = shipkit("--desk", desk, "ship", "--to", "bmuseum", "--consignment", "export2")
    ships = [Command(words, stdout=bench.folder / f"shipper{n}.txt") for n in range(SHIPPERS)]
    least, floor = _all_at_once([Command(python("floors.py", "imports"))] * SHIPPERS)
    waits, took = _all_at_once(ships)
    count = SHIPPERS * EACH
    _check_all_are_there(bench, desk, count)
    yield Figure(
        f"together: {SHIPPERS} x {EACH} waybills", f"{count / took:.1f}/s", f"{count / floor:.1f}/s", took / floor
    )
    yield Figure("together: wait for one of them", seconds(waits), seconds(least), waits / least)


def _all_at_once(commands: list[Command]) -> tuple[float, float]:
    """Each command `EACH` times, all commands beside each other: the median of one, and all, in seconds."""

    def one_after_another(command: Command) -> list[float]:
        return [run_once(command).seconds for _ in range(EACH)]

    began = perf_counter()
    with ThreadPoolExecutor(len(commands)) as pool:
        waits = list(pool.map(one_after_another, commands))
    return median(wait for own in waits for wait in own), perf_counter() - began


def _check_all_are_there(bench: Bench, desk: Path, count: int) -> None:
    """Errors: Failed when a waybill is lost: then its speed says nothing."""
    counted = bench.folder / "counted.txt"
    run_once(Command(shipkit("--desk", desk, "history", "--count"), stdout=counted))
    found = int(counted.read_text())
    if found != count:
        raise Failed(f"{count} waybills were shipped at once, and the ledger has {found}")
