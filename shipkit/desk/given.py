"""What a Python caller hands in, looked at before it is used: a wrong kind of thing is said in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from shipkit.desk.order import HEAD_COLUMNS, ITEM_COLUMNS, Order
from shipkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shipkit.store.ledger import Filters

# Columns that may be a list, and what stands between its words in a cell.
_LISTS = {"references": ";", "options": " "}


def order_of(given: Mapping[str, Any]) -> Order:
    """An order from keyword arguments by column name; None and empty text are left out.

    Errors: UsageError for a name that is no column and a value of a kind that can be none.
    """
    rows = {name: _rows(name, given[name]) for name in ("items", "pieces") if _is_rows(name, given.get(name))}
    unknown = [name for name in given if name not in {*HEAD_COLUMNS, *ITEM_COLUMNS, *rows, "items"}]
    if unknown:
        raise UsageError(f"no such field: {', '.join(unknown)}")
    cells = {name: _cell(name, value) for name, value in given.items() if name not in rows and name != "items"}
    head = {name: text for name, text in cells.items() if text and name in HEAD_COLUMNS}
    single = {name: text for name, text in cells.items() if text and name in ITEM_COLUMNS}
    items = rows.get("items", ())
    if items and single:
        raise UsageError(f"{', '.join(single)}: say it in items, which are given too")
    return Order(head, items or ((single,) if single else ()), rows.get("pieces", ()))


def an_order(order: object, given: Mapping[str, Any]) -> Order:
    """The order itself, else that of the fields. Errors: UsageError, also for both at once."""
    if order is None:
        return order_of(given)
    if not isinstance(order, Order):
        raise UsageError(f"{_a(order)} where an Order is wanted, or fields by name")
    if given:
        raise UsageError(f"give an Order or fields, not both: {', '.join(given)}")
    return order


def _is_rows(name: str, value: object) -> bool:
    """Whether these are pieces or items one by one; so many pieces are a number."""
    return value is not None and (name == "items" or not isinstance(value, str | int | float | Decimal))


def _rows(name: str, value: object) -> tuple[Mapping[str, str], ...]:
    if not isinstance(value, list | tuple):
        raise UsageError(f"{name}: {_a(value)} where a list of mappings is wanted")
    return tuple(_row(f"{name}.{n}", row, is_item=name == "items") for n, row in enumerate(value, 1))


def _row(where: str, row: object, *, is_item: bool) -> dict[str, str]:
    if not isinstance(row, Mapping):
        raise UsageError(f"{where}: {_a(row)} where a mapping of fields is wanted")
    # Of a piece's names those that are no field are found when it is checked.
    if odd := [name for name in row if not isinstance(name, str) or (is_item and name not in ITEM_COLUMNS)]:
        raise UsageError(f"{where}: no such field: {odd[0]}")
    cells = {name: _cell(f"{where}.{name}", value) for name, value in row.items()}
    return {name: text for name, text in cells.items() if text}


def _cell(name: str, value: object) -> str:
    if isinstance(value, list | tuple) and name in _LISTS:
        return _LISTS[name].join(_cell(f"{name}.{n}", each) for n, each in enumerate(value, 1))
    if value is None:
        return ""
    if isinstance(value, str | int | float | Decimal | date):
        return str(value)
    from shipkit.model.money import Money

    if isinstance(value, Money):
        return str(value)
    raise UsageError(f"{name}: {_a(value)} where text or a number is wanted")


def _a(value: object) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"


def text(value: object, what: str) -> str:
    """A waybill number, a reference, a name. Errors: UsageError for what is no text: 0012 is no number of Python."""
    if not isinstance(value, str):
        raise UsageError(f"{what}: {_a(value)} where text is wanted, in quotes")
    return value


def numbers(values: Iterable[str], what: str = "numbers") -> tuple[str, ...]:
    """Numbers or references, one or more. Errors: UsageError for none, for one that is no text, and for a mere text."""
    if isinstance(values, str | bytes) or not hasattr(values, "__iter__"):
        raise UsageError(f"{what}: {_a(values)} where a list of numbers is wanted")
    found = tuple(text(value, what) for value in values)
    if not found:
        raise UsageError(f"{what}: none were given")
    return found


def whole(value: object, what: str, least: int = 0) -> int:
    """A whole number. Errors: UsageError."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise UsageError(f"{what}: {_a(value)} where a whole number is wanted")
    if value < least:
        raise UsageError(f"{what}: {value} is too small: {least} is the least")
    return value


def limit(value: object) -> int | None:
    """How many at most; None is all. Errors: UsageError."""
    return None if value is None else whole(value, "limit")


def filters(value: object) -> Filters:
    """What narrows a list; None narrows nothing. Errors: UsageError."""
    from shipkit.store.ledger import Filters

    if value is None:
        return Filters()
    if not isinstance(value, Filters):
        raise UsageError(f"{_a(value)} where Filters are wanted: shipkit.Filters(country='FR')")
    for field in fields(value):
        said = getattr(value, field.name)
        if said is None:
            continue
        if field.name == "numbers":
            numbers(said or [""], "numbers")
        elif not isinstance(said, date) or field.name.removeprefix("booked_") not in {"since", "until"}:
            text(said, field.name)
    return value
