"""Reading a table of any form: CSV, TSV, JSON, JSON Lines, XLSX."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from shipkit.tabular.faults import Faults
from shipkit.tabular.source import format_of_bytes, format_of_name, load

if TYPE_CHECKING:
    from pathlib import Path

    from shipkit.tabular.table import Format, Table


def read_table(
    source: Path | str | BinaryIO,
    *,
    name: str | None = None,
    format: Format | None = None,
    sheet: str | None = None,
    behind: tuple[str, ...] = (),
) -> Table:
    """The table in a file, on stdin (`-`) or in a stream of bytes; its rows are parsed as one goes through them.

    `name` is what faults call it, else the file's own. The form is `format`, else what the suffix says, else what
    the first bytes say. `sheet` is the sheet of an XLSX file, else its first visible one. A header that ends with the
    columns `behind` is read without them, also where their names are those of columns before (in JSON they cannot be).

    Raises NotFound; InvalidInput with a finding for each fault of the file when it or its header cannot be read;
    ShipkitError when the system refuses. Faults of single rows are in `Table.findings` once `Table.rows` are through.
    """
    data, own_name = load(source)
    faults = Faults(name or own_name)
    form = format or format_of_name(own_name) or format_of_bytes(data)
    if not data:
        raise faults.stop(1, "the file is empty", "empty-file")
    if form == "xlsx":
        from shipkit.tabular.xlsx_in import read_xlsx

        return read_xlsx(data, sheet, faults, behind)
    if form in {"json", "jsonl"}:
        from shipkit.tabular.json_in import read_json

        return read_json(data, faults)
    from shipkit.tabular.csv_in import read_csv

    return read_csv(data, faults, behind)
