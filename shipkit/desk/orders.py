"""Rows of a batch file into orders: one reference is one consignment, further rows add items."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from shipkit.desk.order import COLUMNS, HEAD_COLUMNS, ITEM_COLUMNS, Order
from shipkit.findings import Finding
from shipkit.model.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

RECEIPT_COLUMNS = ("status", "number", "pieces", "error")
"""What a receipt carries behind the input's own columns; a receipt given as a batch file is read without them."""
RECEIPT_KEYS = ("status", "number", "piece_numbers", "error")
"""The same in JSON, where an object that has `pieces` already cannot have it twice."""

_HEAD = frozenset(HEAD_COLUMNS)
_ITEM = frozenset(ITEM_COLUMNS)
_HINTED = 50


@dataclass(slots=True)
class PlacedOrder:
    """An order and where it stands: the line of its first row and, for each item, the line of its row."""

    head: dict[str, str]
    line: int
    items: list[dict[str, str]] = field(default_factory=list)
    item_lines: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    @property
    def order(self) -> Order:
        return Order(self.head, tuple(self.items))

    @property
    def reference(self) -> str:
        return self.head["reference"]

    def place(self, finding: Finding, file: str) -> Finding:
        """A finding of this order on the line and under the column where the cell is.

        What no cell says (an item of the template) is named in full, on the order's first line.
        """
        kind, _, rest = finding.where.partition(".")
        number, _, column = rest.partition(".")
        if kind == "items" and column and 0 < int(number) <= len(self.item_lines):
            line = self.item_lines[int(number) - 1]
            return Finding(column, finding.why, finding.code, finding.level, file, line)
        return finding.at(file, self.line)


def check_header(header: Sequence[str], file: str, line: int) -> list[Finding]:
    """Every column that is none of ours, and every one that is missing."""
    found: list[Finding] = []
    for name in header:
        if name not in _HEAD | _ITEM:
            # A file of some other kind may have thousands: a hint for each would take seconds.
            near = get_close_matches(name[:40], COLUMNS, 1) if len(found) < _HINTED else ()
            help_ = f": did you mean {near[0]!r}?" if near else ": a map (--map) can say what it is"
            found.append(Finding(name, f"no column of a batch file{help_}", "column-unknown", "error", file, line))
    present = set(header)
    if "reference" not in present:
        found.append(_missing("reference", "each consignment needs one of its own", file, line))
    if "recipient" not in present:
        needed = ["company"] if present.isdisjoint(("company", "name")) else []
        needed += [column for column in ("address1", "country") if column not in present]
        why = "without a recipient column, the consignee must be given"
        found += [_missing(column, why, file, line) for column in needed]
    if not present & {"consignment", "weight"}:
        found.append(_missing("weight", "without a consignment column, the weight must be given", file, line))
    return found


def _missing(column: str, why: str, file: str, line: int) -> Finding:
    return Finding(column, f"the column is missing: {why}", "column-missing", "error", file, line)


def group_orders(
    rows: Iterable[tuple[int, Sequence[str]]],
    to_cells: Callable[[Sequence[str]], dict[str, str]],
    file: str,
) -> tuple[list[PlacedOrder], list[Finding]]:
    """Orders in the order of their first row, and what is wrong with how their rows fit together.

    `to_cells` turns a row into its filled cells by column. A currency may stand on any row, beside its value.
    """
    orders: dict[str, PlacedOrder] = {}
    found: list[Finding] = []
    for line, row in rows:
        cells = to_cells(row)
        reference = cells["reference"] = _cleaned(cells.get("reference", ""))
        if not reference:
            found.append(Finding("reference", "each row needs a reference", "missing", "error", file, line))
            continue
        item = {column: cells.pop(column) for column in ITEM_COLUMNS if column in cells}
        order = orders.get(reference)
        if order is None:
            order = orders[reference] = PlacedOrder(cells, line)
        else:
            if "currency" in cells:
                order.head.setdefault("currency", cells["currency"])
            found += _disagreements(order, cells, file, line)
            if not item:
                why = f"{reference[:60]} stands on line {order.line} already, and this row adds no item"
                found.append(Finding("reference", why, "reference-repeated", "error", file, line))
        order.lines.append(line)
        if item:
            order.items.append(item)
            order.item_lines.append(line)
    return list(orders.values()), found


def _cleaned(reference: str) -> str:
    """A reference as it is booked, so that two writings of it are one; a faulty one is judged with its order."""
    try:
        return clean_line(reference)
    except ValueError:
        return reference


def _disagreements(order: PlacedOrder, cells: dict[str, str], file: str, line: int) -> Iterable[Finding]:
    for column, text in cells.items():
        before = order.head.get(column)
        if before != text:
            said = repr(before[:60]) if before is not None else "nothing"
            why = f"{order.reference[:60]} says {text[:60]!r} here and {said} on line {order.line}"
            yield Finding(column, why, "reference-differs", "error", file, line)
