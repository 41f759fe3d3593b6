"""Numbers as people and spreadsheets write them, read exactly and never through a float."""

from __future__ import annotations

import re
from decimal import Decimal

_LONGEST = 40
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?")

# U+FF01 to U+FF5E are ASCII's U+0021 to U+007E in the width of a Han character, U+3000 its blank (Unicode 15.1,
# Halfwidth and Fullwidth Forms): what an input method for Chinese or Japanese writes unless it is told otherwise.
_PLAIN = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def half_width(text: str) -> str:
    """Full-width digits, letters and signs as plain ones: `２．５` is `2.5`."""
    return text if text.isascii() else text.translate(_PLAIN)


def read_decimal(text: str) -> Decimal:
    """`12.50`, `1e3`, `１２`. Errors: ValueError, also for `1,234.50`, of which nobody knows what the comma is."""
    plain = half_width(text[: 2 * _LONGEST]).strip()
    if len(text) > 2 * _LONGEST or len(plain) > _LONGEST or not _NUMBER.fullmatch(plain):
        shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        hint = ": write it with a point and without groups, as in 1234.50" if "," in plain else ""
        msg = f"{shown!r} is no number{hint}"
        raise ValueError(msg)
    return Decimal(plain)


def number_of(value: object) -> object:
    """A number given as text, read; anything else as it is. Stands before Pydantic's own validation."""
    return read_decimal(value) if isinstance(value, str) else value
