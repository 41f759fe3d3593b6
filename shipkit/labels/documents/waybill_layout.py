"""Where everything stands on the A4 waybill and on its continuation pages, in millimetres."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from shipkit.labels.documents.words import WORDS
from shipkit.labels.drawing.barcodes import DOT, QUIET
from shipkit.labels.drawing.boxes import Bars, Box, Caption, Fill, Layout, Rule, Style, Text, sorted_out
from shipkit.labels.drawing.look import (
    ACCENT,
    CAPTION,
    CAPTION_H,
    GREY,
    MARGIN,
    SHEET_H,
    SHEET_W,
    SOFT,
    TINT,
    VALUE,
    across,
    caption,
    cell,
    down,
    frame,
    tear,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shipkit.labels.drawing.boxes import Field, Static

    Part = Iterator[Static | Field]

LEFT = MARGIN
WIDTH = SHEET_W - 2 * MARGIN
RIGHT = LEFT + WIDTH
GAP = 4.0
HALF = (WIDTH - GAP) / 2
SECOND = LEFT + HALF + GAP

# The waybill's own bar code is never finer than 0.33 mm (UPU S10-12, section 8) nor lower than 15 mm.
WAYBILL_MODULE, WAYBILL_LEAST_MODULE, WAYBILL_BAR_H = 6 * DOT, 4 * DOT, 15.0

ROW_H = 6.4
ROWS_FIRST = 6
ROWS_MORE = (12, 24, 36)  # a continuation page has the fewest that will do
STUB_Y = 222.0  # where the piece labels of the first page begin

_STRONG = Style(11, 7, bold=True)
_BODY = Style(9, 5.25, colour="#15191d", align="start", valign="top", lines=0, leading=1.28, head=True)
_SMALL = Style(7.5, 5, lines=2, leading=1.1)
_NUMBER = Style(8, 4.5, align="right")
_FOOT = Style(6, 5, colour=GREY)


@cache
def waybill_layout(language: str = "en") -> Layout:
    """The waybill without what is under the tear line."""
    words = WORDS[language]
    parts = (
        _head(words),
        _route(words, 37.0),
        _party(words, "shipper", "from", LEFT, 56.0),
        _party(words, "consignee", "to", SECOND, 56.0),
        _goods(words, 100.6, ROWS_FIRST),
        _terms(words, 151.2),
        _signatures(words, 182.0),
        _foot(SHEET_H - 8.0),
        [tear(STUB_Y - 3.5)],
    )
    return sorted_out(f"waybill-{language}", SHEET_W, SHEET_H, chain(*parts))


@cache
def continuation_layout(language: str, rows: int) -> Layout:
    """A page that goes on with `rows` lines of goods."""
    words = WORDS[language]
    parts = (_short_head(words), _goods(words, 34.0, rows), _foot(SHEET_H - 8.0))
    return sorted_out(f"continuation-{rows}-{language}", SHEET_W, SHEET_H, chain(*parts))


def _head(words: Mapping[str, str]) -> Part:
    yield Fill(Box(LEFT, 9, WIDTH, 1.0), ACCENT)
    yield Text("carrier", Box(LEFT, 13, 92, 9.5), Style(17, 9, bold=True, colour=ACCENT, lines=2, leading=1.15))
    yield Caption(Box(LEFT, 23, 92, 5.2), words["waybill"], Style(11.5, 8, bold=True))
    yield Caption(Box(LEFT, 28.2, 92, 3.4), words["non_negotiable"], Style(7.5, 6, colour=GREY))
    # The quiet zone on the right reaches into the margin, so that the bars end where everything ends.
    quiet = QUIET * WAYBILL_MODULE
    bars = Box(RIGHT - 86, 12.8, 86 + quiet, WAYBILL_BAR_H)
    yield Bars("number.bars", bars, WAYBILL_MODULE, WAYBILL_LEAST_MODULE, "right")
    yield Text("number", Box(RIGHT - 86, 29.2, 86, 6.4), Style(16, 14, bold=True, align="right"))


def _short_head(words: Mapping[str, str]) -> Part:
    yield Fill(Box(LEFT, 9, WIDTH, 1.0), ACCENT)
    yield Text("carrier", Box(LEFT, 12.5, 92, 6.5), Style(12, 8, bold=True, colour=ACCENT))
    yield Caption(Box(LEFT, 19, 92, 4.5), words["waybill"], Style(10, 8, bold=True))
    yield Caption(Box(LEFT, 23.5, 92, 3.4), words["continuation"], Style(7.5, 6, colour=GREY))
    bars = Box(RIGHT - 86, 12.6, 86 + QUIET * WAYBILL_LEAST_MODULE, 10)
    yield Bars("number.bars", bars, WAYBILL_LEAST_MODULE, WAYBILL_LEAST_MODULE, "right")
    yield Text("number", Box(RIGHT - 86, 23.0, 86, 5.6), Style(12, 10, bold=True, align="right"))


def _route(words: Mapping[str, str], y: float) -> Part:
    """The band a driver reads from an arm's length."""
    h = 16.5
    yield Fill(Box(LEFT, y, WIDTH, h), TINT)
    code = Style(24, 20, bold=True, colour=ACCENT)
    for x, key in ((LEFT + 3, "origin"), (LEFT + 42, "destination")):
        yield caption(words[key], x, y + 1.6, 30)
        yield Text(f"{key}.code", Box(x, y + 4.0, 19, 8.7), code)
        yield Text(f"{key}.name", Box(x, y + 12.7, 34, 3.0), Style(6.5, 4.5, colour=GREY))
    arrow = y + 8.6
    yield across(LEFT + 23, arrow, 13, ACCENT, 0.9)
    yield Rule(LEFT + 33.6, arrow - 1.4, LEFT + 36, arrow, 0.9, ACCENT)
    yield Rule(LEFT + 33.6, arrow + 1.4, LEFT + 36, arrow, 0.9, ACCENT)
    x = LEFT + 79
    for key, w, style in (
        ("service", 40, Style(16, 5.5, bold=True, lines=3, leading=1.1)),
        ("ship_date", 28, _STRONG),
        ("pieces", 14, _STRONG),
        ("gross_weight", 25, _STRONG),
    ):
        yield from cell(words[key], key, Box(x + 2.5, y + 1.6, w - 3.5, h - 3.2), style)
        yield down(x, y + 2, h - 4)
        x += w


