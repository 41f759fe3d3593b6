"""Waybills out of the ledger onto paper."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from shipkit.whole import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shipkit.desk.desk import Desk


def print_waybills(
    desk: Desk,
    numbers: Sequence[str],
    file: str | os.PathLike[str] | BinaryIO,
    *,
    jobs: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Write A4 waybills to one PDF, in the order given; a file takes its place only when it is whole.

    `file` is a path or an open binary file. Gives the number of pages. Errors: NotFound, InvalidInput for what
    cannot be set, StoreUnusable.
    """
    from shipkit.labels.documents.waybill import write_waybills

    waybills = desk.waybills(numbers)
    if not isinstance(file, str | os.PathLike):
        return write_waybills(waybills, file, jobs=jobs, progress=progress)
    with whole_file(Path(file)) as whole:
        return write_waybills(waybills, cast("BinaryIO", whole), jobs=jobs, progress=progress)
