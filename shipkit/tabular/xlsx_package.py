"""What is looked at in an XLSX file before it is parsed: that it is one, not too much, and which cells have no value.

The parser (calamine) trusts a file. It unpacks what there is, lays the cells out as one full rectangle however far
apart they stand, so that one stray cell in the last corner ends the process, and reads an error such as #N/A, and a
formula of which no program has kept the value, as an empty cell. So the parts of the package are measured and the
sheet's cells looked at first.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from shipkit.errors import InvalidInput
    from shipkit.tabular.faults import Faults

MOST_UNPACKED = 512 * 1024 * 1024
"""Bytes of all parts together, unpacked."""
MOST_RATIO = 200
"""Unpacked over packed bytes, of a file of more than `SMALL` bytes. Real sheets have 10 to 40, a bomb 1,000."""
SMALL = 16 * 1024 * 1024
MOST_CELLS = 104 * 100_000
"""Cells of the rectangle around all cells with something in them: 104 columns (A to CZ) of 100,000 rows."""

# A cell that is not one of A1 to CZ99999, written as every writer does; nearly no file has one.
_FAR_CELL = re.compile(rb'<c(?! r="[A-C]?[A-Z][0-9]{1,5}"|[A-Za-z])')
_TAG = re.compile(rb"<(?:[\w.-]+:)?(row|c)(?=[\s/>])([^>]*)>")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,7})["']""")
_ERROR_CELL = re.compile(rb"""<(?:[\w.-]+:)?c(\s[^>/]*\bt\s*=\s*["']e["'][^>/]*)>(.*?)</(?:[\w.-]+:)?c>""", re.DOTALL)
_FULL_CELL = re.compile(rb"<(?:[\w.-]+:)?c(\s[^>/]*)>(.*?)</(?:[\w.-]+:)?c>", re.DOTALL)
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
# A text may be the empty one that a formula gave; another value is there or was never worked out.
_TEXT_TYPE = re.compile(rb"""\st\s*=\s*["']str["']""")
_VALUE = re.compile(rb"v>([^<]+)<")


