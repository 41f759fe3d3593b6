"""`shipkit batch`: a file of orders, each booked exactly once; and the maps for files with other headers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shipkit.commands.groups import DefaultGroup
from shipkit.commands.options import FormatOption, JsonOption
from shipkit.errors import UsageError
from shipkit.output import Column, Format, chosen_format, show_rows

if TYPE_CHECKING:
    from shipkit.commands.session import Session
    from shipkit.desk.batch import BatchResult, Line

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    cls=DefaultGroup,
    no_args_is_help=True,
    subcommand_metavar="FILE | COMMAND",
)

LINE_COLUMNS = (
    Column("reference", "Reference"),
    Column("status", "Status"),
    Column("number", "Number"),
    Column("pieces", "Pieces"),
    Column("error", "Error"),
)
GUESS_COLUMNS = (
    Column("source", "In the file"),
    Column("target", "Column"),
    Column("confidence", "Sure", right=True),
    Column("why", "Because"),
)
ON_A_SCREEN = 20


@app.callback()
def batch() -> None:
    """Book a file of orders, each exactly once.

    \b
    shipkit batch FILE books it (options: shipkit batch run --help).
    shipkit batch map  has the maps for files with other headers.
    """


@app.command()
def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV, XLSX or JSON Lines; - reads stdin")],
    map_: Annotated[
        str | None, typer.Option("--map", help="Name of a saved map, for a file with other headers")
    ] = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook [default: the first]")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check the file and say what would be booked")] = False,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Book the good orders although others are faulty")
    ] = False,
    receipt: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the input with status, number, pieces and error behind it")
    ] = None,
    labels: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write all waybills to one PDF, in the order of the file")
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes that check and draw [default: one a core]")] = None,
    format_: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Book a file of orders, each exactly once.

    The whole file is checked first: nothing is booked while one row is bad, unless --skip-bad. A reference booked
    before with the same content keeps its number, so the same file may be run again at any time.

    \b
    Prints a line an order: reference, status (booked, already, void, bad; new in a dry run), number, pieces, error.
    """
    session: Session = ctx.obj
    reading = {"name": None if file != "-" else "<stdin>", "sheet": sheet}
    with session.progress() as tell:
        result = session.desk.batch(
            sys.stdin.buffer if file == "-" else file,
            column_map=map_, dry_run=dry_run, skip_bad=skip_bad, receipt=receipt, labels=labels,
            jobs=jobs, progress=tell, **{name: value for name, value in reading.items() if value is not None},
        )  # fmt: skip
    session.warn(result.warnings)
    chosen = chosen_format(format_, as_json, terminal=session.for_a_person)
    lines = result.lines[:ON_A_SCREEN] if chosen is Format.table else result.lines
    show_rows(map(_row, lines), LINE_COLUMNS, chosen)
    if len(lines) < len(result.lines):
        session.say(f"The first {ON_A_SCREEN} are shown: --receipt FILE writes all")
    session.say(_sum(result, dry_run=dry_run))
    for path in (receipt, labels if not dry_run else None):
        if path is not None:
            session.say(f"Wrote {path}")


def _row(line: Line) -> dict[str, Any]:
    return {
        "reference": line.reference,
        "status": line.status,
        "number": line.number,
        "pieces": list(line.pieces),
        "error": line.error,
    }


def _sum(result: BatchResult, *, dry_run: bool) -> str:
    counts = result.counts()
    said = ", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "no orders"
    tail = "; nothing was booked: this was a dry run" if dry_run else ""
    return f"{len(result.lines)} order{'s' * (len(result.lines) != 1)}: {said}{tail}"


maps = typer.Typer(rich_markup_mode=None, add_completion=False)
app.add_typer(maps, name="map", help="Maps for files with other headers")


@maps.callback(invoke_without_command=True)
def map_(
    ctx: typer.Context,
    guess: Annotated[
        str | None, typer.Option(metavar="FILE", help="Propose a map for a file, with how sure each column is")
    ] = None,
    show: Annotated[str | None, typer.Option(metavar="NAME", help="Print a saved map")] = None,
    save: Annotated[str | None, typer.Option(metavar="NAME", help="Save what was guessed under this name")] = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook [default: the first]")] = None,
    format_: FormatOption = None,
    as_json: JsonOption = False,
) -> None:
    """Maps for files with other headers: list them, guess one, show one.

    \b
    Examples:
      shipkit batch map                                 the names of the saved maps
      shipkit batch map --guess shop.csv --save shop    propose one and save it
      shipkit batch shop.csv --map shop                 use it
    A map is a TOML file in the desk's folder maps/: edit it to mend a guess, to add constants or translations.
    """
    session: Session = ctx.obj
    if save is not None and guess is None:
        raise UsageError(
            "--save keeps what was guessed: say of which file", hint=f"shipkit batch map --guess FILE --save {save}"
        )
    if guess is not None:
        guesses = session.desk.guess_map(guess, save_as=save, sheet=sheet)
        chosen = chosen_format(format_, as_json, terminal=session.for_a_person)
        rows = (
            {"source": g.source, "target": g.target, "confidence": f"{g.confidence:.2f}", "why": g.why} for g in guesses
        )
        show_rows(rows, GUESS_COLUMNS, chosen)
        if save is not None:
            session.say(f"Saved as {save}: shipkit batch {guess} --map {save}")
    elif show is not None:
        session.answer(session.desk.map_path(show).read_text(encoding="utf-8").rstrip("\n"))
    else:
        for name in session.desk.map_names():
            session.answer(name)
