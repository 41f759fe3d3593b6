"""`shipkit print`: waybills to PDF, the first time and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands import completing
from shipkit.commands.options import OutputOption
from shipkit.errors import UsageError

if TYPE_CHECKING:
    from shipkit.commands.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command("print")
def print_(
    ctx: typer.Context,
    numbers: Annotated[
        list[str],
        typer.Argument(
            metavar="NUMBER...",
            help="Waybill numbers or references; - reads them from stdin",
            autocompletion=completing.numbers,
        ),
    ],
    output: OutputOption = None,
) -> None:
    """Print waybills to one PDF, in the order given.

    Without -o, the file is named after the first number: NUMBER.pdf.

    \b
    Examples:
      shipkit print 123456789012
      shipkit history --since today | cut -f1 | shipkit print - -o today.pdf
    """
    from shipkit.commands.paper import write

    session: Session = ctx.obj
    if numbers == ["-"]:
        with typer.get_text_stream("stdin") as stdin:
            numbers = [line.split()[0] for line in stdin if line.strip()]
        if not numbers:
            raise UsageError("no numbers on stdin")
    found = [session.desk.find_number(number) for number in numbers]
    target = output or f"{found[0]}.pdf"
    write(session, found, target)
    if output is None:
        session.answer(target)
