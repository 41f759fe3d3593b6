"""A page as data: boxes in millimetres and what stands in them. Nothing here draws.

The origin is the top-left corner of the layout, x runs right and y runs down, as a ruler is laid on paper.
Type sizes and line widths are in points, colours `#rrggbb`. A `Layout` has a static part, equal on every
page, and fields whose values come with each page; drawing puts the two together (`draw`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Align = Literal["left", "center", "right", "start"]
Valign = Literal["top", "middle", "bottom"]

INK = "#1b1f24"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width and height in millimetres."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge, in millimetres from the left of the layout."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge, in millimetres from the top of the layout."""
        return self.y + self.h

    def inset(self, dx: float, dy: float = 0.0) -> Box:
        """The box with `dx` taken off on the left and right, `dy` above and below."""
        return Box(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)

    def holds(self, other: Box, slack: float = 0.01) -> bool:
        """Whether `other` lies inside, give or take `slack` millimetres."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set. `size` shrinks to `floor` before it is an error.

    `lines` is the most lines the text may take, 0 as many as the box holds. `start` aligns a line where its
    script begins: left, or right for Arabic and Hebrew. `leading` is from baseline to baseline, in ems.
    `head`: the first paragraph is bold.
    """

    size: float
    floor: float = 0.0
    bold: bool = False
    colour: str = INK
    align: Align = "left"
    valign: Valign = "middle"
    lines: int = 1
    leading: float = 1.25
    head: bool = False

    @property
    def smallest(self) -> float:
        """The size below which a text is not printed."""
        return self.floor or self.size


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line between two points in millimetres, `width` points thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.4
    colour: str = INK
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Fill:
    """A box filled with one colour."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a box, `width` points thick."""

    box: Box
    width: float = 0.4
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Caption:
    """Words that are the same on every page. `tracking` is extra space between their letters, in ems."""

    box: Box
    text: str
    style: Style
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """A field of text. Its `name` is the key of its value, and what an error calls it."""

    name: str
    box: Box
    style: Style


@dataclass(frozen=True, slots=True)
class Bars:
    """A field drawn as Code 128, its quiet zones inside the box.

    The bars are as high as the box. A module is `module` millimetres wide, when the value is long fewer dots
    (`barcodes.DOT`) down to `floor`; then it is an error.
    """

    name: str
    box: Box
    module: float
    floor: float
    align: Literal["left", "center", "right"] = "center"


@dataclass(frozen=True, slots=True)
class Matrix:
    """A field drawn as GS1 DataMatrix of an element string, its quiet zone inside the box.

    A module is `module` millimetres wide, when the value is long fewer dots (`barcodes.DOT`) down to `floor`;
    then it is an error.
    """

    name: str
    box: Box
    module: float
    floor: float
    align: Literal["left", "center", "right"] = "center"


Static = Rule | Fill | Frame | Caption
Field = Text | Bars | Matrix


@dataclass(frozen=True, eq=False)
class Layout:
    """A sheet, a label or a part of one: its size in millimetres, what never changes on it, its fields."""

    name: str
    width: float
    height: float
    static: tuple[Static, ...]
    fields: tuple[Field, ...]


def sorted_out(name: str, width: float, height: float, items: Iterable[Static | Field]) -> Layout:
    """A layout of items in any order."""
    static, fields = [], []
    for item in items:
        if isinstance(item, Text | Bars | Matrix):
            fields.append(item)
        else:
            static.append(item)
    return Layout(name, width, height, tuple(static), tuple(fields))
