"""Lines of glyphs as dots, for text the printer has no letters for.

HarfBuzz, which shaped the line, fills its outlines too. A dot is ink from `INK` of its area on: heads spread a
little, but thin strokes of small type would break at one half.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from shipkit.labels.text.fonts import STROKE, face_of_resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shipkit.labels.text.lines import Line

INK = 112  # of 255
_BITS = bytes(48 + (covered >= INK) for covered in range(256))
# The operators that `lines` writes: a face, plain glyphs, glyphs with moves between them, a rise, a stroke.
_OPERATOR = re.compile(
    r"/(?P<face>\w+) 1 Tf|<(?P<plain>[0-9A-F]+)>Tj|\[(?P<moved>[^\]]*)\]TJ|(?P<rise>-?[\d.e-]+) Ts|(?P<mode>\d) Tr"
)
_MOVE = re.compile(r"<([0-9A-F]+)>|(-?[\d.e+-]+)")


class Dots(NamedTuple):
    """A line as rows of hexadecimal digits from the top, `width` bytes each.

    `left` and `above` are dots from the line's beginning to the first column, and from the baseline up to the top.
    """

    left: int
    above: int
    width: int
    rows: tuple[str, ...]


class _Glyph(NamedTuple):
    font: Any
    id: int
    x: float  # ems from the beginning of the line, and above the baseline
    y: float
    upem: int


@lru_cache(maxsize=2048)
def dots_of(line: Line, size: float) -> Dots | None:
    """A line at `size` dots to the em; None when it has no ink."""
    import uharfbuzz as hb

    draw = hb.RasterDraw()
    for glyph in _glyphs(line.ops):
        scale = size / glyph.upem
        draw.transform = (scale, 0.0, 0.0, scale, glyph.x * size, glyph.y * size)
        draw.draw_glyph(glyph.font, glyph.id)
    image = draw.render()
    extents = image.extents
    if not extents.width or not extents.height:
        return None
    spare, bytes_wide = -extents.width % 8, -(-extents.width // 8)
    pixels, stride = image.buffer, extents.stride
    rows = [
        f"{int(pixels[start : start + extents.width].translate(_BITS), 2) << spare:0{2 * bytes_wide}X}"
        for start in range((extents.height - 1) * stride, -1, -stride)
    ]
    return Dots(extents.x_origin, extents.y_origin + extents.height, bytes_wide, tuple(rows))


def _glyphs(ops: str) -> Iterator[_Glyph]:
    """The glyphs of a line, each at its place."""
    x = rise = 0.0
    stroked = False
    resource = ""
    for found in _OPERATOR.finditer(ops):
        match found.lastgroup:
            case "face":
                resource = found["face"]
                face = face_of_resource(resource)
            case "rise":
                rise = float(found["rise"])
            case "mode":
                stroked = found["mode"] == "2"
            case _:
                font = _heavy(resource) if stroked else face.hb_font
                for codes, move in _MOVE.findall(found["moved"] or f"<{found['plain']}>"):
                    if move:
                        x -= float(move) / 1000
                    for at in range(0, len(codes), 4):
                        glyph = face.glyph_of(int(codes[at : at + 4], 16))
                        # HarfBuzz thickens an outline to both sides, but upwards alone.
                        yield _Glyph(font, glyph, x, rise - stroked * STROKE / 2, face.upem)
                        x += face.advance(glyph) / face.upem


@cache
def _heavy(resource: str) -> Any:
    """The font of a face without weights, its outlines thickened as a stroke does on a page."""
    import uharfbuzz as hb

    font = hb.Font(face_of_resource(resource).hb_face)
    font.synthetic_bold = (STROKE, STROKE, True)
    return font
