"""Where everything stands on the A4 waybill and on its continuation pages, in millimetres.

A page is parts, one under another, each a layout of the sheet's whole width: which table of goods and which terms
it has depends on what is sent. Under the tear line are the labels, or on further copies what `waybill_copies` has.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Literal

from shipkit.labels.documents.waybill_captions import fitted, heading, small_caps
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
    TRACKING,
    VALUE,
    across,
    down,
    frame,
    tear,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shipkit.labels.documents.words import Words
    from shipkit.labels.drawing.boxes import Field, Static

    Part = Iterator[Static | Field]

Columns = Literal["customs", "plain", "bare"]
"""Goods with what customs asks, goods without, no goods listed."""
Terms = Literal["export", "papers", "domestic"]
"""Goods over a border, documents over a border, anything that crosses none."""

LEFT = MARGIN
WIDTH = SHEET_W - 2 * MARGIN
RIGHT = LEFT + WIDTH
GAP = 4.0
HALF = (WIDTH - GAP) / 2
SECOND = LEFT + HALF + GAP

# The waybill's own bar code is never finer than 0.33 mm (UPU S10-12, section 8) nor lower than 15 mm.
WAYBILL_MODULE, WAYBILL_LEAST_MODULE, WAYBILL_BAR_H = 6 * DOT, 4 * DOT, 15.0

ROW_H = 5.8
ROWS_FIRST = 6
ROWS_MORE = (8, 16, 24, 32, 40)  # a continuation page has the fewest that will do
PIECES_ON_FIRST = 6  # more than these are on a list of their own
_TABLE_HEAD, _TABLE_FOOT = 6.2, 5.8

# Where the parts of a first page begin, from top to bottom.
HEAD_H, GOODS_Y = 93.6, 93.6
TERMS_Y = GOODS_Y + _TABLE_HEAD + ROWS_FIRST * ROW_H + _TABLE_FOOT
TERMS_H = 41.6
SIGN_Y = TERMS_Y + TERMS_H
FOOT_Y = 216.8
WHOLE_FOOT_Y = SHEET_H - 8.0
STUB_Y = 225.0  # where the piece labels of the first page begin
MORE_HEAD_H = 33.0

_STRONG = Style(11, 7, bold=True)
_BODY = Style(9, 4.5, colour="#15191d", align="start", valign="top", lines=0, leading=1.2, head=True)
_SMALL = Style(7.5, 4.5, lines=2, leading=1.1)
_NUMBER = Style(8, 4.5, align="right")
_FOOT = Style(6, 4.5, colour=GREY)
_TITLE = replace(CAPTION, size=6, bold=True, colour=ACCENT)
_TERM = Style(8.5, 4.5, lines=4, leading=1.1, align="start")


@cache
def head_layout(language: str = "en") -> Layout:
    """The head, the route and the parties."""
    words = WORDS[language]
    parts = (
        _head(words),
        _route(words, 34.6),
        _party(words, "shipper", "from", LEFT, 51.8),
        _party(words, "consignee", "to", SECOND, 51.8),
    )
    return sorted_out(f"head-{language}", SHEET_W, HEAD_H, chain(*parts))


@cache
def more_head_layout(language: str = "en", title: str = "continuation") -> Layout:
    """The head of a page that goes on: `title` is the word it is called by."""
    return sorted_out(f"more-{title}-{language}", SHEET_W, MORE_HEAD_H, _short_head(WORDS[language], title))


@cache
def goods_layout(language: str = "en", columns: Columns = "customs", rows: int = ROWS_FIRST) -> Layout:
    """A table of so many lines of goods and what is under it."""
    height = _TABLE_HEAD + rows * ROW_H + _TABLE_FOOT
    words = WORDS[language]
    parts = _contents(words, height) if columns == "bare" else _goods(words, columns, rows)
    return sorted_out(f"goods-{columns}-{rows}-{language}", SHEET_W, height, parts)


@cache
def terms_layout(language: str = "en", terms: Terms = "export") -> Layout:
    """Who pays, what it is worth, what is to be done, and the pieces."""
    return sorted_out(f"terms-{terms}-{language}", SHEET_W, TERMS_H, _terms(WORDS[language], terms))


@cache
def sign_layout(language: str = "en", *, crosses: bool = True) -> Layout:
    """Declaration and signatures; the conventions are named where a border is crossed."""
    declaration = "declaration" if crosses else "declaration.domestic"
    name = f"sign-{'abroad' if crosses else 'home'}-{language}"
    return sorted_out(name, SHEET_W, FOOT_Y - SIGN_Y, _signatures(WORDS[language], declaration))


@cache
def foot_layout(*, torn: bool = False) -> Layout:
    """Who booked it and which page it is, above the tear line of a sheet with labels."""
    line = [tear(STUB_Y - 4.0 - FOOT_Y)] if torn else []
    return sorted_out(f"foot-{'torn' if torn else 'whole'}", SHEET_W, 7.0, chain(_foot(), line))


def _head(words: Words) -> Part:
    yield Fill(Box(LEFT, 9, WIDTH, 1.0), ACCENT)
    yield Text("carrier", Box(LEFT, 12, 92, 8.6), Style(17, 8, bold=True, colour=ACCENT, lines=2, leading=1.12))
    yield heading(words, "waybill", Box(LEFT, 21.2, 40, 5.2), Style(11.5, 8, bold=True))
    yield heading(words, "non_negotiable", Box(LEFT, 26.6, 50, 3.4), Style(7.5, 6, colour=GREY))
    # The quiet zone on the right reaches into the margin, so that the bars end where everything ends.
    quiet = QUIET * WAYBILL_MODULE
    bars = Box(RIGHT - 86, 11.8, 86 + quiet, WAYBILL_BAR_H)
    yield Bars("number.bars", bars, WAYBILL_MODULE, WAYBILL_LEAST_MODULE, "right")
    yield Text("number", Box(RIGHT - 86, 27.2, 86, 6.4), Style(16, 14, bold=True, align="right"))


def _short_head(words: Words, title: str) -> Part:
    yield Fill(Box(LEFT, 9, WIDTH, 1.0), ACCENT)
    yield Text("carrier", Box(LEFT, 12, 92, 6.8), Style(12, 6, bold=True, colour=ACCENT, lines=2, leading=1.12))
    yield heading(words, "waybill", Box(LEFT, 19, 40, 4.5), Style(10, 8, bold=True))
    yield heading(words, title, Box(LEFT, 23.6, 50, 3.4), Style(7.5, 6, colour=GREY))
    bars = Box(RIGHT - 86, 11.8, 86 + QUIET * WAYBILL_LEAST_MODULE, 10)
    yield Bars("number.bars", bars, WAYBILL_LEAST_MODULE, WAYBILL_LEAST_MODULE, "right")
    yield Text("number", Box(RIGHT - 86, 22.4, 86, 5.6), Style(12, 10, bold=True, align="right"))


def _route(words: Words, y: float) -> Part:
    """The band a driver reads from an arm's length."""
    h = 15.5
    yield Fill(Box(LEFT, y, WIDTH, h), TINT)
    code = Style(24, 20, bold=True, colour=ACCENT)
    for x, key in ((LEFT + 3, "origin"), (LEFT + 42, "destination")):
        yield small_caps(words, key, x, y + 1.1, 36)
        yield Text(f"{key}.code", Box(x, y + 3.6, 19, 8.7), code)
        yield Text(f"{key}.name", Box(x, y + 12.3, 36, 3.0), Style(6.5, 4, colour=GREY))
    arrow = y + 8.1
    yield across(LEFT + 23, arrow, 13, ACCENT, 0.9)
    yield Rule(LEFT + 33.6, arrow - 1.4, LEFT + 36, arrow, 0.9, ACCENT)
    yield Rule(LEFT + 33.6, arrow + 1.4, LEFT + 36, arrow, 0.9, ACCENT)
    x = LEFT + 79
    for key, w, style in (
        ("service", 39.0, Style(16, 5.25, bold=True, lines=3, leading=1.1)),
        ("ship_date", 29.0, _STRONG),
        ("pieces", 13.0, _STRONG),
        ("gross_weight", 26.0, _STRONG),
    ):
        under = 3.4 if key == "gross_weight" else 0.0
        yield from _cell(words, key, Box(x + 2.5, y + 1.1, w - 3.5, h - 2.3 - under), style)
        yield down(x, y + 2, h - 4)
        if under:
            yield Text("gross_weight.lb", Box(x + 2.5, y + h - 4.6, w - 3.5, 3.2), Style(7, 5, colour=GREY))
        x += w


