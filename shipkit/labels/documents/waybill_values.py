"""What a waybill's fields say: the frozen record turned into the words and figures of its paper."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from shipkit.labels.documents.addresses import address_lines
from shipkit.labels.documents.waybill_layout import PIECES_ON_FIRST
from shipkit.labels.documents.words import country_name, find_words
from shipkit.labels.documents.writing import party_block, show_hs, show_money, show_number, show_plate, show_quantity
from shipkit.labels.drawing.barcodes import FNC1
from shipkit.model.countries import COUNTRIES
from shipkit.model.money import show_amount
from shipkit.model.party import with_latin
from shipkit.model.units import GRAMS, show_kg, show_size
from shipkit.numbers import sscc

if TYPE_CHECKING:
    from shipkit.labels.documents.waybill_layout import Columns, Terms
    from shipkit.labels.documents.words import Words
    from shipkit.model.consignment import Consignment
    from shipkit.model.goods import Item
    from shipkit.model.party import Party
    from shipkit.model.waybill import Waybill

_DOT = "  ·  "
# What does not apply or is not known, where a caption asks for it.
NOTHING = "–"
# Cubic centimetres to the kilogram, as express carriers count. It stands beside the weight it gives, which is for
# information: no price is made of it.
DIVISOR = 5000


class Shown(NamedTuple):
    """The values of a waybill's pages: what every page shows, the goods line by line, the pieces one by one.

    `columns` and `terms` are the table and the terms that fit what is sent; `crosses`: a border.
    """

    bookmark: str
    head: dict[str, str]
    rows: list[dict[str, str]]
    totals: dict[str, str]
    pieces: list[dict[str, str]]
    continued: str
    page_words: str
    columns: Columns
    terms: Terms
    crosses: bool

    def page_of(self, page: int, pages: int) -> str:
        """`Page 1 of 3`."""
        return self.page_words.format(page=page, pages=pages)


def shown(
    waybill: Waybill, language: str = "en", *, mask_accounts: bool = False, volumetric_divisor: int | None = DIVISOR
) -> Shown:
    """Everything the waybill's pages show, as text.

    `mask_accounts` leaves of an account its last four characters. `volumetric_divisor` is in cubic centimetres to
    the kilogram, None for no volumetric weight. Errors: NotFound for a language we have no words of.
    """
    words = find_words(language)
    consignment = waybill.consignment
    shipper, consignee = with_latin(consignment.shipper), with_latin(consignment.consignee)
    customs = show_money(consignment.value_for_customs, words["NCV"])
    number = show_number(waybill.number)
    columns = _columns(consignment)
    pieces = _pieces(waybill, words)
    head = {
        "carrier": waybill.carrier.name,
        "number": number,
        "number.bars": waybill.number,
        "service": waybill.carrier.service,
        "ship_date": words.date(consignment.ship_date),
        "pieces": str(len(consignment.pieces)),
        "gross_weight": _kg(consignment.weight_g, words),
        "gross_weight.lb": _lb(consignment.weight_g, words),
        "booked": f"{words['booked']} {waybill.booked_at:%Y-%m-%d %H:%M} UTC{_DOT}{waybill.booked_by}".removesuffix(
            _DOT
        ),
        "consignee.name": _title(consignee),
        "consignee.label": _label_block(consignee),
        "reference": consignment.reference,
        "customs_value": customs,
        "from": f"{words['ship_from']}: {_town(shipper)}",
        **_route(consignment, language),
        **_party(shipper, "shipper", words, mask_accounts=mask_accounts),
        **_party(consignee, "consignee", words, mask_accounts=mask_accounts),
        **_terms(waybill, words, mask_accounts=mask_accounts),
        **_heads(consignment, words),
        **_volumetric(consignment, words, volumetric_divisor),
        **_piece_lines(pieces, words),
    }
    return Shown(
        bookmark=number,
        head=head,
        rows=_rows(consignment, words),
        totals=_totals(
            consignment, customs if columns == "customs" else show_money(consignment.value_for_customs, ""), words
        ),
        pieces=pieces,
        continued=words["continued"],
        page_words=words["page_of"],
        columns=columns,
        terms=_kind_of_terms(consignment),
        crosses=consignment.is_international,
    )


def _columns(consignment: Consignment) -> Columns:
    """Customs has its columns where a border is crossed, and wherever something was said for it."""
    if not consignment.items:
        return "bare"
    is_asked = consignment.is_international or any(i.hs_code or i.country_of_manufacture for i in consignment.items)
    return "customs" if is_asked else "plain"


def _kind_of_terms(consignment: Consignment) -> Terms:
    if not consignment.is_international:
        return "domestic"
    return "papers" if consignment.contents == "documents" else "export"


_LIGHT_G = 50


def _kg(weight_g: int, words: Words) -> str:
    return f"{show_kg(weight_g)} {words['unit.kg']}"


def _lb(weight_g: int, words: Words) -> str:
    # A letter of a gram is not of nought pounds.
    places = Decimal("0.01") if weight_g >= _LIGHT_G else Decimal("0.0001")
    pounds = (weight_g / GRAMS["lb"]).quantize(places, ROUND_HALF_UP)
    return f"{pounds:,} {words['unit.lb']}"


def _route(consignment: Consignment, language: str) -> dict[str, str]:
    origin, destination = consignment.shipper.address.country, consignment.consignee.address.country
    return {
        "origin.code": origin,
        "origin.name": _country(origin, language),
        "destination.code": destination,
        "destination.name": _country(destination, language),
    }


# So many characters of a country's name stand under its code; Chinese ones count twice.
_COUNTRY_MOST = 42


def _country(code: str, language: str) -> str:
    name = country_name(code, language)
    width = len(name) + sum(not character.isascii() for character in name)
    return name if width <= _COUNTRY_MOST else country_name(code, language.partition("+")[0])


def _party(party: Party, who: str, words: Words, *, mask_accounts: bool) -> dict[str, str]:
    account = _account(party.account, mask_accounts=mask_accounts)
    notes = (words["residential"] * party.residential, f"{words['account']} {account}" if account else "")
    values = {
        f"{who}.account": _DOT.join(filter(None, notes)),
        f"{who}.phone": party.phone or NOTHING,
        f"{who}.email": party.email or NOTHING,
        f"{who}.tax_id": party.tax_id or NOTHING,
    }
    if party.latin is None:
        return values | {who: party_block(party)}
    return values | {f"{who}.original": party_block(party), f"{who}.latin": party_block(party, party.latin)}


_MASK, _LAST = "••••", 4


def _account(account: str, *, mask_accounts: bool) -> str:
    """An account as it is, or its end: of a short one nothing is left to guess from."""
    if not (account and mask_accounts):
        return account
    return f"{_MASK} {account[-_LAST:]}" if len(account) >= 2 * _LAST else _MASK


# What stands in full elsewhere on the page is shortened in its narrow places rather than refused there.
_SHORT = 40


def _town(party: Party) -> str:
    city = party.latin.city if party.latin and party.latin.city else party.address.city
    town = city if len(city) <= _SHORT else party.address.postcode
    return ", ".join(filter(None, (town, party.address.country)))


def _title(party: Party) -> str:
    city = party.address.city
    return f"{party.title}{_DOT}{city}" if city and len(party.title + city) <= 2 * _SHORT else party.title


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


def _terms(waybill: Waybill, words: Words, *, mask_accounts: bool) -> dict[str, str]:
    consignment = waybill.consignment
    payer_account = _account(consignment.payer_account, mask_accounts=mask_accounts)
    duties_account = _account(consignment.duties_account, mask_accounts=mask_accounts)
    options = (_option(option, words) for option in consignment.options)
    return {
        "references": _DOT.join(filter(None, (consignment.reference, *consignment.references))) or NOTHING,
        "packaging": waybill.carrier.packaging,
        "contents": words[consignment.contents],
        "incoterm": " ".join(filter(None, (consignment.incoterm, consignment.incoterm_place))) or NOTHING,
        "reason": _DOT.join(dict.fromkeys((words[f"reason.{consignment.reason}"], words[consignment.contents]))),
        "transport_payer": _payer(consignment.payer, payer_account, words),
        "duties_payer": _payer(consignment.duties_payer, duties_account, words),
        "carriage_value": show_money(consignment.value_for_carriage, words["NVD"]),
        "insurance": show_money(consignment.insurance, words["none"]),
        "options": _DOT.join(filter(None, (*options, consignment.notes))) or NOTHING,
    }


def _option(word: str, words: Words) -> str:
    return words.get(f"option.{word}", word.replace("-", " ").capitalize())


def _payer(payer: str, account: str, words: Words) -> str:
    return _DOT.join(filter(None, (words[f"payer.{payer}"], account)))


def _volumetric(consignment: Consignment, words: Words, divisor: int | None) -> dict[str, str]:
    """The weight the pieces' room stands for; nothing unless every piece has a size."""
    sizes = [piece.size_mm for piece in consignment.pieces]
    if not divisor or None in sizes:
        return {"volumetric": NOTHING}
    # Cubic millimetres over cubic centimetres to the kilogram are grams.
    volume = sum(length * width * height for length, width, height in filter(None, sizes))
    grams = (2 * volume + divisor) // (2 * divisor)
    basis = f"{divisor:,} {words['unit.cm3/kg']}{_DOT}{words['for_information']}"
    return {"volumetric": _kg(grams, words), "volumetric.basis": basis}


