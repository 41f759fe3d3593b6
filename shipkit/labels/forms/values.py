"""What a form may show of a waybill: every value by its name, and every choice that can be ticked."""

from __future__ import annotations

from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, get_args

from shipkit.labels.documents.addresses import address_lines
from shipkit.labels.documents.words import country_name, find_words
from shipkit.labels.documents.writing import show_hs, show_number
from shipkit.model.consignment import Contents, Incoterm, Payer, Reason
from shipkit.model.money import show_amount
from shipkit.model.party import with_latin
from shipkit.model.units import show_kg, show_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from shipkit.labels.documents.words import Words
    from shipkit.model.consignment import Consignment
    from shipkit.model.goods import Item
    from shipkit.model.money import Money
    from shipkit.model.party import Address, Party
    from shipkit.model.waybill import Waybill


class Offered(NamedTuple):
    """A value a form may show: what it is, and what stands for it in a preview without a waybill."""

    meaning: str
    sample: str


_PARTY = {
    "company": Offered("company", "Museo Nacional 国家博物馆"),
    "name": Offered("person", "Receiving desk 收发室"),
    "title": Offered("the company, else the person", "Museo Nacional 国家博物馆"),
    "department": Offered("department", "Registry"),
    "address": Offered("streets, city, region and postcode as the country writes them", "1 High Street\nTown 10115"),
    "address.bare": Offered(
        "the same in one line, without the postcode, where that has a box of its own", "1 High Street, Town"
    ),
    "street": Offered("the street lines alone, on one line", "1 High Street"),
    "city": Offered("city", "Town"),
    "region": Offered("state, province or region", "Region"),
    "postcode": Offered("postcode", "10115"),
    "country": Offered("the country's name", "Spain"),
    "country_code": Offered("the country's two letters (ISO 3166-1)", "ES"),
    "phone": Offered("telephone", "+44 20 7946 0000"),
    "email": Offered("e-mail address", "desk@example.com"),
    "tax_id": Offered("tax number", "GB 000 0000 00"),
    "account": Offered("account with the carrier", "123456789"),
}
# What a party has in Latin letters besides; where all of it is Latin, the same again.
_LATIN = ("company", "name", "title", "address", "address.bare", "street", "city", "region")

_PLAIN = {
    "number": Offered("waybill number, in groups", "5700 0123 4565"),
    "number.bars": Offered("waybill number as Code 128", "570001234565"),
    "carrier": Offered("carrier", "Neutral Carrier"),
    "service": Offered("service", "Priority"),
    "packaging": Offered("packaging", "Box"),
    "ship_date": Offered("ship date, written out", "23 Nov 2026"),
    "ship_date.year": Offered("its year, four digits", "2026"),
    "ship_date.month": Offered("its month, two digits", "11"),
    "ship_date.day": Offered("its day, two digits", "23"),
    "booked_by": Offered("who booked it", "Shipping desk"),
    "reference": Offered("the shipper's reference", "SO-000001"),
    "references": Offered("all references", "SO-000001, PO 4500123"),
    "pieces": Offered("number of pieces", "2"),
    "weight_kg": Offered("gross weight of all pieces, kilograms", "12.50"),
    "net_weight_kg": Offered("net weight of all goods, kilograms", "11.20"),
    "sizes": Offered("sizes of the pieces, each once, centimetres", "40 x 30 x 20"),
    "description": Offered("descriptions of all goods", "Porcelain tableware 瓷餐具"),
    "description.first": Offered("description of the first goods", "Porcelain tableware 瓷餐具"),
    "quantity": Offered("quantities of the goods, unit by unit", "24 sets"),
    "hs_codes": Offered("HS codes of the goods, each once", "6911.10"),
    "made_in": Offered("countries of manufacture, each once", "CN"),
    "value": Offered("value for customs without its currency, or NCV", "492.00"),
    "currency": Offered("currency of that value", "USD"),
    "carriage_value": Offered("value for carriage, or NVD", "USD 500.00"),
    "insurance": Offered("amount insured; nothing when not insured", "USD 500.00"),
    "incoterm": Offered("Incoterms rule and its place", "DAP Madrid"),
    "reason": Offered("reason for export", "Sale"),
    "contents": Offered("goods or documents", "Goods"),
    "payer": Offered("who pays the transport", "Shipper"),
    "payer.account": Offered("account of who pays the transport", "123456789"),
    "duties_payer": Offered("who pays duties and taxes", "Consignee"),
    "duties_payer.account": Offered("account of who pays duties and taxes", "123456789"),
    "options": Offered("special handling", "Signature"),
    "notes": Offered("notes", "Ring at the rear entrance"),
}

