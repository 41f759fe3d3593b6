"""What further copies of a waybill need: whose copy it is, what stands where the labels were, the list of pieces."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from shipkit.labels.documents.waybill_captions import heading, small_caps
from shipkit.labels.documents.waybill_layout import HALF, LEFT, SECOND, WIDTH
from shipkit.labels.documents.words import WORDS
from shipkit.labels.drawing.boxes import Box, Caption, Fill, Layout, Style, Text, sorted_out
from shipkit.labels.drawing.look import ACCENT, GREY, SHEET_H, SHEET_W, VALUE, across, down

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shipkit.labels.documents.words import Words
    from shipkit.labels.drawing.boxes import Field, Static

Copy = Literal["shipper", "carrier", "consignee"]
COPIES: tuple[Copy, ...] = ("shipper", "carrier", "consignee")

MARK_X, MARK_Y, MARK_W, MARK_H = LEFT + 42.0, 21.4, 37.0, 5.0
NOTICE_Y, NOTICE_H = 221.0, SHEET_H - 10.0 - 221.0
# Two pieces stand on a line of the list; a page has the fewest lines that will do.
LIST_LINES = (8, 24, 50)
_LINE_H, _LIST_HEAD = 4.8, 4.6
_LIST = (
    ("line", 8.0, replace(VALUE, size=6.5, colour=GREY)),
    ("plate", 40.0, Style(7.5, 4.0)),
    ("weight", 18.0, Style(7.5, 5, align="right")),
    ("size", 25.0, Style(7.5, 4.5, align="right")),
)
_CAPTIONS = {"line": "line", "plate": "piece_number", "weight": "weight", "size": "size"}


@cache
def mark_layout(language: str, copy: Copy) -> Layout:
    """Whose copy it is, light on dark, beside the title."""
    box = Box(0, 0, MARK_W, MARK_H)
    style = Style(8, 5.5, bold=True, colour="#ffffff", align="center")
    items: list[Static | Field] = [Fill(box, ACCENT), heading(WORDS[language], f"copy.{copy}", box.inset(1.5), style)]
    return sorted_out(f"mark-{copy}-{language}", MARK_W, MARK_H, items)


@cache
def notice_layout(language: str = "en") -> Layout:
    """The notice of liability in a size one can read, and room for remarks, where other copies have labels."""
    return sorted_out(f"notice-{language}", SHEET_W, NOTICE_H, _notice(WORDS[language]))


def _notice(words: Words) -> Iterator[Static | Field]:
    title = Style(8.5, 6, bold=True, colour=ACCENT)
    yield across(LEFT, 1.0, WIDTH, ACCENT, 0.9)
    yield heading(words, "notice_title", Box(LEFT, 3.0, HALF, 4.2), title)
    texts = words.parts("notice")
    high = (NOTICE_H - 9.0) / len(texts)
    for n, text in enumerate(texts):
        style = Style(7.5, 5, colour="#3a444c", valign="top", lines=0, leading=1.42)
        yield Caption(Box(LEFT, 8.6 + n * high, HALF, high - 1.0), text, style)
    yield down(SECOND - 2, 4.0, NOTICE_H - 6.0)
    yield heading(words, "remarks", Box(SECOND + 1, 3.0, HALF - 1, 4.2), title)
    for n in range(1, 7):
        yield across(SECOND + 1, 7.0 + n * 8.0, HALF - 1)


@cache
def list_layout(language: str = "en", lines: int = LIST_LINES[-1]) -> Layout:
    """So many lines of pieces, two abreast."""
    return sorted_out(f"list-{lines}-{language}", SHEET_W, list_height(lines), _list(WORDS[language], lines))


def list_height(lines: int) -> float:
    """How high a list of so many lines is, in millimetres."""
    return _LIST_HEAD + lines * _LINE_H + 0.5


def _list(words: Words, lines: int) -> Iterator[Static | Field]:
    for column, left in enumerate((LEFT, SECOND)):
        yield across(left, 0.3, HALF, ACCENT, 0.9)
        x = left
        for key, w, style in _LIST:
            yield small_caps(words, _CAPTIONS[key], x + 0.5, 1.5, w - 1.5, right=style.align == "right")
            for line in range(lines):
                box = Box(x + 0.5, _LIST_HEAD + line * _LINE_H + 0.4, w - 1.5, _LINE_H - 0.8)
                yield Text(f"list.{2 * line + column}.{key}", box, style)
            x += w
        for line in range(lines + 1):
            yield across(left, _LIST_HEAD + line * _LINE_H, HALF)
