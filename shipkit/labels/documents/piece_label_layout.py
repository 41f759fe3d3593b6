"""Where everything stands on a piece label, in millimetres: one design for 100 by 150 mm and for A6.

From the top: where to and how fast; the parties; the piece; the waybill number with its bars and what a phone
reads; lowest, as GS1 logistic labels have it, the number of the piece.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from shipkit.labels.documents.label_words import LABEL_WORDS
from shipkit.labels.drawing.barcodes import DOT
from shipkit.labels.drawing.boxes import Bars, Box, Layout, Matrix, Style, Text, sorted_out
from shipkit.labels.drawing.look import ACCENT, GREY, across, caption, cell, down
from shipkit.labels.pdf.pages import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shipkit.labels.drawing.boxes import Field, Static
    from shipkit.labels.sheets.sheet import Sheet

    Part = Iterator[Static | Field]


class LabelSize(NamedTuple):
    """A stock the label is laid out for: width, height, and what a printer leaves white at its edges."""

    name: str
    width: float
    height: float
    pad: float


LABEL_100X150 = LabelSize("100x150", 100.0, 150.0, 4.0)
LABEL_A6 = LabelSize("a6", 105.0, 148.0, 5.0)  # office printers leave 4.2 mm white
LABEL_SIZES = (LABEL_100X150, LABEL_A6)

# Symbols of logistic units: modules of 0.495 mm or more, bars 31.75 mm high (GS1 General Specifications, 5.12.3,
# table 5); six dots are 0.508 mm.
SSCC_MODULE, SSCC_H = 6 * DOT, 375 * DOT
PLATE_LEAST_MODULE = 3 * DOT
# At least 0.33 mm (UPU S10-12, section 8) and 20 mm high.
NUMBER_MODULE, NUMBER_LEAST_MODULE, NUMBER_H = 6 * DOT, 4 * DOT, 240 * DOT
# The same table has 0.743 mm for two-dimensional symbols of logistic units; nine dots are 0.762 mm. Where there
# is more to say the symbol keeps its place and its modules become smaller.
MATRIX_MODULE, MATRIX_LEAST_MODULE, MATRIX_SIDE = 9 * DOT, 5 * DOT, 22.0

_EDGE = 0.8  # quiet zones may reach nearer to the edge than ink
_PLATE_TEXT_H = 4.8
_NUMBER_ROW_H, _INFO_H, _HEAD_H, _FROM_H = 8.8, 10.0, 17.0, 8.6
_USUAL_LINES = 6  # of an address; a longer one becomes smaller
_BLOCK = Style(12, 4.75, align="start", valign="top", lines=0, leading=1.22, head=True)
_FACT = Style(9.5, 5.5, bold=True)


def label_size(sheet: Sheet) -> LabelSize | None:
    """The label that fits a sheet's places as it is, 100 by 150 mm before A6; None when neither does."""
    return next((size for size in LABEL_SIZES if sheet.holds(size.width, size.height)), None)


@cache
def piece_label_layout(size: LabelSize = LABEL_100X150, language: str = "en") -> Layout:
    """The label of one piece on a stock of its size."""
    words = LABEL_WORDS[language]
    bottom = size.height - size.pad
    plate = bottom - _PLATE_TEXT_H - SSCC_H
    number = plate - 3.2 - NUMBER_H
    row = number - _NUMBER_ROW_H
    info = row - _INFO_H - 0.4
    parts = (
        _head(size, size.pad),
        _from(words, size, size.pad + _HEAD_H + 1.0),
        _to(words, size, size.pad + _HEAD_H + 1.0 + _FROM_H, info),
        _info(words, size, info),
        _number(words, size, row, number),
        _plate(size, plate),
    )
    return sorted_out(f"piece-label-{size.name}-{language}", size.width, size.height, chain(*parts))


def _head(size: LabelSize, y: float) -> Part:
    left, wide = size.pad, size.width - 2 * size.pad
    yield Text("destination.code", Box(left, y - 0.6, 26, 16.6), Style(45, 30, bold=True))
    yield Text("destination.name", Box(left + 28, y + 0.2, 34, 5.4), Style(10.5, 5, bold=True, lines=2, leading=1.05))
    yield Text("postcode", Box(left + 28, y + 5.8, 32.5, 9.8), Style(25, 9, bold=True))
    right = left + 64
    yield down(right - 1, y + 0.6, _HEAD_H - 3)
    inner = Box(right + 0.6, y, wide - 64.6, 0)
    yield Text(
        "carrier", replace(inner, y=y + 0.2, h=5.0), Style(8, 4.5, bold=True, colour=ACCENT, lines=2, leading=1.1)
    )
    yield Text("service", replace(inner, y=y + 5.4, h=10.2), Style(15, 6, bold=True, lines=2, leading=1.1))
    yield across(left, y + _HEAD_H, wide, ACCENT, 1.6)


