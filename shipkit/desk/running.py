"""A batch from file to receipt and paper."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from shipkit.desk.batch import apply_plan, foretell, plan_batch, receipt_rows, refuse_faults
from shipkit.desk.mapping import ColumnMap, load_map
from shipkit.desk.orders import RECEIPT_COLUMNS
from shipkit.errors import ShipkitError, UsageError
from shipkit.tabular import read_table, write_table
from shipkit.whole import check_writable

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
    _check_targets(file, receipt, labels)
    table = read_table(file, behind=RECEIPT_COLUMNS, **reading)
    if isinstance(column_map, str):
        column_map = load_map(desk.folder / "maps", column_map)
    plan = plan_batch(desk, table, column_map, jobs=jobs, progress=progress)
    if not skip_bad:
        refuse_faults(plan)
    result = foretell(plan, desk) if dry_run else apply_plan(desk, plan, progress=progress)
    try:
        if receipt is not None:
            path = Path(receipt)
            header, rows = receipt_rows(table, result, as_json=path.suffix.casefold() in {".json", ".jsonl"})
            write_table(path, header, rows)
        if labels is not None and not dry_run and result.numbers:
            count = len(result.numbers)
            tell = (lambda done: progress("print", done, count)) if progress else None
            desk.print(result.numbers, labels, jobs=jobs, progress=tell)
    except ShipkitError as fault:
        if result.numbers and not dry_run:
            fault.message += f"; the {len(result.numbers)} orders are booked all the same: the file may be run again"
        raise
    return result


def _check_targets(
    source: Path | BinaryIO, receipt: str | os.PathLike[str] | None, labels: str | os.PathLike[str] | None
) -> None:
    """Refuse, before anything is booked, files that cannot be written or would overwrite each other or the orders.

    A receipt may take the place of its input. Errors: UsageError, StoreUnusable.
    """
    paths = {name: Path(path) for name, path in (("receipt", receipt), ("labels", labels)) if path is not None}
    for path in paths.values():
        check_writable(path)
    if len(paths) == 2 and paths["receipt"].resolve() == paths["labels"].resolve():
        raise UsageError(f"the receipt and the labels would both be {paths['receipt']}")
    if "labels" in paths and isinstance(source, Path) and source.resolve() == paths["labels"].resolve():
        raise UsageError(f"the labels would overwrite the orders in {source}")
