"""What a waybill's fields say: the frozen record turned into the words and figures of its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shipkit.labels.documents.addresses import address_lines
from shipkit.labels.documents.words import WORDS
from shipkit.labels.drawing.barcodes import FNC1
from shipkit.model.countries import COUNTRIES
from shipkit.model.money import show_amount
from shipkit.model.party import with_latin
from shipkit.model.units import show_kg, show_size
from shipkit.numbers import licence_plate, sscc
from shipkit.numbers import waybill as waybill_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from shipkit.model.consignment import Consignment
    from shipkit.model.goods import Item
    from shipkit.model.money import Money
    from shipkit.model.party import LatinForm, Party
    from shipkit.model.waybill import Waybill

_DOT = "  ·  "


class Shown(NamedTuple):
    """The values of a waybill's pages: what every page shows, the goods line by line, the pieces one by one."""

    bookmark: str
    head: dict[str, str]
    rows: list[dict[str, str]]
    totals: dict[str, str]
    pieces: list[dict[str, str]]
    continued: str
    page_words: str

    def page_of(self, page: int, pages: int) -> str:
        """`Page 1 of 3`."""
        return self.page_words.format(page=page, pages=pages)


def shown(waybill: Waybill, language: str = "en") -> Shown:
    """Everything the waybill's pages show, as text."""
    words = WORDS[language]
    consignment = waybill.consignment
    shipper, consignee = with_latin(consignment.shipper), with_latin(consignment.consignee)
    customs = _money(consignment.value_for_customs, words["NCV"])
    number = show_number(waybill.number)
    head = {
        "carrier": waybill.carrier.name,
        "number": number,
        "number.bars": waybill.number,
        "service": waybill.carrier.service,
        "ship_date": f"{consignment.ship_date:%d %b %Y}",
        "pieces": str(len(consignment.pieces)),
        "gross_weight": f"{show_kg(consignment.weight_g)} kg",
        "booked": f"{words['booked']} {waybill.booked_at:%Y-%m-%d %H:%M} UTC{_DOT}{waybill.booked_by}".removesuffix(
            _DOT
        ),
        "consignee.name": _title(consignee),
        "consignee.label": _label_block(consignee),
        "reference": consignment.reference,
        "customs_value": customs,
        "from": f"{words['ship_from']}: {_town(shipper)}",
        **_route(consignment),
        **_party(shipper, "shipper", words),
        **_party(consignee, "consignee", words),
        **_terms(waybill, words),
        **_heads(consignment, words),
    }
    return Shown(
        number,
        head,
        _rows(consignment, words),
        _totals(consignment, customs, words),
        _pieces(waybill, words),
        words["continued"],
        words["page_of"],
    )


def show_number(number: str) -> str:
    """A waybill number as it is read aloud: ours in fours, another as it is."""
    return waybill_number.format(number) if waybill_number.is_valid(number) else number


def _route(consignment: Consignment) -> dict[str, str]:
    origin, destination = consignment.shipper.address.country, consignment.consignee.address.country
    return {
        "origin.code": origin,
        "origin.name": COUNTRIES[origin].name,
        "destination.code": destination,
        "destination.name": COUNTRIES[destination].name,
    }


def _party(party: Party, who: str, words: Mapping[str, str]) -> dict[str, str]:
    values = {
        f"{who}.account": f"{words['account']} {party.account}" if party.account else "",
        f"{who}.phone": party.phone,
        f"{who}.email": party.email,
        f"{who}.tax_id": party.tax_id,
    }
    if party.latin is None:
        return values | {who: _block(party)}
    return values | {f"{who}.original": _block(party), f"{who}.latin": _block(party, party.latin)}


# What stands in full elsewhere on the page is shortened in its narrow places rather than refused there.
_SHORT = 40


def _town(party: Party) -> str:
    city = party.latin.city if party.latin and party.latin.city else party.address.city
    town = city if len(city) <= _SHORT else party.address.postcode
    return ", ".join(filter(None, (town, party.address.country)))


def _title(party: Party) -> str:
    city = party.address.city
    return f"{party.title}{_DOT}{city}" if city and len(party.title + city) <= 2 * _SHORT else party.title


def _block(party: Party, latin: LatinForm | None = None) -> str:
    source = latin or party
    lines = [
        source.company or source.name,
        source.name if source.company else "",
        "" if latin else party.department,
        *address_lines(party.address, latin),
        COUNTRIES[party.address.country].name.upper(),
    ]
    return "\n".join(filter(None, lines))


