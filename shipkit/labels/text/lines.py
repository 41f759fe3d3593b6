"""One line of text as glyphs: a string of any script in, PDF operators and a width out.

Most lines are plain: every character is set by itself from a table. A line with a mark, a joiner, an Indic,
Thai or right-to-left letter is split into runs of one face and one direction, put in visual order, and shaped
by HarfBuzz. Glyphs are named by number, so a line needs no font object to be drawn, only to be read.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from shipkit.labels.text import bidi
from shipkit.labels.text.faces import SANS, SIMPLE
from shipkit.labels.text.fonts import ASCENT, DESCENT, STROKE, Face, face, find_face, plain_face

if TYPE_CHECKING:
    from collections.abc import Iterator

_LRM = "\u200e"
# Bidi controls and soft hyphens say nothing on paper; white space of any kind is one space wide.
_UNSEEN: dict[int, str | None] = dict.fromkeys(
    map(ord, "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
)
_UNSEEN |= dict.fromkeys(map(ord, "\t\n\v\f\r\u0085\u2028\u2029\u00a0"), " ")
# A telephone number's groups stay in their order inside right-to-left text: the sign before a plus does that.
_PLUS = re.compile(r"\+(?=[\d(])")
_JOINERS = "\u200c\u200d"
# What a glyph without text of its own is read back as: a joiner no one sees. Without it readers guess.
_NOTHING = "\u200c"


class Use(NamedTuple):
    """Glyphs drawn from one face: those of the characters of `text`, and shaped ones with their source."""

    resource: str
    text: str
    glyphs: tuple[tuple[int, str], ...] = ()


class Line(NamedTuple):
    """A line ready to be drawn at any size.

    `ops` sets it in ems, from the point and at the size of the text matrix before it. `width`, `ascent` and
    `descent` are its advance and its ink's reach in ems. `stroked`: it has glyphs emboldened by a stroke, and
    wants line width and stroke colour set.
    """

    ops: str
    width: float
    ascent: float
    descent: float
    uses: tuple[Use, ...]
    stroked: bool = False
    rtl: bool = False


class NoGlyphError(ValueError):
    """`characters` are in no font we have."""

    def __init__(self, characters: str) -> None:
        super().__init__(f"no font has {characters!r}")
        self.characters = characters


EMPTY = Line("", 0.0, 0.0, 0.0, ())


@lru_cache(maxsize=4096)
def set_line(text: str, *, bold: bool = False, rtl: bool | None = None) -> Line:
    """Set one line. `rtl` is the direction of the paragraph, by default that of its first letter.

    Errors: NoGlyphError naming every character no font has.
    """
    if not text:
        return EMPTY
    if not rtl and (plain := _all_plain(text, bold=bold)):
        return plain
    clean = unicodedata.normalize("NFC", text.translate(_UNSEEN))
    return set_line(clean, bold=bold, rtl=rtl) if clean != text else _mixed(clean, bold=bold, rtl=rtl)


def _all_plain(text: str, *, bold: bool) -> Line | None:
    """The line if nothing in it needs shaping, its faces in turn."""
    sans = face(SANS, bold=bold)
    if sans.learn(text):
        return _plain(text, sans, bold=bold)
    numbers = [plain_face(character) for character in text]
    if None in numbers:
        return None
    runs = groupby(zip(text, numbers, strict=True), key=lambda pair: pair[1])
    return _join([_plain("".join(c for c, _ in run), face(number or 0, bold=bold), bold=bold) for number, run in runs])


def _plain(text: str, face: Face, *, bold: bool) -> Line:
    face.learn(text)
    stroked = bold and face.weight is None
    ascent, descent = ASCENT, DESCENT
    if not face.tall.keys().isdisjoint(text):
        for up, down in map(face.tall.__getitem__, face.tall.keys() & set(text)):
            ascent, descent = max(ascent, up), max(descent, down)
    shown = f"<{''.join(map(face.hexes.__getitem__, text))}>Tj"
    width = sum(map(face.advances.__getitem__, text))
    if text[0] in face.hanging or text[-1] in face.hanging:
        # Room is made for a first letter that hangs out of the line, and for a last one.
        left, right = face.hanging.get(text[0], (0, 0))[0], face.hanging.get(text[-1], (0, 0))[1]
        shown = f"[{-left * 1000 / face.upem:g}{shown[:-2]}{-right * 1000 / face.upem:g}]TJ"
        width += left + right
    return Line(
        f"/{face.resource} 1 Tf {f'2 Tr {shown} 0 Tr ' if stroked else shown}",
        width / face.upem,
        ascent + stroked * STROKE / 2,
        descent + stroked * STROKE / 2,
        (Use(face.resource, text),),
        stroked,
    )


def _join(lines: list[Line], *, rtl: bool = False) -> Line:
    if len(lines) == 1 and not rtl:
        return lines[0]
    return Line(
        "".join(line.ops for line in lines),
        sum(line.width for line in lines),
        max(line.ascent for line in lines),
        max(line.descent for line in lines),
        tuple(use for line in lines for use in line.uses),
        any(line.stroked for line in lines),
        rtl,
    )


class _Run(NamedTuple):
    text: str
    number: int
    level: int


def _mixed(text: str, *, bold: bool, rtl: bool | None) -> Line:
    base = bidi.is_rtl(text) if rtl is None else rtl
    if base or bidi.has_rtl(text):
        text = _PLUS.sub(_LRM + "+", text)
        levels = bidi.levels(text, rtl=base)
    else:
        levels = [0] * len(text)
    runs = list(_runs(text, levels))
    lines = []
    for at in bidi.visual_order([run.level for run in runs]):
        run = runs[at]
        font = face(run.number, bold=bold)
        if run.level % 2 == 0 and run.number in SIMPLE and font.learn(run.text):
            lines.append(_plain(run.text, font, bold=bold))
        else:
            lines.append(_shaped(run.text, font, rtl=bool(run.level % 2), bold=bold))
    return _join(lines, rtl=base)


def _runs(text: str, levels: list[int]) -> Iterator[_Run]:
    """Split at every change of face or level. Errors: NoGlyphError."""
    numbers: list[int] = []
    missing = ""
    for character in text:
        number = _face_in_run(character, numbers[-1] if numbers else SANS)
        if number is None and character not in missing:
            missing += character
        numbers.append(SANS if number is None else number)
    if missing:
        raise NoGlyphError(missing)
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or numbers[end] != numbers[start] or levels[end] != levels[start]:
            if run := text[start:end].replace(_LRM, ""):
                yield _Run(run, numbers[start], levels[start])
            start = end


def _face_in_run(character: str, before: int) -> int | None:
    """Marks, spaces and punctuation stay in the face of what they follow, if it has them."""
    if character in _JOINERS or character == _LRM or "\ufe00" <= character <= "\ufe0f":
        return before
    if unicodedata.category(character)[0] in "MPZ" and face(before).glyph(character):
        return before
    return find_face(character)


class _Glyph(NamedTuple):
    """A glyph at its place: font units right of the run's start and above its baseline."""

    id: int
    cluster: int
    x: int
    y: int
    moves: bool  # whether it takes room of its own, or stands on another


