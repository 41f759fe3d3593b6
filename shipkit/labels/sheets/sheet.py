"""A sheet of label stock in millimetres, as a TOML file says it.

    name = "a4-4up"
    width = 210
    height = 297
    columns = 2
    rows = 2
    label_width = 105
    label_height = 148.5
    left = 0          # from the edge of the sheet to the first label
    top = 0
    pitch_x = 105     # from one label's edge to the next one's
    pitch_y = 148.5

`left` and `top` are 0, and the pitch the size of a label, when they are not said.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from shipkit.errors import InvalidInput, NotFound
from shipkit.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_SLACK = 0.01
# From the smallest stock of a label printer to A2; more is a slip of the decimal point.
_LEAST, _MOST = 10.0, 600.0
_MOST_LABELS = 1000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet and the places of its labels, counted from 1 row by row. All in millimetres but the counts.

    Errors: InvalidInput with every fault, when it is made.
    """

    name: str
    width: float
    height: float
    columns: int
    rows: int
    label_width: float
    label_height: float
    left: float
    top: float
    pitch_x: float
    pitch_y: float

    def __post_init__(self) -> None:
        if findings := [*_faults(self)]:
            raise InvalidInput(f"sheet {self.name}: {findings[0]}", findings)

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows

    def place(self, number: int) -> tuple[float, float]:
        """The left and top of a label, counted from 1."""
        row, column = divmod(number - 1, self.columns)
        return self.left + column * self.pitch_x, self.top + row * self.pitch_y

    def centred(self, number: int, width: float, height: float) -> tuple[float, float]:
        """The left and top of something smaller in the middle of a label's place."""
        x, y = self.place(number)
        return x + (self.label_width - width) / 2, y + (self.label_height - height) / 2

    def holds(self, width: float, height: float) -> bool:
        """Whether something of that size fits the place of a label."""
        return width <= self.label_width + _SLACK and height <= self.label_height + _SLACK


def _faults(sheet: Sheet) -> Iterator[Finding]:
    for name in ("width", "height"):
        if not _LEAST <= getattr(sheet, name) <= _MOST:
            yield Finding(name, f"{getattr(sheet, name):g} mm is no size of a sheet", "sheet-size")
    for name in ("columns", "rows"):
        if getattr(sheet, name) < 1:
            yield Finding(name, f"a sheet has at least one of them, not {getattr(sheet, name)}", "sheet-count")
    if sheet.columns * sheet.rows > _MOST_LABELS:
        yield Finding("rows", f"{sheet.columns} by {sheet.rows} labels are too many", "sheet-count")
    for name in ("left", "top"):
        if getattr(sheet, name) < 0:
            yield Finding(name, f"{getattr(sheet, name):g} mm lies off the sheet", "sheet-place")
    for name, count, start, pitch, size, whole in (
        ("width", sheet.columns, sheet.left, sheet.pitch_x, sheet.label_width, sheet.width),
        ("height", sheet.rows, sheet.top, sheet.pitch_y, sheet.label_height, sheet.height),
    ):
        if size < _LEAST:
            yield Finding(f"label_{name}", f"{size:g} mm is no size of a label", "sheet-size")
        if count > 1 and pitch < size - _SLACK:
            axis = "pitch_x" if name == "width" else "pitch_y"
            yield Finding(axis, f"labels of {size:g} mm overlap at a pitch of {pitch:g} mm", "sheet-overlap")
        needed = start + (count - 1) * pitch + size
        if needed > whole + _SLACK:
            yield Finding(f"label_{name}", f"the labels need {needed:g} mm and have {whole:g} mm", "sheet-fit")


def read_sheet(text: str, file: str = "") -> Sheet:
    """A sheet of the text of its file. Errors: InvalidInput naming every fault and the file."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"{file or 'this sheet'} is no TOML: {error}") from None
    findings = [*_wrong_fields(given)]
    if findings:
        raise InvalidInput(f"{file or 'this sheet'}: {findings[0]}", findings)
    defaults = {"left": 0.0, "top": 0.0, "pitch_x": given["label_width"], "pitch_y": given["label_height"]}
    try:
        return Sheet(**(defaults | given))
    except InvalidInput as error:
        raise InvalidInput(f"{file}: {error.message}" if file else error.message, error.findings) from None


_TEXT, _COUNTS, _OPTIONAL = {"name"}, {"columns", "rows"}, {"left", "top", "pitch_x", "pitch_y"}


def _wrong_fields(given: Mapping[str, Any]) -> Iterator[Finding]:
    names = {field.name for field in fields(Sheet)}
    for name in sorted(names - given.keys() - _OPTIONAL):
        yield Finding(name, "is missing", "sheet-missing")
    for name in sorted(given.keys() - names):
        yield Finding(name, "is nothing a sheet has", "sheet-unknown")
    for name in sorted(given.keys() & names):
        value = given[name]
        if name in _TEXT:
            if not isinstance(value, str) or not value:
                yield Finding(name, f"{value!r} should be a word", "sheet-type")
        elif (
            isinstance(value, bool)
            or not isinstance(value, int if name in _COUNTS else int | float)
            or not math.isfinite(value)
        ):
            kind = "a whole number" if name in _COUNTS else "a number of millimetres"
            yield Finding(name, f"{value!r} should be {kind}", "sheet-type")


def find_sheet(name: str, folders: Sequence[Path]) -> Sheet:
    """The sheet of that name, from the first folder that has `NAME.toml`.

    Errors: NotFound naming the sheets there are; InvalidInput as `read_sheet`.
    """
    known = sheet_files(folders)
    if name not in known:
        raise NotFound(f"there is no sheet {name!r}; there are {', '.join(known) or 'none'}")
    file = known[name]
    sheet = read_sheet(file.read_text(encoding="utf-8"), str(file))
    if sheet.name != name:
        raise InvalidInput(f"{file}: it calls itself {sheet.name!r} and should be {name!r} as its file")
    return sheet


def sheet_files(folders: Sequence[Path]) -> dict[str, Path]:
    """Sheets by name, in alphabetical order; of one name the first folder's. Folders may be missing."""
    found: dict[str, Path] = {}
    for folder in folders:
        for file in folder.glob("*.toml"):
            found.setdefault(file.stem, file)
    return dict(sorted(found.items()))
