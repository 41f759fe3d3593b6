"""Orders held for later: kept as they were asked, faulty or not, until they are shipped or removed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shipkit.desk import clock, shipping
from shipkit.desk.order import Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shipkit.desk.desk import Desk
    from shipkit.desk.shipping import Shipped
    from shipkit.store.ledger import DraftRow


@dataclass(frozen=True, slots=True)
class Draft:
    """A held order. `code` is its number at this desk; times are ISO, UTC."""

    code: int
    created_at: str
    updated_at: str
    who: str
    title: str
    order: Order


def hold(desk: Desk, order: Order) -> Draft:
    """Keep an order as a draft."""
    with desk.ledger.transaction():
        code = desk.ledger.save_draft(clock.now(), desk.user, _title(order), order.to_json())
    return find(desk, code)


def _title(order: Order) -> str:
    head = order.head
    to = head.get("recipient") or head.get("company") or head.get("name") or "nobody yet"
    what = head.get("consignment") or next((row["description"] for row in order.items if "description" in row), "")
    title = f"{to}: {what}" if what else to
    # A draft may hold any text, half a character too; the ledger's column may not.
    return title.encode("utf-8", "replace").decode("utf-8")


def find(desk: Desk, code: int) -> Draft:
    """One draft. Errors: NotFound."""
    return _draft(desk.ledger.find_draft(code))


def _draft(row: DraftRow) -> Draft:
    return Draft(row.id, row.created_at, row.updated_at, row.who, row.title, Order.from_json(row.content))


def each(desk: Desk, limit: int | None) -> Iterator[Draft]:
    """The drafts, newest first."""
    return map(_draft, desk.ledger.drafts(limit))


def change(desk: Desk, code: int, order: Order) -> Draft:
    """Put another order in its place. Errors: NotFound."""
    with desk.ledger.transaction():
        desk.ledger.update_draft(code, clock.now(), desk.user, _title(order), order.to_json())
    return find(desk, code)


def ship(desk: Desk, code: int) -> Shipped:
    """Book a draft and remove it.

    A draft without a reference gets `DRAFT-n`, so that a crash between the two steps cannot book it twice.
    Errors: as `Desk.ship`.
    """
    order = find(desk, code).order
    if not order.reference:
        order = Order({**order.head, "reference": f"DRAFT-{code}"}, order.items, order.pieces)
    shipped = shipping.ship(desk, desk.plan(order))
    remove(desk, code)
    return shipped


def remove(desk: Desk, code: int) -> None:
    """Throw a draft away. Errors: NotFound."""
    with desk.ledger.transaction():
        desk.ledger.remove_draft(code)
