"""`shipkit recipient`: the address book."""

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
from shipkit.desk.book_io.columns import DEFAULT_COLUMNS
from shipkit.desk.order import LATIN_COLUMNS, PARTY_COLUMNS

COLUMNS = (*PARTY_COLUMNS, *LATIN_COLUMNS, *DEFAULT_COLUMNS)


@takes(COLUMNS)
def add(ctx: typer.Context, fields: dict[str, str], code: NewCode = None, file: FileOption = None) -> None:
    """Put a recipient in the address book, and print its code.

    What it brings to each consignment for it (service, payer, references and so on) stands below the template's
    and above the desk's own. With nothing but a code, a terminal is asked.

    \b
    Examples:
      shipkit recipient add louvre --company "Musée du Louvre" --address1 "Rue de Rivoli" --city Paris \\
          --postcode 75001 --country FR --phone "+33 1 40 20 53 17"
      shipkit recipient add --file museums.json
    """
    add_entries(ctx.obj, "recipients", order_of(code, fields), file)


@takes(COLUMNS)
def edit(ctx: typer.Context, fields: dict[str, str], code: CodeArgument, clear: ClearOption = None) -> None:
    """Change what a recipient says.

    Without options, it opens in your editor ($VISUAL, $EDITOR).
    """
    edit_entry(ctx.obj, "recipients", code, order_of(None, fields), clear)


app = book_app("recipients", "The address book", add=add, edit=edit)
