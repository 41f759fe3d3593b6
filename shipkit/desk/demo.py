"""The main job end to end on sample data: what `shipkit demo` shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from shipkit.desk.desk import Desk
from shipkit.desk.order import Order
from shipkit.desk.starting import SAMPLE_ORDERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from shipkit.store.ledger import ShipmentRow, SummaryRow

LATEST = 12

# What it shows: a parcel within the country, papers, two items and three pieces over a border, and two scripts.
SHOWN = (
    ("A parcel within the country", {"recipient": "shlib", "consignment": "parcel", "reference": "DEMO-DOMESTIC"}),
    ("Documents", {"recipient": "bmuseum", "consignment": "docs", "reference": "DEMO-DOCUMENTS"}),
    ("An export of two items", {"recipient": "louvre", "consignment": "export2", "reference": "DEMO-TWO-ITEMS"}),
    ("An export in three pieces", {"recipient": "nypl", "consignment": "boxes3", "reference": "DEMO-THREE-PIECES"}),
    ("To a consignee who writes Chinese", {"recipient": "ncl", "consignment": "export2", "reference": "DEMO-CHINESE"}),
    ("To a consignee who writes Arabic", {"recipient": "alex", "consignment": "swatches", "reference": "DEMO-ARABIC"}),
)


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo did: the files it wrote, the latest shipments, a small report, and what to try next."""

    numbers: tuple[str, ...]
    written: tuple[Path, ...]
    latest: tuple[ShipmentRow, ...]
    report: tuple[SummaryRow, ...]
    next_steps: tuple[str, ...]


def run_demo(
    folder: str | Path, *, say: Callable[[str], None], progress: Callable[[str, int, int], None] | None = None
) -> Demo:
    """Open a sample desk in a folder (or take the one that is there) and do a day's work; twice changes nothing."""
    home = Path(folder)
    with Desk.open(home) if (home / "desk.toml").exists() else Desk.create(home, sample=True) as desk:
        say(f"A sample desk is open in {home}")
        numbers = []
        for title, fields in SHOWN:
            shipped = desk.ship(Order(fields))
            say(f"{title}: {shipped.number}")
            numbers.append(shipped.number)
        papers = desk.folder / "documents"
        papers.mkdir(mode=0o700, exist_ok=True)
        waybills, labels, receipt = papers / "waybills.pdf", papers / "orders.pdf", papers / "orders-receipt.csv"
        desk.print(numbers, waybills)
        orders = desk.folder / SAMPLE_ORDERS
        result = desk.batch(orders, receipt=receipt, labels=labels, progress=progress)
        say(f"A file of {len(result.lines)} orders: {len(result.numbers)} waybills")
        report = sorted(desk.summary(by="country"), key=lambda row: (-row.shipments, row.key))
        return Demo(
            tuple(numbers),
            (waybills, receipt, labels),
            tuple(desk.history(limit=LATEST)),
            tuple(report[:LATEST]),
            _next_steps(home, numbers[2]),
        )


def _next_steps(home: Path, number: str) -> tuple[str, ...]:
    return (
        f"export SHIPKIT_DESK={home.resolve()}",
        f"shipkit show {number}",
        "shipkit recipient list",
        "shipkit ship --to louvre --consignment export2 --reference MY-1 -o my-1.pdf",
        "shipkit history --country FR --json",
        "shipkit void MY-1 --why 'only a trial'",
        "shipkit --help",
    )
