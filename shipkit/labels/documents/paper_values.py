"""What the fields of customs papers say: the frozen record turned into the words and figures of its papers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from shipkit.findings import Finding
from shipkit.labels.documents.addresses import address_lines
from shipkit.labels.documents.paper_words import paper_words
from shipkit.labels.documents.waybill_values import NOTHING
from shipkit.labels.documents.words import WORDS, country_name, find_words
from shipkit.labels.documents.writing import party_block, show_hs, show_money, show_number, show_plate, show_quantity
from shipkit.labels.errors import NotPrintable
from shipkit.model.countries import COUNTRIES
from shipkit.model.money import show_amount
from shipkit.model.party import with_latin
from shipkit.model.units import show_kg, show_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from shipkit.labels.documents.paper_options import PaperOptions
    from shipkit.model.consignment import Consignment
    from shipkit.model.goods import Item
    from shipkit.model.party import Party
    from shipkit.model.waybill import Waybill

DOT = "  ·  "


class PaperValues(NamedTuple):
    """The values of one paper, as text: what stands on it once, its goods and pieces line by line, its sums.

    `rows` and `pieces` have the same keys on every paper (`hs_code`, `quantity`, `unit`, `net_weight`,
    `unit_value`, `line_value`; `weight`), and so have the sums (`goods.value`, `goods.net_weight`, `pieces`,
    `gross_weight`): papers are compared by them.
    """

    paper: str
    head: dict[str, str]
    rows: list[dict[str, str]]
    pieces: list[dict[str, str]]
    totals: dict[str, str]


def show_date(day: date, language: str) -> str:
    """`23 Nov 2026`, `2026年11月23日`: as the captions' first language writes it."""
    return find_words(language if language in WORDS else "en").date(day)


def head_values(waybill: Waybill, options: PaperOptions) -> dict[str, str]:
    """What the head, foot and closing of every A4 paper may show."""
    words = paper_words(options.language)
    consignment = waybill.consignment
    shipper, consignee = with_latin(consignment.shipper), with_latin(consignment.consignee)
    day = options.invoice_date or consignment.ship_date
    number = show_number(waybill.number)
    return {
        "number": number,
        "carrier": waybill.carrier.name,
        "service": waybill.carrier.service,
        "ship_date": show_date(consignment.ship_date, options.language),
        "date": show_date(day, options.language),
        "pieces": str(len(consignment.pieces)),
        "gross_weight": f"{show_kg(consignment.weight_g)} kg",
        "destination": country_name(consignee.address.country, options.language),
        "references": DOT.join(filter(None, (consignment.reference, *consignment.references))) or NOTHING,
        "incoterm": " ".join(filter(None, (consignment.incoterm, consignment.incoterm_place))) or NOTHING,
        "reason": words[f"reason.{consignment.reason}"],
        "currency": consignment.currency,
        "sold_to": words["same"],
        "document": number,
        "foot": f"{words['number']} {number}",
        "signed_name": options.signatory or _short(consignment.shipper.name),
        "signed_place": options.place or _short(shipper.address.city),
        "signed_date": show_date(day, options.language),
        "letterhead.name": consignment.shipper.title,
        "letterhead.address": "" if options.letterhead else _letterhead(shipper),
        **party_values(shipper, "shipper"),
        **party_values(consignee, "consignee"),
    }


def party_values(party: Party, who: str) -> dict[str, str]:
    """A party's block, in one script or beside its Latin form, and what stands under it."""
    values = {
        f"{who}.phone": party.phone or NOTHING,
        f"{who}.email": party.email or NOTHING,
        f"{who}.tax_id": party.tax_id or NOTHING,
    }
    if party.latin is None:
        return values | {who: party_block(party)}
    return values | {f"{who}.original": party_block(party), f"{who}.latin": party_block(party, party.latin)}


def _letterhead(party: Party) -> str:
    """Where the shipper is, and how to reach it."""
    country = COUNTRIES[party.address.country].name
    where = ", ".join([*address_lines(party.address), country])
    if len(where) > 3 * _SHORT:
        where = ", ".join(filter(None, (_short(party.address.city), country)))
    return "\n".join(filter(None, (where, DOT.join(filter(None, (party.phone, _short(party.email)))))))