def _shaped(text: str, face: Face, *, rtl: bool, bold: bool) -> Line:
    glyphs, advance = _shape(text, face, rtl=rtl)
    stroked = bold and face.weight is None
    inks = [(face.ink(glyph.id), glyph.y / face.upem) for glyph in glyphs]
    if rtl:
        # Dots are drawn after all letters, so that the letters stay together for whoever reads them back.
        read = sorted(_read_back(text, glyphs), key=lambda pair: pair[1] == _NOTHING)
        glyphs = [glyph for glyph, _ in read]
        uses = [(face.code(glyph.id, source), source) for glyph, source in read]
        shown = _placed(glyphs, [code for code, _ in uses], advance, face)
    else:
        codes = [glyph.id for glyph in glyphs]
        shown = _span(text, _placed(glyphs, codes, advance, face))
        # A reader believes a span only if its font has its characters.
        uses = [*((face.glyph(character), character) for character in text), *((code, "") for code in codes)]
    return Line(
        f"/{face.resource} 1 Tf {f'2 Tr {shown} 0 Tr ' if stroked else shown}",
        advance / face.upem,
        max([ASCENT, *(up + dy for (up, _), dy in inks)]) + stroked * STROKE / 2,
        max([DESCENT, *(down - dy for (_, down), dy in inks)]) + stroked * STROKE / 2,
        (Use(face.resource, "", tuple(uses)),),
        stroked,
    )


