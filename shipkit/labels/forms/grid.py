"""The test grid: a page to print, lay a ruler on, and read off how far a printer is out."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, product
from typing import TYPE_CHECKING

from shipkit.labels.drawing.boxes import Box, Caption, Layout, Rule, Style, sorted_out
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.drawing.look import ACCENT, GREY, LINE
from shipkit.labels.forms.calibration import crosses
from shipkit.labels.pdf.document import write_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from shipkit.labels.drawing.boxes import Field, Static
    from shipkit.labels.forms.calibration import Point
    from shipkit.labels.pdf.pages import Form, Page

    Part = Iterator[Static | Field]

# Millimetres: between crosses, an arm of one, an arm of A and B.
_STEP, _ARM, _LONG_ARM = 10, 1.5, 4.0
_TINY = Style(4.5, 4, colour=GREY, valign="top")
# From here on there is room for two lines that say what to do.
_ROOM_W, _ROOM_H = 120.0, 70.0
_SAID_X, _SAID_Y = 29.0, 32.5
_SAID = (
    "Print at 100 %, never fitted to the page. From the left and the top edge of the paper, measure where A and B are.",
    "按 100% 打印，不要“适合页面”。从纸的左边和上边量到 A、B 两个十字的中心。",
)


def calibration_page(width: float, height: float) -> Page:
    """The test grid of a paper, in millimetres: a cross every 10 mm with its place, rulers at the edges, A and B.

    Errors: InvalidInput for a paper too small for it.
    """
    maker = PageMaker(width, height)
    maker.put(_grid(width, height), {})
    return maker.page()


def calibration_parts(width: float, height: float) -> list[Form]:
    """What the page names, drawn, for `write_pdf`."""
    return [static_form(_grid(width, height))]


def write_calibration(width: float, height: float, file: BinaryIO) -> None:
    """Write the test grid of a paper as a PDF. Errors: InvalidInput."""
    write_pdf([calibration_page(width, height)], file, forms=calibration_parts(width, height), title="Calibration")


@lru_cache(maxsize=8)
def _grid(width: float, height: float) -> Layout:
    named = crosses(width, height)
    says = width >= _ROOM_W and height >= _ROOM_H
    said = Box(_SAID_X, _SAID_Y, width - 2 * _SAID_X, 15) if says else Box(0, 0, 0, 0)
    parts = (_rulers(width, height), _crosses(width, height, said), _said(said) if says else (), _named(*named))
    return sorted_out("grid", width, height, chain(*parts))


def _crosses(width: float, height: float, but: Box) -> Part:
    for x, y in product(range(_STEP, int(width) - 5, _STEP), range(_STEP, int(height) - 5, _STEP)):
        if but.holds(Box(x, y, 0, 0)):
            continue
        yield Rule(x - _ARM, y, x + _ARM, y, LINE)
        yield Rule(x, y - _ARM, x, y + _ARM, LINE)
        yield Caption(Box(x + 0.7, y + 0.7, 8.4, 2.0), f"{x} {y}", _TINY)


def _rulers(width: float, height: float) -> Part:
    """Every millimetre along the four edges: what the printer cuts off can be counted."""
    for x in range(1, int(width) + 1):
        length = _tick(x)
        yield Rule(x, 0, x, length, LINE)
        yield Rule(x, height, x, height - length, LINE)
    for y in range(1, int(height) + 1):
        length = _tick(y)
        yield Rule(0, y, length, y, LINE)
        yield Rule(width, y, width - length, y, LINE)


def _tick(at: int) -> float:
    return 5.0 if at % 10 == 0 else 3.5 if at % 5 == 0 else 2.0


def _named(a: Point, b: Point) -> Part:
    for name, (x, y) in (("A", a), ("B", b)):
        yield Rule(x - _LONG_ARM, y, x + _LONG_ARM, y, 0.6, ACCENT)
        yield Rule(x, y - _LONG_ARM, x, y + _LONG_ARM, 0.6, ACCENT)
        yield Caption(Box(x - 5.0, y - 5.0, 4.4, 4.6), name, Style(12, bold=True, colour=ACCENT, align="right"))


def _said(box: Box) -> Part:
    for line, words in enumerate(_SAID):
        style = Style(8, 4.5, bold=not line, align="center")
        yield Caption(Box(box.x, box.y + 2.0 + 5.5 * line, box.w, 5), words, style)
