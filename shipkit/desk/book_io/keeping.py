"""Entries onto the shelf, changed and off it: what the commands of the book do, one function each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.desk.book_io.columns import COLUMNS, WORDS
from shipkit.desk.book_io.flat import flatten, unflatten
from shipkit.desk.book_io.reviewing import review_entry
from shipkit.desk.order import LATIN_COLUMNS, Order
from shipkit.errors import Conflict, InvalidInput, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shipkit.desk.book_io.flat import Entry
    from shipkit.desk.desk import Desk
    from shipkit.findings import Finding

_STREET = ("address1", "address2", "address3")
_PIECES = frozenset(("pieces", "weight", "length", "width", "height"))


def entry_of(desk: Desk, kind: str, order: Order) -> tuple[Entry, tuple[Finding, ...]]:
    """The entry that columns describe, reviewed, and what is doubtful. Errors: InvalidInput with every fault."""
    entry, found = unflatten(kind, order, desk.config)
    return _passed(desk, kind, entry, found)


def reviewed(desk: Desk, kind: str, entry: Entry) -> tuple[Finding, ...]:
    """What is doubtful about an entry. Errors: InvalidInput with everything that is wrong."""
    return _passed(desk, kind, entry, ())[1]


def _passed(desk: Desk, kind: str, entry: Entry | None, found: Sequence[Finding]) -> tuple[Entry, tuple[Finding, ...]]:
    if entry is not None:
        found = (*found, *review_entry(entry, desk.book, desk.config))
    errors = [finding for finding in found if finding.is_error]
    if entry is None or errors:
        raise InvalidInput(f"the {WORDS[kind]} has faults", errors)
    return entry, tuple(found)


def add_entry(desk: Desk, kind: str, order: Order) -> tuple[Entry, tuple[Finding, ...]]:
    """A new entry from its columns, and what is doubtful. Errors: InvalidInput; Conflict when its code is there."""
    entry, warnings = entry_of(desk, kind, order)
    desk.book.shelf(kind).add(entry)
    return entry, warnings


def changed(kind: str, before: Entry, by: Order, cleared: Iterable[str]) -> tuple[Order, tuple[str, ...]]:
    """An entry's columns with others over them and some emptied.

    With them come the Latin columns that were dropped, for the text they were the Latin form of was changed.
    Errors: UsageError for what does not fit together.
    """
    cleared = frozenset(_column(kind, name) for name in cleared)
    flat = flatten(before)
    if flat.pieces and not by.pieces and "pieces" not in cleared and _PIECES & by.head.keys():
        raise UsageError(
            "its pieces differ: say what each of them is",
            hint=f"shipkit consignment edit {before.code} --piece 2.5kg:40x30x20cm --piece 3kg",
        )
    anew = by.pieces or "pieces" in cleared
    head = {column: text for column, text in flat.head.items() if not (anew and column in _PIECES)}
    order = Order(head, flat.items, flat.pieces).changed(by, cleared)
    stale = tuple(column for column in LATIN_COLUMNS if column in flat.head and _is_stale(column, flat, order, by))
    return order.changed(Order({}), stale), stale


def _column(kind: str, name: str) -> str:
    column = name.replace("-", "_").casefold()
    if column == "code" or column not in (*COLUMNS[kind], "items"):
        raise UsageError(f"{name!r} is no column of a {WORDS[kind]} that can be emptied")
    return column


def _is_stale(column: str, before: Order, after: Order, by: Order) -> bool:
    """Whether the text a Latin column stands for was changed, and not the column itself. A street is one text."""
    own = column.removeprefix("latin_")
    originals = _STREET if own in _STREET else (own,)
    return column not in by.head and any(before.head.get(name) != after.head.get(name) for name in originals)


def change_entry(desk: Desk, kind: str, before: Entry, after: Entry) -> None:
    """Put an entry in the place of what it was made from. Errors: Conflict when somebody changed it meanwhile."""
    shelf = desk.book.shelf(kind)
    if shelf.find(before.code) != before:
        raise Conflict(
            f"{WORDS[kind]} {before.code} was changed by somebody else meanwhile",
            hint=f"shipkit {WORDS[kind]} show {before.code}",
        )
    shelf.replace(after)
