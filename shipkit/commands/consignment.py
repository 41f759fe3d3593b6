"""`shipkit consignment`: consignment templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands import completing
from shipkit.commands.options import takes
from shipkit.commands.parsing import item_rows, piece_rows
from shipkit.commands.shelving import (
    ClearOption,
    CodeArgument,
    FileOption,
    NewCode,
    add_entries,
    book_app,
    edit_entry,
    order_of,
)
from shipkit.desk.book_io.columns import HEADS
from shipkit.desk.order import ITEM_COLUMNS

if TYPE_CHECKING:
    from shipkit.desk.order import Order

_NAMED = frozenset(("code", "sender", "item"))
COLUMNS = tuple(column for column in (*HEADS["consignments"], *ITEM_COLUMNS) if column not in _NAMED)

SenderOption = Annotated[
    str | None,
    typer.Option(
        metavar="CODE",
        help="Code of a sender, instead of the desk's shipper",
        autocompletion=completing.codes("senders"),
    ),
]
ItemOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE[*N]",
        help="Saved goods and how many (can be repeated)",
        autocompletion=completing.codes("items"),
    ),
]
PieceOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WEIGHT[:LxWxH[:PACKAGING]]",
        help="A piece, as in 2.5kg:40x30x20cm or 3kg:40x30x20cm:box (can be repeated)",
    ),
]


@takes(COLUMNS)
def add(
    ctx: typer.Context,
    fields: dict[str, str],
    code: NewCode = None,
    sender: SenderOption = None,
    item: ItemOption = None,
    piece: PieceOption = None,
    file: FileOption = None,
) -> None:
    """Put a template in the book, and print its code.

    Options of one item, such as --description or --quantity, describe its only item. With nothing but a code, a
    terminal is asked.

    \b
    Examples:
      shipkit consignment add two-books --title "Two books" --service economy --item book*2 --piece 1.2kg:30x22x5cm
      shipkit consignment add papers --contents documents --description "Contract" --weight 300g
      shipkit ship --to louvre --consignment two-books
    """
    add_entries(ctx.obj, "consignments", _order(code, fields, sender, item, piece), file)


@takes(COLUMNS)
def edit(
    ctx: typer.Context,
    fields: dict[str, str],
    code: CodeArgument,
    sender: SenderOption = None,
    item: ItemOption = None,
    piece: PieceOption = None,
    clear: ClearOption = None,
) -> None:
    """Change what a template says.

    Without options, it opens in your editor ($VISUAL, $EDITOR).
    --item and --piece stand for all it has; --clear items and --clear pieces empty them.
    """
    edit_entry(ctx.obj, "consignments", code, _order(None, fields, sender, item, piece), clear)


def _order(
    code: str | None, fields: dict[str, str], sender: str | None, item: list[str] | None, piece: list[str] | None
) -> Order:
    head = {column: text for column, text in fields.items() if column not in ITEM_COLUMNS}
    return order_of(code, {**head, "sender": sender or ""}, item_rows(item, fields), piece_rows(piece))


app = book_app("consignments", "Consignment templates", add=add, edit=edit)
