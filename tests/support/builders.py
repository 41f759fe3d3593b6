"""Small values that are sound in every respect; a test says only what it is about."""

from __future__ import annotations

from datetime import UTC, date, datetime

from shipkit.config import Config
from shipkit.desk.compose import Saved, compose
from shipkit.desk.order import Order
from shipkit.model.consignment import Consignment
from shipkit.model.goods import Item, Piece, SavedItem
from shipkit.model.party import Party, Recipient
from shipkit.model.template import ConsignmentTemplate
from shipkit.model.waybill import Carrier, Waybill

TODAY = date(2026, 12, 1)
PLACE = ("address1", "address2", "address3", "city", "region", "postcode", "country")

LONDON = {
    "company": "The British Library",
    "name": "Receiving desk",
    "phone": "+44 330 333 1144",
    "email": "desk@example.org",
    "address1": "96 Euston Road",
    "city": "London",
    "postcode": "NW1 2DB",
    "country": "GB",
}
"""An address abroad, in Latin letters, by the columns of an order."""

SHANGHAI = {
    "company": "上海图书馆",
    "name": "收发室",
    "phone": "+86 21 6445 5555",
    "email": "desk@example.org",
    "address1": "淮海中路1555号",
    "address2": "徐汇区",
    "city": "上海市",
    "region": "上海市",
    "postcode": "200031",
    "country": "CN",
}
"""An address in the desk's own country, in Chinese."""

DESK = {
    "company": "Dalian Library",
    "name": "Shipping department",
    "phone": "+86 411 8363 0033",
    "email": "desk@example.org",
    "address1": "7 Changbai Street",
    "city": "Dalian",
    "region": "Liaoning",
    "postcode": "116012",
    "country": "CN",
}
"""The desk's own shipper."""

SCARF = {
    "description": "Woven silk scarves",
    "hs_code": "621410",
    "country_of_manufacture": "CN",
    "quantity": "2",
    "unit_value": "25.00",
    "net_weight": "0.12",
}
"""A customs line, by the columns of an order."""


def a_party(**changes):
    """The London party with changes by column name; `latin` as a dictionary."""
    return party_of({**LONDON, **changes})


def party_of(columns):
    """A party of columns by name."""
    own = {name: value for name, value in columns.items() if name not in PLACE}
    return Party(**own, address={name: columns[name] for name in PLACE if name in columns})


def an_item(**changes):
    """Two scarves."""
    values = {name: text for name, text in SCARF.items() if name != "net_weight"}
    return Item(**{**values, "unit_value": "25.00 USD", "net_weight_g": 120, **changes})


def a_piece(**changes):
    """A box of 1.2 kg."""
    return Piece(**{"weight_g": 1200, "length_mm": 300, "width_mm": 200, "height_mm": 100, **changes})


def a_consignment(**changes):
    """Two scarves in one box from Dalian to London, nothing doubtful about them."""
    values = {
        "shipper": party_of(DESK),
        "consignee": a_party(),
        "reference": "SO-1",
        "service": "priority",
        "ship_date": TODAY,
        "items": (an_item(),),
        "pieces": (a_piece(),),
        "currency": "USD",
        "incoterm": "DAP",
    }
    return Consignment(**{**values, **changes})


def a_waybill(**changes):
    """That consignment, booked."""
    values = {
        "number": "100000000012",
        "booked_at": datetime(2026, 12, 1, 9, 30, tzinfo=UTC),
        "booked_by": "desk",
        "carrier": Carrier(name="Neutral Carrier", service="Priority", packaging="Own packaging"),
        "consignment": a_consignment(),
        "plates": ("JUN1000000000120001",),
    }
    return Waybill(**{**values, **changes})


def a_config(**changes):
    """Settings with the Dalian shipper and one range; tables are given as dictionaries."""
    ranges = ({"name": "main", "first": 0, "last": 999_999, "prefix": "10000"},)
    return Config(**{"shipper": party_of(DESK), "ranges": ranges, **changes})


def a_recipient(code="bl", defaults=None, **changes):
    """An entry of the address book, of the London party."""
    return Recipient(code=code, party=a_party(**changes), defaults=defaults or {})


def a_template(code="box", **changes):
    """A consignment template of one item and one piece."""
    values = {
        "items": ({"description": "Printed books", "hs_code": "490199", "country_of_manufacture": "CN",
                   "quantity": "2", "unit_value": "9.80 USD", "net_weight_g": 1100},),
        "pieces": ({"weight_g": 1300, "length_mm": 300, "width_mm": 200, "height_mm": 50},),
    }  # fmt: skip
    return ConsignmentTemplate(**{"code": code, **values, **changes})


def goods(code="tea", **changes):
    """Goods of the book."""
    values = {
        "description": "Green tea in tins",
        "hs_code": "090210",
        "country_of_manufacture": "CN",
        "unit": "tin",
        "unit_value": "22.00 USD",
        "unit_weight_g": 250,
    }
    return SavedItem(**{"code": code, **values, **changes})


def saved(recipients=(), templates=(), items=(), senders=()):
    """A book that holds these."""
    shelves = [{entry.code: entry for entry in kind}.get for kind in (recipients, senders, templates, items)]
    return Saved(*shelves)


def an_order(head=None, items=(SCARF,), pieces=(), **columns):
    """An order to London that has no fault; a column of None is left out."""
    cells = {**LONDON, "reference": "SO-1", "weight": "1.2", **(head or {}), **columns}
    return Order({column: text for column, text in cells.items() if text is not None}, tuple(items), tuple(pieces))


def a_bare_order(items=(), pieces=(), **columns):
    """An order that says these columns and nothing else."""
    return Order(columns, tuple(items), tuple(pieces))


def composed(order, *, book=None, config=None, today=TODAY, **kwargs):
    """The verdict on an order."""
    return compose(order, book or saved(), config or a_config(), today, **kwargs)


def consignment_of(order, **kwargs):
    """The consignment of an order that has no fault."""
    answer = composed(order, **kwargs)
    assert not answer.errors, [str(finding) for finding in answer.errors]
    return answer.consignment


def faults_of(order, **kwargs):
    """Column and code of each error, in the order they are told."""
    answer = composed(order, **kwargs)
    assert (answer.consignment is None) == bool(answer.errors)
    return [(finding.where, finding.code) for finding in answer.errors]


def doubts_of(order, **kwargs):
    """Column and code of each warning."""
    return [(finding.where, finding.code) for finding in composed(order, **kwargs).warnings]
