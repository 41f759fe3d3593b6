"""A checked consignment made ready for the ledger: its columns, pieces and frozen record, all but the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shipkit.model.checks import check_phone
from shipkit.model.money import to_minor

if TYPE_CHECKING:
    from shipkit.desk.order import Order
    from shipkit.model.consignment import Consignment


@dataclass(frozen=True, slots=True)
class Ready:
    """One consignment to book. `columns` are the ledger's, by name; `number` is set when a carrier gave one.

    Small and made of plain values: a batch of ten thousand is kept in memory and sent between processes.
    """

    reference: str
    digest: str
    columns: dict[str, str | int | None]
    pieces: tuple[tuple[int, int | None, int | None, int | None], ...]
    consignment_json: str
    number: str = ""


def pack(consignment: Consignment, order: Order, number: str = "", *, recipient: str = "", template: str = "") -> Ready:
    """Everything the ledger keeps of a consignment, ready to be written; with the codes it was made from."""
    consignee = consignment.consignee
    value = consignment.value_for_customs
    return Ready(
        reference=consignment.reference,
        digest=order.digest(),
        columns={
            "ship_date": consignment.ship_date.isoformat(),
            "service": consignment.service,
            "packaging": consignment.packaging,
            "contents": consignment.contents,
            "recipient": recipient,
            "template": template,
            "consignee": consignee.name,
            "company": consignee.company,
            "city": consignee.address.city,
            "country": consignee.address.country,
            "postcode": consignee.address.postcode,
            "phone": (check_phone(consignee.phone, consignee.address.country).e164 or "") if consignee.phone else "",
            "origin_country": consignment.shipper.address.country,
            "payer": consignment.payer,
            "payer_account": consignment.payer_account,
            "duties_payer": consignment.duties_payer,
            "pieces": len(consignment.pieces),
            "weight_g": consignment.weight_g,
            "currency": consignment.currency,
            "customs_minor": None if value is None else to_minor(value),
            "search": _search_text(consignment),
        },
        pieces=tuple((p.weight_g, p.length_mm, p.width_mm, p.height_mm) for p in consignment.pieces),
        consignment_json=consignment.model_dump_json(exclude_defaults=True),
        number=number,
    )


def _search_text(consignment: Consignment) -> str:
    to = consignment.consignee
    words = [
        consignment.reference, *consignment.references,
        to.company, to.name, to.department, to.email,
        *to.address.lines, to.address.city, to.address.region, to.address.postcode,
        *(item.description for item in consignment.items),
        consignment.notes,
    ]  # fmt: skip
    if to.latin is not None:
        words += [to.latin.company, to.latin.name, to.latin.address1, to.latin.city]
    return "\n".join(word for word in words if word).casefold()
