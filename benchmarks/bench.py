"""What the figures share: the options, a folder to work in, and the desks they work on, each made when needed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from figures import say
from orders import write_orders
from timing import Command, run_once, shipkit

if TYPE_CHECKING:
    from pathlib import Path

# Light commands are timed so many times as often: a few milliseconds decide.
LIGHT = 3


@dataclass(frozen=True)
class Options:
    """What the command line of `benchmarks/run` says."""

    orders: int = 10_000
    pages: int = 2_000
    history: int = 200_000
    repeat: int = 5
    orders_file: Path | None = None


class Bench:
    """One run of the benchmarks. `folder` is empty at the start and thrown away at the end."""

    def __init__(self, folder: Path, options: Options) -> None:
        self.folder, self.options = folder, options

    @property
    def light(self) -> int:
        """How often a command of a tenth of a second runs."""
        return self.options.repeat * LIGHT

    @cached_property
    def orders(self) -> Path:
        """The file of orders."""
        if self.options.orders_file is not None:
            return self.options.orders_file
        path = self.folder / "orders.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            write_orders(file, self.options.orders)
        return path

    @cached_property
    def sample(self) -> Path:
        """A sample desk with an empty ledger; others are copies of it."""
        desk = self.folder / "sample"
        run_once(Command(shipkit("init", "--sample", desk)))
        run_once(Command(shipkit("--desk", desk, "history")))  # makes the ledger
        return desk

    def fresh(self, name: str) -> Path:
        """A copy of the sample desk, in the place of the last one of that name."""
        return copied(self.sample, self.folder / name)

    @cached_property
    def booked(self) -> Path:
        """A desk in whose ledger the orders are booked."""
        desk = self.fresh("booked")
        say("booking the orders once, for the figures that need them")
        run_once(Command(shipkit("--desk", desk, "batch", self.orders)))
        return desk

    @cached_property
    def numbers(self) -> Path:
        """The numbers of the booked waybills, a line each."""
        history, path = self.folder / "history.txt", self.folder / "numbers.txt"
        run_once(Command(shipkit("--desk", self.booked, "history", "--oldest-first"), stdout=history))
        with history.open(encoding="utf-8") as lines:
            # The plain form has a header, and the number is its first column.
            numbers = [word for line in lines if (word := line.split("\t")[0]).strip().isdigit()]
        path.write_text("\n".join(numbers) + "\n", encoding="ascii")
        return path


def copied(source: Path, target: Path) -> Path:
    """A copy of a desk, in the place of what is there."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    return target
