"""What is wrong or doubtful with a consignment beyond its single fields: rules that need a country or two fields.

Each function takes finished values and gives findings; `where` is the column a shipper knows (`postcode`,
`shipper.phone`, `items.2.hs_code`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from shipkit.findings import Finding, warning
from shipkit.model.checks import (
    check_address,
    check_description,
    check_email,
    check_hs_code,
    check_phone,
    check_tax_id,
    is_po_box,
)
from shipkit.model.text import is_latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shipkit.model.consignment import Consignment
    from shipkit.model.goods import Item
    from shipkit.model.party import LatinForm, Party

FAR_AHEAD_DAYS = 365


def review_party(party: Party, prefix: str = "") -> tuple[Finding, ...]:
    """Address by the rules of its country, telephone, e-mail, tax id, Latin form. `prefix` stands before a column."""
    address = party.address
    found = list(
        check_address(
            country=address.country,
            lines=address.lines,
            city=address.city,
            region=address.region,
            postcode=address.postcode,
        )
    )
    if party.phone:
        found += check_phone(party.phone, address.country).findings
    else:
        found.append(warning("phone", "no telephone number: a courier who finds nobody cannot ask", "phone-missing"))
    if party.email:
        found += check_email(party.email)
    if party.tax_id:
        found += check_tax_id(party.tax_id, address.country)
    if party.latin is not None:
        found += _review_latin(party.latin)
    return tuple(_prefixed(found, prefix)) if prefix else tuple(found)


def _review_latin(form: LatinForm) -> Iterator[Finding]:
    for name, text in form:
        if not is_latin(text):
            yield Finding(f"latin_{name}", f"{text!r} is not in Latin letters", "latin-letters")


@lru_cache(maxsize=64)
def review_shipper(shipper: Party) -> tuple[Finding, ...]:
    """`review_party` for the shipper; a batch has the same one a thousand times."""
    return review_party(shipper, "shipper.")


@lru_cache(maxsize=4096)
def _review_goods(description: str, hs_code: str | None) -> tuple[Finding, ...]:
    found = check_description(description)
    return (*found, *check_hs_code(hs_code)) if hs_code else found


def review_item(item: Item, number: int) -> tuple[Finding, ...]:
    """Description and HS code of one customs line, the first being number 1."""
    found = _review_goods(item.description, item.hs_code)
    return tuple(_prefixed(found, f"items.{number}.")) if found else ()


def review_consignment(consignment: Consignment, express: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Rules over the whole: what an export needs, who pays, weights that cannot be, values that contradict.

    `express` names the services that deliver to a door only, for which a PO box is doubtful.
    """
    found: list[Finding] = []
    found += _review_payers(consignment)
    found += _review_values(consignment)
    if consignment.service in express:
        found += _review_door(consignment)
    net = consignment.net_weight_g
    if net is not None and net > consignment.weight_g:
        why = f"the goods weigh {net} g net, the pieces only {consignment.weight_g} g gross"
        found.append(warning("weight", why, "net-over-gross"))
    if consignment.is_international and consignment.contents == "goods":
        found += _review_export(consignment)
    return tuple(found)


def _review_door(consignment: Consignment) -> Iterator[Finding]:
    address = consignment.consignee.address
    for column in ("address1", "address2", "address3"):
        if (line := getattr(address, column)) and is_po_box(line):
            why = f"{consignment.service} is handed over at a door, and {line!r} is a post office box"
            yield warning(column, why, "po-box")


def _review_payers(consignment: Consignment) -> Iterator[Finding]:
    for field, account in (("payer", "payer_account"), ("duties_payer", "duties_account")):
        if getattr(consignment, field) == "third-party" and not getattr(consignment, account):
            why = f"{field} is a third party, and no account of its is given"
            yield Finding(account, why, "account-missing")
    if consignment.payer == "recipient" and not (consignment.payer_account or consignment.consignee.account):
        yield warning(
            "payer_account", "the recipient pays, and no account of the recipient is known", "account-missing"
        )
    if consignment.incoterm == "DDP" and consignment.duties_payer == "recipient":
        why = "DDP means that the shipper pays the duties, and duties_payer is the recipient"
        yield warning("duties_payer", why, "incoterm-payer")


def _review_values(consignment: Consignment) -> Iterator[Finding]:
    carriage = consignment.value_for_carriage
    if carriage is None or (customs := consignment.value_for_customs) is None:
        return
    if carriage.currency == customs.currency and carriage.amount > customs.amount:
        why = f"the value for carriage, {carriage}, is above the value for customs, {customs}"
        yield warning("value_for_carriage", why, "value-contradicts")


def _review_export(consignment: Consignment) -> Iterator[Finding]:
    if not consignment.items:
        yield Finding("description", "goods that cross a border need at least one item", "items-missing")
    for n, item in enumerate(consignment.items, 1):
        if item.unit_value is None:
            yield Finding(f"items.{n}.unit_value", "goods that cross a border need a value", "value-missing")
        elif not item.unit_value.amount:
            why = "a value of nothing: customs ask what goods are worth, also when nobody pays for them"
            yield warning(f"items.{n}.unit_value", why, "value-zero")
        if item.hs_code is None:
            yield warning(
                f"items.{n}.hs_code", "no HS code: customs may hold the goods until it is known", "hs-missing"
            )
        if item.country_of_manufacture is None:
            why = "no country of manufacture: the duty cannot be known"
            yield warning(f"items.{n}.country_of_manufacture", why, "made-in-missing")
    if consignment.incoterm is None:
        yield warning("incoterm", "no Incoterm: who pays what at the border is left open", "incoterm-missing")


def _prefixed(found: Iterable[Finding], prefix: str) -> Iterator[Finding]:
    return (replace(finding, where=prefix + finding.where) for finding in found)
