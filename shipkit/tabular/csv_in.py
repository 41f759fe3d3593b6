"""Reading separated text: RFC 4180, with the separator the header shows and any kind of line end."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from shipkit.tabular.encoding import find_encoding
from shipkit.tabular.formula import may_be_guarded, unguarded
from shipkit.tabular.table import LONGEST_CELL, Table, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shipkit.tabular.faults import Faults
    from shipkit.tabular.table import Record

_HEADER = 256 * 1024  # characters in which the first line is looked for
_SEPARATORS = ",;\t"


def read_csv(data: bytes, faults: Faults, behind: tuple[str, ...] = ()) -> Table:
    """The table in the bytes of a CSV or TSV file. Errors: InvalidInput."""
    codec, warnings = find_encoding(data, faults)
    separator = find_separator(_text(data, codec).read(_HEADER))

    def records(faults: Faults) -> Iterator[Record]:
        return _records(_text(data, codec), separator, faults)

    return table_of(records, faults, warnings, behind)


def _text(data: bytes, codec: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding=codec, newline="")


def find_separator(text: str) -> str:
    """The one of `, ;` and tab the first line holds most often outside quotes; a comma when none. Data never count."""
    counts = dict.fromkeys(_SEPARATORS, 0)
    quoted = False
    for character in text.lstrip("\ufeff\r\n"):
        if character == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif character in counts:
            counts[character] += 1
        elif character in "\r\n":
            break
    return max(_SEPARATORS, key=lambda separator: counts[separator])


class _Lines:
    """The lines of a text; `odd` is set by one whose row must be looked at: a guard, its length, a NUL."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text
        self.odd = False

    def __iter__(self) -> Iterator[str]:
        for line in self.text:
            if ("'" in line and may_be_guarded(line)) or len(line) > LONGEST_CELL or "\0" in line:
                self.odd = True
            yield line


def _records(text: io.TextIOWrapper, separator: str, faults: Faults) -> Iterator[Record]:
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    last = 0
    while True:
        try:
            for cells in reader:
                first, last = last + 1, reader.line_num
                if lines.odd or first != last:
                    lines.odd = False
                    yield first, [unguarded(cell) for cell in cells], True
                else:
                    yield first, cells, False
            return
        except csv.Error as fault:
            first, last = last + 1, reader.line_num
            if not _note(str(fault), first, last, faults):
                return


def _note(fault: str, first: int, last: int, faults: Faults) -> bool:
    """Note what the reader stumbled over in the lines it took for one row; whether it can go on with the next."""
    if "field limit" in fault and first == last:
        why = f"more than {LONGEST_CELL:,} characters in one cell"
        faults.add(first, why, "cell-size", fatal=True)
        return True
    if "expected after" in fault and first == last:
        why = 'a quoted cell goes on behind its closing quote; a quote inside one is written twice ("")'
        faults.add(first, why, "quote", fatal=True)
        return True
    if "expected after" in fault:
        why = f"the quotes of lines {first} to {last} do not pair"
        faults.add(first, why, "quote", fatal=True)
        return True
    why = f"a cell is opened with a quote and not closed by line {last}"
    faults.add(first, why, "quote", fatal=True)
    return False
