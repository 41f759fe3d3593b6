"""`shipkit print`: papers of waybills to files and printers; and making a printer hit a form."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from shipkit.commands import completing
from shipkit.commands.groups import DefaultGroup
from shipkit.commands.options import OutputOption
from shipkit.commands.parsing import numbers_of
from shipkit.desk.papers.choice import Choice, FileFormat
from shipkit.errors import UsageError

if TYPE_CHECKING:
    from shipkit.commands.session import Session
    from shipkit.model.money import Money

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, cls=DefaultGroup, no_args_is_help=True,
    subcommand_metavar="NUMBER... | COMMAND",
)  # fmt: skip


@app.callback()
def print_() -> None:
    """Print papers of waybills to PDF, PNG, ZPL or a printer.

    \b
    shipkit print NUMBER...   prints them (options: shipkit print run --help).
    shipkit print calibrate   makes a printer hit a pre-printed form.
    """


Document = Annotated[
    list[str] | None,
    typer.Option(
        "--document", "-d",
        help="waybill, label, address-label, invoice, pro-forma, packing-list, cn22, cn23, origin, instruction "
        "(can be repeated)",
    ),
]  # fmt: skip


Numbers = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NUMBER]...",
        help="Waybill numbers or references; - reads them from stdin",
        autocompletion=completing.numbers,
    ),
]
SetOf = Annotated[
    str, typer.Option("--set", help="export: all papers the consignment needs; full: also origin and instruction")
]
FileFormatOption = Annotated[
    str | None, typer.Option("--format", help="pdf, png or zpl [default: what the file is called, else pdf]")
]
Dpi = Annotated[int | None, typer.Option(help="Dots an inch of PNG and ZPL [default: 300, and label_dpi of desk.toml]")]
Captions = Annotated[str, typer.Option("--captions", help="en, zh, en+zh or what the desk has [default: desk.toml]")]
MarkedCopies = Annotated[
    list[str] | None, typer.Option("--copy", help="Marked copy: shipper, carrier, consignee (can be repeated)")
]
Reprint = Annotated[
    bool | None,
    typer.Option("--reprint/--no-reprint", help="Mark labels as a reprint [default: when all were printed before]"),
]
Charges = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND=AMOUNT", help="freight, insurance, packaging, handling or other, on the invoice"),
]


@app.command()
def run(
    ctx: typer.Context,
    numbers: Numbers = None,
    output: OutputOption = None,
    document: Document = None,
    set_of: SetOf = "",
    form: Annotated[str, typer.Option(help="Print onto a pre-printed form (shipkit form list)")] = "",
    format_: FileFormatOption = None,
    dpi: Dpi = None,
    mono: Annotated[bool, typer.Option("--mono", help="PNG of one bit a dot, as thermal printers want it")] = False,
    language: Captions = "",
    copy: MarkedCopies = None,
    copies: Annotated[int, typer.Option(min=1, max=20, help="How many of each paper but the waybill")] = 1,
    sheet: Annotated[str, typer.Option(help="Label stock, such as a6, a4-2up [default: desk.toml]")] = "",
    start: Annotated[int, typer.Option(min=1, help="First free label of a part-used sheet")] = 1,
    piece: Annotated[list[int] | None, typer.Option(min=1, help="Only this piece's label (can be repeated)")] = None,
    reprint: Reprint = None,
    charge: Charges = None,
    invoice_number: Annotated[str, typer.Option(help="Number of the invoice [default: the waybill's]")] = "",
    invoice_date: Annotated[str | None, typer.Option(help="Date of the invoice [default: the ship date]")] = None,
    printer: Annotated[str | None, typer.Option(help="Queue, ipp://HOST/PATH, socket://HOST:9100 or file:DIR")] = None,
    again: Annotated[bool, typer.Option("--again", help="Print once more what failed last")] = False,
) -> None:
    """Print papers of waybills, in the order given: the A4 waybill, or any documents, a set, labels, a form.

    Goes to -o FILE; without it to --printer or the document's printer in desk.toml; without one, to NUMBER.pdf.

    \b
    Examples:
      shipkit print SO-17 --set export -o SO-17.pdf
      shipkit print SO-17 --document label --sheet a4-4up --start 3 -o labels.pdf
      shipkit print SO-17 -d label --format zpl --dpi 203 --printer socket://192.0.2.7:9100
      shipkit history --since today | cut -f1 | shipkit print - -o today.pdf
    """
    from shipkit.commands import paper

    session: Session = ctx.obj
    if again:
        printed, receipt = session.desk.send_again(printer or "")
        paper.say_sent(session, receipt)
        for number in printed:
            session.answer(number)
        return
    found = [session.desk.find_number(number) for number in numbers_of(numbers)]
    _warn_of_void(session, found)
    choice = Choice(
        documents=tuple(document or ()), set_of=set_of, form=form, format=_format(format_, output), language=language,
        copies=tuple(copy or ()), sheet=sheet, start=start, pieces=tuple(piece or ()), reprint=reprint, dpi=dpi or 0,
        mono=mono, charges=_charges(session, charge or [], found), invoice_number=invoice_number,
        invoice_date=_date(invoice_date),
    )  # fmt: skip
    choice = choice.with_counts(copies)
    if output is None and session.desk.printer_for(choice, printer or ""):
        paper.send(session, found, printer or "", choice)
        return
    if output is not None and printer is not None:
        raise UsageError("give a file or a printer, not both")
    target = output or f"{found[0]}.{choice.format}"
    paper.write(session, found, target, choice)
    if output is None:
        session.answer(target)


def _warn_of_void(session: Session, numbers: list[str]) -> None:
    from shipkit.desk.papers.writing import void_numbers

    if void := void_numbers(session.desk, numbers):
        named = ", ".join(number for number in dict.fromkeys(numbers) if number in void)
        session.say(f"Warning: void, and printed as such: {named}")


def _format(given: str | None, output: str | None) -> FileFormat:
    known: tuple[FileFormat, ...] = get_args(FileFormat)
    word = given or (Path(output).suffix.lstrip(".").casefold() if output else "")
    for form in known:
        if word == form:
            return form
    if given:
        raise UsageError(f"{given!r} is no format to print: one of {', '.join(known)}")
    return "pdf"


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(f"--invoice-date: {text!r} is no date: write it as 2026-12-01") from None


def _charges(session: Session, given: list[str], numbers: list[str]) -> dict[str, Money]:
    """`freight=12.50` in the currency of the first waybill, or `freight=12.50 EUR`."""
    from pydantic import ValidationError

    from shipkit.model.money import Money

    charges: dict[str, Money] = {}
    for text in given:
        kind, _, amount = text.partition("=")
        if " " not in amount.strip():
            amount = f"{amount} {session.desk.show(numbers[0]).row.currency}"
        try:
            charges[kind.strip()] = Money.model_validate(amount)
        except ValidationError:
            raise UsageError(f"--charge {text}: write it as freight=12.50") from None
    return charges


@app.command()
def calibrate(
    ctx: typer.Context,
    printer: Annotated[str | None, typer.Option(help="The printer the form goes to")] = None,
    form: Annotated[str, typer.Option(help="The form whose paper it is (shipkit form list)")] = "waybill-230x127",
    output: OutputOption = None,
    a: Annotated[
        str | None, typer.Option("--a", metavar="X,Y", help="Where cross A landed, in mm from the top left")
    ] = None,
    b: Annotated[str | None, typer.Option("--b", metavar="X,Y", help="Where cross B landed")] = None,
) -> None:
    """Make a printer hit a pre-printed form: print the test grid, measure where A and B landed, keep the offsets.

    \b
    Examples:
      shipkit print calibrate --printer office          prints the grid
      shipkit print calibrate -o grid.pdf               writes it
      shipkit print calibrate --printer office --a 21.5,20.0 --b 211.5,107.8
    """
    session: Session = ctx.obj
    if a is not None and b is not None:
        if not printer:
            raise UsageError("--printer says whose offsets these are")
        kept: Any = session.desk.calibrate(printer, form, _point(a), _point(b))
        session.say(f"Kept for {printer}")
        session.answer(f"{kept.dx_mm:.2f}\t{kept.dy_mm:.2f}\t{kept.scale_x:.4f}\t{kept.scale_y:.4f}")
        return
    if a is not None or b is not None:
        raise UsageError("both crosses are needed, --a and --b")
    if not output and not printer:
        raise UsageError("say where the grid goes: --printer or -o FILE")
    session.desk.print_grid(form, output or "", printer or "")
    session.say("Measure the crosses A and B from the paper's top left corner, then run it again with --a and --b")


def _point(text: str) -> tuple[float, float]:
    try:
        x, y = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f"{text!r} is no place on paper: write it as 21.5,20.0") from None
    return x, y
