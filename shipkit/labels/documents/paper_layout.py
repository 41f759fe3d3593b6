"""What the A4 customs papers share: head, parties, tables, closing. Millimetres.

A page is its head (of the first page, or of a further one) and, under it, parts stacked by `paper_pages`: the
heading of a table, its rows, its sums, the closing with declaration and signature.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from shipkit.labels.documents.paper_words import heading, paper_words
from shipkit.labels.drawing.boxes import INK, Box, Caption, Fill, Layout, Style, Text, sorted_out
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
    across,
    caption,
    cell,
    down,
    frame,
)
from shipkit.labels.pdf.pages import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shipkit.labels.drawing.boxes import Field, Static

    Part = Iterator[Static | Field]
    Words = Mapping[str, str]
    Cells = tuple[tuple[str, float], ...]

LEFT = MARGIN
WIDTH = SHEET_W - 2 * MARGIN
RIGHT = LEFT + WIDTH
GAP = 4.0
HALF = (WIDTH - GAP) / 2

LETTERHEAD = Box(LEFT, 12.6, 92.0, 17.0)
"""Where a letterhead stands on a first page."""

TOP_MORE = 29.0
BOTTOM = SHEET_H - 11.0
"""Under the head of a further page, and above the foot of every page."""

_BAND_Y, _BAND_H = 33.0, 12.6
_PARTY_Y, _PARTY_H = 49.0, 40.0
_TERMS_Y = 90.4
TERM_H = 9.4
_BODY = Style(9, 4.5, colour="#15191d", align="start", valign="top", lines=0, leading=1.2, head=True)
_SMALL = Style(7.5, 4.5, lines=0, leading=1.08)
_WRAPPED = Style(8.5, 4.75, lines=0, leading=1.1, align="start")
_FOOT = Style(6, 5, colour=GREY)

NUMBER = Style(8, 4.5, align="right")
PLAIN = Style(8, 6)
FLOWING = Style(8, 6.5, lines=0, leading=1.16, align="start")


class Column(NamedTuple):
    """A column of a table: the key of its words and values, its width in millimetres, how its values are set.

    A `flowing` one makes its row as high as its text needs.
    """

    key: str
    width: float
    style: Style
    flowing: bool = False


class Look(NamedTuple):
    """What tells one head from another: cells of the band, the shipper's title, rows of terms with their heights."""

    paper: str
    band: Cells
    shipper: str
    terms: tuple[tuple[float, Cells], ...]


def top_first(look: Look) -> float:
    """Where the parts of a first page begin, in millimetres from its top."""
    return _TERMS_Y + sum(height for height, _ in look.terms) + 4.0


@cache
def first_head(look: Look, language: str) -> Layout:
    """A first page without its parts."""
    words = paper_words(language)
    items: list[Static | Field] = [
        Fill(Box(LEFT, 9, WIDTH, 1.0), ACCENT),
        Text(
            "letterhead.name",
            Box(LEFT, 12.6, LETTERHEAD.w, 7.0),
            Style(13, 5, bold=True, colour=ACCENT, lines=3, leading=1.1, align="start"),
        ),
        Text(
            "letterhead.address",
            Box(LEFT, 20.0, LETTERHEAD.w, 9.6),
            Style(7.5, 5, colour=GREY, lines=4, leading=1.25, valign="top", align="start"),
        ),
        Caption(
            Box(RIGHT - 88, 12.6, 88, 16.0),
            heading(words[look.paper]),
            Style(17, 10, bold=True, align="right", valign="top", lines=2, leading=1.15),
        ),
        *_band(look, words),
        *_party(words, "shipper", look.shipper, LEFT),
        *_party(words, "consignee", "consignee", LEFT + HALF + GAP),
        *_terms(look, words),
        *_foot(),
    ]
    return sorted_out(f"{look.paper}-first-{language}", SHEET_W, SHEET_H, items)


@cache
def more_head(paper: str, language: str) -> Layout:
    """A further page without its parts."""
    words = paper_words(language)
    name = Style(10, 5, bold=True, colour=ACCENT, lines=2, leading=1.1, align="start")
    items: list[Static | Field] = [
        Fill(Box(LEFT, 9, WIDTH, 1.0), ACCENT),
        Text("letterhead.name", Box(LEFT, 12.4, 90, 5.4), name),
        Caption(Box(LEFT, 18.2, 90, 3.4), words["continuation"], Style(7.5, 6, colour=GREY)),
        Caption(Box(RIGHT - 92, 12.4, 92, 5.4), words[paper], Style(11, 7, bold=True, align="right")),
        Text("document", Box(RIGHT - 92, 18.2, 92, 4.2), Style(8.5, 6, align="right")),
        *_foot(),
    ]
    return sorted_out(f"{paper}-more-{language}", SHEET_W, SHEET_H, items)


