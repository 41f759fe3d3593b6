"""What keeps a page from being printed. A page is right or it is not drawn at all."""

from __future__ import annotations

import unicodedata

from shipkit.errors import InvalidInput
from shipkit.findings import Finding


class NotPrintable(InvalidInput):
    """A value that cannot be set as it is; `findings` name the field."""


def missing_glyph(field: str, characters: str) -> Finding:
    """Characters no font has; each is named with its code point."""
    named = ", ".join(f"{c if c.isprintable() else ''} U+{ord(c):04X} {_name(c)}".strip() for c in characters)
    return Finding(field, f"no font here has {named}", "glyph-missing")


def _name(character: str) -> str:
    return unicodedata.name(character, "(a control character)" if ord(character) < 0xA0 else "")


def too_long(field: str, text: str, why: str) -> Finding:
    """A text that is over its box even at its smallest size."""
    shown = text if len(text) <= 40 else text[:37] + "..."
    return Finding(field, f"{shown!r} is too long: {why}", "text-too-long")


def no_bars(field: str, text: str, why: str) -> Finding:
    """A value that cannot become a bar code."""
    return Finding(field, f"{text!r} cannot be a bar code: {why}", "bars-impossible")
