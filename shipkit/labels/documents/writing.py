"""How papers write things: numbers, amounts, codes and parties, the same on each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.labels.documents.addresses import address_lines
from shipkit.model.countries import COUNTRIES
from shipkit.model.money import show_amount
from shipkit.numbers import licence_plate, sscc
from shipkit.numbers import waybill as waybill_number

if TYPE_CHECKING:
    from decimal import Decimal

    from shipkit.model.money import Money
    from shipkit.model.party import LatinForm, Party


def show_number(number: str) -> str:
    """A waybill number as it is read aloud: ours in fours, another as it is."""
    return waybill_number.format(number) if waybill_number.is_valid(number) else number


def show_plate(plate: str) -> str:
    """A piece's number in its groups: an SSCC, a licence plate, another as it is."""
    if sscc.is_valid(plate):
        return sscc.format(plate)
    return licence_plate.format(plate) if licence_plate.is_valid(plate) else plate


def show_hs(code: str) -> str:
    """An HS code in its groups of four, two and two: `8471.30.00`."""
    return ".".join(part for part in (code[:4], code[4:6], code[6:8], code[8:10]) if part)


def show_money(money: Money | None, otherwise: str = "") -> str:
    """`USD 1,476.00`, or `otherwise` where there is none."""
    return otherwise if money is None else f"{money.currency} {show_amount(money.amount, money.currency)}"


def show_quantity(quantity: Decimal) -> str:
    """Without trailing zeros or an exponent: 1E+3 is `1,000`, 2.50 is `2.5`."""
    text = f"{quantity:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def party_block(party: Party, latin: LatinForm | None = None) -> str:
    """Company, name and address, a line each, the country last; with `latin` in Latin letters."""
    source = latin or party
    lines = [
        source.company or source.name,
        source.name if source.company else "",
        "" if latin else party.department,
        *address_lines(party.address, latin),
        COUNTRIES[party.address.country].name.upper(),
    ]
    return "\n".join(filter(None, lines))
