"""Writing a table of any form, row by row: CSV, TSV, JSON, JSON Lines, XLSX."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sys
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from shipkit.errors import InvalidInput
from shipkit.tabular.formula import FIRST, guarded
from shipkit.tabular.source import format_of_name
from shipkit.whole import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shipkit.tabular.table import Format

Cell = str | int | Decimal | dt.date | bool | None


def write_table(
    target: Path | str | IO[bytes] | IO[str],
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    format: Format | None = None,
    bom: bool = False,
) -> None:
    """Write a table to a file, to stdout (`-`), or to a stream that is left open.

    A file is written whole or not at all (see `whole_file`); a new one is its owner's alone, for it holds addresses.

    The form is `format`, else what the suffix says, else CSV. Text is UTF-8, with a byte order mark if `bom` (CSV
    and TSV only; some spreadsheets need one), lines end in a line feed. What each form makes of a cell:

    - CSV, TSV: amounts without exponent, ISO dates, TRUE and FALSE; text a spreadsheet would evaluate gets an
      apostrophe that `read_table` takes away again (see `formula`);
    - JSON, JSON Lines: an object a row, amounts as text, that none is rounded;
    - XLSX: real numbers and dates where a spreadsheet keeps them exactly, and text that stays text.

    `read_table` gives the same cells back as text, but for wholly blank rows, which it leaves out, and amounts from
    XLSX, whose last zeros a spreadsheet does not keep.

    Raises as `whole_file` does; InvalidInput for text with half a character in it, or too long for XLSX.
    """
    form = format or (format_of_name(target) if isinstance(target, Path | str) else None) or "csv"
    try:
        if not isinstance(target, Path | str):
            _write(target, header, rows, form, bom=bom)
        elif str(target) == "-":
            sys.stdout.flush()
            _write(sys.stdout.buffer, header, rows, form, bom=bom)
        else:
            with whole_file(Path(target), private=True) as file:
                _write(file, header, rows, form, bom=bom)
    except UnicodeEncodeError as fault:
        before = fault.object[max(fault.start - 20, 0) : fault.start]
        raise InvalidInput(f"The table cannot be written: half a character (a surrogate) after {before!r}.") from fault


def _write(
    stream: IO[bytes] | IO[str], header: Sequence[str], rows: Iterable[Sequence[Cell]], form: Format, *, bom: bool
) -> None:
    if form == "xlsx":
        from shipkit.tabular.xlsx_out import write_xlsx

        binary: Any = stream
        write_xlsx(getattr(binary, "buffer", binary), header, rows)
        return
    with _as_text(stream) as text:
        if form in {"csv", "tsv"}:
            if bom:
                text.write("\ufeff")
            _write_separated(text, header, rows, "," if form == "csv" else "\t")
        else:
            _write_json(text, header, rows, as_list=form == "json")


@contextmanager
def _as_text(stream: IO[bytes] | IO[str]) -> Iterator[IO[str]]:
    """The stream, or UTF-8 text over it that leaves it open."""
    if isinstance(stream, io.TextIOBase):
        yield stream
        return
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")  # type: ignore[type-var]
    try:
        yield text
    finally:
        text.detach()


class _LineFeeds:
    """Ends each row in a line feed. The csv module itself must be told CR LF, or it leaves a lone CR unquoted."""

    def __init__(self, text: IO[str]) -> None:
        self._write = text.write

    def write(self, row: str) -> None:
        """Pass a row on."""
        self._write(row[:-2] + "\n")


def _write_separated(text: IO[str], header: Sequence[str], rows: Iterable[Sequence[Cell]], separator: str) -> None:
    writer = csv.writer(_LineFeeds(text), delimiter=separator, lineterminator="\r\n")
    writer.writerow([guarded(name) for name in header])
    writer.writerows(
        [cell if type(cell) is str and cell[:1] not in FIRST else _separated(cell) for cell in row] for row in rows
    )


def _separated(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _write_json(text: IO[str], header: Sequence[str], rows: Iterable[Sequence[Cell]], *, as_list: bool) -> None:
    encode = json.JSONEncoder(ensure_ascii=False, default=_separated).encode
    objects = (encode(dict(zip(header, row, strict=True))) for row in rows)
    if not as_list:
        text.writelines(f"{thing}\n" for thing in objects)
        return
    before = "[\n  "
    for thing in objects:
        text.write(before + thing)
        before = ",\n  "
    text.write("[]\n" if before == "[\n  " else "\n]\n")
