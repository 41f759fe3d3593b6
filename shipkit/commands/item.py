"""`shipkit item`: goods, ready to be picked by code."""

from __future__ import annotations

import typer

from shipkit.commands.options import takes
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

COLUMNS = tuple(column for column in HEADS["items"] if column != "code")


@takes(COLUMNS)
def add(ctx: typer.Context, fields: dict[str, str], code: NewCode = None, file: FileOption = None) -> None:
    """Put goods in the book, and print their code.

    Value and weight are of one unit. With nothing but a code, a terminal is asked.

    \b
    Examples:
      shipkit item add book --description "Printed books" --hs-code 490199 --country-of-manufacture CN \\
          --unit-value "9.80 USD" --unit-weight 550g
      shipkit ship --to louvre --item book*12 --piece 7kg:40x30x20cm
    """
    add_entries(ctx.obj, "items", order_of(code, fields), file)


@takes(COLUMNS)
def edit(ctx: typer.Context, fields: dict[str, str], code: CodeArgument, clear: ClearOption = None) -> None:
    """Change what is said about goods.

    Without options, it opens in your editor ($VISUAL, $EDITOR).
    """
    edit_entry(ctx.obj, "items", code, order_of(None, fields), clear)


app = book_app("items", "Goods, ready to be picked by code", add=add, edit=edit)