def _piece_lines(pieces: list[dict[str, str]], words: Words) -> dict[str, str]:
    """A line for each piece, or where they are listed when they are many."""
    if len(pieces) > PIECES_ON_FIRST:
        return {"piece.0": words["see_list"]}
    return {
        f"piece.{n}": _DOT.join(filter(None, (str(n + 1), piece["plate"], piece["weight"], piece["size"])))
        for n, piece in enumerate(pieces)
    }


def _heads(consignment: Consignment, words: Words) -> dict[str, str]:
    currency = consignment.currency
    return {f"{key}.head": f"{words.parts(key)[0].upper()} {currency}" for key in ("unit_value", "line_value")}


def _rows(consignment: Consignment, words: Words) -> list[dict[str, str]]:
    if not consignment.items:
        return [{"description": words[consignment.contents]}]
    return [_row(number, item, words) for number, item in enumerate(consignment.items, 1)]


def _row(number: int, item: Item, words: Words) -> dict[str, str]:
    value = item.value
    return {
        "line": str(number),
        "description": item.description,
        "hs_code": show_hs(item.hs_code) if item.hs_code else NOTHING,
        "made_in": item.country_of_manufacture or NOTHING,
        "quantity": show_quantity(item.quantity),
        "unit": words.unit(item.unit),
        "net_weight": show_kg(item.net_weight_g) if item.net_weight_g else NOTHING,
        "unit_value": show_amount(item.unit_value.amount, item.unit_value.currency) if item.unit_value else NOTHING,
        "line_value": show_amount(value.amount, value.currency) if value else NOTHING,
    }


def _totals(consignment: Consignment, customs: str, words: Words) -> dict[str, str]:
    net = consignment.net_weight_g
    return {
        "goods.note": words["total"],
        "goods.net_weight": _kg(net, words) if net else "",
        "goods.value": customs,
    }


def _pieces(waybill: Waybill, words: Words) -> list[dict[str, str]]:
    consignment = waybill.consignment
    count = len(consignment.pieces)
    return [
        {
            "piece": words["piece_of"].format(piece=number, pieces=count),
            "weight": _kg(piece.weight_g, words),
            "size": f"{show_size(*piece.size_mm)} {words['unit.cm']}" if piece.size_mm else "",
            "plate": show_plate(plate),
            "plate.bars": f"{FNC1}00{plate}" if sscc.is_valid(plate) else plate,
        }
        for number, (piece, plate) in enumerate(zip(consignment.pieces, waybill.plates, strict=True), 1)
    ]