def _cell(words: Words, key: str, box: Box, style: Style, name: str = "") -> Part:
    """A caption and the value under it, filling the box."""
    yield small_caps(words, key, box.x, box.y, box.w)
    yield Text(name or key, Box(box.x, box.y + CAPTION_H, box.w, box.h - CAPTION_H), style)


def _party(words: Words, who: str, title: str, x: float, y: float) -> Part:
    """A party in its own script; beside it in Latin letters, if that is another."""
    h = 39.6
    pad = 3.0
    inner = HALF - 2 * pad
    yield frame(Box(x, y, HALF, h))
    yield Fill(Box(x, y, 1.0, h), ACCENT if who == "consignee" else SOFT)
    yield small_caps(words, title, x + pad, y + 1.2, 32, style=_TITLE)
    yield Text(f"{who}.account", Box(x + pad + 33, y + 1.0, inner - 33, 3.2), replace(_FOOT, size=6.5, align="right"))
    block = Box(x + pad, y + 5.0, inner, 25.8)
    half = (inner - 2.5) / 2
    yield Text(who, block, _BODY)
    yield Text(f"{who}.original", Box(block.x, block.y, half, block.h), _BODY)
    yield Text(f"{who}.latin", Box(block.x + half + 2.5, block.y, half, block.h), replace(_BODY, size=8.5))
    line = y + 31.6
    yield across(x + pad, line, inner)
    for key, dx, w in (("phone", 0.0, 26.0), ("email", 28.0, 32.0), ("tax_id", 62.0, inner - 62.0)):
        yield from _cell(words, key, Box(x + pad + dx, line + 1.0, w, 6.4), _SMALL, f"{who}.{key}")


