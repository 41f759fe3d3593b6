"""The ledger's fixed SQL, in the words that SQLite and PostgreSQL share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.store.rows import DraftRow, ImportRow, PieceRow, PrintRow, ShipmentRow

if TYPE_CHECKING:
    from collections.abc import Sequence

LISTED = tuple(name for name in ShipmentRow.__slots__ if name not in {"search", "record"})
COLUMNS = ", ".join(LISTED)

SUMMARY_KEYS = {
    "status": "status",
    "country": "country",
    "service": "service",
    "ship_date": "ship_date",
    "month": "substr(ship_date, 1, 7)",
}


def _insert(table: str, columns: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608


ADD_SHIPMENT = _insert("shipments", (*LISTED, "consignee_search", "search"))
ADD_RECORD = _insert("records", ("number", "record"))
ADD_PIECE = _insert("pieces", PieceRow.__slots__)
ADD_EVENT = _insert("events", ("number", "at", "kind", "who", "detail"))
TAKE_SERIALS = """
INSERT INTO number_ranges (name, next) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE
SET next = CASE WHEN number_ranges.next < ? THEN ? ELSE number_ranges.next END + ?
WHERE CASE WHEN number_ranges.next < ? THEN ? ELSE number_ranges.next END + ? <= ?
RETURNING next
"""
GET_SHIPMENT = f"""
SELECT {", ".join(f"shipments.{name}" for name in LISTED)}, record
FROM shipments JOIN records ON records.number = shipments.number WHERE shipments.number = ?
"""  # noqa: S608
SUMMARY = """
SELECT {key} AS key,
  SUM(CASE WHEN status = 'void' THEN 0 ELSE 1 END),
  SUM(CASE WHEN status = 'void' THEN 0 ELSE pieces END),
  SUM(CASE WHEN status = 'void' THEN 0 ELSE weight_g END),
  SUM(CASE WHEN status = 'void' THEN 1 ELSE 0 END)
FROM shipments WHERE {tests} GROUP BY {key} ORDER BY {key}
"""
PRINT = ", ".join(PrintRow.__slots__)
ADD_PRINT = _insert("prints", PrintRow.__slots__[1:])
DRAFT = ", ".join(DraftRow.__slots__)
ADD_DRAFT = f"{_insert('drafts', DraftRow.__slots__[1:])} RETURNING id"
IMPORT = ", ".join(ImportRow.__slots__)
ADD_IMPORT = f"{_insert('imports', ImportRow.__slots__[1:])} RETURNING id"
