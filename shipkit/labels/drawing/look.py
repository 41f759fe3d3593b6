"""How our papers look: colours, type sizes and the few shapes they are made of."""

from __future__ import annotations

from dataclasses import replace

from shipkit.labels.drawing.boxes import Box, Caption, Frame, Rule, Style, Text

ACCENT = "#0b4f5c"
SOFT = "#a9c3c9"
TINT = "#edf3f4"
GREY = "#66727c"
HAIR = "#b8c3c8"
LINE = 0.4  # points
SHEET_W, SHEET_H = 210.0, 297.0  # A4 (ISO 216), millimetres
MARGIN = 12.0

CAPTION = Style(5.4, 4.4, colour=GREY, valign="top")
VALUE = Style(8.5, 5.5)
TRACKING = 0.06
CAPTION_H = 2.4  # millimetres a caption's line takes


def caption(words: str, x: float, y: float, w: float, *, right: bool = False) -> Caption:
    """Small grey capitals above a value."""
    style = replace(CAPTION, align="right") if right else CAPTION
    return Caption(Box(x, y, w, CAPTION_H), words.upper(), style, TRACKING)


def cell(words: str, name: str, box: Box, style: Style = VALUE) -> tuple[Caption, Text]:
    """A caption and the value under it, filling the box."""
    below = Box(box.x, box.y + CAPTION_H, box.w, box.h - CAPTION_H)
    return caption(words, box.x, box.y, box.w), Text(name, below, style)


def frame(box: Box) -> Frame:
    """A hairline around a box."""
    return Frame(box, LINE, HAIR)


def across(x: float, y: float, w: float, colour: str = HAIR, width: float = LINE) -> Rule:
    """A level line."""
    return Rule(x, y, x + w, y, width, colour)


def down(x: float, y: float, h: float, colour: str = HAIR) -> Rule:
    """An upright line."""
    return Rule(x, y, x, y + h, LINE, colour)


def tear(y: float) -> Rule:
    """A dashed line over the whole width of the sheet, to cut along."""
    return Rule(0, y, SHEET_W, y, 0.5, GREY, dash=1.2)