# What zipfile, zlib and the XML parser raise for damaged files.
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, RuntimeError, ValueError, ET.ParseError)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its name; by row its error cells, each as (reference, error), and its formulas without a value."""

    name: str
    errors: dict[int, list[tuple[str, str]]]
    formulas: dict[int, list[str]]


def open_sheet(data: bytes, name: str | None, faults: Faults) -> Sheet:
    """The sheet of that name, else the first visible one, found sound. Errors: InvalidInput."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        # A compound file ([MS-CFB]) holds an encrypted workbook ([MS-OFFCRYPTO], 2.3.4.4), or is an old .xls.
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise faults.stop(1, "the spreadsheet is encrypted; save it without a password", "xlsx-encrypted")
        raise faults.stop(1, "a spreadsheet of the old form (.xls); save it as .xlsx", "xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _measure(package, len(data), faults)
            chosen, path = _choose(_sheets(package), name, faults)
            cells = _unpack(package, path)
    except _DAMAGE as fault:
        raise damaged(fault, faults) from fault
    unusual = _FAR_CELL.search(cells) or b":c " in cells or b":c>" in cells
    if unusual:
        _check_extent(cells, faults)
    errors = _errors(cells) if b'"e"' in cells or (unusual and b"'e'" in cells) else {}
    # The first two look three times as fast as the pattern, and most sheets have no formula.
    has_formulas = (b"<f" in cells or b":f" in cells) and _FORMULA.search(cells)
    return Sheet(chosen, errors, _formulas(cells) if has_formulas else {})


def damaged(fault: Exception, faults: Faults) -> InvalidInput:
    """The refusal of a file that is no sound XLSX file."""
    return faults.stop(1, f"no XLSX file, or a damaged one ({fault})", "xlsx")


def _measure(package: zipfile.ZipFile, packed: int, faults: Faults) -> None:
    """Refuse what would unpack to too much, by the sizes the package states."""
    parts = package.infolist()
    total = sum(part.file_size for part in parts)
    if total > MOST_UNPACKED or (total > SMALL and total > MOST_RATIO * packed):
        raise faults.stop(1, f"{packed:,} bytes unpack to {total:,}; that is no table", "xlsx-size")
    if len({part.filename for part in parts}) != len(parts):
        raise zipfile.BadZipFile("a part is there twice")
    if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
        raise zipfile.BadZipFile("packed in a way no spreadsheet is")


def _unpack(package: zipfile.ZipFile, path: str) -> bytes:
    """The bytes of one part; the others are unpacked too, which fails where a stated size was a lie."""
    for part in package.infolist():
        with package.open(part) as stream:
            while part.filename != path and stream.read(1 << 20):
                pass
    return package.read(path)


def _sheets(package: zipfile.ZipFile) -> list[tuple[str, str, bool]]:
    """The worksheets in the workbook's order (ECMA-376-1, 18.2.19): name, part, whether it is visible."""
    paths = {}
    for relation in _xml(package, "xl/_rels/workbook.xml.rels"):
        if relation.get("Type", "").endswith("/worksheet"):
            target = relation.get("Target", "")
            paths[relation.get("Id")] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    found = []
    for sheet in _xml(package, "xl/workbook.xml").iterfind("{*}sheets/{*}sheet"):
        identity = next((value for key, value in sheet.items() if key.endswith("}id")), None)
        if identity in paths:
            found.append((sheet.get("name", ""), paths[identity], sheet.get("state", "visible") == "visible"))
    if not found:
        raise zipfile.BadZipFile("it has no worksheet")
    return found


def _xml(package: zipfile.ZipFile, path: str) -> ET.Element:
    """A small part, parsed. None may declare a document type, the way to entities that grow (ECMA-376-2, M1.18)."""
    text = package.read(path)
    if b"<!DOCTYPE" in text or b"\0" in text:
        raise zipfile.BadZipFile("it declares a document type")
    return ET.fromstring(text)  # noqa: S314 - see above


def _choose(sheets: list[tuple[str, str, bool]], name: str | None, faults: Faults) -> tuple[str, str]:
    if name is None:
        return min(sheets, key=lambda sheet: not sheet[2])[:2]
    for known, path, _ in sheets:
        if known.casefold() == name.casefold():
            return known, path
    names = ", ".join(known for known, _, _ in sheets)
    raise faults.stop(1, f"there is no sheet {name}; there are: {names}", "sheet")


def _check_extent(cells: bytes, faults: Faults) -> None:
    """Refuse a sheet whose cells stand so far apart that their rectangle would not fit in memory."""
    row = column = rows = columns = 0
    for tag, attributes in _TAG.findall(cells):
        reference = _REFERENCE.search(attributes)
        if tag == b"row":
            row, column = int(reference[2]) if reference else row + 1, 0
            continue
        column += 1
        if reference:
            column, row = _column(reference[1]), int(reference[2])
        if not attributes.endswith(b"/"):
            rows, columns = max(rows, row), max(columns, column)
    if rows * columns > MOST_CELLS:
        why = f"the sheet reaches to row {rows:,} and column {columns:,}; delete what stands far from the table"
        raise faults.stop(rows, why, "xlsx-size")


def _column(letters: bytes) -> int:
    """A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _errors(cells: bytes) -> dict[int, list[tuple[str, str]]]:
    """The cells of type `e` (ECMA-376-1, 18.18.11) by row."""
    found: dict[int, list[tuple[str, str]]] = {}
    for attributes, content in _ERROR_CELL.findall(cells):
        reference, value = _REFERENCE.search(attributes), _VALUE.search(content)
        if reference:
            error = value[1].decode("utf-8", "replace") if value else "?"
            cell = (reference[1] + reference[2]).decode()
            found.setdefault(int(reference[2]), []).append((cell, error))
    return found


def _formulas(cells: bytes) -> dict[int, list[str]]:
    """The cells with a formula (ECMA-376-1, 18.3.1.40) and without its value, by row."""
    found: dict[int, list[str]] = {}
    for attributes, content in _FULL_CELL.findall(cells):
        if _FORMULA.search(content) and not _VALUE.search(content) and not _TEXT_TYPE.search(attributes):
            reference = _REFERENCE.search(attributes)
            if reference:
                found.setdefault(int(reference[2]), []).append((reference[1] + reference[2]).decode())
    return found
