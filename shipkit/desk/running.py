"""A batch from file to receipt and paper."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from shipkit.desk.batch import apply_plan, foretell, plan_batch, receipt_rows, refuse_faults
from shipkit.desk.mapping import ColumnMap, load_map
from shipkit.desk.orders import RECEIPT_COLUMNS
from shipkit.tabular import read_table, write_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from shipkit.desk.batch import BatchResult
    from shipkit.desk.desk import Desk


def run_batch(
    desk: Desk,
    source: str | os.PathLike[str] | BinaryIO,
    *,
    column_map: str | ColumnMap | None,
    dry_run: bool,
    skip_bad: bool,
    receipt: str | os.PathLike[str] | None,
    labels: str | os.PathLike[str] | None,
    jobs: int | None,
    progress: Callable[[str, int, int], None] | None,
    reading: dict[str, Any],
) -> BatchResult:
    """Plan, refuse or apply, then receipt and labels: each a step that may be run again."""
    file = Path(source) if isinstance(source, str | os.PathLike) else source
    table = read_table(file, behind=RECEIPT_COLUMNS, **reading)
    if isinstance(column_map, str):
        column_map = load_map(desk.folder / "maps", column_map)
    plan = plan_batch(desk, table, column_map, jobs=jobs, progress=progress)
    if not skip_bad:
        refuse_faults(plan)
    result = foretell(plan, desk) if dry_run else apply_plan(desk, plan, progress=progress)
    if receipt is not None:
        path = Path(receipt)
        header, rows = receipt_rows(table, result, as_json=path.suffix.casefold() in {".json", ".jsonl"})
        write_table(path, header, rows)
    if labels is not None and not dry_run and result.numbers:
        count = len(result.numbers)
        tell = (lambda done: progress("print", done, count)) if progress else None
        desk.print_waybills(result.numbers, labels, jobs=jobs, progress=tell)
    return result
