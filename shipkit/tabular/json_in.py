"""Reading JSON: an object a line (JSON Lines), a list of objects, or one object, each with nothing nested in it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from shipkit.tabular.encoding import find_encoding
from shipkit.tabular.table import LONGEST_CELL, Table, check_header, column_name, fitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shipkit.tabular.faults import Faults
    from shipkit.tabular.table import Record, Row

_BLANK = re.compile(r"[ \t\r\n]*")  # RFC 8259, section 2
_KINDS: dict[object, str] = {list: "a list", tuple: "an object"}

Object = tuple[int, dict[str, str], bool]
"""An object of the file: its line, its cells by column name, and whether they must be looked at one by one."""


def read_json(data: bytes, faults: Faults) -> Table:
    """The table in the bytes of a JSON file; its header is all keys, in the order they appear.

    Numbers keep the digits they are written with, true and false are TRUE and FALSE, null and a missing key are an
    empty cell. The file is parsed at once, for a key may come first in its last line. An object with a cell that is
    none is a faulty row; behind a line that is no object nobody knows what its row was. Errors: InvalidInput.
    """
    codec, warnings = find_encoding(data, faults)
    objects = _Objects(data.decode(codec), faults)
    found = [(line, cells, odd) for line, cells, odd in objects if cells]
    header = tuple(dict.fromkeys(key for _, cells, _ in found for key in cells))
    top = found[0][0] if found else 1

    noted = faults.findings()

    def read(faults: Faults) -> Iterator[Row]:
        for finding in noted:
            faults.add(finding.line or 1, finding.why, finding.code, finding.where)
        return fitted((_record(header, *row) for row in found), header, faults)

    if check_header(header, top, faults) or faults.fatal:
        noted = ()
        for _ in read(faults):
            pass
        raise faults.error()
    return Table(faults.file, header, top, warnings, read, faults)


def _record(header: tuple[str, ...], line: int, cells: dict[str, str], odd: bool) -> Record:
    return line, [cells.get(name, "") for name in header], odd


class _Constant(str):
    """`NaN`, `Infinity` or `-Infinity`: Python reads them, JSON has none (RFC 8259, section 6)."""

    __slots__ = ()


class _Objects:
    """The objects of a text, and in `faults` what is no object or no cell."""

    def __init__(self, text: str, faults: Faults) -> None:
        self.text = text
        self.faults = faults
        self.names: dict[str, str] = {}
        self.decoder = json.JSONDecoder(
            object_pairs_hook=tuple, parse_float=str, parse_int=str, parse_constant=_Constant
        )

    def __iter__(self) -> Iterator[Object]:
        start = self._skip_blanks(0)
        if start == len(self.text):
            raise self.faults.stop(1, "the file is empty", "empty-file")
        if self.text[start] == "[":
            yield from self._of_list(start + 1)
        elif (one := self._only_object(start)) is not None:
            yield self._object(self.text.count("\n", 0, start) + 1, one, self.text)
        else:
            yield from self._of_lines()

    def _skip_blanks(self, at: int) -> int:
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def _only_object(self, start: int) -> Any:
        """The value at `start` when nothing follows it."""
        try:
            value, end = self.decoder.raw_decode(self.text, start)
        except (ValueError, RecursionError):
            return None
        return value if self._skip_blanks(end) == len(self.text) else None

    def _of_lines(self) -> Iterator[Object]:
        for number, line in enumerate(self.text.split("\n"), 1):
            if line and not line.isspace():
                try:
                    value = self.decoder.decode(line)
                except json.JSONDecodeError as fault:
                    self._broken(number, f"at character {fault.pos + 1}: {fault.msg}")
                except RecursionError:
                    self._too_deep(number)
                else:
                    yield self._object(number, value, line)

    def _of_list(self, at: int) -> Iterator[Object]:
        """The objects of the list whose first value is looked for at `at`. Behind broken JSON nothing can be read."""
        text, line, counted = self.text, 1, 0
        at = self._skip_blanks(at)
        more = not text.startswith("]", at)
        if not more:
            at = self._skip_blanks(at + 1)
        while more:
            line, counted = line + text.count("\n", counted, at), at
            try:
                value, end = self.decoder.raw_decode(text, at)
            except json.JSONDecodeError as fault:
                return self._broken(fault.lineno, f"at character {fault.colno}: {fault.msg}")
            except RecursionError:
                return self._too_deep(line)
            yield self._object(line, value, text[at:end])
            at = self._skip_blanks(end)
            more = text.startswith(",", at)
            if not more and not text.startswith("]", at):
                return self._broken(text.count("\n", 0, at) + 1, "in a list: a comma or the closing ] is missing")
            at = self._skip_blanks(at + 1)
        if at != len(text):
            self._broken(text.count("\n", 0, at) + 1, "behind the list: something follows the closing ]")
        return None

    def _broken(self, line: int, why: str) -> None:
        self.faults.add(line, f"broken JSON {why}", "json", fatal=True)

    def _too_deep(self, line: int) -> None:
        self.faults.add(line, "JSON nested too deep", "json-depth", fatal=True)

    def _object(self, line: int, value: Any, source: str) -> Object:
        """Lists are `list` here and objects `tuple`, of pairs, so that a key given twice is seen."""
        if type(value) is not tuple:
            what = _KINDS.get(type(value), "a value")
            self.faults.add(line, f"{what} where an object is wanted", "json-object", fatal=True)
            return line, {}, False
        cells = {self._name(key): self._cell(line, key, cell) for key, cell in value}
        if len(cells) != len(value):
            self.faults.add(line, "a key is given twice", "json-key")
        return line, cells, "\\" in source or len(source) > LONGEST_CELL

    def _name(self, key: str) -> str:
        name = self.names.get(key)
        if name is None:
            name = self.names[key] = column_name(key)
        return name

    def _cell(self, line: int, key: str, cell: object) -> str:
        kind = type(cell)
        if kind is str:
            return cell  # type: ignore[return-value]
        if cell is None:
            return ""
        if kind is bool:
            return str(cell).upper()
        if kind is _Constant:
            self.faults.add(line, f"{cell} is no number", "json-number", self._name(key))
        else:
            why = f"{_KINDS[kind]} in a cell; a cell is text, a number, true, false or null"
            self.faults.add(line, why, "json-nested", self._name(key))
        return ""