def _shape(text: str, face: Face, *, rtl: bool) -> tuple[list[_Glyph], int]:
    """Glyphs from left to right, and how far they move the pen."""
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(face.hb_font, buffer)
    pen = 0
    glyphs = []
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(_Glyph(info.codepoint, info.cluster, pen + at.x_offset, at.y_offset, at.x_advance > 0))
        pen += at.x_advance
    return _indented(glyphs, pen, face)


def _indented(glyphs: list[_Glyph], advance: int, face: Face) -> tuple[list[_Glyph], int]:
    """With room made for ink that hangs out on the left or right: a swash, or a mark without its letter."""
    spans = [face.span(glyph.id) for glyph in glyphs]
    left = max([0, *(-(glyph.x + start) for glyph, (start, _) in zip(glyphs, spans, strict=True))])
    right = max([0, *(glyph.x + end - advance for glyph, (_, end) in zip(glyphs, spans, strict=True))])
    if left:
        glyphs = [glyph._replace(x=glyph.x + left) for glyph in glyphs]
    return glyphs, advance + left + right


def _span(source: str, shown: str) -> str:
    """Marked content that reads as `source` (ISO 32000-1, 14.9.4): vowels of its glyphs may have moved."""
    return f"/Span<</ActualText<FEFF{source.encode('utf-16-be').hex().upper()}>>>BDC {shown} EMC "


def _read_back(text: str, glyphs: list[_Glyph]) -> list[tuple[_Glyph, str]]:
    """Each glyph of a right-to-left run with the text it stands for; a letter's dots stand for nothing."""
    from bidi.mirror import MIRRORED

    starts = sorted({glyph.cluster for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    bodies = {glyph.cluster: glyph for glyph in sorted(glyphs, key=lambda glyph: glyph.moves)}
    read = []
    for glyph in glyphs:
        source = text[glyph.cluster : ends[glyph.cluster]] if bodies[glyph.cluster] is glyph else _NOTHING
        # A bracket is drawn mirrored, and readers turn what they see back again.
        read.append((glyph, MIRRORED.get(source, source)))
    return read


def _placed(glyphs: list[_Glyph], codes: list[int], advance: int, face: Face) -> str:
    """TJ arrays, one for each stretch of equal rise; numbers in them move the pen left by thousandths."""
    pen = 0
    parts: list[str] = []
    ops: list[str] = []
    rise = 0
    for glyph, code in zip(glyphs, codes, strict=True):
        if glyph.y != rise:
            ops += [f"[{''.join(parts)}]TJ"] * bool(parts) + [f" {glyph.y / face.upem:.3g} Ts"]
            parts, rise = [], glyph.y
        if glyph.x != pen:
            parts.append(f"{(pen - glyph.x) * 1000 / face.upem:.5g}")
        parts.append(f"<{code:04X}>")
        pen = glyph.x + face.advance(glyph.id)
    if pen != advance:
        parts.append(f"{(pen - advance) * 1000 / face.upem:.5g}")
    ops.append(f"[{''.join(parts)}]TJ")
    return "".join(ops).replace("><", "") + (" 0 Ts " if rise else "")
