"""One waybill at a time: plan, ship, ship again, to a group; show and void."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from shipkit.desk import clock
from shipkit.desk.booking import book
from shipkit.desk.given import order_of
from shipkit.desk.order import LATIN_COLUMNS, PARTY_COLUMNS, Order
from shipkit.errors import Conflict, InvalidInput, UsageError
from shipkit.findings import Finding, warning
from shipkit.model.consignment import MOST_REFERENCES
from shipkit.model.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shipkit.desk.booking import Booking
    from shipkit.desk.checking import Checker
    from shipkit.desk.desk import Desk
    from shipkit.desk.packing import Ready
    from shipkit.model.consignment import Consignment
    from shipkit.model.party import Party
    from shipkit.model.waybill import Waybill
    from shipkit.store.ledger import EventRow, ShipmentRow


@dataclass(frozen=True, slots=True)
class Planned:
    """A consignment that may be booked, and what is doubtful about it."""

    consignment: Consignment
    ready: Ready
    warnings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Shipped:
    """A booked waybill. `is_new` is False when the reference had this number already."""

    number: str
    plates: tuple[str, ...]
    is_new: bool
    warnings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Shipment:
    """A waybill in the ledger with all that happened to it."""

    row: ShipmentRow
    waybill: Waybill
    events: tuple[EventRow, ...]


def plan(checker: Checker, order: Order, number: str = "", *, shipper: Party | None = None) -> Planned:
    """Check one order. Errors: InvalidInput with every fault."""
    from shipkit.desk.compose import compose
    from shipkit.desk.packing import pack

    composed = compose(order, checker.saved, checker.config, checker.today, shipper=shipper)
    found = [*composed.findings, *_check_number(number)]
    errors = [finding for finding in found if finding.is_error]
    if composed.consignment is None or errors:
        raise InvalidInput("the consignment has faults", errors)
    ready = pack(composed.consignment, order, number, recipient=composed.recipient, template=composed.template)
    return Planned(composed.consignment, ready, tuple(found))


def _check_number(number: str) -> list[Finding]:
    """A number typed in: any carrier's, so only its letters are judged; a wrong check digit is a doubt."""
    if not number:
        return []
    if not (number.isascii() and number.isalnum() and 4 <= len(number) <= 35):
        return [Finding("number", f"{number[:40]!r} is no waybill number: 4 to 35 letters and digits", "number")]
    from shipkit.numbers import identify

    fits = identify(number)
    if fits and not any(fit.valid for fit in fits):
        return [warning("number", "; ".join(f"as {fit.scheme}: {fit.why}" for fit in fits), "number-doubtful")]
    return []


def ship(desk: Desk, planned: Planned) -> Shipped:
    """Book what was planned. Errors: Conflict when its reference is booked with other content."""
    return ship_all(desk, (planned,))[0]


def plan_group(desk: Desk, group: str, order: Order) -> tuple[Planned, ...]:
    """The same to each member. Errors: NotFound, InvalidInput with the faults of every member."""
    if "recipient" in order.head:
        raise UsageError("a group and a recipient cannot be given together")
    checker = desk.checker()
    planned, faults = [], []
    for member in desk.book.groups.find(group).members:
        head = {**order.head, "recipient": member}
        if order.reference:
            head["reference"] = f"{order.reference}-{member}"
        try:
            planned.append(plan(checker, replace(order, head=head)))
        except InvalidInput as fault:
            faults += [replace(finding, where=f"{member}: {finding.where}") for finding in fault.findings]
    if faults:
        raise InvalidInput(f"nothing is booked: the group {group!r} has faults", faults)
    return tuple(planned)


def ship_all(desk: Desk, planned: Sequence[Planned]) -> tuple[Shipped, ...]:
    """Book what was planned, all in one transaction. Errors: as `ship`."""
    return _shipped(_book(desk, [one.ready for one in planned]), planned)


def _book(desk: Desk, ready: Sequence[Ready]) -> Booking:
    booking = book(desk.ledger, ready, desk.config, at=clock.now(), who=desk.user)
    for outcome in booking.outcomes:
        if outcome.status in {"conflict", "void"}:
            number, reference = outcome.number, outcome.reference
            if outcome.status == "conflict":
                raise Conflict(
                    f"reference {reference} was booked as {number} with other content", hint=f"shipkit show {number}"
                )
            raise Conflict(
                f"reference {reference} was booked as {number} and voided since",
                hint=f"shipkit again {number} --reference {reference}",
            )
    return booking


def _shipped(booking: Booking, planned: Sequence[Planned]) -> tuple[Shipped, ...]:
    return tuple(
        Shipped(outcome.number, outcome.plates, outcome.status == "booked", (*one.warnings, *booking.warnings))
        for outcome, one in zip(booking.outcomes, planned, strict=True)
    )