def _band(look: Look, words: Words) -> Part:
    yield Fill(Box(LEFT, _BAND_Y, WIDTH, _BAND_H), TINT)
    x = LEFT
    for n, (key, w) in enumerate(look.band):
        if n:
            yield down(x, _BAND_Y + 2, _BAND_H - 4)
        style = Style(10.5, 5.5, bold=True, lines=2, leading=1.08, align="start")
        yield from cell(words[key], key, Box(x + 3, _BAND_Y + 1.6, w - 4, _BAND_H - 3), style)
        x += w


def _party(words: Words, who: str, title: str, x: float) -> Part:
    """A party in its own script; beside it in Latin letters, if that is another."""
    y, pad = _PARTY_Y, 3.0
    inner = HALF - 2 * pad
    yield frame(Box(x, y, HALF, _PARTY_H))
    yield Fill(Box(x, y, 1.0, _PARTY_H), ACCENT if who == "consignee" else SOFT)
    strong = replace(CAPTION, size=6, bold=True, colour=ACCENT)
    yield Caption(Box(x + pad, y + 1.4, inner, 3.0), words[title].upper(), strong, TRACKING)
    block = Box(x + pad, y + 5.2, inner, 25.4)
    half = (inner - 2.5) / 2
    yield Text(who, block, _BODY)
    yield Text(f"{who}.original", Box(block.x, block.y, half, block.h), _BODY)
    yield Text(f"{who}.latin", Box(block.x + half + 2.5, block.y, half, block.h), replace(_BODY, size=8.5))
    line = y + 31.4
    yield across(x + pad, line, inner)
    for key, dx, w in (("phone", 0.0, 28.0), ("email", 30.0, 33.0), ("tax_id", 65.0, inner - 65.0)):
        yield from cell(words[key], f"{who}.{key}", Box(x + pad + dx, line + 1.2, w, 6.8), _SMALL)


def _terms(look: Look, words: Words) -> Part:
    y = _TERMS_Y
    for h, row in look.terms:
        x = LEFT
        for n, (key, w) in enumerate(row):
            if n:
                yield down(x, y + 1.0, h - 2.0)
            box = Box(x + (2 if n else 0), y + 1.0, w - (3 if n else 1), h - 1.4)
            yield from cell(words[key], key, box, _WRAPPED)
            x += w
        y += h
        yield across(LEFT, y, WIDTH)


def _foot() -> Part:
    y = SHEET_H - 8.0
    yield Text("foot", Box(LEFT, y, 120, 3), _FOOT)
    yield Text("page", Box(RIGHT - 60, y, 60, 3), replace(_FOOT, align="right"))


# Tables. Heights a row may have: one line of type, then as many as a description of 200 characters can need.
ROW_HEIGHTS = (6.2, 8.8, 12.2, 15.6, 24.0)
_SUM_H = 6.0


def _inner(column: Column, x: float, y: float, h: float) -> Box:
    """Where values of a column stand: figures leave room for the words of the next column."""
    return Box(x + 1, y, column.width - (2.5 if column.style.align == "right" else 2.0), h)


@cache
def table_head(name: str, columns: tuple[Column, ...], language: str) -> Layout:
    """The heading of a table, under a strong line."""
    words = paper_words(language)
    texts = [heading(words[column.key]).upper() for column in columns]
    h = 7.6 if any("\n" in text for text in texts) else 5.2
    items: list[Static | Field] = [across(0, 0, WIDTH, ACCENT, 0.9), across(0, h, WIDTH)]
    x = 0.0
    for column, text in zip(columns, texts, strict=True):
        box = _inner(column, x, 0.6, h - 1.0)
        is_right = column.style.align == "right"
        if is_right:  # so that the last letter, not the space behind it, stands over the figures
            spaced = max(map(len, text.split("\n"))) * TRACKING * CAPTION.size / POINTS
            box = replace(box, x=box.x - 1, w=box.w + 1 - spaced)
        style = replace(CAPTION, align="right" if is_right else "left", lines=2, leading=1.15, valign="middle")
        items.append(Caption(box, text, style, TRACKING))
        x += column.width
    return sorted_out(f"{name}-head-{language}", WIDTH, h, items)


