"""`shipkit demo`: the main job end to end, on sample data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands.showing import SHIPMENT_COLUMNS, shipment_row
from shipkit.output import Column, chosen_format, show_rows

if TYPE_CHECKING:
    from shipkit.commands.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)

REPORT = (
    Column("key", "To"),
    Column("shipments", "Shipments", right=True),
    Column("pieces", "Pieces", right=True),
    Column("weight_kg", "kg", right=True),
)
DEFAULT = "demo-desk"


@app.command()
def demo(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="New or empty folder")] = DEFAULT,
) -> None:
    """Run the main job end to end, on sample data.

    Opens a sample desk in DIR, books waybills from saved recipients and templates and a file of a hundred orders,
    writes the PDFs, and prints the history and a small report. Run again, it books nothing twice.
    """
    from shipkit.desk.demo import run_demo
    from shipkit.model.units import show_kg

    session: Session = ctx.obj
    form = chosen_format(None, as_json=False, terminal=session.for_a_person)
    with session.progress() as tell:
        done = run_demo(folder, say=session.say, progress=tell)
    session.answer("History: the latest shipments")
    show_rows(map(shipment_row, done.latest), SHIPMENT_COLUMNS, form)
    session.answer("Report: shipments by destination")
    rows = (
        {"key": row.key, "shipments": row.shipments, "pieces": row.pieces, "weight_kg": show_kg(row.weight_g)}
        for row in done.report
    )
    show_rows(rows, REPORT, form)
    session.answer("Written:")
    for path in done.written:
        session.answer(f"  {path}")
    session.answer("Try next:")
    for line in done.next_steps:
        session.answer(f"  {line}")