_LINE = ("line", 7.0, replace(VALUE, size=7, colour=GREY))
_DESCRIPTION = Style(8, 4.4, lines=3, leading=1.06, align="start")
_UNIT = Style(7.5, 4, lines=3, leading=1.05)
# Columns of goods: key, width in millimetres, style. Those whose caption names the currency are wide.
TABLES: dict[Columns, tuple[tuple[str, float, Style], ...]] = {
    "customs": (
        _LINE,
        ("description", 63.0, _DESCRIPTION),
        ("hs_code", 20.0, Style(8, 6)),
        ("made_in", 13.0, Style(8, 6)),
        ("quantity", 15.0, _NUMBER),
        ("unit", 12.0, _UNIT),
        ("net_weight", 14.0, _NUMBER),
        ("unit_value", 21.0, _NUMBER),
        ("line_value", 21.0, _NUMBER),
    ),
    "plain": (
        _LINE,
        ("description", 90.0, _DESCRIPTION),
        ("quantity", 17.0, _NUMBER),
        ("unit", 13.0, _UNIT),
        ("net_weight", 15.0, _NUMBER),
        ("unit_value", 22.0, _NUMBER),
        ("line_value", 22.0, _NUMBER),
    ),
}
_WITH_CURRENCY = ("unit_value", "line_value")


def _goods(words: Words, columns: Columns, rows: int) -> Part:
    yield across(LEFT, 0.3, WIDTH, ACCENT, 0.9)
    x = LEFT
    for key, w, style in TABLES[columns]:
        yield from _column_head(words, key, x + 1, w - 2, right=style.align == "right")
        for n in range(rows):
            yield Text(f"row.{n}.{key}", Box(x + 1, _TABLE_HEAD + n * ROW_H + 0.4, w - 2, ROW_H - 0.8), style)
        x += w
        if key == "net_weight":
            under = Box(x - 29, _TABLE_HEAD + rows * ROW_H + 0.6, 28, 4.6)
            yield Text("goods.net_weight", under, replace(_NUMBER, bold=True))
    for n in range(rows + 1):
        yield across(LEFT, _TABLE_HEAD + n * ROW_H, WIDTH)
    total = _TABLE_HEAD + rows * ROW_H
    yield Text("goods.note", Box(LEFT + 1, total + 0.6, 80, 4.6), Style(7, 5.5, colour=GREY))
    yield Text("goods.value", Box(LEFT + 145, total + 0.6, 40, 4.6), replace(_NUMBER, size=8.5, bold=True))
    yield across(LEFT, total + 5.5, WIDTH, ACCENT, 0.9)


def _contents(words: Words, height: float) -> Part:
    """What is sent, where no goods are listed: one word, and room to write."""
    yield across(LEFT, 0.3, WIDTH, ACCENT, 0.9)
    yield small_caps(words, "contents", LEFT + 3, 3.4, 60)
    yield Text("row.0.description", Box(LEFT + 3, 6.2, WIDTH - 6, 7.6), Style(14, 8, bold=True))
    for n in (1, 2, 3):
        yield across(LEFT + 3, 13.8 + n * 8.4, WIDTH - 6)
    yield across(LEFT, height - 0.3, WIDTH, ACCENT, 0.9)


