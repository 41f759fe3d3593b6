"""`shipkit void`: cancel waybills, keeping their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands import completing
from shipkit.commands.options import YesOption
from shipkit.commands.parsing import numbers_of

if TYPE_CHECKING:
    from shipkit.commands.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def void(
    ctx: typer.Context,
    numbers: Annotated[
        list[str],
        typer.Argument(
            metavar="NUMBER...", help="Waybill numbers; - reads them from stdin", autocompletion=completing.numbers
        ),
    ],
    why: Annotated[str, typer.Option(help="The reason, kept with the shipment")] = "",
    yes: YesOption = False,
) -> None:
    """Cancel waybills, keeping their rows with who, when and why.

    All of them or none. Its reference may be booked again with other content. Refused once the waybill is closed.
    Without --why a person is asked for it; a script is warned that none is kept.
    """
    from shipkit.desk.shipping import clean_reason

    session: Session = ctx.obj
    given = numbers_of(numbers)
    reason = clean_reason(why)
    if session.can_ask and not yes:
        reason = _ask(session, given, reason)
    for shipment in session.desk.void(*given, why=reason):
        session.answer(shipment.row.number)
    if not reason:
        session.say("Warning: no reason was given, and none is kept: --why 'wrong address'")


def _ask(session: Session, numbers: list[str], reason: str) -> str:
    """Whether it is meant, and why, if that was not said. Gives the reason."""
    from shipkit.commands.asking import ask, confirm

    for number in numbers:
        shipment = session.desk.show(number)
        to = shipment.waybill.consignment.consignee
        session.say(f"{shipment.row.number} to {to.title}, {to.address.city} {to.address.country}")
    confirm(f"Void {'it' if len(numbers) == 1 else f'these {len(numbers)}'}?", default=False)
    return reason or ask(session, "Why")
