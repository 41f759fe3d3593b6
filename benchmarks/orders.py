"""A shop's export for the benchmarks: orders of one to three items, each to a public institution.

    python benchmarks/orders.py 10000 > orders.csv        python benchmarks/orders.py 10000 --seed 2

The same count and seed give the same bytes. Every order passes the checks, none of the rows repeats another, and
each order has an e-mail address and (up to 22,000 orders) a telephone number of its own, as orders of a shop have:
what shipkit remembers about one is of no use for the next.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TextIO

from places import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = (
    "reference", "recipient", "company", "name", "phone", "email", "address1", "address2", "address3", "city", "region",
    "postcode", "country", "tax_id", "consignment", "service", "packaging", "ship_date", "incoterm", "reason", "payer",
    "payer_account", "duties_payer", "duties_account", "pieces", "weight", "weight_unit", "length", "width", "height",
    "dimension_unit", "description", "hs_code", "country_of_manufacture", "quantity", "unit", "unit_value", "currency",
    "net_weight", "value_for_carriage", "insurance", "notes",
)  # fmt: skip


class Goods(NamedTuple):
    """What is sold: its HS 2022 subheading, where it is made, the price of a unit in US cents, its grams net."""

    description: str
    hs_code: str
    made_in: str
    unit: str
    cents: int
    grams: int


GOODS = (
    Goods("Printed books in hard cover", "490199", "CN", "pcs", 1450, 620),
    Goods("Wall calendars, printed", "491000", "CN", "pcs", 480, 210),
    Goods("Cotton T-shirts, knitted, for men", "610910", "BD", "pcs", 590, 170),
    Goods("Wool cardigans, knitted", "611011", "IT", "pcs", 4300, 410),
    Goods("Silk scarves, woven", "621410", "CN", "pcs", 2350, 60),
    Goods("Leather gloves, lined", "420329", "IN", "pairs", 1890, 140),
    Goods("Sports shoes with textile uppers", "640411", "VN", "pairs", 2780, 780),
    Goods("Ceramic tableware, hand painted", "691200", "CN", "sets", 3950, 3200),
    Goods("Porcelain tea sets", "691110", "CN", "sets", 4400, 2100),
    Goods("Crystal drinking glasses", "701322", "CZ", "sets", 5200, 1800),
    Goods("Green tea in packages of 250 g", "090210", "CN", "pcs", 760, 250),
    Goods("Roasted coffee beans", "090121", "CO", "kg", 1520, 1000),
    Goods("Dark chocolate in bars", "180632", "BE", "pcs", 310, 100),
    Goods("Quartz wrist-watches, battery powered", "910211", "JP", "pcs", 8200, 110),
    Goods("Table lamps with LED", "940521", "CN", "pcs", 2640, 1350),
    Goods("Wireless headphones", "851830", "CN", "pcs", 5900, 260),
    Goods("Computer keyboards", "847160", "TW", "pcs", 3350, 720),
    Goods("Wooden building blocks for children", "950300", "DE", "sets", 1980, 900),
    Goods("Steel kitchen knives", "821192", "DE", "pcs", 2450, 190),
    Goods("Bicycle pedals and cranks", "871496", "TW", "sets", 3780, 640),
    Goods("Face cream in glass jars", "330499", "KR", "pcs", 1260, 160),
    Goods("Toilet soap in bars", "340111", "FR", "pcs", 420, 125),
)
# US dollars to another currency, near enough for prices; a yen has no smaller unit.
RATES = {"USD": "1", "EUR": "0.90", "GBP": "0.77", "CNY": "7.15", "JPY": "151"}
# Numbers that are given to nobody: Ofcom's and ACMA's for fiction, ARCEP's for audiovisual works (decision
# 2018-0881), 555-01xx of North America. Prefix, and how many digits follow it.
PHONES = (
    *((f"+44 {area} 496 0", 3) for area in (113, 114, 116, 117, 118, 121, 131, 141, 151, 161)),
    ("+44 20 7946 0", 3), ("+44 191 498 0", 3), ("+44 29 2018 0", 3),
    ("+33 1 99 00 ", 4), ("+33 2 61 91 ", 4), ("+33 3 53 01 ", 4), ("+33 4 65 71 ", 4), ("+33 5 36 49 ", 4),
    ("+61 2 5550 ", 4), ("+61 3 5550 ", 4), ("+61 7 5550 ", 4), ("+61 8 5550 ", 4),
)  # fmt: skip
QUANTITIES = (1, 1, 1, 2, 2, 3, 4, 6, 10, 20)


def phone(n: int) -> str:
    """The telephone number of order `n`."""
    prefix, digits = PHONES[n % len(PHONES)]
    return f"{prefix}{n // len(PHONES) % 10**digits:0{digits}}"


def orders(count: int, seed: int = 1) -> Iterator[list[dict[str, str]]]:
    """`count` orders, each a row an item, by column name; what is empty is left out."""
    chance = random.Random(seed)
    for n in range(1, count + 1):
        lines = [(goods, chance.choice(QUANTITIES)) for goods in chance.sample(GOODS, chance.choice((1, 1, 2, 3)))]
        currency = chance.choice(tuple(RATES))
        rows = [_item(goods, quantity, currency) for goods, quantity in lines]
        net = sum(goods.grams * quantity for goods, quantity in lines)
        rows[0] = _head(chance, n, net) | rows[0]
        yield [{"reference": f"BENCH-{seed}-{n:07}"} | row for row in rows]


def _item(goods: Goods, quantity: int, currency: str) -> dict[str, str]:
    price = Decimal(goods.cents) / 100 * Decimal(RATES[currency])
    net = Decimal(goods.grams * quantity) / 1000
    return {
        "description": goods.description, "hs_code": goods.hs_code, "country_of_manufacture": goods.made_in,
        "quantity": str(quantity), "unit": goods.unit, "unit_value": f"{price:.{0 if currency == 'JPY' else 2}f}",
        "currency": currency, "net_weight": f"{net:.3f}",
    }  # fmt: skip


def _head(chance: random.Random, n: int, net: int) -> dict[str, str]:
    place = chance.choice(PLACES)
    incoterm = chance.choice(("DAP", "DAP", "DDP"))
    pieces = 1 if net < 15_000 else chance.choice((1, 2, 3))
    gross = Decimal(net * 11 // 10 + 250 * pieces) / 1000
    return place._asdict() | {
        "name": "Receiving desk", "phone": phone(n), "email": f"desk{n}@example.com",
        "service": chance.choice(("priority", "priority", "economy")), "packaging": "own",
        "incoterm": incoterm, "reason": "sale", "payer": "shipper",
        "duties_payer": "shipper" if incoterm == "DDP" else "recipient",
        "pieces": str(pieces), "weight": f"{gross:.2f}", "weight_unit": "kg",
        "length": str(chance.choice((20, 30, 40, 60))), "width": str(chance.choice((15, 20, 30, 40))),
        "height": str(chance.choice((5, 10, 20, 30))), "dimension_unit": "cm",
    }  # fmt: skip


def write_orders(file: TextIO, count: int, seed: int = 1) -> None:
    """The export as CSV, with a header."""
    writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for rows in orders(count, seed):
        writer.writerows(rows)


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description="Write N orders as a batch file on standard output.")
    parser.add_argument("count", metavar="N", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    write_orders(sys.stdout, asked.count, asked.seed)


if __name__ == "__main__":
    main()
