"""Reading a sheet of an XLSX file: its cells as the text a person would have typed."""

from __future__ import annotations

import datetime as dt
import io
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from shipkit.tabular.table import LONGEST_CELL, Table, table_of
from shipkit.tabular.xlsx_package import damaged, open_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shipkit.tabular.faults import Faults
    from shipkit.tabular.table import Record


_SAVE = "open the file in a spreadsheet program and save it"


def read_xlsx(data: bytes, sheet: str | None, faults: Faults, behind: tuple[str, ...] = ()) -> Table:
    """The table on a sheet. Text stays as it is, also `007`; see `cell_text` for the rest. Errors: InvalidInput."""
    from python_calamine import CalamineError, load_workbook

    chosen = open_sheet(data, sheet, faults)
    try:
        grid = load_workbook(io.BytesIO(data)).get_sheet_by_name(chosen.name)
    except CalamineError as fault:
        raise damaged(fault, faults) from fault

    def records(faults: Faults) -> Iterator[Record]:
        for row, values in enumerate(grid.iter_rows(), 1):
            for cell, error in chosen.errors.get(row, ()):
                faults.add(row, f"cell {cell} holds the error {error}", "cell-error")
            for cell in chosen.formulas.get(row, ()):
                faults.add(row, f"cell {cell} holds a formula without its value: {_SAVE}", "cell-formula")
            cells = [value if type(value) is str else cell_text(value) for value in values]
            text = "".join(cells)
            yield row, cells, len(text) > LONGEST_CELL or "\0" in text

    return table_of(records, faults, (), behind)


def cell_text(value: Any) -> str:
    """A typed cell as text: 3.0 is `3`, a date `2026-03-01`, true `TRUE`, a duration `30:00:00`.

    Of a number the 15 digits a spreadsheet keeps (IEEE 754 gives 0.1 + 0.2 a seventeenth), and no exponent.
    """
    if type(value) is str:
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number_text(value)
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    text: str = value.isoformat()
    return text


def _number_text(value: float) -> str:
    if not math.isfinite(value):  # no spreadsheet writes one; whoever wants a number will refuse it
        return str(value)
    text = format(value + 0, ".15g")  # -0.0 + 0 is 0.0
    return format(Decimal(text), "f") if "e" in text else text
