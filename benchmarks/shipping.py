"""One waybill from a recipient and a template, beside a process that only imports what it must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures import against, megabytes, seconds
from timing import Command, interleaved, python, shipkit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench import Bench
    from figures import Figure

MOST_TIMES = 1.5
FLOOR = "imports"
# A recipient of the sample book whose lines are all Latin, and one who writes Chinese.
LATIN, CHINESE = "bmuseum", "ncl"


def measure(bench: Bench) -> Iterator[Figure]:
    """With the PDF, and for information without it, and to a consignee whose letters need another font."""
    desk = bench.fresh("shipping")
    paper = ("-o", bench.folder / "waybill.pdf")

    def ship(to: str, *more: object) -> Command:
        return Command(shipkit("--desk", desk, "ship", "--to", to, "--consignment", "export2", *more))

    commands = {
        FLOOR: Command(python("floors.py", "imports")),
        "ship, with its PDF": ship(LATIN, *paper),
        "ship, Chinese, with its PDF": ship(CHINESE, *paper),
        "ship, no paper": ship(LATIN),
    }
    runs = interleaved(commands, bench.light)
    floor = runs.pop(FLOOR)
    for name, own in runs.items():
        yield against(
            name,
            own,
            floor,
            value=f"{seconds(own.seconds)}, {megabytes(own.peak)}",
            beside=f"{seconds(floor.seconds)}, {megabytes(floor.peak)}",
            most=MOST_TIMES if name == "ship, with its PDF" else None,
        )
