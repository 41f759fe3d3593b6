"""What a void waybill's papers look like: the word large under everything, and in the place of every symbol.

A struck-out symbol may still be read by a scanner, so none is printed at all. The word under the text leaves it
legible: whoever finds the paper can say which shipment it was.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from shipkit.labels.drawing.boxes import Bars, Box, Caption, Layout, Matrix, Style, Text, sorted_out

if TYPE_CHECKING:
    from shipkit.labels.drawing.boxes import Static

VOID = "void"
"""The key of a value: where it is given, that word stands in the place of every symbol of a layout."""

_RED, _PALE = "#b3261e", "#efb8b4"
_POINTS_A_MM = 2.0  # of a word that fills its box: 72 / 25.4 points, less what a line has over and under its letters
# The word comes again about every so many millimetres, so that no part torn or cut off is without it.
_WIDE, _HIGH = 100.0, 74.0


def struck(field: Bars | Matrix) -> Text:
    """The word in the place of a symbol."""
    size = max(5.0, min(60.0, field.box.h * _POINTS_A_MM))
    style = Style(size, 4, bold=True, colour=_RED, align="center", lines=2, leading=1.1)
    return Text(field.name, field.box.inset(1.5), style)


@cache
def void_layout(width: float, height: float, word: str) -> Layout:
    """The word over a sheet or label of this size, in millimetres, pale enough to lie under its text."""
    columns, rows = max(1, round(width / _WIDE)), max(1, round(height / _HIGH))
    w, h = width / columns, height / rows
    items: list[Static] = []
    for n in range(columns * rows):
        box = Box(n % columns * w, n // columns * h, w, h).inset(w * 0.08, h * 0.2)
        style = Style(min(110.0, box.h * _POINTS_A_MM), 6, bold=True, colour=_PALE, align="center")
        items.append(Caption(box, word, style))
    return sorted_out(f"void-{width:g}x{height:g}-{word.encode().hex()}", width, height, items)