def _party(words: Mapping[str, str], who: str, title: str, x: float, y: float) -> Part:
    """A party in its own script; beside it in Latin letters, if that is another."""
    h = 42.0
    pad = 3.0
    inner = HALF - 2 * pad
    yield frame(Box(x, y, HALF, h))
    yield Fill(Box(x, y, 1.0, h), ACCENT if who == "consignee" else SOFT)
    yield Caption(
        Box(x + pad, y + 1.4, 40, 3.0), words[title].upper(), replace(CAPTION, size=6, bold=True, colour=ACCENT), 0.06
    )
    yield Text(
        f"{who}.account", Box(x + pad + 42, y + 1.2, inner - 42, 3.2), Style(6.5, 4.5, colour=GREY, align="right")
    )
    block = Box(x + pad, y + 5.4, inner, 27.2)
    half = (inner - 2.5) / 2
    yield Text(who, block, _BODY)
    yield Text(f"{who}.original", Box(block.x, block.y, half, block.h), _BODY)
    yield Text(f"{who}.latin", Box(block.x + half + 2.5, block.y, half, block.h), replace(_BODY, size=8.5))
    line = y + 33.6
    yield across(x + pad, line, inner)
    for key, dx, w in (("phone", 0.0, 28.0), ("email", 30.0, 33.0), ("tax_id", 65.0, inner - 65.0)):
        yield from cell(words[key], f"{who}.{key}", Box(x + pad + dx, line + 1.2, w, 6.6), _SMALL)


