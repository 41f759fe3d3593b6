"""The commands of ZPL II that labels are made of, as text. Positions and sizes are whole dots.

What each may hold is after the ZPL II Programming Guide (Zebra Technologies). A caret or a tilde begins a command
wherever it stands, so no data ever holds one as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shipkit.errors import InvalidInput
from shipkit.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

_INCH = 25.4  # millimetres
# Heads are sold as 203 dpi and have 8 dots a millimetre.
RESOLUTIONS = {203: 8.0, 300: 300 / _INCH, 600: 600 / _INCH}

# What ^FH turns into hexadecimal digits: the prefixes of commands, its own sign, and what is no character.
_UNSAFE = re.compile(r"[\^~\\\x00-\x1f\x7f]")
# A run of one digit in a picture's row: G to Y are 1 to 19, g to z are 20 to 400 (^GF, alternative compression).
_RUN = re.compile(r"(.)\1{2,}")
_LONGEST = 400


def dots_per_mm(dpi: int) -> float:
    """How many dots a print head has in a millimetre. Errors: InvalidInput for a head there is not."""
    if dpi not in RESOLUTIONS:
        why = f"{dpi} dpi is no label printer's; they have {', '.join(map(str, RESOLUTIONS))}"
        raise InvalidInput(why, [Finding("dpi", why, "dpi-unknown")])
    return RESOLUTIONS[dpi]


def label(width: int, height: int, fields: Sequence[str]) -> bytes:
    """One label: UTF-8, its size, its fields; no offset, mirror or reverse that an earlier label left behind."""
    body = "\n".join(fields)
    return f"^XA^CI28^PW{width}^LL{height}^LH0,0^LRN^PMN\n{body}\n^PQ1^XZ\n".encode()


def data(text: str) -> str:
    """Field data, ^FD to ^FS, whatever the text holds."""
    if not _UNSAFE.search(text):
        return f"^FD{text}^FS"
    return f"^FH\\^FD{_UNSAFE.sub(_in_digits, text)}^FS"


def _in_digits(unsafe: re.Match[str]) -> str:
    return f"\\{ord(unsafe[0]):02X}"


def text_head(x: int, baseline: int, height: int, width: int, block: str = "") -> str:
    """A line in the printer's scalable font up to its data; `block` is an alignment from `block_of`."""
    return f"^FT{x},{baseline}^A0N,{height},{width}{block}"


def block_of(width: int, align: str) -> str:
    """One line in the middle or on the right of so many dots."""
    return f"^FB{width},1,0,{'C' if align == 'center' else 'R'}"


def box(x: int, y: int, width: int, height: int, line: int) -> str:
    """A frame with lines `line` dots thick; one as thick as it is high or wide is black all over."""
    return f"^FO{x},{y}^GB{width},{height},{line}^FS"


def bars(x: int, y: int, module: int, height: int, written: str) -> str:
    """Code 128 in mode N, without the line of text a printer would add; `written` is from `codes.bars_data`."""
    return f"^FO{x},{y}^BY{module}^BCN,{height},N,N,N,N{data(written)}"


def matrix(x: int, y: int, module: int, written: str) -> str:
    """DataMatrix ECC 200, of the smallest size; `written` is from `codes.matrix_data`, with `_` as its escape."""
    return f"^FO{x},{y}^BXN,{module},200,,,,_{data(written)}"


def picture(x: int, y: int, width: int, rows: Sequence[str]) -> str:
    """A picture of rows of hexadecimal digits, eight dots to two of them, `width` bytes each."""
    total = width * len(rows)
    packed = []
    before = ""
    for row in rows:
        packed.append(":" if row == before else _packed(row))
        before = row
    return f"^FO{x},{y}^GFA,{total},{total},{width},{''.join(packed)}^FS"


def _packed(row: str) -> str:
    """A row with its runs counted; `,` is white to the end."""
    inked = row.rstrip("0")
    # Digits come in pairs: an odd one keeps the zero beside it.
    kept = row[: len(inked) + len(inked) % 2]
    return _RUN.sub(_counted, kept) + "," * (len(kept) < len(row))


def _counted(run: re.Match[str]) -> str:
    often, rest = divmod(run.end() - run.start(), _LONGEST)
    twenties, ones = divmod(rest, 20)
    return "z" * often + chr(ord("f") + twenties) * bool(twenties) + chr(ord("F") + ones) * bool(ones) + run[1]