def _column_head(words: Words, key: str, x: float, w: float, *, right: bool) -> Part:
    """The caption of a column; a second language stands under the first. Two of them end with the currency."""
    texts = words.parts(key)
    top = 1.15 if len(texts) > 1 else 2.1
    for n, text in enumerate(texts):
        box = Box(x, top + n * 2.35, w, 2.35)
        if key in _WITH_CURRENCY and n == 0:
            yield Text(f"{key}.head", box, replace(CAPTION, floor=4.0, align="right"))
        else:
            yield fitted(key, (text.upper(),), box, replace(CAPTION, align="right" if right else "left"), TRACKING)


# Rows of terms: height in millimetres, then key and width of each cell.
_OPTIONS = (10.8, (("options", WIDTH),))
_ROW = 9.0
TERMS: dict[Terms, tuple[tuple[float, tuple[tuple[str, float], ...]], ...]] = {
    "export": (
        (_ROW, (("references", 93.0), ("incoterm", 46.5), ("reason", 46.5))),
        (
            _ROW,
            (
                ("transport_payer", 38.0),
                ("duties_payer", 38.0),
                ("customs_value", 31.0),
                ("carriage_value", 31.0),
                ("insurance", 25.0),
                ("packaging", 23.0),
            ),
        ),
        _OPTIONS,
    ),
    "papers": (
        (_ROW, (("references", 93.0), ("reason", 46.5), ("packaging", 46.5))),
        (
            _ROW,
            (("transport_payer", 46.5), ("customs_value", 46.5), ("carriage_value", 46.5), ("insurance", 46.5)),
        ),
        _OPTIONS,
    ),
    "domestic": (
        (_ROW, (("references", 93.0), ("contents", 46.5), ("packaging", 46.5))),
        (
            _ROW,
            (("transport_payer", 46.5), ("incoterm", 46.5), ("carriage_value", 46.5), ("insurance", 46.5)),
        ),
        _OPTIONS,
    ),
}


def _terms(words: Words, terms: Terms) -> Part:
    y = 0.0
    for h, row in TERMS[terms]:
        x = LEFT
        for key, w in row:
            if x > LEFT:
                yield down(x, y + 1.0, h - 2.0)
            yield from _cell(words, key, Box(x + (2 if x > LEFT else 0), y + 1.0, w - 3, h - 1.4), _TERM)
            x += w
        y += h
        yield across(LEFT, y, WIDTH)
    yield from _piece_lines(words, y)


def _piece_lines(words: Words, y: float) -> Part:
    """The pieces two abreast, or where their list is; beside them how much room they take."""
    aside = 42.0
    w = (WIDTH - aside - 6) / 2
    yield small_caps(words, "pieces_and_sizes", LEFT, y + 1.0, 2 * w)
    style = Style(7, 4, align="left")
    for n in range(PIECES_ON_FIRST):
        column, line = divmod(n, PIECES_ON_FIRST // 2)
        yield Text(f"piece.{n}", Box(LEFT + column * (w + 3), y + 3.8 + line * 2.8, w, 2.8), style)
    x = RIGHT - aside
    yield down(x, y + 1.0, 10.8)
    yield small_caps(words, "volumetric_weight", x + 2, y + 1.0, aside - 2)
    yield Text("volumetric", Box(x + 2, y + 3.6, aside - 2, 5.0), replace(_TERM, lines=1))
    yield Text("volumetric.basis", Box(x + 2, y + 8.8, aside - 2, 2.8), Style(6, 4, colour=GREY))
    yield across(LEFT, TERMS_H, WIDTH)


def _signatures(words: Words, declaration: str) -> Part:
    style = Style(5.4, 4.5, colour=GREY, valign="top", lines=5, leading=1.22)
    texts = words.parts(declaration)
    w = (WIDTH - GAP * (len(texts) - 1)) / len(texts)
    for n, text in enumerate(texts):
        yield Caption(Box(LEFT + n * (w + GAP), 1.0, w, 10.4), text, style)
    top = 12.0
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
        yield heading(words, key, Box(x, top, w, 3.4), Style(7.5, 6, bold=True))
        for line, labels in ((10.6, ("signature",)), (18.2, below)):
            yield across(x, top + line, w)
            for part, label in enumerate(labels):
                yield small_caps(words, label, x + part * w / 2, top + line + 0.6, w / len(labels) - 1)


def _foot() -> Part:
    yield Text("booked", Box(LEFT, 0, 130, 3), _FOOT)
    yield Text("page", Box(RIGHT - 50, 0, 50, 3), replace(_FOOT, align="right"))