def _from(words: Mapping[str, str], size: LabelSize, y: float) -> Part:
    left, wide = size.pad, size.width - 2 * size.pad
    style = Style(6.5, 4, lines=3, leading=1.15, align="start", valign="top", colour=GREY)
    yield caption(words["from"], left, y + 0.4, 16)
    yield Text("from", Box(left + 17, y + 0.2, wide - 17, _FROM_H - 1), style)
    yield across(left, y + _FROM_H - 0.4, wide)


def _to(words: Mapping[str, str], size: LabelSize, y: float, end: float) -> Part:
    """The consignee in its own script, and beside it in Latin letters if that is another."""
    left, wide = size.pad, size.width - 2 * size.pad
    yield caption(words["to"], left, y + 1.0, 40)
    yield Text("to.phone", Box(left + 42, y + 0.6, wide - 42, 3.4), Style(7.5, 4.5, align="right"))
    block = Box(left, y + 4.2, wide, end - y - 5.0)
    # Letters take more room than the signs they stand for.
    own = wide * 0.46
    large = int(block.h * POINTS / (_USUAL_LINES * _BLOCK.leading) * 4) / 4
    yield Text("to", block, replace(_BLOCK, size=large))
    yield Text("to.original", replace(block, w=own), replace(_BLOCK, size=min(12, large)))
    yield Text("to.latin", replace(block, x=left + own + 3, w=wide - own - 3), replace(_BLOCK, size=min(10, large)))


def _info(words: Mapping[str, str], size: LabelSize, y: float) -> Part:
    left, wide = size.pad, size.width - 2 * size.pad
    yield across(left, y, wide)
    x = left
    for key, w, style in (
        ("piece", 21.0, Style(15, 8, bold=True)),
        ("weight", 19.0, _FACT),
        ("size", wide - 62.0, _FACT),
        ("ship_date", 22.0, _FACT),
    ):
        if x > left:
            yield down(x, y + 1.2, _INFO_H - 2.4)
        yield from cell(words[key], key, Box(x + (1.6 if x > left else 0), y + 1.2, w - 2, _INFO_H - 2.2), style)
        x += w


def _number(words: Mapping[str, str], size: LabelSize, y: float, bars: float) -> Part:
    """The waybill number and its bars on the left; on the right the symbol a phone reads without a network."""
    left, wide = size.pad, size.width - 2 * size.pad
    side = size.width - size.pad - MATRIX_SIDE
    yield across(left, y - 0.4, wide)
    cells = Box(left, y + 0.8, 36, _NUMBER_ROW_H - 1.8)
    yield from cell(words["number"], "number", cells, Style(12, 7, bold=True))
    beside = replace(cells, x=left + 38, w=side - left - 40)
    yield from cell(words["references"], "references", beside, Style(7, 4.5, lines=2, leading=1.05, align="start"))
    yield Bars("number.bars", Box(_EDGE, bars, side - _EDGE, NUMBER_H), NUMBER_MODULE, NUMBER_LEAST_MODULE, "left")
    yield Text("reprint", Box(side, y + 0.8, MATRIX_SIDE, 3.2), Style(6, 4.5, bold=True, colour=GREY, align="right"))
    yield Matrix(
        "matrix",
        Box(side, bars + NUMBER_H - MATRIX_SIDE, MATRIX_SIDE, MATRIX_SIDE),
        MATRIX_MODULE,
        MATRIX_LEAST_MODULE,
        "right",
    )


def _plate(size: LabelSize, y: float) -> Part:
    left, wide = size.pad, size.width - 2 * size.pad
    yield across(left, y - 1.6, wide)
    box = Box(_EDGE, y, size.width - 2 * _EDGE, SSCC_H)
    yield Bars("sscc.bars", box, SSCC_MODULE, SSCC_MODULE)
    yield Bars("plate.bars", box, SSCC_MODULE, PLATE_LEAST_MODULE)
    yield Text("plate", Box(left, y + SSCC_H + 0.9, wide, _PLATE_TEXT_H - 0.9), Style(10.5, 5.5, align="center"))
