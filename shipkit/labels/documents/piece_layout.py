"""The tear-off label of a piece, the delivery receipt beside it, and the page that holds further labels."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from shipkit.labels.documents.waybill_layout import HALF, LEFT, SECOND, WAYBILL_LEAST_MODULE
from shipkit.labels.documents.words import WORDS
from shipkit.labels.drawing.barcodes import DOT
from shipkit.labels.drawing.boxes import INK, Bars, Box, Caption, Layout, Style, Text, sorted_out
from shipkit.labels.drawing.look import ACCENT, GREY, MARGIN, SHEET_H, SHEET_W, across, caption, cell, down, frame

if TYPE_CHECKING:
    from shipkit.labels.drawing.boxes import Field, Static

PIECE_W, PIECE_H = HALF, 64.0
# A plate is printed at 0.42 mm a module where it fits, and never finer than 0.25 mm: of symbols at 0.20 mm,
# rendered at 203 dpi, one in eight was read.
PLATE_MODULE, PLATE_LEAST_MODULE = 5 * DOT, 3 * DOT

_COLUMNS = (LEFT, SECOND)
_FIRST_ROW, _PITCH, _ROWS = 14.0, 68.0, 4
PIECES_A_PAGE = _ROWS * len(_COLUMNS)
_PAD = 3.0
_TO = Style(10.5, 4.75, align="start", valign="top", lines=0, leading=1.2, head=True)
_NAME = Style(9, 5, bold=True, lines=3, leading=1.1, align="start")


def places() -> list[tuple[float, float]]:
    """The top-left corners of the labels of a page of labels, row by row."""
    return [(x, _FIRST_ROW + row * _PITCH) for row in range(_ROWS) for x in _COLUMNS]


@cache
def piece_layout(language: str = "en") -> Layout:
    """The label of one piece, 91 by 64 mm."""
    words = WORDS[language]
    wide = PIECE_W - 2 * _PAD
    side = 20.0
    right = PIECE_W - _PAD - side
    top, middle, foot = 12.0, 36.0, 59.2
    small = Style(6.5, 4, lines=2, leading=1.05, colour=GREY, align="start")
    items: list[Static | Field] = [
        frame(Box(0, 0, PIECE_W, PIECE_H)),
        Text("carrier", Box(_PAD, 1.6, 24, 3.4), Style(7, 4, bold=True, colour=ACCENT, lines=2, leading=1.1)),
        Text("ship_date", Box(_PAD + 25, 1.6, 16, 3.4), Style(7, 5, colour=GREY, align="right")),
        Text("service", Box(_PAD, 5.0, 41, 6.4), Style(13, 5.5, bold=True, lines=2, leading=1.1)),
        down(_PAD + 42.5, 1.6, 9.4),
        *cell(words["piece"], "piece", Box(_PAD + 44, 1.8, 20, 9.4), Style(15, 8, bold=True)),
        Text("destination.code", Box(right, 1.2, side, 10.4), Style(27, 20, bold=True, align="right")),
        across(_PAD, top, wide),
        caption(words["ship_to"], _PAD, top + 1.1, wide),
        Text("consignee.label", Box(_PAD, top + 3.7, wide, middle - top - 4.3), _TO),
        across(_PAD, middle, wide),
        *cell(words["number"], "number", Box(_PAD, middle + 1.0, 36, 7.2), Style(11.5, 8, bold=True)),
        *cell(words["weight"], "weight", Box(_PAD + 38, middle + 1.0, 19, 7.2), Style(9.5, 6)),
        *cell(words["size"], "size", Box(_PAD + 58, middle + 1.0, wide - 58, 7.2), Style(9.5, 5.5)),
        Bars("plate.bars", Box(1.0, 44.9, PIECE_W - 2, 13.8), PLATE_MODULE, PLATE_LEAST_MODULE),
        Text("from", Box(_PAD, foot, 21, 3.6), small),
        Text("plate", Box(_PAD + 22, foot, wide - 44, 3.6), Style(8.5, 4.5, align="center")),
        Text("reference", Box(PIECE_W - _PAD - 21, foot, 21, 3.6), replace(small, align="right")),
    ]
    return sorted_out(f"piece-{language}", PIECE_W, PIECE_H, items)


@cache
def receipt_layout(language: str = "en") -> Layout:
    """The carrier's proof of delivery, of the size of a label: it fills the place of a second piece."""
    words = WORDS[language]
    wide = PIECE_W - 2 * _PAD
    half = 46.0
    items: list[Static | Field] = [
        frame(Box(0, 0, PIECE_W, PIECE_H)),
        Caption(Box(_PAD, 1.8, 40, 5.4), words["receipt"], Style(11, 8, bold=True, colour=ACCENT)),
        Text("carrier", Box(_PAD, 7.2, 40, 3.4), Style(7, 4, colour=GREY, lines=2, leading=1.1)),
        *cell(words["number"], "number", Box(_PAD, 13.0, 40, 7.2), Style(11.5, 8, bold=True)),
        Bars("number.bars", Box(PIECE_W - half, 2.4, half, 12.0), WAYBILL_LEAST_MODULE, PLATE_LEAST_MODULE, "right"),
        Text(
            "service", Box(PIECE_W - half, 15.4, half - _PAD, 4.6), Style(8.5, 5, align="right", lines=2, leading=1.1)
        ),
        across(_PAD, 21.4, wide),
        *cell(words["ship_to"], "consignee.name", Box(_PAD, 22.4, wide, 9.4), _NAME),
        across(_PAD, 32.6, wide),
    ]
    for key, x, y, w in (
        ("piece_count", _PAD, 43.0, 14.0),
        ("date_time", _PAD + 17, 43.0, 30.0),
        ("remarks", _PAD + 50, 43.0, wide - 50),
        ("print_name", _PAD, 57.8, 38.0),
        ("signature", _PAD + 42, 57.8, wide - 42),
    ):
        items += [across(x, y, w), caption(words[key], x, y + 0.7, w)]
    return sorted_out(f"receipt-{language}", PIECE_W, PIECE_H, items)


@cache
def piece_page_layout(language: str = "en") -> Layout:
    """What stands around a page of labels."""
    small = Style(7.5, 6, colour=GREY)
    items: list[Static | Field] = [
        across(LEFT, 11.4, SHEET_W - 2 * MARGIN, ACCENT, 0.9),
        Text("carrier", Box(LEFT, 6.4, HALF, 4), replace(small, bold=True, colour=ACCENT)),
        Text("number", Box(SECOND, 6.4, HALF, 4), replace(small, bold=True, align="right", colour=INK)),
        Text("page", Box(SECOND, SHEET_H - 8.0, HALF, 3), Style(6, 5, colour=GREY, align="right")),
    ]
    return sorted_out(f"pieces-{language}", SHEET_W, SHEET_H, items)
