"""`shipkit void`: cancel waybills, keeping their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands import completing
from shipkit.commands.options import YesOption

if TYPE_CHECKING:
    from shipkit.commands.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def void(
    ctx: typer.Context,
    numbers: Annotated[
        list[str], typer.Argument(metavar="NUMBER...", help="Waybill numbers", autocompletion=completing.numbers)
    ],
    why: Annotated[str, typer.Option(help="The reason, kept with the shipment")] = "",
    yes: YesOption = False,
) -> None:
    """Cancel waybills, keeping their rows with who, when and why.

    All of them or none. Its reference may be booked again with other content. Refused once the waybill is closed.
    """
    from shipkit.commands.asking import confirm

    session: Session = ctx.obj
    if session.can_ask and not yes:
        for number in numbers:
            shipment = session.desk.show(number)
            to = shipment.waybill.consignment.consignee
            session.say(f"{shipment.row.number} to {to.title}, {to.address.city} {to.address.country}")
        confirm(f"Void {'it' if len(numbers) == 1 else f'these {len(numbers)}'}?", default=False)
    for shipment in session.desk.void(*numbers, why=why):
        session.answer(shipment.row.number)