# Columns of goods: key, width in millimetres, style.
_COLUMNS = (
    ("line", 7.0, replace(VALUE, size=7, colour=GREY)),
    ("description", 68.0, Style(8, 4.75, lines=3, leading=1.08, align="start")),
    ("hs_code", 20.0, Style(8, 6)),
    ("made_in", 13.0, Style(8, 6)),
    ("quantity", 15.0, _NUMBER),
    ("unit", 11.0, Style(7.5, 4, lines=3, leading=1.05)),
    ("net_weight", 15.0, _NUMBER),
    ("unit_value", 17.0, _NUMBER),
    ("line_value", 20.0, _NUMBER),
)


def _goods(words: Mapping[str, str], y: float, rows: int) -> Part:
    head = 5.2
    yield across(LEFT, y, WIDTH, ACCENT, 0.9)
    x = LEFT
    for key, w, style in _COLUMNS:
        inner = Box(x + 1, y, w - 2, head)
        if key in ("unit_value", "line_value"):  # these say the currency
            yield Text(
                f"{key}.head", Box(inner.x - 1, y + 1.6, inner.w + 1, CAPTION_H), replace(CAPTION, align="right")
            )
        else:
            yield caption(words[key], inner.x, y + 1.6, inner.w, right=style.align == "right")
        for n in range(rows):
            yield Text(f"row.{n}.{key}", Box(x + 1, y + head + n * ROW_H + 0.2, w - 2, ROW_H - 0.4), style)
        x += w
    for n in range(rows + 1):
        yield across(LEFT, y + head + n * ROW_H, WIDTH)
    total = y + head + rows * ROW_H
    yield Text("goods.note", Box(LEFT + 1, total + 0.6, 80, 4.6), Style(7, 5.5, colour=GREY))
    yield Text("goods.net_weight", Box(LEFT + 120, total + 0.6, 28, 4.6), replace(_NUMBER, bold=True))
    yield Text("goods.value", Box(LEFT + 150, total + 0.6, 35, 4.6), replace(_NUMBER, size=8.5, bold=True))
    yield across(LEFT, total + 5.8, WIDTH, ACCENT, 0.9)


# Rows of terms: height in millimetres, then key and width of each cell.
_TERMS = (
    (9.2, (("references", 93.0), ("incoterm", 46.5), ("reason", 46.5))),
    (
        9.2,
        (
            ("transport_payer", 40.0),
            ("duties_payer", 40.0),
            ("customs_value", 29.0),
            ("carriage_value", 29.0),
            ("insurance", 24.0),
            ("packaging", 24.0),
        ),
    ),
    (11.0, (("options", WIDTH),)),
)


def _terms(words: Mapping[str, str], y: float) -> Part:
    style = Style(8.5, 4.75, lines=4, leading=1.1, align="start")
    for h, row in _TERMS:
        x = LEFT
        for key, w in row:
            if x > LEFT:
                yield down(x, y + 1.0, h - 2.0)
            yield from cell(words[key], key, Box(x + (2 if x > LEFT else 0), y + 1.0, w - 3, h - 1.4), style)
            x += w
        y += h
        yield across(LEFT, y, WIDTH)


def _signatures(words: Mapping[str, str], y: float) -> Part:
    yield Caption(
        Box(LEFT, y, WIDTH, 8.4), words["declaration"], Style(5.6, 5, colour=GREY, valign="top", lines=4, leading=1.3)
    )
    top = y + 9.6
    gap = 3.0
    w = (WIDTH - 2 * gap) / 3
    for n, (key, below) in enumerate(
        (
            ("shipper_signs", ("print_name", "date_time")),
            ("carrier_signs", ("piece_count", "date_time")),
            ("consignee_signs", ("print_name", "date_time")),
        )
    ):
        x = LEFT + n * (w + gap)
        yield Caption(Box(x, top, w, 3.4), words[key], Style(7.5, 6, bold=True))
        for line, labels in ((12.4, ("signature",)), (20.6, below)):
            yield across(x, top + line, w)
            for part, label in enumerate(labels):
                yield caption(words[label], x + part * w / 2, top + line + 0.7, w / len(labels) - 1)


def _foot(y: float) -> Part:
    yield Text("booked", Box(LEFT, y, 120, 3), _FOOT)
    yield Text("page", Box(RIGHT - 60, y, 60, 3), replace(_FOOT, align="right"))
