"""Papers to printers; what failed is remembered, so that it can be printed again."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from shipkit.desk import clock
from shipkit.desk.papers.choice import Choice
from shipkit.desk.papers.forms import calibration_of, find_form
from shipkit.desk.papers.writing import Hashed, find_sheet, write
from shipkit.errors import NotFound, UsageError
from shipkit.whole import whole_file

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from shipkit.desk.desk import Desk
    from shipkit.printing.job import Job, Receipt

_FAILED = "failed.json"
_MEDIA_TYPE = {"pdf": "application/pdf", "zpl": "application/vnd.zebra-zpl"}
_A4 = (210.0, 297.0)


def printer_for(desk: Desk, choice: Choice, printer: str = "") -> str:
    """The printer named, else the document's in `[printers]` of desk.toml, else its `default`; empty when none is."""
    printers = desk.config.printers
    names = [choice.title, *choice.papers, *choice.documents]
    return printer or next((printers[name] for name in names if name in printers), printers.get("default", ""))


def send_papers(desk: Desk, numbers: Sequence[str], choice: Choice, printer: str = "") -> Receipt:
    """Print papers of some waybills: labels to a raw socket as ZPL, everything else as PDF.

    Errors: PrintFailed, and what was asked is remembered; UsageError without a printer.
    """
    from shipkit.errors import PrintFailed
    from shipkit.printing.printer import RawPrinter, parse_printer
    from shipkit.printing.send import send

    choice = choice.checked()
    name = printer_for(desk, choice, printer)
    if not name:
        raise UsageError("no printer is named: give --printer, or name one in [printers] of desk.toml")
    target = parse_printer(name)
    if isinstance(target, RawPrinter) and choice.papers == ("piece-label",):
        choice = replace(choice, format="zpl")
    content = io.BytesIO()
    hashed = Hashed(content)
    write(desk, numbers, hashed, choice, calibration=calibration_of(desk, name))
    job = _job(desk, numbers, choice, content.getvalue())
    try:
        receipt = send(job, target)
    except PrintFailed as fault:
        _remember(desk, numbers, choice, name)
        again = "shipkit print --again"
        raise PrintFailed(fault.message, hint=f"{fault.hint} && {again}" if fault.hint else again) from fault
    with desk.ledger.transaction():
        desk.ledger.record_prints(hashed.sha256, numbers, choice.title, clock.now(), desk.user)
    return receipt


def print_grid(desk: Desk, form: str, file: str | os.PathLike[str], printer: str) -> None:
    """The test grid of a form's paper, uncorrected, to a file or a printer. Errors: NotFound, PrintFailed."""
    from shipkit.labels.forms.grid import write_calibration
    from shipkit.printing.job import Job
    from shipkit.printing.printer import parse_printer
    from shipkit.printing.send import send

    paper = find_form(desk, form)
    if file:
        with whole_file(Path(file)) as whole:
            write_calibration(paper.width, paper.height, cast("BinaryIO", whole))
        return
    content = io.BytesIO()
    write_calibration(paper.width, paper.height, content)
    size = _mm(paper.width, paper.height)
    send(Job(content.getvalue(), f"om_{size}_{size}mm", "application/pdf", "calibration"), parse_printer(printer))


def _job(desk: Desk, numbers: Sequence[str], choice: Choice, content: bytes) -> Job:
    from shipkit.printing.job import Job

    width, height = _size(desk, choice)
    media = "iso_a4_210x297mm" if (width, height) == _A4 else f"om_{_mm(width, height)}_{_mm(width, height)}mm"
    title = numbers[0] if len(numbers) == 1 else f"{numbers[0]} and {len(numbers) - 1} more"
    return Job(content, media, _MEDIA_TYPE[choice.format], title)  # type: ignore[arg-type]


def _mm(width: float, height: float) -> str:
    return f"{width:g}x{height:g}"


def _size(desk: Desk, choice: Choice) -> tuple[float, float]:
    if choice.form:
        form = find_form(desk, choice.form)
        return form.width, form.height
    if choice.papers[0] in {"piece-label", "address-label"}:
        sheet = find_sheet(desk, choice.sheet_at(desk.config))
        return sheet.width, sheet.height
    return _A4


def _remember(desk: Desk, numbers: Sequence[str], choice: Choice, printer: str) -> None:
    folder = desk.folder / "printers"
    folder.mkdir(mode=0o700, exist_ok=True)
    values = {name: value for name, value in asdict(choice).items() if name not in _NOT_KEPT}
    with whole_file(folder / _FAILED, "w", private=True) as file:
        json.dump({"numbers": list(numbers), "printer": printer, "choice": values}, file, ensure_ascii=False, indent=2)


# Amounts and files of an invoice are given anew.
_NOT_KEPT = ("charges", "invoice_date", "letterhead", "signature")


def print_again(desk: Desk, printer: str = "") -> tuple[tuple[str, ...], Receipt]:
    """Print what failed last, there or on another printer. Errors: NotFound when nothing failed; as `send_papers`."""
    path = desk.folder / "printers" / _FAILED
    try:
        kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in kept["choice"].items()
        }
        numbers, choice = tuple(kept["numbers"]), Choice(**values)
    except FileNotFoundError:
        raise NotFound("nothing failed to print") from None
    except (OSError, ValueError, KeyError, TypeError):
        raise NotFound(f"what failed to print cannot be read from {path}") from None
    receipt = send_papers(desk, numbers, choice, printer or kept["printer"])
    with suppress(OSError):
        Path(path).unlink()
    return numbers, receipt
