"""What words of a command line say: waybill numbers, and goods and pieces as rows of columns (`--item`, `--piece`)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from shipkit.desk.order import ITEM_COLUMNS
from shipkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Rows = tuple[dict[str, str], ...]


def numbers_of(given: Sequence[str] | None) -> list[str]:
    """The numbers given, or with `-` the first word of each line of stdin. Errors: UsageError."""
    numbers = list(given or ())
    if numbers == ["-"]:
        numbers = [line.split()[0] for line in sys.stdin if line.strip()]
    if not numbers:
        raise UsageError("no numbers were given", hint="shipkit history lists them")
    return numbers


def item_rows(items: Sequence[str] | None, fields: Mapping[str, str]) -> Rows:
    """The items of `--item CODE[*N]`, and of options of one item, such as `--quantity`. Errors: UsageError."""
    from shipkit.desk.book_io.shorthand import item_row

    single = {column: text for column, text in fields.items() if column in ITEM_COLUMNS}
    rows = tuple(item_row(text) for text in items or ())
    if not single:
        return rows
    if len(rows) > 1 or (rows and "description" in single):
        raise UsageError("options of one item, such as --quantity, do not go with several --item")
    return ({**(rows[0] if rows else {}), **single},)


def piece_rows(pieces: Sequence[str] | None) -> Rows:
    """The pieces of `--piece WEIGHT[:LxWxH[:PACKAGING]]`. Errors: UsageError."""
    from shipkit.desk.book_io.shorthand import piece_row

    rows = []
    for text in pieces or ():
        try:
            rows.append(piece_row(text))
        except ValueError as fault:
            raise UsageError(f"--piece {text}: {fault}") from None
    return tuple(rows)
