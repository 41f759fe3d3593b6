"""A text in its box: the printer's font where that has the characters and surely fits, else a picture of our own.

Lines, sizes and baselines are those of the page, from `fit`. A plain text that fits its box at its own size, as most
do, or a little squeezed, needs none of that and is written at once.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from shipkit.labels.errors import missing_glyph, too_long
from shipkit.labels.pdf.pages import POINTS
from shipkit.labels.text.fit import TooLongError, fit
from shipkit.labels.text.fonts import ASCENT, DESCENT
from shipkit.labels.text.lines import NoGlyphError
from shipkit.labels.zpl import commands, font0

if TYPE_CHECKING:
    from shipkit.findings import Finding
    from shipkit.labels.drawing.boxes import Box, Style
    from shipkit.labels.text.fit import Fitted
    from shipkit.labels.text.lines import Line
    from shipkit.labels.zpl.scale import Scale

# A line at nine tenths of its width is better than a smaller one, or two.
_NEARLY = 0.9


class TextField:
    """Writes values into one box of a label."""

    def __init__(self, name: str, box: Box, style: Style, scale: Scale) -> None:
        self._name = name
        self._style = style
        self._scale = scale
        self._box = box
        self._left = scale.x(box.x)
        self._room = scale.x(box.right) - self._left
        self._block = "" if style.align in {"left", "start"} else commands.block_of(self._room, style.align)
        self._size = round(scale.size(style.size))
        # The widest line at the style's size, in thousandths of it; none where that is no size of the printer.
        self._widest = self._room * 1000 // self._size if self._size >= font0.LEAST_DOTS else -1
        # The same for a line that is squeezed a little; what is printed is narrower than what is reckoned with.
        self._nearly = self._room * 1000 // max(font0.LEAST_DOTS, math.ceil(self._size * _NEARLY))
        self._most = style.lines or math.inf
        ems = box.h * POINTS / style.size
        self._spare = ems - ASCENT - DESCENT
        self._one_line = self._head(self._baseline(0.0), self._size, self._size)
        # A desk's own address stands on every label of a batch.
        self._known = lru_cache(maxsize=64)(self._set)

    def __call__(self, value: str) -> str | Finding:
        """The commands for a value, or why there are none."""
        width = font0.low_width(value)
        if width is not None and self._spare >= 0:
            if width <= self._widest:
                return self._one_line + commands.data(value)
            if width <= self._nearly and self._widest > 0:
                return self._head(self._baseline(0.0), self._size, self._room * 1000 // width) + commands.data(value)
        try:
            return self._plain_block(value) or self._known(value)
        except NoGlyphError as error:
            return missing_glyph(self._name, error.characters)
        except TooLongError as error:
            return too_long(self._name, value, str(error))

    def _head(self, baseline: float, height: int, width: int) -> str:
        """Everything of a line but its data; `baseline` is points below the top of the box."""
        row = self._scale.y(self._box.y + baseline / POINTS)
        return commands.text_head(self._left, row, height, width, self._block)

    def _baseline(self, between: float) -> float:
        """Where `fit` puts the first of plain lines, the last of which is `between` ems lower; in points."""
        spare = self._spare - between
        down = {"top": 0.0, "bottom": spare}.get(self._style.valign, spare / 2)
        return (ASCENT + down) * self._style.size

    def _plain_block(self, value: str) -> str:
        """Paragraphs of one plain line each, if they fit as they are."""
        lines = value.split("\n")
        leading = self._style.leading
        between = leading * (len(lines) - 1)
        if not 1 < len(lines) <= self._most or between > self._spare or leading < ASCENT + DESCENT:
            return ""
        for line in lines:
            width = font0.low_width(line)
            if width is None or width > self._widest:
                return ""
        first = self._baseline(between)
        return "\n".join(
            [
                self._head(first + n * leading * self._style.size, self._size, self._size) + commands.data(line)
                for n, line in enumerate(lines)
            ]
        )

    def _set(self, value: str) -> str:
        """A text of any kind. Errors: NoGlyphError, TooLongError."""
        fitted = fit(value, self._style, self._box.w * POINTS, self._box.h * POINTS)
        native = font0.has(value.replace("\n", ""))
        return "\n".join(filter(None, self._lines(fitted, native=native)))

    def _lines(self, fitted: Fitted, *, native: bool) -> list[str]:
        size = self._scale.size(fitted.size)
        height = round(size)
        share = self._share(rtl=fitted.lines[0][0].rtl)
        written = []
        for line, baseline in fitted.lines:
            text = "".join(use.text for use in line.uses)
            # The printer squeezes what could be wider than the box; our own line is not.
            width = min(height, self._room * 1000 // max(1, font0.most_width(text))) if native else 0
            if width >= font0.LEAST_DOTS:
                written.append(self._head(baseline, height, width) + commands.data(text))
            else:
                left = self._left + (self._room - line.width * size) * share
                written.append(_picture(line, size, left, self._scale.y(self._box.y + baseline / POINTS)))
        return written

    def _share(self, *, rtl: bool) -> float:
        return {"left": 0.0, "center": 0.5, "right": 1.0, "start": float(rtl)}[self._style.align]


def _picture(line: Line, size: float, left: float, baseline: int) -> str:
    from shipkit.labels.zpl.raster import dots_of

    dots = dots_of(line, size)
    return commands.picture(round(left) + dots.left, baseline - dots.above, dots.width, dots.rows) if dots else ""
