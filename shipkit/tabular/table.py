"""A table as it was read: a header, and rows of text that are parsed while one goes through them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from shipkit.tabular.faults import Faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from shipkit.findings import Finding

Format = Literal["csv", "tsv", "json", "jsonl", "xlsx"]
Row = tuple[int, tuple[str, ...]]
Record = tuple[int, list[str], bool]
"""A row as a reader finds it: its line, its cells, and whether they must be looked at one by one."""

LONGEST_CELL = 32_767
"""Characters in a cell, at most (Microsoft, "Excel specifications and limits": worksheet)."""
MOST_COLUMNS = 16_384
"""Columns, at most (the same)."""

_JOINTS = re.compile(r"[\s_-]+")


@dataclass(slots=True)
class Table:
    """What `read_table` gives.

    `name` is the file as faults name it, `header` the columns' names (see `column_name`) and `header_line` the line
    they stand on, `warnings` what was doubtful about the file.
    """

    name: str
    header: tuple[str, ...]
    header_line: int
    warnings: tuple[Finding, ...]
    _read: Callable[[Faults], Iterator[Row]]
    _faults: Faults

    @property
    def rows(self) -> Iterator[Row]:
        """Each row in turn: its line (a quoted cell may hold several; a spreadsheet's line is its row), its cells.

        A row always has as many cells as the header. Wholly blank rows are left out. A faulty row comes too, so
        that what it belongs to can be known by its line: cut to the header's width, its faulty cells empty, and its
        fault in `findings`. May be gone through again; each time reads the file anew, and `findings` with it.

        Raises InvalidInput, with all findings, behind the last row when there was text of which no row could be
        made, or more faults than are kept: then nobody can know which rows are whole.
        """
        self._faults = faults = Faults(self.name)
        yield from self._read(faults)
        if faults.fatal:
            raise faults.error()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The faults of the rows gone through so far: behind the last row, all faults of the file."""
        return self._faults.findings()


def column_name(text: str) -> str:
    """The name of a column however it was typed: ` Ship-Date`, `SHIP  DATE` and `ship_date` are one."""
    return _JOINTS.sub("_", text.replace("\ufeff", "").strip().casefold())


def table_of(
    records: Callable[[Faults], Iterator[Record]],
    faults: Faults,
    warnings: tuple[Finding, ...],
    behind: tuple[str, ...] = (),
) -> Table:
    """The table whose first record with anything in it is the header; `records` reads the file from its beginning.

    A header that ends with `behind` is taken without it, and so are the rows.
    Errors: InvalidInput, with the faults of the rows too, when the header is no good.
    """
    top = _header(records(faults))
    if faults.count:
        raise faults.error()
    if top is None:
        raise faults.stop(1, "the file is empty", "empty-file")
    header_line, header = top
    full = len(header)
    if behind and header[-len(behind) :] == behind:
        header = header[: -len(behind)]

    def read(faults: Faults) -> Iterator[Row]:
        below = records(faults)
        next(line for line, _, _ in below if line == header_line)
        return fitted(below if len(header) == full else _without(below, len(header), full), header, faults)

    if check_header(header, header_line, faults):
        for _ in read(faults):
            pass
        raise faults.error()
    return Table(faults.file, header, header_line, warnings, read, faults)


def _without(records: Iterable[Record], first: int, last: int) -> Iterator[Record]:
    """The records without the cells from `first` up to `last`."""
    return ((line, cells[:first] + cells[last:], odd) for line, cells, odd in records)


def _header(records: Iterable[Record]) -> tuple[int, tuple[str, ...]] | None:
    for line, cells, _ in records:
        names = [column_name(cell) for cell in cells]
        while names and not names[-1]:
            names.pop()
        if names:
            return line, tuple(names)
    return None


def check_header(header: Sequence[str], line: int, faults: Faults) -> int:
    """Note each column without a name and each name that stands twice; how many faults there are."""
    before = faults.count
    if len(header) > MOST_COLUMNS:
        faults.add(line, f"{len(header):,} columns; {MOST_COLUMNS:,} are the most", "header-width")
    seen: dict[str, int] = {}
    for number, name in enumerate(header, 1):
        if fault := _fault_of(name):
            faults.add(line, *fault, f"column {number}")
        elif not name:
            faults.add(line, f"column {number} has no name", "header-empty")
        elif name in seen:
            why = f"the name stands over column {seen[name]} and over column {number}"
            faults.add(line, why, "header-duplicate", name)
        else:
            seen[name] = number
    return faults.count - before


def fitted(records: Iterable[Record], header: tuple[str, ...], faults: Faults) -> Iterator[Row]:
    """The rows of a table from its records: blank ones left out, all of the header's width, faults noted."""
    width = len(header)
    for line, cells, odd in records:
        if len(cells) == width and not odd and cells[0].strip():
            yield line, tuple(cells)
        elif any(map(str.strip, cells)):
            kept = _cut(line, cells, width, faults)
            whole = _sound(line, kept, header, faults) if odd else kept
            yield line, (*whole, *[""] * (width - len(whole)))


def _cut(line: int, cells: list[str], width: int, faults: Faults) -> list[str]:
    """The cells under the header. Spreadsheets leave separators behind them; anything else there is a fault."""
    if any(map(str.strip, cells[width:])):
        faults.add(line, f"the row has {len(cells)} cells, the header only {width}", "row-length")
    return cells[:width]


def _sound(line: int, cells: list[str], header: Sequence[str], faults: Faults) -> list[str]:
    """The cells, the faulty ones empty: too long, a NUL, half a character (a lone surrogate)."""
    answer = []
    for number, cell in enumerate(cells):
        fault = _fault_of(cell)
        if fault:
            faults.add(line, *fault, header[number])
        answer.append("" if fault else cell)
    return answer


def _fault_of(cell: str) -> tuple[str, str] | None:
    if len(cell) > LONGEST_CELL:
        return f"{len(cell):,} characters in one cell; {LONGEST_CELL:,} is the most", "cell-size"
    if "\0" in cell:
        return "a NUL character (is the file UTF-16 without its mark? then save it as UTF-8)", "nul"
    if not cell.isascii() and any("\ud800" <= c <= "\udfff" for c in cell):
        return "half a character (a lone surrogate)", "surrogate"
    return None