def plan_again(desk: Desk, consignment: Consignment, changes: Mapping[str, Any]) -> Planned:
    """A consignment as it was, today and without its reference, with changes by column name."""
    wanted = order_of(changes)
    order = as_order(consignment)
    cleared: list[str] = []
    if "recipient" in wanted.head:
        cleared += (*PARTY_COLUMNS, *LATIN_COLUMNS)
    elif any(column in wanted.head for column in PARTY_COLUMNS):
        cleared += LATIN_COLUMNS
    if any(column in wanted.head for column in ("pieces", "weight", "length", "width", "height")):
        cleared.append("pieces")
        order = replace(order, head={"weight": f"{consignment.weight_g} g", **order.head})
    # Another payer does not pay with the account of the first.
    cleared += [account for payer, account in _ACCOUNT_OF.items() if payer in wanted.head]
    shipper = None if "sender" in wanted.head else consignment.shipper
    return plan(desk.checker(), order.changed(wanted, cleared), shipper=shipper)


_ACCOUNT_OF = {"payer": "payer_account", "duties_payer": "duties_account"}


def plan_return(desk: Desk, shipment: Shipment, changes: Mapping[str, Any]) -> Planned:
    """The way back: consignee and shipper change places, and the first waybill's number is a reference."""
    there = shipment.waybill.consignment
    back = there.model_copy(
        update={
            "shipper": there.consignee,
            "consignee": there.shipper,
            "reason": "return",
            "references": (*there.references, shipment.row.number)[-MOST_REFERENCES:],
        }
    )
    return plan_again(desk, back, changes)


def as_order(consignment: Consignment) -> Order:
    """An order that gives this consignment, but for its shipper, reference and ship date."""
    return Order(
        as_head(consignment),
        tuple(_item_row(item) for item in consignment.items),
        tuple(_piece_row(piece) for piece in consignment.pieces),
    )


def as_head(consignment: Consignment) -> dict[str, str]:
    """The head columns of an order that gives this consignment, but for its reference and ship date."""
    to = consignment.consignee
    values: dict[str, Any] = to.model_dump(exclude={"address", "latin"}) | to.address.model_dump()
    values["residential"] = "yes" if to.residential else ""
    if to.latin is not None:
        values |= {f"latin_{name}": text for name, text in to.latin}
    for column in (
        "service", "packaging", "contents", "incoterm", "incoterm_place", "reason", "payer", "payer_account",
        "duties_payer", "duties_account", "notes", "currency",
    ):  # fmt: skip
        values[column] = getattr(consignment, column)
    values["references"] = ";".join(consignment.references)
    values["options"] = " ".join(consignment.options)
    for column in ("value_for_carriage", "insurance"):
        money = getattr(consignment, column)
        values[column] = f"{money.amount} {money.currency}" if money else ""
    return {column: str(value) for column, value in values.items() if value}


def _item_row(item: Any) -> dict[str, str]:
    money = item.unit_value
    row = {
        "description": item.description,
        "hs_code": item.hs_code,
        "country_of_manufacture": item.country_of_manufacture,
        "quantity": item.quantity,
        "unit": item.unit,
        "unit_value": f"{money.amount} {money.currency}" if money else None,
        "net_weight": f"{item.net_weight_g} g" if item.net_weight_g else None,
    }
    return {name: str(value) for name, value in row.items() if value not in (None, "")}


def _piece_row(piece: Any) -> dict[str, str]:
    row = {"weight": f"{piece.weight_g} g", "packaging": piece.packaging}
    if size := piece.size_mm:
        row |= dict(zip(("length", "width", "height"), (f"{side} mm" for side in size), strict=True))
    return {name: str(value) for name, value in row.items() if value}


def show(desk: Desk, number: str) -> Shipment:
    """A shipment by its number, a piece's number or its reference. Errors: NotFound."""
    from shipkit.model.waybill import Waybill

    stored = desk.ledger.find(number)
    waybill = Waybill.model_validate_json(stored.record)
    return Shipment(stored.row, waybill, tuple(desk.ledger.events(stored.row.number)))


def clean_reason(why: str) -> str:
    """The reason of a void as it is kept, one line. Errors: InvalidInput."""
    try:
        return clean_line(why)
    except ValueError as fault:
        raise InvalidInput(
            f"the reason cannot be kept: {fault}", [Finding("why", str(fault), "text-invalid")]
        ) from None


def void(desk: Desk, numbers: Sequence[str], why: str) -> tuple[Shipment, ...]:
    """Cancel waybills in one transaction.

    Errors: NotFound; Conflict when one is void or closed already; InvalidInput for the reason.
    """
    why = clean_reason(why)
    with desk.ledger.transaction():
        rows = [desk.ledger.find(number).row for number in numbers]
        for row in rows:
            if row.status == "void":
                raise Conflict(f"{row.number} is void already", hint=f"shipkit show {row.number}")
            if row.status == "closed":
                raise Conflict(
                    f"{row.number} is closed: the carrier has it on a manifest",
                    hint="ask the carrier to stop it; shipkit show has its events",
                )
        for number in {row.number: None for row in rows}:
            desk.ledger.add_event(number, "void", clock.now(), desk.user, {"why": why} if why else {})
    return tuple(show(desk, row.number) for row in rows)
