"""`shipkit form`: pre-printed forms."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands.options import OutputOption
from shipkit.whole import whole_file

if TYPE_CHECKING:
    from shipkit.commands.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback()
def form() -> None:
    """Pre-printed forms."""


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List the forms: ours, and the desk's in templates/forms."""
    session: Session = ctx.obj
    for name in session.desk.forms():
        session.answer(name)


@app.command()
def preview(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FORM", help="Name of the form")],
    number: Annotated[
        str | None, typer.Option(help="A waybill to show on it [default: a sample in every field]")
    ] = None,
    output: OutputOption = None,
    dpi: Annotated[int, typer.Option(min=20, max=600, help="Dots an inch")] = 150,
    language: Annotated[str, typer.Option("--captions", help="Language of the words a field takes from us")] = "",
) -> None:
    """Show a form on a picture of its paper, as PNG: what will be printed where.

    Without -o the file is FORM.png.
    """
    session: Session = ctx.obj
    picture = session.desk.preview_form(name, number, dpi=dpi, language=language)
    if output == "-":
        sys.stdout.buffer.write(picture)
        return
    path = Path(output or f"{name}.png")
    with whole_file(path) as file:
        file.write(picture)
    session.answer(path)
