"""`shipkit init`: a new desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands.options import takes
from shipkit.desk.order import PARTY_COLUMNS

if TYPE_CHECKING:
    from shipkit.commands.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)

SHIPPER = tuple(column for column in PARTY_COLUMNS if column != "residential")


@app.command()
@takes(SHIPPER)
def init(
    ctx: typer.Context,
    fields: dict[str, str],
    folder: Annotated[
        str | None,
        typer.Argument(
            metavar="[DIR]", help="New or empty folder [default: --desk, $SHIPKIT_DESK, else your data folder]"
        ),
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="With sample recipients, goods and templates, and a sample shipper")
    ] = False,
    timezone: Annotated[
        str | None, typer.Option(help="Time zone of the desk, such as Asia/Shanghai [default: this machine's]")
    ] = None,
    currency: Annotated[str | None, typer.Option(help="Currency when none is said [default: USD]")] = None,
) -> None:
    """Open a new desk: a folder with desk.toml, the book and the ledger. Prints the folder.

    The options describe the shipper. On a terminal, without them, they are asked for.

    \b
    Examples:
      shipkit init --sample my-desk
      shipkit init --company "Sample Trading Co." --address1 "1 Harbour Road" --city Dalian --region Liaoning \\
        --postcode 116001 --country CN --phone "+86 411 0000 0000" --timezone Asia/Shanghai
    """
    from shipkit.desk.desk import Desk

    session: Session = ctx.obj
    shipper: dict[str, str] | None = fields or None
    if shipper is None and not sample and session.can_ask:
        from shipkit.commands.asking import ask_party

        shipper = ask_party(session)
    with Desk.create(
        folder or session.desk_folder, sample=sample, shipper=shipper, timezone=timezone, currency=currency
    ) as desk:
        session.answer(desk.folder)
        if desk.config.shipper is None:
            session.say(f"Now say who ships: write the [shipper] table of {desk.folder / 'desk.toml'}")
        if folder is not None:
            session.say(f"Use it with --desk {folder}, or once for all: export SHIPKIT_DESK={desk.folder}")