def _label_block(party: Party) -> str:
    """The address in its own script, and the town in Latin letters above the country for who cannot read it."""
    latin = party.latin
    country = COUNTRIES[party.address.country].name.upper()
    lines = [
        party.title,
        _DOT.join(filter(None, (party.name if party.company else "", party.department))),
        *address_lines(party.address),
        f"{latin.city}, {country}" if latin and latin.city else country,
    ]
    return "\n".join(filter(None, lines))


def _terms(waybill: Waybill, words: Mapping[str, str]) -> dict[str, str]:
    consignment = waybill.consignment
    return {
        "references": _DOT.join(filter(None, (consignment.reference, *consignment.references))),
        "packaging": waybill.carrier.packaging,
        "incoterm": " ".join(filter(None, (consignment.incoterm, consignment.incoterm_place))),
        "reason": f"{words[f'reason.{consignment.reason}']}{_DOT}{words[consignment.contents]}",
        "transport_payer": _payer(consignment.payer, consignment.payer_account, words),
        "duties_payer": _payer(consignment.duties_payer, consignment.duties_account, words),
        "carriage_value": _money(consignment.value_for_carriage, words["NVD"]),
        "insurance": _money(consignment.insurance, words["none"]),
        "options": _DOT.join(filter(None, (*map(_option, consignment.options), consignment.notes))),
    }


def _option(word: str) -> str:
    return word.replace("-", " ").capitalize()


def _payer(payer: str, account: str, words: Mapping[str, str]) -> str:
    return _DOT.join(filter(None, (words[f"payer.{payer}"], account)))


def _money(money: Money | None, otherwise: str) -> str:
    return otherwise if money is None else f"{money.currency} {show_amount(money.amount, money.currency)}"


def _heads(consignment: Consignment, words: Mapping[str, str]) -> dict[str, str]:
    return {f"{key}.head": f"{words[key]} {consignment.currency}".upper() for key in ("unit_value", "line_value")}


def _rows(consignment: Consignment, words: Mapping[str, str]) -> list[dict[str, str]]:
    if not consignment.items:
        return [{"line": "1", "description": words[consignment.contents]}]
    return [_row(number, item) for number, item in enumerate(consignment.items, 1)]


def _row(number: int, item: Item) -> dict[str, str]:
    value = item.value
    return {
        "line": str(number),
        "description": item.description,
        "hs_code": show_hs(item.hs_code or ""),
        "made_in": item.country_of_manufacture or "",
        "quantity": _plain(item.quantity),
        "unit": item.unit,
        "net_weight": show_kg(item.net_weight_g) if item.net_weight_g else "",
        "unit_value": show_amount(item.unit_value.amount, item.unit_value.currency) if item.unit_value else "",
        "line_value": show_amount(value.amount, value.currency) if value else "",
    }


def show_hs(code: str) -> str:
    """An HS code in its groups of four, two and two: `8471.30.00`."""
    return ".".join(part for part in (code[:4], code[4:6], code[6:8], code[8:10]) if part)


def _plain(quantity: Decimal) -> str:
    """Without trailing zeros or an exponent: 1E+3 is `1,000`, 2.50 is `2.5`."""
    text = f"{quantity:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _totals(consignment: Consignment, customs: str, words: Mapping[str, str]) -> dict[str, str]:
    net = consignment.net_weight_g
    return {
        "goods.note": words["total"],
        "goods.net_weight": f"{show_kg(net)} kg" if net else "",
        "goods.value": customs,
    }


def _pieces(waybill: Waybill, words: Mapping[str, str]) -> list[dict[str, str]]:
    consignment = waybill.consignment
    count = len(consignment.pieces)
    return [
        {
            "piece": words["piece_of"].format(piece=number, pieces=count),
            "weight": f"{show_kg(piece.weight_g)} kg",
            "size": f"{show_size(*piece.size_mm)} cm" if piece.size_mm else "",
            "plate": _show_plate(plate),
            "plate.bars": f"{FNC1}00{plate}" if sscc.is_valid(plate) else plate,
        }
        for number, (piece, plate) in enumerate(zip(consignment.pieces, waybill.plates, strict=True), 1)
    ]


def _show_plate(plate: str) -> str:
    if sscc.is_valid(plate):
        return sscc.format(plate)
    return licence_plate.format(plate) if licence_plate.is_valid(plate) else plate
