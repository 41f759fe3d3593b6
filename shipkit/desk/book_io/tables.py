"""Entries as tables: a row each, of templates a row for each item."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from shipkit.desk.book_io.columns import COLUMNS, HEADS, WORDS
from shipkit.desk.book_io.flat import flatten
from shipkit.desk.book_io.shorthand import SIDES, piece_row, piece_word
from shipkit.desk.order import ITEM_COLUMNS, Order
from shipkit.desk.orders import PlacedOrder
from shipkit.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shipkit.desk.book_io.flat import Entry
    from shipkit.tabular import Table

_PIECE = re.compile(r"piece_[1-9][0-9]{0,2}")
_MEASURES = {**dict.fromkeys(("weight", "net_weight", "unit_weight"), "kg"), **dict.fromkeys(SIDES, "cm")}
_UNIT_COLUMNS = {"kg": "weight_unit", "cm": "dimension_unit"}
# A cell of a spreadsheet holds 32,767 characters; longer groups take several rows.
_MEMBERS_IN_A_ROW = 500


def read_orders(kind: str, table: Table) -> tuple[list[tuple[PlacedOrder, Order]], list[Finding]]:
    """Each entry as columns, with the lines it stands on, and what is wrong with the file's shape."""
    found = list(_check_header(kind, table))
    if found:
        return [], found
    several = kind in {"consignments", "groups"}
    placed: dict[str, PlacedOrder] = {}
    for line, row in table.rows:
        cells = {column: text for column, cell in zip(table.header, row, strict=True) if (text := cell.strip())}
        code = cells.get("code")
        before = placed.get(code or "")
        if code is None:
            found.append(Finding("code", "each row needs a code", "missing", file=table.name, line=line))
        elif before is None:
            placed[code] = _begin(kind, cells, line)
        elif several:
            found += _continue(kind, before, cells, table.name, line)
        else:
            why = f"{code} stands on line {before.line} already"
            found.append(Finding("code", why, "code-repeated", file=table.name, line=line))
    found += table.findings
    answer = []
    for one in placed.values():
        order, faults = _with_pieces(one)
        found += (finding.at(table.name, one.line) for finding in faults)
        answer.append((one, order))
    return answer, found


def _check_header(kind: str, table: Table) -> Iterator[Finding]:
    known = COLUMNS[kind]
    for name in table.header:
        if name not in known and not (kind == "consignments" and _PIECE.fullmatch(name)):
            near = get_close_matches(name, known, 1)
            meant = f"; did you mean {near[0]}?" if near else ""
            yield Finding(
                name, f"no column of {kind}{meant}", "column-unknown", file=table.name, line=table.header_line
            )
    if "code" not in table.header:
        why = f"the column is missing: each {WORDS[kind]} needs one"
        yield Finding("code", why, "column-missing", file=table.name, line=table.header_line)


def _begin(kind: str, cells: dict[str, str], line: int) -> PlacedOrder:
    order = PlacedOrder(cells, line)
    if kind == "consignments":
        _take_item(order, cells, line)
    return order


def _take_item(order: PlacedOrder, cells: dict[str, str], line: int) -> bool:
    item = {column: cells.pop(column) for column in ITEM_COLUMNS if column in cells}
    if item:
        order.items.append(item)
        order.item_lines.append(line)
    return bool(item)


def _continue(kind: str, order: PlacedOrder, cells: dict[str, str], file: str, line: int) -> Iterator[Finding]:
    """A further row of an entry: one more item of a template, more members of a group."""
    if kind == "groups":
        added = cells.pop("members", "")
        order.head["members"] = f"{order.head.get('members', '')} {added}".strip()
    else:
        added = "item" if _take_item(order, cells, line) else ""
    if not added:
        why = f"{order.head['code']} stands on line {order.line} already, and this row adds nothing to it"
        yield Finding("code", why, "code-repeated", file=file, line=line)
    for column, text in cells.items():
        before = order.head.get(column)
        if before != text:
            said = f"{before!r} on line {order.line}" if before else f"nothing on line {order.line}"
            why = f"{order.head['code']} says {text[:60]!r} here and {said}"
            yield Finding(column, why, "entry-differs", file=file, line=line)


def _with_pieces(placed: PlacedOrder) -> tuple[Order, list[Finding]]:
    """The order with the columns `piece_1`, `piece_2` ... made into pieces."""
    columns = sorted((c for c in placed.head if _PIECE.fullmatch(c)), key=lambda column: int(column[6:]))
    head = {column: text for column, text in placed.head.items() if column not in columns}
    pieces, found = [], []
    for column in columns:
        try:
            pieces.append(piece_row(placed.head[column]))
        except ValueError as fault:
            found.append(Finding(column, str(fault), "piece"))
    return Order(head, tuple(placed.items), tuple(pieces)), found


def place(finding: Finding, placed: PlacedOrder, file: str) -> Finding:
    """A finding on the line, and under the column, where its cell is."""
    kind, _, rest = finding.where.partition(".")
    if kind == "pieces" and rest:
        return replace(finding, where=f"piece_{rest.partition('.')[0]}").at(file, placed.line)
    return placed.place(finding, file)


def header_of(kind: str, entries: Sequence[Entry]) -> tuple[str, ...]:
    """The columns of a table of these entries."""
    most = max((len(flatten(entry).pieces) for entry in entries), default=0) if kind == "consignments" else 0
    return (*HEADS[kind], *(f"piece_{n}" for n in range(1, most + 1)), *COLUMNS[kind][len(HEADS[kind]) :])


def rows_of(entry: Entry) -> Iterator[dict[str, str]]:
    """The rows of an entry, by column: numbers apart from their units, for those who count with them."""
    order = flatten(entry)
    head = dict(order.head)
    rows = [dict(row) for row in order.items] or list(_members_in_rows(head.pop("members", ""))) or [{}]
    head |= {f"piece_{n}": piece_word(row) for n, row in enumerate(order.pieces, 1)}
    units = {
        _UNIT_COLUMNS[_MEASURES[column]]: _MEASURES[column]
        for row in (head, *rows)
        for column in row
        if column in _MEASURES
    }
    head, *rows = (dict(map(_bare, row.items())) for row in (head, *rows))
    head |= units
    yield {**head, **rows[0]}
    yield from ({"code": head["code"], **row} for row in rows[1:])


def _members_in_rows(members: str) -> Iterable[dict[str, str]]:
    codes = members.split()
    return ({"members": " ".join(codes[n : n + _MEMBERS_IN_A_ROW])} for n in range(0, len(codes), _MEMBERS_IN_A_ROW))


def _bare(cell: tuple[str, str]) -> tuple[str, str]:
    column, text = cell
    return (column, text.removesuffix(f" {_MEASURES[column]}")) if column in _MEASURES else cell
