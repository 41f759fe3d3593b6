"""Writing a sheet of an XLSX file, row by row in constant memory."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from shipkit.errors import InvalidInput
from shipkit.tabular.formula import FIRST
from shipkit.tabular.table import LONGEST_CELL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shipkit.tabular.write import Cell

MOST_ROWS = 1_048_576  # Microsoft, "Excel specifications and limits": worksheet
_DIGITS = 15  # the same: number precision
_FIRST_DAY = dt.date(1900, 1, 1)  # of the 1900 date system
_CREATED = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - as its parts have it: the same rows give the same bytes
_LOOKED_AT = 200  # rows that say how wide a column is
_NARROW, _WIDE = 6, 60  # characters


def write_xlsx(stream: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write one sheet: a bold header that stays in sight, a filter, columns as wide as their first rows.

    Amounts, whole numbers and dates are numbers and dates unless a spreadsheet would round them; anything else is
    text, marked so that it also stays text when its cell is edited. Errors: InvalidInput for text over 32,767
    characters or too many rows.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    with tempfile.TemporaryDirectory() as folder:
        aside = Path(folder, "book.xlsx")
        book = xlsxwriter.Workbook(str(aside), {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"created": _CREATED})
        try:
            _fill(book, header, rows)
        finally:
            try:
                book.close()  # after a fault too: it holds files
            except FileCreateError as fault:
                raise fault.args[0] from fault
        with aside.open("rb") as finished:
            shutil.copyfileobj(finished, stream)


def _fill(book: Any, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    cells = _Cells(book, sheet)
    bold = book.add_format({"bold": True})
    for column, name in enumerate(header):
        cells.text(0, column, name, bold)
    widths = [_width(name) + 2 for name in header]  # beside the filter's button
    last = 0
    for last, row in enumerate(rows, 1):
        if last == MOST_ROWS:
            raise InvalidInput(f"An XLSX sheet holds {MOST_ROWS:,} rows, and there are more; write CSV.")
        for column, cell in enumerate(row):
            cells.add(last, column, cell)
        if last <= _LOOKED_AT:
            widths = [max(pair) for pair in zip(widths, map(_width, row), strict=True)]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width, _NARROW), _WIDE))
    sheet.autofilter(0, 0, last, max(len(header) - 1, 0))


def _width(cell: Cell) -> int:
    """Columns of a fixed-width font; Han and kana take two (UAX #11)."""
    text = "" if cell is None else str(cell)[:_WIDE]
    return len(text) if text.isascii() else sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


class _Cells:
    """Writes one cell at a time, with the format its kind needs."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self.book = book
        self.sheet = sheet
        self.date = book.add_format({"num_format": "yyyy-mm-dd"})
        self.unedited = book.add_format({"quote_prefix": True})
        self.places: dict[int, Any] = {}

    def add(self, row: int, column: int, cell: Cell) -> None:
        """Write a cell; text is never taken for a formula, a link or a number."""
        if cell is None or cell == "":
            return
        if isinstance(cell, str):
            self.text(row, column, cell)
        elif isinstance(cell, bool):
            self.sheet.write_boolean(row, column, cell)
        elif isinstance(cell, Decimal):
            self._amount(row, column, cell)
        elif isinstance(cell, int) and len(str(abs(cell))) <= _DIGITS:
            self.sheet.write_number(row, column, cell)
        elif type(cell) is dt.date and cell >= _FIRST_DAY:
            self.sheet.write_datetime(row, column, cell, self.date)
        else:
            self.text(row, column, cell.isoformat() if isinstance(cell, dt.date) else str(cell))

    def text(self, row: int, column: int, text: str, form: Any = None) -> None:
        """Write text as text. Errors: InvalidInput, UnicodeEncodeError."""
        text.encode()  # half a character would else come to light when the book is closed, and leave files open
        if len(text) > LONGEST_CELL:
            why = f"column {column + 1} has a text of {len(text):,} characters"
            raise InvalidInput(f"Row {row + 1} does not fit an XLSX sheet: {why}; {LONGEST_CELL:,} are the most.")
        self.sheet.write_string(row, column, text, self.unedited if form is None and text[:1] in FIRST else form)

    def _amount(self, row: int, column: int, amount: Decimal) -> None:
        """A number with as many decimals shown as it has."""
        _, digits, exponent = amount.as_tuple()
        if len(digits) > _DIGITS or not isinstance(exponent, int) or not -_DIGITS <= exponent <= 0:
            self.text(row, column, format(amount, "f"))
            return
        places = -exponent
        if places not in self.places:
            shown = "0." + "0" * places if places else "0"
            self.places[places] = self.book.add_format({"num_format": shown})
        self.sheet.write_number(row, column, amount, self.places[places])
