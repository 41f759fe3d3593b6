"""What a desk holds, and whether all of it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shipkit.errors import ShipkitError, StoreUnusable
from shipkit.store.book import KINDS
from shipkit.store.ledger import Filters

if TYPE_CHECKING:
    from shipkit.desk.desk import Desk


def info(desk: Desk) -> dict[str, Any]:
    """Facts about a desk, by name; `ranges` is a list."""
    config, ledger = desk.config, desk.ledger
    ranges = []
    for settings in config.ranges:
        series = settings.range
        following = max(series.first, ledger.serials_used(series.name))
        left = following <= series.last
        ranges.append(
            {
                "name": series.name,
                "scheme": series.scheme,
                "used": following - series.first,
                "size": series.size,
                "next": series.number_at(following) if left else "none: it is used up",
            }
        )
    facts: dict[str, Any] = {
        "folder": str(desk.folder),
        "name": config.desk.name,
        "shipper": config.shipper.title if config.shipper else "",
        "carrier": config.carrier.name,
        "timezone": config.desk.timezone,
        "today": desk.today().isoformat(),
        "store": str(desk.folder / "ledger.db"),
    }
    facts |= {kind: len(desk.book.shelf(kind).codes()) for kind in KINDS}
    facts |= {"shipments": ledger.count(Filters()), "drafts": sum(1 for _ in ledger.drafts(None)), "ranges": ranges}
    return facts


def check(desk: Desk) -> None:
    """Read the settings, every entry of the book and the ledger. Errors: StoreUnusable with all that is wrong."""
    wrong: list[str] = []
    try:
        _ = desk.config
    except ShipkitError as fault:
        wrong.append(fault.message)
    for kind in KINDS:
        try:
            desk.book.shelf(kind).all()
        except ShipkitError as fault:
            wrong.append(fault.message)
    try:
        wrong += (str(finding) for finding in desk.ledger.check())
    except ShipkitError as fault:
        wrong.append(fault.message)
    if wrong:
        raise StoreUnusable("\n".join(wrong))
