"""`shipkit show`: a shipment with all that happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands import completing
from shipkit.commands.options import FormatOption, JsonOption
from shipkit.commands.showing import shipment_json, shipment_lines
from shipkit.output import Format, chosen_format, show_one

if TYPE_CHECKING:
    from shipkit.commands.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def show(
    ctx: typer.Context,
    numbers: Annotated[
        list[str],
        typer.Argument(
            metavar="NUMBER...", help="Waybill or piece numbers, or references", autocompletion=completing.numbers
        ),
    ],
    format_: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a shipment with all that happened to it.

    With --json one object; several numbers give one object each, a line each with --format jsonl.
    """
    session: Session = ctx.obj
    chosen = chosen_format(format_, as_json, terminal=session.for_a_person)
    for n, number in enumerate(numbers):
        shipment = session.desk.show(number)
        if n and chosen not in {Format.json, Format.jsonl}:
            session.answer("")
        show_one(shipment_json(shipment), chosen, shipment_lines(shipment))
