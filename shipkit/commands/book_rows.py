"""Entries of the book as rows of a list, and as lines a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shipkit.desk.book_io.columns import HEADS, WORDS
from shipkit.desk.book_io.flat import flatten
from shipkit.desk.book_io.tables import rows_of
from shipkit.model.text import fold
from shipkit.model.units import show_kg
from shipkit.output import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shipkit.desk.book_io.flat import Entry
    from shipkit.model.template import ConsignmentTemplate
    from shipkit.store.book import Book

_SHOWN = {
    "recipients": ("code", "company", "name", "city", "country", "phone"),
    "senders": ("code", "company", "name", "city", "country", "phone"),
    "groups": ("code", "description", "count"),
    "consignments": ("code", "title", "service", "packaging", "goods", "pieces", "weight_kg"),
    "items": ("code", "description", "hs_code", "country_of_manufacture", "unit_value", "currency", "unit"),
}
_TITLES = {
    "hs_code": "HS code",
    "country_of_manufacture": "Made in",
    "unit_value": "Value",
    "currency": "",
    "count": "Members",
    "pieces": "Pcs",
    "weight_kg": "kg",
}
_RIGHT = frozenset(("count", "pieces", "weight_kg", "unit_value"))
_TEMPLATE_COUNTS = ("goods", "items", "pieces", "weight_kg")
_MEASURES = frozenset(("pieces", "weight", "weight_unit", "length", "width", "height", "dimension_unit"))


def list_columns(kind: str) -> tuple[Column, ...]:
    """The columns of a list: those a table shows, then the rest for scripts."""
    rest = [column for column in HEADS[kind] if kind != "consignments" or column not in _MEASURES]
    rest += _TEMPLATE_COUNTS if kind == "consignments" else ()
    shown = _SHOWN[kind]
    keys = (*shown, *(column for column in rest if column not in shown))
    return tuple(
        Column(key, _TITLES.get(key, key.replace("_", " ").capitalize()), key in _RIGHT, key in shown) for key in keys
    )


def list_row(kind: str, entry: Entry) -> dict[str, Any]:
    """An entry as a row of a list: its columns, all of them, as text."""
    cells: dict[str, Any] = next(rows_of(entry))
    if kind == "groups":
        cells["members"] = list(entry.members)  # type: ignore[union-attr]
        cells["count"] = len(cells["members"])
    elif kind == "consignments":
        cells |= _template_counts(entry)  # type: ignore[arg-type]
    return {column.key: cells.get(column.key, "") for column in list_columns(kind)}


def _template_counts(entry: ConsignmentTemplate) -> dict[str, Any]:
    goods = (f"{item.quantity.normalize():f} {item.item or item.description}" for item in entry.items)
    return {
        "goods": ", ".join(goods),
        "items": len(entry.items),
        "pieces": len(entry.pieces),
        "weight_kg": show_kg(sum(piece.weight_g for piece in entry.pieces)) if entry.pieces else "",
    }


def says(entry: Entry, words: Sequence[str]) -> bool:
    """Whether each word occurs somewhere in an entry, in any case and with or without accents."""
    order = flatten(entry)
    cells = (*order.head.values(), *(text for row in order.items for text in row.values()))
    text = fold("\n".join(cells))
    return all(fold(word) in text for word in words)


def entry_lines(kind: str, entry: Entry, book: Book) -> Iterator[str]:
    """An entry as a person reads it, by the names its options have."""
    order = flatten(entry)
    for column, text in order.head.items():
        if column != "members":
            yield f"{column:<23}{text}"
    if kind == "groups":
        for member in order.head["members"].split():
            recipient = book.recipients.get(member)
            to = f"{recipient.party.title}, {recipient.party.address.country}" if recipient else "not in the book"
            yield f"{'member':<23}{member}  {to}"
    for word, rows in (("item", order.items), ("piece", order.pieces)):
        for n, row in enumerate(rows, 1):
            yield f"{f'{word} {n}':<23}{', '.join(f'{column} {text}' for column, text in row.items())}"


def sentence(kind: str, entry: Entry) -> str:
    """An entry in one line, to ask about it."""
    row = list_row(kind, entry)
    facts = (str(row[key]) for key in _SHOWN[kind][1:] if row[key] not in {"", 0})
    return f"{WORDS[kind]} {entry.code}: {', '.join(facts)}"
