"""`shipkit sender`: other places to ship from."""

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
from shipkit.desk.order import LATIN_COLUMNS, PARTY_COLUMNS

COLUMNS = (*PARTY_COLUMNS, *LATIN_COLUMNS)


@takes(COLUMNS)
def add(ctx: typer.Context, fields: dict[str, str], code: NewCode = None, file: FileOption = None) -> None:
    """Put a sender in the book, and print its code.

    It stands for the desk's shipper where an order or a template names it.

    \b
    Examples:
      shipkit sender add north --company "Sample Trading, North Dock" --address1 "1 Dock Road" --city Dalian \\
          --region Liaoning --postcode 116001 --country CN
      shipkit ship --sender north --to louvre -c export2
    """
    add_entries(ctx.obj, "senders", order_of(code, fields), file)


@takes(COLUMNS)
def edit(ctx: typer.Context, fields: dict[str, str], code: CodeArgument, clear: ClearOption = None) -> None:
    """Change what a sender says.

    Without options, it opens in your editor ($VISUAL, $EDITOR).
    """
    edit_entry(ctx.obj, "senders", code, order_of(None, fields), clear)


app = book_app("senders", "Other places to ship from", add=add, edit=edit)
