"""`shipkit again`: ship the same once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands import completing
from shipkit.commands.options import JsonOption, OutputOption, takes
from shipkit.commands.paper import check_target
from shipkit.commands.ship import COLUMNS, tell

if TYPE_CHECKING:
    from shipkit.commands.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@takes(COLUMNS)
def again(
    ctx: typer.Context,
    fields: dict[str, str],
    number: Annotated[str, typer.Argument(help="Number of the waybill to repeat", autocompletion=completing.numbers)],
    to: Annotated[
        str | None,
        typer.Option("--to", help="Code of another recipient", autocompletion=completing.codes("recipients")),
    ] = None,
    back: Annotated[bool, typer.Option("--return", help="The other way round, as a return")] = False,
    output: OutputOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ship the same once more: the consignment as it was, today, with a new number.

    Any option changes what it says. The reference is not repeated: give a new one with --reference. With --return
    shipper and consignee change places, and the first number becomes a reference.
    """
    session: Session = ctx.obj
    if output is not None:
        check_target(output)
    changes = {**fields, "recipient": to} if to else fields
    ship = session.desk.ship_back if back else session.desk.ship_again
    tell(session, (ship(number, **changes),), output, as_json=as_json)
