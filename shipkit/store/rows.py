"""The ledger's rows as frozen values. Times are UTC text to the second, dates ISO text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ShipmentRow:
    """A line of the history. `recipient` and `template` are codes of the book; `customs_minor` None is NCV.

    `search` (words it is found by) and `record` (the frozen waybill, JSON) are given when it is added; in a
    row of a list both are empty, for that needs neither.
    """

    number: str
    reference: str
    digest: str
    status: str
    booked_at: str
    booked_by: str
    ship_date: str
    service: str
    packaging: str
    contents: str
    recipient: str
    template: str
    consignee: str
    company: str
    city: str
    country: str
    postcode: str
    phone: str
    origin_country: str
    payer: str
    payer_account: str
    duties_payer: str
    pieces: int
    weight_g: int
    currency: str
    customs_minor: int | None
    search: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class StoredShipment:
    """A shipment found: its row, and the waybill as it was frozen (JSON)."""

    row: ShipmentRow
    record: str


@dataclass(frozen=True, slots=True)
class PieceRow:
    """One box: its bar-code number, the waybill's, and which of its pieces it is, counted from 1."""

    plate: str
    number: str
    n: int
    weight_g: int
    length_mm: int | None = None
    width_mm: int | None = None
    height_mm: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows of a reference: the live shipment, else the void one booked last."""

    number: str
    digest: str
    status: str
    pieces: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened to a shipment."""

    id: int
    number: str
    at: str
    kind: str
    who: str
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A consignment held; `content` is the desk's own JSON."""

    id: int
    created_at: str
    updated_at: str
    who: str
    title: str
    content: str


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A file that was booked: how many orders it had, and how many of them were new."""

    id: int
    at: str
    who: str
    name: str
    digest: str
    orders: int
    booked: int


@dataclass(frozen=True, slots=True)
class PrintRow:
    """A file that was printed, and one of the waybills in it. `document` names what was printed."""

    id: int
    sha256: str
    number: str
    document: str
    at: str
    who: str


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A line of a small report. The void shipments are counted in `void` alone."""

    key: str
    shipments: int
    pieces: int
    weight_g: int
    void: int