@cache
def table_row(name: str, columns: tuple[Column, ...], height: float) -> Layout:
    """One row of a table, over a hairline."""
    items: list[Static | Field] = [across(0, height, WIDTH)]
    x = 0.0
    for column in columns:
        items.append(Text(column.key, _inner(column, x, 0.5, height - 1.0), column.style))
        x += column.width
    return sorted_out(f"{name}-row-{height:g}", WIDTH, height, items)


# A sum is longer than what it sums: it reaches so far into the column before.
_REACH = 12.0


@cache
def table_sum(name: str, columns: tuple[Column, ...], keys: tuple[str, ...], *, final: bool) -> Layout:
    """Sums under a table, of the page or (`final`) of all of it: `note`, and `sum.KEY` in the columns of `keys`."""
    items: list[Static | Field] = []
    x = taken = 0.0
    free = WIDTH
    for column in columns:
        if column.key in keys:
            box = _inner(column, x, 0.3, _SUM_H - 0.6)
            reach = min(_REACH, box.x - taken)
            items.append(
                Text(
                    f"sum.{column.key}",
                    replace(box, x=box.x - reach, w=box.w + reach),
                    replace(NUMBER, size=8.5, bold=final),
                )
            )
            free = min(free, box.x - reach)
            taken = box.right + 0.5
        x += column.width
    style = Style(7.5, 5.5, bold=final, colour=INK if final else GREY)
    items.append(Text("note", Box(1, 0.3, min(free, 100.0) - 3, _SUM_H - 0.6), style))
    items.append(across(0, _SUM_H, WIDTH, ACCENT, 0.9) if final else across(0, _SUM_H, WIDTH))
    return sorted_out(f"{name}-{'total' if final else 'sum'}", WIDTH, _SUM_H, items)


@cache
def paragraph(name: str, height: float) -> Layout:
    """A sentence over the whole width."""
    style = Style(9, 7, bold=True, lines=0, leading=1.25, valign="bottom", align="start")
    return sorted_out(
        f"{name}-paragraph-{height:g}", WIDTH, height, [Text("text", Box(0, 0, WIDTH, height - 1), style)]
    )


_SIGN_W = 98.0
_SUMS_X = WIDTH - 74.0
_LINE_H = 5.2
SIGNATURE = Box(0, 33.0, 60, 12.6)
"""Where a signature stands in the closing."""


@cache
def closing(paper: str, sums: tuple[str, ...], strong: str, language: str) -> Layout:
    """Declaration and signature on the left, `sums` line by line on the right, the one that is `strong` in bold."""
    words = paper_words(language)
    sign = SIGNATURE.bottom + 0.4
    items: list[Static | Field] = [
        caption(words["declaration"], 0, 2.0, _SIGN_W),
        Caption(
            Box(0, 4.8, _SIGN_W, 16.8),
            words[f"declares.{paper}"],
            Style(7.2, 5.2, colour="#3b454d", valign="top", lines=0, leading=1.3),
        ),
        across(0, sign, _SIGN_W),
        caption(words["signature"], 0, sign + 0.7, _SIGN_W),
    ]
    for key, x, w in (("signed_name", 0.0, 44.0), ("signed_place", 46.0, 28.0), ("signed_date", 76.0, 22.0)):
        items += cell(words[key], key, Box(x, 23.0, w, 8.4), Style(8.5, 4.5, lines=3, leading=1.08, align="start"))
    y = 2.0
    for key in sums:
        is_strong = key == strong
        size = 10.0 if is_strong else 8.5
        if is_strong:
            items.append(Fill(Box(_SUMS_X, y, 74, _LINE_H + 1.2), TINT))
        h = _LINE_H + (1.2 if is_strong else 0.0)
        label = Style(7.5, 5.5, colour=ACCENT if is_strong else GREY, bold=is_strong)
        items.append(Caption(Box(_SUMS_X + 2, y + 0.3, 36, h - 0.6), words[key], label))
        value = Style(size, 6, bold=is_strong, align="right")
        items.append(Text(f"closing.{key}", Box(_SUMS_X + 38, y + 0.3, 34, h - 0.6), value))
        y += h
        if not is_strong:
            items.append(across(_SUMS_X, y, 74))
    name = f"{paper}-closing-{'-'.join(sums)}-{language}"
    return sorted_out(name, WIDTH, max(sign + CAPTION_H + 1.0, y + 1.0), items)