VALUES: Mapping[str, Offered] = MappingProxyType(
    _PLAIN
    | {f"{who}.{part}": offered for who in ("shipper", "consignee") for part, offered in _PARTY.items()}
    | {
        f"{who}.latin.{part}": Offered(f"{_PARTY[part].meaning}, in Latin letters", _PARTY[part].sample)
        for who in ("shipper", "consignee")
        for part in _LATIN
    }
)
"""Every value a form may name."""

_EITHER = ("yes", "no")
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "payer": get_args(Payer),
    "duties_payer": get_args(Payer),
    "contents": get_args(Contents),
    "reason": get_args(Reason),
    "incoterm": get_args(Incoterm),
    "service": (),
    "packaging": (),
    "option": (),
    "insured": _EITHER,
    "international": _EITHER,
    "residential": _EITHER,
})  # fmt: skip
"""Every choice that can be ticked (`payer=shipper`) with its words; none where the desk has words of its own."""

TICK = "×"
_JOINT = ", "


def check_value(name: str) -> None:
    """Errors: ValueError with names that are near, for one a waybill does not offer."""
    if name not in VALUES:
        near = get_close_matches(name, VALUES, 3, 0.5)
        msg = f"{name!r} is no value of a waybill" + (f": perhaps {' or '.join(near)}" if near else "")
        raise ValueError(msg)


def check_tick(tick: str) -> None:
    """Errors: ValueError for what cannot be ticked."""
    choice, _, word = tick.partition("=")
    if choice not in CHOICES or not word:
        msg = f"{tick!r} cannot be ticked: write it as payer=shipper, with one of {', '.join(CHOICES)}"
        raise ValueError(msg)
    if CHOICES[choice] and word not in CHOICES[choice]:
        msg = f"{tick!r} cannot be ticked: {choice} is one of {', '.join(CHOICES[choice])}"
        raise ValueError(msg)


def form_values(waybill: Waybill, language: str = "en") -> dict[str, str]:
    """What each of `VALUES` says for a waybill, and a mark for each tick that is so (`payer=shipper`).

    Words and dates are written in `language`; what the waybill does not say is empty. Errors: NotFound for a
    language without words.
    """
    words = find_words(language)
    consignment = waybill.consignment
    day = consignment.ship_date
    return {
        "number": show_number(waybill.number),
        "number.bars": waybill.number,
        "carrier": waybill.carrier.name,
        "service": waybill.carrier.service,
        "packaging": waybill.carrier.packaging,
        "ship_date": words.date(day),
        "ship_date.year": f"{day.year:04}",
        "ship_date.month": f"{day.month:02}",
        "ship_date.day": f"{day.day:02}",
        "booked_by": waybill.booked_by,
        **_goods(consignment, words),
        **_terms(consignment, words),
        **_party(consignment.shipper, "shipper", language),
        **_party(consignment.consignee, "consignee", language),
        **dict.fromkeys(_ticks(consignment), TICK),
    }


