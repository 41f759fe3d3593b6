"""Captions of the waybill in the languages of its paper, each measured into its box.

A caption says all of its languages where they fit side by side, else the first alone: a narrow box keeps its
English and loses its Chinese, and never the other way round.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from shipkit.errors import InvalidInput
from shipkit.findings import Finding
from shipkit.labels.drawing.boxes import Box, Caption
from shipkit.labels.drawing.look import CAPTION, CAPTION_H, TRACKING
from shipkit.labels.pdf.pages import POINTS
from shipkit.labels.text.lines import NoGlyphError, set_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shipkit.labels.documents.words import Words
    from shipkit.labels.drawing.boxes import Style

_HAIR = 1e-6
_SIZES = 20  # sizes are whole twentieths of a point


def small_caps(
    words: Words, key: str, x: float, y: float, w: float, *, right: bool = False, style: Style = CAPTION
) -> Caption:
    """The caption above a value. Errors: as `fitted`."""
    style = replace(style, align="right") if right else style
    return fitted(key, [text.upper() for text in words.forms(key)], Box(x, y, w, CAPTION_H), style, TRACKING)


def heading(words: Words, key: str, box: Box, style: Style) -> Caption:
    """Words that are not in capitals. Errors: as `fitted`."""
    return fitted(key, words.forms(key), box, style)


def fitted(key: str, texts: Sequence[str], box: Box, style: Style, tracking: float = 0.0) -> Caption:
    """The first of `texts` that fits, as large as it fits with the space between its letters.

    Errors: InvalidInput naming the word that is too long for its box or has no glyph.
    """
    for text in texts:
        width = _width(key, text, style, tracking)
        size = min(style.size, math.floor((box.w * POINTS / width + _HAIR) * _SIZES) / _SIZES)
        if size >= style.smallest:
            exact = replace(style, size=size, floor=size)
            if style.align == "right":
                # Drawing does not count the space between letters when it aligns, so the place is counted here.
                wide = width * size / POINTS
                return Caption(Box(box.right - wide, box.y, wide, box.h), text, replace(exact, align="left"), tracking)
            return Caption(box, text, exact, tracking)
    why = f"{texts[-1]!r} is too long for {box.w:.1f} mm at {style.smallest:g} pt"
    raise InvalidInput(f"the word {key} does not fit the waybill", [Finding(key, why, "words-too-long")])


def _width(key: str, text: str, style: Style, tracking: float) -> float:
    """How wide a text's ink is in ems; behind the last letter no space is seen."""
    try:
        return set_line(text, bold=style.bold).width + tracking * (len(text) - 1)
    except NoGlyphError as error:
        why = f"no font here has {error.characters!r}"
        raise InvalidInput(f"the word {key} cannot be set", [Finding(key, why, "glyph-missing")]) from None