# What stands in full elsewhere on the page is left out of its narrow places rather than refused there.
_SHORT = 40


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else ""


def item_rows(consignment: Consignment) -> list[dict[str, str]]:
    """The goods, line by line."""
    weights = _kilograms([item.net_weight_g for item in consignment.items])
    return [
        _item_row(item) | {"line": str(number), "net_weight": weight}
        for number, (item, weight) in enumerate(zip(consignment.items, weights, strict=True), 1)
    ]


def _kilograms(column: list[int | None]) -> list[str]:
    """Weights one under another, all with three places where one needs them."""
    if any(grams and grams % 10 for grams in column):
        return [f"{Decimal(grams) / 1000:.3f}" if grams else "" for grams in column]
    return [show_kg(grams) if grams else "" for grams in column]


def _item_row(item: Item) -> dict[str, str]:
    value = item.value
    return {
        "description": item.description,
        "hs_code": show_hs(item.hs_code or ""),
        "made_in": item.country_of_manufacture or "",
        "quantity": show_quantity(item.quantity),
        "unit": item.unit,
        "unit_value": show_amount(item.unit_value.amount, item.unit_value.currency) if item.unit_value else "",
        "line_value": show_amount(value.amount, value.currency) if value else "",
    }


# Volumes are shown to a tenth of a litre.
_VOLUME_UNIT = Decimal("0.0001")
_MM3 = Decimal(1_000_000_000)


def piece_rows(waybill: Waybill) -> list[dict[str, str]]:
    """The pieces, one by one."""
    pieces = waybill.consignment.pieces
    weights = _kilograms([piece.weight_g for piece in pieces])
    return [
        {
            "piece": str(number),
            "plate": show_plate(plate),
            "size": show_size(*piece.size_mm) if piece.size_mm else "",
            "volume": f"{_volume(piece.size_mm):f}" if piece.size_mm else "",
            "weight": weight,
        }
        for number, (piece, plate, weight) in enumerate(zip(pieces, waybill.plates, weights, strict=True), 1)
    ]


def _volume(size: tuple[int, int, int]) -> Decimal:
    length, width, height = size
    return (Decimal(length * width * height) / _MM3).quantize(_VOLUME_UNIT)


def total_volume(consignment: Consignment) -> str:
    """The sum of the volumes as they are printed, so that the column adds up; empty when a size is missing."""
    sizes = [piece.size_mm for piece in consignment.pieces]
    known = [size for size in sizes if size]
    return f"{sum(map(_volume, known)):f}" if len(known) == len(sizes) else ""


def total_values(consignment: Consignment, words: Mapping[str, str]) -> dict[str, str]:
    """The sums that every paper shows alike."""
    net = consignment.net_weight_g
    return {
        "pieces": str(len(consignment.pieces)),
        "gross_weight": f"{show_kg(consignment.weight_g)} kg",
        "goods.net_weight": f"{show_kg(net)} kg" if net else "",
        "goods.value": show_money(consignment.value_for_customs, words["NCV"]),
    }


# The stable words for scripts, as the check of a consignment has them.
_CODES = {"unit_value": "value", "country_of_manufacture": "made-in"}


def require(paper: str, consignment: Consignment, fields: Iterable[str]) -> None:
    """Errors: NotPrintable for every item that lacks one of `fields`, or when there are no items at all."""
    what = paper_words("en")[paper]
    if not consignment.items:
        faults = [Finding("items", f"{what}: there are no goods to list", "items-missing")]
    else:
        faults = [
            Finding(f"items.{n}.{field}", f"{what}: {field.replace('_', ' ')} is missing", f"{_CODES[field]}-missing")
            for n, item in enumerate(consignment.items, 1)
            for field in fields
            if getattr(item, field) is None
        ]
    if faults:
        names = ", ".join(fault.where for fault in faults[:5])
        raise NotPrintable(f"cannot print {names} on the {what[0].lower()}{what[1:]}", faults)