def _goods(consignment: Consignment, words: Words) -> dict[str, str]:
    items = consignment.items
    descriptions = _once(item.description for item in items) or [words[consignment.contents]]
    net, value = consignment.net_weight_g, consignment.value_for_customs
    return {
        "pieces": str(len(consignment.pieces)),
        "weight_kg": show_kg(consignment.weight_g),
        "net_weight_kg": show_kg(net) if net else "",
        "sizes": _JOINT.join(_once(show_size(*piece.size_mm) for piece in consignment.pieces if piece.size_mm)),
        "description": _JOINT.join(descriptions),
        "description.first": descriptions[0],
        "quantity": _JOINT.join(_quantities(items, words)),
        "hs_codes": _JOINT.join(_once(show_hs(item.hs_code or "") for item in items)),
        "made_in": _JOINT.join(_once(item.country_of_manufacture or "" for item in items)),
        "value": show_amount(value.amount, value.currency) if value else words["NCV"],
        "currency": value.currency if value else "",
    }


def _quantities(items: Iterable[Item], words: Words) -> list[str]:
    sums: dict[str, Decimal] = {}
    for item in items:
        sums[item.unit] = sums.get(item.unit, 0) + item.quantity
    return [f"{quantity.normalize():,f} {words.unit(unit)}" for unit, quantity in sums.items()]


def _terms(consignment: Consignment, words: Words) -> dict[str, str]:
    return {
        "reference": consignment.reference,
        "references": _JOINT.join(_once((consignment.reference, *consignment.references))),
        "carriage_value": _money(consignment.value_for_carriage, words["NVD"]),
        "insurance": _money(consignment.insurance, ""),
        "incoterm": " ".join(filter(None, (consignment.incoterm, consignment.incoterm_place))),
        "reason": words[f"reason.{consignment.reason}"],
        "contents": words[consignment.contents],
        "payer": words[f"payer.{consignment.payer}"],
        "payer.account": consignment.payer_account,
        "duties_payer": words[f"payer.{consignment.duties_payer}"],
        "duties_payer.account": consignment.duties_account,
        "options": _JOINT.join(option.replace("-", " ").capitalize() for option in consignment.options),
        "notes": consignment.notes,
    }


def _money(money: Money | None, otherwise: str) -> str:
    return f"{money.currency} {show_amount(money.amount, money.currency)}" if money else otherwise


def _party(party: Party, who: str, language: str) -> dict[str, str]:
    country = party.address.country
    values = {
        "department": party.department,
        "postcode": party.address.postcode,
        "country": country_name(country, language),
        "country_code": country,
        "phone": party.phone,
        "email": party.email,
        "tax_id": party.tax_id,
        "account": party.account,
        **_written(party),
    }
    latin = with_latin(party).latin
    in_latin = _written(party) if latin is None else {
        "company": latin.company,
        "name": latin.name,
        "title": latin.company or latin.name,
        "address": "\n".join(address_lines(party.address, latin)),
        "address.bare": _JOINT.join(address_lines(_bare(party.address), latin)),
        "street": _JOINT.join(filter(None, (latin.address1, latin.address2, latin.address3))),
        "city": latin.city,
        "region": latin.region,
    }  # fmt: skip
    return {f"{who}.{part}": text for part, text in values.items()} | {
        f"{who}.latin.{part}": text for part, text in in_latin.items()
    }


def _written(party: Party) -> dict[str, str]:
    """What a party writes in its own script."""
    address = party.address
    return {
        "company": party.company,
        "name": party.name,
        "title": party.title,
        "address": "\n".join(address_lines(address)),
        "address.bare": _JOINT.join(address_lines(_bare(address))),
        "street": _JOINT.join(address.lines),
        "city": address.city,
        "region": address.region,
    }


def _bare(address: Address) -> Address:
    return address.model_copy(update={"postcode": ""})


def _ticks(consignment: Consignment) -> list[str]:
    return [
        f"payer={consignment.payer}",
        f"duties_payer={consignment.duties_payer}",
        f"contents={consignment.contents}",
        f"reason={consignment.reason}",
        *([f"incoterm={consignment.incoterm}"] if consignment.incoterm else []),
        f"service={consignment.service}",
        f"packaging={consignment.packaging}",
        *(f"option={option}" for option in consignment.options),
        f"insured={_EITHER[consignment.insurance is None]}",
        f"international={_EITHER[not consignment.is_international]}",
        f"residential={_EITHER[not consignment.consignee.residential]}",
    ]


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))
