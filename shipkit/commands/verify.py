"""`shipkit verify`: which waybill a printed file is of, and whether it is unaltered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands.options import JsonOption
from shipkit.errors import ExitCode
from shipkit.output import dumps

if TYPE_CHECKING:
    from shipkit.commands.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def verify(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file that shipkit printed")],
    as_json: JsonOption = False,
) -> None:
    """Say which waybill a printed file is of, and whether it is unaltered.

    Prints the waybill numbers. Exit code 4 when the content is not that of a file printed at this desk.
    """
    session: Session = ctx.obj
    verdict = session.desk.verify(Path(file))
    if as_json:
        prints = [
            {"number": row.number, "document": row.document, "at": row.at, "who": row.who} for row in verdict.prints
        ]
        answer = {"unaltered": verdict.is_unaltered, "sha256": verdict.sha256, "prints": prints, "named": verdict.named}
        session.answer(dumps(answer))
    else:
        for row in verdict.prints:
            session.answer(row.number)
    if verdict.is_unaltered:
        first = verdict.prints[0]
        session.say(f"Unaltered: {first.document}, printed {first.at} by {first.who}")
        return
    named = f": it names {', '.join(verdict.named)}, and was altered or printed elsewhere" if verdict.named else ""
    session.say(f"Error: {file} is not a file printed at this desk{named}", always=True)
    raise typer.Exit(int(ExitCode.INVALID))
