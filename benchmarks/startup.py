"""How long a user waits for anything at all: a command that does next to nothing, beside a bare Typer app."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from figures import against
from floors import write_bare_app
from timing import Command, interleaved, run_once, shipkit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench import Bench
    from figures import Figure

MOST_TIMES = 1.5
FLOOR = "bare app"


def measure(bench: Bench) -> Iterator[Figure]:
    """`--help`, and for information the lightest commands that read something."""
    bare = write_bare_app(bench.folder)
    desk = bench.fresh("startup")
    run_once(Command(shipkit("--desk", desk, "ship", "--to", "bmuseum", "--consignment", "export2")))
    timed = {
        "start-up: --help": shipkit("--help"),
        "start-up: number check": shipkit("number", "check", "100000000001"),
        "start-up: history --limit 1": shipkit("--desk", desk, "history", "--limit", 1),
    }
    commands = {FLOOR: Command((sys.executable, str(bare), "--help"))}
    runs = interleaved(commands | {name: Command(words) for name, words in timed.items()}, bench.light)
    for name in timed:
        yield against(name, runs[name], runs[FLOOR], most=MOST_TIMES if name.endswith("--help") else None)
