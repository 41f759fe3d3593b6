"""`shipkit number`: whether a number is right, and what it could be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shipkit.commands.options import FormatOption, JsonOption
from shipkit.errors import ExitCode, NotFound
from shipkit.output import Column, chosen_format, show_rows

if TYPE_CHECKING:
    from shipkit.commands.session import Session

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)

IDENTIFIED = (Column("scheme", "Scheme"), Column("number", "Number"), Column("valid", "Valid"), Column("why", "Why"))
NumberArgument = Annotated[str, typer.Argument(metavar="NUMBER", help="The number; blanks and hyphens do not matter")]


@app.callback()
def number() -> None:
    """Check waybill and piece numbers."""


@app.command()
def identify(
    ctx: typer.Context, number: NumberArgument, format_: FormatOption = None, as_json: JsonOption = False
) -> None:
    """Say which schemes a number may be of, one row a scheme whose form it has.

    Several may fit: twelve digits are many carriers'. Exit code 3 when none does.
    """
    from shipkit.numbers import identify as identified

    session: Session = ctx.obj
    found = identified(number)
    chosen = chosen_format(format_, as_json, terminal=session.for_a_person)
    rows = ({"scheme": one.scheme, "number": one.number, "valid": one.valid, "why": one.why} for one in found)
    show_rows(rows, IDENTIFIED, chosen)
    if not found:
        raise NotFound(f"{number[:40]!r} has the form of no number known here")


@app.command()
def check(
    ctx: typer.Context,
    number: NumberArgument,
    scheme: Annotated[str | None, typer.Option(help="Only this scheme [default: any whose form fits]")] = None,
) -> None:
    """Check a number; prints it as it is written when it is right.

    Exit code 4 when its check digit is wrong, 3 when no scheme has its form.
    """
    from shipkit.numbers import SCHEMES, identify

    session: Session = ctx.obj
    # Numbers call it air_waybill, and desk.toml air-waybill: both are meant.
    wanted = scheme and scheme.casefold().replace("-", "_")
    if wanted is not None and wanted not in SCHEMES:
        raise NotFound(f"no scheme {scheme!r}: one of {', '.join(SCHEMES)}".replace("_", "-"))
    found = [one for one in identify(number) if wanted in {None, one.scheme}]
    right = next((one for one in found if one.valid), None)
    if right is not None:
        session.answer(SCHEMES[right.scheme].format(right.number))
        return
    if not found:
        raise NotFound(f"{number[:40]!r} has not the form of {scheme or 'any number known here'}")
    for one in found:
        session.say(f"Error: as {one.scheme}: {one.why}", always=True)
    raise typer.Exit(int(ExitCode.INVALID))
