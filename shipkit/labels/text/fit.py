"""Text into a box: as it is, else smaller, else on more lines, else an error that says how much is too much.

Sizes are tried from the style's own down to its floor; at each the text is wrapped into as many lines as the
style and the box allow. Words are broken only when nothing else helps.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from shipkit.labels.pdf.pages import POINTS
from shipkit.labels.text.breaks import chunks, pieces
from shipkit.labels.text.fonts import ASCENT, DESCENT
from shipkit.labels.text.lines import Line, set_line

if TYPE_CHECKING:
    from shipkit.labels.drawing.boxes import Style

_STEP = 0.25  # points between the sizes tried
# A text that fits one line at nine tenths of its size is better there than on two lines.
_NEARLY = 0.9
_HAIR = 1e-6


class Fitted(NamedTuple):
    """Lines that fit: their type size, and each with its baseline below the top of the box, in points."""

    size: float
    lines: tuple[tuple[Line, float], ...]


class TooLongError(ValueError):
    """The text is over its box at the smallest size; the message says by how much."""


def fit(text: str, style: Style, width: float, height: float) -> Fitted:
    """Set `text` into `width` by `height` points. A new line in it begins a paragraph.

    Errors: TooLongError; NoGlyphError for a character no font has.
    """
    paragraphs = [(paragraph, style.bold or (style.head and at == 0)) for at, paragraph in enumerate(text.split("\n"))]
    size = _one_line_size(text, style, width)
    while True:
        for force in (False, True) if size <= style.smallest else (False,):
            lines = [
                line
                for paragraph, bold in paragraphs
                for line in _wrap(paragraph, bold, width / size, one=style.lines == 1, force=force)
            ]
            if fitted := _stack(lines, style, size, width, height):
                return fitted
        if size <= style.smallest:
            raise TooLongError(_how_much(text, lines, style, width, height))
        size = max(style.smallest, size - _STEP)


def _one_line_size(text: str, style: Style, width: float) -> float:
    """The size to begin with: a little smaller, if that saves a second line."""
    if "\n" in text or style.lines == 1:
        return style.size
    needed = set_line(text, bold=style.bold or style.head).width * style.size
    if width < needed <= width / _NEARLY and style.size * _NEARLY >= style.smallest:
        return math.floor(style.size * width / needed * 100) / 100
    return style.size


def _wrap(text: str, bold: bool, width: float, *, one: bool, force: bool) -> list[Line]:
    """Lines of at most `width` ems, filled from the first. A word wider than that stands out, unless forced."""
    whole = set_line(text, bold=bold)
    if whole.width <= width or one:
        return [whole]
    lines = [""]
    for word in pieces(text):
        for part in chunks(word, force=force) if _width(word, bold) > width else [word]:
            if lines[-1] and _width(lines[-1] + part, bold) > width:
                lines.append("")
            lines[-1] += part
    return [set_line(line.strip(), bold=bold, rtl=whole.rtl) for line in lines]


def _width(text: str, bold: bool) -> float:
    return set_line(text.rstrip(), bold=bold).width


def _stack(lines: list[Line], style: Style, size: float, width: float, height: float) -> Fitted | None:
    """The lines one under another, or None when they are wider or higher than the box."""
    if any(line.width * size > width + _HAIR for line in lines):
        return None
    leading, above, below = _rhythm(lines, style)
    between = leading * (len(lines) - 1)
    if (style.lines and len(lines) > max(style.lines, 1)) or (above + between + below) * size > height + _HAIR:
        return None
    baseline = _first_baseline(style, height / size, above, between, below)
    return Fitted(size, tuple((line, (baseline + n * leading) * size) for n, line in enumerate(lines)))


def _rhythm(lines: list[Line], style: Style) -> tuple[float, float, float]:
    """In ems: from baseline to baseline, and what the first line has above and the last below its own."""
    leading = max([style.leading, *(a.descent + b.ascent for a, b in pairwise(lines))])
    return leading, max(ASCENT, lines[0].ascent), max(DESCENT, lines[-1].descent)


def _first_baseline(style: Style, height: float, above: float, between: float, below: float) -> float:
    """Where the first baseline lies, in ems; the same for neighbours of other scripts, where ink allows."""
    match style.valign:
        case "top":
            wanted = above
        case "bottom":
            wanted = height - DESCENT - between
        case _:
            wanted = (height - ASCENT - between - DESCENT) / 2 + ASCENT
    return min(max(wanted, above), height - between - below)


def _how_much(text: str, lines: list[Line], style: Style, width: float, height: float) -> str:
    size = style.smallest
    widest = max(line.width for line in lines) * size
    if widest > width:
        spare = math.ceil(len(text) * (1 - width / widest))
        return (
            f"at {size:g} pt it is {widest / POINTS:.1f} mm wide and has {width / POINTS:.1f} mm; "
            f"about {spare} character{'s' if spare > 1 else ''} too many"
        )
    leading, above, below = _rhythm(lines, style)
    most = max(1, int((height / size - above - below) / leading + 1 + _HAIR))
    most = min(most, style.lines or most)
    if most >= len(lines):  # one line, of letters taller than the box
        high, room = (above + below) * size / POINTS, height / POINTS
        return f"at {size:g} pt its letters are {high:.1f} mm high and have {room:.1f} mm"
    spare = math.ceil(len(text) * (1 - most / len(lines)))
    return f"at {size:g} pt it takes {len(lines)} lines and has {most}; about {spare} characters too many"
