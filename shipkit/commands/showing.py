"""Things as lines a person reads, and as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shipkit.model.money import from_minor
from shipkit.model.units import show_kg, show_size
from shipkit.output import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shipkit.desk.shipping import Shipment
    from shipkit.model.consignment import Consignment
    from shipkit.model.party import Party
    from shipkit.store.ledger import ShipmentRow

SHIPMENT_COLUMNS = (
    Column("number", "Number"),
    Column("reference", "Reference"),
    Column("status", "Status"),
    Column("ship_date", "Ship date"),
    Column("service", "Service"),
    Column("consignee", "Consignee"),
    Column("city", "City"),
    Column("country", "To"),
    Column("pieces", "Pcs", right=True),
    Column("weight_kg", "kg", right=True),
    Column("value", "Value", right=True),
    Column("currency", "", shown=False),
    Column("recipient", "Recipient", shown=False),
    Column("consignment", "Template", shown=False),
    Column("company", "Company", shown=False),
    Column("name", "Name", shown=False),
    Column("postcode", "Postcode", shown=False),
    Column("phone", "Phone", shown=False),
    Column("origin", "From", shown=False),
    Column("packaging", "Packaging", shown=False),
    Column("contents", "Contents", shown=False),
    Column("payer", "Payer", shown=False),
    Column("payer_account", "Account", shown=False),
    Column("duties_payer", "Duties", shown=False),
    Column("booked_at", "Booked at", shown=False),
    Column("booked_by", "Booked by", shown=False),
)


def shipment_row(row: ShipmentRow) -> dict[str, Any]:
    """A shipment as a row of a list."""
    value = None if row.customs_minor is None else from_minor(row.customs_minor, row.currency).amount
    return {
        "number": row.number,
        "reference": row.reference,
        "status": row.status,
        "ship_date": row.ship_date,
        "service": row.service,
        "consignee": row.company or row.consignee,
        "city": row.city,
        "country": row.country,
        "pieces": row.pieces,
        "weight_kg": show_kg(row.weight_g),
        "value": value,
        "currency": row.currency,
        "recipient": row.recipient,
        "consignment": row.template,
        "company": row.company,
        "name": row.consignee,
        "postcode": row.postcode,
        "phone": row.phone,
        "origin": row.origin_country,
        "packaging": row.packaging,
        "contents": row.contents,
        "payer": row.payer,
        "payer_account": row.payer_account,
        "duties_payer": row.duties_payer,
        "booked_at": row.booked_at,
        "booked_by": row.booked_by,
    }


def shipment_json(shipment: Shipment) -> dict[str, Any]:
    """A shipment as one JSON object: the list's keys, the whole waybill, the events."""
    return {
        **shipment_row(shipment.row),
        "waybill": shipment.waybill.model_dump(mode="json"),
        "events": [{"at": e.at, "kind": e.kind, "who": e.who, "detail": e.detail} for e in shipment.events],
    }


def shipment_lines(shipment: Shipment) -> Iterator[str]:
    """A shipment as a person reads it."""
    row, waybill = shipment.row, shipment.waybill
    yield f"Waybill      {row.number}   {row.status}"
    yield f"Carrier      {waybill.carrier.name}, {waybill.carrier.service}"
    yield from consignment_lines(waybill.consignment)
    for n, plate in enumerate(waybill.plates, 1):
        yield f"{f'Piece {n}':<13}{plate}"
    for event in shipment.events:
        why = "".join(f", {key}: {text}" for key, text in event.detail.items())
        yield f"{event.kind.capitalize():<13}{event.at} by {event.who}{why}"


def consignment_lines(consignment: Consignment) -> Iterator[str]:
    """A consignment as a person reads it."""
    if consignment.reference or consignment.references:
        yield f"Reference    {'; '.join(filter(None, (consignment.reference, *consignment.references)))}"
    yield f"Ship date    {consignment.ship_date}"
    yield f"Service      {consignment.service}, {consignment.packaging}, {consignment.contents}"
    yield from _party_lines("From", consignment.shipper)
    yield from _party_lines("To", consignment.consignee)
    for n, item in enumerate(consignment.items, 1):
        facts = [f"{item.quantity.normalize():f} {item.unit}", item.description]
        facts += [f"HS {item.hs_code}"] if item.hs_code else []
        facts += [f"made in {item.country_of_manufacture}"] if item.country_of_manufacture else []
        facts += [str(item.value)] if item.value else []
        yield f"{f'Item {n}':<13}{', '.join(facts)}"
    for n, piece in enumerate(consignment.pieces, 1):
        size = f", {show_size(*piece.size_mm)} cm" if piece.size_mm else ""
        yield f"{f'Box {n}':<13}{show_kg(piece.weight_g)} kg{size}"
    yield f"Gross weight {show_kg(consignment.weight_g)} kg"
    yield f"Customs      {consignment.value_for_customs or 'NCV'}" + (
        f", {consignment.incoterm} {consignment.incoterm_place}".rstrip() if consignment.incoterm else ""
    )
    yield f"Carriage     {consignment.value_for_carriage or 'NVD'}"
    yield f"Transport    paid by {consignment.payer} {consignment.payer_account}".rstrip()
    if consignment.is_international:
        yield f"Duties       paid by {consignment.duties_payer} {consignment.duties_account}".rstrip()
    if consignment.notes:
        yield f"Notes        {consignment.notes}"


def _party_lines(title: str, party: Party) -> Iterator[str]:
    address = party.address
    who = ", ".join(filter(None, (party.company, party.name, party.department)))
    where = ", ".join(filter(None, (*address.lines, address.city, address.region, address.postcode, address.country)))
    yield f"{title:<13}{who}"
    yield f"{'':<13}{where}"
    if party.latin is not None:
        form = party.latin
        yield f"{'':<13}{', '.join(filter(None, (form.company, form.name, form.address1, form.city, form.region)))}"
    if party.phone or party.email:
        yield f"{'':<13}{', '.join(filter(None, (party.phone, party.email)))}"
