"""Millimetres of a layout into dots of a label, and what never changes on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shipkit.labels.pdf.pages import POINTS
from shipkit.labels.zpl import commands

if TYPE_CHECKING:
    from shipkit.labels.drawing.boxes import Box, Fill, Frame, Rule


class Scale(NamedTuple):
    """So many dots a millimetre, for a layout that stands at `left`, `top` on the label."""

    per_mm: float
    left: float
    top: float

    def x(self, x: float) -> int:
        """The column of a place of the layout."""
        return round((x + self.left) * self.per_mm)

    def y(self, y: float) -> int:
        """The row of a place of the layout."""
        return round((y + self.top) * self.per_mm)

    def line(self, points: float) -> int:
        """The thickness of a line; the finest is one dot."""
        return max(1, round(points / POINTS * self.per_mm))

    def size(self, points: float) -> float:
        """A type size."""
        return points / POINTS * self.per_mm


def rule(item: Rule, scale: Scale) -> str:
    """A line, half of its thickness on either side. Errors: ValueError for one that is neither level nor upright."""
    if item.x1 != item.x2 and item.y1 != item.y2:
        msg = f"{item} is neither level nor upright"
        raise ValueError(msg)
    line = scale.line(item.width)
    left, right = sorted((scale.x(item.x1), scale.x(item.x2)))
    top, bottom = sorted((scale.y(item.y1), scale.y(item.y2)))
    if top == bottom:
        return commands.box(left, max(0, top - line // 2), max(line, right - left), line, line)
    return commands.box(max(0, left - line // 2), top, line, max(line, bottom - top), line)


def frame(item: Frame, scale: Scale) -> str:
    """The outline of a box."""
    return _box(item.box, scale, scale.line(item.width))


def fill(item: Fill, scale: Scale) -> str:
    """A box all black, or nothing where its colour is nearer to white."""
    red, green, blue = (int(item.colour[at : at + 2], 16) for at in (1, 3, 5))
    light = 0.299 * red + 0.587 * green + 0.114 * blue > 127  # luma, ITU-R BT.601
    return "" if light else _box(item.box, scale, 0)


def _box(box: Box, scale: Scale, line: int) -> str:
    left, top = scale.x(box.x), scale.y(box.y)
    wide, high = scale.x(box.right) - left, scale.y(box.bottom) - top
    return commands.box(left, top, wide, high, line or min(wide, high))
