"""What the printer is told so that it draws our symbols: Code 128 in the code sets we choose, DataMatrix with FNC1.

^BC is used in mode N, with every start, change of set and FNC1 spelled out, because then its bars are those of
`barcodes.code128`, one for one. In mode D a printer chooses its own sets and adds check digits of its own. ^BX chooses
how it packs its data, and with that the size of its symbol: it is sure only of what even the simplest packing makes no
larger than ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from shipkit.labels.drawing.barcodes import FNC1, code128
from shipkit.labels.symbols.datamatrix import gs1_modules
from shipkit.labels.symbols.gs1 import elements

_START_A, _START_B, _START_C, _CODE_A, _CODE_B, _CODE_C = 103, 104, 105, 101, 100, 99
# ^BC, table of invocation codes: symbol characters that are not typed as they are.
_INVOKED = {30: ">0", 62: "><", 94: ">="} | {value: f">{chr(ord('1') + value - 95)}" for value in range(95, 106)}
_MODULES_EACH, _STOP = 11, 13

_DIGITS = str.maketrans("123456789", "000000000")
# Characters that every scheme of DataMatrix packs alike (ISO/IEC 16022, 5.2): C40 and Text tell upper from lower case,
# X12 has the asterisk and the greater-than sign, EDIFACT ends before the underscore.
_KINDS = {
    ord(character): kind
    for kind, characters in {
        "0": "123456789",
        "A": "BCDEFGHIJKLMNOPQRSTUVWXYZ",
        "a": "bcdefghijklmnopqrstuvwxyz",
        "*": ">",
        "!": "\"#$%&'()+,-./:;<=?@[\\]^",
        "{": "`|}~",
    }.items()
    for character in characters
}


# Square symbols of ECC 200 by the codewords they hold (ISO/IEC 16022, table 7).
_SIDES = {
    3: 10, 5: 12, 8: 14, 12: 16, 18: 18, 22: 20, 30: 22, 36: 24, 44: 26, 62: 32, 86: 36, 114: 40, 144: 44, 174: 48,
    204: 52, 280: 64, 368: 72, 456: 80, 576: 88, 696: 96, 816: 104, 1050: 120, 1304: 132, 1558: 144,
}  # fmt: skip
_PAIR = re.compile("[0-9]{2}")


class Plan(NamedTuple):
    """How texts of one pattern are written for ^BC: `%s` stands for a digit. `modules` are those of the symbol."""

    template: str
    modules: int


def bars_data(text: str) -> tuple[str, int]:
    """Field data of ^BC in mode N, and how many modules its symbol has.

    Errors: ValueError when a character is not in Code 128, or is a control character.
    """
    plan = _plan(text.translate(_DIGITS))
    return plan.template % tuple([character for character in text if "0" <= character <= "9"]), plan.modules


@lru_cache(maxsize=1024)
def _plan(pattern: str) -> Plan:
    """Code sets depend on where digits stand, not on which they are."""
    modules = code128(pattern)
    # The last two are the check character, which the printer adds, and the stop.
    ends = range(_MODULES_EACH, len(modules) - _STOP, _MODULES_EACH)
    values = [_values()[modules[end - _MODULES_EACH : end]] for end in ends]
    if not {_START_A, _CODE_A}.isdisjoint(values):
        raise ValueError("a label printer's bars hold no control characters")
    written = []
    digits = False
    for value in values:
        if digits and value < _CODE_B:
            written.append("%s%s")
        else:
            written.append(_INVOKED.get(value) or chr(value + 32).replace("%", "%%").replace("0", "%s"))
        digits = value in {_START_C, _CODE_C} or (digits and value != _CODE_B)
    return Plan("".join(written), len(modules))


@cache
def _values() -> dict[str, int]:
    from barcode.charsets.code128 import CODES

    return {modules: value for value, modules in enumerate(CODES)}


@dataclass(frozen=True, slots=True)
class _Kinds:
    kinds: str
    text: str = field(compare=False)


def matrix_side(text: str) -> int:
    """How many modules the smallest square symbol of an element string has on a side.

    Errors: ValueError when the text is no element string or too long for any symbol.
    """
    elements(text)
    return _side(_Kinds(text.translate(_KINDS), text))


@lru_cache(maxsize=1024)
def _side(symbol: _Kinds) -> int:
    return len(gs1_modules(symbol.text))


def widest_side(text: str) -> int:
    """The same for a printer that packs nothing but pairs of digits (ISO/IEC 16022, 5.2.3)."""
    codewords = len(_PAIR.sub("1", text))
    return next((side for most, side in _SIDES.items() if codewords <= most), 144)


def matrix_data(text: str) -> str:
    """Field data of ^BX with `_` as its escape: `_1` is FNC1."""
    return text.replace("_", "__").replace(FNC1, "_1")
